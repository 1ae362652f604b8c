"""What the strip at the top of the window says: the most urgent thing that concerns the whole desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from smdesk.services.pulse import PulseService
from smdesk.ui.kit import dialogs
from smdesk.ui.kit.banner import Notice
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.naming import network_name

if TYPE_CHECKING:
    from smdesk.services.views import ChannelView


class Notices(QObject):
    """Looks at the desk each time it is asked."""

    def __init__(
        self, ui: Ui, show_late: Callable[[], object], parent: QObject, repair: Callable[[int], object]
    ) -> None:
        super().__init__(parent)
        self._ui = ui
        self._show_late = show_late
        self._repair_channel = repair
        self._broken_channel = 0

    def current(self) -> Notice | None:
        """Who else publishes, then a channel that must be reconnected, what is late, and the practice network."""
        if self._ui.other is not None:
            return self._other()
        channels, hides = self._ui.runtime.channels, self._ui.scope.hides
        broken = [channel for channel in channels.listing(troubled=True) if not hides(channel.client_id)]
        if broken:
            return self._broken(broken[0])
        practice = self._ui.practice
        if practice is not None and practice.here:
            return Notice(
                "practice",
                self.tr("Practice mode"),
                self.tr("Example data. Nothing you do here leaves this computer."),
                ((self.tr("Leave and start for real"), self._ask_to_leave),),
            )
        late = sum(n for client, n in PulseService(self._ui.runtime.db).late().items() if not hides(client))
        if late:
            return Notice(
                "warning",
                self.tr("%n post(s) came due while nobody could send them.", "", late),
                self.tr("Nothing of it is sent before you decide."),
                ((self.tr("Review…"), self._show_late),),
            )
        ways = channels.ways()
        practising = any(network == "practice" for network, _ in ways)
        if practising and all(network == "practice" or mode == "assisted" for network, mode in ways):
            return Notice(
                "practice",
                self.tr("Practice."),
                self.tr("What goes out by itself goes to the practice network; nothing leaves this computer."),
            )
        return None

    def _ask_to_leave(self) -> None:
        practice, window = self._ui.practice, self.parent()
        if practice is not None and isinstance(window, QWidget):
            dialogs.ask(
                window, self._ui.language.words, self.tr("Leave the example?"),
                self.tr("The example desk is thrown away with all you did in it. Your own desk opens."),
                self.tr("Leave and start for real"), practice.leave,
            )  # fmt: skip

    def _other(self) -> Notice:
        facts = self._ui.other or {}
        kind = self._ui.language.words.t(f"facts.kind.{facts.get('kind') or 'publish'}").replace("`", "")
        title = self.tr("This desk is being published by another program: %1 (process %2).")
        return Notice(
            "info",
            title.replace("%1", kind).replace("%2", str(facts.get("pid") or "?")),
            self.tr("You see everything and can decide here. Once it has ended, this window can publish."),
            ((self.tr("Publish from here"), self._ui.reopen),),
        )

    def _repair(self) -> None:
        self._repair_channel(self._broken_channel)

    def _broken(self, channel: ChannelView) -> Notice:
        self._broken_channel = channel.id
        who = f"{network_name(channel.network)} {channel.handle}".strip()
        return Notice(
            "danger",
            self.tr("%1 must be connected again.").replace("%1", who),
            self.tr("Its posts wait meanwhile."),
            ((self.tr("Reconnect…"), self._repair),),
        )
