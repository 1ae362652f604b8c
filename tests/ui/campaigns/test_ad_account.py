"""The window of the ad account: whose it is before it is stored, no token left behind, and ads created at once."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smdesk.adapters import registry
from smdesk.core.audience import Audience
from smdesk.core.errors import NetworkError, SecretError
from smdesk.services.accounts import Login
from smdesk.ui.campaigns.adaccount import AdAccountDialog
from smdesk.ui.campaigns.audience import AudiencePopover
from smdesk.ui.campaigns.lines import standing
from smdesk.ui.campaigns.page import CampaignsPage
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.dialogs import Ask
from smdesk.ui.kit.place import Place
from tests.adapters.meta_ads.marketing import ACCOUNT, TOKEN, Marketing, account
from tests.ui.bench import Bench
from tests.ui.helpers import LONG


@pytest.fixture
def meta(monkeypatch: pytest.MonkeyPatch) -> Marketing:
    made = Marketing()
    monkeypatch.setattr(registry, "_http", lambda secrets: made.http())
    return made


@pytest.fixture
def page(bench: Bench, meta: Marketing) -> CampaignsPage:
    bench.ui.scope.choose(1)
    service = bench.ui.runtime.campaigns
    made = service.add(1, "Autumn", kind="paid", budget=18000, currency="EUR")
    part = service.add_set(made.id, "Orders", budget=12000)
    ad = service.add_ad(part.id, "Orders").id
    shown = bench.show(CampaignsPage, Place("campaigns"))
    shown.choose("ad", ad)
    return shown


@pytest.fixture
def dialog(page: CampaignsPage, bench: Bench, qtbot: QtBot) -> AdAccountDialog:
    assert bench.trigger("campaigns.account")
    made = page.findChild(AdAccountDialog)
    assert made is not None
    qtbot.waitUntil(lambda: made.form is None or made.form.can_go(), timeout=LONG)
    return made


def give(dialog: AdAccountDialog, token: str = TOKEN) -> QLineEdit:
    """Type the token and press Enter."""
    assert dialog.form is not None
    field = dialog.form.token
    field.setFocus()
    QTest.keyClicks(field, token)
    QTest.keyClick(field, Qt.Key.Key_Return)
    return field


def texts(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if not each.isHidden())


def offers(page: CampaignsPage) -> list[str]:
    menu = page.doing.handing.line_menu(page.inspector.hand)
    told = [each.text() for each in menu.actions() if each.text()]
    menu.close()
    return told


def test_the_account_is_shown_before_it_is_stored_and_ads_can_be_created_at_once(
    dialog: AdAccountDialog, page: CampaignsPage, ui: Ui, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    assert (offers(page)[0], offers(page)[-1]) == ("Sheet for design and buying (XLSX)…", "Connect the ad account…")
    field = give(dialog)
    assert (field.text(), field.isUndoAvailable()) == ("", False)
    assert field.echoMode() is QLineEdit.EchoMode.Password
    qtbot.waitUntil(lambda: dialog._met is not None, timeout=LONG)
    assert "The account is Sol Ads" in texts(dialog)
    assert ui.runtime.ads.listing(1) == ()
    QTest.keyClick(dialog.primary, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Spent: €12.50" in texts(dialog), timeout=LONG)
    assert "The ad account Sol Ads is connected" in texts(dialog)  # here: at the bottom of the window it is covered
    assert [each.id for each in ui.runtime.ads.listing(1)] == [ACCOUNT]
    assert offers(page)[0] == "Create paused in the ad account…"
    assert TOKEN not in caplog.text
    qtbot.mouseClick(dialog.findChild(QPushButton, "disconnect"), Qt.MouseButton.LeftButton)
    dialog.findChildren(Ask)[-1].primary.click()
    qtbot.waitUntil(lambda: dialog.form is not None, timeout=LONG)
    assert "The ad account Sol Ads is disconnected" in texts(dialog)
    assert ui.runtime.ads.listing(1) == ()
    assert len(ui.runtime.campaigns.list(1)) == 1


def test_a_token_of_several_accounts_offers_them_and_need_not_be_pasted_again(
    dialog: AdAccountDialog, meta: Marketing, qtbot: QtBot
) -> None:
    meta.accounts = [account(), account(id="act_901", account_id="901", name="Luna Ads")]
    give(dialog)
    form = dialog.form
    assert form is not None
    qtbot.waitUntil(lambda: form.account.count() == 2, timeout=LONG)
    assert "several advertising accounts" in form._problems["handle"].text()
    assert QApplication.focusWidget() in {form.account, form.account.lineEdit()}
    form.account.setCurrentText("Luna Ads")
    QTest.keyClick(form.account.lineEdit(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog._met is not None, timeout=LONG)
    assert "The account is Luna Ads" in texts(dialog)


def test_a_refused_token_is_told_beside_it_and_one_that_was_cancelled_stores_nothing(
    dialog: AdAccountDialog, meta: Marketing, ui: Ui, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    meta.scopes = ["pages_show_list"]
    give(dialog)
    form = dialog.form
    assert form is not None
    qtbot.waitUntil(lambda: "ads_read" in form._problems["secret"].text(), timeout=LONG)
    assert form.token.hasFocus()
    meta.scopes = ["ads_management", "ads_read"]
    asked, gate, real = threading.Event(), threading.Event(), Marketing.handle_request

    def slow(self: Marketing, request: Any) -> Any:
        asked.set()
        assert gate.wait(10)
        return real(self, request)

    monkeypatch.setattr(Marketing, "handle_request", slow)
    give(dialog)
    assert not form.waiting.isHidden()
    qtbot.waitUntil(asked.is_set, timeout=LONG)  # the network has the question before it is given up
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    gate.set()
    qtbot.waitUntil(lambda: all(each.name != "ask" for each in threading.enumerate()), timeout=LONG)
    assert ui.runtime.ads.listing(1) == ()


def test_without_a_keyring_nothing_can_be_pasted_until_there_is_one_and_practice_has_no_account(
    page: CampaignsPage, ui: Ui, meta: Marketing, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(_name: str, _value: str) -> None:
        raise SecretError("no_keyring", backend="none")

    with monkeypatch.context() as patched:
        patched.setattr(ui.runtime.secrets, "set", none)
        dialog = page.doing.handing.ask_account()
        assert dialog is not None
        qtbot.waitUntil(lambda: "There is no keyring" in texts(dialog), timeout=LONG)
        assert not dialog.primary.isEnabled()
    qtbot.mouseClick(dialog.findChild(QPushButton, "keyring-answer"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.primary.isEnabled, timeout=LONG)
    dialog.reject()
    ui.runtime.ads.connect("meta_ads", 1, Login(secret=TOKEN))

    class Practice:
        here = True

    ui.practice = Practice()  # type: ignore[assignment]
    dialog = page.doing.handing.ask_account()
    assert dialog is not None
    assert "not Meta Ads. Leave practice mode" in texts(dialog)
    assert dialog.primary.isHidden()
    dialog.reject()


def test_of_several_accounts_one_is_chosen_where_the_ad_is_created(
    page: CampaignsPage, ui: Ui, meta: Marketing
) -> None:
    meta.accounts = [account(), account(id="act_901", account_id="901", name="Luna & Ads")]
    for name in ("Sol Ads", "Luna & Ads"):
        ui.runtime.ads.connect("meta_ads", 1, Login(handle=name, secret=TOKEN))
    asked: list[str] = []
    ui.runtime.ads_handover.ready = lambda _ad, account="", **_rest: asked.append(account)  # type: ignore[assignment]
    menu = page.doing.handing.line_menu(page.inspector.hand)
    found = {each.text(): each for each in menu.actions() if each.text().startswith("Create paused")}
    assert set(found) == {"Create paused in “Sol Ads”…", "Create paused in “Luna && Ads”…"}
    ui.tasks.ask = lambda work, *_rest: work()  # type: ignore[assignment, method-assign]
    for name in sorted(found):
        found[name].trigger()
    menu.close()
    assert asked == ["act_901", ACCOUNT]


def test_that_the_account_checks_is_said_until_it_has_answered(page: CampaignsPage, ui: Ui, qtbot: QtBot) -> None:
    assert page.line is not None
    assert page.line.ad is not None
    said: list[str] = []
    page.said.connect(lambda text, _undo: said.append(text))

    def refuse(_ad: int, **_rest: object) -> None:
        raise NetworkError("ad_refused", host="graph.facebook.com", words="too short")

    ui.runtime.ads_handover.ready = refuse  # type: ignore[assignment, method-assign]
    page.doing.handing.check(page.line.ad.id, ACCOUNT)
    assert said == ["The ad account checks it…"]
    qtbot.waitUntil(lambda: said[1:] == [""], timeout=LONG)


def test_an_ad_runs_where_it_was_started_or_shown_and_not_because_its_days_have_begun(page: CampaignsPage) -> None:
    service, line = page._ui.runtime.campaigns, page.line
    assert line is not None
    assert line.part is not None
    assert line.ad is not None
    today = page.board.today
    service.edit_set(line.part.id, starts=today, ends=today)

    def reads() -> str:
        page.look()
        assert page.line is not None
        return standing(page.line, page.board)

    assert reads() == "planned"
    kept = {"account": ACCOUNT, "campaign": "1", "name": "x", "state": "paused"}
    service.edit_ad(line.ad.id, remote=kept)
    assert reads() == "paused"
    service.edit_ad(line.ad.id, remote={**kept, "state": "active"})
    assert reads() == "running"
    service.edit_ad(line.ad.id, remote={})
    page._ui.runtime.ad_readings.add(line.campaign.id, today, ad_set=line.part.id, ad=line.ad.id, spent=100)
    assert reads() == "running"


def test_countries_and_languages_of_an_audience_are_read_by_name_and_stored_by_code(
    page: CampaignsPage, qtbot: QtBot
) -> None:
    popover = AudiencePopover(page._ui, Audience(countries=("ES",), languages=("es",)), None, page)
    field = popover.countries.field
    QTest.keyClicks(field, "Portugal")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "kh")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert [each.text() for each in popover.countries.findChildren(QAbstractButton)][:2] == ["Spain", "Portugal"]
    assert popover.value().countries == ("ES", "PT", "KH")
    assert popover.value().languages == ("es",)
    popover.close()
