"""What of the calendar is exported: of one channel, pillar, campaign or status, or all of it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QGridLayout, QWidget

from smdesk.services.exchange.exporting import What
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import Combo
from smdesk.ui.kit.i18n import capital
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.widgets import column, label

#: How posts stand, in the order of their life; scheduled and published are no stages.
STATUSES = ("idea", "draft", "in_design", "with_client", "changes", "approved", "scheduled", "published")


class ExportFilters(QWidget):
    """Four choices, two beside each other; what a client does not have is not offered."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._places: dict[int, tuple[str, str]] = {}  # network and handle by channel
        self.channel, self.pillar, self.status, self.campaign = (
            Combo(name=f"export-{name}") for name in ("channel", "pillar", "status", "campaign")
        )
        self._combos = (self.channel, self.pillar, self.status, self.campaign)
        self._captions = [label("small") for _ in self._combos]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(ui.theme.px(8))
        grid.setVerticalSpacing(ui.theme.px(6))
        for place, (caption, combo) in enumerate(zip(self._captions, self._combos, strict=True)):
            caption.setBuddy(combo)
            combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(8)  # a channel may have a long name; the list that opens shows it whole
            cell = QWidget()
            cell.setLayout(column(caption, combo, spacing=5))
            grid.addWidget(cell, place // 2, place % 2)
        for place in (0, 1):
            grid.setColumnStretch(place, 1)

    def follow(self, client: int | None) -> None:
        """Offer what a client has, or with None all of them; what was chosen stays where it still can be."""
        runtime, words = self._ui.runtime, self._ui.language.words
        found = runtime.channels.listing(client=client)
        self._places = {each.id: (each.network, each.handle) for each in found}
        channels: dict[int | str, str] = {
            each.id: " · ".join(part for part in (network_name(each.network), each.handle) if part) for each in found
        }
        clients = [client] if client is not None else [each.id for each in runtime.clients.list()]
        pillars = [each.name for number in clients for each in runtime.pillars.list(number)]
        campaigns = [name for number in clients for _, name in runtime.campaigns.names(number)]
        statuses: dict[int | str, str] = {
            name: capital(words.state(name) if name in {"scheduled", "published"} else words.t(f"stages.{name}"))
            for name in STATUSES
        }
        texts = (self.tr("Channel"), self.tr("Pillar"), self.tr("Status"), self.tr("Campaign"))
        offered: tuple[dict[int | str, str], ...] = (
            channels, {name: name for name in pillars}, statuses, {name: name for name in campaigns}
        )  # fmt: skip
        for caption, combo, text, given in zip(self._captions, self._combos, texts, offered, strict=True):
            before = combo.value
            caption.setText(text)
            combo.tell([(None, self.tr("All")), *given.items()], text)
            combo.set_value(before if before in given else None)
            combo.setEnabled(bool(given))

    def narrowed(self, what: What) -> What:
        """Only what was chosen."""
        channel, pillar, status, campaign = (combo.value for combo in self._combos)
        return replace(
            what,
            channels=frozenset({self._places[channel]}) if isinstance(channel, int) else None,
            pillars=frozenset({pillar}) if isinstance(pillar, str) else None,
            statuses=frozenset({status}) if isinstance(status, str) else None,
            campaigns=frozenset({campaign}) if isinstance(campaign, str) else None,
        )
