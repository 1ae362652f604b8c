"""The pane of received art: files are matched, placed and taken back, and what cannot be placed says why."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from smdesk.core.approval import Shown
from smdesk.core.errors import InvalidInput, NotAllowed
from smdesk.core.sheet.lines import Brief, Line, Slot
from smdesk.core.sheet.matching import File, match
from smdesk.runtime import Runtime
from smdesk.services.sheets.views import Placed, PostSaid, Received, SheetView
from smdesk.ui.sheets import dropping
from smdesk.ui.sheets.artpaint import CardDelegate
from smdesk.ui.sheets.artpane import ArtPane
from smdesk.ui.sheets.received import State

WEEK = date(2026, 10, 19)
FEED, STORY, CARD = (1080, 1350), (1080, 1920), (1200, 630)


def line(number: int, title: str, *slots: Slot, out: bool = False) -> Line:
    """A post of the week, with its number as its id."""
    when = datetime(2026, 10, 18 + number, 9, 30)
    return Line(number, number, f"S43-{number:02}", title, when, ("instagram",), ("post",), "", (), "", Brief(),
                slots or (Slot((1,), ("instagram",), "post", FEED),), "in_design", "inDesign", out)  # fmt: skip


def sheet(*lines: Line, week: date = WEEK) -> SheetView:
    return SheetView(1, "Oldmill", "Europe/Madrid", "es", week, lines)


LINES = (
    line(1, "Autólisis", Slot((1,), ("instagram",), "carousel", FEED, (Shown("a" * 64, "image/png"),) * 2)),
    line(3, "Blog: harinas de aquí", Slot((1,), ("facebook",), "post", CARD)),
    line(4, "La frutería", out=True),
    line(5, "Pan de calabaza", Slot((1,), ("instagram",), "post", FEED), Slot((2,), ("instagram",), "story", STORY)),
)  # fmt: skip


class Art:
    """In the place of the service: matches as it does, and remembers what was placed."""

    def __init__(self) -> None:
        self.placed: list[tuple[Path, int, int, int]] = []
        self.refuses: dict[str, Exception] = {}
        self.undone = 0
        self.held = False

    def look(self, client, week, files, watch=None):
        names, found = [], []
        for number, file in enumerate(files):
            if watch is not None:
                watch(number, len(files))
            image = QImage(str(file))
            names.append(File(file.name, (image.width(), image.height())))
        codes = {(43, each.number): each.post_id for each in LINES}
        for file, name, told in zip(files, names, match(names, LINES, codes), strict=True):
            problem = InvalidInput("media_unknown_type", path=str(file)) if name.size == (0, 0) else None
            found.append(Received(file, file.name, name.size, file.stat().st_size, "image/png", told, problem,
                                  had=file.name.startswith("s43-03_same")))  # fmt: skip
        return tuple(found)

    def place(self, client, week, placings, watch=None):
        refused = tuple(
            (each.path, self.refuses[each.path.name]) for each in placings if each.path.name in self.refuses
        )
        good = [each for each in placings if each.path.name not in self.refuses]
        self.placed += [(each.path.name, each.post_id, each.slot, each.position) for each in good]
        posts = tuple(PostSaid(post, {}, {}) for post in sorted({each.post_id for each in good}))
        return Placed(posts, len(good), refused)

    def undo(self, placed):
        self.undone += 1
        return placed


@pytest.fixture
def art(monkeypatch) -> Art:
    made = Art()
    monkeypatch.setattr(Runtime, "art", made, raising=False)
    return made


@pytest.fixture
def pane(bench, art) -> ArtPane:
    made = bench.add(ArtPane)
    made.tell(sheet(*LINES))
    return made


@pytest.fixture
def files(tmp_path):
    """Makes pictures by name and size; (0, 0) is a file that is none."""

    def write(*wanted: tuple[str, tuple[int, int]]) -> list[Path]:
        for name, (wide, high) in wanted:
            if wide:
                image = QImage(wide, high, QImage.Format.Format_RGB32)
                image.fill(Qt.GlobalColor.darkYellow)
                assert image.save(str(tmp_path / name))
            else:
                (tmp_path / name).write_text("no picture")
        return [tmp_path / name for name, _size in wanted]

    return write


@pytest.fixture
def came(pane, files, qtbot):
    """Offers files to the pane and waits until they lie there."""

    def offer(*wanted, post: int = 0):
        paths = files(*wanted)
        pane.offer(paths, post)
        qtbot.waitUntil(lambda: pane.acts.job is None)
        return {card.got.name: card for card in pane.shelf.cards}

    return offer


def done(pane: ArtPane, qtbot) -> None:
    qtbot.waitUntil(lambda: pane.acts.job is None)


def test_each_file_says_how_it_stands(came, pane):
    cards = came(
        ("s43-05_pan.png", FEED), ("s43-05_historia.png", STORY), ("s43-03_harinas.png", (1080, 1080)),
        ("IMG_2231.png", (403, 302)), ("s43-04.png", FEED), ("notes.png", (0, 0)), ("harinas de aqui blog.png", CARD),
    )  # fmt: skip
    assert [card.state for card in cards.values()] == [
        State.FITS, State.FITS, State.DIFFERS, State.ASKS, State.REFUSED, State.REFUSED, State.TWIN,
    ]  # fmt: skip
    assert cards["s43-05_historia.png"].slot == 1
    assert pane.place.text() == "Place 3 of 7"
    model = pane.list.model()
    spoken = [model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole) for row in range(7)]
    assert spoken[0].startswith("s43-05_pan.png, 1080 × 1350 · ")
    assert spoken[0].endswith("for 5, Pan de calabaza, ready to be placed")
    assert "1080 × 1080 · 1200 × 630 asked" in spoken[2]
    assert spoken[3].endswith("say which post it is for")
    assert "is out already" in spoken[4]
    assert spoken[5].startswith("notes.png: The file notes.png is neither a picture")
    assert "The same place as s43-03_harinas.png" in spoken[6]


def test_the_same_file_in_its_place_is_told_and_not_placed_again(came, pane):
    cards = came(("s43-03_same.png", CARD))
    assert cards["s43-03_same.png"].state is State.HAD
    assert not pane.place.isEnabled()
    pane.assign(cards["s43-03_same.png"].id, 5)  # it may be wanted elsewhere
    assert pane.shelf.cards[0].state is State.DIFFERS


def test_placing_takes_the_cards_away_and_can_be_undone(came, pane, art, ui, qtbot, bench):
    came(("s43-05_pan.png", FEED), ("s43-03_harinas.png", (1080, 1080)), ("IMG_2231.png", (403, 302)))
    with qtbot.waitSignal(pane.placed) as told:
        QTest.mouseClick(pane.place, Qt.MouseButton.LeftButton)
    assert sorted(art.placed) == [("s43-03_harinas.png", 3, 0, 1), ("s43-05_pan.png", 5, 0, 1)]
    assert told.args[0].files == 2
    assert [card.got.name for card in pane.shelf.cards] == ["IMG_2231.png"]
    assert bench.said == ["Art placed in 2 posts"]
    assert ui.undo.undoText() == "Art placed in 2 posts"
    ui.undo.undo()
    assert art.undone == 1
    names = ["s43-05_pan.png", "s43-03_harinas.png", "IMG_2231.png"]
    assert [card.got.name for card in pane.shelf.cards] == names  # they wait again: another post may be meant
    assert pane.place.text() == "Place 2 of 3"
    ui.undo.redo()
    assert art.undone == 2
    assert [card.got.name for card in pane.shelf.cards] == ["IMG_2231.png"]


def test_who_listens_is_told_what_came_and_what_was_not_placed(came, pane, art, qtbot, monkeypatch):
    heard: list[str] = []
    monkeypatch.setattr("smdesk.ui.sheets.artpane.announce", lambda _widget, words: heard.append(words))
    art.refuses["s43-03_harinas.png"] = NotAllowed("post_is_out", post=3)
    came(("s43-05_pan.png", FEED), ("s43-03_harinas.png", CARD), ("IMG_2231.png", (403, 302)))
    assert heard == ["3 files received, 2 of them ready to be placed"]
    pane.place_all()
    done(pane, qtbot)
    assert heard[1:] == ["1 file not placed"]


def test_a_post_that_refuses_says_so_and_the_others_are_placed(came, pane, art, qtbot):
    art.refuses["s43-03_harinas.png"] = NotAllowed("post_is_out", post=3)
    came(("s43-05_pan.png", FEED), ("s43-03_harinas.png", CARD))
    pane.place_all()
    done(pane, qtbot)
    assert [each[0] for each in art.placed] == ["s43-05_pan.png"]
    (card,) = pane.shelf.cards
    assert card.state is State.REFUSED
    assert card.problem.code == "post_is_out"
    pane.assign(card.id, 5)  # another post may take it
    assert pane.shelf.cards[0].ready


def test_a_post_is_chosen_from_the_menu_by_key(came, pane, qtbot):
    came(("IMG_2231.png", (1080, 1340)))
    pane.list.setFocus()
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    menu = pane.findChild(QMenu, "whose-art")
    texts = {each.text(): each for each in menu.actions() if each.text()}
    assert list(texts) == ["1  Autólisis", "3  Blog: harinas de aquí", "4  La frutería (is out)", "5  Pan de calabaza",
                           "None"]  # fmt: skip
    assert not texts["4  La frutería (is out)"].isEnabled()
    with qtbot.waitSignal(pane.line_wanted) as told:
        texts["5  Pan de calabaza"].trigger()
    assert told.args == [5]
    assert (pane.shelf.cards[0].post_id, pane.shelf.cards[0].slot) == (5, 0)


def test_the_size_and_the_picture_of_a_post_can_be_chosen(came, pane):
    (card,) = came(("IMG_2231.png", (600, 600))).values()
    pane.assign(card.id, 5)
    pane.list._ask()
    menu = pane.findChild(QMenu, "whose-art")
    texts = {each.text(): each for each in menu.actions()}
    texts["1080 × 1920 · Instagram"].trigger()
    assert pane.shelf.cards[0].slot == 1
    menu.close()
    menu.setObjectName("")
    pane.assign(card.id, 1)
    pane.list._ask()
    texts = {each.text(): each for each in pane.findChild(QMenu, "whose-art").actions()}
    assert {"Image 1", "Image 2", "Image 3 (new)"} <= set(texts)
    texts["Image 3 (new)"].trigger()
    assert pane.shelf.cards[0].position == 3
    assert pane.shelf.placings()[0].position == 3


def test_pictures_of_a_carousel_stand_behind_each_other(came, pane):
    cards = list(came(("IMG_1.png", FEED), ("IMG_2.png", FEED)).values())
    for card in cards:
        pane.assign(card.id, 1)
    assert [card.position for card in pane.shelf.cards] == [1, 2]
    assert [card.state for card in pane.shelf.cards] == [State.FITS, State.FITS]


def test_the_latest_version_goes_in_and_the_one_before_says_so(came, pane, art, qtbot):
    cards = came(("s43-03_v1.png", CARD), ("s43-03_v3.png", CARD), ("s43-03_v2.png", CARD))
    assert [card.state for card in cards.values()] == [State.TWIN, State.FITS, State.TWIN]
    assert cards["s43-03_v1.png"].twin == "s43-03_v3.png"
    pane.assign(cards["s43-03_v1.png"].id, 3)  # but what the person says counts more
    assert [card.state for card in pane.shelf.cards] == [State.FITS, State.TWIN, State.TWIN]
    pane.place_all()
    done(pane, qtbot)
    assert [each[0] for each in art.placed] == ["s43-03_v1.png"]


def test_none_leaves_a_file_out_and_can_be_taken_back(came, pane):
    (card,) = came(("s43-05_pan.png", FEED)).values()
    pane.assign(card.id, 0)
    assert pane.shelf.cards[0].state is State.ASIDE
    assert pane.place.text() == "Place 0 of 1"
    pane.assign(card.id, 5)
    assert pane.shelf.cards[0].state is State.FITS


def test_a_press_on_the_number_asks_whose_it_is(came, pane):
    came(("s43-05_pan.png", FEED))
    QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=pane.list.choice_rect(0).center())
    assert pane.findChild(QMenu, "whose-art") is not None


def test_delete_takes_a_card_away_and_the_next_one_is_current(came, pane):
    came(("s43-05_pan.png", FEED), ("s43-03_harinas.png", CARD), ("IMG_2231.png", (403, 302)))
    pane.list.setFocus()
    QTest.keyClick(pane.list, Qt.Key.Key_Home)
    QTest.keyClick(pane.list, Qt.Key.Key_Down)
    QTest.keyClick(pane.list, Qt.Key.Key_Delete)
    assert [card.got.name for card in pane.shelf.cards] == ["s43-05_pan.png", "IMG_2231.png"]
    assert pane.list.current.got.name == "IMG_2231.png"
    QTest.keyClick(pane.list, Qt.Key.Key_Delete)
    QTest.keyClick(pane.list, Qt.Key.Key_Delete)
    assert pane.shelf.cards == ()
    assert pane.zone.hasFocus()  # the keys are not lost with the last card


def test_a_file_dropped_on_a_post_is_placed_at_once_where_it_fits(came, pane, art, qtbot):
    cards = came(("anything.png", FEED), post=5)
    done(pane, qtbot)
    assert art.placed == [("anything.png", 5, 0, 1)]
    assert pane.shelf.cards == ()
    cards = came(("square.png", (1080, 1080)), post=5)  # of another shape: the person looks at it first
    assert cards["square.png"].state is State.DIFFERS
    assert art.placed == [("anything.png", 5, 0, 1)]


def test_a_card_carried_to_a_post_is_placed_there(came, pane, art, qtbot):
    (card,) = came(("IMG_2231.png", STORY)).values()
    mime = dropping.carried([card.got.path], [card.id])
    assert mime.hasFormat(dropping.MIME)
    assert dropping.brings_art(mime)
    pane.drop(mime, 5)
    done(pane, qtbot)
    assert art.placed == [("IMG_2231.png", 5, 1, 1)]


def test_a_file_let_go_over_one_of_several_places_is_meant_for_that_one(files, pane, art, qtbot):
    (file,) = files(("IMG_2231.png", STORY))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    pane.drop(mime, 5, 0)
    done(pane, qtbot)
    (card,) = pane.shelf.cards
    assert (card.slot, card.state) == (0, State.DIFFERS)  # its shape would be the other’s: it waits to be looked at
    assert art.placed == []
    pane.drop(mime, 5, 1)
    done(pane, qtbot)
    assert art.placed == [("IMG_2231.png", 5, 1, 1)]


def test_what_was_received_waits_with_its_week(came, pane):
    came(("s43-05_pan.png", FEED))
    pane.tell(sheet(line(1, "Otra"), week=date(2026, 10, 26)))
    assert pane.shelf.cards == ()
    assert not pane.foot.isVisible()
    pane.tell(sheet(*LINES))
    assert len(pane.shelf.cards) == 1
    assert pane.foot.isVisible()


def test_art_is_placed_in_the_week_that_it_was_dropped_on(pane, files, art, qtbot, monkeypatch):
    weeks = []
    place = art.place
    monkeypatch.setattr(art, "place", lambda client, week, *given: weeks.append(week) or place(client, week, *given))
    pane.offer(files(("anything.png", FEED)), 5)
    pane.tell(sheet(line(1, "Otra"), week=date(2026, 10, 26)))  # before anything was looked at
    done(pane, qtbot)
    assert weeks == [WEEK]
    assert art.placed == [("anything.png", 5, 0, 1)]


def test_the_menu_of_a_card_has_the_posts_and_takes_it_away(came, pane):
    cards = came(("IMG_2231.png", FEED), ("S43-01.png", FEED))
    place = pane.list.visualRect(pane.list.model().index(0, 0)).center()
    pane.list.customContextMenuRequested.emit(place)
    menu = next(each for each in pane.findChildren(QMenu) if each.isVisible())
    words = [each.text() for each in menu.actions()]
    assert "None" in words
    assert words[-1] == "Take the card away"
    menu.actions()[-1].trigger()
    menu.close()
    assert [card.id for card in pane.shelf.cards] == [cards["S43-01.png"].id]


def test_both_sizes_of_art_of_another_size_are_told_whole_where_there_is_little_room(came, pane, monkeypatch):
    came(("s43-05_pan.png", (1080, 1080)))
    painted = []
    monkeypatch.setattr(CardDelegate, "_text", lambda self, painter, rect, text, *_more: painted.append(text))
    for wide, between in ((500, " × "), (292, "×")):
        pane.setFixedWidth(wide)
        painted.clear()
        pane.list.grab()
        assert f"1080{between}1080 · 1080{between}1350 asked" in painted


def test_for_a_client_of_the_past_nothing_comes_in(pane, files, qtbot):
    pane.tell(sheet(*LINES), frozen=True)
    assert not pane.zone.isVisible()
    assert not pane.choose.isEnabled()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(files(("s43-05_pan.png", FEED))[0]))])
    enter = QDragEnterEvent(
        pane.rect().center(), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(pane, enter)
    assert not enter.isAccepted()
    pane.drop(mime)
    done(pane, qtbot)
    assert pane.shelf.cards == ()
    pane.tell(sheet(*LINES))
    assert pane.zone.isVisible()
    pane.drop(mime)
    done(pane, qtbot)
    assert len(pane.shelf.cards) == 1


def test_a_post_that_leaves_the_week_leaves_its_file_without_one(came, pane):
    came(("s43-05_pan.png", FEED))
    pane.tell(sheet(*LINES[:3]))
    assert pane.shelf.cards[0].state is State.ASKS


def test_files_and_pictures_are_pasted(pane, files, qtbot):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(files(("s43-05_pan.png", FEED))[0]))])
    QGuiApplication.clipboard().setMimeData(mime)
    pane.list.setFocus()
    pane.zone.setFocus()
    pane.paste()
    done(pane, qtbot)
    image = QImage(*CARD, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    QGuiApplication.clipboard().setImage(image)
    pane.paste()
    done(pane, qtbot)
    assert [card.got.name for card in pane.shelf.cards] == ["s43-05_pan.png", "image-1.png"]
    QGuiApplication.clipboard().clear()


def test_text_and_tables_are_no_art(tmp_path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("ronda.answer", "plan.xlsx")])
    assert not dropping.brings_art(mime)
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    assert dropping.brings_art(mime)  # a folder
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("plan.xlsx", "FOTO.HEIC")])
    assert dropping.brings_art(mime)
    words = QMimeData()
    words.setText("S43-05")
    assert not dropping.brings_art(words)


def test_work_can_be_left_off(pane, files, art, qtbot, monkeypatch):
    import threading

    go = threading.Event()
    look = art.look

    def slow(client, week, given, watch=None):
        go.wait(10)
        return look(client, week, given, watch)

    monkeypatch.setattr(art, "look", slow)
    monkeypatch.setattr("smdesk.ui.sheets.artpane.LATE_MS", 0)
    pane._late.setInterval(0)
    pane.offer(files(("s43-05_pan.png", FEED)))
    qtbot.waitUntil(pane.job_row.isVisible)
    assert pane._far.text() == "Looking at 1 of 1"
    failed = []
    pane.failed.connect(failed.append)
    pane.leave.click()
    go.set()
    done(pane, qtbot)
    assert pane.shelf.cards == ()
    assert failed == []
    assert not pane.job_row.isVisible()


def test_without_a_client_nothing_is_received(bench, art, files):
    pane = bench.add(ArtPane)
    pane.tell(None)
    pane.offer(files(("s43-05_pan.png", FEED)))
    assert pane.acts.job is None
    assert not pane.zone.isEnabled()


@pytest.fixture
def ui(bench):
    return bench.ui


def test_the_keys_stay_in_the_pane_when_its_buttons_are_pressed(pane, files, qtbot):
    pane.offer(files(("s43-05_pan.png", FEED), ("nobody.png", (640, 480))))
    done(pane, qtbot)
    pane.place.setFocus()
    QTest.keyClick(pane.place, Qt.Key.Key_Space)
    done(pane, qtbot)
    assert [card.got.name for card in pane.shelf.cards] == ["nobody.png"]
    assert QApplication.focusWidget() is pane.list
    pane.discard.setFocus()
    QTest.keyClick(pane.discard, Qt.Key.Key_Space)
    assert not pane.shelf.cards
    assert QApplication.focusWidget() is pane.zone
