"""The properties of a campaign."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from smdesk.core import utm
from smdesk.core.utm import Facts
from smdesk.services.campaigns.choices import Choices
from smdesk.services.campaigns.views import Board, CampaignView
from smdesk.ui.campaigns import words
from smdesk.ui.campaigns.fields import beside, breakable, narrow, shown_days, shown_money, taken
from smdesk.ui.kit.autosave import Autosave
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import Combo
from smdesk.ui.kit.growingtext import GrowingText
from smdesk.ui.kit.swatches import color_names
from smdesk.ui.kit.widgets import Page, column, label

_SAMPLE = "https://example.com/"


class CampaignForm(Page):
    """Each field is stored as it is left. `failed` tells what concerns no field."""

    failed = Signal(object)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._campaign: CampaignView | None = None
        self._choices, self._board = Choices(), None
        self.form = Autosave(ui, self)
        self.form.failed.connect(self.failed)
        self._kind, self._aim, self._kpi, self._color = (
            narrow(Combo(name=name)) for name in ("kind", "aim", "kpi", "color")
        )
        self._currency, self._utm = QLineEdit(), QLineEdit()
        self._currency.setMaxLength(3)
        self._posts = label("small", wrap=True)
        self._sample = label("quiet", wrap=True)
        self._build()
        self.retranslate()

    def _build(self) -> None:
        ui, box = self._ui, self.form.box
        self.setLayout(column(
            box("name", QLineEdit(), lambda: self.tr("Name")),
            beside(ui, box("kind", self._kind, lambda: self.tr("Kind")),
                   box("aim", self._aim, lambda: self.tr("Objective of the ads"))),
            beside(ui, box("starts", QLineEdit(), lambda: self.tr("First day")),
                   box("ends", QLineEdit(), lambda: self.tr("Last day"))),
            beside(ui, box("budget", QLineEdit(), lambda: self.tr("Budget")),
                   box("currency", self._currency, lambda: self.tr("Currency"))),
            box("kpi_id", self._kpi, lambda: self.tr("KPI that it pushes")),
            box("goal", GrowingText(ui.theme, least=2), lambda: self.tr("What it is for")),
            beside(ui, box("utm", self._utm, lambda: self.tr("Name in links (utm_campaign)")),
                   box("color", self._color, lambda: self.tr("Colour"))),
            self._sample, self._posts, spacing=10,
        ))  # fmt: skip

    def tell(self, campaign: CampaignView, board: Board, choices: Choices) -> None:
        """Show a campaign."""
        new = self._campaign is None or self._campaign.id != campaign.id
        self._campaign, self._choices = campaign, choices
        self._today = board.today
        self._offer()
        if new:
            self.form.show(self._values(), partial(self._save, campaign.id))
        else:
            self.form.refresh(self._values())
        self._tell_rest()

    def clear(self) -> None:
        """None is selected."""
        self.form.clear()
        self._campaign = None

    def _values(self) -> dict[str, Any]:
        campaign = self._campaign
        assert campaign is not None
        ui = self._ui
        return {
            "name": campaign.name, "kind": campaign.kind, "aim": campaign.aim, **shown_days(ui, campaign.span),
            "budget": shown_money(ui, campaign.budget, campaign.currency), "currency": campaign.currency,
            "kpi_id": campaign.kpi_id or 0, "goal": campaign.goal, "color": campaign.own_color,
            "utm": campaign.utm.get("utm_campaign", ""),
        }  # fmt: skip

    def _save(self, number: int, values: dict[str, Any]) -> None:
        service = self._ui.runtime.campaigns
        before = service.show(number)
        given = taken(self._ui, values, str(values.get("currency") or before.currency).upper(), self._today)
        if "utm" in given:
            rest = {key: value for key, value in before.utm.items() if key != "utm_campaign"}
            given["utm"] = rest | ({"utm_campaign": given["utm"]} if given["utm"] else {})
        service.edit(number, **given)

    def _tell_rest(self) -> None:
        campaign = self._campaign
        if campaign is None:
            return
        self._posts.setText(
            self.tr("%n post(s) of the calendar belong to it.", "", campaign.posts)
            if campaign.posts else self.tr("No posts yet: drop some here, or choose it in a post.")
        )  # fmt: skip
        scheme = utm.over(utm.Scheme(tuple(utm.USUAL.items())), utm.from_json(campaign.utm))
        facts = Facts("facebook", campaign.name, self.tr("post"), "post", campaign.client)
        self._sample.setText(breakable(utm.tagged(_SAMPLE, scheme, facts)))
        self._sample.setToolTip(self.tr("How a link of it will look"))

    def _offer(self) -> None:
        self._kind.tell(list(words.kinds().items()))
        self._aim.tell(list(words.aims().items()))
        self._kpi.tell([(0, self.tr("None")), *self._choices.kpis])
        self._color.tell([("", self.tr("Automatic")), *color_names().items()])

    def retranslate(self) -> None:
        self._utm.setPlaceholderText("{campaign}")
        self._offer()
        self.form.retranslate()
        if self._campaign is not None:
            self.form.refresh(self._values())
            self._tell_rest()
