"""The page of campaigns: shown, moved with keys and mouse, edited in the pane, read, and taken back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from smdesk.core.adplan import Span
from smdesk.core.ads import Cost
from smdesk.core.audience import Audience
from smdesk.services.ads.views import Started
from smdesk.services.campaigns.views import CampaignView
from smdesk.services.patches import ClientPatch
from smdesk.ui.campaigns import words
from smdesk.ui.campaigns.importing import ImportDialog
from smdesk.ui.campaigns.linksdialog import LinksDialog
from smdesk.ui.campaigns.page import CampaignsPage
from smdesk.ui.campaigns.readings import ReadingDialog
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.dialogs import Ask
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.postdrag import MIME
from smdesk.ui.kit.taborder import read
from tests.ui.bench import Bench


@pytest.fixture
def today(ui: Ui) -> date:
    return ui.runtime.ad_readings.today(1)


@pytest.fixture
def autumn(ui: Ui, today: date) -> CampaignView:
    """A campaign of two ads of the first client."""
    service = ui.runtime.campaigns
    made = service.add(1, "Autumn", kind="paid", aim="traffic", starts=today - timedelta(days=5),
                       ends=today + timedelta(days=16), budget=18000, currency="EUR")  # fmt: skip
    first = service.add_set(made.id, "Orders", budget=12000, placements=["facebook_feed"])
    service.add_ad(first.id, "Orders")
    second = service.add_set(made.id, "Giveaway", starts=today, ends=today + timedelta(days=8), budget=6000)
    service.add_ad(second.id, "Giveaway")
    return service.show(made.id)


@pytest.fixture
def page(bench: Bench, autumn: CampaignView) -> CampaignsPage:
    bench.ui.scope.choose(1)
    return bench.show(CampaignsPage, Place("campaigns"))


def bar(page: CampaignsPage, key: tuple[str, int]) -> tuple[QPoint, float]:
    """The middle of a bar, and the pixels of a day."""
    index = page.timeline.times.place(key, 1)
    line = page.timeline.times.line(index)
    assert line is not None
    span = line.part.span if line.part else line.campaign.span
    rect = page.timeline._delegate.place(page.timeline.visualRect(index), line, span)
    assert rect is not None
    return rect.center().toPoint(), page.timeline.scale.day_px


def test_every_line_is_said_in_a_sentence(page: CampaignsPage, autumn: CampaignView) -> None:
    index = page.timeline.times.place(("campaign", autumn.id))
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Autumn, Paid, ")
    assert said.endswith("€180")
    head = QAccessible.queryAccessibleInterface(page.timeline)
    assert head.text(QAccessible.Text.Name) == "Timeline of campaigns and ads"


def test_the_keys_move_and_resize_and_undo_brings_it_back(page: CampaignsPage, ui: Ui, autumn: CampaignView) -> None:
    page.timeline.setFocus()
    page.timeline.select(("campaign", autumn.id))
    QTest.keyClick(page.timeline, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    moved = ui.runtime.campaigns.show(autumn.id)
    assert moved.span == autumn.span.moved(1)
    assert moved.sets[1].own == autumn.sets[1].own.moved(1)
    QTest.keyClick(page.timeline, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    ui.undo.undo()
    ui.undo.undo()
    assert ui.runtime.campaigns.show(autumn.id).span == autumn.span


def test_the_mouse_moves_a_bar_and_says_where_it_would_land(
    page: CampaignsPage, ui: Ui, autumn: CampaignView, qtbot: QtBot
) -> None:
    part = autumn.sets[1]
    at, day = bar(page, ("ad", part.ads[0].id))
    view = page.timeline.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(view, at + QPoint(round(day * 2), 0))
    assert page.tip.isVisible()
    assert "9 days" in page.tip.title.text()
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at + QPoint(round(day * 2), 0))
    assert not page.tip.isVisible()
    assert ui.runtime.campaigns.show(autumn.id).sets[1].own == part.own.moved(2)


def test_an_edge_resizes(page: CampaignsPage, ui: Ui, autumn: CampaignView) -> None:
    part = autumn.sets[1]
    at, day = bar(page, ("ad", part.ads[0].id))
    view, edge = page.timeline.viewport(), QPoint(round(day * 4.5) - 2, 0)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at + edge)
    QTest.mouseMove(view, at + edge + QPoint(round(day), 0))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at + edge + QPoint(round(day), 0))
    now = ui.runtime.campaigns.show(autumn.id).sets[1].own
    assert now == Span(part.own.first, part.own.last + timedelta(days=1))  # type: ignore[operator]


def test_the_pane_stores_what_is_typed_and_says_what_cannot_be(
    page: CampaignsPage, ui: Ui, autumn: CampaignView
) -> None:
    page.choose("ad", autumn.sets[0].ads[0].id)
    form = page.inspector.ad.form
    budget = form._fields["budget"]
    budget.widget.setFocus()
    budget.widget.selectAll()
    QTest.keyClicks(budget.widget, "1.480,50")
    assert form.flush()
    assert ui.runtime.campaigns.show(autumn.id).sets[0].money.budget == 148050
    ends = form._fields["ends"]
    QTest.keyClicks(ends.widget, "1 jan 2020")
    assert not form.flush()
    assert "before it begins" in ends.problem.text()
    assert ends.widget.text() == "1 jan 2020"
    ui.undo.undo()
    assert ui.runtime.campaigns.show(autumn.id).sets[0].money.budget == 12000


def test_a_reading_is_noted_compared_and_taken_back(page: CampaignsPage, ui: Ui, autumn: CampaignView) -> None:
    page.choose("ad", autumn.sets[0].ads[0].id)
    page.doing.read()
    dialog = page.findChild(ReadingDialog)
    assert dialog is not None
    dialog.fields["spent"].setText("12x")
    dialog.primary.click()
    assert dialog.isVisible()
    assert {name for name, field in dialog.fields.items() if field.property("invalid")} == {"spent"}
    below = dialog._fields.itemAt(dialog._fields.indexOf(dialog.fields["spent"]) + 1).widget()
    assert "12x" in below.text()
    dialog.fields["spent"].setText("78")
    dialog.fields["clicks"].setText("1.251")
    dialog.primary.click()
    page.look()
    line = page.line
    assert line is not None
    figures = line.figures(page.board)
    assert figures is not None
    assert (figures.totals.spent, figures.totals.clicks) == (7800, 1251)
    assert "€78" in page.strip.bar.accessibleName()
    ui.undo.undo()
    page.look()
    assert page.board.readings == ()


def test_a_new_campaign_and_ad_are_selected_for_their_names(page: CampaignsPage, ui: Ui) -> None:
    page.doing.new_campaign()
    line = page.line
    assert line is not None
    assert (line.name, line.part) == ("New campaign", None)
    field = page.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.selectedText() == "New campaign"
    page.doing.new_ad()
    line = page.line
    assert line is not None
    assert line.part is not None
    lines = [each.key for each in page.timeline.times.lines]
    page.doing.delete()
    assert ui.runtime.campaigns.show(line.campaign.id).sets == ()
    assert page.line is not None
    assert page.line.key == lines[lines.index(line.key) - 1]  # it was the last: the one above is current
    ui.undo.undo()
    assert len(ui.runtime.campaigns.show(line.campaign.id).sets) == 1


def test_without_campaigns_the_best_posts_are_offered(page: CampaignsPage, ui: Ui, autumn: CampaignView) -> None:
    ui.runtime.campaigns.delete(autumn.id)
    fresh = CampaignsPage(ui)
    assert fresh.settle()
    assert fresh._inspector is None  # two hundred widgets for nothing
    fresh.deleteLater()
    page.look()
    assert page._stack.currentWidget() is page.teaching
    assert page.teaching.best.count() > 0
    post = page.teaching.best.item(0).data(Qt.ItemDataRole.UserRole)
    page.teaching.best.itemClicked.emit(page.teaching.best.item(0))
    line = page.line
    assert line is not None
    assert line.ad is not None
    assert line.ad.post_id == post


def test_results_show_campaigns_and_ads_and_the_language_changes_at_once(
    page: CampaignsPage, ui: Ui, autumn: CampaignView
) -> None:
    page.header.view.set_value("results")
    page._fill()
    assert [line.name for line in page.table.ads.lines] == ["Autumn", "Orders", "Giveaway"]
    assert not page.timeline.isVisible()
    ui.language.choose("es")
    QTest.qWait(0)
    assert page.header.new.text() == "Nueva campaña"
    assert page.table.ads.headerData(3, Qt.Orientation.Horizontal) == "Gastado de lo previsto"


def test_a_contest_opens_on_the_page_and_a_campaign_after_it(
    page: CampaignsPage, ui: Ui, autumn: CampaignView, bench: Bench, qtbot: QtBot
) -> None:
    made = ui.runtime.contests.add(2, "Roscón")
    bench.go(Place("campaigns", made.id, detail="contest"))  # of another client: all show
    assert (page.shows_contests, page.contests.current, ui.scope.client) == (True, made.id, None)
    assert not page.strip.isVisible()
    assert page.header.new.text() == "New contest"
    assert page.here() == Place("campaigns", made.id, detail="contest")
    ui.runtime.contests.edit(made.id, prize="A ring")
    qtbot.waitUntil(lambda: page.contests.view is not None and page.contests.view.prize == "A ring")
    next(each for each in page.actions() if each.id == "campaigns.contest").act()
    assert page.contests.view is not None
    assert (page.contests.view.name, page.contests.view.client_id) == ("New contest", 2)
    ui.undo.undo()
    qtbot.waitUntil(lambda: [each.name for each in page.contests.views] == ["Roscón"])
    page.visit(Place("campaigns", autumn.id))
    assert not page.shows_contests


def test_the_agreed_budget_is_asked_for_and_shown(page: CampaignsPage, ui: Ui) -> None:
    page.doing._agree(1, 30000)
    page.look()
    assert page.board.money.agreed == 30000
    assert "of €300 agreed" in page.strip._of.text()
    ui.undo.undo()
    page.look()
    assert page.board.money.agreed is None


def test_an_export_is_shown_before_it_is_taken_in_and_undone_at_once(
    page: CampaignsPage, ui: Ui, autumn: CampaignView, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "ads.csv"
    day = autumn.span.first
    file.write_text(f"Campaign name,Ad name,Day,Amount spent (EUR)\nAutumn,Orders,{day},5\nAutumn,Other,{day},5\n")
    page.doing.import_readings()
    asked = page.window().findChild(QFileDialog)
    asked.fileSelected.emit(str(file))
    asked.reject()
    qtbot.waitUntil(lambda: page.findChild(ImportDialog) is not None)
    dialog = page.findChild(ImportDialog)
    model = dialog.table.model()
    assert [model.index(row, 5).data() for row in range(2)] == [
        "Is taken in", "no ad or campaign here has this name",
    ]  # fmt: skip
    assert page.board.readings == ()
    dialog.primary.click()
    assert [each.spent for each in page.board.readings] == [500]
    ui.undo.undo()
    page.look()
    assert page.board.readings == ()


@pytest.mark.parametrize("kind", ["xlsx", "pdf"])
def test_the_plan_is_written_as_a_file(page: CampaignsPage, ui: Ui, tmp_path: Path, qtbot: QtBot, kind: str) -> None:
    file = tmp_path / f"plan.{kind}"
    said: list[str] = []
    page.said.connect(lambda text, _undo: said.append(text))
    plan = ui.runtime.ads_sheets.plan(1, ui.language.words)
    page.doing.handing.save(kind)
    dialog = page.window().findChild(QFileDialog)
    assert dialog.selectedFiles()[0].endswith(f"{plan.client}.{kind}")
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert said == [f"2 ads written to “plan.{kind}”"]
    assert file.read_bytes()[:2] in {b"PK", b"%P"}


def test_posts_dropped_on_a_campaign_belong_to_it(page: CampaignsPage, ui: Ui, autumn: CampaignView) -> None:
    data = QMimeData()
    post = ui.runtime.posts.listing(client=1, limit=1)[0].id
    data.setData(MIME, json.dumps({"items": [{"post_id": post}], "grip": 0}).encode())
    at = page.timeline.visualRect(page.timeline.times.place(("campaign", autumn.id))).center()
    drop = QDropEvent(at.toPointF(), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton,
                      Qt.KeyboardModifier.NoModifier)  # fmt: skip
    page.timeline.dropEvent(drop)
    assert ui.runtime.campaigns.posts(autumn.id) == (post,)
    ui.undo.undo()
    assert ui.runtime.campaigns.posts(autumn.id) == ()


def test_the_audience_names_its_countries_where_it_names_no_places(ui: Ui) -> None:
    whom = Audience(28, 42, countries=("ES", "PT"))
    assert words.audience(ui, whom) == "Spain, Portugal · 28–42"
    assert words.audience(ui, replace(whom, places=("Porto",))) == "Porto · 28–42"


def test_starting_an_ad_takes_the_exact_words(page: CampaignsPage) -> None:
    end = datetime(2030, 1, 1, tzinfo=UTC)
    started = Started("1", Cost("Pan [sd-00000000]", 6000, "EUR", None, end, "UTC"))
    page.doing.handing._ask_starting(1, started)
    dialog = page.findChildren(Ask)[-1]
    field = dialog.findChild(QLineEdit, "confirmation")
    field.setText(started.says[:-1])
    assert not dialog.primary.isEnabled()
    field.setText(started.says)
    assert dialog.primary.isEnabled()
    field.setText("Pan [sd-00000000] 60.00 EUR ahora–2030-01-01T00:00")
    assert dialog.primary.isEnabled()
    dialog.reject()


def test_letters_work_in_the_timeline_and_in_the_table(page: CampaignsPage, ui: Ui, autumn: CampaignView) -> None:
    page.timeline.setFocus()
    QTest.keyClick(page.timeline, Qt.Key.Key_N)
    assert len(ui.runtime.campaigns.list(1)) == 2
    page.table.setFocus()
    page.choose("ad", autumn.sets[0].ads[0].id)
    weeks = page.timeline.scale.weeks
    QTest.keyClick(page.table, Qt.Key.Key_Plus)
    assert page.timeline.scale.weeks < weeks
    QTest.keyClick(page.table, Qt.Key.Key_R)
    dialog = page.findChild(ReadingDialog)
    assert dialog is not None
    dialog.reject()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert len(ui.runtime.campaigns.show(autumn.id).sets) == 1


def test_the_keys_that_come_into_the_table_choose_nothing(page: CampaignsPage, autumn: CampaignView) -> None:
    page.choose("campaign", autumn.id)
    page.timeline.setFocus()
    page.table.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.table.currentIndex().row() == 0  # where the keys are
    assert (page.table.line, page.line and page.line.key) == (None, ("campaign", autumn.id))
    row = page.table.visualRect(page.table.currentIndex())
    painted = page.table.viewport().grab(row).toImage()
    focus = page._ui.theme.color("accent.focus").rgb()
    assert painted.pixelColor(row.width() // 2, 0).rgb() == focus  # and that shows
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    first, second = (part.ads[0].id for part in autumn.sets)
    assert page.line is not None
    assert page.line.key == ("ad", first)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.line.key == ("ad", second)
    page.choose("campaign", autumn.id)
    page.timeline.setFocus()
    page.table.setFocus(Qt.FocusReason.TabFocusReason)
    place = page.table.visualRect(page.table.ads.index(0, 0)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.line.key == ("ad", first)  # a click on the line that has the keys already


def test_a_wrong_parameter_of_links_is_told_below_its_own_field(page: CampaignsPage, ui: Ui) -> None:
    dialog = LinksDialog(ui, page, 1, page.acts)
    dialog.open()
    dialog.fields["utm_campaign"].setText("{red}")
    dialog.primary.click()
    box = dialog._fields
    assert box.indexOf(dialog._problem) == box.indexOf(dialog.fields["utm_campaign"]) + 1
    wrong = [name for name, field in dialog.fields.items() if field.property("invalid")]
    assert (wrong, dialog._problem.isHidden()) == (["utm_campaign"], False)
    dialog.fields["utm_campaign"].setText("{campaign}")
    dialog.fields["utm_content"].setText("x" * 121)
    dialog.primary.click()
    assert [name for name, field in dialog.fields.items() if field.property("invalid")] == ["utm_content"]
    dialog.reject()
    assert not ui.runtime.utm_links.scheme(1)


def test_the_pencil_beside_the_agreed_budget_has_a_name_from_the_start(page: CampaignsPage) -> None:
    assert page.strip.change.accessibleName() == "Agreed budget of a month"


@pytest.mark.dressed
def test_what_a_client_without_campaigns_reads_stands_in_the_middle(qtbot: QtBot, bench: Bench) -> None:
    bare = bench.ui.runtime.clients.add(ClientPatch(name="Bare", zone="Europe/Madrid")).id
    bench.ui.scope.choose(bare)
    page = bench.show(CampaignsPage, Place("campaigns"))
    qtbot.waitUntil(lambda: page.teaching.empty.isVisible() and not page.teaching.best.isVisible())
    qtbot.waitUntil(lambda: page.teaching.empty.height() > page.teaching.height() * 0.8)


def test_tab_goes_through_the_header_as_it_is_read(page: CampaignsPage, bench: Bench, qtbot: QtBot) -> None:
    bench.host.resize(1100, 700)
    qtbot.waitUntil(page.side.knob.isVisible)
    page.side.knob.setFocus(Qt.FocusReason.TabFocusReason)
    went = []
    for _ in range(3):
        QTest.keyClick(bench.host.focusWidget(), Qt.Key.Key_Tab)
        went.append(bench.host.focusWidget())
    assert went == [page.header.import_, page.header.hand, page.header.new]


def test_what_nobody_has_looked_at_is_not_made(page: CampaignsPage, ui: Ui, autumn: CampaignView) -> None:
    assert page.line is not None
    assert page.line.part is None
    assert (page._teaching, page._contests, page.inspector._ad) == (None, None, None)
    part = autumn.sets[0]
    page.choose("ad", part.ads[0].id)
    form = page.inspector.ad
    assert form.isVisible()
    assert not page.inspector.campaign.isVisible()
    order = [each for each in read(page.inspector) if each in {page.inspector.campaign, form, page.inspector.readings}]
    assert order == [page.inspector.campaign, form, page.inspector.readings]
    page.choose("campaign", autumn.id)
    assert not form.isVisible()
    assert page.inspector.campaign.isVisible()
