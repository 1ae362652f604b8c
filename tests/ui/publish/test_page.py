"""The publishing page on a real desk: everything that can be done there, by mouse and by key."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateTimeEdit, QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from smdesk.core.publication import Act, State
from smdesk.core.slots import Slot
from smdesk.core.walltime import from_utc, in_zone
from smdesk.gui import Desk
from smdesk.services.patches import NewPost, PartInput, VariantInput
from smdesk.services.posts.rules import Time
from smdesk.services.views import AttemptView, History, PublicationView, Tally, TransitionView
from smdesk.ui.kit import dates
from smdesk.ui.kit.ledgeracts import legal
from smdesk.ui.kit.place import Place
from smdesk.ui.publish import export, journal, verdict
from smdesk.ui.publish.ledger import Day, Show
from smdesk.ui.publish.model import Column
from smdesk.ui.publish.timeline import Timeline
from smdesk.ui.shell.navbutton import NavButton
from tests.ui.bench import Bench
from tests.ui.helpers import LONG, again, dialog, one, page_of, press


def words_of(desk: Desk | Bench) -> str:
    """Everything that the detail says."""
    page_of(desk).side.pull_out()  # in a narrow window it is a drawer
    QApplication.processEvents()
    return " ".join(each.text() for each in page_of(desk).detail.findChildren(QLabel) if not each.isHidden())


def becomes(qtbot: QtBot, desk: Desk | Bench, publication: object, state: State) -> None:
    """Wait until the page, not only the database, shows the state."""
    page = page_of(desk)
    qtbot.waitUntil(lambda: page.book.get(publication.id).state is state, timeout=LONG)  # type: ignore[attr-defined]


# -- showing ------------------------------------------------------------------------------------------------------


def test_it_opens_with_what_needs_the_person(example_desk: Desk) -> None:
    page = page_of(example_desk)
    assert page.model.show is Show.DUE
    assert [view.state for view in page.model.listed()] == [State.ASSISTED]
    assert len(page.view.selected()) == 1
    page.choose(Show.TROUBLE)
    assert {view.state for view in page.model.listed()} == {State.FAILED, State.UNCONFIRMED, State.LATE}
    assert example_desk.window.rail.findChild(NavButton, "rail-publish").count == 4


def test_behind_another_page_it_reads_nothing_and_shown_again_it_tells_what_happened(
    qtbot: QtBot, example_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, window, runtime = page_of(example_desk), example_desk.window, example_desk.runtime
    failed, late = one(example_desk, State.FAILED), one(example_desk, State.LATE)
    reads: list[object] = []
    reader, refresh = page.book.reader, page.book.refresh
    monkeypatch.setattr(page.book, "reader", lambda: reads.append("all") or reader())
    monkeypatch.setattr(page.book, "refresh", lambda ids: reads.append(ids) or refresh(ids))
    window.router.go("settings")
    runtime.publishing.cancel(failed.id)
    with qtbot.waitSignal(example_desk.ui.bridge.heard, timeout=LONG):
        runtime.publishing.cancel(late.id)
    qtbot.wait(150)
    assert reads == []
    window.router.go("publish")
    becomes(qtbot, example_desk, failed, State.CANCELLED)
    becomes(qtbot, example_desk, late, State.CANCELLED)
    assert failed.id not in {view.id for view in page.model.listed()}
    window.hide()
    late = one(example_desk, State.ASSISTED)
    runtime.publishing.cancel(late.id)
    window.show()
    becomes(qtbot, example_desk, late, State.CANCELLED)


def test_a_page_that_is_shown_again_with_nothing_new_is_not_built_anew(
    example_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, window = page_of(example_desk), example_desk.window
    rebuilt: list[object] = []
    rebuild = page.model.rebuild
    monkeypatch.setattr(page.model, "rebuild", lambda: rebuilt.append(1) or rebuild())
    window.router.go("settings")
    window.router.go("publish")
    assert rebuilt == []
    window.router.go("settings")
    client = page.view.selected()[0].client_id
    example_desk.ui.scope.choose(next(each.id for each in example_desk.runtime.clients.list() if each.id != client))
    window.router.go("publish")
    assert client not in {view.client_id for view in page.model.listed()}


def test_what_is_told_during_a_read_is_not_undone_by_what_it_found(qtbot: QtBot, bench: Bench) -> None:
    page, runtime = page_of(bench), bench.runtime
    failed = one(bench, State.FAILED)
    old = page._prepare()()
    runtime.publishing.cancel(failed.id)
    becomes(qtbot, bench, failed, State.CANCELLED)
    page._came(old)
    assert page.book.get(failed.id).state is State.CANCELLED


def test_a_month_that_is_turned_to_during_a_read_stays(qtbot: QtBot, bench: Bench) -> None:
    page = page_of(bench)
    old = page._prepare()()
    month = bench.ui.now().date().replace(day=1)
    page.header.turn_to(month)
    page._came(old)
    qtbot.waitUntil(lambda: not page._reading.under_way, timeout=LONG)
    assert page.book.month == page.header.filter().month == month
    assert page.book.reader()().views.keys() == {view.id for view in page.book.views}


def test_the_counts_on_the_tabs_are_those_of_the_lists(bench: Bench) -> None:
    page = page_of(bench)
    for show in Show:
        page.choose(show)
        rows = sum(page.model.view(row) is not None for row in range(page.model.rowCount()))
        assert page.tabs[show].text().endswith(f"  {rows}")


def test_every_line_says_when_who_where_how_and_what_next(bench: Bench) -> None:
    page = page_of(bench)
    seen = set()
    for show in Show:
        page.choose(show)
        for row in range(page.model.rowCount()):
            view = page.model.view(row)
            if view is None:
                assert isinstance(page.model.line(row), Day)
                continue
            seen.add(view.id)
            for column in Column:
                assert page.model.index(row, column).data(), (row, column)
            spoken = page.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
            for said in (view.client, page.model.text(view, Column.STATE), page.model.following(view)):
                assert said in spoken
    assert len(seen) == 22


def test_what_waits_behind_another_or_for_another_try_is_not_told_to_go_out_by_itself(bench: Bench) -> None:
    page = page_of(bench)
    page.choose(Show.QUEUE)
    model = page.model
    rows = (model.view(row) for row in range(model.rowCount()))
    view = next(each for each in rows if each is not None and each.state is State.SCHEDULED)
    told = {
        step: model.text(replace(view, mode="auto", next_step=step), Column.NEXT)
        for step in ("wait_due", "wait_turn", "wait_retry", "wait_paused")
    }
    assert told["wait_due"] == "Goes out by itself"
    assert told["wait_turn"] == "Waits for its turn on the channel"
    assert told["wait_retry"].startswith("Next try")
    assert "paused" in told["wait_paused"]
    looking = model.following(replace(view, state=State.UNCONFIRMED, next_step="look_back"))
    assert looking.startswith("smdesk ")  # its own name is never written with a capital


def test_a_day_cannot_be_chosen_and_arrows_pass_over_it(qtbot: QtBot, bench: Bench) -> None:
    page = page_of(bench)
    page.choose(Show.HISTORY)
    page.view.setFocus()
    page.view.choose_first()
    seen = [page.view.selected()[0].id]
    for _ in range(page.model.rowCount()):
        qtbot.keyClick(page.view, Qt.Key.Key_Down)
        assert len(page.view.selected()) == 1
        if page.view.selected()[0].id != seen[-1]:
            seen.append(page.view.selected()[0].id)
    assert len(seen) == 12
    qtbot.keyClick(page.view, Qt.Key.Key_Home)
    assert page.view.selected()[0].id == seen[0]
    qtbot.keyClick(page.view, Qt.Key.Key_Up)
    assert page.view.selected()[0].id == seen[0]


def test_filters_by_text_and_by_client_and_their_empty_state(bench: Bench) -> None:
    page = page_of(bench)
    page.choose(Show.QUEUE)
    page.finder.setText("Cinnamon")
    assert [view.text[:8] for view in page.model.listed()] == ["Cinnamon"]
    page.finder.setText("nothing says this")
    assert page._stack.currentWidget() is page._empty
    clear = next(each for each in page._empty.findChildren(QPushButton) if each.text() == "Clear filters")
    clear.click()
    assert len(page.model.listed()) == 10
    client = bench.runtime.clients.list()[1]
    bench.ui.scope.choose(client.id)
    assert {view.client for view in page.model.listed()} == {client.name}
    assert client.name in [each.text() for each in page.header.findChildren(QLabel)]


def test_the_detail_says_how_it_stands_and_what_has_happened(bench: Bench) -> None:
    page = page_of(bench)
    for state, said in (
        (State.FAILED, "The network’s words: “the practice network says no”"),
        (State.UNCONFIRMED, "Not known: please look yourself"),
        (State.LATE, "Nothing was sent, and nothing will be sent until you say so."),
        (State.ASSISTED, "It is your turn"),
        (State.PUBLISHED, "Published exactly once"),
    ):
        view = one(bench, state)
        page.open(view.id)
        text = words_of(bench)
        assert said in text, state
        assert page.detail.findChild(Timeline) is not None, state
        offered = {each.objectName() for each in page.detail.findChildren(QPushButton) if each.property("act")}
        assert {f"act-{act.value}" for act in view.acts} <= offered, state


def test_a_first_comment_that_failed_says_why_and_can_be_sent_again(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, done = page_of(bench), list[tuple[Act, int]]()
    monkeypatch.setattr(page.acts, "do", lambda act, views: done.append((act, views[0].id)))
    failed = replace(one(bench, State.FAILED), kind="comment", error_code="comments_closed")
    page.detail.tell([replace(one(bench, State.PUBLISHED), first_comment=failed)])
    text = words_of(bench)
    assert "Published exactly once" in text
    assert "The first comment did not go out" in text
    assert "Comments are closed under this post." in text
    page.detail.findChild(QPushButton, "comment-act-retry").click()
    assert done == [(Act.RETRY, failed.id)]


def test_what_failed_leads_to_its_post_and_its_journal_says_what_was_only_tried(bench: Bench) -> None:
    page, asked = page_of(bench), list[Place]()
    page.asked.connect(asked.append)
    failed = one(bench, State.FAILED)
    page.detail.tell([failed])
    page.detail.findChild(QPushButton, "act-open").click()
    assert asked == [Place("composer", failed.post_id)]
    page.detail.tell([one(bench, State.PUBLISHED)])
    assert page.detail.findChild(QPushButton, "act-open") is None
    tried = AttemptView(1, "upload:0:0", failed.due, failed.due, "refused", "media_refused", "", 400, "")
    done = replace(tried, outcome="prepared", code="", status=200)
    words = bench.ui.language.words
    titles = [entry.title for entry in journal.entries(History((tried, done), ()), words)]
    assert titles == ["Tried to upload the medium", "Medium uploaded"]


def test_what_was_found_tells_when_it_went_out_by_the_networks_own_clock(bench: Bench) -> None:
    page = page_of(bench)
    out = one(bench, State.PUBLISHED)
    assert out.published_at is not None
    found = replace(out, mode="delegate", proof="found", found_out_at=out.published_at - timedelta(hours=3))
    moved = TransitionView(out.published_at, State.DELEGATED, State.PUBLISHED, "publisher", "found")
    words = bench.ui.language.words
    told = journal.entries(History((), (moved,)), words, found.found_out_at)
    assert [(entry.title, entry.at) for entry in told] == [
        ("Went out, says the network", found.found_out_at), ("Found on the network", out.published_at),
    ]  # fmt: skip
    earlier, later = page.model._clock(found), page.model._clock(out)
    assert earlier == dates.clock(bench.ui, in_zone(found.found_out_at, out.zone).replace(tzinfo=None, microsecond=0))
    assert earlier != later
    assert verdict.of(found, words).text.startswith("The network’s scheduler sent it.")
    assert verdict.of(replace(found, mode="auto"), words).text.startswith("An answer was lost")


def test_the_selection_survives_a_change_of_the_list(qtbot: QtBot, bench: Bench) -> None:
    page = page_of(bench)
    page.choose(Show.QUEUE)
    kept, gone = one(bench, State.SCHEDULED, network="facebook"), one(bench, State.SCHEDULED)
    page.open(kept.id)
    bench.runtime.publishing.cancel(gone.id)
    qtbot.waitUntil(lambda: page.model.row_of(gone.id) < 0, timeout=LONG)
    assert [view.id for view in page.view.selected()] == [kept.id]


# -- acting -------------------------------------------------------------------------------------------------------


def test_publish_now_asks_and_then_publishes(qtbot: QtBot, example_desk: Desk) -> None:
    page = page_of(example_desk)
    view = one(example_desk, State.SCHEDULED, network="practice")
    page.open(view.id)
    qtbot.keyClick(page.view, Qt.Key.Key_P)
    asked = dialog(page)
    assert again(example_desk, view).due == view.due
    press(asked)
    becomes(qtbot, example_desk, view, State.PUBLISHED)
    assert again(example_desk, view).remote_id


def test_the_safe_button_and_escape_do_nothing(qtbot: QtBot, bench: Bench) -> None:
    page = page_of(bench)
    view = one(bench, State.LATE)
    for leave in (lambda asked: press(asked, "safe"), lambda asked: qtbot.keyClick(asked, Qt.Key.Key_Escape)):
        page.acts.do(Act.NOW, [view])
        leave(dialog(page))
        assert again(bench, view).state is State.LATE


def test_a_late_one_goes_to_the_next_slot_of_its_channel(bench: Bench) -> None:
    page = page_of(bench)
    view = one(bench, State.LATE)
    bench.runtime.channels.set_slots(view.channel_id, [Slot(day, time(9, 30)) for day in range(7)])
    page.open(view.id)
    page.detail.findChild(QPushButton, "act-next_slot").click()
    moved = again(bench, view)
    assert moved.state is State.SCHEDULED
    assert moved.due > bench.ui.now()
    assert moved.wall.time() == time(9, 30)
    assert not bench.ui.undo.canUndo()  # its old time has passed


def test_without_slots_the_page_says_so_and_leaving_out_asks(bench: Bench) -> None:
    page = page_of(bench)
    view = one(bench, State.LATE)
    page.open(view.id)
    page.detail.findChild(QPushButton, "act-next_slot").click()
    assert "queue" in f"{page.problem.notice.title} {page.problem.notice.text}".casefold()
    assert again(bench, view).state is State.LATE
    page.detail.findChild(QPushButton, "act-skip").click()
    press(dialog(page))
    assert again(bench, view).state is State.SKIPPED


def test_the_question_is_answered_with_a_link(qtbot: QtBot, bench: Bench) -> None:
    page = page_of(bench)
    view = one(bench, State.UNCONFIRMED)
    page.open(view.id)
    qtbot.waitUntil(page.view.hasFocus)
    qtbot.keyClick(page.view, Qt.Key.Key_L)
    asked = dialog(page)
    field = asked.findChild(QLineEdit)
    field.setText("no link at all")
    press(asked)
    assert asked.isVisible()
    assert asked.findChild(QLabel, "problem").text()
    assert again(bench, view).state is State.UNCONFIRMED
    field.setText("")
    press(asked)
    assert again(bench, view).state is State.PUBLISHED
    becomes(qtbot, bench, view, State.PUBLISHED)
    page.open(view.id)
    qtbot.waitUntil(lambda: "Published, as you said" in words_of(bench))


def test_not_out_is_sent_again(qtbot: QtBot, example_desk: Desk) -> None:
    page = page_of(example_desk)
    view = one(example_desk, State.UNCONFIRMED)
    page.acts.do(Act.SAY_NOT_PUBLISHED, [view])
    press(dialog(page))
    becomes(qtbot, example_desk, view, State.PUBLISHED)


def test_retry_goes_out(qtbot: QtBot, example_desk: Desk) -> None:
    page = page_of(example_desk)
    view = one(example_desk, State.FAILED)
    page.open(view.id)
    page.side.pull_out()  # in a narrow window it is a drawer
    page.detail.findChild(QPushButton, "act-retry").click()
    becomes(qtbot, example_desk, view, State.PUBLISHED)


def test_cancelling_what_is_to_come_is_undone_and_done_again(qtbot: QtBot, example_desk: Desk) -> None:
    page, window = page_of(example_desk), example_desk.window
    view = one(example_desk, State.SCHEDULED, network="facebook")
    page.choose(Show.QUEUE)
    page.open(view.id)
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    assert again(example_desk, view).state is State.CANCELLED
    assert window.toast.isVisible()
    window.toast.findChild(QPushButton).click()
    open_ones = [
        each
        for each in example_desk.runtime.publishing.views(post_id=view.post_id)
        if each.channel_id == view.channel_id
    ]
    assert [(each.state, each.due) for each in open_ones if each.state is State.SCHEDULED] == [
        (State.SCHEDULED, view.due)
    ]
    example_desk.ui.undo.redo()
    assert State.SCHEDULED not in {
        each.state
        for each in example_desk.runtime.publishing.views(post_id=view.post_id)
        if each.channel_id == view.channel_id
    }


def test_what_was_said_to_be_out_is_undone_by_the_toast_and_by_the_menu(example_desk: Desk) -> None:
    page, window = page_of(example_desk), example_desk.window
    view = one(example_desk, State.UNCONFIRMED)
    page.acts.do(Act.SAY_PUBLISHED, [view])
    press(dialog(page))
    assert again(example_desk, view).state is State.PUBLISHED
    window.toast.findChild(QPushButton).click()
    assert (again(example_desk, view).state, again(example_desk, view).ask) == (State.UNCONFIRMED, "mark_taken_back")
    example_desk.ui.undo.redo()
    out = again(example_desk, view)
    assert (out.state, legal([out])) == (State.PUBLISHED, (Act.UNMARK,))
    page.acts.do(Act.UNMARK, [out])
    assert again(example_desk, view).state is State.UNCONFIRMED
    example_desk.ui.undo.undo()
    assert again(example_desk, view).proof == "person"
    answered = one(example_desk, State.PUBLISHED, proof="answer")
    assert legal([answered]) == ()


def test_cancelling_what_cannot_come_back_asks(bench: Bench) -> None:
    page = page_of(bench)
    view = one(bench, State.FAILED)
    page.acts.do(Act.CANCEL, [view])
    assert again(bench, view).state is State.FAILED
    press(dialog(page))
    assert again(bench, view).state is State.CANCELLED
    assert not bench.ui.undo.canUndo()


def test_another_time_and_back(qtbot: QtBot, bench: Bench) -> None:
    page = page_of(bench)
    view = one(bench, State.SCHEDULED)
    page.open(view.id)
    qtbot.keyClick(page.view, Qt.Key.Key_M)
    asked = dialog(page)
    field = asked.findChild(QDateTimeEdit)
    assert field.dateTime().toPython() >= view.wall.replace(tzinfo=None) - timedelta(minutes=1)
    field.setDateTime(field.dateTime().addDays(2))
    press(asked)
    moved = again(bench, view)
    assert moved.wall == view.wall + timedelta(days=2)
    assert moved.zone == view.zone
    bench.ui.undo.undo()
    assert again(bench, view).wall == view.wall


def test_a_time_that_has_passed_stays_in_the_dialog_with_its_sentence(bench: Bench) -> None:
    page = page_of(bench)
    view = one(bench, State.SCHEDULED)
    page.acts.do(Act.MOVE, [view])
    asked = dialog(page)
    field = asked.findChild(QDateTimeEdit)
    field.setDateTime(field.dateTime().addYears(-1))
    press(asked)
    assert asked.isVisible()
    assert asked.findChild(QLabel, "problem").text()
    assert again(bench, view).due == view.due


def test_several_at_once(qtbot: QtBot, bench: Bench) -> None:
    page = page_of(bench)
    page.choose(Show.QUEUE)
    page.view.selectAll()
    assert len(page.view.selected()) == 10
    assert "10 publications selected" in words_of(bench)
    page.choose(Show.TROUBLE)
    views = [one(bench, State.LATE), one(bench, State.ASSISTED)]
    page.acts.do(Act.SKIP, views)
    press(dialog(page))
    assert {again(bench, view).state for view in views} == {State.SKIPPED}


def test_pause_for_a_while_and_go_on_with_undo(qtbot: QtBot, example_desk: Desk) -> None:
    page, publishing = page_of(example_desk), example_desk.runtime.publishing
    page.header._fill_pauses()
    texts = [action.text() for action in page.header.pause.menu().actions()]
    assert texts == ["For an hour", "Until tomorrow at 08:00", "Until I go on"]
    page.header.pause.menu().actions()[0].trigger()
    assert publishing.paused()
    until = example_desk.ui.settings.get("publishing.paused_until")
    assert timedelta(minutes=59) < until - example_desk.ui.now() <= timedelta(hours=1)
    qtbot.waitUntil(page.header.resume.isVisible, timeout=LONG)
    assert not page.header.pause.isVisible()
    example_desk.window.toast.findChild(QPushButton).click()
    assert not publishing.paused()
    page.acts.pause(until)
    qtbot.waitUntil(page.header.resume.isVisible, timeout=LONG)
    page.header.resume.click()
    assert not publishing.paused()
    example_desk.ui.undo.undo()
    assert publishing.paused()
    assert example_desk.ui.settings.get("publishing.paused_until") == until


def test_a_refusal_is_said_on_the_page_and_nothing_else_happens(bench: Bench) -> None:
    page = page_of(bench)
    view = one(bench, State.SCHEDULED)
    bench.runtime.publishing.cancel(view.id)
    page.acts.next_slot([view])  # of what has moved on meanwhile
    assert page.problem.notice is not None
    assert page.problem.notice.title
    assert not any(each.isVisible() for each in page.findChildren(QDialog))


@pytest.mark.parametrize(
    ("reason", "button", "place"),
    [("account", "act-reconnect", "channels"), ("media_missing", "act-open", "composer"), ("paused", "", "")],
)
def test_what_is_held_leads_to_where_it_is_put_right(bench: Bench, reason: str, button: str, place: str) -> None:
    page, asked = page_of(bench), list[Place]()
    page.asked.connect(asked.append)
    assert not page.detail.findChild(QPushButton, "act-keyring")
    held = replace(one(bench, State.SCHEDULED), state=State.HELD, hold_reason=reason)
    page.detail.tell([held])
    if button:
        page.detail.findChild(QPushButton, button).click()
    else:
        assert not any(page.detail.findChild(QPushButton, name) for name in ("act-reconnect", "act-open"))
    whole = {"channels": Place("channels", row=held.channel_id, detail="reconnect")}
    assert asked == ([whole.get(place, Place("composer", held.post_id))] if place else [])


def test_what_waits_for_the_keyring_asks_it_again_and_is_not_connected_anew(qtbot: QtBot, bench: Bench) -> None:
    page, view = page_of(bench), one(bench, State.SCHEDULED)
    bench.runtime.channels._mark(view.channel_id, "keyring_locked")
    page.detail.tell([replace(view, state=State.HELD, hold_reason="keyring")])
    assert not page.detail.findChild(QPushButton, "act-reconnect")
    page.detail.findChild(QPushButton, "act-keyring").click()
    qtbot.waitUntil(lambda: bench.runtime.channels.show(view.channel_id).problem == "", timeout=LONG)
    qtbot.waitUntil(lambda: bench.said == ["The keyring is open; 1 channel goes on"], timeout=LONG)


def test_the_context_menu_offers_what_is_legal(bench: Bench) -> None:
    page = page_of(bench)
    view = one(bench, State.FAILED)
    page.open(view.id)
    menu = page.doing.menu(page.view.rect().center())
    texts = [action.text().split("\t")[0] for action in menu.actions() if not action.isSeparator()]
    assert texts == [
        "Open the post",
        "Try again",
        "Another time…",
        "Next free slot",
        "Do not publish",
        "It is published…",
        "Status",
        "Channels",
        "Send for approval…",
    ]
    menu.close()


def test_the_menu_sets_the_status_and_the_channels_of_the_posts_and_undo_takes_it_back(
    qtbot: QtBot, bench: Bench
) -> None:
    page, runtime = page_of(bench), bench.runtime
    page.choose(Show.QUEUE)
    view = next(each for each in page.book.views if each.state is State.SCHEDULED and not recurs(bench, each))
    page.open(view.id)
    menu = page.doing.menu(page.view.rect().center())
    status = next(each.menu() for each in menu.actions() if each.text() == "Status")
    assert [each.text() for each in status.actions() if each.isChecked()] == ["Scheduled"]
    next(each for each in status.actions() if each.text() == "Changes asked").trigger()
    menu.close()
    becomes(qtbot, bench, view, State.CANCELLED)
    assert runtime.posts.show(view.post_id).stage == "changes"
    bench.ui.undo.undo()
    assert runtime.posts.show(view.post_id).planned is None
    assert State.SCHEDULED in {each.state for each in runtime.publishing.views(post_id=view.post_id)}


def recurs(desk: Desk | Bench, view: PublicationView) -> bool:
    return bool(desk.runtime.posts.show(view.post_id).recurrence)


def test_the_menu_leaves_a_series_to_the_calendar(bench: Bench) -> None:
    page, runtime = page_of(bench), bench.runtime
    page.choose(Show.QUEUE)
    view = next(each for each in page.book.views if each.state is State.SCHEDULED)
    page.open(view.id)
    with runtime.db.write() as unit:
        unit.connection.exec_driver_sql(
            "UPDATE post SET recurrence = ? WHERE id = ?", ('{"every": "week"}', view.post_id)
        )
    menu = page.doing.menu(page.view.rect().center())
    assert not {"Status", "Channels"} & {each.text() for each in menu.actions()}
    menu.close()


def test_the_text_of_an_assisted_one_and_the_journal_go_to_the_clipboard(bench: Bench) -> None:
    page = page_of(bench)
    view = one(bench, State.ASSISTED)
    page.open(view.id)
    copy = next(each for each in page.detail.findChildren(QPushButton) if each.text() == "Copy the text")
    copy.click()
    assert view.text[:40] in QGuiApplication.clipboard().text()
    page.detail.findChild(QPushButton, "copy-journal").click()
    assert "Its time came: your turn" in QGuiApplication.clipboard().text()


def test_a_post_planned_elsewhere_appears_and_goes_out_by_itself(qtbot: QtBot, example_desk: Desk) -> None:
    """A command in a terminal tells this window nothing; the page looks by itself."""
    page, runtime = page_of(example_desk), example_desk.runtime
    model_view = one(example_desk, State.SCHEDULED, network="practice")
    wall = from_utc(example_desk.ui.now() + timedelta(seconds=1), model_view.zone)
    new = NewPost(model_view.client_id, (model_view.channel_id,), VariantInput(parts=(PartInput("Straight out"),)))
    made = runtime.posts.add(new, Time(wall=wall)).publications[0]
    page.choose(Show.HISTORY)
    qtbot.waitUntil(lambda: page.book.get(made) is not None, timeout=LONG)
    qtbot.waitUntil(lambda: page.book.get(made).state is State.PUBLISHED, timeout=LONG)
    page.open(made)
    assert "Published exactly once" in words_of(example_desk)


def test_what_is_due_by_hand_is_published_in_its_panel(qtbot: QtBot, example_desk: Desk) -> None:
    page, windows = page_of(example_desk), example_desk.window.router.windows
    view = one(example_desk, State.ASSISTED)
    page.open(view.id)
    page.side.pull_out()  # in a narrow window it is a drawer
    page.detail.findChild(QPushButton, "act-by-hand").click()
    assert windows.assisted.panel.view.id == view.id
    windows.assisted.close()
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_P)
    assert windows.assisted.panel is not None


def test_the_month_is_accounted_for(bench: Bench) -> None:
    page, publishing = page_of(bench), bench.runtime.publishing
    start = bench.ui.now() - timedelta(days=20)
    found = publishing.tally(start, bench.ui.now())
    assert (found.sends - found.accounted, found.twice) == (1, 0)  # one is not known to be out
    publishing.resolve(one(bench, State.UNCONFIRMED).id, published_url="")
    assert publishing.tally(start, bench.ui.now()).accounted == found.sends
    client = bench.runtime.clients.list()[0].id
    assert 0 < publishing.tally(start, bench.ui.now(), client).sends < found.sends
    page.header.fill_tally(Tally(86, 86, 0))
    assert "86 sends this month, 86 accounted for, 0 twice" in [each.text() for each in page.findChildren(QLabel)]


def test_the_months_account_follows_what_is_told_one_by_one(bench: Bench) -> None:
    page, publishing = page_of(bench), bench.runtime.publishing
    said = lambda: [each.text() for each in page.findChildren(QLabel) if "this month" in each.text()]  # noqa: E731
    page.look()
    (before,) = said()
    doubt = one(bench, State.UNCONFIRMED)
    publishing.resolve(doubt.id, published_url="")
    page.book.refresh((doubt.id,))  # as when the publisher tells of it: the list has it before all is read again
    page._came(page._prepare()())
    (after,) = said()
    sends = re.findall(r"\d+", after)
    assert before != after
    assert sends[0] == sends[1]


def test_an_earlier_month_is_read_when_it_is_turned_to(bench: Bench) -> None:
    page, runtime = page_of(bench), bench.runtime
    view = next(each for each in page.book.views if each.state is State.PUBLISHED)
    old = view.wall - timedelta(days=70)
    with runtime.db.write() as unit:
        unit.connection.exec_driver_sql(
            "UPDATE publication SET wall_time = ?, due_utc = ? WHERE id = ?",
            (old.isoformat(), (view.due - timedelta(days=70)).strftime("%Y-%m-%dT%H:%M:%S.%fZ"), view.id),
        )
    page.look()
    page.choose(Show.HISTORY)
    assert page.model.row_of(view.id) < 0
    page.open(view.id)
    assert page.header.filter().month == old.date().replace(day=1)
    assert [each.id for each in page.model.listed()] == [view.id]
    page.header.clear()
    assert view.id not in {each.id for each in page.model.listed() if each.wall.date() > old.date()}


def test_what_the_list_shows_is_written_to_a_file(qtbot: QtBot, bench: Bench, tmp_path: Path) -> None:
    page = page_of(bench)
    page.choose(Show.HISTORY)
    texts = {}
    for form in ("csv", "html", "json"):
        asked = page.doing.export(form)
        assert asked.acceptMode() == asked.AcceptMode.AcceptSave
        asked.reject()
        file = tmp_path / f"proof.{form}"
        with qtbot.waitSignal(page.doing.said, timeout=LONG):
            page.doing.write(file, form)
        texts[form] = file.read_text(encoding="utf-8-sig")
        for view in page.model.listed():
            assert (view.text[:30].replace("&", "&amp;") if form == "html" else view.text[:30]) in texts[form], form
    assert "https" in texts["html"]
    assert "https" in texts["json"]
    told = json.loads(texts["json"])["publications"]
    assert {each["state"] for each in told} >= {"published", "failed"}
    assert all(each["journal"] for each in told if each["state"] == "published")


def test_an_export_that_cannot_be_written_says_so(qtbot: QtBot, bench: Bench, tmp_path: Path) -> None:
    page = page_of(bench)
    page.doing.write(tmp_path / "missing" / "proof.csv", "csv")
    qtbot.waitUntil(lambda: page.problem.notice is not None, timeout=LONG)


def test_a_cell_is_never_a_formula(bench: Bench, tmp_path: Path) -> None:
    view = replace(one(bench, State.FAILED), text="=HYPERLINK(1)")
    export.write(
        tmp_path / "a.csv", "csv", [view], bench.runtime.publishing, bench.ui.language.words, "x"
    )  # fmt: skip
    assert "'=HYPERLINK(1)" in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")


def test_its_actions_are_in_the_palette_and_their_letters_only_in_the_list(bench: Bench) -> None:
    page = page_of(bench)
    found = {action.id: action for action in page.actions()}
    assert {"publish.now", "publish.retry", "publish.recover", "publish.export.csv"} <= set(found)
    assert found["publish.now"].where is page.view
    page.open(one(bench, State.FAILED).id)
    assert found["publish.retry"].enabled()
    assert not found["publish.now"].enabled()


def test_another_time_from_a_notification_asks_for_it_in_the_window(example_desk: Desk) -> None:
    window, view = example_desk.window, one(example_desk, State.ASSISTED)
    window.background.moving.emit(view.id)
    asked = dialog(page_of(example_desk))
    press(asked)
    assert again(example_desk, view).state is State.SCHEDULED


# -- the focus ----------------------------------------------------------------------------------------------------


def test_after_an_answer_the_keys_are_on_the_list_and_the_line_beside_is_chosen(qtbot: QtBot, bench: Bench) -> None:
    page = page_of(bench)
    page.choose(Show.TROUBLE)
    rows = [view.id for view in page.model.listed()]
    asked = one(bench, State.UNCONFIRMED)
    after = rows[rows.index(asked.id) + 1]
    page.open(asked.id)
    QApplication.processEvents()
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert bench.host.focusWidget().objectName() == "act-say_published"
    QTest.keyClick(bench.host.focusWidget(), Qt.Key.Key_Return)
    press(dialog(page))
    becomes(qtbot, bench, asked, State.PUBLISHED)
    bench.host.activateWindow()
    qtbot.waitUntil(lambda: [view.id for view in page.view.selected()] == [after], timeout=LONG)
    assert bench.host.focusWidget() is page.view
    assert page.detail._views == tuple(page.view.selected())
    bench.runtime.publishing.cancel(after)  # with the keys on the list
    qtbot.waitUntil(lambda: page.model.row_of(after) < 0, timeout=LONG)
    assert [view.id for view in page.view.selected()] == [rows[0]]
    for view in page.model.listed():
        bench.runtime.publishing.cancel(view.id)
    qtbot.waitUntil(lambda: bench.host.focusWidget() is page.tabs[Show.TROUBLE], timeout=LONG)


def test_an_act_that_is_still_offered_keeps_the_keys_and_that_of_another_publication_does_not_get_them(
    qtbot: QtBot, bench: Bench
) -> None:
    page = page_of(bench)
    page.choose(Show.QUEUE)
    first, other = [view for view in page.model.listed() if Act.MOVE in view.acts][:2]
    page.open(first.id)
    QApplication.processEvents()
    page.detail.findChild(QPushButton, "act-move").setFocus()
    page.acts.next_slot([first])
    qtbot.waitUntil(lambda: again(bench, first).due == page.detail._views[0].due, timeout=LONG)
    qtbot.waitUntil(lambda: bench.host.focusWidget().objectName() == "act-move")
    page.view.choose(other.id)
    qtbot.waitUntil(lambda: bench.host.focusWidget() is page.view)


@pytest.mark.dressed
def test_back_at_the_first_of_a_day_its_heading_is_seen(bench: Bench) -> None:
    """Up and up again led to the first publication right below the table's header: which day it is was not said."""
    page = page_of(bench)
    page.choose(Show.HISTORY)
    page.view.choose_first()
    QTest.keyClick(page.view, Qt.Key.Key_End)
    assert page.view.verticalScrollBar().value() > 0
    while page.view.currentIndex().row() > 1:
        QTest.keyClick(page.view, Qt.Key.Key_Up)
    assert isinstance(page.model.line(0), Day)
    assert page.view.verticalScrollBar().value() == 0


@pytest.mark.dressed
def test_a_post_of_words_alone_has_a_mark_in_the_place_of_its_picture(example_desk: Desk) -> None:
    page = page_of(example_desk)
    page.choose(Show.TROUBLE)
    view = next(each for each in page.model.listed() if each.picture is None)
    page.view.clearSelection()
    QApplication.processEvents()
    shown = page.view.visualRect(page.model.index(page.model.row_of(view.id), Column.POST))
    left = shown.left() + page.view.itemDelegate()._theme.px(8)
    place = QRect(left, shown.top() + 4, example_desk.ui.theme.px(28), shown.height() - 8)
    image = page.view.viewport().grab(place).toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert example_desk.ui.theme.hex("border.default") in colours
    assert len(colours) > 2  # and the letters within
