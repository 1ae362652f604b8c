"""The approvals page on a real desk: rounds, the file, the answer, and each act with its way back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
)

from smdesk.core.approval import Answer, Given, Says
from smdesk.formats import approval_answer
from smdesk.services.approvals.views import Now
from smdesk.services.patches import PartInput, PostPatch, VariantInput
from smdesk.ui.approvals.newround import NewRound
from smdesk.ui.approvals.page import ApprovalsPage
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.postacts import Chosen, PostActs
from tests.ui.helpers import dialog, press


@pytest.fixture
def client(ui):
    return ui.runtime.clients.list()[0]


@pytest.fixture
def posts(ui, client):
    """Three drafts of the next days."""
    now = ui.now()
    found = ui.runtime.approvals.candidates(client.id, now, now + timedelta(days=60))
    ready = [each.post_id for each in found if each.ready]
    assert len(ready) >= 3
    return ready[:3]


@pytest.fixture
def page(bench) -> ApprovalsPage:
    return bench.show(ApprovalsPage)


@pytest.fixture
def sent(ui, client, posts):
    """A round that is with the client: its number and what went out."""
    made = ui.runtime.approvals.create(client.id, posts, "Second half")
    out, _undo = ui.runtime.approval_sending.send(made.id)
    return made.id, out


def answer(out, *says, by="Marta"):
    given = tuple(Given(entry.key, entry.digest, *each) for entry, each in zip(out.entries, says, strict=False) if each)
    return approval_answer.write(Answer(out.key, out.digest, given, by))


def nows(page):
    page.look()
    return [item.now for item in page.round.items]


def push(widget, name):
    QApplication.processEvents()  # what is new in a layout shows then
    made = [each for each in widget.findChildren(QPushButton, name) if each.isVisibleTo(widget)]
    assert len(made) == 1, name
    made[0].click()


def files(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def spoken(page):
    model = page.posts.list.model()
    return [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def test_without_rounds_it_says_what_they_are(page):
    assert page.stack.currentWidget() is page.empty
    texts = [each.text() for each in page.empty.findChildren(QPushButton)]
    assert texts == ["New round", "Import answer"]


def test_what_a_round_is_shown_in_is_made_with_the_first_and_tab_goes_through_it_in_order(page, ui, client, posts):
    assert page._detail is None
    assert not page.posts.begun
    ui.language.choose("es")
    made = ui.runtime.approvals.create(client.id, posts, "Second half")
    page.open(made.id)
    QApplication.processEvents()
    head, pane = page.posts, page.detail
    assert [each.isVisible() for each in (head.send, head.more, pane.previous)] == [True, True, True]
    assert (head.more.toolTip(), pane.previous.text()) == ("Qué se puede hacer con la ronda", "Anterior")
    line = [page.rounds.list, head.send, head.more, head.list]
    line[0].setFocus()
    seen = []
    while not pane.isAncestorOf(page.window().focusWidget()) and len(seen) < 9:
        seen.append(page.window().focusWidget())
        QTest.keyClick(seen[-1], Qt.Key.Key_Tab)
    assert [each for each in seen if each in line] == line
    assert seen[-1] is head.list


def test_a_round_is_made_and_its_file_is_written_and_only_then_it_is_sent(
    bench, page, ui, client, posts, tmp_path, qtbot, monkeypatch
):
    ui.scope.choose(client.id)
    monkeypatch.setattr(ui.runtime.approval_files, "html", lambda made: f"<p>{len(made.entries)}</p>")
    assert bench.trigger("approvals.new")
    asked = dialog(bench.host)
    choices = asked.findChild(QListWidget, "round-choices")
    assert choices.count()
    asked.picker.period.set_value("dates")
    days = [
        each.wall.date()
        for each in ui.runtime.approvals.candidates(client.id, ui.now(), ui.now() + timedelta(days=60))
        if each.post_id in posts
    ]
    asked.picker._set_span((min(days), max(days)))
    asked.picker._turned()
    assert set(posts) <= set(asked.picker.posts)
    asked.findChild(QLineEdit, "round-name").setText("Autumn")
    press(asked)
    chooser = next(each for each in bench.host.findChildren(QFileDialog) if each.isVisible())
    chooser.close()
    assert page.round.name == "Autumn"
    assert page.round.sent_at is None
    file = tmp_path / "autumn.html"
    page.doing.files.save(page.round, None, file)
    qtbot.waitUntil(lambda: page.round.sent_at is not None)
    assert file.read_text() == f"<p>{page.round.tally.posts}</p>"
    assert page.problem.notice.title == "autumn.html is written."
    assert set(nows(page)) == {Now.WAITING}
    ui.undo.undo()
    assert set(nows(page)) == {Now.NEW}
    ui.undo.undo()
    page.look()
    assert page.round is None
    ui.undo.redo()
    ui.undo.redo()
    page.open(ui.runtime.approvals.list()[0].id)
    assert set(nows(page)) == {Now.WAITING}


def test_a_file_that_cannot_be_written_sends_nothing(page, ui, client, posts, tmp_path, qtbot):
    made = ui.runtime.approvals.create(client.id, posts, "Autumn")
    page.open(made.id)
    page.doing.files.save(page.round, None, tmp_path / "nowhere" / "autumn.html")
    qtbot.waitUntil(lambda: page.problem.notice is not None)
    assert page.problem.notice.kind == "danger"
    assert set(nows(page)) == {Now.NEW}


def test_an_answer_is_dropped_and_taken_back(bench, page, ui, sent, tmp_path):
    _number, out = sent
    page.look()
    file = tmp_path / "oct.answer"
    file.write_text(answer(out, (Says.APPROVED,), (Says.CHANGES, "And the price?")), encoding="utf-8")
    mime, at = files(file), QPoint(5, 5)
    enter = QDragEnterEvent(at, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    page.dragEnterEvent(enter)
    assert enter.isAccepted()
    page.dropEvent(
        QDropEvent(QPointF(at), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    )
    assert bench.said[-1] == "1 approved, 1 change asked, 1 without answer"
    assert nows(page) == [Now.APPROVED, Now.CHANGES, Now.WAITING]
    assert page.item.comment == "And the price?"
    assert any("changes asked: And the price?" in each.lower().replace("and the", "And the") for each in spoken(page))
    ui.undo.undo()
    assert nows(page) == [Now.WAITING] * 3
    ui.undo.redo()
    assert nows(page) == [Now.APPROVED, Now.CHANGES, Now.WAITING]
    page.doing.taking.take_file(file)
    assert page.problem.notice.title.startswith("This answer was taken in already, today ")
    other = files(tmp_path / "photo.png")
    refused = QDragEnterEvent(at, Qt.DropAction.CopyAction, other, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    refused.ignore()
    page.dragEnterEvent(refused)
    assert not refused.isAccepted()


def test_the_copied_answer_is_pasted_and_a_broken_one_keeps_the_text(page, ui, sent):
    _number, out = sent
    page.look()
    QGuiApplication.clipboard().setText("Hello,\n" + approval_answer.block(answer(out, (Says.APPROVED,))))
    page.doing.taking.paste()
    assert nows(page)[0] is Now.APPROVED
    ui.undo.undo()
    QGuiApplication.clipboard().setText("something else")
    page.doing.taking.paste()
    asked = dialog(page.window())
    field = asked.findChild(QPlainTextEdit, "answer-text")
    field.setPlainText("nothing of ours")
    press(asked)
    assert asked.isVisible()
    assert field.toPlainText() == "nothing of ours"
    assert "not an answer" in asked.findChild(QLabel, "problem").text()
    field.setPlainText(approval_answer.block(answer(out, (Says.APPROVED,), by="Luis")))
    press(asked)
    assert nows(page)[0] is Now.APPROVED


def test_their_text_is_used_and_taken_back(bench, page, ui, sent):
    _number, out = sent
    page.look()
    page.acts.take(answer(out, (Says.TEXT, "Better so", ("Six to a box",))))
    assert page.item.texts == ("Six to a box",)
    shown = page.detail.findChild(QLabel, "their-text-text")
    assert "line-through" in shown.text()
    page.detail.findChild(QPushButton, "their-text-whole").click()
    assert shown.text() == "Six to a box"
    bench.take_actions()
    page.posts.list.setFocus()
    QTest.keyClick(page.posts.list, Qt.Key.Key_U)
    post = page.item.post_id
    assert ui.runtime.posts.show(post).text == "Six to a box"
    ui.undo.undo()
    assert ui.runtime.posts.show(post).text != "Six to a box"
    ui.undo.redo()
    assert ui.runtime.posts.show(post).text == "Six to a box"
    assert nows(page)[0] is Now.APPROVED


def test_what_changed_since_is_told_and_not_approved(page, ui, posts, sent):
    _number, out = sent
    ui.runtime.posts.edit(posts[0], PostPatch(base=VariantInput(parts=(PartInput("Another text"),))))
    page.look()
    page.acts.take(answer(out, (Says.APPROVED,), (Says.APPROVED,)))
    assert page.problem.notice.kind == "warning"
    assert "Changed since it was sent, so not approved: " in page.problem.notice.text
    assert page.item.now is Now.STALE
    assert page.detail.findChild(QLabel, "seen-text-text") is not None
    assert page.detail.again.text() == "Send 1 again…"


def test_approving_by_phone_wants_a_note(bench, page, ui, sent):
    page.look()
    bench.take_actions()
    page.posts.list.setFocus()
    QTest.keyClick(page.posts.list, Qt.Key.Key_A)
    asked = dialog(page.window())
    press(asked)
    assert asked.isVisible()
    asked.findChild(QLineEdit, "approve-note").setText("on the telephone")
    press(asked)
    assert nows(page)[0] is Now.APPROVED
    assert page.item.note == "on the telephone"
    ui.undo.undo()
    assert nows(page)[0] is Now.WAITING


def test_the_keys_move_withdraw_and_open(bench, page, ui, sent):
    page.look()
    bench.take_actions()
    rows = page.posts.list
    rows.setFocus()
    first = page.item.id
    QTest.keyClick(rows, Qt.Key.Key_J)
    assert page.item.id != first
    QTest.keyClick(rows, Qt.Key.Key_K)
    assert page.item.id == first
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert nows(page)[0] is Now.WITHDRAWN
    ui.undo.undo()
    assert nows(page)[0] is Now.WAITING
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert bench.asked == [Place("composer", page.item.post_id)]


def test_declining_says_why(page, ui, sent):
    _number, out = sent
    page.look()
    page.acts.take(answer(out, (Says.CHANGES, "Cheaper")))
    push(page.detail, "approval-decline")
    asked = dialog(page.window())
    asked.findChild(QLineEdit, "decline-why").setText("The price is agreed")
    press(asked)
    assert nows(page)[0] is Now.DECLINED
    ui.undo.undo()
    assert nows(page)[0] is Now.CHANGES


def test_rounds_are_closed_reopened_and_deleted_with_their_way_back(page, ui, sent):
    page.look()
    page.doing.close_round()
    assert page.round.closed_at is not None
    page.doing.taking.paste()
    assert not page.menus.free()
    page.doing.reopen()
    assert page.round.closed_at is None
    page.doing.delete()
    assert page.round is None
    ui.undo.undo()
    page.look()
    assert page.round.name == "Second half"


def test_the_reminder_is_in_the_clients_language(page, sent):
    page.look()
    page.doing.remind()
    text = QGuiApplication.clipboard().text()
    assert "Second half" in text
    assert "3" in text


def test_an_unreadable_file_is_told(page, sent, tmp_path: Path):
    page.look()
    page.doing.taking.take_file(tmp_path / "gone.answer")
    assert "cannot be read" in page.problem.notice.title
    picture = tmp_path / "picture.answer"
    picture.write_bytes(b"\x89PNG\xff\xfe\x00")
    page.doing.taking.take_file(picture)
    assert page.problem.notice.title.startswith("This is not an answer")


def test_both_languages_say_it(page, ui, sent):
    page.look()
    ui.language.choose("es")
    QApplication.processEvents()
    page.retranslate()
    assert page.title == "Aprobaciones"
    assert page.header.new.text() == "Ronda nueva"
    assert "Con el cliente" in spoken(page)[0]


def test_posts_of_another_page_are_ticked_in_a_new_round(bench, page, ui, client, posts):
    acts, menu, asked = PostActs(ui, page), QMenu(page), []
    meant = acts.stand(posts)  # without what is repeated
    acts.approval_item(menu, meant, asked.append)
    numbers = [each.post_id for each in meant]
    menu.actions()[0].trigger()
    assert asked == [Place("approvals", client=client.id, detail=f"new:{','.join(map(str, numbers))}")]
    page.visit(asked[0])
    made = dialog(bench.host)
    assert set(made.picker.posts) == set(numbers)
    made.reject()


def test_one_post_that_has_a_day_is_shown_in_its_content_sheet(page, ui, client, posts):
    acts, menu, asked = PostActs(ui, page), QMenu(page), []
    meant = acts.stand(posts)
    acts.sheet_item(menu, meant, asked.append)
    acts.sheet_item(menu, [Chosen(7, client.id, "idea")], asked.append)
    assert len(meant) > 1
    assert menu.isEmpty()
    acts.sheet_item(menu, meant[:1], asked.append)
    menu.actions()[0].trigger()
    assert asked == [Place("sheets", meant[0].post_id, client.id)]


def test_for_all_clients_it_asks_whose_round_it_is(bench, page, ui):
    assert ui.scope.client is None
    page.doing.new_round()
    asked = dialog(bench.host)
    assert asked.accessibleName() == "For which client?"
    press(asked)
    assert any(isinstance(each, NewRound) and each.isVisible() for each in bench.host.findChildren(QDialog))


def test_the_real_file_holds_the_round_and_goes_again_with_what_changed(page, ui, sent, tmp_path, qtbot):
    _number, out = sent
    page.look()
    page.acts.take(answer(out, (Says.CHANGES, "Cheaper"), (Says.APPROVED,)))
    file = tmp_path / "again.html"
    again = tuple(item.post_id for item in page.round.items if item.now is Now.CHANGES)
    page.doing.files.save(page.round, again, file)
    qtbot.waitUntil(lambda: page.problem.notice is not None and page.problem.notice.kind == "info")
    assert out.key in file.read_text(encoding="utf-8")
    assert nows(page) == [Now.WAITING, Now.APPROVED, Now.WAITING]
    assert page.round.items[0].version == 2
