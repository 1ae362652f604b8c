"""What the strip at the top of the window says: the most urgent thing that concerns the whole desk."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from smdesk.services.views import ChannelView
from smdesk.ui.kit.banner import Notice
from smdesk.ui.kit.context import Ui
from smdesk.words import Words

translate = QCoreApplication.translate


def current(ui: Ui, *, show_late: Callable[[], object], bug: Notice | None) -> Notice | None:
    """A bug, then who else publishes, a channel that must be reconnected, what is late, and the practice network."""
    words = ui.language.words
    if bug is not None:
        return bug
    if ui.other is not None:
        return _other(ui, words)
    channels = ui.runtime.channels.listing()
    broken = [channel for channel in channels if channel.problem]
    if broken:
        return _broken(broken)
    late = len(ui.runtime.publishing.late())
    if late:
        return Notice(
            "warning",
            translate("Notices", "%n post(s) came due while nobody could send them.", "", late),
            translate("Notices", "Nothing of it is sent before you decide."),
            ((translate("Notices", "Decide"), show_late),),
        )
    practising = any(channel.network == "practice" for channel in channels)
    if practising and all(channel.network == "practice" or channel.mode == "assisted" for channel in channels):
        return Notice(
            "practice",
            translate("Notices", "Practice."),
            translate("Notices", "Everything is published on the practice network; nothing leaves this computer."),
        )
    return None


def _other(ui: Ui, words: Words) -> Notice:
    facts = ui.other or {}
    kind = words.t(f"facts.kind.{facts.get('kind') or 'publish'}").replace("`", "")
    title = translate("Notices", "This desk is being published by another program: %1 (process %2).")
    return Notice(
        "info",
        title.replace("%1", kind).replace("%2", str(facts.get("pid") or "?")),
        translate("Notices", "You see everything and can decide here. Once it has ended, this window can publish."),
        ((translate("Notices", "Publish from here"), ui.reopen),),
    )


def _broken(channels: list[ChannelView]) -> Notice:
    first = channels[0]
    who = f"{first.network_name} {first.handle}".strip()
    return Notice(
        "danger",
        translate("Notices", "%1 must be connected again.").replace("%1", who),
        translate("Notices", "Its posts wait meanwhile. In a terminal: smdesk channel reconnect %1").replace(
            "%1", str(first.id)
        ),
    )
