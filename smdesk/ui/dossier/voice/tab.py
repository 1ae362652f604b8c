"""How the client speaks: between opposites, with whom, in which words; and a place to try it."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from smdesk.core.voice import DIMENSIONS, Banned, Sample, Sensitive, Term, Voice
from smdesk.services.dossier.voice import Spoken
from smdesk.ui.dossier.headings import Headings
from smdesk.ui.dossier.tab import DossierTab
from smdesk.ui.dossier.voice import names
from smdesk.ui.dossier.voice.trying import Trying, column_of
from smdesk.ui.kit.autosave import Autosave
from smdesk.ui.kit.beside import beside
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import Combo
from smdesk.ui.kit.growingtext import GrowingText
from smdesk.ui.kit.listedit import OrderedListEdit, PairListEdit
from smdesk.ui.kit.scroll import Column
from smdesk.ui.kit.sliders import BipolarSlider
from smdesk.ui.kit.widgets import column, frame, label, row, surface
from smdesk.ui.kit.wordpairs import WordPairs, joined, parted

#: Pixels at 100 %: the panes at the left and at the right.
LEFT, RIGHT = 414, 328
#: The same in a window with little room: a word such as "guaranteed" fits between them.
_LEFT_LEAST, _RIGHT_LEAST = 384, 312
#: The icon and the meaning of what is said and of what is not.
_YES, _NO = ("check-circle-fill", "success"), ("x-circle-fill", "danger")
#: Pixels below which two lists do not stand beside each other.
_PAIRS = 1200
#: The same below which the place to try it stands below the words, not beside them.
_BELOW = 960


class VoiceTab(DossierTab):
    """Each field stores itself; what is typed to try it is not kept."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(ui, parent)
        self._pairs: list[tuple[QGridLayout, QWidget, QWidget]] = []
        self._noted: list[QWidget] = []  # headings with words beside them
        self._narrow = self._folded = False
        self._shown: int | None = None
        self._spoken: Spoken | None = None
        self.form = Autosave(ui, self)
        self.form.failed.connect(self.failed)
        self._heads = Headings(ui.theme, self)
        self.trying = Trying(ui)
        self._make_fields()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        left = surface(frame("line", "right"), "surface")
        self._fill(left, self._pane(self._how(), "surface"))
        line.addWidget(left)
        self._middle = self._words()
        line.addWidget(self._pane(self._middle, "canvas"), 1)
        side = column_of(self.trying)
        line.addWidget(surface(side, "surface"))
        self._left, self._side = left, side
        self._measure()
        ui.theme.changed.connect(self._measure)
        self.retranslate()

    # -- building -----------------------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        theme = self.ui.theme
        self.dimensions = {name: BipolarSlider(theme, name=f"voice-{name}") for name in DIMENSIONS}
        self._ends = {name: (label("strong"), label("")) for name in DIMENSIONS}
        self.address = Combo(name="voice-address")
        self.emoji, self.hashtags = Combo(name="voice-emoji"), Combo(name="voice-hashtags")
        self.place = Combo(name="voice-place")
        for combo in (self.address, self.emoji, self.hashtags, self.place):
            combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.summary = GrowingText(theme)
        self.say = OrderedListEdit(theme, name="voice-say", ruled=True)
        self.avoid = OrderedListEdit(theme, name="voice-avoid", ruled=True)
        self.good, self.bad = OrderedListEdit(theme, name="voice-good"), OrderedListEdit(theme, name="voice-bad")
        self.banned = WordPairs(theme, name="voice-banned")
        self.glossary = PairListEdit(theme, name="voice-glossary")
        self.sensitive = PairListEdit(theme, name="voice-sensitive")

    def _fill(self, outer: QWidget, inner: QWidget) -> None:
        layout = outer.layout()
        assert layout is not None
        layout.addWidget(inner)

    def _pane(self, inner: QWidget, ground: str) -> QWidget:
        around = Column(surface(inner, ground), tight=True)
        inner.installEventFilter(around)
        return around

    def _how(self) -> QWidget:
        made = QWidget()
        inner = QVBoxLayout(made)
        inner.setContentsMargins(24, 16, 24, 24)
        inner.setSpacing(self.ui.theme.px(10))
        inner.addWidget(self._heads.text("title2", lambda: self.tr("How it speaks")))
        inner.addWidget(self._heads.text("secondary", lambda: self.tr("The middle is neutral.")))
        for name, slider in self.dimensions.items():
            left, right = self._ends[name]
            inner.addLayout(column(row(left, None, right), slider, spacing=4))
            rule = frame("line", "top")
            rule.setFixedHeight(1)
            inner.addWidget(rule)
            inner.addWidget(self.form.add(name, slider, lambda name=name: " – ".join(names.ends(name))))  # type: ignore[misc]
        inner.addWidget(self.form.box("address", self.address, lambda: self.tr("How people are addressed")))
        inner.addWidget(self.form.box("summary", self.summary, lambda: self.tr("In one sentence")))
        pair = QGridLayout()
        pair.setHorizontalSpacing(self.ui.theme.px(12))
        for side_of in (0, 1):
            pair.setColumnStretch(side_of, 1)
        boxes = (
            self.form.box("emoji_most", self.emoji, lambda: self.tr("Emoji a post")),
            self.form.box("hashtags", self.hashtags, lambda: self.tr("Hashtags")),
            self.form.box("hashtags_place", self.place, lambda: self.tr("Where they stand")),
        )
        for number, box in enumerate(boxes):
            pair.addWidget(box, number // 2, number % 2)
        inner.addLayout(pair)
        inner.addStretch(1)
        return made

    def _words(self) -> QWidget:
        made = QWidget()
        inner = QVBoxLayout(made)
        inner.setContentsMargins(24, 16, 24, 24)
        inner.setSpacing(self.ui.theme.px(16))
        inner.addLayout(self._two(
            self._list("say", self.say, lambda: self.tr("Yes"), *_YES),
            self._list("avoid", self.avoid, lambda: self.tr("No"), *_NO),
        ))  # fmt: skip
        inner.addWidget(self._list("banned", self.banned, lambda: self.tr("Banned words"), "", "",
                                   lambda: self.tr("with what is said instead, if there is something")))  # fmt: skip
        inner.addWidget(self._list("sensitive", self.sensitive, lambda: self.tr("Sensitive topics"), "", "",
                                   lambda: self.tr("the words that give one away, and what to mind")))  # fmt: skip
        inner.addWidget(self._list("glossary", self.glossary, lambda: self.tr("Glossary"), "", "",
                                   lambda: self.tr("how it is written, and what it is")))  # fmt: skip
        inner.addWidget(self._heads.text("title2", lambda: self.tr("How it sounds")))
        inner.addLayout(self._two(
            self._list("good", self.good, lambda: self.tr("Like this"), *_YES),
            self._list("bad", self.bad, lambda: self.tr("Not like this"), *_NO),
        ))  # fmt: skip
        inner.addStretch(1)
        return made

    def _two(self, left: QWidget, right: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.ui.theme.px(16))
        grid.setVerticalSpacing(self.ui.theme.px(16))
        self._pairs.append((grid, left, right))
        beside(grid, left, right, narrow=False)
        return grid

    def _measure(self) -> None:
        """How wide the panes at the edges are."""
        px = self.ui.theme.px
        self._left.setFixedWidth(px(_LEFT_LEAST if self._narrow else LEFT))
        self._side.setFixedWidth(px(_RIGHT_LEAST if self._narrow else RIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold(self.width() < self.ui.theme.px(_BELOW))
        narrow = self.width() < self.ui.theme.px(_PAIRS)
        if narrow != self._narrow:
            self._narrow = narrow
            px = self.ui.theme.px
            self._measure()
            for grid, left, right in self._pairs:
                beside(grid, left, right, narrow=narrow)  # a line of two lists would hold a word
            for head in self._noted:
                line = head.layout()
                assert isinstance(line, QBoxLayout)
                line.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
                line.setSpacing(px(2 if narrow else 8))

    def _fold(self, below: bool) -> None:
        """The place to try the voice: a pane at the right, or with little room the last thing below the words."""
        if below == self._folded:
            return
        self._folded = below
        aside, words = self._side.layout(), self._middle.layout()
        assert isinstance(aside, QBoxLayout)
        assert isinstance(words, QBoxLayout)
        (aside if below else words).removeWidget(self.trying)
        if below:
            words.insertWidget(words.count() - 1, self.trying)
        else:
            aside.addWidget(self.trying)
        self.trying.inset(0 if below else 16)
        self._side.setVisible(not below)

    def _list(self, name: str, widget: Any, words: Any, icon: str = "", tone: str = "", beside: Any = None) -> QWidget:
        made = QWidget()
        role = "strong" if name in {"good", "bad"} else "title2"  # those two stand below a title of their own
        head = self._heads.heading(words, icon, beside, role=role, tone=tone)
        if beside is not None:
            self._noted.append(head)
        made.setLayout(column(head, widget, self.form.add(name, widget, words), spacing=6))
        return made

    # -- showing and storing ------------------------------------------------------------------------------------

    def read(self) -> None:
        assert self.client is not None
        client = self.client.id
        self._spoken = self.ui.runtime.voices.show(client)
        values = shown(self._spoken.voice)
        if self._shown != client:
            self._shown = client
            self.form.show(values, lambda changed: self._save(client, changed))
            self.trying.begin(next((each.text for each in self._spoken.voice.samples if not each.good), ""))
        else:
            self.form.refresh(values)
        self.form.set_read_only(self.read_only)
        self.trying.show_voice(self._spoken)

    def _save(self, client: int, changed: dict[str, Any]) -> None:
        voices = self.ui.runtime.voices
        spoken = voices.edit(client, **stored(changed, voices.show(client).voice))
        if self.client is not None and self.client.id == client:
            self._spoken = spoken
            self.trying.show_voice(spoken)

    def settle(self) -> bool:
        return self.form.flush()

    def retranslate(self) -> None:
        for name, (left, right) in self._ends.items():
            left.setText(names.ends(name)[0])
            right.setText(names.ends(name)[1])
        for combo, entries in (
            (self.address, names.addresses()), (self.emoji, names.emoji()), (self.hashtags, names.hashtags()),
            (self.place, names.places()),
        ):  # fmt: skip
            combo.tell(entries)
        self.banned.tell(self.tr("Banned words"), self.tr("Add a word"))
        self.glossary.tell(self.tr("How it is written"), self.tr("What it is"), add=self.tr("Add a term"))
        self.sensitive.tell(
            self.tr("Words of the topic, with commas between"), self.tr("What to mind"), add=self.tr("Add a topic")
        )
        for each, name in ((self.say, self.tr("Yes")), (self.avoid, self.tr("No")),
                           (self.good, self.tr("Like this")), (self.bad, self.tr("Not like this"))):  # fmt: skip
            each.tell(name)
        self._heads.retranslate()
        self.form.retranslate()
        if self._spoken is not None:
            self.form.refresh(shown(self._spoken.voice))


def shown(voice: Voice) -> dict[str, Any]:
    """The values of the fields."""
    return {
        **{name: voice.on(name) for name in DIMENSIONS},
        "address": voice.address,
        "summary": voice.summary,
        "emoji_most": voice.emoji_most,
        "hashtags": (voice.hashtags_least, voice.hashtags_most),
        "hashtags_place": voice.hashtags_place,
        "say": voice.say,
        "avoid": voice.avoid,
        "banned": tuple(joined(each.word, each.instead) for each in voice.banned),
        "glossary": tuple((each.term, each.note) for each in voice.glossary),
        "sensitive": tuple((", ".join(each.words or (each.topic,)), each.note) for each in voice.sensitive),
        "good": tuple(each.text for each in voice.samples if each.good),
        "bad": tuple(each.text for each in voice.samples if not each.good),
    }


def stored(changed: dict[str, Any], now: Voice) -> dict[str, Any]:
    """What the service calls what was changed in the fields."""
    given: dict[str, Any] = {}
    dimensions = {name: value for name, value in changed.items() if name in DIMENSIONS}
    if dimensions:
        given["dimensions"] = {**now.dimensions, **dimensions}
    for name in ("address", "summary", "emoji_most", "hashtags_place", "say", "avoid"):
        if name in changed:
            given[name] = changed[name]
    if "hashtags" in changed:
        given["hashtags_least"], given["hashtags_most"] = changed["hashtags"]
    if "banned" in changed:
        given["banned"] = tuple(Banned(*parted(tag)) for tag in changed["banned"])
    if "glossary" in changed:
        given["glossary"] = tuple(Term(term, note) for term, note in changed["glossary"])
    if "sensitive" in changed:
        given["sensitive"] = tuple(_topic(words, note) for words, note in changed["sensitive"])
    if {"good", "bad"} & changed.keys():
        good = changed.get("good", tuple(each.text for each in now.samples if each.good))
        bad = changed.get("bad", tuple(each.text for each in now.samples if not each.good))
        given["samples"] = (*(Sample(text) for text in good), *(Sample(text, good=False) for text in bad))
    return given


def _topic(words: str, note: str) -> Sensitive:
    """The first of the words names the topic."""
    each = tuple(word for part in words.split(",") if (word := part.strip()))
    return Sensitive(each[0] if each else "", each, note)
