"""Notifications over D-Bus: what is sent, what comes back, and what happens where nobody listens."""

from __future__ import annotations

import itertools
import queue
import socket
import threading
from types import SimpleNamespace

import pytest
from jeepney import HeaderFields, MessageType

from smdesk.system import notifications
from smdesk.system.notifications import DEFAULT, Note, Notifications, Urgency

WAIT_S = 5.0


class Bus:
    """A session bus with a notification server, as far as one connection sees them."""

    def __init__(self, capabilities=("actions", "body"), *, known=True) -> None:
        self.capabilities, self.known = capabilities, known
        self.calls: queue.Queue[tuple[str, tuple]] = queue.Queue()
        self.refuse = False
        self.closed = threading.Event()
        self._numbers = itertools.count(41)
        self._inbox: queue.Queue = queue.Queue()
        self.sock, self._far = socket.socketpair()
        self.outgoing_serial = itertools.count(1)

    # -- what jeepney's connection offers

    def send_and_get_reply(self, message, timeout):
        assert timeout > 0
        member = message.header.fields[HeaderFields.member]
        kind = MessageType.method_return if self.known or member == "AddMatch" else MessageType.error
        return self._message(kind, (list(self.capabilities),))

    def send(self, message, serial):
        member = message.header.fields[HeaderFields.member]
        self.calls.put((member, message.body))
        if member != "Notify":
            return
        number = message.body[1] or next(self._numbers)
        kind = MessageType.error if self.refuse else MessageType.method_return
        self.arrive(self._message(kind, (number,), {HeaderFields.reply_serial: serial}))

    def receive(self, timeout):
        assert timeout == 0
        try:
            message = self._inbox.get_nowait()
        except queue.Empty:
            raise TimeoutError from None
        self.sock.recv(1)
        if isinstance(message, Exception):
            raise message
        return message

    def close(self):
        self.sock.close()
        self._far.close()
        self.closed.set()

    # -- what the test does

    def arrive(self, message):
        self._inbox.put(message)
        self._far.send(b"x")

    def signal(self, member, *body, interface="org.freedesktop.Notifications"):
        fields = {HeaderFields.interface: interface, HeaderFields.member: member}
        self.arrive(self._message(MessageType.signal, body, fields))

    def call(self, member="Notify"):
        told, body = self.calls.get(timeout=WAIT_S)
        assert told == member
        return body

    @staticmethod
    def _message(kind, body, fields=None):
        return SimpleNamespace(header=SimpleNamespace(message_type=kind, fields=fields or {}), body=body)


class Desk:
    """Notifications and what they tell."""

    def __init__(self, clock=None) -> None:
        self.invoked: queue.Queue[tuple[str, str]] = queue.Queue()
        self.unsent: queue.Queue[Note] = queue.Queue()
        self.notes = Notifications(
            "smdesk", "/icons/smdesk.svg", lambda *told: self.invoked.put(told), self.unsent.put, clock or (lambda: 0.0)
        )


@pytest.fixture
def bus(monkeypatch):
    made = Bus()
    monkeypatch.setattr(notifications, "_connected", lambda: made)
    return made


@pytest.fixture
def desk():
    made = Desk()
    yield made
    made.notes.stop()


NOTE = Note(
    "publication:7", "Out", "Fish & chips <b>", ((DEFAULT, "Open"), ("later", "Later")), Urgency.CRITICAL, seconds=0
)


def test_a_note_arrives_with_its_buttons_urgency_and_time(bus, desk):
    desk.notes.show(NOTE)
    name, replaces, icon, summary, body, actions, hints, timeout = bus.call()
    assert (name, replaces, icon, summary) == ("smdesk", 0, "/icons/smdesk.svg", "Out")
    assert body == "Fish & chips <b>"
    assert actions == ["default", "Open", "later", "Later"]
    assert hints == {"urgency": ("y", 2), "desktop-entry": ("s", "smdesk")}
    assert timeout == 0


def test_the_server_decides_how_long_where_nothing_is_asked(bus, desk):
    desk.notes.show(Note("a", "b"))
    assert bus.call()[7] == -1
    desk.notes.show(Note("c", "d", seconds=12))
    assert bus.call()[7] == 12_000


@pytest.mark.parametrize(
    ("capabilities", "body"),
    [(("body-markup", "actions"), "Fish &amp; chips &lt;b&gt;"), (("body", "actions"), "Fish & chips <b>")],
)
def test_what_the_server_cannot_do_is_not_asked_of_it(bus, desk, capabilities, body):
    bus.capabilities = capabilities
    desk.notes.show(NOTE)
    told = bus.call()
    assert told[4] == body
    assert len(told[5]) == 4
    assert desk.notes.capabilities == set(capabilities)


def test_a_server_without_buttons_is_given_only_what_has_none(bus, desk):
    bus.capabilities = ("body",)
    desk.notes.show(NOTE)
    desk.notes.show(Note("a", "b"))
    assert bus.call()[3] == "b"
    assert desk.unsent.get(timeout=WAIT_S) == NOTE


def test_a_click_comes_back_with_the_tag(bus, desk):
    desk.notes.show(NOTE)
    bus.call()
    bus.signal("ActionInvoked", 99, DEFAULT)  # of another program
    bus.signal("ActionInvoked", 41, DEFAULT, interface="org.example.Other")
    bus.signal("ActionInvoked", 41, "later")
    assert desk.invoked.get(timeout=WAIT_S) == ("publication:7", "later")
    assert desk.invoked.empty()


def test_the_same_tag_takes_the_place_of_what_still_stands(bus, desk):
    desk.notes.show(NOTE)
    bus.call()
    bus.signal("ActionInvoked", 41, DEFAULT)  # so that the answer to Notify has surely been read
    desk.invoked.get(timeout=WAIT_S)
    desk.notes.show(Note("publication:7", "Again"))
    assert bus.call()[1] == 41


def test_what_was_closed_is_neither_replaced_nor_heard(bus, desk):
    desk.notes.show(NOTE)
    bus.call()
    bus.signal("NotificationClosed", 41, 2)
    bus.signal("ActionInvoked", 41, DEFAULT)
    desk.notes.show(Note("publication:7", "Again"))
    assert bus.call()[1] == 0
    assert desk.invoked.empty()


def test_a_note_can_be_taken_away(bus, desk):
    desk.notes.show(NOTE)
    desk.notes.show(Note("other", "x"))
    bus.call()
    bus.call()
    bus.signal("ActionInvoked", 42, DEFAULT)
    desk.invoked.get(timeout=WAIT_S)
    desk.notes.withdraw("publication:7")
    desk.notes.withdraw("never shown")
    assert bus.call("CloseNotification") == (41,)


def test_stopping_takes_away_what_could_be_clicked_and_ends_the_thread(bus, desk):
    desk.notes.show(NOTE)
    desk.notes.show(Note("quiet", "x"))
    bus.call()
    bus.call()
    bus.signal("ActionInvoked", 42, DEFAULT)
    desk.invoked.get(timeout=WAIT_S)
    desk.notes.stop()
    assert bus.call("CloseNotification") == (41,)
    assert bus.calls.empty()
    assert bus.closed.is_set()
    desk.notes.stop()
    desk.notes.show(NOTE)  # after the end: neither shown nor handed on
    assert desk.unsent.empty()


def test_stopping_what_never_began_is_nothing(desk):
    desk.notes.stop()


def test_without_a_bus_the_note_is_handed_back(desk):
    # the test's environment has no session bus
    desk.notes.show(NOTE)
    assert desk.unsent.get(timeout=WAIT_S) == NOTE


def test_without_a_server_the_note_is_handed_back(bus, desk):
    bus.known = False
    desk.notes.show(NOTE)
    assert desk.unsent.get(timeout=WAIT_S) == NOTE
    assert bus.closed.wait(WAIT_S)


def test_a_note_that_the_server_refuses_is_handed_back(bus, desk):
    bus.refuse = True
    desk.notes.show(NOTE)
    assert desk.unsent.get(timeout=WAIT_S) == NOTE


def test_a_missing_server_is_looked_for_again_later(monkeypatch):
    now = [0.0]
    desk = Desk(lambda: now[0])
    tried = []

    def none():
        tried.append(now[0])
        raise OSError("no bus")

    monkeypatch.setattr(notifications, "_connected", none)
    desk.notes.show(NOTE)
    desk.unsent.get(timeout=WAIT_S)
    now[0] = notifications.RETRY_S - 1
    desk.notes.show(NOTE)
    assert desk.unsent.get(timeout=WAIT_S) == NOTE
    assert tried == [0.0]
    now[0] = notifications.RETRY_S + 1
    bus = Bus()
    monkeypatch.setattr(notifications, "_connected", lambda: bus)
    desk.notes._thread.join()
    desk.notes.show(NOTE)
    assert bus.call()[3] == "Out"
    desk.notes.stop()


def test_what_is_shown_while_a_missing_server_is_being_told_is_not_lost(monkeypatch):
    told, go_on = queue.Queue(), threading.Event()

    def unsent(note):
        told.put(note)
        if threading.current_thread() is not threading.main_thread():
            go_on.wait(WAIT_S)

    def none():
        raise OSError("no bus")

    monkeypatch.setattr(notifications, "_connected", none)
    notes = Notifications("smdesk", "", lambda *_told: None, unsent, lambda: 0.0)
    notes.show(NOTE)
    assert told.get(timeout=WAIT_S) == NOTE
    notes.show(Note("second", "Out too"))  # its thread has given up and still lives
    assert told.get_nowait().tag == "second"
    go_on.set()
    notes.stop()


def test_a_bus_that_goes_away_hands_back_what_was_under_way(bus, desk):
    desk.notes.show(NOTE)
    bus.call()

    def gone(_message, serial):
        raise BrokenPipeError(f"gone at {serial}")

    bus.send = gone
    desk.notes.show(Note("late", "x"))
    assert desk.unsent.get(timeout=WAIT_S) == Note("late", "x")
    assert bus.closed.wait(WAIT_S)


def test_notes_that_come_at_once_all_arrive_in_order(bus, desk):
    for number in range(20):
        desk.notes.show(Note(f"n{number}", str(number)))
    assert [bus.call()[3] for _ in range(20)] == [str(number) for number in range(20)]
