"""Where the focus goes when what had it is disabled, hidden or built anew: on, never nowhere.

Qt moves it on from a single widget, but not out of a box that is disabled as a whole, nor from what is taken away to be
built anew; whoever works by keyboard would begin at the top of the window again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLayout, QWidget
from shiboken6 import isValid

from smdesk.ui.kit import layouts, taborder

#: What has just been put into a layout is shown a moment later.
SOON_MS = 1


def go_on(lost: QWidget) -> None:
    """To the next widget that takes it; nowhere where it was given up on purpose."""
    if not lost.isEnabled() or not lost.isVisible():
        _give(after(lost))


class _Kept:
    """A focus on its way back. `landed` is where Qt has put it meanwhile, which is nobody's wish."""

    def __init__(self, host: QWidget, name: str, home: Callable[[], QWidget] | None) -> None:
        self.host, self.name, self.home = host, name, home
        self.landed = host.window().focusWidget()


_under_way: list[_Kept] = []


@contextmanager
def kept(layout: QLayout, home: Callable[[], QWidget] | None = None, *, same: bool = True) -> Iterator[None]:
    """While a layout is emptied: what is built in it at once gets the focus that was inside: the widget of the same
    name where there is one and it is about the `same`, else the `home` from which the layout is filled, without one
    the first in it. Where nothing is, or somebody else takes it meanwhile, it stays there.

    What the window would give the keys to counts, also while a question that was asked from inside has them: when that
    is answered, the button that asked is often gone. What Qt has put inside, on its way back to another layout, is not
    taken for a focus that was there.
    """
    host = layouts.host(layout)
    focus = host.window().focusWidget() if host is not None else None
    passing = [each for each in _under_way if focus is not None and each.landed is focus]
    inside = focus is not None and any(each.isAncestorOf(focus) or each is focus for each in layouts.widgets(layout))
    inside = inside and not passing
    name = focus.objectName() if focus is not None and inside and same else ""
    if host is not None and inside and home is not None and not host.isActiveWindow():
        home().setFocus()  # the window may get the keys back before the timer
    yield
    if host is not None:
        for each in passing:
            each.landed = host.window().focusWidget()
        if inside:
            _under_way.append(_Kept(host, name, home))
            QTimer.singleShot(SOON_MS, partial(_settle, _under_way[-1]))


def _settle(one: _Kept) -> None:
    _under_way.remove(one)
    host, name, home, landed = one.host, one.name, one.home, one.landed
    if not isValid(host) or host.window().focusWidget() is not landed:
        return
    like = (each for each in taborder.read(host) if each.objectName() == name and _takes(each)) if name else iter(())
    found = next(like, None)
    if found is None and home is not None:
        _give(home())
        return
    found = found or after(host)
    if found is not None and (landed is None or host.isAncestorOf(found)):
        _give(found)


def _give(widget: QWidget | None) -> None:
    if widget is not None:
        widget.setFocus(Qt.FocusReason.TabFocusReason)


def after(start: QWidget) -> QWidget | None:
    """The next in the order of the Tab key; the first inside of what holds others."""
    return next((each for each in taborder.following(start) if _takes(each)), None)


def _takes(widget: QWidget) -> bool:
    wants = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return wants and widget.isEnabled() and widget.isVisible()
