"""Signing in in the browser from the window: it never waits, can be left, and goes on by itself."""

from __future__ import annotations

import threading
from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel

from smdesk.adapters.http import Http
from smdesk.core.errors import InvalidInput
from smdesk.core.network import load
from smdesk.services.signing import SigningIn
from smdesk.ui.channels import condition, guide
from smdesk.ui.channels.guide import Way
from tests.adapters.mastodon.helpers import TOKEN, server
from tests.adapters.wire import Wire, answer
from tests.services.test_signing import browse
from tests.ui.helpers import LONG

pytestmark = [pytest.mark.loopback, pytest.mark.windows]


@pytest.fixture
def wire(monkeypatch) -> Wire:
    made = server(Wire()).on("POST", "/api/v1/apps", answer(200, {"client_id": "c1ient", "client_secret": "s3cret"}))
    made.on("POST", "/oauth/token", answer(200, {"access_token": TOKEN}))
    real = Http.create
    monkeypatch.setattr(Http, "create", lambda transport=None, secrets=(): real(made, secrets))
    return made


@pytest.fixture
def opened(monkeypatch) -> list[str]:
    """Pages that were opened in the person's browser."""
    found: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(url.toString()) or True)
    return found


@pytest.fixture
def dialog(page, wire, opened, qtbot):
    made = page.connect_channel()
    made._show_form("mastodon")
    qtbot.waitUntil(made.form.can_go, timeout=LONG)
    made.form.fields["server"].setText("m.example")
    return made


def started(dialog, opened, qtbot) -> str:
    dialog.primary.click()
    qtbot.waitUntil(lambda: bool(opened), timeout=LONG)
    return opened[0]


def test_it_goes_on_by_itself_when_the_browser_comes_back(dialog, ui, opened, qtbot):
    assert dialog.primary.text() == "Open the browser"
    assert set(dialog.form.fields) == {"server"}
    url = started(dialog, opened, qtbot)
    assert dialog.busy
    assert dialog.form.box.isVisible()
    assert not dialog.form.waiting.isVisible()
    status, shown = browse(url)
    assert (status, "You can close this page" in shown) == (200, True)
    qtbot.waitUntil(lambda: dialog._met is not None, timeout=LONG)
    assert not dialog.form.box.isVisible()
    assert "me@m.example" in dialog.form.testing.title.text()
    connected = []
    dialog.connected.connect(connected.append)
    dialog.primary.click()
    qtbot.waitUntil(lambda: bool(connected), timeout=LONG)
    made = next(view for view in ui.runtime.channels.listing() if view.handle == "me@m.example")
    assert made.mode == "api"


def test_leaving_ends_it_and_what_comes_later_is_not_heard(dialog, ui, opened, qtbot):
    before = ui.runtime.channels.listing()
    url = started(dialog, opened, qtbot)
    dialog.safe.click()

    def refused() -> bool:
        try:
            return browse(url)[0] != 200
        except OSError:
            return True

    qtbot.waitUntil(refused, timeout=LONG)
    assert ui.runtime.channels.listing() == before


def test_the_address_is_pasted_where_the_browser_does_not_come_back(dialog, ui, opened, qtbot):
    url = started(dialog, opened, qtbot)
    box = dialog.form.box
    box.field.setText("http://127.0.0.1:1/callback?code=c0de&state=another")
    box.use.click()
    assert "does not belong to this sign-in" in box._problem.text()
    assert dialog.busy
    box.field.setText("c0de")
    box.use.click()
    qtbot.waitUntil(lambda: dialog._met is not None, timeout=LONG)
    assert url


def test_what_may_have_to_be_pasted_is_not_below_the_edge(dialog, opened, qtbot):
    started(dialog, opened, qtbot)
    box, (holder, feet) = dialog.form.box, dialog.parts()
    # It is shown at half its height, and has all of it when it was laid out: the room is to hold it whole.
    qtbot.waitUntil(lambda: box.isVisible() and box.height() == box.heightForWidth(box.width()), timeout=LONG)
    holder.verticalScrollBar().setValue(0)
    dialog.setFixedHeight(feet.height() + box.height() + 80)
    dialog.fit_soon()
    try:
        qtbot.waitUntil(lambda: holder.verticalScrollBar().value() > 0, timeout=5000)
        qtbot.waitUntil(lambda: box.visibleRegion().boundingRect().height() == box.height(), timeout=5000)
        # It may grow once more after that, by a line that wraps, and is followed again.
        high = box.height()
        box._told.setText(f"{box._told.text()} " * 4)
        qtbot.waitUntil(lambda: box.height() > high, timeout=5000)
        qtbot.waitUntil(lambda: box.visibleRegion().boundingRect().height() == box.height(), timeout=5000)
    finally:
        dialog.reject()


def test_a_no_in_the_browser_is_told_and_it_can_be_tried_again(dialog, opened, qtbot):
    browse(started(dialog, opened, qtbot), code="", error="access_denied")
    qtbot.waitUntil(lambda: not dialog.form._general.isHidden(), timeout=LONG)
    assert "access_denied" in dialog.form._general.text()
    assert not dialog.busy
    assert dialog.primary.isEnabled()
    dialog.reject()


def test_a_token_may_be_pasted_instead(dialog, qtbot):
    dialog.form._swap.click()
    qtbot.waitUntil(dialog.form.can_go, timeout=LONG)
    assert set(dialog.form.fields) == {"server", "secret"}
    assert dialog.primary.text() == "Continue"
    dialog.form._swap.click()
    assert dialog.primary.text() == "Open the browser"
    dialog.reject()


def test_the_address_that_was_typed_stands_in_the_other_ways_too_and_a_token_does_not(dialog, qtbot):
    dialog.form._swap.click()
    qtbot.waitUntil(dialog.form.can_go, timeout=LONG)
    fields = dialog.form.fields
    assert fields["server"].text() == "m.example"
    fields["secret"].setText(TOKEN)
    fields["server"].setText("n.example")
    dialog.other_way.click()
    dialog.other_way.click()
    qtbot.waitUntil(dialog.form.can_go, timeout=LONG)
    assert dialog.form.fields["server"].text() == "n.example"
    dialog.form._swap.click()
    assert dialog.form.fields["secret"].text() == ""
    dialog.safe.click()
    dialog._show_form("bluesky")
    dialog._show_form("mastodon")
    assert dialog.form.fields["server"].text() == ""
    dialog.reject()


def test_of_several_accounts_another_is_chosen_without_the_browser_again(dialog, opened, qtbot, monkeypatch):
    real, asked = SigningIn.finish, []

    def finish(self, handle=""):
        asked.append(handle)
        if not handle:
            raise InvalidInput("choose_account", field="handle", handle="", names=["one", "two"])
        return real(self)

    monkeypatch.setattr(SigningIn, "finish", finish)
    dialog.form._fields.add("handle", "Account")
    browse(started(dialog, opened, qtbot))
    problem = dialog.form._fields.problems["handle"]
    qtbot.waitUntil(lambda: not problem.isHidden(), timeout=LONG)
    assert "two" in problem.text()
    assert dialog.primary.text() == "Continue"
    dialog.form.fields["handle"].setText("two")
    dialog.primary.click()
    qtbot.waitUntil(lambda: dialog._met is not None, timeout=LONG)
    assert asked == ["", "two"]
    assert len(opened) == 1


def test_a_page_that_is_not_yet_there_when_it_is_left_opens_nothing(page, ui, wire, opened, qtbot, monkeypatch):
    gate, closed = threading.Event(), threading.Event()
    real_begin, real_close = SigningIn.begin, SigningIn.close
    monkeypatch.setattr(SigningIn, "begin", lambda self, arrived=None: (gate.wait(10), real_begin(self, arrived))[1])
    monkeypatch.setattr(SigningIn, "close", lambda self: (real_close(self), closed.set())[0])
    dialog = page.connect_channel()
    dialog._show_form("mastodon")
    qtbot.waitUntil(dialog.form.can_go, timeout=LONG)
    dialog.form.fields["server"].setText("m.example")
    dialog.primary.click()
    dialog.safe.click()
    gate.set()
    qtbot.waitUntil(closed.is_set, timeout=LONG)
    assert opened == []


def test_instagram_is_signed_in_by_the_pasted_address_and_what_was_not_allowed_is_told(
    page, ui, opened, qtbot, monkeypatch
):
    made = Wire()
    scopes = load("instagram").connect.browser.scopes[:-1]
    given = {"access_token": "IGshort", "permissions": ",".join(scopes)}
    made.on("POST", "/oauth/access_token", answer(200, {"data": [given]}))
    made.on("GET", "/access_token", answer(200, {"access_token": "IGlong", "expires_in": 5_184_000}))
    made.on("GET", "/refresh_access_token", answer(400, {"error": {"code": 190, "message": "too young"}}))
    made.on("GET", "/me", answer(200, {"user_id": "1784", "username": "sol", "account_type": "BUSINESS"}))
    made.on("GET", "/content_publishing_limit", answer(200, {"data": []}))
    real = Http.create
    monkeypatch.setattr(Http, "create", lambda transport=None, secrets=(): real(made, secrets))
    dialog = page.connect_channel()
    dialog._show_form("instagram")
    dialog.form._swap.click()
    assert set(dialog.form.fields) == {"handle", "app_id", "app_secret", "redirect"}
    for name, typed in (("app_id", "99"), ("app_secret", "a" * 32), ("redirect", "https://sol.example/")):
        dialog.form.fields[name].setText(typed)
    qtbot.waitUntil(dialog.primary.isEnabled, timeout=LONG)
    url = started(dialog, opened, qtbot)
    state = parse_qs(urlsplit(url).query)["state"][0]
    qtbot.waitUntil(dialog.form.box.isVisible, timeout=LONG)
    dialog.form.box.field.setText(f"https://sol.example/?code=c0de&state={state}#_")
    dialog.form.box.use.click()
    qtbot.waitUntil(lambda: dialog._met is not None, timeout=LONG)
    lacking = "instagram_business_manage_insights was not allowed: Figures"
    assert lacking in [each.text() for each in dialog.form.testing.findChildren(QLabel)]
    connected = []
    dialog.connected.connect(connected.append)
    dialog.primary.click()
    qtbot.waitUntil(lambda: bool(connected), timeout=LONG)
    (view,) = (each for each in ui.runtime.channels.listing(network="instagram") if each.handle == "sol")
    can, cannot = condition.abilities(view)
    assert "Comments and messages" in can
    assert lacking in cannot
    assert "Figures" not in cannot


def test_where_no_browser_opens_the_address_is_copied(dialog, opened, qtbot, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))  # None: it did not
    url = started(dialog, opened, qtbot)
    box = dialog.form.box
    qtbot.waitUntil(box.isVisible, timeout=LONG)
    said = [each.text() for each in box.findChildren(QLabel)]
    assert "No browser could be opened" in said
    assert any(each.startswith("Copy the address and open it in a browser") for each in said)
    assert any(each.startswith("Listening on this computer only · ") for each in said)
    assert dialog.focusWidget() is box.copy
    box.copy.click()
    assert QGuiApplication.clipboard().text() == url
    assert box.copy.text() == "Copied"
    qtbot.waitUntil(lambda: box.copy.text() == "Nothing opened? Copy the address")
    first = box._left.text()
    qtbot.waitUntil(lambda: box._left.text() != first)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True)
    box.again.click()
    assert "Mastodon is open in your browser" in [each.text() for each in box.findChildren(QLabel)]
    dialog.safe.click()
    assert not dialog.isVisible()
    assert not box._second.isActive()


@pytest.mark.parametrize(
    ("network", "ways"),
    [
        ("pinterest", (Way.BROWSER, Way.PASTE)),  # a token of its developer page publishes nothing
        ("mastodon", (Way.BROWSER, Way.PASTE)),
        ("tiktok", (Way.BROWSER,)),
        ("x", (Way.PASTE, Way.BROWSER)),
        ("instagram", (Way.PASTE, Way.BROWSER)),
        ("telegram", (Way.PASTE,)),
    ],
)
def test_the_way_that_is_usual_comes_first(network, ways):
    assert guide.ways(load(network)) == ways
