"""A post goes to a real Bluesky server with the window closed: real tray, keyring and notification daemon."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from bench.lab import bluesky_account
from tests.conftest import Lab
from tests.desktop.conftest import OpenScreen, Say
from tests.desktop.stage import until

pytestmark = [pytest.mark.desktop, pytest.mark.timeout(300)]

TEXT = "Hoy hay pan de espelta"


def test_a_post_goes_out_from_the_tray_and_its_notification_opens_it(
    open_screen: OpenScreen, lab: Lab, tmp_path: Path, say: Say
) -> None:
    url = lab("bluesky.py")["url"]
    account = bluesky_account(url)
    screen, data = open_screen("--keyring"), tmp_path / "desk"
    screen.command(data, "client", "add", "Sol", "--zone", "Europe/Madrid")
    channel = screen.command(
        data, "channel", "connect", "bluesky", "--client", "Sol", "--server", url, "--handle", account.handle,
        secret=f"{account.app_password}\n",
    )  # fmt: skip
    screen.command(data, "setting", "set", "notify.published", "true")
    program = screen.drive("--data", data, "--lang", "es")
    program.title("Hoy")
    until(screen.icons)
    screen.do("close", "smdesk")
    program.until("not window.isVisible()")
    post = screen.command(
        data, "post", "add", "--client", "Sol", "--channel", str(channel["id"]), "--text", TEXT, "--at", "+6s"
    )
    began = time.monotonic()
    (record,) = until(account.records, 60)
    assert record["value"]["text"] == TEXT
    told = until(lambda: [each for each in screen.notifications() if each["summary"] == f"Publicado: {TEXT}"], 60)
    assert program.process.poll() is None
    assert program.ask("not window.isVisible()")
    say(f"it was told {time.monotonic() - began:.1f} s after it was scheduled for 6 s later: {told[0]['summary']}")
    screen.picture("bluesky-1")
    screen.do("notification-action")
    program.until("window.isVisible() and window.isActiveWindow() and window.router.current == 'publish'")
    program.until(f"window.router.made['publish'].view.selected()[0].post_id == {post['id']}")
    screen.picture("bluesky-2")
    (publication,) = screen.command(data, "post", "show", str(post["id"]))["publications"]
    assert publication["remote_id"] == record["uri"]
    assert len(account.records()) == 1
    screen.do("key", "ctrl+q")
    until(lambda: program.process.poll() is not None)
    assert program.process.returncode == 0
    for file in data.rglob("*"):
        if file.is_file():
            assert account.app_password.encode() not in file.read_bytes(), f"a secret stands in {file}"
