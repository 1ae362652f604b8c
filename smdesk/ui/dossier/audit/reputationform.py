"""The reputation as fields that store themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from smdesk.core.audit.shapes import Part, Rating, Reputation, Topic
from smdesk.core.errors import InvalidInput
from smdesk.services.audits.views import AuditView
from smdesk.ui.dossier.audit import numbers
from smdesk.ui.dossier.audit.foldform import FoldForm
from smdesk.ui.dossier.audit.ratings import RatingsEdit
from smdesk.ui.dossier.audit.toneedit import ToneEdit
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.countedlist import CountedListEdit
from smdesk.ui.kit.listedit import OrderedListEdit
from smdesk.ui.kit.widgets import button, label, row

#: The field of the form that holds what a refused value belongs to.
_HOLDS = dict.fromkeys(("value", "count", "unanswered", "stars", "site"), "ratings")
#: Fields that are small tables: a text and a figure each.
_COUNTED = ("praised", "criticised", "voice")


class ReputationForm(FoldForm):
    """The reputation of the audit that shows."""

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui)
        self._audit: AuditView | None = None
        self.ratings = RatingsEdit(ui)
        self.counted = {name: CountedListEdit(ui.theme, _reads, name=f"reputation-{name}") for name in _COUNTED}
        self.risks = OrderedListEdit(ui.theme, name="reputation-risks")
        self.tone = ToneEdit(ui)
        self._hint = label("quiet", wrap=True)
        self._done = button("", self.close_it, size="sm", name="close-reputation")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(ui.theme.px(10))
        for widget in (
            self.form.box("ratings", self.ratings, lambda: self.tr("Ratings")),
            self.form.box("tone", self.tone, lambda: self.tr("Tone of what is said, in %")),
            self._hint,
            self.form.box("praised", self.counted["praised"], lambda: self.tr("Praised")),
            self.form.box("criticised", self.counted["criticised"], lambda: self.tr("Criticised")),
            self.form.box("voice", self.counted["voice"], lambda: self.tr("Share of voice, the client first")),
            self.form.box("risks", self.risks, lambda: self.tr("Risks")),
            self.form.box("months", QLineEdit(), lambda: self.tr("Months that this is about")),
        ):
            box.addWidget(widget)
        box.addLayout(row(None, self._done))
        self.hide()

    def show_audit(self, audit: AuditView) -> None:
        """The reputation of this audit; the same one again brings what changed elsewhere."""
        before, self._audit = self._audit, audit
        self.ratings.show_ratings(audit.reputation.ratings)
        values = self._values(audit.reputation)
        if before is None or before.id != audit.id:
            self.form.show(values, lambda changed, number=audit.id: self._save(number, changed))  # type: ignore[misc]
        else:
            self.form.refresh(values)

    def begin(self) -> None:
        """Where one begins to write."""
        if not self.ratings.sites:
            self.ratings.begin()
        else:
            self.ratings.sites[0].fields["value"].setFocus()

    def forget(self) -> None:
        super().forget()
        self._audit = None

    def retranslate(self) -> None:
        """In the language of the moment."""
        self.form.retranslate()
        self.ratings.retranslate()
        self.tone.retranslate()
        for name in ("praised", "criticised"):
            self.counted[name].tell(self.tr("Topic"), self.tr("Times"), add=self.tr("Add a topic"))
        self.counted["voice"].tell(self.tr("Who"), "%", add=self.tr("Add a name"))
        self.risks.tell(self.tr("Risks"), add=self.tr("Add"))
        self._hint.setText(self.tr("What people talk about, and how often it was said."))
        self._done.setText(self.tr("Done"))

    # -- values -------------------------------------------------------------------------------------------------

    def _values(self, said: Reputation) -> dict[str, Any]:
        topics = {good: tuple((each.text, numbers.shown(self._ui, each.count)) for each in said.topics
                              if each.good is good) for good in (True, False)}  # fmt: skip
        voice = sorted(said.voice, key=lambda part: not part.ours)
        return {
            "ratings": self.ratings.taken,
            "tone": tuple(map(str, said.tone)),
            "praised": topics[True],
            "criticised": topics[False],
            "voice": tuple((part.name, numbers.shown(self._ui, part.share)) for part in voice),
            "risks": said.risks,
            "months": numbers.shown(self._ui, said.months),
        }

    def _save(self, audit: int, changed: dict[str, Any]) -> None:
        audits = self._ui.runtime.audits
        try:
            audits.edit(audit, reputation=merged(audits.show(audit).reputation, changed))
        except InvalidInput as error:  # it is said beside the field that holds the figure
            field = str(error.facts.get("field"))
            if field == "topics":
                field = "criticised" if "praised" not in changed else "praised"
            raise InvalidInput(error.code, **{**error.facts, "field": _HOLDS.get(field, field)}) from error


def merged(said: Reputation, changed: dict[str, Any]) -> Reputation:
    """The reputation with some fields as they are typed. Raises InvalidInput `bad_value`, `shares_sum`."""
    for name, value in changed.items():
        if name == "ratings":
            said = replace(said, ratings=tuple(_rating(texts, said.ratings) for texts in value))
        elif name == "tone":
            said = replace(said, tone=_tone(value))
        elif name in {"praised", "criticised"}:
            good = name == "praised"
            mine = tuple(Topic(text, _figure(name, figure), good) for text, figure in value)
            rest = tuple(each for each in said.topics if each.good is not good)
            said = replace(said, topics=(*mine, *rest) if good else (*rest, *mine))
        elif name == "voice":
            parts = tuple(
                Part(text, _figure(name, figure) or 0, not place) for place, (text, figure) in enumerate(value)
            )
            said = replace(said, voice=parts)
        elif name == "months":
            months = numbers.typed("months", value)
            said = replace(said, months=months)  # type: ignore[arg-type]
        else:
            said = replace(said, risks=tuple(value))
    return said


def _rating(texts: tuple[str, ...], known: tuple[Rating, ...]) -> Rating:
    """A line of fields; the best mark of a site stays what it was."""
    site, value, count, unanswered, *stars = texts
    best = next((each.best for each in known if each.site == site), 5)
    read = [numbers.typed("stars", each) for each in stars]
    spread = tuple(int(each or 0) for each in read) if any(each is not None for each in read) else ()
    return Rating(site, numbers.typed("value", value, average=True), best, numbers.typed("count", count),  # type: ignore[arg-type]
                  numbers.typed("unanswered", unanswered), spread)  # type: ignore[arg-type]  # fmt: skip


def _tone(texts: tuple[str, ...]) -> tuple[int, ...]:
    read = [numbers.typed("tone", text) or 0 for text in texts]
    for text, each in zip(texts, read, strict=True):
        if not isinstance(each, int):
            raise InvalidInput("bad_value", field="tone", value=text)
    return tuple(int(each) for each in read)


def _figure(field: str, text: str) -> int | None:
    """How often, or how many of a hundred. Raises InvalidInput `bad_value`."""
    found = numbers.typed(field, text.strip().removesuffix("%"))
    if found is not None and not isinstance(found, int):
        raise InvalidInput("bad_value", field=field, value=text)
    return found


def _reads(text: str) -> bool:
    try:
        return (_figure("", text) or 0) >= 0
    except InvalidInput:
        return False
