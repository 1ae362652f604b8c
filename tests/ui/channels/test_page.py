"""The channels page on a real desk: what it says of each channel, and every act with its way back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from smdesk.adapters.practice import PracticeNetwork
from smdesk.core.errors import SecretError
from smdesk.core.events import ChannelsChanged
from smdesk.core.publication import State as PublicationState
from smdesk.core.slots import parse, to_text
from smdesk.services.costs import MonthCost
from smdesk.ui.channels import condition as rules
from smdesk.ui.channels import guide
from smdesk.ui.channels.commands import slots_of
from smdesk.ui.channels.connect import ConnectDialog
from smdesk.ui.channels.costrows import CostRows
from smdesk.ui.channels.model import Column
from smdesk.ui.channels.page import ChannelsPage
from smdesk.ui.channels.slots import in_words, typed
from smdesk.ui.kit.secretform import listed
from tests.ui.helpers import LONG, dialog, press

pytestmark = pytest.mark.windows


@pytest.fixture
def said(page):
    found: list[tuple[str, bool]] = []
    page.said.connect(lambda text, undo: found.append((text, undo)))
    return found


def channel(ui, handle, network="practice"):
    return next(view for view in ui.runtime.channels.listing() if (view.handle, view.network) == (handle, network))


def shown(page) -> str:
    QApplication.processEvents()  # Qt shows new widgets when it is back in its loop
    return " ".join(each.text() for each in page.detail.findChildren(QLabel) if each.isVisibleTo(page))


def push(page, name):
    made = page.detail.findChild(QPushButton, name)
    assert made is not None, name
    assert made.isEnabled()
    made.click()


def older(ui, network, **facts):
    """A channel as it was connected before its rights were asked for."""
    view = channel(ui, "crumbandcrust", "instagram")
    with ui.runtime.db.write() as unit:
        unit.connection.exec_driver_sql(
            "UPDATE channel SET network = ?, mode = 'api', facts = ? WHERE id = ?",
            (network, json.dumps(facts), view.id),
        )
        unit.emit(ChannelsChanged(ids=(view.id,)))
    return ui.runtime.channels.show(view.id)


def revoke(ui, handle):
    with PracticeNetwork(ui.runtime.folder.practice, ui.runtime.clock) as network:
        network.revoke(handle)


# -- what it says -----------------------------------------------------------------------------------------------------


def test_channels_stand_by_client_with_how_each_is_published_on(page, ui):
    texts = [page.model.index(row, 0).data() for row in range(page.model.rowCount())]
    assert texts[0] == "Crumb & Crust Bakery"
    assert "Northside Bike Workshop" in texts
    row = page.model.row_of(channel(ui, "crumbandcrust", "instagram").id)
    assert page.model.index(row, Column.PUBLISH).data() == "Assisted"
    row = page.model.row_of(channel(ui, "crumbandcrust").id)
    assert page.model.index(row, Column.PUBLISH).data() == "Automatic"
    sentence = page.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "crumbandcrust, Practice network, Crumb & Crust Bakery, Automatic, Connected" in sentence


def test_the_header_says_how_many_are_connected(page, ui):
    page.window().show()
    shown = page.model.shown()
    alone = sum(view.mode == "api" for view in shown)
    assert 0 < alone < len(shown)
    assert page._under.text().endswith(f"{len(shown)} channels, {alone} connected")


def test_headings_cannot_be_chosen_and_one_client_needs_none(page):
    assert page.model.index(0, 0).flags() == Qt.ItemFlag.NoItemFlags
    client = page._ui.runtime.clients.list()[1]
    page._ui.scope.choose(client.id)
    assert page.model.rowCount() == len(page._ui.runtime.channels.listing(client=client.id))
    assert all(page.model.view(row).client_id == client.id for row in range(page.model.rowCount()))
    page._ui.scope.choose(None)
    assert page.model.rowCount() > len(page._ui.runtime.channels.listing())


def test_the_pane_says_what_each_way_can_do_and_what_not(page, ui):
    page.open(channel(ui, "crumbandcrust").id)
    assert "Publishes by itself, at its time" in shown(page)
    assert "Text: 500 characters" in shown(page)
    page.open(channel(ui, "crumbandcrust", "instagram").id)
    text = shown(page)
    assert "Reminds you when it is time" in text
    assert "Publishing without you" in text
    assert "Text: 2200 characters" in text.replace(",", "")
    assert "compared on 26 November 2026" in text
    assert page.detail.findChild(QPushButton, "test") is None
    assert page.detail.findChild(QPushButton, "reconnect") is None


def test_the_limits_of_the_account_itself_win_and_say_when_they_were_read(page, ui, qtbot):
    view = channel(ui, "crumbandcrust")
    with PracticeNetwork(ui.runtime.folder.practice, ui.runtime.clock) as network:
        network.set_limits("crumbandcrust", {"text": {"limit": 777}})
    page.open(view.id)
    push(page, "test")
    qtbot.waitUntil(lambda: "Text: 777 characters" in shown(page), timeout=LONG)
    assert "Read from the account’s server on" in shown(page)


def test_a_thumbnail_is_not_told_as_a_picture_that_can_be_published(ui):
    """YouTube takes one picture, beside a video: the pane said "Pictures" under what it cannot do, and "up to 1"."""
    view = replace(channel(ui, "crumbandcrust"), network="youtube", limits={}, mode="api")
    assert "Pictures" in rules.abilities(view)[1]
    told = rules.limits(view, ui.language)
    assert "A thumbnail for the video: up to 52.4 MB" in told
    assert "Needs a video" in told
    assert "Text: 5,000 bytes" in told
    assert not [text for text in told if "icture" in text or "characters" in text]
    taking = rules.limits(replace(view, network="x"), ui.language)
    assert "Pictures: up to 4" in taking
    assert not [text for text in taking if "thumbnail" in text]
    for network in ("x", "google_business", "snapchat"):  # by hand nothing is published by itself, pictures no less
        taking = rules.limits(replace(view, network=network, mode="assisted"), ui.language)
        assert not [text for text in taking if "thumbnail" in text], network
        assert [text for text in taking if text.startswith("Pictures: up to")], network
    told = rules.limits(replace(view, network="youtube", mode="assisted"), ui.language)
    assert "A thumbnail for the video: up to 52.4 MB" in told


def test_the_state_that_shows_is_the_most_urgent(ui):
    for facts, expected in (
        ({}, rules.State.READY),
        ({"problem": "token_refused", "paused": True}, rules.State.REPAIR),
        ({"paused": True}, rules.State.PAUSED),
        ({"mode": "assisted"}, rules.State.BY_HAND),
        ({"facts": {"expires_at": "2026-11-30T12:00:00+00:00"}}, rules.State.EXPIRING),
        ({"facts": {"expires_at": "2026-12-30T12:00:00+00:00"}}, rules.State.READY),
        ({"facts": {"expires_at": "2026-11-01T12:00:00+00:00"}}, rules.State.REPAIR),
        ({"facts": {"expires_at": "soon"}}, rules.State.READY),
        ({"facts": {"expires_at": "2026-11-30T12:00:00"}}, rules.State.READY),
    ):
        view = replace(channel(ui, "crumbandcrust"), **facts)
        now = datetime(2026, 11, 24, 12, tzinfo=UTC)
        assert rules.state_of(view, now) is expected, facts
        told = rules.condition(view, now, ui.language)
        assert told.word, facts
        assert "…" not in told.note, facts


def test_what_a_terminal_does_appears_by_itself(page, ui, qtbot):
    ui.runtime.channels.connect_assisted("tiktok", ui.runtime.clients.list()[0].id, "somebody")
    qtbot.waitUntil(lambda: page.model.row_of(channel(ui, "somebody", "tiktok").id) >= 0, timeout=LONG)


# -- asking the network -----------------------------------------------------------------------------------------------


def test_a_test_that_works_says_so_and_asks_once(page, ui, said, qtbot, monkeypatch):
    asked = []
    real = ui.runtime.channels.test
    monkeypatch.setattr(ui.runtime.channels, "test", lambda number: asked.append(number) or real(number))
    view = channel(ui, "crumbandcrust")
    page.open(view.id)
    push(page, "test")
    assert page.model.text(view, Column.STATE) == "Asking…"
    assert page.detail.findChild(QPushButton, "test").text() == "Asking…"
    page.acts.test(view)
    qtbot.waitUntil(lambda: bool(said), timeout=LONG)
    assert said[0] == ("Practice network crumbandcrust works.", False)
    assert asked == [view.id]
    assert page.model.text(view, Column.STATE) == "Connected"


def test_a_refused_account_needs_repair_and_is_repaired_with_nothing_lost(page, ui, said, qtbot):
    ui.runtime.channels.set_slots(channel(ui, "crumbandcrust").id, parse("mon 09:00"))
    view = channel(ui, "crumbandcrust")
    planned = len(ui.runtime.publishing.views(channel_id=view.id))
    counted = []
    page.counted.connect(counted.append)
    revoke(ui, "crumbandcrust")
    page.open(view.id)
    push(page, "test")
    qtbot.waitUntil(lambda: counted[-1:] == [1] and not page.model.asking, timeout=LONG)
    assert not page.problem.isVisible()  # the window's strip, the list and the pane tell it
    assert page.model.condition(page.model.by_id(view.id)).state is rules.State.REPAIR
    assert "needs repair" in shown(page).casefold()
    assert "nothing of it is lost" in shown(page)
    assert counted[-1] == 1
    repair = page.view.findChild(QPushButton, f"repair-{view.id}")
    repair.click()
    asked = dialog(page)
    press(asked)
    qtbot.waitUntil(lambda: any("connected again" in text for text, _ in said), timeout=LONG)
    after = channel(ui, "crumbandcrust")
    assert (after.id, after.problem, after.slots) == (view.id, "", ((0, "09:00"),))
    assert len(ui.runtime.publishing.views(channel_id=view.id)) == planned
    qtbot.waitUntil(lambda: counted[-1] == 0, timeout=LONG)


def test_a_network_that_is_silent_breaks_nothing(page, ui, qtbot, monkeypatch):
    from smdesk.core.errors import Offline

    def silent(_number):
        raise Offline("offline", host="bsky.social", words="")

    monkeypatch.setattr(ui.runtime.channels, "test", silent)
    view = channel(ui, "crumbandcrust")
    page.open(view.id)
    push(page, "test")
    qtbot.waitUntil(lambda: page.problem.isVisible(), timeout=LONG)
    assert "bsky.social" in page.problem.notice.title
    assert channel(ui, "crumbandcrust").problem == ""


# -- acts and their way back ------------------------------------------------------------------------------------------


def test_pausing_holds_and_is_undone(page, ui, said):
    view = channel(ui, "crumbandcrust")
    page.open(view.id)
    push(page, "pause")
    assert channel(ui, "crumbandcrust").paused
    assert said[-1] == ("crumbandcrust is paused", True)
    ui.undo.undo()
    assert not channel(ui, "crumbandcrust").paused
    ui.undo.redo()
    page.look()
    push(page, "pause")
    assert not channel(ui, "crumbandcrust").paused


def test_another_spacing_is_chosen_and_undone(page, ui, said):
    page.open(channel(ui, "crumbandcrust").id)
    combo = page.detail.findChild(QComboBox, "spacing")
    assert combo.currentData() is None
    place = combo.findData(900.0)
    combo.setCurrentIndex(place)
    combo.activated.emit(place)
    assert channel(ui, "crumbandcrust").spacing_s == 900
    ui.undo.undo()
    assert channel(ui, "crumbandcrust").spacing_s is None


def test_rolling_the_pane_changes_no_spacing_that_the_pointer_passes(page, ui):
    view = channel(ui, "crumbandcrust")
    page.open(view.id)
    combo = page.detail.findChild(QComboBox, "spacing")
    turn = QWheelEvent(QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
                       Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    QApplication.sendEvent(combo, turn)
    assert combo.currentData() is None
    assert channel(ui, "crumbandcrust").spacing_s is None
    assert not turn.isAccepted()  # the pane rolls


def test_a_spacing_of_the_terminal_stands_in_the_list(page, ui):
    view = channel(ui, "crumbandcrust")
    ui.runtime.channels.set_spacing(view.id, 77)
    page.look()
    page.open(view.id)
    assert page.detail.findChild(QComboBox, "spacing").currentData() == 77


@pytest.mark.parametrize("marked", [True, False])
def test_the_hour_that_the_keys_are_at_is_seen_and_nothing_is_drawn_across_the_days_names(page, ui, qtbot, marked):
    page.open(channel(ui, "crumbandcrust").id)
    push(page, "queue")
    grid = dialog(page).grid
    grid.set_slots(parse("mon 09:00") if marked else ())
    grid.window().activateWindow()
    grid.setFocus()
    qtbot.waitUntil(grid.hasFocus)
    hour = grid.place(0, 9).adjusted(2, 2, -2, -2)
    QTest.keyClick(grid, Qt.Key.Key_Left)
    away = grid.grab(hour).toImage()
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert grid.grab(hour).toImage() != away
    assert grid.property("focusRing") is False


def test_the_queue_is_made_by_pressing_hours_and_undone(page, ui, said):
    view = channel(ui, "crumbandcrust")
    page.open(view.id)
    push(page, "queue")
    asked = dialog(page)
    asked.grid.set_slots(())
    QTest.mouseClick(asked.grid, Qt.MouseButton.LeftButton, pos=asked.grid.place(0, 9).center())
    QTest.mouseClick(asked.grid, Qt.MouseButton.LeftButton, pos=asked.grid.place(5, 18).center())
    assert asked.line.text() == "mon 09:00, sat 18:00"
    QTest.mouseClick(asked.grid, Qt.MouseButton.LeftButton, pos=asked.grid.place(0, 9).center())
    press(asked)
    assert channel(ui, "crumbandcrust").slots == ((5, "18:00"),)
    ui.undo.undo()
    assert channel(ui, "crumbandcrust").slots == view.slots


def test_home_and_end_go_to_the_first_and_the_last_channel(page):
    rows = [view.id for view in page.view._model.shown()]
    assert len(rows) > 2
    page.view.setFocus()
    for key, there in ((Qt.Key.Key_End, rows[-1]), (Qt.Key.Key_Home, rows[0]), (Qt.Key.Key_End, rows[-1])):
        QTest.keyClick(page.view, key)
        assert page.view.selected().id == there


def test_the_queue_is_made_by_keys_alone(page, ui):
    page.open(channel(ui, "crumbandcrust").id)
    push(page, "queue")
    asked = dialog(page)
    asked.grid.set_slots(())
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(asked.grid, key)
    assert "Tue 01:00, in the queue" in asked.grid.accessibleName()
    QTest.keyClick(asked.grid, Qt.Key.Key_Delete)
    QTest.keyClick(asked.grid, Qt.Key.Key_Delete)
    assert asked.grid.slots == ()
    asked.line.setFocus()
    QTest.keyClicks(asked.line, "mon-fri 09:05 18:30")
    assert len(asked.grid.slots) == 10
    QTest.keyClick(asked, Qt.Key.Key_Return)
    assert to_text(slots_of(channel(ui, "crumbandcrust"))).startswith("mon 09:05 18:30, tue 09:05")


def test_times_are_kept_for_a_pillar_and_stay_so_while_the_line_is_typed(page, ui):
    view = channel(ui, "crumbandcrust")
    pillar = ui.runtime.pillars.add(view.client_id, "Recipes", kind="value")
    page.open(view.id)
    push(page, "queue")
    asked = dialog(page)
    asked.grid.set_slots(parse("mon 09:00, tue 10:00"))
    asked.kept.setCurrentIndex(asked.kept.findData(pillar.id))
    nine = asked.grid.place(0, 9).center()
    QTest.mouseClick(asked.grid, Qt.MouseButton.LeftButton, pos=nine)
    assert to_text(asked.grid.slots) == f"mon 09:00={pillar.id}, tue 10:00"
    assert "Recipes" in asked.grid.accessibleName()
    asked.line.clear()
    QTest.keyClicks(asked.line, "mon 09:00 12:00")
    assert to_text(asked.grid.slots) == f"mon 09:00={pillar.id} 12:00"
    press(asked)
    assert channel(ui, "crumbandcrust").slots == ((0, "09:00", pillar.id), (0, "12:00"))


def test_a_line_that_is_not_understood_says_so_and_loses_nothing(page, ui):
    page.open(channel(ui, "crumbandcrust").id)
    push(page, "queue")
    asked = dialog(page)
    asked.grid.set_slots(parse("mon 09:00"))
    asked.line.clear()
    QTest.keyClicks(asked.line, "someday 25:00")
    assert not asked.primary.isEnabled()
    assert asked.findChild(QLabel, "problem").isVisible()
    assert asked.line.property("invalid") is True
    assert to_text(asked.grid.slots) == "mon 09:00"
    asked.line.clear()
    QTest.keyClicks(asked.line, "tue 10:00")
    assert asked.primary.isEnabled()
    asked.reject()
    assert channel(ui, "crumbandcrust").slots == ()


def test_what_the_line_says_is_what_it_understands(ui):
    slots = parse("mon-sun 09:00 18:30, wed 07:15")
    for language in ("en", "es"):
        ui.language.choose(language)
        assert parse(typed(slots, ui.language)) == slots, language
        assert "09:00" in in_words(slots, ui.language), language


def test_equal_days_stand_together(ui):
    text = in_words(parse("mon-tue 09:00 18:30, sat 11:00"), ui.language)
    assert text == "Mon, Tue 09:00 18:30 · Sat 11:00"


def test_disconnecting_says_what_becomes_of_what_is_planned(page, ui, said, qtbot):
    view = channel(ui, "northsidebikes")
    settled = {PublicationState.PUBLISHED, PublicationState.CANCELLED, PublicationState.SKIPPED}
    planned = len(ui.runtime.channels.open_publications(view.id))
    assert planned
    page.open(view.id)
    push(page, "disconnect")
    asked = dialog(page)
    text = " ".join(each.text() for each in asked.findChildren(QLabel))
    assert str(planned) in text
    assert "history" in text
    assert "cannot be undone" in text
    asked.reject()
    assert channel(ui, "northsidebikes")
    push(page, "disconnect")
    press(dialog(page))
    qtbot.waitUntil(lambda: any("disconnected" in each for each, _ in said), timeout=LONG)
    assert "northsidebikes" not in {each.handle for each in ui.runtime.channels.listing(network="practice")}
    left = ui.runtime.publishing.views(channel_id=view.id)
    assert {each.state for each in left} <= settled | {PublicationState.FAILED}
    qtbot.waitUntil(lambda: page.model.row_of(view.id) < 0, timeout=LONG)


def test_an_access_that_may_still_count_on_the_network_is_told_of(page, ui, said, qtbot, monkeypatch):
    view = channel(ui, "crumbandcrust", "instagram")
    monkeypatch.setattr(ui.runtime.channels, "disconnect", lambda _channel: False)
    page.open(view.id)
    page.acts._disconnect(view, ())
    qtbot.waitUntil(lambda: any("disconnected" in each for each, _ in said), timeout=LONG)
    told = " ".join(each.text() for each in page.problem.findChildren(QLabel))
    assert "Instagram has not confirmed that the access is withdrawn" in told
    assert "Remove the app" in told


def test_what_is_with_the_network_cannot_be_disconnected(page, ui, qtbot):
    view = channel(ui, "crumb.wholesale")  # one of its posts has an unknown outcome
    page.open(view.id)
    push(page, "disconnect")
    assert page.problem.isVisible()
    assert "crumb.wholesale" in page.problem.notice.title
    assert channel(ui, "crumb.wholesale")


# -- around it --------------------------------------------------------------------------------------------------------


def test_everything_that_takes_the_focus_has_a_name(page, ui):
    for view in ui.runtime.channels.listing():
        page.open(view.id)
        QApplication.processEvents()
        for each in page.findChildren(QWidget):
            inner = isinstance(each, QLineEdit) and isinstance(each.parentWidget(), QComboBox)
            if each.focusPolicy() != Qt.FocusPolicy.NoFocus and each.isVisible() and not inner:
                name = each.accessibleName() or (each.text() if isinstance(each, QPushButton | QLabel) else "")
                assert name, each


@pytest.mark.dressed
def test_no_button_is_clipped_and_nothing_scrolls_sideways(page, bench, ui, qtbot):
    ui.runtime.channels._mark(channel(ui, "crumbandcrust").id, "token_refused")
    for size in ((1100, 700), (1440, 900)):
        bench.host.resize(*size)
        page.look()
        qtbot.wait(50)
        for each in page.findChildren(QPushButton):
            if each.isVisible() and each.text():
                room = each.width()
                assert QFontMetrics(each.font()).horizontalAdvance(each.text()) < room, (size, each.text())
        page.detail.ensurePolished()
        bar = page.detail._scroll.widget()
        assert bar.minimumSizeHint().width() <= page.detail.width(), size
        assert page.view.horizontalScrollBar().maximum() == 0, size


def test_the_language_changes_at_once(page, ui):
    page.open(channel(ui, "crumbandcrust").id)
    ui.language.choose("es")
    QApplication.processEvents()
    assert page.view.selected().handle == "crumbandcrust"
    assert page.detail.findChild(QPushButton, "test") is not None


@pytest.mark.dressed
def test_it_is_drawn_in_both_themes(page, ui):
    pictures = set()
    for mode in ("light", "dark"):
        ui.theme.choose(mode)
        image = page.grab().toImage()  # kept while its bytes are read
        pictures.add(bytes(image.constBits())[:200_000])
    assert len(pictures) == 2


def test_enter_goes_to_the_acts_and_escape_comes_back(page, ui):
    page.open(channel(ui, "crumbandcrust").id)
    QApplication.processEvents()
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    focus = page.focusWidget()
    assert focus.objectName() == "test"
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert page.focusWidget() is page.view


def test_the_menu_has_the_acts(page, ui, monkeypatch):
    from PySide6.QtWidgets import QMenu

    opened = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _place: opened.append([a.text() for a in menu.actions()]))
    page.open(channel(ui, "crumbandcrust").id)
    page.view.customContextMenuRequested.emit(QPoint(20, 60))
    assert opened[0] == ["Test\tCtrl+R", "Reconnect…", "Pause", "Change the queue…", "", "Disconnect…"]


def test_an_empty_desk_says_what_to_do(open_desk):
    desk = open_desk()
    page = ChannelsPage(desk.ui)
    assert page._stack.currentIndex() == 1
    assert page.connect_channel() is None
    page.deleteLater()


# -- rights that came later -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("network", "told"),
    [
        ("tiktok", "video.list was not asked for when it was connected: Figures"),
        ("tiktok", "video.upload was not asked for when it was connected: Drafts that you finish in the app"),
        ("telegram", "Its discussion group was not asked for when it was connected: Comments of its group"),
    ],
)
def test_a_channel_from_before_a_right_was_asked_for_says_what_it_lacks_and_is_reconnected_with_one_press(
    page, ui, qtbot, network, told
):
    view = older(ui, network)
    page.open(view.id)
    qtbot.waitUntil(lambda: told in shown(page))
    again = page.detail.findChild(QPushButton, "ask-rights")
    if network == "telegram":  # nothing but asking is needed
        assert again.text() == "Ask the network"
        return
    again.click()
    dialog = next(each for each in page.findChildren(ConnectDialog) if each.isVisible())
    said = " ".join(each.text() for each in dialog.findChildren(QLabel) if each.isVisibleTo(dialog))
    assert f"Allow what it lacks: {view.lacks[0].right} (" in said
    assert "()" not in said
    assert "stay as they are" in said
    dialog.reject()


def test_a_channel_that_lacks_nothing_offers_nothing(page, ui, qtbot):
    page.open(older(ui, "telegram", group="").id)
    qtbot.waitUntil(lambda: "What it can do alone" in shown(page))
    assert page.detail.findChild(QPushButton, "ask-rights") is None


def test_a_network_that_charges_tells_what_a_client_has_cost_there_by_month(page, ui, qtbot, monkeypatch):
    view = replace(channel(ui, "crumbandcrust"), network="x")
    line = MonthCost(view.client_id, view.client, "2026-11", "x", "USD", Decimal("0.43"), 9, 2)
    other = replace(line, network="practice", amount=Decimal(9))
    read = replace(line, month="2026-10", amount=Decimal("0.015"), reads=4, reads_amount=Decimal("0.02"))
    monkeypatch.setattr(ui.runtime.costs, "by_month", lambda **_kw: (line, other, read))
    shown = CostRows(ui, view)
    qtbot.addWidget(shown)
    qtbot.waitUntil(lambda: bool(shown.told.text()), timeout=LONG)
    assert shown.told.text() == "November 2026: $0.43\nOctober 2026: $0.015, and at most $0.02 for reading"


def test_a_channel_whose_keyring_is_closed_is_not_to_be_connected_anew(page, ui, said, qtbot, monkeypatch):
    view = channel(ui, "crumbandcrust")
    ui.runtime.channels._mark(view.id, "keyring_locked")
    page.look()
    page.open(view.id)
    assert page.model.condition(channel(ui, "crumbandcrust")).word == "Keyring closed"
    text = shown(page)
    assert "keyring is locked" in text
    assert "Unlock it" in text
    assert "repair" not in f"{text} {page._under.text()}"
    assert page._under.text().endswith("1 waits for the keyring")
    assert page.view.findChild(QPushButton, f"repair-{view.id}").text() == "Try again"
    closed = SecretError("keyring_locked", action="read", backend="SecretService")
    monkeypatch.setattr(ui.runtime.channel_access, "_told", raising(closed))
    monkeypatch.setattr(ui.runtime.accounts, "get", raising(closed))
    push(page, "keyring")
    qtbot.waitUntil(lambda: ("The keyring is still closed", False) in said, timeout=LONG)
    assert page.problem.notice is None
    monkeypatch.undo()
    page.view.findChild(QPushButton, f"repair-{view.id}").click()
    qtbot.waitUntil(lambda: channel(ui, "crumbandcrust").problem == "", timeout=LONG)
    qtbot.waitUntil(lambda: ("The keyring is open; 1 channel goes on", False) in said, timeout=LONG)


def raising(error):
    def refuse(*_given):
        raise error

    return refuse


def test_after_the_queue_the_keys_are_where_it_was_opened_from(page, ui, qtbot):
    page.open(channel(ui, "crumbandcrust").id)
    QApplication.processEvents()
    page.detail.findChild(QPushButton, "queue").setFocus()
    push(page, "queue")
    asked = dialog(page)
    asked.grid.set_slots(parse("mon 09:00"))
    press(asked)
    page.look()
    qtbot.waitUntil(lambda: page.window().focusWidget().objectName() == "queue")
    assert page.window().focusWidget().isVisible()  # of what does not show yet Qt would look for another


def test_while_the_network_is_asked_and_after_it_the_keys_stay_on_the_test(page, ui, qtbot):
    view = channel(ui, "crumbandcrust")
    page.open(view.id)
    QApplication.processEvents()
    page.detail.findChild(QPushButton, "test").setFocus()
    told = []
    page.said.connect(lambda text, _undo: told.append(text))
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Space)
    qtbot.wait(30)  # longer than what is built anew takes to get the keys
    qtbot.waitUntil(lambda: bool(told), timeout=LONG)
    qtbot.wait(30)
    assert page.window().focusWidget().objectName() == "test"
    assert page.detail.isAncestorOf(page.window().focusWidget())


def test_paused_by_the_keys_it_goes_on_with_the_same_key_and_the_pane_stays_where_it_is(page, ui, qtbot):
    view = channel(ui, "crumbandcrust")
    page.resize(page.width(), 420)
    page.open(view.id)
    QApplication.processEvents()
    page.detail.findChild(QPushButton, "pause").setFocus()
    bar = page.detail._scroll.verticalScrollBar()
    bar.setValue(0)
    for paused in (True, False):
        assert page.window().focusWidget().objectName() == "pause"
        QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Space)
        qtbot.waitUntil(lambda paused=paused: page.model.by_id(view.id).paused is paused)
        qtbot.wait(30)
        assert page.window().focusWidget().objectName() == "pause"
        assert bar.value() == 0


def test_paused_by_the_keys_beside_a_notice_they_stay_on_the_button_though_the_notice_goes(page, ui, qtbot):
    view = channel(ui, "crumbandcrust")
    page.open(view.id)
    page.tell_problem(SecretError("keyring_locked"))
    assert page.problem.isVisible()
    QApplication.processEvents()
    page.detail.findChild(QPushButton, "pause").setFocus()
    for paused in (True, False):
        QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Space)
        qtbot.waitUntil(lambda paused=paused: page.model.by_id(view.id).paused is paused)
        qtbot.wait(30)
        assert not page.problem.isVisible()
        assert page.window().focusWidget().objectName() == "pause"


def test_drawn_twice_at_once_the_pane_stays_where_it_is(page, ui, qtbot):
    """A test of the access is asked for and answered in one go: its beginning, which says what came of it, went up."""
    view = channel(ui, "crumbandcrust")
    page.resize(page.width(), 420)
    page.open(view.id)
    QApplication.processEvents()
    bar = page.detail._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(0)
    page.detail.tell(view, asking=True)
    bar.setValue(bar.maximum())  # as Qt moves it along with the keys
    page.detail.tell(replace(view, display_name="Crumb"))
    qtbot.wait(30)
    assert bar.value() == 0


def test_scrolled_down_the_pane_stays_there_while_the_channel_is_asked_and_after_it(page, ui, qtbot):
    view = channel(ui, "crumbandcrust")
    page.resize(page.width(), 420)
    page.open(view.id)
    QApplication.processEvents()
    bar = page.detail._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(bar.maximum())
    there = bar.value()
    with qtbot.waitSignal(page.acts.said, timeout=LONG):
        page.acts.test(view)
    qtbot.wait(300)  # until it is drawn and laid
    assert bar.value() == there


def test_after_an_act_whose_button_goes_with_it_the_keys_are_on_the_list(page, ui, qtbot):
    view = channel(ui, "northsidebikes")
    page.open(view.id)
    QApplication.processEvents()
    page.detail.findChild(QPushButton, "disconnect").setFocus()
    push(page, "disconnect")
    press(dialog(page))
    qtbot.waitUntil(lambda: page.model.row_of(view.id) < 0, timeout=LONG)
    qtbot.waitUntil(lambda: page.window().focusWidget() is page.view)
    assert page.view.selected() is not None


def test_the_button_of_a_line_that_goes_leaves_the_keys_to_the_list(page, ui, qtbot):
    view = channel(ui, "crumbandcrust")
    ui.runtime.channels._mark(view.id, "token_expired")
    page.look()
    repair = page.view.findChild(QPushButton, f"repair-{view.id}")
    repair.setFocus()
    assert page.window().focusWidget() is repair
    ui.runtime.channels._mark(view.id, "")
    page.look()
    assert page.window().focusWidget() is page.view


def test_an_address_to_be_registered_stands_on_one_line_and_is_copied(ui, qtbot):
    """The redirect address of Pinterest broke over two lines, and had to be picked out of a sentence."""
    told = listed(ui.theme, guide.of("pinterest", ui.language.words, browser=True).steps)
    qtbot.addWidget(told)
    address = told.findChild(QLabel, "address")
    assert address.text() == "http://localhost:8914/"
    assert not address.wordWrap()
    assert not any("localhost" in each.text() for each in told.findChildren(QLabel) if each is not address)
    told.findChild(QPushButton, "copy-address").click()
    assert QGuiApplication.clipboard().text() == address.text()
