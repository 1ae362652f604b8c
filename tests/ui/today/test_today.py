"""The Today page: what it shows, the one act that solves each thing, keys, dropping, and the first steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smdesk.core.clock import FakeClock
from smdesk.core.publication import State
from smdesk.core.walltime import from_utc
from smdesk.gui import Desk
from smdesk.services.accounts import Login
from smdesk.services.patches import ClientPatch, NewPost, PartInput, VariantInput
from smdesk.services.posts.rules import Time
from smdesk.services.today.views import Going, Kind
from smdesk.ui.kit.naming import status_name
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.postpeek import FoundPeek
from smdesk.ui.today import words
from smdesk.ui.today.month import Cell, MonthDelegate, MonthModel, fitting, shown
from smdesk.ui.today.page import TodayPage
from tests.ui.bench import Bench
from tests.ui.conftest import in_window
from tests.ui.helpers import LONG, dialog, press

OpenDesk = Callable[..., Desk]


@pytest.fixture
def page(request: pytest.FixtureRequest) -> TodayPage:
    """The page of the example desk: as the window shows it first, where the test has one; else alone."""
    if not in_window(request):
        return request.getfixturevalue("bench").show(TodayPage)
    shown = request.getfixturevalue("example_desk").window.router.shown
    assert isinstance(shown, TodayPage)
    return shown


@pytest.fixture
def still(open_desk: OpenDesk, tmp_path: Path) -> Desk:
    """A desk with one client and one channel, at nine in the morning until the test moves its clock."""
    desk = open_desk(tmp_path / "still", clock=FakeClock(datetime(2026, 12, 1, 9, 0, tzinfo=UTC)))
    client = desk.runtime.clients.add(ClientPatch(name="Sol", zone="Europe/Madrid"))
    desk.runtime.channels.connect_assisted("instagram", client.id, "sol")
    desk.window.show_desk()
    return desk


@pytest.fixture
def asked(page: TodayPage, monkeypatch: pytest.MonkeyPatch) -> list[Place]:
    """Where the page wants to go, without going there."""
    places: list[Place] = []
    page.doing.asked.disconnect()
    page.asked.disconnect()
    page.doing.asked.connect(places.append)
    page.asked.connect(places.append)
    return places


def add(desk: Desk | Bench, **more: object) -> int:
    """A post of the first client that is written and has a place in the calendar."""
    runtime = desk.runtime
    client = runtime.clients.list()[0]
    channel = next(each for each in runtime.channels.listing() if each.client_id == client.id)
    after = more.pop("after", timedelta())
    planned = from_utc(runtime.clock.now() + after, client.zone)
    new = NewPost(
        client.id, (channel.id,), VariantInput(parts=(PartInput("Bread"),)), title="Bread", planned=planned, **more
    )
    return runtime.posts.add(new).post.id


def need(page: TodayPage, kind: Kind) -> int:
    """The row of the first need of a kind."""
    rows = range(page.pane.needs.rowCount())
    return next(row for row in rows if (each := page.pane.needs.need(row)) is not None and each.kind is kind)


def test_the_desk_opens_with_what_needs_the_person_in_its_order(example_desk: Desk, page: TodayPage) -> None:
    kinds = [each.kind for each in page.view.needs]
    assert kinds[:4] == [Kind.FAILED, Kind.QUESTION, Kind.LATE, Kind.DUE]
    assert page.needs_view.hasFocus()
    (chosen,) = page.needs_view.selectedIndexes()  # which one has the keys is seen
    assert page.pane.needs.need(chosen.row()) is page.view.needs[0]
    assert page.header.under.text().endswith(f"{len(kinds)} things need you")
    spoken = page.pane.needs.data(page.pane.needs.index(need(page, Kind.DUE)), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Your turn: ")
    assert spoken.endswith("Publish…")


def test_each_need_leads_to_the_one_place_that_solves_it(
    qtbot: QtBot, bench: Bench, page: TodayPage, asked: list[Place]
) -> None:
    for kind in (Kind.FAILED, Kind.QUESTION, Kind.LATE, Kind.DUE):
        page.needs_view.choose(need(page, kind))
        qtbot.keyClick(page.needs_view, Qt.Key.Key_A)
    assert [place.page for place in asked] == ["composer", "publish", "recovery", "assisted"]
    assert bench.runtime.publishing.view(asked[3].row).state is State.ASSISTED


def test_posts_without_art_lead_to_the_content_sheet_of_their_week(
    qtbot: QtBot, bench: Bench, page: TodayPage, asked: list[Place]
) -> None:
    post = add(bench, stage="in_design", after=timedelta(hours=2))
    page.look()
    wanting = page.pane.needs.need(need(page, Kind.ART))
    assert post in wanting.posts
    page.needs_view.choose(need(page, Kind.ART))
    qtbot.keyClick(page.needs_view, Qt.Key.Key_A)
    assert asked == [Place("sheets", wanting.posts[0], wanting.client_id, wanting.wall)]


def test_a_closed_keyring_is_asked_again_from_here(qtbot: QtBot, bench: Bench, page: TodayPage) -> None:
    channels = bench.runtime.channels
    shut = [each.id for each in channels.listing(network="practice")]
    for number in shut:
        channels._mark(number, "keyring_locked")
    page.look()
    told = page.pane.needs.told(page.pane.needs.need(need(page, Kind.KEYRING)))
    assert (told.title, told.button) == ("This computer’s keyring is closed", "Try again")
    assert Kind.CHANNEL not in {each.kind for each in page.view.needs}
    page.needs_view.choose(need(page, Kind.KEYRING))
    qtbot.keyClick(page.needs_view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not any(channels.show(number).problem for number in shut), timeout=LONG)


def test_what_is_solved_elsewhere_goes_by_itself(qtbot: QtBot, bench: Bench, page: TodayPage) -> None:
    due = page.pane.needs.need(need(page, Kind.DUE))
    bench.runtime.publishing.resolve(due.publications[0], published_url="")
    qtbot.waitUntil(lambda: due.key not in {each.key for each in page.view.needs})
    assert page.needs_view.current() is not None


def test_behind_another_page_it_reads_nothing_and_shown_again_it_tells_what_happened(
    qtbot: QtBot, example_desk: Desk, page: TodayPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[object] = []
    read = page._service.read
    monkeypatch.setattr(page._service, "read", lambda *which, **more: reads.append(which) or read(*which, **more))
    due = page.pane.needs.need(need(page, Kind.DUE))
    example_desk.window.router.go("settings")
    with qtbot.waitSignal(example_desk.ui.bridge.heard):
        example_desk.runtime.publishing.resolve(due.publications[0], published_url="")
    qtbot.waitUntil(lambda: page._missed)
    assert reads == []
    example_desk.window.router.go("today")
    qtbot.waitUntil(lambda: due.key not in {each.key for each in page.view.needs})
    example_desk.window.hide()
    number = add(example_desk)
    qtbot.waitUntil(lambda: page._missed)
    example_desk.window.show()
    qtbot.waitUntil(lambda: number in {line.post_id for line in page.body.going.lines})


def test_another_clients_day_is_never_seen_first(example_desk: Desk, page: TodayPage) -> None:
    first, *_, last = example_desk.runtime.clients.list()
    scope, router = example_desk.ui.scope, example_desk.window.router
    scope.choose(first.id)
    router.go("settings")
    scope.choose(last.id)
    router.go("today")
    assert {month.client_id for month in page.view.months} == {last.id}


def test_not_today_and_back(qtbot: QtBot, bench: Bench, page: TodayPage) -> None:
    page.needs_view.choose(need(page, Kind.QUESTION))
    key = page.needs_view.current().key
    qtbot.keyClick(page.needs_view, Qt.Key.Key_H)
    qtbot.waitUntil(lambda: page.pane.needs.row_of(key) < 0)
    assert page.view.snoozed == 1
    bench.ui.undo.undo()
    qtbot.waitUntil(lambda: page.pane.needs.row_of(key) >= 0)


def test_a_task_that_is_due_is_done_from_here_and_comes_back_by_undoing(
    qtbot: QtBot, bench: Bench, page: TodayPage
) -> None:
    client = bench.runtime.clients.list()[0]
    task = bench.runtime.tasks.add(client.id, "Correct the opening hours", due="2026-01-02")
    qtbot.waitUntil(lambda: page.pane.needs.row_of(f"task:{task.id}") >= 0)
    page.needs_view.choose(page.pane.needs.row_of(f"task:{task.id}"))
    told = page.pane.needs.told(page.needs_view.current())
    assert (told.title, told.button) == ("Correct the opening hours", "Done")
    assert told.under.startswith(f"{client.name} · due on Fri 2 Jan")
    qtbot.keyClick(page.needs_view, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: page.pane.needs.row_of(f"task:{task.id}") < 0)
    bench.ui.undo.undo()
    qtbot.waitUntil(lambda: page.pane.needs.row_of(f"task:{task.id}") >= 0)


def test_news_that_come_together_are_read_once(
    qtbot: QtBot, bench: Bench, page: TodayPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[int] = []
    whole = page._service.read
    monkeypatch.setattr(page._service, "read", lambda *args, **more: reads.append(1) or whole(*args, **more))
    posts = [add(bench) for _ in range(12)]
    qtbot.waitUntil(lambda: {line.post_id for line in page.body.going.lines} | {
        post.post_id for day in page.view.week for post in day.posts
    } >= set(posts))  # fmt: skip
    assert len(reads) <= 4


def test_a_post_with_a_place_and_no_schedule_says_that_it_will_not_go_out(
    qtbot: QtBot, bench: Bench, page: TodayPage, asked: list[Place]
) -> None:
    number = add(bench)
    page.look()
    line = next(each for each in page.body.going.lines if each.post_id == number)
    view = page.body.going_view
    view.setFocus()
    view.setCurrentIndex(page.body.going.index(page.body.going.row_of(line)))
    assert page.body.going.note(line) == "Won’t go out unscheduled"
    assert page.body.going.act(line) == "Schedule"
    qtbot.keyClick(view, Qt.Key.Key_A)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert asked == [Place("composer", row=number)] * 2


def test_publishing_now_asks_first(qtbot: QtBot, still: Desk) -> None:
    runtime, page = still.runtime, still.window.router.shown
    (client,) = runtime.clients.list()
    channel = runtime.channels.connect("practice", client.id, Login(handle="sol"))
    new = NewPost(client.id, (channel.id,), VariantInput(parts=(PartInput("Bread"),)))
    saved = runtime.posts.add(new, Time(wall=from_utc(runtime.clock.now() + timedelta(hours=1), client.zone)))
    page.look()
    view = page.body.going_view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_P)
    assert runtime.publishing.view(saved.publications[0]).state is State.SCHEDULED
    press(dialog(page))
    qtbot.waitUntil(lambda: runtime.publishing.view(saved.publications[0]).state is not State.SCHEDULED)


def test_files_dropped_on_a_post_go_to_the_composer(
    bench: Bench, page: TodayPage, asked: list[Place], tmp_path: Path
) -> None:
    number = add(bench)
    page.look()
    row = next(row for row, line in enumerate(page.body.going.lines) if line.post_id == number)
    view = page.body.going_view
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / "bread.png"))])
    at = QPointF(view.visualRect(page.body.going.index(row)).center())
    drop = QDropEvent(at, Qt.DropAction.CopyAction, files, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    view.dropEvent(drop)
    assert asked == [Place("composer", row=number, files=(tmp_path / "bread.png",))]


def test_a_cell_of_the_month_leads_there_with_that_client_alone(
    qtbot: QtBot, bench: Bench, page: TodayPage, asked: list[Place]
) -> None:
    month = page.body.month_view
    month.setFocus()
    month.setCurrentIndex(page.body.months.index(1, page.body.months.columnCount() - 1))
    qtbot.keyClick(month, Qt.Key.Key_Return)
    client = page.view.months[0].client_id
    assert asked == [Place("publish", client=client)]
    assert bench.ui.scope.client == client
    assert [each.client_id for each in page.view.months] == [client]
    assert {line.client_id for line in page.body.going.lines} <= {client}


def test_the_step_of_publishing_tells_that_it_counts_each_channel_of_a_post(page: TodayPage) -> None:
    months = page.body.months
    column = next(number for number, step in enumerate(months.steps, 1) if step.id == "publish")
    client = page.view.months[0]
    for failed in (0, 2):
        months.fill([replace(client, publications=14, published=10, failed=failed)], page.view.day)
        spoken = months.data(months.index(0, column), Qt.ItemDataRole.ToolTipRole)
        assert spoken.endswith("10 of 14 are out, each channel counted")


def test_space_shows_the_post_of_a_line_and_enter_opens_it(qtbot: QtBot, still: Desk) -> None:
    number, page = add(still, after=timedelta(hours=1)), still.window.router.shown
    page.look()
    view = page.body.going_view
    view.setFocus()

    def look() -> FoundPeek:
        still.window.activateWindow()  # there is no window manager that does it once a popup is gone
        qtbot.waitUntil(view.hasFocus)
        qtbot.keyClick(view, Qt.Key.Key_Space)
        (peek,) = (each for each in page.findChildren(FoundPeek) if each.isVisible())
        return peek

    peek = look()
    assert "Bread" in peek.accessibleName()
    with qtbot.waitSignal(peek.destroyed):
        qtbot.keyClick(peek, Qt.Key.Key_Space)
    qtbot.keyClick(look(), Qt.Key.Key_Return)
    assert still.window.router.current == "composer"
    assert still.window.router.shown.here().row == number


def test_the_menu_of_a_line_offers_what_its_state_allows(bench: Bench, page: TodayPage) -> None:
    number = add(bench)
    page.look()
    line = next(each for each in page.body.going.lines if each.post_id == number)  # wherever the hour puts it
    page.doing.line_menu(line, QPoint(10, 10), page.body.going)
    menu = next(each for each in page.findChildren(QMenu) if each.isVisible())
    texts = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert {"Open", "Schedule", "Show in the calendar"} <= set(texts)
    menu.close()


def test_another_language_at_once(bench: Bench, page: TodayPage) -> None:
    bench.ui.language.choose("es")
    QApplication.processEvents()
    assert page.body.sections[0].heading.text() == "Hoy se publica"
    assert page.pane.needs.data(page.pane.needs.index(0)) == "Ahora"
    assert "te necesitan" in page.header.under.text()
    assert page.body.months.headerData(1, Qt.Orientation.Horizontal) == "Conocer"


@pytest.mark.dressed
def test_the_line_of_now_stands_between_what_was_and_what_comes(still: Desk) -> None:
    page = still.window.router.shown
    for hours in (1, 2):
        add(still, after=timedelta(hours=hours))
    page.look()
    view, height = page.body.going_view, still.ui.theme.px("rowToday")
    assert view.boundary() == 0
    assert view.now_at() < view.viewport().geometry().top()
    still.runtime.clock.advance(5400)
    page._tick()
    assert view.boundary() == 1
    assert view.now_at() == view.viewport().geometry().top() + height


def test_all_of_the_page_goes_by_the_clock_of_the_computer_and_says_that_of_a_client_elsewhere(still: Desk) -> None:
    page = still.window.router.shown
    add(still, after=timedelta(hours=2))  # 16:45 by this computer, which is in Kathmandu
    far = still.runtime.clients.add(ClientPatch(name="Luna", zone="America/Bogota"))
    channel = still.runtime.channels.connect_assisted("instagram", far.id, "luna")
    for hours in (1, -7):
        planned = from_utc(still.runtime.clock.now() + timedelta(hours=hours), far.zone)
        said = VariantInput(parts=(PartInput("Arepa"),))
        still.runtime.posts.add(NewPost(far.id, (channel.id,), said, title="Arepa", planned=planned))
    still.ui.scope.choose(None)  # while there was one client, the window may have come to be about that one
    page.look()
    model = page.body.going
    spoken = [model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert [each.split(", Luna")[0].split(", Sol")[0] for each in spoken] == [
        "07:45, Mon 21:00 in Bogotá, Arepa", "15:45, 05:00 in Bogotá, Arepa", "16:45, 12:00 in Madrid, Bread",
    ]  # fmt: skip
    assert model.under(model.lines[1]) == "Luna · 05:00 in Bogotá"
    assert page.body.going_view.boundary() == 1  # the line of now, at 14:45, stands where the rows say it does
    unplanned = page.pane.needs.need(need(page, Kind.UNPLANNED))
    assert page.pane.needs.told(unplanned).title.startswith("Planned for 07:45")


def test_the_first_steps_of_a_new_desk(open_desk: OpenDesk) -> None:
    desk = open_desk()
    client = desk.runtime.clients.add(ClientPatch(name="Sol", zone="Europe/Madrid"))
    desk.window.show_desk()
    page = desk.window.router.shown
    places: list[Place] = []
    page.asked.disconnect()
    page.asked.connect(places.append)
    assert [step.done for step in page.pane.checklist.steps] == [True, False, False]
    page.findChild(QPushButton, "step-channel").click()
    assert places == [Place("channels", client=client.id, detail="connect")]
    desk.runtime.channels.connect_assisted("instagram", client.id, "sol")
    page.look()
    assert [step.done for step in page.pane.checklist.steps] == [True, True, False]
    add(desk)
    page.look()
    assert not page.pane.checklist.isVisible()


def test_what_a_strategy_begins_with_is_ticked_once_it_is_there_and_never_before(
    qtbot: QtBot, open_desk: OpenDesk
) -> None:
    desk = open_desk()
    client = desk.runtime.clients.add(ClientPatch(name="Sol", zone="Europe/Madrid"))
    desk.window.show_desk()
    page = desk.window.router.shown

    def ticked() -> list[str]:
        return [name for name, step in page.pane.checklist.further.items() if step.done]

    assert page.pane.checklist.isVisible()
    qtbot.waitUntil(lambda: desk.ui.scope.client == client.id)  # the only one there is
    assert ticked() == []  # nothing has been read yet
    page.after.finish()
    qtbot.waitUntil(lambda: page.plan._read)
    assert ticked() == []
    places: list[Place] = []
    page.asked.disconnect()
    page.asked.connect(places.append)
    pillar = desk.runtime.pillars.add(client.id, "Value", kind="value", target=100)
    qtbot.waitUntil(lambda: page.plan.next_of_plan == "month")
    page.findChild(QPushButton, "step-plan").click()
    assert (ticked(), places) == ([], [Place("calendar", client=client.id, detail="programme")])
    said = VariantInput(parts=(PartInput("Bread"),))
    for day in range(6):
        planned = from_utc(desk.runtime.clock.now() + timedelta(days=day), client.zone)
        desk.runtime.posts.add(NewPost(client.id, (), said, planned=planned, pillar_id=pillar.id))
    qtbot.waitUntil(lambda: ticked() == ["plan"])


def test_a_free_day_says_what_comes_next(still: Desk) -> None:
    page = still.window.router.shown
    assert page.body.free.title.text() == "Nothing goes out today."
    assert page.body.free.isVisible()
    assert not page.body.going_view.isVisible()
    runtime = still.runtime
    (client,) = runtime.clients.list()
    channel = runtime.channels.connect("practice", client.id, Login(handle="sol"))
    new = NewPost(client.id, (channel.id,), VariantInput(parts=(PartInput("Bread"),)))
    runtime.posts.add(new, Time(wall=from_utc(runtime.clock.now() + timedelta(days=2), client.zone)))
    page.look()
    assert page.body.free.text.text() == "Next: Thu 3 Dec, 14:45 · Bread · Sol · 10:00 in Madrid"


@pytest.mark.dressed
def test_a_large_interface_leaves_the_titles_their_room(example_desk: Desk, page: TodayPage) -> None:
    window, theme = example_desk.window, example_desk.ui.theme
    window.resize(1440, 900)
    assert not window.rail.narrow
    try:
        theme.set_scale(150)
        assert window.rail.narrow
        places = page.body.going_view.itemDelegate().places(QRect(0, 0, 850, 81))
        assert places.thumb.right() < places.title.left()
        assert places.title.width() > theme.px(120)
        assert places.title.right() < places.status.left()
    finally:
        theme.set_scale(100)


def test_what_the_plan_needs_leads_there_and_can_be_left_out_for_good(qtbot: QtBot, still: Desk) -> None:
    page = still.window.router.shown
    runtime = still.runtime
    client = runtime.clients.list()[0]
    add(still)
    runtime.keydates.add(client.id, "Open day", date(2026, 12, 5))
    page.plan.look()
    qtbot.waitUntil(lambda: {Kind.KEY_DATE, Kind.BEGIN} <= {each.kind for each in page.view.needs})
    places: list[Place] = []
    page.doing.asked.disconnect()
    page.doing.asked.connect(places.append)
    page.needs_view.setFocus()
    page.needs_view.choose(need(page, Kind.KEY_DATE))
    qtbot.keyClick(page.needs_view, Qt.Key.Key_A)
    page.needs_view.choose(need(page, Kind.BEGIN))
    qtbot.keyClick(page.needs_view, Qt.Key.Key_A)
    assert [(place.page, place.client, place.text) for place in places] == [
        ("composer", client.id, "Open day"),
        ("dossier", client.id, ""),
    ]
    page.doing.put_away(page.pane.needs.need(need(page, Kind.KEY_DATE)))
    qtbot.waitUntil(lambda: Kind.KEY_DATE not in {each.kind for each in page.view.needs})
    still.ui.undo.undo()
    qtbot.waitUntil(lambda: Kind.KEY_DATE in {each.kind for each in page.view.needs})


def test_what_needs_the_person_is_listed_below_the_first_steps_and_not_only_counted(
    qtbot: QtBot, open_desk: OpenDesk
) -> None:
    desk = open_desk()
    client = desk.runtime.clients.add(ClientPatch(name="Sol", zone="Europe/Madrid"))
    desk.window.show_desk()
    page = desk.window.router.shown
    assert page.needs_view.isVisible() == (len(page.view.needs) > 0)
    desk.runtime.tasks.add(client.id, "Ask for pictures", due=page.view.day.isoformat())
    page.plan.look()
    qtbot.waitUntil(lambda: page.plan._read)
    page.look()
    assert Kind.BEGIN in {each.kind for each in page.view.needs}  # told by the steps, so not a second time
    listed = [need for row in range(page.pane.needs.rowCount()) if (need := page.pane.needs.need(row)) is not None]
    assert [each.title for each in listed if each.kind is Kind.TASK] == ["Ask for pictures"]
    assert Kind.BEGIN not in {each.kind for each in listed}
    assert page.pane.checklist.isVisible()
    assert page.needs_view.isVisible()
    assert f"{len(listed)} thing" in page.header.under.text()


def test_the_clock_of_a_client_is_whole_beside_a_note(bench: Bench, page: TodayPage, monkeypatch) -> None:
    number = add(bench)
    page.look()
    going = page.body.going
    line = next(each for each in going.lines if each.post_id == number)
    monkeypatch.setattr(words, "there", lambda *_: "09:30 in Bogotá")
    metrics = QFontMetrics(bench.ui.theme.font("small"))
    whole = going.under(line)
    wide = metrics.horizontalAdvance(whole)
    assert going.fitted(line, metrics, wide) == whole == f"{line.client} · 09:30 in Bogotá"
    less = going.fitted(line, metrics, wide - 10)
    assert less.endswith("… · 09:30 in Bogotá")
    assert metrics.horizontalAdvance(less) <= wide - 10
    assert going.fitted(line, metrics, 20) == "09:30 in Bogotá"
    monkeypatch.setattr(words, "there", lambda *_: "")
    wide = metrics.horizontalAdvance(line.client)
    assert going.fitted(line, metrics, wide) == line.client
    assert metrics.horizontalAdvance(going.fitted(line, metrics, wide - 1)) < wide  # else the note would be cut


@pytest.mark.dressed
def test_each_card_is_as_tall_as_what_it_holds_as_soon_as_it_is_filled(qtbot: QtBot, still: Desk) -> None:
    """The window must not show two posts in the room of six, however short the time."""
    for hours in range(1, 7):
        add(still, after=timedelta(hours=hours))
    page = still.window.router.shown
    assert isinstance(page, TodayPage)
    body, card, list_ = page.body, page.body.sections[0].card, page.body.going_view
    qtbot.waitUntil(lambda: len(page.view.going) == 6)
    full, edges = card.height(), card.height() - list_.height()
    assert edges < 8
    body.fill(replace(page.view, going=page.view.going[:2]))
    assert (card.height() - list_.height(), card.height() < full) == (edges, True)
    body.fill(page.view)
    assert card.height() == full


def test_a_chip_says_a_status_as_the_calendar_does(still: Desk) -> None:
    due = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    line = Going(1, 1, "Sol", "Bread", due, due.replace(tzinfo=None), "UTC", "with_client")
    assert words.status(line, still.ui.language) == status_name(line.status) == "With client"


@pytest.mark.dressed
def test_a_number_beside_a_title_is_whole_as_soon_as_it_is_told(page: TodayPage) -> None:
    head = page.pane._head
    head.tell("Needs you", 8)
    head.tell("Needs you", 1300)  # else 13 shows as 1 until the next turn
    assert head.count.width() >= head.count.sizeHint().width()


def test_the_notes_of_the_cards_end_where_the_cards_end(page: TodayPage) -> None:
    for section in page.body.sections:
        note = section.note
        assert note.alignment() & Qt.AlignmentFlag.AlignRight
        assert note.mapTo(section, QPoint(note.width(), 0)).x() == section.card.geometry().right() + 1


def test_the_days_to_come_say_their_key_dates(qtbot: QtBot, still: Desk) -> None:
    page = still.window.router.shown
    assert isinstance(page, TodayPage)
    box = page.body.week.boxes[2]  # Friday, 4 December
    page.plan.look()
    qtbot.waitUntil(lambda: page.plan._read, timeout=LONG)
    before = box.grab().toImage()
    assert "Saint Barbara" not in box.accessibleName()
    still.runtime.keydates.add(None, "Saint Barbara", date(2026, 12, 4))
    qtbot.waitUntil(lambda: "Saint Barbara" in box.accessibleName(), timeout=LONG)
    assert box.grab().toImage() != before
    assert all("Saint Barbara" not in each.accessibleName() for each in page.body.week.boxes if each is not box)


def test_a_post_that_is_not_scheduled_says_how_its_channels_would_send_it(still: Desk) -> None:
    client = still.runtime.clients.list()[0]
    add(still, after=timedelta(hours=2))
    still.runtime.channels.connect("practice", client.id, Login(handle="sol"))
    page = still.window.router.shown
    assert isinstance(page, TodayPage)
    page.look()
    assert [words.mode(line)[1] for line in page.view.going] == ["Assisted"]


@pytest.mark.dressed
def test_a_count_of_a_month_is_set_smaller_before_it_is_cut(bench: Bench) -> None:
    theme = bench.ui.theme
    whole = QFontMetrics(theme.font("small")).horizontalAdvance("16/17")
    small = QFontMetrics(theme.font("caption")).horizontalAdvance("16/17")
    assert small < whole
    for room, font in ((whole, "small"), (whole - 1, "caption")):
        assert QFontMetrics(fitting(theme, "16/17", room)) == QFontMetrics(theme.font(font))
    least = QFontMetrics(theme.font("caption"))
    assert shown(least, "16/17", small + 1) == "16/17"
    assert shown(least, "16/17", small - 1) == "16"  # never half a number, or one that ends in dots
    assert shown(least, "1 warning", small - 1) == "1"


@pytest.mark.dressed
def test_a_narrow_month_shows_no_number_that_ends_in_dots(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []

    def text(_painter: object, _theme: object, rect: QRect, words: str, font: QFont, *_more: object) -> int:
        drawn.append(QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width()))
        return 0

    monkeypatch.setattr("smdesk.ui.today.month.marks.text", text)
    around = QWidget()
    qtbot.addWidget(around)
    delegate = MonthDelegate(bench.ui, MonthModel(bench.ui), around)
    picture = QPixmap(60, 60)
    painter = QPainter(picture)
    delegate._cell(painter, QRect(0, 0, 30, 50), Cell("16/17", None))
    painter.end()
    assert drawn == ["16"]
