"""The window and a real Bluesky server: connected by its dialog, scheduled, published while the window runs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest

from bench.lab import bluesky_account
from smdesk.core.publication import State
from smdesk.core.walltime import from_utc
from smdesk.gui import Desk
from smdesk.services.patches import ClientPatch, NewPost, PartInput, VariantInput
from smdesk.services.posts.rules import Time
from smdesk.system.secrets import KeyringStore

pytestmark = [pytest.mark.servers, pytest.mark.timeout(120)]


@pytest.fixture
def keyring(lab, tmp_path, monkeypatch):
    """A real Secret Service; its bus is reached by a path of this test's own, where a test may connect to."""
    real = lab("secret_service.py")["env"]["DBUS_SESSION_BUS_ADDRESS"].removeprefix("unix:path=")
    (tmp_path / "b").symlink_to(real)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'b'}")
    from keyring.backends.SecretService import Keyring

    return KeyringStore(Keyring())


@pytest.fixture
def desk(qapp, data_folder, keyring, monkeypatch):
    """A window on an empty desk that keeps its secrets in the keyring."""

    def no_bus():
        raise OSError("no system bus in a test")

    monkeypatch.setattr("smdesk.system.power._subscribed", no_bus)
    monkeypatch.setattr("smdesk.ui.shell.notify.own_desktop", lambda *_callbacks: None)
    monkeypatch.setattr("smdesk.ui.shell.statusbar.has_route", lambda: True)
    opened = Desk(qapp, data_folder, secrets=keyring, language="en", quit_asks=False)
    opened.open()
    yield opened
    theme = opened._theme
    opened.close()
    for each in (theme, opened):
        each.deleteLater()
    qapp.processEvents()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_an_account_connected_by_the_dialog_publishes_what_is_scheduled(lab, desk, keyring, data_folder, qtbot):
    url = lab("bluesky.py")["url"]
    account = bluesky_account(url)
    client = desk.runtime.clients.add(ClientPatch(name="Sol", zone="Europe/Madrid"))
    qtbot.waitUntil(lambda: desk.window.welcome is None or not desk.window.welcome.isVisible(), timeout=10_000)
    desk.window.router.go("channels")
    page = desk.window.router.page("channels")

    dialog = page.connect_channel()
    dialog.networks.choose("bluesky")
    dialog.primary.click()
    qtbot.waitUntil(dialog.form.can_go, timeout=10_000)
    for name, text in (("server", url), ("handle", account.handle), ("secret", account.app_password)):
        QTest.keyClicks(dialog.form.fields[name], text)
    dialog.primary.click()
    told = dialog.form.testing.title
    qtbot.waitUntil(lambda: told.text().startswith(f"The account is {account.handle}"), timeout=30_000)
    assert not desk.runtime.channels.listing()  # whose account it is shows before anything is stored
    with qtbot.waitSignal(dialog.connected, timeout=30_000) as heard:
        dialog.primary.click()
    channel = heard.args[0]
    assert (channel.handle, channel.problem, channel.mode) == (account.handle, "", "api")

    wall = from_utc(desk.ui.now() + timedelta(seconds=3), client.zone)
    new = NewPost(client.id, (channel.id,), VariantInput(parts=(PartInput("Pan de centeno, a las seis"),)))
    number = desk.runtime.posts.add(new, Time(wall=wall)).publications[0]
    publishing = desk.runtime.publishing
    qtbot.waitUntil(lambda: publishing.view(number).state in {State.PUBLISHED, State.FAILED}, timeout=30_000)
    assert publishing.view(number).state is State.PUBLISHED
    (record,) = account.records()
    assert record["value"]["text"] == "Pan de centeno, a las seis"
    assert publishing.view(number).remote_id == record["uri"]
    for file in data_folder.rglob("*"):
        assert not file.is_file() or account.app_password.encode() not in file.read_bytes()
