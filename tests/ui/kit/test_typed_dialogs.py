"""No dialog loses what was typed to a slip: Escape and the cross of the window ask first, in every one of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateTimeEdit, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from smdesk.services.agreements.views import KpiPatch
from smdesk.services.patches import NewPost, PartInput, VariantInput
from smdesk.ui.approvals.newround import EditRound, MorePosts, NewRound, RoundDialog
from smdesk.ui.calendar.page import CalendarPage
from smdesk.ui.campaigns.adaccount import AdAccountDialog
from smdesk.ui.campaigns.lines import Line
from smdesk.ui.campaigns.linksdialog import LinksDialog
from smdesk.ui.campaigns.page import CampaignsPage
from smdesk.ui.campaigns.readings import ReadingDialog
from smdesk.ui.channels.connect import ConnectDialog
from smdesk.ui.channels.hosts import HostDialog
from smdesk.ui.channels.slots import SlotDialog
from smdesk.ui.composer.saveddialog import SavedDialog
from smdesk.ui.kit import dialogs
from smdesk.ui.kit.connecting import ConnectingDialog
from smdesk.ui.kit.dialogs import Ask
from smdesk.ui.kit.pillareditor import PillarEditor
from smdesk.ui.kit.typeddialog import TypedDialog
from smdesk.ui.objectives.dialogs import ask_reading
from smdesk.ui.shell import newclient
from tests.ui.bench import Bench
from tests.ui.helpers import press

Open = Callable[[Bench], TypedDialog]


def key_date(bench: Bench) -> TypedDialog:
    page = bench.show(CalendarPage)
    return page.key_dates.ask_new(date(2030, 1, 1))


def kpi_reading(bench: Bench) -> TypedDialog:
    service = bench.runtime.agreements
    kpi = service.add_kpi(service.add_objective(1, "More bread").id, KpiPatch(name="Followers", metric="followers"))
    return ask_reading(bench.host, bench.ui, kpi, date(2026, 1, 1), lambda *_given: None)


def ad_reading(bench: Bench) -> TypedDialog:
    campaign = bench.runtime.campaigns.add(1, "Autumn", kind="paid", budget=18000, currency="EUR")
    return opened(ReadingDialog(bench.ui, bench.host, Line(campaign), date(2026, 1, 1)))


def links(bench: Bench) -> TypedDialog:
    bench.ui.scope.choose(1)
    page = bench.show(CampaignsPage)
    return opened(LinksDialog(bench.ui, page, 1, page.acts))


def saved(bench: Bench) -> TypedDialog:
    return opened(SavedDialog(bench.ui, bench.host, bench.runtime.clients.show(1), "text", ()))


def slots(bench: Bench) -> TypedDialog:
    return SlotDialog(bench.host, bench.ui, bench.runtime.channels.listing()[0], ()).show_with(lambda _slots: None)


def host(bench: Bench) -> TypedDialog:
    return opened(HostDialog(bench.host, bench.ui, bench.runtime.channels.listing()[0]))


def connect(bench: Bench) -> TypedDialog:
    made = ConnectDialog(bench.host, bench.ui, 1)
    made._show_form("mastodon")
    return opened(made)


def ad_account(bench: Bench) -> TypedDialog:
    return opened(AdAccountDialog(bench.ui, bench.host, 1))


def line(bench: Bench) -> TypedDialog:
    return dialogs.ask_text(bench.host, bench.ui.language.words, "Name", "", "Go", "Name", lambda _text: None)


def client(bench: Bench) -> TypedDialog:
    return newclient.ask(bench.host, bench.ui, lambda _number: None)


def new_round(bench: Bench) -> TypedDialog:
    return opened(NewRound(bench.host, bench.ui, bench.runtime.clients.show(1), {}))


def edited_round(bench: Bench) -> TypedDialog:
    base = VariantInput(parts=(PartInput("Bread"),))
    post = bench.runtime.posts.add(NewPost(1, base=base)).post.id
    view = bench.runtime.approvals.create(1, [post], "October")
    return opened(EditRound(bench.host, bench.ui, view, date(2026, 1, 1), lambda _given: None))


OPENS: tuple[Open, ...] = (
    key_date, kpi_reading, ad_reading, links, saved, slots, host, connect, ad_account, line, client, new_round,
    edited_round,
)  # fmt: skip


def opened(dialog: TypedDialog) -> TypedDialog:
    dialog.open()
    return dialog


def field_of(dialog: TypedDialog) -> QLineEdit | QPlainTextEdit:
    """The first one in which something can be typed."""
    dialog.activateWindow()
    QTest.qWaitForWindowActive(dialog)
    return next(each for each in dialog._typed_fields() if each.isVisible() and each.isEnabled())


def question(dialog: TypedDialog) -> Ask | None:
    return next((each for each in dialog.findChildren(Ask) if each.isVisible()), None)


def is_open(dialog: TypedDialog) -> bool:
    return isValid(dialog) and dialog.isVisible()


@pytest.mark.parametrize("make", OPENS)
def test_escape_asks_before_it_drops_what_was_typed(bench: Bench, qtbot: QtBot, make: Open) -> None:
    dialog = make(bench)
    qtbot.waitUntil(dialog.isVisible)
    field = field_of(dialog)
    field.setFocus()
    QTest.keyClicks(field, "1")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    asked = question(dialog)
    assert asked is not None
    assert asked.accessibleName() == "Discard your changes?"
    QTest.keyClick(asked, Qt.Key.Key_Return)  # as one who does not read: nothing is lost
    assert is_open(dialog)
    assert "1" in (field.text() if isinstance(field, QLineEdit) else field.toPlainText())
    QTest.keyClick(field, Qt.Key.Key_Escape)
    again = next(each for each in dialog.findChildren(Ask) if each.isVisible())
    press(again)
    assert not is_open(dialog)


@pytest.mark.parametrize("make", OPENS)
def test_escape_closes_at_once_where_nothing_was_typed(bench: Bench, qtbot: QtBot, make: Open) -> None:
    dialog = make(bench)
    qtbot.waitUntil(dialog.isVisible)
    QTest.keyClick(field_of(dialog), Qt.Key.Key_Escape)
    assert not is_open(dialog)


def test_the_button_that_cancels_is_meant(bench: Bench) -> None:
    dialog = line(bench)
    QTest.keyClicks(field_of(dialog), "x")
    press(dialog, "safe")
    assert not is_open(dialog)


def test_the_cross_of_the_window_asks_as_well(bench: Bench) -> None:
    dialog = line(bench)
    QTest.keyClicks(field_of(dialog), "x")
    handle = dialog.windowHandle()
    assert handle is not None
    handle.close()  # as the window manager does
    assert question(dialog) is not None
    assert is_open(dialog)


def test_a_time_that_was_stepped_and_a_word_that_confirms_are_no_work(bench: Bench) -> None:
    start = datetime(2026, 1, 1, 9)
    dialog = dialogs.ask_time(bench.host, bench.ui.language.words, "Move", "", "Move", "Day", start, lambda _at: None)
    when = dialog.findChild(QDateTimeEdit)
    QTest.keyClick(when, Qt.Key.Key_Up)
    QTest.keyClick(when, Qt.Key.Key_Escape)
    assert not is_open(dialog)


def test_hours_that_were_pressed_count_and_so_does_another_saved_text(bench: Bench) -> None:
    queue = slots(bench)
    QTest.keyClick(queue.grid, Qt.Key.Key_Space)  # type: ignore[attr-defined]
    QTest.keyClick(queue.grid, Qt.Key.Key_Escape)  # type: ignore[attr-defined]
    assert question(queue) is not None
    for name in ("One", "Two"):
        bench.runtime.snippets.add(name, name, client=1)
    texts = saved(bench)
    assert isinstance(texts, SavedDialog)
    QTest.keyClicks(texts.body, "more ")
    row, other = texts.list.currentRow(), 1 if texts.list.currentRow() == 0 else 0
    texts.list.setCurrentRow(other)
    asked = question(texts)
    assert asked is not None
    assert (texts.list.currentRow(), "more " in texts.body.toPlainText()) == (row, True)
    press(asked)
    assert (texts.list.currentRow(), "more " in texts.body.toPlainText()) == (other, False)


def test_each_dialog_with_a_text_of_its_own_is_walked_here() -> None:
    def below(kind: type[TypedDialog]) -> set[type[TypedDialog]]:
        return {kind}.union(*(below(each) for each in kind.__subclasses__()))

    walked = {Ask, ReadingDialog, LinksDialog, SavedDialog, SlotDialog, HostDialog, ConnectDialog, AdAccountDialog}
    walked |= {NewRound, EditRound}
    stored = {PillarEditor}  # as it is typed
    ticked = {MorePosts}  # nothing is typed there but days
    assert below(TypedDialog) == walked | stored | ticked | {TypedDialog, ConnectingDialog, RoundDialog}
