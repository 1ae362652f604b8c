"""Art on the page of the content sheet, with the desk's own services: from a file to a post that has its picture."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smdesk.core.errors import NotAllowed
from smdesk.core.sheet.lines import monday
from smdesk.core.walltime import WallTime
from smdesk.services.patches import NewPost, PartInput, VariantInput
from smdesk.ui.kit.place import Place
from smdesk.ui.sheets import dropping
from smdesk.ui.sheets.artcards import Cards
from smdesk.ui.sheets.page import SheetsPage
from smdesk.ui.sheets.received import State
from tests.pdfs import pdf


@pytest.fixture
def ui(bench):
    return bench.ui


@pytest.fixture
def client(ui):
    """The one of whom nothing goes out every week."""
    return next(each for each in ui.runtime.clients.list() if each.name.startswith("Northside"))


@pytest.fixture
def post(ui, client):
    """A post of a week in which nothing else goes out; that week."""
    week = monday(ui.now().date()) + timedelta(days=70)
    channel = next(each.id for each in ui.runtime.channels.listing() if each.client_id == client.id)
    at = WallTime(datetime.combine(week, datetime.min.time()).replace(hour=10), client.zone)
    base = VariantInput(parts=(PartInput("Bread with pumpkin"),))
    made = ui.runtime.posts.add(NewPost(client.id, (channel,), base, title="Pumpkin bread", planned=at))
    return made.post.id, week


@pytest.fixture
def page(bench, qtbot, post):
    """The page, asked for the post alone."""
    made = bench.show(SheetsPage, Place("sheets", post[0]))
    qtbot.waitUntil(lambda: made.view is not None)
    return made


def art(folder, name, size=(600, 600)):
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkYellow)
    assert image.save(str(folder / name))
    return folder / name


def media(ui, post):
    return [medium.filename for part in ui.runtime.posts.show(post).base.parts for medium in part.media]


def still(page, qtbot):
    qtbot.waitUntil(lambda: page.pane.acts.job is None)


def test_a_post_alone_opens_the_sheet_of_its_week(page, ui, client, post):
    assert (page.view.client_id, page.view.week) == (client.id, post[1])
    assert ui.scope.client == client.id
    assert page.table.post == post[0]


def test_a_post_without_a_day_is_shown_where_it_is_written(page, ui, client, qtbot):
    base = VariantInput(parts=(PartInput("Some day"),))
    idea = ui.runtime.posts.add(NewPost(client.id, base=base, title="Some day", stage="idea")).post.id
    with qtbot.waitSignal(page.asked) as asked:
        page.visit(Place("sheets", idea))
    assert asked.args == [Place("composer", idea)]


def test_a_post_that_is_gone_opens_no_other_week_and_is_told(page, ui, post):
    before = page.monday
    page.visit(Place("sheets", 10_000))
    assert page.monday == before
    assert page.telling.speaks


def test_art_finds_its_post_and_is_placed_and_taken_back(page, ui, post, qtbot, bench, tmp_path):
    number, _week = post
    code = page.view.lines[0].code
    page.pane.offer([art(tmp_path, f"{code}_v2.png"), art(tmp_path, "IMG_2231.png"), art(tmp_path, "odd.png")])
    still(page, qtbot)
    assert [card.state for card in page.pane.shelf.cards][1:] == [State.ASKS, State.ASKS]
    page.pane.place.click()
    still(page, qtbot)
    assert media(ui, number) == [f"{code}_v2.png"]
    assert bench.said == ["Art placed in 1 post"]
    assert len(page.pane.shelf.cards) == 2
    qtbot.waitUntil(lambda: bool(page.view.lines[0].slots[0].media))
    ui.undo.undo()
    assert media(ui, number) == []
    ui.undo.redo()
    assert media(ui, number) == [f"{code}_v2.png"]


def test_art_of_another_week_finds_its_post_there(page, ui, client, post, qtbot, tmp_path):
    later = post[1] + timedelta(days=7)
    channel = next(each.id for each in ui.runtime.channels.listing() if each.client_id == client.id)
    at = WallTime(datetime.combine(later, datetime.min.time()).replace(hour=10), client.zone)
    base = VariantInput(parts=(PartInput("Text"),))
    other = ui.runtime.posts.add(NewPost(client.id, (channel,), base, title="A week on", planned=at)).post.id
    (there,) = ui.runtime.sheets.week(client.id, later).lines
    page.pane.offer([art(tmp_path, f"{there.code}.png", there.slots[0].size)])
    still(page, qtbot)
    (card,) = page.pane.shelf.cards
    assert (card.away, card.state, card.post_id) == (True, State.FITS, other)
    model = page.pane.list.model()
    spoken = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert "for A week on, which stands in another week" in spoken
    page.pane.place.click()
    still(page, qtbot)
    assert media(ui, other) == [f"{there.code}.png"]


def test_a_card_that_is_dropped_on_a_row_is_placed_in_its_post(page, ui, post, qtbot, tmp_path):
    page.pane.offer([art(tmp_path, "IMG_2231.png", page.view.lines[0].slots[0].size)])
    still(page, qtbot)
    (card,) = page.pane.shelf.cards
    page.pane.assign(card.id, 0)
    page.table.dropped.emit(dropping.carried([card.got.path], [card.id]), post[0], -1)
    still(page, qtbot)
    assert media(ui, post[0]) == ["IMG_2231.png"]
    assert page.pane.shelf.cards == ()


def test_art_that_waits_is_seen_also_where_the_pane_is_a_drawer(page, ui, post, qtbot, tmp_path):
    page.window().resize(900, 640)
    qtbot.waitUntil(lambda: page.side.drawer and not page.side.shown)
    size = page.view.lines[0].slots[0].size
    page.pane.offer([art(tmp_path, "fits.png", size)], post[0])
    still(page, qtbot)
    assert media(ui, post[0]) == ["fits.png"]
    assert not page.side.shown  # nothing is left to look at
    page.pane.offer([art(tmp_path, "wide.png", (size[0] * 2, size[1]))], post[0])
    still(page, qtbot)
    assert page.side.shown
    assert len(page.pane.shelf.cards) == 1


def test_a_card_is_carried_from_where_it_is_pressed(page, qtbot, tmp_path, monkeypatch):
    page.pane.offer([art(tmp_path, "a.png"), art(tmp_path, "b.png")])
    still(page, qtbot)
    cards, carried = page.pane.list, []
    monkeypatch.setattr(Cards, "startDrag", lambda self, _actions: carried.append(self.current.got.name))
    at = cards.visualRect(cards.model().index(1, 0)).topLeft() + QPoint(40, 20)
    QTest.mousePress(cards.viewport(), Qt.MouseButton.LeftButton, pos=at)
    for far in (5, 20, 40):
        to = QPointF(at - QPoint(far, far))
        QApplication.sendEvent(cards.viewport(), QMouseEvent(
            QEvent.Type.MouseMove, to, QPointF(cards.viewport().mapToGlobal(to)), Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        ))  # fmt: skip
    assert carried == ["b.png"]


def test_a_post_that_is_out_meanwhile_says_so_on_its_card(page, ui, post, qtbot, tmp_path, monkeypatch):
    file = art(tmp_path, f"{page.view.lines[0].code}.png")
    page.pane.offer([file])
    still(page, qtbot)

    def refuse(*_given):
        raise NotAllowed("post_is_out", post=post[0], title="Pumpkin bread")

    monkeypatch.setattr("smdesk.services.sheets.art._refuse_out", refuse)
    page.pane.place.click()
    still(page, qtbot)
    (card,) = page.pane.shelf.cards
    assert card.state is State.REFUSED
    assert media(ui, post[0]) == []
    assert not page.pane.place.isEnabled()


def test_keys_go_from_the_list_to_the_buttons_below_it(page, qtbot, tmp_path):
    page.pane.offer([art(tmp_path, "a.png"), art(tmp_path, "b.png")])
    still(page, qtbot)
    page.pane.choose.setFocus()
    order = []
    for _step in range(4):
        QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        order.append(page.window().focusWidget().objectName())
    assert order[:3] == ["drop-art", "received-art", "discard-art"]


def test_a_print_file_says_that_its_post_shows_no_document(page, post, qtbot, tmp_path):
    file = tmp_path / f"S{post[1].isocalendar().week}-01.pdf"
    file.write_bytes(pdf(1))
    page.pane.offer([file])
    still(page, qtbot)
    (card,) = page.pane.shelf.cards
    assert (card.post_id, card.state, card.problem.code) == (post[0], State.REFUSED, "document_no_art")
    assert not page.pane.place.isEnabled()
