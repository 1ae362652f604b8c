"""Words in a small window with large letters: whole, in two lines or cut with an ellipsis, never within a letter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smdesk.db.backup import Verdict
from smdesk.services.backup import Backup
from smdesk.services.dossier.views import PersonaPatch
from smdesk.ui.calendar.agendamodel import Column as AgendaColumn
from smdesk.ui.calendar.agendaview import TITLE, AgendaView
from smdesk.ui.calendar.hourcard import HourCards
from smdesk.ui.calendar.page import CalendarPage
from smdesk.ui.calendar.periods import View
from smdesk.ui.calendar.planpaint import PlanPainter
from smdesk.ui.campaigns.page import CampaignsPage
from smdesk.ui.campaigns.weeks import Weeks
from smdesk.ui.composer.editor import LOW
from smdesk.ui.composer.keeper import Kept
from smdesk.ui.composer.page import ComposerPage
from smdesk.ui.dossier.competitors.table import RivalsTable
from smdesk.ui.dossier.networksedit import _Hours
from smdesk.ui.dossier.personalist import PersonaList
from smdesk.ui.exchange.dialog import ImportDialog
from smdesk.ui.exchange.table import WIDTHS
from smdesk.ui.kit.forms import Combo
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.scroll import Column
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.publish.ledger import Show
from smdesk.ui.publish.page import PublishPage
from smdesk.ui.settings.backups import BackupsSection
from smdesk.ui.settings.page import SettingsPage
from smdesk.ui.shell.window import MainWindow
from smdesk.ui.today import month as today_month
from smdesk.ui.today.marks import strong
from smdesk.ui.today.week import DayBox
from tests.ui import walk
from tests.ui.conftest import OpenDesk

pytestmark = pytest.mark.dressed

SMALL, LARGE = (1100, 700), 150
Opened = Callable[[str], MainWindow]


@pytest.fixture
def opened(open_desk: OpenDesk, example: Callable[..., Path]) -> Iterator[Opened]:
    """The example desk in a language, small and with large letters."""
    made: list[MainWindow] = []

    def open_it(language: str) -> MainWindow:
        window = open_desk(example(language), language=language).window
        assert isinstance(window, MainWindow)
        window.ui.theme.set_scale(LARGE)
        window.setMinimumSize(*SMALL)
        window.resize(*SMALL)
        QApplication.processEvents()
        made.append(window)
        return window

    yield open_it
    for each in made:
        each.ui.theme.set_scale(100)


@pytest.fixture
def window(opened: Opened) -> MainWindow:
    """In Spanish, whose words are the longer ones."""
    return opened("es")


@pytest.fixture
def calendar(window: MainWindow) -> CalendarPage:
    window.router.go("calendar")
    page = window.router.page("calendar")
    assert isinstance(page, CalendarPage)
    return page


def copies() -> tuple[Backup, ...]:
    """One of today and one of a month ago, made for the longest of reasons."""
    now = datetime.now(UTC)
    reasons = ("manual", "before-upgrade-9", "before-restore", "damaged")
    return tuple(
        Backup(Path(f"{number}.sqlite3"), now - timedelta(days=20 * number), reason, 803_000, "9", Verdict.GOOD)
        for number, reason in enumerate(reasons)
    )


def test_the_copies_are_not_scrolled_to_the_side(window: MainWindow) -> None:
    window.router.go("settings")
    page = window.router.page("settings")
    assert isinstance(page, SettingsPage)
    section = page.show_section("backups")
    assert isinstance(section, BackupsSection)
    QTest.qWait(100)
    section.copies.show_copies(copies())
    for copy in copies():
        section.copies.checked(copy)
    QTest.qWait(100)
    around = next(each for each in page.findChildren(Column) if each.isVisible() and each.isAncestorOf(section))
    assert not walk.over_the_edge(around)
    assert around.horizontalScrollBar().maximum() == 0
    for each in (section._check, section._file, section._now):
        assert walk.cut(each) == ""
        assert each.mapTo(around, each.rect().topRight()).x() < around.width()


def test_the_size_of_everything_can_be_read(opened: Opened) -> None:
    """English writes a percentage without a space: the field was a pixel too narrow, and showed “10…”."""
    window = opened("en")
    window.router.go("settings")
    page = window.router.page("settings")
    assert isinstance(page, SettingsPage)
    for scale in (90, 110, 125, LARGE):
        window.ui.theme.set_scale(scale)
        section = page.show_section("appearance")
        QTest.qWait(50)
        field = section.findChild(Combo, "ui.scale")
        assert field is not None
        assert field.shown() == field.currentText(), scale


def test_the_title_keeps_its_room_in_the_agenda(calendar: CalendarPage) -> None:
    """Beside the tray its heading was “Publicació…” and its lines a letter."""
    px = calendar.model.ui.theme.px
    for tray in (True, False):
        calendar.show_tray(tray)
        calendar.show_view(View.AGENDA, calendar.model.today)
        QTest.qWait(100)
        table = calendar.findChild(AgendaView)
        assert table is not None
        assert table.columnWidth(AgendaColumn.TITLE) >= px(TITLE)
        for column in (AgendaColumn.TITLE, AgendaColumn.CLIENT):
            head = table.lines.headerData(column, Qt.Orientation.Horizontal)
            assert QFontMetrics(table.horizontalHeader().font()).horizontalAdvance(head) < table.columnWidth(column)
        assert not table.isColumnHidden(AgendaColumn.CLIENT)
        assert table.isColumnHidden(AgendaColumn.NETWORKS) == tray


def test_narrow_cards_are_cut_with_an_ellipsis(calendar: CalendarPage) -> None:
    """Where cards stand beside each other their titles ended within a letter."""
    cards = HourCards(calendar.model, Thumbs(calendar.model.ui, calendar))
    metrics = QFontMetricsF(cards._font("title"))
    said = "Altura del sillín: e\u0301te\u0301 y más palabras de una bici"
    assert cards._beginning("scheduled", "Pan", 400.0) == "Pan"
    for width in range(30, 180):
        shown = cards._beginning("scheduled", said, float(width))
        assert shown.endswith("…")
        assert said.startswith(shown[:-1].rstrip())
        assert metrics.horizontalAdvance(shown) <= width + 1
        assert not said[len(shown) - 1 :].startswith("\u0301"), shown  # no letter without its accent
    assert cards._beginning("scheduled", said, 8.0) == "A"  # too narrow for more than a letter


def test_the_weeks_of_the_timeline_do_not_touch(window: MainWindow) -> None:
    window.ui.scope.choose(1)
    window.router.go("campaigns")
    page = window.router.page("campaigns")
    assert isinstance(page, CampaignsPage)
    weeks = page.findChild(Weeks)
    assert weeks is not None
    monday = weeks.today - timedelta(days=weeks.today.weekday())
    metrics = QFontMetrics(window.ui.theme.font("caption"))
    weeks._scale.width = weeks._scale.weeks * window.ui.theme.px(84)
    short = weeks.told(monday, 1, metrics)
    assert metrics.horizontalAdvance(short) <= weeks._scale.day_px * 7
    weeks._scale.width = weeks._scale.weeks * window.ui.theme.px(200)
    whole = weeks.told(monday, 1, metrics)
    assert whole.startswith(short + " · ")


def test_the_name_of_a_post_goes_before_when_it_was_kept(opened: Opened) -> None:
    window = opened("en")
    post = next(each for each in window.ui.runtime.posts.listing(limit=400) if len(each.variants) > 1)
    window.router.go(Place("composer", post.id))
    page = window.router.page("composer")
    assert isinstance(page, ComposerPage)
    header = page.header
    header._keeper.state, header._keeper.at = Kept.SAVED, window.ui.now()
    for wide in range(700, 1400, 20):
        header.resize(wide, header.height())
        QApplication.processEvents()
        header.show_all()
        layout = header.layout()
        assert layout is not None
        layout.activate()
        if header._kept.isVisible():
            wished = min(header._title.sizeHint().width(), header._title.maximumWidth())
            assert header._title.width() >= wished, wide


def test_the_properties_of_a_post_are_whole_where_it_is_low(window: MainWindow) -> None:
    """Below a notice of two lines their fields lost their lower edge."""
    post = next(each for each in window.ui.runtime.posts.listing(limit=400) if len(each.variants) > 1)
    window.router.go(Place("composer", post.id))
    page = window.router.page("composer")
    assert isinstance(page, ComposerPage)
    editor = page.editor
    for high in (260, 480, 800, 300):
        editor.setFixedHeight(high)
        QTest.qWait(50)
        fields = [each for each in editor.properties._fields if each.isVisible()]
        assert fields
        assert all(each.height() >= each.sizeHint().height() for each in fields), high
        inside = editor.area.isAncestorOf(editor.properties)
        assert inside == (high < window.ui.theme.px(LOW))


def test_names_of_personas_have_two_lines_and_their_share_an_ellipsis(window: MainWindow, qtbot: QtBot) -> None:
    client = window.clients.all[0].id
    window.ui.runtime.personas.add(client, PersonaPatch(name="Va al trabajo en bici"))
    window.router.go(Place("dossier", client=client, detail="personas"))
    page = window.router.page("dossier")
    shown = page.findChild(PersonaList)
    assert shown is not None
    qtbot.waitUntil(lambda: shown.rows.count() > 0)
    index = shown.rows.model().index(shown.rows.count() - 1, 0)
    delegate = shown.rows.itemDelegate()
    bold = QFontMetrics(window.ui.theme.font("bodyStrong"))
    wide = bold.horizontalAdvance("Va al trabajo en bici") * 2 // 3
    name, under = delegate.lines(index, wide)  # type: ignore[attr-defined]
    assert len(name) == 2
    assert "".join(name).replace(" ", "") == "Vaaltrabajoenbici"
    assert under.endswith("…") or QFontMetrics(window.ui.theme.font("small")).horizontalAdvance(under) <= wide
    assert delegate.lines(index, 60)[1].endswith("…")  # type: ignore[attr-defined]
    assert "Va al trabajo en bici" in shown.rows.item(shown.rows.count() - 1).toolTip()


def test_the_name_of_a_competitor_has_its_room(window: MainWindow) -> None:
    client = next(each.client_id for each in window.ui.runtime.audits.list())
    window.router.go(Place("dossier", client=client, detail="competitors"))
    page = window.router.page("dossier")
    QTest.qWait(200)
    table = page.findChild(RivalsTable)
    assert table is not None
    px = window.ui.theme.px
    for wide in (px(420), px(520), px(640), px(900)):
        table.resize(wide, table.height())
        assert table.columnWidth(0) >= px(150) - 4, wide
        assert not table.isColumnHidden(table.model().columnCount() - 1)
    assert not table.isColumnHidden(2)


def test_hours_above_the_day_of_a_persona_do_not_touch(window: MainWindow) -> None:
    scale = _Hours(window.ui.theme)
    metrics = QFontMetrics(window.ui.theme.font("caption"))
    for wide in (90, 130, 400):
        scale.resize(wide, 20)
        shown = scale.shown()
        assert metrics.horizontalAdvance("18 h") < wide / len(shown) or len(shown) == 2
    assert shown == (0, 6, 12, 18)


def test_reasons_are_broken_within_a_word_only_where_it_is_wider_than_its_card(window: MainWindow) -> None:
    painter = PlanPainter(window.ui)
    width = QFontMetrics(painter._font("micro")).horizontalAdvance("personas")
    assert painter.breaking("las personas", width) == "las personas"
    assert painter.breaking("las personas", width - 1) == "las " + "\u200b".join("personas")


def test_what_is_counted_of_a_client_is_a_number_where_its_word_has_no_room(window: MainWindow) -> None:
    metrics = QFontMetrics(window.ui.theme.font("small"))
    assert today_month.shown(metrics, "3 fallos", 400) == "3 fallos"
    assert today_month.shown(metrics, "3 fallos", 40) == "3"
    assert today_month.shown(metrics, "sin firmar", 50).endswith("…")


def test_narrow_days_of_today_are_named_by_a_letter(window: MainWindow) -> None:
    window.router.go("today")
    page = window.router.page("today")
    QTest.qWait(100)
    days = page.findChildren(DayBox)
    assert len(days) == 7
    number, name = (QFontMetrics(font) for font in (strong(window.ui.theme, "small"), window.ui.theme.font("small")))
    for wide, letters in ((60, {1}), (300, {3})):
        for day in days:
            day.resize(wide, day.height())
        assert {len(day._weekday(number, name)) for day in days} == letters


def test_the_text_of_an_import_is_not_left_two_letters(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "plan.csv"
    file.write_text("Fecha;Hora;Texto\n01/12/2030;9:00;Pan de centeno\n", encoding="utf-8")
    client = window.ui.runtime.clients.list()[0].id
    window.router.go(Place("import", client=client, files=(file,)))
    made = window.findChild(ImportDialog)
    assert made is not None
    qtbot.waitUntil(lambda: made.preview is not None)
    made.resize(*SMALL)  # as wide as a small screen
    QTest.qWait(50)
    fixed = sum(made.table.columnWidth(at) for at, width in enumerate(WIDTHS) if width)
    assert fixed < SMALL[0] * 0.86
    made.reject()


def test_the_choices_of_the_history_go_before_whose_it_is(window: MainWindow) -> None:
    window.router.go("publish")
    page = window.router.page("publish")
    assert isinstance(page, PublishPage)
    page.choose(Show.HISTORY)
    QTest.qWait(100)
    header = page.header
    assert not header._whose.isVisible()
    least = min(each.fontMetrics().horizontalAdvance("Todos los r") for each in (header.result, header.period))
    assert header.result.width() > least + window.ui.theme.px(36)
    page.choose(Show.QUEUE)
    QTest.qWait(50)
    assert header._whose.isVisible()


def test_the_form_of_a_contest_is_not_scrolled_to_the_side(window: MainWindow, qtbot: QtBot) -> None:
    """At 125 % the draw still stood beside it."""
    window.ui.scope.choose(1)
    window.router.go(Place("campaigns", detail="contest"))
    page = window.router.page("campaigns")
    assert isinstance(page, CampaignsPage)
    pane = page.contests
    pane.new()
    qtbot.waitUntil(lambda: pane.view is not None)
    for scale in (110, 125, LARGE):
        window.ui.theme.set_scale(scale)
        QTest.qWait(150)
        assert not [each for each in pane.findChildren(Column) if walk.over_the_edge(each)], scale
