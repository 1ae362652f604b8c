"""Tray and notifications on a real desk: what is told, where a click leads, and what closing the window means."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QDialog, QLabel, QMainWindow, QPushButton, QStackedWidget, QSystemTrayIcon, QWidget

from smdesk.core.events import AttentionNeeded, ChannelsChanged, PublicationsChanged
from smdesk.core.publication import Act, State
from smdesk.core.settings import Scope
from smdesk.core.slots import Slot
from smdesk.core.walltime import from_utc, in_zone, resolve
from smdesk.db import Database
from smdesk.gui import Desk
from smdesk.services.channels import ChannelsService
from smdesk.services.publications.service import PublishingService
from smdesk.services.settings import SettingsService
from smdesk.services.zone import computer_zone
from smdesk.system.notifications import DEFAULT, Note, Urgency
from smdesk.ui.kit import dates
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.picture import Picture
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.popover import MARGIN
from smdesk.ui.kit.widgets import column
from smdesk.ui.shell.background import Background
from smdesk.ui.shell.panel import MOST, WIDTH
from smdesk.ui.shell.tray import Tray
from smdesk.ui.shell.trayicon import Standing, standing
from tests.ui.helpers import dialog


class Recorder:
    """A desktop's notifications as they would stand there."""

    def __init__(self) -> None:
        self.notes: list[Note] = []
        self.gone: list[str] = []
        self.stopped = False

    def show(self, note):
        self.notes.append(note)

    def withdraw(self, tag):
        self.gone.append(tag)

    def stop(self):
        self.stopped = True


@pytest.fixture
def shown():
    return Recorder()


@pytest.fixture
def told(ui, shown, qtbot):
    made = Background(ui, desktop=shown)
    made.start()
    yield made
    made.stop()
    made.deleteLater()


@pytest.fixture(autouse=True)
def _forget():
    QSettings("smdesk", "window").remove("told")


def some(ui, state, **wanted):
    views = ui.runtime.publishing.views(states=[state])
    return next(view for view in views if all(getattr(view, name) == value for name, value in wanted.items()))


def settle(told, ui, monkeypatch, seconds=3):
    """Let so much time go by for the planner."""
    now = ui.now()
    monkeypatch.setattr(type(ui), "now", lambda _self: now + timedelta(seconds=seconds))
    told.notifier.tick()


def attend(told, name, /, **facts):
    told.notifier.hear(AttentionNeeded(code=name, facts=facts))


def test_a_failure_is_told_with_its_reason_and_a_click_opens_it(told, ui, shown, monkeypatch, qtbot):
    view = some(ui, State.FAILED)
    attend(told, "publication_failed", publication=view.id, code=view.error_code)
    settle(told, ui, monkeypatch)
    (note,) = shown.notes
    assert note.summary.startswith("Not published: The oven is being repaired")
    assert f"{view.client} · Practice network {view.channel}" in note.body
    assert ui.language.words.outcome(view.error_code).what in note.body
    assert note.urgency is Urgency.CRITICAL
    with qtbot.waitSignal(told.opened) as heard:
        told.notifier.answer(note.tag, DEFAULT)
    assert heard.args == [view.id]


def test_a_first_comment_that_failed_is_called_after_its_post(told, ui, shown, monkeypatch):
    post, real = some(ui, State.PUBLISHED, kind="post"), told.notifier._view
    failed = replace(some(ui, State.FAILED), id=9999, kind="comment", title="", text="", parent_id=post.id)
    monkeypatch.setattr(told.notifier, "_view", lambda number: failed if number == 9999 else real(number))
    attend(told, "publication_failed", publication=9999, code="comments_closed")
    settle(told, ui, monkeypatch)
    (note,) = shown.notes
    assert note.summary.startswith(f"First comment not published: {(post.title or post.text)[:15]}")


def test_it_speaks_spanish(told, ui, shown, monkeypatch, example_desk):
    ui.language.choose("es")
    view = some(ui, State.UNCONFIRMED)
    attend(told, "publication_unconfirmed", publication=view.id, code="x")
    settle(told, ui, monkeypatch)
    assert view.client in shown.notes[0].body


def test_two_late_ones_are_one_notification(told, ui, shown, monkeypatch):
    late = ui.runtime.publishing.views(states=[State.LATE, State.FAILED], limit=2)
    assert len(late) == 2
    for view in late:
        attend(told, "publication_late", publication=view.id)
    settle(told, ui, monkeypatch)
    (note,) = shown.notes
    assert note.summary.startswith("2 post")


def test_a_broken_account_is_told_once_and_taken_away_when_it_works_again(told, ui, shown, monkeypatch, qtbot):
    channel = ui.runtime.channels.listing(network="practice")[0]
    ui.runtime.channels._mark(channel.id, "token_refused")
    for _ in range(3):
        attend(told, "channel_problem", channel=channel.id, code="token_refused")
    settle(told, ui, monkeypatch)
    (note,) = shown.notes
    assert channel.handle in note.summary
    assert note.body.startswith("Practice network does not accept the token.")
    with qtbot.waitSignal(told.channel) as heard:
        told.notifier.answer(note.tag, DEFAULT)
    assert heard.args == [channel.id]
    ui.runtime.channels._mark(channel.id, "")
    told.notifier.hear(ChannelsChanged((channel.id,)))
    assert shown.gone == [note.tag]


def test_a_keyring_that_tells_nothing_is_no_account_that_is_broken(told, ui, shown, monkeypatch):
    channel = ui.runtime.channels.listing(network="practice")[0]
    ui.runtime.channels._mark(channel.id, "keyring_locked")
    attend(told, "channel_problem", channel=channel.id, code="keyring_locked")
    settle(told, ui, monkeypatch)
    (note,) = shown.notes
    assert note.summary.endswith("cannot be read")


def test_success_is_told_only_to_whoever_wants_to_hear_it(told, ui, shown, monkeypatch):
    view = some(ui, State.PUBLISHED, kind="post")
    fresh = timedelta(seconds=-1)
    monkeypatch.setattr("smdesk.ui.shell.notify._NEWS", ui.now() - view.published_at + timedelta(hours=1))
    told.notifier.hear(PublicationsChanged((view.id,)))
    settle(told, ui, monkeypatch)
    assert shown.notes == []
    ui.settings.set("notify.published", True, scope=Scope.CLIENT, scope_id=view.client_id)
    told.notifier.hear(PublicationsChanged((view.id,)))
    settle(told, ui, monkeypatch, 10)
    assert [note.summary.split(":")[0] for note in shown.notes] == ["Published"]
    monkeypatch.setattr("smdesk.ui.shell.notify._NEWS", fresh)  # and old ones are no news
    told.notifier.hear(PublicationsChanged((view.id,)))
    settle(told, ui, monkeypatch, 200)
    assert len(shown.notes) == 1


def test_a_publication_for_the_person_can_be_put_off_from_the_notification(told, ui, shown, monkeypatch):
    view = some(ui, State.SCHEDULED, mode="assisted")
    now = ui.now()
    attend(told, "assisted_due", publication=view.id)
    settle(told, ui, monkeypatch)
    (note,) = shown.notes
    assert note.actions == (("default", "Publish…"), ("later", "In 15 minutes"), ("another", "Another time…"))
    assert note.seconds == 0
    told.notifier.answer(note.tag, "later")
    moved = ui.runtime.publishing.view(view.id)
    assert timedelta(minutes=14) < moved.due - now < timedelta(minutes=16)
    assert (moved.due.second, moved.due.microsecond) == (0, 0)


def test_what_a_command_sets_in_another_process_is_seen_while_the_window_runs(told, ui, shown, monkeypatch):
    view = some(ui, State.PUBLISHED, kind="post")
    monkeypatch.setattr("smdesk.ui.shell.notify._NEWS", ui.now() - view.published_at + timedelta(hours=1))
    told.notifier.hear(PublicationsChanged((view.id,)))
    settle(told, ui, monkeypatch)
    assert shown.notes == []
    elsewhere = Database(ui.runtime.db.path)  # as a command has it: with a bus that nobody here hears
    SettingsService(elsewhere).set("notify.published", True, scope=Scope.CLIENT, scope_id=view.client_id)
    elsewhere.close()
    ui.settings._kept.clear()  # the moment for which a window keeps what it has read is over
    told.notifier.hear(PublicationsChanged((view.id,)))
    settle(told, ui, monkeypatch, 10)
    assert [note.summary.split(":")[0] for note in shown.notes] == ["Published"]


def test_a_post_elsewhere_is_told_by_this_computers_clock_and_that_of_its_client(told, ui, shown, monkeypatch):
    view = some(ui, State.FAILED)
    far = replace(view, due=datetime(2026, 11, 28, 5, 55, tzinfo=UTC), wall=datetime(2026, 11, 27, 23, 55),
                  zone="America/Mexico_City")  # fmt: skip
    monkeypatch.setattr(told.notifier, "_view", lambda _number: far)
    monkeypatch.setattr("smdesk.ui.shell.notify.computer_zone", lambda: "Europe/Madrid")
    attend(told, "publication_failed", publication=view.id, code=view.error_code)
    settle(told, ui, monkeypatch)
    assert "· 06:55 (23:55 in Mexico City)" in shown.notes[0].body


def test_one_post_to_two_channels_is_one_that_is_told_with_its_name(told, ui, shown, monkeypatch):
    view = some(ui, State.LATE)
    views = {view.id: view, 9999: replace(view, id=9999, network="instagram", channel="other")}
    monkeypatch.setattr(told.notifier, "_view", views.get)
    for number in views:
        attend(told, "publication_late", publication=number)
    settle(told, ui, monkeypatch)
    (note,) = shown.notes
    assert note.summary.startswith("Missed its time: ")
    assert f"Practice network {view.channel}, Instagram other" in note.body


@pytest.mark.parametrize(("code", "reason"), [("publication_failed", "outcome"), ("publication_late", "decide")])
def test_several_posts_say_whose_they_are_and_why(told, ui, shown, monkeypatch, code, reason):
    view = some(ui, State.FAILED)
    others = [replace(view, id=9000 + n, post_id=9000 + n, client=f"Client {n}") for n in range(4)]
    monkeypatch.setattr(told.notifier, "_view", {each.id: each for each in others}.get)
    for each in others:
        attend(told, code, publication=each.id, code="content_refused")
    settle(told, ui, monkeypatch)
    (note,) = shown.notes
    places, why = note.body.split("\n")
    assert places.startswith("Client 0 · Practice network ")
    assert places.endswith(f"Client 2 · Practice network {view.channel}, and 1 more")
    assert why == (
        ui.language.words.outcome("content_refused").what if reason == "outcome"
        else "Nothing of it is sent before you decide."
    )  # fmt: skip


@pytest.mark.parametrize(("minutes", "told_at"), [((5, 5), "06:05 · "), ((5, 9), "from 06:05 on · ")])
def test_several_posts_to_come_say_when(told, ui, shown, monkeypatch, minutes, told_at):
    monkeypatch.setattr(type(ui), "publishes", property(lambda _self: True))
    monkeypatch.setattr("smdesk.ui.shell.notify.computer_zone", lambda: "UTC")
    monkeypatch.setattr(type(ui), "now", lambda _self: datetime(2026, 11, 28, 6, 0, tzinfo=UTC))
    view = some(ui, State.SCHEDULED, mode="auto")
    dues = [datetime(2026, 11, 28, 6, minute, tzinfo=UTC) for minute in minutes]
    both = [
        replace(view, id=9000 + n, post_id=9000 + n, due=due, wall=due.replace(tzinfo=None), next_step="wait_due")
        for n, due in enumerate(dues)
    ]
    real = type(ui.runtime.publishing).views
    monkeypatch.setattr(
        type(ui.runtime.publishing), "views",
        lambda self, **wanted: [each for each in both if each.id in wanted["ids"]] if "ids" in wanted
        else both if wanted.get("states") == [State.SCHEDULED] else real(self, **wanted),
    )  # fmt: skip
    told.notifier.tick()
    settle(told, ui, monkeypatch)
    (note,) = shown.notes
    assert note.summary == "2 posts go out soon"
    assert note.body == f"{told_at}{view.client} · Practice network {view.channel}"


def test_what_is_near_is_announced_by_the_clients_own_lead(told, ui, shown, monkeypatch):
    monkeypatch.setattr(type(ui), "publishes", property(lambda _self: True))
    view = some(ui, State.SCHEDULED, mode="auto")
    zone = ui.runtime.clients.show(view.client_id).zone
    ui.runtime.publishing.move(view.id, from_utc(ui.now() + timedelta(minutes=40), zone))
    told.notifier.tick()
    settle(told, ui, monkeypatch)
    assert not [note for note in shown.notes if note.summary.startswith("Soon")]
    ui.settings.set("notify.lead", 60, scope=Scope.CLIENT, scope_id=view.client_id)
    told.notifier._ticks = 0
    told.notifier.tick()
    settle(told, ui, monkeypatch)
    assert [note for note in shown.notes if note.summary.startswith("Soon")]


def test_trouble_with_the_desk_is_told_in_its_own_words(told, ui, shown, monkeypatch):
    attend(told, "disk_full", path="/data")
    attend(told, "something_of_no_words", path="/data")
    settle(told, ui, monkeypatch)
    (note,) = shown.notes
    assert "/data" in note.summary


def test_do_not_disturb_is_kept(told, ui, shown, monkeypatch):
    ui.settings.set("notify.quiet_until", ui.now() + timedelta(hours=1))
    attend(told, "publication_failed", publication=some(ui, State.FAILED).id, code="refused")
    settle(told, ui, monkeypatch)
    assert shown.notes == []


def test_after_the_end_nothing_is_told(told, ui, shown):
    told.stop()
    assert shown.stopped
    ui.bridge.heard.emit(AttentionNeeded(code="disk_full", facts={"path": "/"}))
    assert told.notifier._planner._groups == {}


# -- the tray ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, Standing.RUNNING),
        ({"waiting": 2}, Standing.HOLDING),
        ({"away": True, "waiting": 2}, Standing.OFFLINE),
        ({"away": True, "paused": True}, Standing.PAUSED),
        ({"paused": True, "waiting": 2}, Standing.PAUSED),
        ({"broken": 1, "paused": True}, Standing.PROBLEM),
        ({"publishes": False, "broken": 1}, Standing.STOPPED),
    ],
)
def test_the_most_serious_state_shows(facts, expected):
    usual = {"publishes": True, "paused": False, "broken": 0, "waiting": 0, "away": False}
    assert standing(**{**usual, **facts}) is expected


def test_every_state_has_its_own_picture(ui):
    tray = Tray(ui)
    pictures = {}
    for state in Standing:
        tray.standing = state
        image = tray.picture(3).pixmap(22, 22).toImage()
        pictures[state] = bytes(image.constBits())
    assert len(set(pictures.values())) == len(Standing)
    tray.stop()


def texts(menu):
    return [action.text() for action in menu.actions() if action.text()]


def test_the_menu_says_what_is_due_and_what_comes_next(told, ui, qtbot):
    tray = told.tray
    tray.look()
    said = texts(tray._menu)
    assert tray.due
    assert tray.coming
    assert any("Rye bread" in text for text in said)
    assert "Open smdesk" in said
    assert "Quit" in said
    line = next(action for action in tray._menu.actions() if "Rye bread" in action.text())
    line = line.menu().actions()[0] if line.menu() else line
    with qtbot.waitSignal(told.opened) as heard:
        line.trigger()
    assert heard.args == [next(view.id for view in tray.due if "Rye" in view.text)]


def test_what_waits_for_the_hand_can_be_put_off_from_the_menu_and_ideas_and_settings_are_near(told, ui, qtbot):
    tray = told.tray
    tray.look()
    by_hand = next(view for view in tray.due if view.state is State.ASSISTED)
    offered = next(action.menu() for action in tray._menu.actions() if action.text() == tray._line(by_hand))
    assert texts(offered) == [
        "Publish…", "In 15 minutes", "In an hour", "Another time…", "It is published…", "Leave out…",
    ]  # fmt: skip
    acts = {action.text(): action for action in offered.actions()}
    for name, act in (("It is published…", Act.SAY_PUBLISHED), ("Leave out…", Act.SKIP)):
        with qtbot.waitSignal(told.acting) as asked:
            acts[name].trigger()
        assert asked.args == [by_hand.id, act]
    for name, signal in (("Publish…", told.opened), ("Another time…", told.moving)):
        with qtbot.waitSignal(signal) as heard:
            acts[name].trigger()
        assert heard.args == [by_hand.id]
    before = ui.now()
    acts["In an hour"].trigger()
    moved = ui.runtime.publishing.view(by_hand.id)
    assert timedelta(minutes=58) < moved.due - before <= timedelta(minutes=61)
    for name, place in (("Quick idea…", Place("composer", stage="idea")), ("Settings…", Place("settings"))):
        with qtbot.waitSignal(told.asked) as heard:
            next(action for action in tray._menu.actions() if action.text() == name).trigger()
        assert heard.args == [place]


def test_each_line_names_its_network(told, ui):
    """Two channels of one post often have the same name."""
    tray = told.tray
    tray.look()
    line = tray._line(tray.coming[0])
    assert line.endswith(f"· {network_name(tray.coming[0].network)} {tray.coming[0].channel}")
    here, there = (tray._line(replace(tray.coming[0], network=each, channel="@oldmill")) for each in ("instagram", "x"))
    assert here.endswith("Instagram @oldmill")
    assert here != there


def test_what_waits_for_the_hand_goes_to_the_next_slot_from_the_menu(told, ui):
    told.tray.look()
    by_hand = next(view for view in told.tray.due if view.state is State.ASSISTED)
    ui.runtime.channels.set_slots(by_hand.channel_id, [Slot(2, time(10)), Slot(5, time(13, 30))])
    told.tray._draw_anew()
    offered = next(action.menu() for action in told.tray._menu.actions() if action.text() == told.tray._line(by_hand))
    slot = ui.runtime.publishing.next_slot(by_hand.channel_id, post=by_hand.post_id)
    at, now = (in_zone(each, computer_zone()) for each in (resolve(slot).instant, ui.now()))
    told_as = f"Next slot: {dates.short_moment(ui, at, now.date())}"
    next(action for action in offered.actions() if action.text() == told_as).trigger()
    moved = ui.runtime.publishing.view(by_hand.id)
    assert (moved.state, moved.wall) == (State.SCHEDULED, slot.local)


@pytest.mark.parametrize(("act", "title"), [(Act.SAY_PUBLISHED, "It is published"), (Act.SKIP, "Leave out 1 post?")])
def test_what_the_menu_asks_for_is_asked_about_in_the_window(example_desk, ui, act, title):
    window = example_desk.window
    by_hand = some(ui, State.ASSISTED)
    window.background.tray.acting.emit(by_hand.id, act)
    asked = dialog(window.router.made["publish"])
    assert title in [each.text() for each in asked.findChildren(QLabel)]
    asked.reject()


def test_the_icon_tells_that_there_is_no_way_out(example_desk, ui, monkeypatch, qtbot):
    window, way = example_desk.window, [False]
    monkeypatch.setattr("smdesk.ui.shell.statusbar.has_route", lambda: way[0])
    monkeypatch.setattr(PublishingService, "numbers", lambda *_args: {})
    monkeypatch.setattr(ChannelsService, "listing", lambda *_args, **_kw: [])
    tray = window.background.tray
    window.line.look_at_network()
    qtbot.waitUntil(lambda: tray.standing is Standing.OFFLINE)
    assert tray._tip().startswith("smdesk: Offline")
    way[0] = True
    window.line.look_at_network()
    qtbot.waitUntil(lambda: tray.standing is Standing.RUNNING)


def test_a_post_that_goes_to_two_channels_is_one_line(told, ui):
    tray = told.tray
    tray.look()
    first = tray.coming[0]
    tray.coming = [first, replace(first, id=first.id + 1000, network="instagram"), replace(first, post_id=0)]
    lines = tray._lines()[len(tray.due) :]
    assert [number for number, _text in lines] == [first.id, first.id]
    assert lines[0][1].endswith(f"{network_name(first.network)}, Instagram")


def test_what_comes_next_is_told_with_its_day(told, ui):
    now = ui.now()
    later = some(ui, State.SCHEDULED)
    for view in ui.runtime.publishing.views(states=[State.SCHEDULED]):
        ui.runtime.publishing.move(view.id, from_utc(now + timedelta(days=3, minutes=view.id), view.zone))
    told.tray.look()
    assert told.tray.coming
    day = dates.short_day(ui, in_zone(told.tray.coming[0].due, computer_zone()))
    assert any(day in text for text in texts(told.tray._menu))
    assert f"next {day}" in told.tray._tip()
    at = in_zone(now, computer_zone()).replace(hour=23, minute=59)
    assert told.tray._when(replace(later, due=at)) == "23:59"


def test_pausing_and_quiet_are_asked_for_from_the_menu(told, ui, example_desk, qtbot):
    told.tray.look()
    pause = next(a.menu() for a in told.tray._menu.actions() if a.menu() and "Pause" in a.text())
    with qtbot.waitSignal(told.pause) as heard:
        pause.actions()[0].trigger()
    assert timedelta(minutes=59) < heard.args[0] - ui.now() <= timedelta(hours=1)
    with qtbot.waitSignal(told.pause) as heard:
        pause.actions()[2].trigger()
    assert heard.args == [None]
    quiet = next(a.menu() for a in told.tray._menu.actions() if a.menu() and "notify" in a.text())
    quiet.actions()[0].trigger()
    assert ui.settings.get("notify.quiet_until") > ui.now()
    qtbot.waitUntil(lambda: "Notify again" in texts(told.tray._menu))
    ui.runtime.publishing.pause()
    qtbot.waitUntil(lambda: "Go on publishing" in texts(told.tray._menu))
    assert told.tray.standing in {Standing.PAUSED, Standing.PROBLEM}


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_pause_is_told_also_where_something_needs_the_person(told, ui, example_desk, language):
    ui.language.choose(language)
    needs, paused, nothing = {
        "en": ("Something needs you", "Publishing is paused", "Nothing is due"),
        "es": ("Algo te necesita", "La publicación está en pausa", "Nada pendiente de salir"),
    }[language]
    told.tray.look()
    assert texts(told.tray._menu)[0] == needs
    assert paused not in told.tray._tip()
    ui.runtime.publishing.pause()
    told.tray.look()
    assert texts(told.tray._menu)[:2] == [needs, paused]
    assert f"{needs} · {paused}" in told.tray._tip()
    assert nothing not in texts(told.tray._menu)
    ui.runtime.publishing.resume()
    told.tray.look()
    assert paused not in texts(told.tray._menu)


def test_without_a_tray_the_window_is_made_small_and_it_is_said_once(told, ui, shown, example_desk, monkeypatch, qtbot):
    assert not QSystemTrayIcon.isSystemTrayAvailable()
    monkeypatch.setattr(type(ui), "publishes", property(lambda _self: True))
    for _ in range(2):
        assert told.close_window(example_desk.window)
        assert example_desk.window.isMinimized()
        told.bring_back(example_desk.window)
        assert not example_desk.window.isMinimized()
    assert [note.tag for note in shown.notes] == ["told:minimised"]
    with qtbot.waitSignal(told.window):
        told.notifier.answer("told:minimised", DEFAULT)


def test_without_a_tray_it_says_so_once(told, monkeypatch):
    said = []
    told.said.connect(lambda text, _undo: said.append(text))
    monkeypatch.setattr("smdesk.ui.shell.tray.LOOKS", 2)
    for _ in range(4):
        told.tray._find()
    assert len(said) == 1
    assert "no tray" in said[0]


def test_a_window_that_publishes_nothing_is_not_kept(told, ui, example_desk, monkeypatch):
    monkeypatch.setattr(type(ui), "publishes", property(lambda _self: False))
    monkeypatch.setattr(ui, "begins", False)
    assert not told.close_window(example_desk.window)
    assert example_desk.window.isVisible()


def test_a_window_that_is_about_to_publish_is_kept_and_says_nothing_else(told, ui, example_desk, monkeypatch):
    monkeypatch.setattr(type(ui), "publishes", property(lambda _self: False))
    monkeypatch.setattr(Tray, "available", property(lambda _self: True))
    monkeypatch.setattr(ui, "begins", True)
    told.tray.look()
    assert told.tray.standing is not Standing.STOPPED
    assert told.close_window(example_desk.window)
    monkeypatch.setattr(ui, "begins", False)
    told.tray.look()
    assert told.tray.standing is Standing.STOPPED


def test_with_a_tray_the_window_goes_and_the_program_stays(told, ui, shown, example_desk, monkeypatch):
    monkeypatch.setattr(type(ui), "publishes", property(lambda _self: True))
    monkeypatch.setattr(Tray, "available", property(lambda _self: True))
    for _ in range(2):
        assert told.close_window(example_desk.window)
        assert not example_desk.window.isVisible()
        told.bring_back(example_desk.window)
        assert example_desk.window.isVisible()
    assert [note.tag for note in shown.notes] == ["told:hidden"]


# -- our own panel ----------------------------------------------------------------------------------------------------


@pytest.mark.dressed
def test_what_the_desktop_refuses_stands_in_a_panel_of_our_own_without_taking_the_focus(
    told, ui, shown, monkeypatch, qtbot
):
    view = some(ui, State.SCHEDULED, mode="assisted")
    attend(told, "assisted_due", publication=view.id)
    settle(told, ui, monkeypatch)
    told.notifier._not_sent.emit(shown.notes[0])
    qtbot.waitUntil(lambda: len(told.panel.cards) == 1)
    (card,) = told.panel.cards
    assert card.isVisible()
    assert card.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert card.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert card.width() - 2 * MARGIN == WIDTH
    assert card.geometry().right() == card.screen().availableGeometry().right()
    assert card.accessibleName() == shown.notes[0].summary
    words = [each.text() for each in card.findChildren(QPushButton) if each.text()]
    assert words == ["Publish…", "In 15 minutes", "Another time…"]
    assert not card.timer.isActive()  # it waits for an answer
    wide = {each.width() for each in card.findChildren(QPushButton) if each.text()}
    assert max(wide) - min(wide) <= 1
    assert card.findChild(QLabel, "age").text() == "now"
    card.born -= timedelta(minutes=125)
    card.tell_age()
    assert card.findChild(QLabel, "age").text() == "2 h ago"
    picture = card.findChild(Picture)
    assert (picture is not None) == (view.picture is not None)
    with qtbot.waitSignal(told.moving) as heard:
        card.findChild(QPushButton, "answer-another").click()
    assert heard.args == [view.id]
    assert told.panel.cards == []


@pytest.mark.dressed
def test_the_panel_lets_go_of_what_waits_for_no_answer_and_of_what_is_over(told, qtbot, monkeypatch):
    monkeypatch.setattr("smdesk.ui.shell.panel.STAYS_MS", 30)
    told.panel.show(Note("news", "It is out", actions=((DEFAULT, "Open"),)))
    told.panel.show(Note("due", "Publish now", actions=((DEFAULT, "Publish…"),), seconds=0))
    assert [card.note.tag for card in told.panel.cards] == ["news", "due"]
    assert told.panel.cards[0].geometry().bottom() - 2 * MARGIN < told.panel.cards[1].y()
    qtbot.waitUntil(lambda: [card.note.tag for card in told.panel.cards] == ["due"])
    for number in range(6):
        told.panel.show(Note(f"n{number}", "x"))
    assert len(told.panel.cards) == MOST
    assert told.panel.cards[0].note.tag == "due"
    told.notifier._withdraw(["due"])
    assert "due" not in [card.note.tag for card in told.panel.cards]
    told.stop()
    assert told.panel.cards == []


@pytest.mark.dressed
def test_a_card_leaves_the_buttons_of_a_page_free(told, ui, qtbot):
    window, pages = QMainWindow(), QStackedWidget()
    body = QWidget()
    body.setLayout(column(pages, spacing=0))
    window.setCentralWidget(body)
    qtbot.addWidget(window)
    told.panel.show(Note("due", "Publish now", actions=((DEFAULT, "Publish…"),), seconds=0))
    told.panel.show(Note("other", "Publish that", actions=((DEFAULT, "Publish…"),), seconds=0))
    first, second = told.panel.cards
    screen = first.screen().availableGeometry()
    assert first.y() == screen.top()
    window.setGeometry(screen.adjusted(0, 30, 0, 0))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: first.y() > screen.top())
    header = pages.mapToGlobal(pages.rect().topLeft()).y() + ui.theme.px("header")
    assert first.y() == header
    assert second.y() >= first.geometry().bottom() - MARGIN


# -- accesses that end ------------------------------------------------------------------------------------------------


def ending(ui, monkeypatch, ends):
    """A channel whose network says when its access ends."""
    channels = ui.runtime.channels
    listing = channels.listing
    view = listing(network="practice")[0]

    def told(*args, **kwargs):
        return [
            replace(each, facts={**each.facts, "expires_at": ends[0].isoformat()}) if each.id == view.id else each
            for each in listing(*args, **kwargs)
        ]

    monkeypatch.setattr(channels, "listing", told)
    return view


def about_access(shown):
    return [note for note in shown.notes if "access" in note.summary]


def look_again(told, ui, monkeypatch, moment):
    """Both looks of the planner, at a moment."""
    for seconds in (0, 120):
        monkeypatch.setattr(type(ui), "now", lambda _self, seconds=seconds: moment + timedelta(seconds=seconds))
        told.notifier._ticks = 0
        told.notifier.tick()


def test_an_access_that_ends_is_told_once_a_week_before_and_leads_to_reconnecting(told, ui, shown, monkeypatch, qtbot):
    now = ui.now()
    ends = [now + timedelta(days=30)]
    view = ending(ui, monkeypatch, ends)
    look_again(told, ui, monkeypatch, now)
    assert about_access(shown) == []
    near = ends[0] - timedelta(days=6, hours=12)
    look_again(told, ui, monkeypatch, near)
    look_again(told, ui, monkeypatch, near + timedelta(days=1))
    (note,) = about_access(shown)
    assert note.summary.endswith(f"{view.handle} ends in 7 days")
    assert dates.short_day(ui, in_zone(ends[0], computer_zone())) in note.body
    with qtbot.waitSignal(told.reconnecting) as heard:
        told.notifier.answer(note.tag, DEFAULT)
    assert heard.args == [view.id]
    again = Background(ui, desktop=Recorder())  # the program is started anew
    again.notifier._ticks = 0
    again.notifier.tick()
    again.notifier.tick()
    assert about_access(again.notifier._desktop) == []
    again.stop()
    again.deleteLater()
    ends[0] += timedelta(days=60)
    told.notifier.hear(ChannelsChanged((view.id,)))
    assert note.tag in shown.gone


def test_who_does_not_want_to_hear_of_accesses_does_not(told, ui, shown, monkeypatch):
    now = ui.now()
    ending(ui, monkeypatch, [now + timedelta(days=2)])
    ui.settings.set("notify.expiring", False)
    look_again(told, ui, monkeypatch, now)
    assert about_access(shown) == []


def test_the_notification_opens_the_dialog_that_connects_it_again(example_desk, ui, qtbot):
    window = example_desk.window
    view = ui.runtime.channels.listing(network="practice")[0]
    window.background.reconnecting.emit(view.id)
    page = window.router.page("channels")
    qtbot.waitUntil(lambda: any(each.isVisible() for each in page.findChildren(QDialog)))
    dialog(page).reject()


def test_the_tray_of_a_desk_that_is_closed_does_not_look_when_the_next_one_has_another_look(
    example_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    tray, looked = example_desk.window.background.tray, []
    if not tray._clock.isActive():
        tray.start()
    monkeypatch.setattr(type(tray), "look", lambda _tray: looked.append(1))
    example_desk.ui.theme.changed.emit()
    assert looked == [1]
    tray.stop()
    example_desk.ui.theme.changed.emit()
    assert looked == [1]
