"""Notifications of a Linux desktop, asked for directly over D-Bus, with answers when one is clicked.

Desktop Notifications Specification 1.2 (freedesktop.org). The tray of Qt reaches the notification server only with
a StatusNotifier host and never hears of a click, so this speaks to the server itself. All of it happens on one
connection, because some servers tell of a click only to the connection that sent the notification.
"""

from __future__ import annotations

import html
import importlib
import logging
import os
import selectors
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from enum import IntEnum
from typing import Any

from smdesk.core.content import MediaItem
from smdesk.core.records import dataclass

log = logging.getLogger(__name__)

_NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
#: The action that a click on the notification itself invokes (specification, "Actions").
DEFAULT = "default"
#: Seconds after which a server that was not there is looked for again.
RETRY_S = 30.0
_ASK_S = 5.0  # seconds that a server may take to start and say what it can


class Urgency(IntEnum):
    """The specification's levels."""

    LOW = 0
    NORMAL = 1
    CRITICAL = 2


@dataclass(frozen=True, slots=True)
class Note:
    """One notification. A second one of the same `tag` takes the place of the first, if that is still there."""

    tag: str
    summary: str
    body: str = ""
    actions: tuple[tuple[str, str], ...] = ()  # key, words of the button
    urgency: Urgency = Urgency.NORMAL
    picture: MediaItem | None = None  # of the one post it is about; shown where we draw the notification ourselves
    seconds: float | None = None  # how long it stays; None: as the server likes, 0: until it is answered


class Notifications:
    """Sends from a thread of its own; any thread may call it. A server without buttons gets no note that has some.

    `invoked(tag, action)` and `unsent(note)` are called from that thread (`unsent` also from the caller's, where the
    server is known to be missing): whoever is told must not touch widgets.
    """

    def __init__(
        self,
        app_name: str,
        icon: str,
        invoked: Callable[[str, str], None],
        unsent: Callable[[Note], None],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """`icon` is a path or the name of an icon; `app_name` also the name of the program's .desktop file."""
        self._app_name = app_name
        self._icon = icon
        self._invoked = invoked
        self._unsent = unsent
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._orders: deque[Note | str] = deque()  # a note to show, or the tag of one to take away
        self._thread: threading.Thread | None = None
        self._serving = False  # the thread takes what is ordered; it may live a moment longer
        self._wake: tuple[int, int] | None = None
        self._stopping = False
        self._failed_at: float | None = None
        self.capabilities: frozenset[str] = frozenset()

    def show(self, note: Note) -> None:
        """Show it soon. Where no server can be found, `unsent` is given it."""
        with self._lock:
            too_soon = self._failed_at is not None and self._monotonic() - self._failed_at < RETRY_S
            if self._stopping or (not self._serving and too_soon):
                refused = not self._stopping
            else:
                refused = False
                self._orders.append(note)
                self._ring() if self._serving else self._begin()
        if refused:
            self._unsent(note)

    def withdraw(self, tag: str) -> None:
        """Take a notification away, if it is still there."""
        with self._lock:
            if self._serving and not self._stopping:
                self._orders.append(tag)
                self._ring()

    def stop(self) -> None:
        """Take away what can be clicked, end the thread and wait for it; a second call does nothing."""
        with self._lock:
            self._stopping = True
            thread = self._thread
            self._ring()
        if thread is not None:
            thread.join()
        with self._lock:
            self._forget_pipe()

    # -- beginning, under the lock ------------------------------------------------------------------------------

    def _begin(self) -> None:
        self._forget_pipe()
        self._wake = os.pipe()
        self._thread = threading.Thread(target=self._run, args=(self._wake[0],), name="notifications")
        self._thread.start()
        self._serving = True
        self._ring()

    def _ring(self) -> None:
        if self._wake is not None:
            with suppress(OSError):
                os.write(self._wake[1], b"x")

    def _forget_pipe(self) -> None:
        if self._wake is not None:
            for end in self._wake:
                os.close(end)
            self._wake = None

    # -- the thread ---------------------------------------------------------------------------------------------

    def _run(self, wake: int) -> None:
        left: list[Note] = []
        try:
            with _Talk(self._app_name, self._icon, self._invoked, self._unsent) as talk:
                self.capabilities = talk.capabilities
                self._serve(talk, wake, left)
        except (ImportError, OSError, EOFError, ValueError, RuntimeError) as error:
            log.info("no notifications over D-Bus: %s", type(error).__name__)
            self._failed_at = self._monotonic()
        finally:
            with self._lock:
                self._serving = False
                left += [order for order in self._orders if isinstance(order, Note)]
                self._orders.clear()
        for note in left:
            self._unsent(note)

    def _serve(self, talk: _Talk, wake: int, left: list[Note]) -> None:
        """Until told to stop. `left` holds the note that was being sent when the bus went away."""
        with selectors.DefaultSelector() as selector:
            selector.register(talk.sock, selectors.EVENT_READ)
            selector.register(wake, selectors.EVENT_READ)
            while True:
                ready = {key.fd for key, _ in selector.select()}
                if wake in ready:
                    os.read(wake, 4096)
                talk.listen()
                with self._lock:
                    orders, stopping = list(self._orders), self._stopping
                    self._orders.clear()
                if stopping:
                    talk.farewell()
                    return
                for place, order in enumerate(orders):
                    left[:] = [each for each in orders[place:] if isinstance(each, Note)]
                    talk.obey(order)
                left.clear()


class _Talk:
    """One connection to the session bus and the notifications that it has sent."""

    def __init__(
        self, app_name: str, icon: str, invoked: Callable[[str, str], None], unsent: Callable[[Note], None]
    ) -> None:
        self._app_name = app_name
        self._icon = icon
        self._invoked = invoked
        self._unsent = unsent
        self._jeepney = importlib.import_module("jeepney")
        self._address = self._jeepney.DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
        self._sent: dict[int, Note] = {}  # serial of the call → what it asked for, until it is answered
        self._shown: dict[int, Note] = {}  # the server's number → what stands there
        self._connection = _connected()
        self.sock = self._connection.sock
        try:
            self.capabilities = self._ask()
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> _Talk:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._connection.close()

    def obey(self, order: Note | str) -> None:
        """Show a note, or take away the one of a tag."""
        if isinstance(order, Note):
            self._notify(order)
        else:
            self._close([number for number, note in self._shown.items() if note.tag == order])

    def farewell(self) -> None:
        """Take away what nobody will hear the click of any more."""
        self._close([number for number, note in self._shown.items() if note.actions])

    def listen(self) -> None:
        """Everything that has arrived."""
        with suppress(TimeoutError):
            while True:
                self._hear(self._connection.receive(timeout=0))

    def _ask(self) -> frozenset[str]:
        jeepney = self._jeepney
        rule = jeepney.MatchRule(type="signal", interface=_NAME, path=_PATH)
        questions = (jeepney.message_bus.AddMatch(rule), jeepney.new_method_call(self._address, "GetCapabilities"))
        answers = [self._connection.send_and_get_reply(question, timeout=_ASK_S) for question in questions]
        if any(answer.header.message_type is jeepney.MessageType.error for answer in answers):
            raise ConnectionError("no notification server")
        return frozenset(str(each) for each in answers[1].body[0])

    def _notify(self, note: Note) -> None:
        if note.actions and "actions" not in self.capabilities:
            self._unsent(note)  # its buttons are what it is for
            return
        replaces = next((number for number, shown in self._shown.items() if shown.tag == note.tag), 0)
        actions = [text for pair in note.actions for text in pair]
        hints = {"urgency": ("y", int(note.urgency)), "desktop-entry": ("s", self._app_name)}
        body = html.escape(note.body, quote=False) if "body-markup" in self.capabilities else note.body
        timeout = -1 if note.seconds is None else round(note.seconds * 1000)
        told = (self._app_name, replaces, self._icon, note.summary, body, actions, hints, timeout)
        self._sent[self._send("Notify", "susssasa{sv}i", told)] = note

    def _close(self, numbers: list[int]) -> None:
        for number in numbers:
            self._send("CloseNotification", "u", (number,))
            self._shown.pop(number, None)

    def _send(self, method: str, signature: str, body: tuple[Any, ...]) -> int:
        serial = int(next(self._connection.outgoing_serial))
        message = self._jeepney.new_method_call(self._address, method, signature, body)
        self._connection.send(message, serial=serial)
        return serial

    def _hear(self, message: Any) -> None:
        kinds, fields = self._jeepney.MessageType, self._jeepney.HeaderFields
        kind, said = message.header.message_type, message.header.fields
        if kind in {kinds.method_return, kinds.error}:
            note = self._sent.pop(said.get(fields.reply_serial, -1), None)
            if note is not None and kind is kinds.error:
                self._unsent(note)
            elif note is not None:
                self._shown[int(message.body[0])] = note
        elif kind is kinds.signal and said.get(fields.interface) == _NAME:
            self._signalled(said.get(fields.member), message.body)

    def _signalled(self, member: str, body: tuple[Any, ...]) -> None:
        note = self._shown.get(int(body[0])) if body else None
        if note is None:
            return  # of another program
        if member == "ActionInvoked":
            self._invoked(note.tag, str(body[1]))
        elif member == "NotificationClosed":
            del self._shown[int(body[0])]


def _connected() -> Any:
    """A connection to the session bus. Raises ImportError, OSError, ValueError, KeyError as a RuntimeError."""
    blocking = importlib.import_module("jeepney.io.blocking")
    try:
        return blocking.open_dbus_connection(bus="SESSION")
    except KeyError:  # jeepney looks the address up in the environment
        raise RuntimeError("no session bus") from None
