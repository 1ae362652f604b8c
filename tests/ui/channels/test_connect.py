"""Connecting: every network, what is wrong beside its field, no secret left behind, and no keyring."""

from __future__ import annotations

import gc
import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from shiboken6 import isValid

from smdesk.adapters.base import Session
from smdesk.adapters.practice import PracticeNetwork
from smdesk.core import network as networks
from smdesk.core.errors import AuthExpired, InvalidInput, Offline, SecretError, Unavailable
from smdesk.services.secret_stores import OnDemand
from smdesk.ui.channels import form, guide
from smdesk.ui.channels.connect import ConnectDialog
from smdesk.ui.channels.fields import Fields
from smdesk.ui.channels.steps import Stage, Step
from smdesk.ui.kit.naming import network_name
from tests.ui.helpers import LONG

pytestmark = pytest.mark.windows

SECRET = "abcd-efgh-ijkl-mnop"


@pytest.fixture
def said(page):
    found: list[str] = []
    page.said.connect(lambda text, _undo: found.append(text))
    return found


@pytest.fixture
def bluesky(monkeypatch):
    """What the network answers: a session, or an error to raise; and what it was asked."""

    class Network:
        answer: object = Session(
            "did:plc:one", "sol.example", "Sol", "https://pds.example", secrets={"password": SECRET}
        )
        asked: list[dict] = []  # noqa: RUF012
        gate: threading.Event | None = None

    network = Network()
    network.asked = []

    def connect(name, **given):
        network.asked.append({"network": name, **given})
        if network.gate is not None:
            assert network.gate.wait(10)
        if isinstance(network.answer, Exception):
            raise network.answer
        return network.answer

    from smdesk.adapters import registry

    real = registry.connect
    monkeypatch.setattr(registry, "connect", lambda name, **k: (connect if name == "bluesky" else real)(name, **k))
    return network


def ready(dialog, qtbot):
    qtbot.waitUntil(dialog.form.can_go, timeout=LONG)


def fill(dialog, **texts):
    for name, text in texts.items():
        field = dialog.form.fields[name]
        field.setFocus()
        QTest.keyClicks(field, text)


def bluesky_form(page, qtbot):
    dialog = page.connect_channel()
    dialog.networks.choose("bluesky")
    dialog.primary.click()
    ready(dialog, qtbot)
    return dialog


def met(dialog, qtbot):
    """The network has said whose account it is."""
    qtbot.waitUntil(lambda: dialog._met is not None, timeout=LONG)


def problem_at(dialog, name):
    made = dialog.form._fields.problems[name]
    return "" if made.isHidden() else made.text()


# -- choosing ---------------------------------------------------------------------------------------------------------


def test_every_network_is_offered_with_how_it_is_published_on(page):
    dialog = page.connect_channel()
    offered = {dialog.networks.item(place).text() for place in range(dialog.networks.count())}
    assert offered == {networks.load(name).name for name in networks.known()}
    assert dialog.networks.item(0).text() == "Bluesky"
    spoken = [dialog.networks.item(p).data(Qt.ItemDataRole.AccessibleTextRole) for p in range(dialog.networks.count())]
    assert "Bluesky, Automatic" in spoken
    assert any(text.startswith("Snapchat, Assisted") for text in spoken)
    dialog.reject()


@pytest.mark.dressed
def test_every_network_has_a_guide_and_a_form(page, ui, qtbot):
    for language in ("en", "es"):
        ui.language.choose(language)
        QApplication.processEvents()
        for name in networks.known():
            told = guide.of(name, ui.language.words)
            assert len(told.steps) >= 2, (language, name)
            assert all(text.strip() for text in told.steps), (language, name)
            assert told.handle or told.secret or told.server or told.app_id, (language, name)
            assert guide.of(name, ui.language.words, by_hand=True).secret == "", (language, name)
        dialog = page.connect_channel()
        for name in networks.known():
            dialog._show_form(name)
            ready(dialog, qtbot)
            QApplication.processEvents()
            shown = " ".join(each.text() for each in dialog.form.findChildren(QLabel))
            assert network_name(name) in shown, (language, name)
            for each in dialog.findChildren(QPushButton):
                if each.isVisible() and each.text():
                    room = each.width()
                    assert QFontMetrics(each.font()).horizontalAdvance(each.text()) < room, (language, each.text())
            assert dialog.form.minimumSizeHint().width() <= dialog.width(), (language, name)
            for each in dialog.form.findChildren(QLineEdit):
                assert each.accessibleName(), (language, name)
        dialog.reject()


def test_the_client_that_shows_is_the_one_that_gets_the_channel(page, ui):
    second = ui.runtime.clients.list()[1]
    ui.scope.choose(second.id)
    dialog = page.connect_channel()
    assert dialog.client.currentData() == second.id
    dialog.reject()


# -- by keys, on the practice network ---------------------------------------------------------------------------------


def test_a_practice_channel_by_keys_alone(page, ui, said, qtbot):
    dialog = page.connect_channel()
    assert dialog.focusWidget() is dialog.networks
    dialog.networks.choose("practice")
    QTest.keyClick(dialog.networks, Qt.Key.Key_Return)
    ready(dialog, qtbot)
    QTest.keyClicks(dialog.form.fields["handle"], "second.oven")
    QTest.keyClick(dialog.form.fields["handle"], Qt.Key.Key_Return)
    met(dialog, qtbot)
    assert dialog.focusWidget() is dialog.primary
    QTest.keyClick(dialog.primary, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said == ["Practice network second.oven is connected"], timeout=LONG)
    made = next(view for view in ui.runtime.channels.listing() if view.handle == "second.oven")
    assert page.view.selected().id == made.id


def test_a_handle_that_is_none_is_told_beside_its_field(page, qtbot):
    dialog = page.connect_channel()
    dialog._show_form("practice")
    fill(dialog, handle="no good name!")
    dialog.primary.click()
    qtbot.waitUntil(lambda: problem_at(dialog, "handle") != "", timeout=LONG)
    assert dialog.form.fields["handle"].property("invalid") is True
    assert dialog.form.fields["handle"].text() == "no good name!"
    fill(dialog, handle="x")
    assert problem_at(dialog, "handle") == ""
    dialog.reject()


def test_an_assisted_channel_needs_nothing(page, ui, said, qtbot):
    dialog = page.connect_channel()
    dialog._show_form("snapchat")
    assert set(dialog.form.fields) == {"handle"}
    fill(dialog, handle="@someone")
    dialog.primary.click()
    qtbot.waitUntil(lambda: bool(said), timeout=LONG)
    made = next(view for view in ui.runtime.channels.listing() if view.network == "snapchat")
    assert (made.mode, made.handle) == ("assisted", "someone")


def test_enter_in_the_list_shows_the_form_and_adds_nothing_yet(page, ui, qtbot):
    before = len(ui.runtime.channels.listing())
    dialog = page.connect_channel()
    dialog.networks.choose("snapchat")
    QTest.keyClick(dialog.networks, Qt.Key.Key_Return)
    assert dialog.steps.currentIndex() == 1
    assert not dialog.busy
    assert len(ui.runtime.channels.listing()) == before


def test_a_network_with_both_ways_can_be_added_by_hand(page, ui, said, qtbot):
    dialog = bluesky_form(page, qtbot)
    dialog.other_way.click()
    assert "secret" not in dialog.form.fields
    dialog.other_way.click()
    assert "secret" in dialog.form.fields
    dialog.other_way.click()
    fill(dialog, handle="sol.example")
    dialog.primary.click()
    qtbot.waitUntil(lambda: bool(said), timeout=LONG)
    made = next(view for view in ui.runtime.channels.listing() if view.network == "bluesky")
    assert made.mode == "assisted"


# -- secrets ----------------------------------------------------------------------------------------------------------


def test_a_bluesky_channel_is_connected_and_its_secret_is_nowhere_in_the_window(page, ui, said, bluesky, qtbot):
    dialog = bluesky_form(page, qtbot)
    field = dialog.form.fields["secret"]
    assert field.echoMode() is QLineEdit.EchoMode.Password
    fill(dialog, handle="sol.example", secret=SECRET)
    dialog.primary.click()
    assert field.text() == ""
    assert not field.isUndoAvailable()
    met(dialog, qtbot)
    assert dialog.form.testing.title.text() == "The account is sol.example (Sol)"
    assert "Publishes by itself, at its time" in [each.text() for each in dialog.form.testing.findChildren(QLabel)]
    assert not [view for view in ui.runtime.channels.listing() if view.network == "bluesky"]
    dialog.primary.click()
    qtbot.waitUntil(lambda: said == ["Bluesky sol.example is connected"], timeout=LONG)
    qtbot.waitUntil(lambda: not isValid(dialog), timeout=LONG)
    assert [asked["secret"] for asked in bluesky.asked] == [SECRET]
    made = next(view for view in ui.runtime.channels.listing() if view.network == "bluesky")
    assert (made.mode, made.handle, made.display_name) == ("api", "sol.example", "Sol")


def test_an_account_that_was_not_meant_is_left_and_nothing_is_stored(page, ui, said, bluesky, qtbot):
    before = ui.runtime.channels.listing()
    dialog = bluesky_form(page, qtbot)
    fill(dialog, handle="sol.example", secret=SECRET)
    dialog.primary.click()
    met(dialog, qtbot)
    dialog.safe.click()
    ready(dialog, qtbot)
    assert dialog.form.fields["secret"].text() == ""
    fill(dialog, handle="sol.example", secret=SECRET)
    dialog.primary.click()
    met(dialog, qtbot)
    dialog.reject()
    assert said == ["Cancelled. Nothing was connected."]
    assert ui.runtime.channels.listing() == before


def test_leaving_and_going_back_forget_the_secret(page, qtbot):
    dialog = bluesky_form(page, qtbot)
    fill(dialog, handle="sol.example", secret=SECRET)
    field = dialog.form.fields["secret"]
    dialog.safe.click()
    assert field.text() == ""
    assert dialog.steps.currentIndex() == 0
    dialog.primary.click()
    ready(dialog, qtbot)
    fill(dialog, secret=SECRET)
    field = dialog.form.fields["secret"]
    texts = []
    field.textChanged.connect(texts.append)
    dialog.reject()
    assert texts == [""]


@pytest.mark.parametrize(
    ("error", "field", "kept"),
    [
        (AuthExpired("wrong_password", host="bsky.social", handle="sol.example", words=""), "secret", ""),
        # Some networks show a password once only: one that nobody has judged can be tried again.
        (InvalidInput("bad_server", field="server", server="x"), "server", SECRET),
        (Offline("offline", host="pds.example", words=""), "server", SECRET),
    ],
)
def test_what_the_network_refuses_is_told_beside_its_field_and_the_rest_stays(
    page, ui, bluesky, qtbot, error, field, kept
):
    before = ui.runtime.channels.listing()
    bluesky.answer = error
    dialog = bluesky_form(page, qtbot)
    fill(dialog, handle="sol.example", secret=SECRET, server="pds.example")
    dialog.primary.click()
    qtbot.waitUntil(lambda: problem_at(dialog, field) != "", timeout=LONG)
    assert ui.language.words.error(error).what in problem_at(dialog, field)
    assert dialog.form.fields["handle"].text() == "sol.example"
    assert dialog.form.fields["secret"].text() == kept
    assert dialog.primary.isEnabled()
    assert not dialog.busy
    assert ui.runtime.channels.listing() == before
    dialog.reject()


def test_what_is_wrong_with_no_field_that_was_typed_is_told_below_and_the_secret_stays_to_be_tried_again(
    page, bluesky, qtbot
):
    bluesky.answer = Unavailable("server_error", host="bsky.social", status=200, words="")
    dialog = bluesky_form(page, qtbot)
    fill(dialog, handle="sol.example", secret=SECRET)
    dialog.primary.click()
    qtbot.waitUntil(lambda: not dialog.form._general.isHidden(), timeout=LONG)
    assert "It may be a web page" in dialog.form._general.text()
    field = dialog.form.fields["secret"]
    assert dialog.focusWidget() is field
    assert field.text() == SECRET
    assert field.selectedText()
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(bluesky.asked) == 2, timeout=LONG)
    assert [asked["secret"] for asked in bluesky.asked] == [SECRET, SECRET]
    dialog.reject()
    assert field.text() == ""


def test_an_empty_field_is_told_before_anybody_is_asked(page, bluesky, qtbot):
    dialog = bluesky_form(page, qtbot)
    fill(dialog, handle="sol.example")
    dialog.primary.click()
    assert problem_at(dialog, "secret") == "This is needed."
    assert bluesky.asked == []
    dialog.reject()


def test_an_account_of_another_client_is_refused_with_its_name(page, ui, said, bluesky, qtbot):
    first, second = ui.runtime.clients.list()[:2]
    dialog = bluesky_form(page, qtbot)
    dialog.client.setCurrentIndex(dialog.client.findData(first.id))
    fill(dialog, handle="sol.example", secret=SECRET)
    dialog.primary.click()
    met(dialog, qtbot)
    dialog.primary.click()
    qtbot.waitUntil(lambda: bool(said), timeout=LONG)
    dialog = bluesky_form(page, qtbot)
    dialog.client.setCurrentIndex(dialog.client.findData(second.id))
    fill(dialog, handle="sol.example", secret=SECRET)
    dialog.primary.click()
    general = dialog.form._general
    qtbot.waitUntil(lambda: not general.isHidden(), timeout=LONG)
    assert first.name in general.text()
    dialog.reject()


# -- waiting and cancelling -------------------------------------------------------------------------------------------


def test_the_window_goes_on_while_the_network_is_asked_and_cancelling_leaves_nothing(
    page, ui, said, bluesky, qtbot, monkeypatch
):
    before = ui.runtime.channels.listing()
    bluesky.gate = threading.Event()
    channels, gone = ui.runtime.channels, []
    real = channels.decline
    monkeypatch.setattr(channels, "decline", lambda *given: gone.append(real(*given)))
    dialog = bluesky_form(page, qtbot)
    fill(dialog, handle="sol.example", secret=SECRET)
    dialog.primary.click()
    qtbot.waitUntil(lambda: len(bluesky.asked) == 1, timeout=LONG)
    assert dialog.busy
    assert not dialog.primary.isEnabled()
    assert dialog.form.waiting.isVisible()
    dialog.go()
    dialog.safe.click()
    assert said == ["Cancelled. Nothing was connected."]
    bluesky.gate.set()
    qtbot.waitUntil(lambda: len(gone) == 1, timeout=LONG)
    assert ui.runtime.channels.listing() == before
    assert len(bluesky.asked) == 1
    assert said == ["Cancelled. Nothing was connected."]


# -- again ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def connected(page, ui, said, bluesky, qtbot):
    """A Bluesky channel that its network has refused since."""
    dialog = bluesky_form(page, qtbot)
    fill(dialog, handle="sol.example", secret=SECRET)
    dialog.primary.click()
    met(dialog, qtbot)
    dialog.primary.click()
    qtbot.waitUntil(lambda: bool(said), timeout=LONG)
    made = next(view for view in ui.runtime.channels.listing() if view.network == "bluesky")
    ui.runtime.channels._mark(made.id, "token_refused")
    said.clear()
    return ui.runtime.channels.show(made.id)


def test_another_account_is_refused_with_both_names_and_nothing_changes(page, ui, bluesky, connected, qtbot):
    bluesky.answer = Session(
        "did:plc:two", "luna.example", "Luna", "https://pds.example", secrets={"password": "other"}
    )
    dialog = page.reconnect(connected)
    ready(dialog, qtbot)
    assert dialog.form.fields["handle"].isReadOnly()
    fill(dialog, secret="other-pass-word-here")
    dialog.primary.click()
    general = dialog.form._general
    qtbot.waitUntil(lambda: not general.isHidden(), timeout=LONG)
    assert "luna.example" in general.text()
    assert "sol.example" in general.text()
    assert ui.runtime.channels.show(connected.id) == connected
    dialog.reject()


def test_where_nothing_is_typed_the_keys_are_on_what_goes_on_once_the_keyring_has_answered(
    page, ui, connected, qtbot, monkeypatch
):
    """A keyring takes its time; meanwhile nothing can be pressed but what leads out, and Enter was that."""
    answer = threading.Event()
    monkeypatch.setattr(ui.runtime.accounts, "check_store", lambda _spec: answer.wait(20))
    dialog = page.reconnect(replace(connected, network="mastodon", handle="sol@social.example"))
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.form.browser
    assert not dialog.primary.isEnabled()
    answer.set()
    ready(dialog, qtbot)
    assert dialog.focusWidget() is dialog.primary


def test_connecting_again_keeps_the_channel(page, ui, said, bluesky, connected, qtbot):
    dialog = page.reconnect(connected)
    ready(dialog, qtbot)
    assert dialog.focusWidget() is dialog.form.fields["secret"]
    QTest.keyClicks(dialog.form.fields["secret"], SECRET)
    QTest.keyClick(dialog.form.fields["secret"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(said), timeout=LONG)
    assert "nothing of it was lost" in said[0]
    assert ui.runtime.channels.show(connected.id).problem == ""


def test_the_strip_of_the_window_leads_to_connecting_again(example_desk, connected):
    window = example_desk.window
    window.router.go("today")
    window.saying.look()
    assert "Bluesky sol.example" in window.banner.notice.title
    (text, act) = window.banner.notice.acts[0]
    assert text == "Reconnect…"
    act()
    dialog = window.router.page("channels").findChildren(ConnectDialog)[-1]
    assert "sol.example" in " ".join(each.text() for each in dialog.form.findChildren(QLabel))
    dialog.reject()


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_strip_says_that_the_keyring_has_lost_the_access(example_desk, connected, language):
    said = {
        "en": ("The password or token of Bluesky sol.example cannot be read.", "keyring",
               "The passwords and tokens of 2 channels cannot be read."),
        "es": ("No se puede leer la contraseña o el token de Bluesky sol.example.", "llavero",
               "No se pueden leer las contraseñas ni los tokens de 2 canales."),
    }[language]  # fmt: skip
    window, runtime = example_desk.window, example_desk.runtime
    example_desk.ui.language.choose(language)
    runtime.channel_access.forget_access(connected.id)
    window.saying.look()
    assert window.banner.notice.title == said[0]
    assert said[1] in window.banner.notice.text
    practice = runtime.channels.listing(network="practice")[0]
    runtime.channel_access.forget_access(practice.id)
    window.saying.look()
    assert window.banner.notice.title == said[2]


def test_a_keyring_that_is_closed_is_no_access_that_has_ended(example_desk, connected, qtbot):
    window, runtime = example_desk.window, example_desk.runtime
    runtime.channels._mark(connected.id, "keyring_locked")
    window.saying.look()
    notice = window.banner.notice
    assert "cannot be read" in notice.title
    assert "Unlock it" in notice.text
    [(text, again), (other, act)] = notice.acts
    assert (text, other) == ("Try again", "Open the channel")
    act()
    assert window.router.page("channels").here().row == connected.id
    again()
    qtbot.waitUntil(lambda: runtime.channels.show(connected.id).problem == "", timeout=LONG)


# -- no keyring -------------------------------------------------------------------------------------------------------


@pytest.fixture
def bare(open_desk, example):
    """The example desk of a computer without a keyring: the tests' environment has none."""
    desk = open_desk(example(), secrets=OnDemand())
    desk.window.router.go("channels")
    return desk


def test_without_a_keyring_it_says_so_before_a_secret_is_typed(bare, bluesky, qtbot):
    page = bare.window.router.page("channels")
    said = []
    page.said.connect(lambda text, _undo: said.append(text))
    dialog = page.connect_channel()
    dialog._show_form("bluesky")
    note = dialog.form.keyring
    qtbot.waitUntil(lambda: not note.isHidden(), timeout=LONG)
    texts = " ".join(each.text() for each in note.findChildren(QLabel))
    assert "This computer has no keyring." in texts
    assert "asks for it again" in texts
    assert "--" not in texts
    assert not dialog.primary.isEnabled()
    fill(dialog, handle="sol.example", secret=SECRET)
    QTest.keyClick(dialog.form.fields["secret"], Qt.Key.Key_Return)
    assert bluesky.asked == []
    note.findChild(QPushButton, "keyring-answer").click()
    assert dialog.primary.isEnabled()
    assert bare.ui.settings.get("secrets.session_allowed") is True
    dialog.primary.click()
    met(dialog, qtbot)
    dialog.primary.click()
    qtbot.waitUntil(lambda: bool(said), timeout=LONG)
    made = next(view for view in bare.runtime.channels.listing() if view.network == "bluesky")
    assert made.mode == "api"
    assert not bare.runtime.secrets.lasting


def test_the_choice_is_asked_once(bare, qtbot):
    bare.ui.settings.set("secrets.session_allowed", True)
    page = bare.window.router.page("channels")
    dialog = page.connect_channel()
    dialog._show_form("mastodon")
    ready(dialog, qtbot)
    assert dialog.form.keyring.isHidden()
    assert any("memory until smdesk ends" in each.text() for each in dialog.form.findChildren(QLabel))
    dialog.reject()


def test_practice_and_assisted_channels_need_no_keyring(bare, qtbot):
    page = bare.window.router.page("channels")
    dialog = page.connect_channel()
    for name in ("practice", "snapchat"):
        dialog._show_form(name)
        assert dialog.form.can_go()
        assert dialog.primary.isEnabled()
    dialog.reject()


def test_a_locked_keyring_can_be_tried_again(page, ui, qtbot, monkeypatch):
    answers = [SecretError("keyring_locked", action="write", backend="SecretService"), None]

    def check(_spec):
        error = answers.pop(0)
        if error is not None:
            raise error

    monkeypatch.setattr(ui.runtime.accounts, "check_store", check)
    dialog = page.connect_channel()
    dialog._show_form("bluesky")
    note = dialog.form.keyring
    qtbot.waitUntil(lambda: not note.isHidden(), timeout=LONG)
    assert "locked" in " ".join(each.text() for each in note.findChildren(QLabel))
    assert not dialog.primary.isEnabled()
    note.findChild(QPushButton, "keyring-answer").click()
    ready(dialog, qtbot)
    assert note.isHidden()
    assert dialog.primary.isEnabled()
    dialog.reject()


@pytest.mark.dressed
def test_the_room_of_the_keyrings_box_is_given_back_with_it(bare, qtbot):
    page = bare.window.router.page("channels")
    bare.window.resize(1200, 900)
    dialog = page.connect_channel()
    dialog._show_form("mastodon")
    note = dialog.form.keyring
    qtbot.waitUntil(lambda: not note.isHidden(), timeout=LONG)
    QTest.qWait(50)  # as high as it needs now
    with_box = dialog.height()
    assert with_box > dialog.minimumHeight()
    note.findChild(QPushButton, "keyring-answer").click()
    qtbot.waitUntil(lambda: dialog.height() == dialog.minimumHeight(), timeout=LONG)
    dialog.resize(dialog.width(), with_box + 20)  # what a person has made higher stays so
    dialog.fit_soon()
    QTest.qWait(50)
    assert dialog.height() == with_box + 20
    dialog.reject()


def test_a_dialog_left_while_the_keyring_is_asked_harms_nobody(page, ui, qtbot, monkeypatch):
    gate = threading.Event()
    monkeypatch.setattr(ui.runtime.accounts, "check_store", lambda _spec: gate.wait(10))
    dialog = page.connect_channel()
    dialog._show_form("bluesky")
    dialog.reject()
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    gc.collect()
    gate.set()
    qtbot.wait(100)
    assert ui.runtime.channels.listing()


def test_a_practice_account_revoked_and_connected_again_by_the_dialog(page, ui, said, qtbot):
    view = ui.runtime.channels.listing(network="practice")[0]
    with PracticeNetwork(ui.runtime.folder.practice, ui.runtime.clock) as network:
        network.revoke(view.handle)
    dialog = page.reconnect(view)
    ready(dialog, qtbot)
    assert dialog.focusWidget() is dialog.primary  # nothing is to be typed
    assert dialog.form.fields["handle"].isReadOnly()
    told = [each.text() for each in dialog.form.access.findChildren(QLabel)]
    assert "The account stays the same" in told
    assert not [each for each in told if "any name" in each]
    qtbot.keyClick(dialog.primary, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(said), timeout=LONG)
    assert ui.runtime.channels.test(view.id).problem == ""


def test_a_long_sentence_about_one_of_two_fields_takes_the_width_of_both(ui, qtbot):
    fields = Fields(ui.theme)
    qtbot.addWidget(fields)
    for name in ("handle", "secret"):
        fields.add(name, name.title())
    fields.resize(520, 200)
    fields.show()
    problem, field = fields.problems["secret"], fields.fields["secret"]
    fields.say("secret", "This is needed.")
    qtbot.waitUntil(lambda: problem.width() <= field.width() and problem.x() == field.x(), timeout=LONG)
    fields.say("secret", "The token is not accepted. It is wrong, or it was withdrawn. " * 3)
    qtbot.waitUntil(lambda: problem.x() == 0 and problem.width() > 2 * field.width(), timeout=LONG)
    fields.say("secret", "")
    assert not problem.isVisible()


def test_a_long_sentence_under_the_only_field_leaves_it_its_width(ui, qtbot):
    fields = Fields(ui.theme)
    qtbot.addWidget(fields)
    fields.add("server", "Server")
    fields.resize(520, 200)
    fields.show()
    qtbot.waitUntil(lambda: fields.fields["server"].width() == 520, timeout=LONG)
    fields.say("server", "The certificate of localhost does not hold. It has run out, or it is another’s. " * 3)
    QApplication.processEvents()
    assert fields.problems["server"].isVisible()
    assert fields.fields["server"].width() == 520


@pytest.mark.parametrize(
    ("handle", "name", "told"),
    [
        ("Sol Bakery", "Sol Bakery (Calle Mayor 1, Soria)", "Sol Bakery (Calle Mayor 1, Soria)"),
        ("sol", "Sol Bakery", "sol (Sol Bakery)"),
        ("sol", "", "sol"),
    ],
)
def test_an_account_is_named_once(ui, handle, name, told):
    view = replace(ui.runtime.channels.listing()[0], network="google_business", handle=handle, display_name=name)
    assert form._who(view) == told


@pytest.mark.dressed
def test_the_title_of_a_step_is_level_with_its_number(ui, qtbot):
    """Without a button beside it the title stood three pixels above the middle of the ring."""
    step = Step(ui.theme, 2)
    qtbot.addWidget(step)
    step.tell(Stage.NOW, "Choose a name", "Any will do.")
    step.resize(560, step.heightForWidth(560))
    step.show()
    QApplication.processEvents()
    assert abs(step.title.geometry().center().y() - step._number.geometry().center().y()) <= 1
