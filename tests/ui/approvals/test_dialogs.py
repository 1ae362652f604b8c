"""The dialogs of a round: its preview, more posts for it, and its name, deadline and message; each with a way back."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from smdesk.ui.approvals.newround import EditRound, MorePosts
from smdesk.ui.approvals.page import ApprovalsPage
from tests.ui.helpers import dialog, press


@pytest.fixture
def client(ui):
    return ui.runtime.clients.list()[0]


@pytest.fixture
def ready(ui, client):
    """Posts of the next weeks that may be in a round, in the order of the calendar."""
    found = ui.runtime.approvals.candidates(client.id, ui.now(), ui.now() + timedelta(days=60))
    return [each for each in found if each.ready]


@pytest.fixture
def page(bench) -> ApprovalsPage:
    return bench.show(ApprovalsPage)


@pytest.fixture
def made(ui, client, ready, page):
    """A round of the first of them, which shows."""
    view = ui.runtime.approvals.create(client.id, [ready[0].post_id], "Autumn", message="See you soon")
    page.open(view.id)
    return view


@pytest.fixture
def shown(monkeypatch):
    """What was opened in the browser."""
    files: list[Path] = []
    monkeypatch.setattr("smdesk.ui.approvals.filing.show", files.append)
    return files


def problem(asked) -> str:
    """What the dialog says is wrong; "" where nothing is."""
    said = asked.findChild(QLabel, "problem")
    return said.text() if said.isVisible() else ""


def period(asked, ready) -> None:
    """Let a dialog show all the days of these posts, as a person does."""
    days = [each.wall.date() for each in ready]
    asked.picker.period.set_value("dates")
    asked.picker.period.chosen.emit("dates")
    for field, day in ((asked.picker.first, min(days)), (asked.picker.last, max(days))):
        field.setText(field.said(day))
        field.editingFinished.emit()


def tick(asked, *posts) -> None:
    """Tick these and no others."""
    choices = asked.picker.list
    for place in range(choices.count()):
        item = choices.item(place)
        wanted = item.data(Qt.ItemDataRole.UserRole) in posts
        item.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
    assert set(asked.picker.posts) == set(posts)


def inside(ui, made) -> list[int]:
    return [item.post_id for item in ui.runtime.approvals.show(made.id).items]


def test_a_new_round_is_previewed_in_the_browser_and_nothing_of_it_stays(
    bench, page, ui, client, ready, shown, monkeypatch, qtbot
):
    rounds: list[object] = []
    monkeypatch.setattr(
        ui.runtime.approval_files, "html", lambda out: rounds.append(out) or f"<p>{len(out.entries)}</p>"
    )
    page.doing.new_round(client=client.id)
    asked = dialog(bench.host)
    period(asked, ready)
    tick(asked, ready[0].post_id, ready[1].post_id)
    asked.name.setText("A look")
    asked.message.set_value("Only to see")
    asked.deadline.day.setText("nonsense")
    press(asked, "preview")
    assert "nonsense" in problem(asked)
    assert shown == []
    asked.deadline.set_value(None)
    press(asked, "preview")
    qtbot.waitUntil(lambda: bool(shown))
    assert (rounds[0].name, rounds[0].message, rounds[0].deadline) == ("A look", "Only to see", None)
    assert shown[0].read_text() == "<p>2</p>"
    assert problem(asked) == ""
    assert asked.isVisible()
    assert ui.runtime.approvals.list() == ()
    assert not ui.undo.canUndo()
    tick(asked)
    assert not asked.preview.isEnabled()


def test_the_preview_of_a_round_sends_nothing(page, ui, made, shown, qtbot):
    menu = page.menus.round_menu(page.mapToGlobal(page.rect().center()))
    next(each for each in menu.actions() if each.text() == "Preview").trigger()
    menu.close()
    qtbot.waitUntil(lambda: bool(shown))
    text = shown[0].read_text(encoding="utf-8")
    assert made.key in text
    assert "See you soon" in text
    assert ui.runtime.approvals.show(made.id).sent_at is None


def test_a_preview_that_cannot_be_written_is_told_on_the_page(page, made, shown, monkeypatch, qtbot):
    def full(**_given):
        raise OSError(28, "No space left on device", "/tmp/smdesk-1")

    monkeypatch.setattr("smdesk.ui.approvals.filing.tempfile.mkdtemp", full)
    page.doing.preview()
    qtbot.waitUntil(lambda: page.problem.notice is not None)
    assert page.problem.notice.kind == "danger"
    assert shown == []


def test_posts_are_added_to_a_round_and_taken_out_again(bench, page, ui, ready, made):
    assert bench.trigger("approvals.add")
    asked = dialog(bench.host)
    assert isinstance(asked, MorePosts)
    assert asked.accessibleName() == "Add posts to “Autumn”"
    period(asked, ready)
    assert ready[0].post_id not in asked.picker.posts  # it is in the round
    more = ready[1].post_id
    tick(asked)
    assert not asked.primary.isEnabled()
    tick(asked, more)
    press(asked)
    assert set(inside(ui, made)) == {ready[0].post_id, more}
    assert {item.post_id for item in page.round.items} == {ready[0].post_id, more}
    ui.undo.undo()
    left = [item.post_id for item in ui.runtime.approvals.show(made.id).items if item.now != "withdrawn"]
    assert left == [ready[0].post_id]
    ui.undo.redo()
    assert set(inside(ui, made)) == {ready[0].post_id, more}


def test_what_is_in_the_round_already_stays_in_it_when_adding_is_undone(bench, page, ui, client, ready, made):
    ui.runtime.approvals.create(client.id, [ready[1].post_id], "Winter")
    page.open(made.id)
    page.doing.add_posts()
    asked = dialog(bench.host)
    period(asked, ready)
    told = {asked.picker.list.item(place).text() for place in range(asked.picker.list.count())}
    assert sum("in “Autumn” already" in each for each in told) == 1
    assert sum("in “Winter” already" in each for each in told) == 1
    tick(asked, ready[0].post_id, ready[1].post_id)
    press(asked)
    assert set(inside(ui, made)) == {ready[0].post_id, ready[1].post_id}
    ui.undo.undo()
    assert inside(ui, made) == [ready[0].post_id]
    page.doing.add_posts()
    asked = dialog(bench.host)
    period(asked, ready)
    tick(asked, ready[0].post_id)
    press(asked)
    assert ui.undo.canRedo()  # nothing was done


def test_what_cannot_be_added_is_said_in_the_dialog_which_stays(bench, page, ui, ready, made):
    page.doing.add_posts()
    asked = dialog(bench.host)
    period(asked, ready)
    tick(asked, ready[1].post_id)
    ui.runtime.posts.delete(ready[1].post_id)  # in another window, say
    press(asked)
    assert asked.isVisible()
    assert problem(asked)
    assert inside(ui, made) == [ready[0].post_id]
    assert not ui.undo.canUndo()
    tick(asked, ready[2].post_id)
    press(asked)
    assert inside(ui, made) == [ready[0].post_id, ready[2].post_id]


def test_a_round_is_changed_and_changed_back(bench, page, ui, made):
    assert bench.trigger("approvals.change")
    asked = dialog(bench.host)
    assert isinstance(asked, EditRound)
    assert asked.findChild(QLineEdit, "round-name").text() == "Autumn"
    assert asked.message.value == "See you soon"
    assert asked.deadline.value() is None
    due = datetime(ui.now().year + 1, 3, 4, 10, 30)
    asked.name.setText("  Spring ")
    asked.message.set_value("")
    asked.deadline.set_value(due)
    press(asked)

    def stands():
        view = ui.runtime.approvals.show(made.id)
        return view.name, view.message, view.deadline

    assert stands() == ("Spring", "", due)
    assert page.round.name == "Spring"
    ui.undo.undo()
    assert stands() == ("Autumn", "See you soon", None)
    ui.undo.redo()
    assert stands() == ("Spring", "", due)


def test_a_deadline_that_nobody_understands_and_a_round_without_a_name_stay_in_the_dialog(bench, page, ui, made):
    page.doing.edit_round()
    asked = dialog(bench.host)
    asked.deadline.day.setText("nonsense")
    press(asked)
    assert "nonsense" in problem(asked)
    asked.deadline.set_value(None)
    asked.name.setText(" ")
    press(asked)
    assert asked.isVisible()
    assert problem(asked)
    assert ui.runtime.approvals.show(made.id).name == "Autumn"
    assert not ui.undo.canUndo()
    asked.name.setText("Autumn")
    press(asked)
    assert not ui.undo.canUndo()  # nothing is another


def test_the_dialogs_speak_spanish_and_close_when_another_language_is_chosen(bench, page, ui, made, qtbot):
    ui.language.choose("es")
    page.doing.edit_round()
    asked = dialog(bench.host)
    assert asked.accessibleName() == "Cambiar «Autumn»"
    ui.language.choose("en")
    qtbot.waitUntil(lambda: not any(each.isVisible() for each in bench.host.findChildren(EditRound)))
