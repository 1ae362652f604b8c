"""Floating surfaces where nothing composes windows (plain X11): cut to their shape, for see-through would be black."""

from __future__ import annotations

import ctypes
import logging
import math
from functools import cache

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QGuiApplication, QRegion
from PySide6.QtWidgets import QWidget

log = logging.getLogger(__name__)

#: Whoever composes the first screen owns this selection (EWMH, “_NET_WM_CM_Sn”).
_OWNED = b"_NET_WM_CM_S0"


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Reply(ctypes.Structure):
    """Of `InternAtom` and of `GetSelectionOwner`: both say one number, in the same place."""

    _fields_ = (
        ("kind", ctypes.c_uint8), ("pad", ctypes.c_uint8), ("sequence", ctypes.c_uint16),
        ("length", ctypes.c_uint32), ("number", ctypes.c_uint32),
    )  # fmt: skip


@cache
def composed() -> bool:
    """True where a window may be see-through; asked once, for a compositor seldom comes and goes."""
    if QGuiApplication.platformName() != "xcb":
        return True
    try:
        return bool(_owner())
    except (OSError, AttributeError, ValueError) as error:
        log.info("nobody can be asked whether windows are composed: %s", error)
        return False


def _owner() -> int:
    """The window of the compositor, 0 for none. Qt has no public way to ask; its own library of X11 has."""
    xcb, libc = ctypes.CDLL("libxcb.so.1"), ctypes.CDLL(None)
    xcb.xcb_connect.restype = ctypes.c_void_p
    for name in ("xcb_intern_atom", "xcb_get_selection_owner"):
        getattr(xcb, name).restype = _Cookie
        getattr(xcb, f"{name}_reply").restype = ctypes.POINTER(_Reply)
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    try:
        if xcb.xcb_connection_has_error(connection):
            return 0
        asked = xcb.xcb_intern_atom(connection, 0, ctypes.c_uint16(len(_OWNED)), _OWNED)
        atom = _number(libc, xcb.xcb_intern_atom_reply(connection, asked, None))
        asked = xcb.xcb_get_selection_owner(connection, ctypes.c_uint32(atom))
        return _number(libc, xcb.xcb_get_selection_owner_reply(connection, asked, None))
    finally:
        xcb.xcb_disconnect(connection)


def _number(libc: ctypes.CDLL, reply: ctypes._Pointer[_Reply]) -> int:
    if not reply:
        return 0
    number = int(reply.contents.number)
    libc.free(reply)
    return number


def cut(surface: QWidget, inner: QRectF, radius: float) -> None:
    """Leave nothing of a floating widget around its surface where it cannot be see-through."""
    if composed():
        return
    rect, reach = inner.toAlignedRect(), round(radius)
    region = QRegion(rect.adjusted(0, reach, 0, -reach))
    for line in range(reach):  # a polygon of so small a curve would be a corner cut off straight
        inset = round(reach - math.sqrt(reach**2 - (reach - line - 0.5) ** 2))
        for y in (rect.top() + line, rect.bottom() - line):
            region = region.united(QRect(rect.left() + inset, y, rect.width() - 2 * inset, 1))
    surface.setMask(region)
