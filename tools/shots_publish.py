"""Pictures of the channels with their dialogs, of recovery, of a notification of our own, and of the assisted panel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

from PySide6.QtWidgets import QWidget

from smdesk.core.notifying import Kind, Notice
from smdesk.core.publication import State
from smdesk.ui.assisted.panel import LEAST as LEAST_PANEL
from smdesk.ui.assisted.panel import Assisted
from smdesk.ui.channels.page import ChannelsPage
from smdesk.ui.kit.place import Place
from smdesk.ui.shell.notify import Notifier
from smdesk.ui.shell.panel import Panel
from smdesk.ui.shell.window import MainWindow

FULL, LEAST = (1440, 900), (1100, 700)
Wait = Callable[[float], None]


def channels(window: MainWindow, settle: Wait) -> Iterator[tuple[str, QWidget]]:
    """The page in both sizes, choosing a network, the steps of some of them, an answer, the queue, and a refusal."""
    window.router.go("channels")
    page = cast(ChannelsPage, window.router.page("channels"))
    for size, name in ((FULL, ""), (LEAST, "-least")):
        window.resize(*size)
        yield f"channels{name}", window
    window.resize(*FULL)
    dialog = page.connect_channel()
    assert dialog is not None
    yield "connect", dialog
    for network in ("bluesky", "mastodon", "facebook", "x", "practice", "instagram"):
        dialog = page.connect_channel()
        assert dialog is not None
        dialog.networks.choose(network)
        dialog.primary.click()
        settle(0.3)
        yield f"connect-{network}", dialog
    dialog = page.connect_channel()
    assert dialog is not None
    dialog.networks.choose("instagram")
    dialog.primary.click()
    dialog.form._swap.click()  # noqa: SLF001  (in the browser)
    settle(0.3)
    yield "connect-instagram-browser", dialog
    dialog = page.connect_channel()
    assert dialog is not None
    dialog.networks.choose("practice")
    dialog.primary.click()
    dialog.form.fields["handle"].setText("second.oven")
    dialog.go()
    settle(1.5)
    yield "connect-done", dialog
    slots = page._ask_queue(page.view.selected())  # noqa: SLF001  (its button stands in the header)
    assert slots is not None
    settle(0.3)
    yield "channel-slots", slots


def recovery(window: MainWindow, settle: Wait) -> Iterator[tuple[str, QWidget]]:
    """What came due meanwhile, and a notification of a post that is due."""
    window.router.go(Place("recovery"))
    settle(0.6)
    dialog = next((each for each in window.findChildren(QWidget, "recovery") if each.isVisible()), window)
    yield "recovery", dialog
    yield from _notifications(window, settle)


def _notifications(window: MainWindow, settle: Wait) -> Iterator[tuple[str, QWidget]]:
    """A post that is due, and something that went wrong, as our own panel shows them."""
    panel = Panel(window.ui, lambda _tag, _action: None)
    teller = Notifier(window.ui, panel)
    for kind, state, name in (
        (Kind.DUE, State.ASSISTED, "notification"),
        (Kind.FAILED, State.FAILED, "notification-failed"),
    ):
        view = window.ui.runtime.publishing.views(states=[state], limit=1)[0]
        notice = Notice(name, kind, (view.id,), code="refused_content" if kind is Kind.FAILED else "")
        panel.show(teller._note(notice))  # noqa: SLF001  (what is due is told when the clock comes there)
        settle(0.6)
        yield name, panel.cards[-1]
    panel.stop()


def assisted(window: MainWindow, settle: Wait) -> Iterator[tuple[str, QWidget]]:
    """The panel for publishing by hand: as it opens, at its text, as small as can be, with a wrong link, and done."""
    due = window.ui.runtime.publishing.views(states=[State.ASSISTED])
    view = next((each for each in due if each.picture is not None), due[0])
    keeper = Assisted(window.ui, window)
    panel = keeper.show(view.id)
    settle(0.8)
    yield "assisted", panel
    for step in panel.sheet.steps[:-2]:
        step.tick()
    settle(0.2)
    yield "assisted-text", panel
    assert panel.sheet.link is not None
    panel.sheet.link.field.setText("https://example.org/nothing")
    panel.resize(*LEAST_PANEL)
    settle(0.2)
    yield "assisted-least", panel
    panel.sheet.link.field.setText("")
    panel.resize(412, 770)
    panel.say_published()
    settle(0.2)
    yield "assisted-done", panel
    keeper.close()
