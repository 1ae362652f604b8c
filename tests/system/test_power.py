"""Sleep, stalls and clock jumps told apart; logind's word where there is a system bus, silence where there is none."""

from __future__ import annotations

import importlib
import subprocess
import threading
import time
from datetime import UTC, datetime

import pytest

from smdesk.core.clock import FakeClock, SystemClock
from smdesk.system import netstate, power
from smdesk.system.power import Gap, Jump, LogindListener, SleepDetector

EVERY = 20.0


class Computer:
    """Three clocks as a computer has them."""

    def __init__(self, *, has_boottime: bool = True, monotonic_sleeps: bool = True) -> None:
        self.clock = FakeClock(datetime(2026, 10, 19, 9, tzinfo=UTC))
        self.boot = 5000.0
        self.monotonic_sleeps = monotonic_sleeps
        self.detector = SleepDetector(self.clock, EVERY, (lambda: self.boot) if has_boottime else (lambda: None))

    def run(self, seconds: float = EVERY) -> None:
        self.clock.advance(seconds)
        self.boot += seconds

    def sleep(self, seconds: float) -> None:
        if self.monotonic_sleeps:
            self.clock.jump(seconds)
        else:
            self.clock.advance(seconds)
        self.boot += seconds

    def set(self, seconds: float) -> None:
        self.clock.jump(seconds)


@pytest.mark.parametrize("has_boottime", [True, False])
def test_while_all_is_well_nothing_is_told(has_boottime):
    computer = Computer(has_boottime=has_boottime)
    for drift in (0, 0.4, -0.4, 3, 15):
        computer.run(EVERY + drift)
        computer.set(drift / 10)
        assert computer.detector.tick() == ()


@pytest.mark.parametrize("has_boottime", [True, False])
@pytest.mark.parametrize("monotonic_sleeps", [True, False])
def test_sleep_is_a_gap_of_its_length(has_boottime, monotonic_sleeps):
    computer = Computer(has_boottime=has_boottime, monotonic_sleeps=monotonic_sleeps)
    computer.run(12)
    computer.sleep(3600)
    computer.run(8)
    (gap,) = computer.detector.tick()
    assert isinstance(gap, Gap)
    assert gap.seconds == pytest.approx(3600, abs=EVERY)
    computer.run()
    assert computer.detector.tick() == ()


def test_a_stopped_process_is_a_gap():
    computer = Computer()
    computer.run(300)
    assert computer.detector.tick() == (Gap(280),)


@pytest.mark.parametrize("has_boottime", [True, False])
def test_a_clock_set_back_is_a_jump(has_boottime):
    computer = Computer(has_boottime=has_boottime)
    computer.run()
    computer.set(-3600)
    assert computer.detector.tick() == (Jump(-3600),)


def test_a_clock_set_forward_is_a_jump_where_it_can_be_told_from_sleep():
    computer = Computer()
    computer.run()
    computer.set(3600)
    assert computer.detector.tick() == (Jump(3600),)
    blind = Computer(has_boottime=False)
    blind.run()
    blind.set(3600)
    assert blind.detector.tick() == (Gap(3600),)


def test_sleep_and_a_jump_at_once_are_both_told():
    computer = Computer()
    computer.sleep(1000)
    computer.run()
    computer.set(-500)
    assert computer.detector.tick() == (Gap(1000), Jump(-500))


def test_the_computers_own_clocks_agree():
    detector = SleepDetector(SystemClock(), EVERY)
    assert detector.tick() == ()
    assert power.boottime() is None or power.boottime() > 0


def test_a_clock_that_is_moved_by_hand_is_not_compared_with_the_computers(clock):
    detector = SleepDetector(clock, EVERY)
    clock.advance(EVERY)
    assert detector.tick() == ()
    clock.jump(7200)
    assert detector.tick() == (Gap(7200),)


def test_without_a_system_bus_nothing_is_heard_and_nothing_breaks(monkeypatch, tmp_path, caplog):
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/none")
    listener = LogindListener(lambda asleep: None)
    with caplog.at_level("INFO", "smdesk.system.power"):
        assert listener.start() is False
    assert "does not tell about sleep" in caplog.text
    listener.stop()


def test_without_jeepney_nothing_breaks(monkeypatch):
    real = importlib.import_module

    def missing(name, *args):
        if name.startswith("jeepney"):
            raise ImportError(name)
        return real(name, *args)

    monkeypatch.setattr(importlib, "import_module", missing)
    assert LogindListener(lambda asleep: None).start() is False


CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><listen>unix:path={path}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>
"""


@pytest.fixture
def bus(tmp_path, monkeypatch):
    """A message bus of our own in the place of the system's."""
    path = tmp_path / "bus"
    (tmp_path / "bus.conf").write_text(CONFIG.format(path=path))
    daemon = subprocess.Popen(["dbus-daemon", f"--config-file={tmp_path}/bus.conf", "--nofork", "--nopidfile"])
    limit = time.monotonic() + 20
    while not path.exists():
        assert daemon.poll() is None
        assert time.monotonic() < limit
        time.sleep(0.02)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={path}")
    yield daemon
    daemon.terminate()
    daemon.wait(10)


@pytest.fixture
def logind(bus):
    """Somebody who speaks as logind on that bus."""
    jeepney = importlib.import_module("jeepney")
    blocking = importlib.import_module("jeepney.io.blocking")
    with blocking.open_dbus_connection(bus="SYSTEM") as connection:
        connection.send_and_get_reply(jeepney.message_bus.RequestName("org.freedesktop.login1"))
        place = jeepney.DBusAddress(
            "/org/freedesktop/login1", bus_name="org.freedesktop.login1", interface="org.freedesktop.login1.Manager"
        )
        yield lambda name, asleep: connection.send(jeepney.new_signal(place, name, "b", (asleep,)))


class Heard:
    def __init__(self) -> None:
        self.words: list[bool] = []
        self.came = threading.Semaphore(0)

    def __call__(self, asleep: bool) -> None:
        self.words.append(asleep)
        self.came.release()


@pytest.mark.servers
def test_logind_is_heard_going_to_sleep_and_waking(logind):
    heard = Heard()
    listener = LogindListener(heard)
    assert listener.start() is True
    try:
        logind("PrepareForSleep", True)
        logind("PrepareForShutdown", True)
        logind("PrepareForSleep", False)
        assert heard.came.acquire(timeout=10)
        assert heard.came.acquire(timeout=10)
        assert heard.words == [True, False]
    finally:
        began = time.monotonic()
        listener.stop()
    assert time.monotonic() - began < 5
    logind("PrepareForSleep", True)
    assert heard.words == [True, False]
    assert listener.start() is True  # it can be started again
    listener.stop()
    listener.stop()


@pytest.mark.servers
def test_a_bus_without_logind_is_told_at_once(bus):
    assert LogindListener(lambda asleep: None).start() is False


@pytest.mark.servers
def test_the_end_of_the_bus_ends_the_listener_quietly(logind, bus, caplog):
    listener = LogindListener(lambda asleep: None)
    with caplog.at_level("INFO", "smdesk.system.power"):
        assert listener.start() is True
        bus.terminate()
        bus.wait(10)
        limit = time.monotonic() + 10
        while listener._thread.is_alive() and time.monotonic() < limit:
            time.sleep(0.02)
        assert not listener._thread.is_alive()
    listener.stop()
    assert "has gone" in caplog.text


class NoRoute:
    def __init__(self, *args) -> None:
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args) -> None:
        pass

    def connect(self, address) -> None:
        raise OSError(101, "Network is unreachable")


class Route(NoRoute):
    name = "192.168.1.7"

    def connect(self, address) -> None:
        pass

    def getsockname(self) -> tuple[str, int]:
        return self.name, 1


def test_a_route_is_known_without_a_packet(monkeypatch):
    monkeypatch.setattr(netstate.socket, "socket", NoRoute)
    assert netstate.has_route() is False
    monkeypatch.setattr(netstate.socket, "socket", Route)
    assert netstate.has_route() is True
    monkeypatch.setattr(Route, "name", "127.0.0.1")
    assert netstate.has_route() is False
