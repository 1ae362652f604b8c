"""`--self-test`: is this installation whole? A window on a folder of its own, and one post up to its proof."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from smdesk.core.errors import SmdeskError
from smdesk.core.publication import State
from smdesk.services.accounts import Login
from smdesk.services.patches import ClientPatch, NewPost, PartInput, VariantInput
from smdesk.services.posts.rules import Time
from smdesk.ui.kit.context import Ui
from smdesk.ui.publish.page import PublishPage
from smdesk.ui.shell.window import MainWindow

#: Seconds for the whole round trip.
PATIENCE_S = 30.0


class Desk(Protocol):
    """What the test needs of the open desk."""

    ui: Ui | None
    window: MainWindow | None

    def open(self) -> None: ...
    def close(self) -> None: ...


def run(app: QApplication, make: Callable[..., Desk]) -> int:
    """0 when a post planned in a fresh folder was published and the window shows it; else 1, and why."""
    with tempfile.TemporaryDirectory(prefix="smdesk-self-test-") as folder:
        desk = make(app, Path(folder) / "desk", quit_asks=False)
        try:
            desk.open()
            problem = _round_trip(app, desk)
        except SmdeskError as error:
            problem = str(error)
        finally:
            desk.close()
    print("smdesk self-test: " + (problem or "a post was planned, published and shown"), file=sys.stderr)  # noqa: T201
    return 1 if problem else 0


def _round_trip(app: QApplication, desk: Desk) -> str:
    """What went wrong; "" when nothing did."""
    ui, window = desk.ui, desk.window
    assert ui is not None
    assert window is not None
    runtime = ui.runtime
    client = runtime.clients.add(ClientPatch(name="Self-test", zone="Europe/Madrid", languages=("es",)))
    channel = runtime.channels.connect("practice", client.id, Login(handle="selftest"))
    window.show_desk()
    window.router.go("publish")  # behind another page it would read nothing
    page = window.router.page("publish")
    assert isinstance(page, PublishPage)
    new = NewPost(client.id, (channel.id,), VariantInput(parts=(PartInput("¿Todo en su sitio?"),)))
    saved = runtime.posts.add(new, Time(now=True))
    publication = saved.publications[0]
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        shown = page.book.get(publication)
        if shown is not None and shown.state is State.PUBLISHED:
            return ""
        time.sleep(0.02)
    return f"the post is {runtime.publishing.view(publication).state.value} after {PATIENCE_S:.0f} s"
