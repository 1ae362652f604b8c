"""The palette: it finds posts, days, people and commands, keeps what is chosen, and gives the focus back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smdesk.core.walltime import in_zone
from smdesk.gui import Desk
from smdesk.runtime import Runtime
from smdesk.services.patches import NewPost, PartInput, VariantInput
from smdesk.services.zone import computer_zone
from smdesk.ui.calendar.balance import BalanceDialog
from smdesk.ui.calendar.page import CalendarPage
from smdesk.ui.channels.connect import ConnectDialog
from smdesk.ui.kit.dialogs import Ask
from smdesk.ui.kit.pillareditor import PillarEditor
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.postpeek import FoundPeek
from smdesk.ui.shell.palette import Palette
from smdesk.ui.shell.rows import Row
from tests.ui.helpers import LONG, dialog, page_of

OpenDesk = Callable[..., Desk]
Example = Callable[..., Path]


def opened(qtbot: QtBot, desk: Desk) -> Palette:
    """The palette with its index made."""
    palette = desk.window.finding
    desk.window.open_palette()
    qtbot.waitUntil(lambda: bool(palette._search.posts("bread")), timeout=LONG)
    return palette


def titles(palette: Palette, kind: str = "item") -> list[str]:
    return [row.title for row in palette.view.rows if row.kind == kind]


def first(palette: Palette) -> Row:
    row = palette.view.chosen
    assert row is not None
    return row


def test_a_post_is_found_by_a_beginning_and_enter_opens_it(qtbot: QtBot, example_desk: Desk) -> None:
    palette = opened(qtbot, example_desk)
    assert palette.field.hasFocus()
    QTest.keyClicks(palette.field, "walnut ry")
    assert titles(palette, "header")[0] == "Posts"
    row = first(palette)
    assert row.title.startswith("Rye bread with walnuts")
    assert row.marked == ((0, 2), (15, 6))
    assert row.chip == ("missed", "Missed")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert example_desk.window.router.current == "composer"
    assert example_desk.window.router.page("composer").model.view.text.startswith("Rye bread")


def test_backspace_takes_a_flag_as_a_whole_as_in_every_field_of_the_window(qtbot: QtBot, example_desk: Desk) -> None:
    palette = opened(qtbot, example_desk)
    palette.field.setText("bread 🇪🇸")
    QTest.keyClick(palette.field, Qt.Key.Key_Backspace)
    assert palette.field.text() == "bread "


def test_a_finding_of_an_audit_is_found_and_shown(qtbot: QtBot, example_desk: Desk) -> None:
    palette = opened(qtbot, example_desk)
    QTest.keyClicks(palette.field, "recip")
    assert "Strategy" in titles(palette, "header")
    row = next(each for each in palette.view.rows if each.title == "A recipe page")
    assert row.detail.startswith("Finding of an audit · ")
    row.act()
    qtbot.waitUntil(lambda: example_desk.window.router.current == "dossier")
    findings = example_desk.window.router.page("dossier").tab("audit").body.findings
    assert findings.model.lines[findings.view.row].text == "A recipe page"


def test_before_typing_it_offers_where_one_was_and_what_is_likely(qtbot: QtBot, example_desk: Desk) -> None:
    window = example_desk.window
    window.router.go(Place("composer", row=example_desk.runtime.publishing.late()[0].post_id))
    window.router.go("channels")
    palette = opened(qtbot, example_desk)
    assert titles(palette, "header") == ["Lately", "Do"]
    assert titles(palette)[0].startswith("Rye bread with walnuts")
    assert "Add a channel" in titles(palette)


def test_escape_gives_the_focus_back_and_a_second_ctrl_k_closes(qtbot: QtBot, example_desk: Desk) -> None:
    page = page_of(example_desk)
    page.finder.setFocus()
    palette = opened(qtbot, example_desk)
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert example_desk.window.focusWidget() is page.finder
    opened(qtbot, example_desk)
    example_desk.window.registry.trigger("palette")
    assert not palette.isVisible()
    assert example_desk.window.focusWidget() is page.finder


def test_a_day_leads_to_the_calendar_in_both_languages(qtbot: QtBot, open_desk: OpenDesk, example: Example) -> None:
    desk = open_desk(example("es"), language="es")
    palette = desk.window.finding
    desk.window.open_palette()
    palette.field.setText("mañana")
    days = [row for row in palette.view.rows if row.icon == "calendar-blank"]
    assert days[0].title.startswith("Mañana, ")
    assert days[0].detail == "en el calendario"
    palette.view.choose(palette.view.rows.index(days[0]))
    palette.view.press()
    tomorrow = in_zone(desk.ui.now(), computer_zone()).date() + timedelta(days=1)
    assert desk.window.router.current == "calendar"
    assert desk.window.router.page("calendar").day == tomorrow


def test_prefixes_narrow_to_commands_and_accounts(qtbot: QtBot, example_desk: Desk) -> None:
    palette = opened(qtbot, example_desk)
    QTest.keyClicks(palette.field, ">dark")
    assert titles(palette) == ["Look: dark"]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert example_desk.ui.settings.get("ui.theme") == "dark"
    palette = opened(qtbot, example_desk)
    QTest.keyClicks(palette.field, "@north")
    assert titles(palette)[0] == "Northside Bike Workshop"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert example_desk.ui.scope.client == 2


def test_tab_narrows_to_the_client_of_the_window_and_back(qtbot: QtBot, example_desk: Desk) -> None:
    example_desk.ui.scope.choose(2)
    palette = opened(qtbot, example_desk)
    QTest.keyClicks(palette.field, "bread")
    assert palette.scope.isVisible()
    assert not any("Rye" in title for title in titles(palette))
    QTest.keyClick(palette.field, Qt.Key.Key_Tab)
    assert not palette.scope.isVisible()
    assert any("Rye" in title for title in titles(palette))


def test_enter_opens_what_was_found_before_it_makes_anything(qtbot: QtBot, example_desk: Desk) -> None:
    palette = opened(qtbot, example_desk)
    QTest.keyClicks(palette.field, "northside")  # a client, and no post
    assert titles(palette)[0] == "Client: Northside Bike Workshop"
    assert titles(palette)[-2:] == ["New post: “northside”", "Keep “northside” as an idea"]


def test_what_is_typed_becomes_a_post_or_an_idea(qtbot: QtBot, example_desk: Desk) -> None:
    palette = opened(qtbot, example_desk)
    QTest.keyClicks(palette.field, "zebra")
    assert titles(palette) == ["New post: “zebra”", "Keep “zebra” as an idea"]
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    model = example_desk.window.router.page("composer").model
    assert (model.draft.stage, model.draft.base.parts[0].text) == ("idea", "zebra")


def test_a_refresh_does_not_move_what_is_chosen(qtbot: QtBot, example_desk: Desk) -> None:
    palette = opened(qtbot, example_desk)
    QTest.keyClicks(palette.field, "bread")
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    before = first(palette).title
    palette.fill(keep=True)
    assert first(palette).title == before


def test_an_action_that_cannot_say_whether_it_is_possible_breaks_nothing(
    qtbot: QtBot, example_desk: Desk, caplog
) -> None:
    from smdesk.ui.kit.actions import Action, possible

    broken = Action("x", lambda: "X", lambda: None, enabled=lambda: bool(1 // 0))
    assert not possible(broken)
    assert "whether x is possible" in caplog.text
    caplog.clear()


def test_a_found_post_is_looked_at_without_leaving_the_palette(qtbot: QtBot, example_desk: Desk) -> None:
    palette = opened(qtbot, example_desk)
    QTest.keyClicks(palette.field, "walnut ry")
    QTest.keyClick(palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    peek = palette.peeked
    assert peek is not None
    assert peek.isVisible()
    assert "Rye bread with walnuts" in peek.accessibleName()
    assert "Missed" in peek.accessibleName()
    assert "(London)" in peek.accessibleName()  # this computer is elsewhere
    QTest.keyClick(peek, Qt.Key.Key_Escape)
    assert palette.isVisible()
    assert palette.field.text() == "walnut ry"
    QTest.keyClick(palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(palette.peeked, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert example_desk.window.router.current == "composer"


@pytest.mark.dressed
def test_the_picture_of_a_found_post_begins_where_its_words_do(qtbot: QtBot, example_desk: Desk) -> None:
    palette = opened(qtbot, example_desk)
    found = next(each for each in palette._search.posts("bread"))
    short = replace(
        found, title="Walnut bread day", text="Walnut day is back. First loaves at eight.", thumb="0" * 64
    )  # a picture that never comes keeps its place
    peek = FoundPeek(example_desk.ui, short, palette._thumbs, None, example_desk.window)
    peek.show_beside(QRect(200, 200, 300, 30))
    picture = next(each for each in peek.findChildren(QWidget) if each.height() == example_desk.ui.theme.px(90))
    title = peek.findChild(QLabel)
    assert (picture.y(), title.y()) == (title.y(), peek.contentsRect().top() + peek.layout().contentsMargins().top())
    peek.close()


def test_a_command_has_nothing_to_look_at(qtbot: QtBot, example_desk: Desk) -> None:
    palette = opened(qtbot, example_desk)
    QTest.keyClicks(palette.field, ">new post")
    QTest.keyClick(palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert palette.isVisible()
    assert palette.peeked is None


def test_a_part_of_the_dossier_is_found_by_its_name_before_a_post_is_made_of_it(
    qtbot: QtBot, example_desk: Desk
) -> None:
    palette = opened(qtbot, example_desk)
    palette.field.setText("buyer pers")
    row = first(palette)
    assert (row.title, row.detail) == ("Buyer personas", "Dossier")
    assert row.act is not None
    row.act()
    router = example_desk.window.router
    assert (router.shown.here().page, router.shown.current) == ("dossier", "personas")


def test_the_month_is_planned_from_any_page(qtbot: QtBot, example_desk: Desk) -> None:
    window = example_desk.window
    window.router.go("today")
    example_desk.ui.scope.choose(example_desk.runtime.clients.list()[0].id)
    palette = opened(qtbot, example_desk)
    QTest.keyClicks(palette.field, "plan the month")
    assert first(palette).title == "Plan the month…"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    page = window.router.page("calendar")
    assert window.router.current == "calendar"
    assert page.plans.stack.currentWidget() is page.plans.pane


def asked(desk: Desk) -> Ask:
    """The dialog that asks for which client."""
    made = dialog(desk.window)
    assert isinstance(made, Ask)
    return made


#: What is typed, where it leads, and how many of these the second client has.
BEGUN = [
    ("new persona", "dossier", lambda runtime: len(runtime.personas.list(2))),
    ("new audit", "dossier", lambda runtime: len(runtime.audits.list(2))),
    ("new objective", "objectives", lambda runtime: len(runtime.agreements.objectives(2))),
    ("new campaign", "campaigns", lambda runtime: len(runtime.campaigns.list(2))),
    ("new contest", "campaigns", lambda runtime: len(runtime.contests.board(2))),
]


@pytest.mark.dressed
@pytest.mark.parametrize(("typed", "page", "count"), BEGUN)
def test_while_all_clients_show_it_is_asked_whose_it_is_and_then_it_is_begun(
    qtbot: QtBot, example_desk: Desk, typed: str, page: str, count: Callable[[Runtime], int]
) -> None:
    window, before = example_desk.window, count(example_desk.runtime)
    window.router.go("today")
    example_desk.ui.scope.choose(None)
    palette = opened(qtbot, example_desk)
    palette.field.setText(f">{typed}")
    assert [title.lower() for title in titles(palette)].count(typed) == 1
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    QTest.keyClick(asked(example_desk), Qt.Key.Key_Escape)
    assert (window.router.current, example_desk.ui.scope.client) == ("today", None)
    palette = opened(qtbot, example_desk)
    palette.field.setText(f">{typed}")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    clients = asked(example_desk).findChild(QListWidget)
    assert clients is not None
    qtbot.waitUntil(clients.hasFocus)
    assert clients.verticalScrollBar().maximum() == 0
    QTest.keyClick(clients, Qt.Key.Key_Down)
    QTest.keyClick(clients, Qt.Key.Key_Return)
    assert (window.router.current, example_desk.ui.scope.client) == (page, 2)
    qtbot.waitUntil(lambda: count(example_desk.runtime) == before + 1)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("plan the month", lambda page: page.plans.planning),
        ("rebalance", lambda page: page.findChild(BalanceDialog) is not None),
        ("pillars", lambda page: page.findChild(PillarEditor) is not None),
    ],
)
@pytest.mark.parametrize("start", ["today", "calendar"])
def test_a_plan_is_begun_while_all_clients_show(
    qtbot: QtBot, example_desk: Desk, typed: str, shown: Callable[[CalendarPage], bool], start: str
) -> None:
    window = example_desk.window
    window.router.go(start)
    example_desk.ui.scope.choose(None)
    palette = opened(qtbot, example_desk)
    palette.field.setText(f">{typed}")
    assert len([title for title in titles(palette) if typed in title.lower()]) == 1
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    QTest.keyClick(asked(example_desk), Qt.Key.Key_Return)
    page = window.router.page("calendar")
    assert (window.router.current, example_desk.ui.scope.client) == ("calendar", 1)
    qtbot.waitUntil(lambda: shown(page), timeout=LONG)


def test_the_interview_of_a_client_is_begun_from_any_page(qtbot: QtBot, example_desk: Desk) -> None:
    window = example_desk.window
    window.router.go("today")
    example_desk.ui.scope.choose(None)
    palette = opened(qtbot, example_desk)
    palette.field.setText(">interview")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    QTest.keyClick(asked(example_desk), Qt.Key.Key_Return)
    summary = window.router.page("dossier").tab("summary")
    assert window.router.current == "dossier"
    qtbot.waitUntil(summary.interview.isVisible)
    palette = opened(qtbot, example_desk)
    palette.field.setText(">interview")
    assert titles(palette) == ["Interview…"]  # offered once where the page offers it too


def test_a_key_date_of_all_clients_is_added_from_any_page(qtbot: QtBot, example_desk: Desk) -> None:
    example_desk.window.router.go("today")
    example_desk.ui.scope.choose(None)
    palette = opened(qtbot, example_desk)
    palette.field.setText(">add key date")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    made = asked(example_desk)
    QTest.keyClicks(made.focusWidget(), "Stocktaking")
    QTest.keyClick(made, Qt.Key.Key_Return)
    own = example_desk.runtime.keydates.own(None)
    assert [each.client_id for each in own if each.name == "Stocktaking"] == [None]


@pytest.mark.parametrize(
    ("typed", "page", "count"),
    [
        ("new persona", "dossier", lambda runtime: len(runtime.personas.list(1))),
        ("new audit", "dossier", lambda runtime: len(runtime.audits.list(1))),
        ("new objective", "objectives", lambda runtime: len(runtime.agreements.objectives(1))),
        ("new campaign", "campaigns", lambda runtime: len(runtime.campaigns.list(1))),
    ],
)
def test_what_a_strategy_begins_with_is_begun_from_any_page(
    qtbot: QtBot, example_desk: Desk, typed: str, page: str, count: Callable[[Runtime], int]
) -> None:
    example_desk.ui.scope.choose(1)
    before = count(example_desk.runtime)
    for more in (1, 2):  # from another page, then on its own, where it is offered once
        palette = opened(qtbot, example_desk)
        palette.field.setText(f">{typed}")  # commands alone: by now there is a row of this name
        assert [title.lower() for title in titles(palette)].count(typed) == 1
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
        assert example_desk.window.router.current == page
        qtbot.waitUntil(lambda more=more: count(example_desk.runtime) == before + more)


def test_a_mix_is_rebalanced_before_the_calendar_has_been_read(qtbot: QtBot, example_desk: Desk) -> None:
    example_desk.ui.scope.choose(1)
    palette = opened(qtbot, example_desk)
    palette.field.setText(">rebalance")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    page = example_desk.window.router.page("calendar")
    qtbot.waitUntil(lambda: page.findChild(BalanceDialog) is not None or page.problem.isVisible(), timeout=LONG)
    assert not page.problem.isVisible()


@pytest.mark.parametrize(("language", "typed", "page"), [
    ("en", "calendar", "calendar"), ("en", "settings", "settings"), ("es", "calendario", "calendar"),
])  # fmt: skip
def test_the_name_of_a_page_leads_there_whatever_else_says_the_word(
    qtbot: QtBot, open_desk: OpenDesk, example: Example, language: str, typed: str, page: str
) -> None:
    desk = open_desk(example(language), language=language)
    client = desk.runtime.clients.list()[0]
    desk.runtime.posts.add(NewPost(client.id, (), VariantInput(parts=(PartInput(f"All about {typed}"),))))
    desk.window.finding._search.refresh()
    desk.window.open_palette()
    palette = desk.window.finding
    QTest.keyClicks(palette.field, typed)
    assert any(row.title.startswith("All about") for row in palette.view.rows)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert desk.window.router.current == page


def test_the_beginning_of_a_clients_name_means_the_client_before_posts_that_only_say_it(
    qtbot: QtBot, example_desk: Desk
) -> None:
    client = next(each for each in example_desk.runtime.clients.list() if each.name.startswith("Northside"))
    palette, word = opened(qtbot, example_desk), client.name.split()[0]
    said = NewPost(client.id, (), VariantInput(parts=(PartInput(f"Fresh today\n\n{word}"),)))
    example_desk.runtime.posts.add(said)
    palette._search.refresh()
    QTest.keyClicks(palette.field, word)
    assert "Posts" in titles(palette, "header")
    assert first(palette).title == client.name
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert example_desk.window.ui.scope.client == client.id


def test_a_slip_in_the_name_of_a_page_leads_there_before_what_only_names_it(
    qtbot: QtBot, open_desk: OpenDesk, example: Example
) -> None:
    desk = open_desk(example("es"), language="es")
    desk.window.open_palette()
    QTest.keyClicks(desk.window.finding.field, "calendarrio")
    assert first(desk.window.finding).title == "Calendario"


@pytest.mark.parametrize(
    ("typed", "name"),
    [("new round", "new-round"), ("paste a client", "answer-text"), ("import a client", "")],
)
def test_rounds_and_answers_are_begun_from_any_page(
    qtbot: QtBot, example_desk: Desk, monkeypatch: pytest.MonkeyPatch, typed: str, name: str
) -> None:
    """An answer says itself whose it is, so nobody is asked."""
    chosen: list[bool] = []
    monkeypatch.setattr("smdesk.ui.approvals.taking.Taking.choose", lambda _self: chosen.append(True))
    window = example_desk.window
    window.router.go("today")
    example_desk.ui.scope.choose(None)
    palette = opened(qtbot, example_desk)
    palette.field.setText(f">{typed}")
    assert len(titles(palette)) == 1
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    if name == "new-round":
        QTest.keyClick(asked(example_desk), Qt.Key.Key_Return)
    assert window.router.current == "approvals"
    shown = [each for each in QApplication.allWidgets() if each.objectName() == name and each.isVisible()]
    shown = [each for each in shown if not isinstance(each, QPushButton)]
    assert len(shown) == 1 if name else chosen
    for each in shown:
        each.window().close()
    palette = opened(qtbot, example_desk)
    palette.field.setText(">answer")
    assert len(titles(palette)) == 2  # those of the page, not twice


@pytest.mark.parametrize(("language", "typed"), [
    ("en", "connect a channel"), ("en", "connect"), ("en", "add channel"),
    ("es", "conectar un canal"), ("es", "añadir"),
])  # fmt: skip
def test_a_channel_is_connected_from_any_page(
    qtbot: QtBot, open_desk: OpenDesk, example: Example, language: str, typed: str
) -> None:
    desk = open_desk(example(language), language=language)
    name = "Conectar un canal…" if language == "es" else "Connect a channel…"
    window = desk.window
    window.router.go("today")
    palette = window.finding
    for asked_for in (2, None):  # of the client that shows; of all, whose it is is asked
        desk.ui.scope.choose(asked_for)
        window.router.go("today")
        window.open_palette()
        palette.field.setText(f">{typed}")
        assert titles(palette).count(name) == 1
        palette.view.choose(next(place for place, row in enumerate(palette.view.rows) if row.title == name))
        palette.view.press()
        if asked_for is None:
            QTest.keyClick(asked(desk).focusWidget(), Qt.Key.Key_Down)
            QTest.keyClick(asked(desk), Qt.Key.Key_Return)
        assert window.router.current == "channels"
        made = window.router.page("channels").findChild(ConnectDialog)
        assert made.isVisible()
        assert made.client.currentData() == 2
        made.reject()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.open_palette()  # on its own page there is that page's action alone, by either name
    palette.field.setText(f">{typed}")
    assert [title for title in titles(palette) if "channel" in title.lower() or "canal" in title.lower()] == [
        "Añadir canal" if language == "es" else "Add a channel"
    ]


def test_what_is_written_for_a_designer_leads_to_its_row_of_the_content_sheet(qtbot: QtBot, example_desk: Desk) -> None:
    today = example_desk.ui.now().date()
    days = example_desk.runtime.calendar.days(today, today + timedelta(days=14))
    post = next(each for day in days.values() for each in day)
    example_desk.runtime.sheets.write(post.post_id, art_text="Zanzibar nights", scene="A lantern")
    palette = opened(qtbot, example_desk)
    palette.field.setText("zanzibar lantern")
    row = next(row for row in palette.view.rows if row.title == "Zanzibar nights")
    assert row.detail.startswith("Brief for design")
    row.act()
    router = example_desk.window.router
    qtbot.waitUntil(lambda: router.current == "sheets")
    page = router.page("sheets")
    qtbot.waitUntil(lambda: page.view is not None and page.table.post == post.post_id, timeout=LONG)


def test_a_hash_looks_only_for_hashtags(qtbot: QtBot, example_desk: Desk) -> None:
    snippets = example_desk.ui.runtime.snippets
    snippets.add("Where we are", "14 River Street", kind="text")
    snippets.add("River", "#river #boats", kind="hashtags")
    palette = opened(qtbot, example_desk)
    palette.field.setText("#river")
    titles = [row.title for row in palette.view.rows]
    assert "River" in titles
    assert "Where we are" not in titles
