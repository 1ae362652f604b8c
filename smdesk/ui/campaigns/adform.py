"""The properties of an ad and of the ad set around it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from smdesk.core.content import MediaItem
from smdesk.services.campaigns import utm_links
from smdesk.services.campaigns.choices import Choices
from smdesk.services.campaigns.views import Board, Creative
from smdesk.ui.campaigns import words
from smdesk.ui.campaigns.audience import AudienceButton
from smdesk.ui.campaigns.fields import beside, breakable, narrow, shown_days, shown_money, taken
from smdesk.ui.campaigns.lines import Line, standing
from smdesk.ui.campaigns.placing import PlacementButton
from smdesk.ui.kit import icons, thumbs
from smdesk.ui.kit.autosave import Autosave
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.forms import Combo, Tag
from smdesk.ui.kit.growingtext import GrowingText
from smdesk.ui.kit.naming import shortened
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.widgets import Page, button, column, label, row

_AD = frozenset({"name", "headline", "text", "link"})
_PICTURE = (72, 90)


class _Picture(QWidget):
    """The art of the promoted post."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui, self._sha = ui, ""
        self._thumbs = Thumbs(ui, self)
        self._thumbs.came.connect(lambda _sha: self.update())
        self.setFixedSize(QSize(ui.theme.px(_PICTURE[0]), ui.theme.px(_PICTURE[1])))

    def tell(self, sha256: str) -> None:
        """Another picture."""
        self._sha = sha256
        self.setVisible(bool(sha256))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        item = MediaItem(self._sha, "image/jpeg", 0)
        thumbs.paint(QPainter(self), self._ui.theme, QRectF(self.rect()), item, self._thumbs, radius=4)


class AdForm(Page):
    """Each field is stored as it is left. `choosing` asks for another post, `failed` tells what concerns no field."""

    failed = Signal(object)
    choosing = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._line: Line | None = None
        self._full = ""  # the link of the ad, with its parameters
        self._choices = Choices()
        self.form = Autosave(ui, self)
        self.form.failed.connect(self.failed)
        self._aim, self._persona, self._per = (narrow(Combo(name=name)) for name in ("aim", "persona", "per-day"))
        self._picture, self._state = _Picture(ui), Tag(ui.theme, name="ad-state")
        self._what, self._post = label("small"), Elided("strong", 60)
        self.choose = button("link", self.choosing.emit, name="choose-post")
        self._organic = label("small", wrap=True)
        self.audience, self.placing = AudienceButton(ui), PlacementButton(ui)
        self._link = label("quiet", wrap=True, select=True)
        self.copy = button("ghost", self._copy, size="sm", name="copy-link")
        self.copy.setIcon(icons.icon("copy", ui.theme))
        self.audience.edited.connect(lambda whom: self._set(audience=whom))
        self.placing.edited.connect(lambda places: self._set(placements=places))
        self._build()
        self.retranslate()

    def _build(self) -> None:
        ui, box = self._ui, self.form.box
        told = column(self._what, self._post, self._organic, row(self._state, None, spacing=0),
                      row(self.choose, None, spacing=0), None, spacing=2)  # fmt: skip
        self._tags = row(self._picture, told, spacing=12)
        self._link_row = QWidget()
        beside_link = row(self._link, self.copy, spacing=4)
        beside_link.setStretch(0, 1)
        self._link_row.setLayout(beside_link)
        self.setLayout(column(
            self._tags,
            box("name", QLineEdit(), lambda: self.tr("Name")),
            beside(ui, box("aim", self._aim, lambda: self.tr("Objective of the ad")),
                   box("persona_id", self._persona, lambda: self.tr("Persona"))),
            self.audience, self.placing,
            beside(ui, box("starts", QLineEdit(), lambda: self.tr("First day")),
                   box("ends", QLineEdit(), lambda: self.tr("Last day"))),
            beside(ui, box("budget", QLineEdit(), lambda: self.tr("Budget")),
                   box("per_day", self._per, lambda: self.tr("It is for")),
                   box("cap", QLineEdit(), lambda: self.tr("Daily cap"))),
            box("link", QLineEdit(), lambda: self.tr("Link")),
            self._link_row,
            box("headline", QLineEdit(), lambda: self.tr("Headline")),
            box("text", GrowingText(ui.theme, least=2), lambda: self.tr("Text of its own")),
            spacing=10,
        ))  # fmt: skip

    # -- showing ------------------------------------------------------------------------------------------------

    def tell(self, line: Line, board: Board, choices: Choices) -> None:
        """Show an ad."""
        assert line.part is not None
        new = self._line is None or self._line.key != line.key
        self._line, self._choices, self._today = line, choices, board.today
        self._offer()
        if new:
            self.form.show(self._values(), partial(self._save, line))
        else:
            self.form.refresh(self._values())
        self._tell_rest()
        self._tell_state(board)

    def clear(self) -> None:
        """None is selected."""
        self.form.clear()
        self._line = None

    def _values(self) -> dict[str, Any]:
        line = self._line
        assert line is not None
        assert line.part is not None
        ui, part, currency = self._ui, line.part, line.campaign.currency
        creative = line.ad.creative if line.ad else Creative()
        return {
            "name": line.name, "aim": part.aim, "persona_id": part.persona_id or 0, **shown_days(ui, part.own),
            "budget": shown_money(ui, part.money.budget, currency), "per_day": part.money.per_day,
            "cap": shown_money(ui, part.money.cap, currency), "link": creative.link, "headline": creative.headline,
            "text": creative.text,
        }  # fmt: skip

    def _save(self, line: Line, values: dict[str, Any]) -> None:
        assert line.part is not None
        service = self._ui.runtime.campaigns
        given = taken(self._ui, values, line.campaign.currency, self._today)
        own = {name: value for name, value in given.items() if name in _AD}
        rest = {name: value for name, value in given.items() if name not in _AD}
        if "persona_id" in rest:
            rest |= self._audience_for(line.part.id, rest["persona_id"])
        if "name" in own and (line.ad is None or len(line.part.ads) == 1):
            rest["name"] = own["name"]  # an only ad and its ad set are one thing to the person
        if rest:
            service.edit_set(line.part.id, **rest)
        if own and line.ad is not None:
            now = next(ad for part in service.show(line.campaign.id).sets for ad in part.ads if ad.id == line.ad.id)
            creative = replace(now.creative, **{key: value for key, value in own.items() if key != "name"})
            name: dict[str, Any] = {"name": own["name"]} if "name" in own else {}
            service.edit_ad(line.ad.id, creative=creative, **name)

    def _audience_for(self, ad_set: int, persona: int | None) -> dict[str, Any]:
        """Another persona brings its audience, where the person has not changed it by hand."""
        line = self._line
        part = line.part if line and line.part and line.part.id == ad_set else None
        if persona is None or part is None or part.audience.edited:
            return {}
        return {"audience": self._choices.audience(persona)}

    def _set(self, **values: Any) -> None:
        """A change from one of the popovers, with its way back."""
        from smdesk.core.errors import SmdeskError
        from smdesk.ui.kit.undo import ServiceCommand

        line = self._line
        if line is None or line.part is None:
            return
        edit, number = self._ui.runtime.campaigns.edit_set, line.part.id
        before: dict[str, Any] = {"audience": line.part.audience, "placements": list(line.part.placements)}
        kept = {name: before[name] for name in values}
        try:
            edit(number, **values)
        except SmdeskError as error:
            self.failed.emit(error)
            return
        text = self.tr("Audience") if "audience" in values else self.tr("Placements")
        self._ui.undo.push(
            ServiceCommand(text, lambda: edit(number, **values), lambda: edit(number, **kept), self.failed.emit)
        )

    def _tell_rest(self) -> None:
        line = self._line
        if line is None or line.part is None:
            return
        part, ad = line.part, line.ad
        self.audience.tell(part.audience, part.persona, self._choices.audience(part.persona_id))
        self.placing.tell(part.placements)
        promoted = ad is not None and ad.post_id is not None
        self._picture.tell(ad.thumb if ad else "")
        self._what.setText(self.tr("Promotes the post") if promoted else self.tr("A creative of its own"))
        self._post.setText(shortened(ad.post) if ad and promoted else "")
        self._post.setVisible(promoted)
        self._organic.hide()
        self.choose.setText(self.tr("Another post…") if promoted else self.tr("Promote a post…"))
        self.choose.setVisible(ad is not None)
        link = utm_links.of_ad(line.campaign, part, ad) if ad else ""
        self._full = link
        self._link.setText(breakable(link))
        self._link_row.setVisible(bool(link))

    def _tell_state(self, board: Board) -> None:
        line = self._line
        assert line is not None
        assert line.part is not None
        told = {
            "undated": ("", self.tr("No dates"), ""), "planned": ("info", self.tr("Planned"), "clock"),
            "paused": ("warning", self.tr("Paused"), "pause-circle"),
            "running": ("success", self.tr("Running"), "play"), "over": ("", self.tr("Over"), "check"),
        }  # fmt: skip
        self._state.tell(*told[standing(line, board)])

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._full)

    def _offer(self) -> None:
        aims = words.aims() | {"": self.tr("The campaign’s")}
        self._aim.tell(list(aims.items()))
        self._persona.tell([(0, self.tr("No persona")), *self._choices.personas])
        self._per.tell([(False, self.tr("all of it")), (True, self.tr("each day"))])

    def retranslate(self) -> None:
        self.copy.setAccessibleName(self.tr("Copy the link"))
        self.copy.setToolTip(self.copy.accessibleName())
        self._offer()
        self.form.retranslate()
        if self._line is not None:
            self.form.refresh(self._values())
            self._tell_rest()
