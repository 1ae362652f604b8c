"""What a contest says: its name, times, prize and numbers, what it belongs to, and what the terms need to know."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from smdesk.core import contest as core
from smdesk.services.contests.choices import Choices, PostChoice
from smdesk.services.contests.views import ContestView
from smdesk.ui.campaigns.contests import words
from smdesk.ui.campaigns.contests.kinds import Kinds
from smdesk.ui.campaigns.contests.moment import MomentField
from smdesk.ui.campaigns.fields import beside, narrow
from smdesk.ui.kit import dates
from smdesk.ui.kit.autosave import Autosave
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import Combo, Spin
from smdesk.ui.kit.growingtext import GrowingText
from smdesk.ui.kit.naming import network_name, shortened
from smdesk.ui.kit.scroll import Column
from smdesk.ui.kit.widgets import Page, column, label, surface
from smdesk.ui.kit.zonenames import zone_name

_RULES = ("chances", "kinds", "word", *core.TEXTS)
_TIMES = ("opens", "closes", "draws")
#: The hour of a day that is typed without one: the first, the last, noon.
_USUAL = {"opens": time(0), "closes": time(23, 59), "draws": time(12)}


class ContestForm(Page):
    """Each field is stored as it is left. `failed` tells what concerns no field."""

    failed = Signal(object)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._view: ContestView | None = None
        self._choices = Choices()
        self._campaigns: tuple[tuple[int, str], ...] = ()
        self.form = Autosave(ui, self)
        self.form.failed.connect(self.failed)
        self.times = {name: MomentField(ui, _USUAL[name], name=name) for name in _TIMES}
        self.winners = Spin(1, core.MOST_WINNERS, name="winners")
        self.reserves = Spin(0, core.MOST_RESERVES, name="reserves")
        self._post, self._campaign, self._language, self._chances = (
            narrow(Combo(name=name)) for name in ("post", "campaign", "language", "chances")
        )
        self.kinds, self.word = Kinds(ui), QLineEdit()
        self._zone, self._fixed, self._where = (label("small", wrap=True) for _ in range(3))
        self._about = label("groupHead")
        self._hints: dict[str, Callable[[], str]] = {}
        self._texts: dict[str, Any] = {}
        self._build()
        self.retranslate()

    def _build(self) -> None:
        ui, box, times = self._ui, self.form.box, self.times
        several = {"how", "who"}
        self._texts = {name: GrowingText(ui.theme, least=2 if name in several else 1, name=name) for name in core.TEXTS}
        boxes = {name: box(name, self._texts[name], partial(words.field, name)) for name in core.TEXTS}
        self._worded = box("word", self.word, lambda: self.tr("Mentions and messages count with this word"))
        inner = QWidget()
        surface(inner, "canvas")
        inner.setLayout(column(
            box("name", QLineEdit(), lambda: self.tr("Name")), self._fixed,
            beside(ui, box("opens", times["opens"], partial(words.field, "opens")),
                   box("closes", times["closes"], partial(words.field, "closes"))),
            beside(ui, box("draws", times["draws"], partial(words.field, "draws")),
                   box("chances", self._chances, lambda: self.tr("If somebody takes part twice"))),
            self._zone,
            box("prize", GrowingText(ui.theme, least=2, name="prize"), partial(words.field, "prize")),
            beside(ui, box("winners", self.winners, lambda: self.tr("Winners")),
                   box("reserves", self.reserves, lambda: self.tr("Substitutes"))),
            box("post_id", self._post, lambda: self.tr("Post under which people take part")), self._where,
            beside(ui, box("campaign_id", self._campaign, lambda: self.tr("Campaign")),
                   box("language", self._language, lambda: self.tr("Language of terms and record"))),
            box("kinds", self.kinds, lambda: self.tr("What counts in the inbox")), self._worded,
            4, self._about, boxes["how"], boxes["who"], boxes["region"], boxes["announce"], boxes["organiser"],
            boxes["contact"], None, spacing=10, margins=(20, 14, 12, 20),
        ))  # fmt: skip
        self.setLayout(column(Column(inner, tight=True), spacing=0))

    # -- showing ------------------------------------------------------------------------------------------------

    def tell(self, view: ContestView, choices: Choices, campaigns: tuple[tuple[int, str], ...], today: date) -> None:
        """Show a contest."""
        new = self._view is None or self._view.id != view.id
        self._view, self._choices, self._campaigns = view, choices, campaigns
        for each in self.times.values():
            each.set_today(today)
        self._offer()
        if new:
            self.form.show(self._values(), partial(self._save, view.id))
        else:
            self.form.refresh(self._values())
        self._tell_rest()

    def clear(self) -> None:
        """None is selected."""
        self.form.clear()
        self._view = None

    def _values(self) -> dict[str, Any]:
        view = self._view
        assert view is not None
        return {
            "name": view.name, **{name: self.times[name].said(getattr(view, name)) for name in _TIMES},
            "prize": view.prize, "winners": view.winners, "reserves": view.reserves, "post_id": view.post_id or 0,
            "campaign_id": view.campaign_id or 0, "language": view.language, "chances": view.rules.chances,
            "kinds": view.rules.kinds, "word": view.rules.word,
            **{name: getattr(view.rules, name) for name in core.TEXTS},
        }  # fmt: skip

    def _save(self, number: int, values: dict[str, Any]) -> None:
        given: dict[str, Any] = {}
        rules = {name: values[name] for name in _RULES if name in values}
        for name, value in values.items():
            if name in _TIMES:
                given[name] = self.times[name].moment(str(value), name)
            elif name in {"post_id", "campaign_id"}:
                given[name] = value or None
            elif name not in rules:
                given[name] = value
        if rules:
            given["rules"] = rules
        self._ui.runtime.contests.edit(number, **given)

    def _tell_rest(self) -> None:
        view = self._view
        if view is None:
            return
        drawn, taking = view.draw is not None, bool(view.entries + view.excluded)
        for each in (*self.times.values(), self.winners, self.reserves):
            each.setEnabled(not drawn)
        self._chances.setEnabled(not taking)
        self._chances.setToolTip(self.tr("It cannot change once there are entries.") if taking else "")
        self._fixed.setText(self.tr("The draw has been made: dates and numbers stay as they are."))
        self._fixed.setVisible(drawn)
        self._worded.setVisible(any(kind != "comment" for kind in view.rules.kinds))
        self._zone.setText(self.tr("Times are those of %1.").replace("%1", zone_name(view.zone)))
        post = self._chosen_post()
        networks = ", ".join(network_name(each) for each in post.networks) if post is not None else ""
        self._where.setText(self.tr("It goes out on %1.").replace("%1", networks))
        self._where.setVisible(bool(networks))

    def _chosen_post(self) -> PostChoice | None:
        number = self._view.post_id if self._view is not None else None
        return next((each for each in self._choices.posts if each.id == number), None)

    def _offer(self) -> None:
        posts = [(each.id, self._post_words(each)) for each in self._choices.posts]
        self._post.tell([(0, self.tr("None")), *posts])
        self._campaign.tell([(0, self.tr("None")), *self._campaigns])
        own = (self._view.language,) if self._view is not None else ()
        spoken = dict.fromkeys((*own, *self._choices.languages, "es", "en"))
        self._language.tell([(code, words.language(code)) for code in spoken])
        self._chances.tell(list(words.chances().items()))

    def _post_words(self, post: PostChoice) -> str:
        title = shortened(post.title, 60) or self.tr("(no text)")
        return f"{dates.short_date(self._ui, post.wall.date())} · {title}" if post.wall is not None else title

    def retranslate(self) -> None:
        self._about.setText(self.tr("For the terms"))
        self.kinds.retranslate()
        self.word.setPlaceholderText(self.tr("Any, or for example #thousandloaves"))
        view = self._view
        texts = {
            "organiser": view.client if view is not None else "", "region": self.tr("Spain, by post"),
            "how": self.tr("Comment on the post and tell us…"), "who": self.tr("Anyone over 18, but no staff"),
            "contact": "hola@…", "announce": self.tr("In a story and below the post"),
        }  # fmt: skip
        for name, text in texts.items():
            self._texts[name].setPlaceholderText(text)
        for each in self.times.values():
            each.setPlaceholderText(self.tr("8 Dec, 20:00"))
        self._offer()
        self.form.retranslate()
        if view is not None:
            self.form.refresh(self._values())
            self._tell_rest()
