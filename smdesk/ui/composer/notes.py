"""The checks beside the text: what must be put right, what is worth a look, what is in order; each with its fix."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSettings, QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from smdesk.core import walltime
from smdesk.core.checks import Level
from smdesk.core.network import Feature
from smdesk.core.text import addresses
from smdesk.ui.composer import marks
from smdesk.ui.composer.model import Composer
from smdesk.ui.composer.study import Note
from smdesk.ui.kit import dates, icons
from smdesk.ui.kit.scroll import Column
from smdesk.ui.kit.widgets import button, clear, column, frame, label, row

#: The least room for a sentence beside its button; with less, the button stands below.
_BESIDE = 170
_GROUPS = ((Level.ERROR, "danger"), (Level.WARNING, "warning"), (Level.HINT, "info"))
#: Posts of a thread that a long text is split into, at most.
_LONGEST_THREAD = 25


class NoteRow(QWidget):
    """One finding; Enter on its button does what it says."""

    wished = Signal(object, str)  # the note, and fix, describe, own, join, split or show

    def __init__(self, model: Composer, note: Note, act: str, act_words: str) -> None:
        super().__init__()
        self.note = note
        self._model = model
        finding = note.finding
        told = model.ui.language.words.finding(finding.code, **finding.facts)
        concerned = [model.places[channel] for channel in note.channels if channel in model.places]
        names = [place.name for place in concerned]
        everywhere = [place.name.casefold() for place in model.places.values()]
        if any(everywhere.count(name.casefold()) > 1 for name in names):  # the same handle on several networks
            names = [place.label for place in concerned]
        what, why = label("strong", wrap=True), label("small", wrap=True)
        what.setText(told.what)
        # The first is what the whole post is about, too. Of two parts with the same fault each says which it is.
        part = self.tr("part %1").replace("%1", str(finding.part + 1)) if finding.part else ""
        why.setText(" · ".join(each for each in (", ".join(names), part, told.why, told.do) if each))
        self.button = button("", lambda: self.wished.emit(note, act), size="sm")
        self.button.setText(act_words)
        self.button.setAccessibleName(f"{act_words}: {told.what} {part}".rstrip())
        words = column(what, why, spacing=2)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 14, 8)
        line.setSpacing(10)
        line.addLayout(words, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._line = line

    def lay(self, width: int) -> None:
        """The button beside the sentence, or below where that would be squeezed."""
        around = self._line.contentsMargins()
        taken = around.left() + around.right() + self._line.spacing() + self.button.sizeHint().width()
        short = width - taken < self._model.ui.theme.px(_BESIDE)
        way = QBoxLayout.Direction.TopToBottom if short else QBoxLayout.Direction.LeftToRight
        if way != self._line.direction():
            self._line.setDirection(way)


class Notes(QWidget):
    """The pane. `wished` is a row's wish."""

    wished = Signal(object, str)

    def __init__(self, model: Composer) -> None:
        super().__init__()
        self._model = model
        self.rows: list[NoteRow] = []
        self._shown: object = None
        self._folded = QSettings().value("composer/passed-folded", False, bool)
        self._title, self._count = label("strong"), label("small")
        head = frame("line", "bottom", QHBoxLayout)
        head.setFixedHeight(model.ui.theme.px("subHeader"))
        head.layout().addLayout(row(self._title, None, self._count, margins=(16, 0, 14, 0)))  # type: ignore[union-attr]
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._area = Column(inner, wide=True)
        self._area.room.connect(self._lay)
        self.setLayout(column(head, self._area, spacing=0))
        self.layout().setStretch(1, 1)  # type: ignore[union-attr]
        model.studied.connect(self.show_all)
        model.day.changed.connect(self.show_all)
        model.ui.theme.changed.connect(self._anew)
        self.retranslate()

    def show_all(self) -> None:
        """Show what was found; rows that stay the same stay, so that the focus does."""
        study = self._model.study
        moment = self._model.ui.now()
        old = tuple(place.id for place in self._model.chosen if place.counted_as_of(moment))
        now = (self._model.notes, study.passed, self._folded, len(self._model.draft.channels), self._model.locked, old,
               self._model.spoken)  # fmt: skip
        if now == self._shown:
            return
        self._shown = now
        focused = next((place for place, each in enumerate(self.rows) if each.button.hasFocus()), None)
        clear(self._list)
        self.rows = []
        for level, kind in _GROUPS:
            self._group(level, kind)
        self._passed()
        self._say_limits()
        self._say_voice()
        self._list.addStretch(1)
        self._lay()
        errors = study.errors()
        self._count.setText(self.tr("%n to fix", "", errors) if errors else "")
        if focused is not None and self.rows:
            self.rows[min(focused, len(self.rows) - 1)].button.setFocus()

    def _lay(self) -> None:
        """By the room without the bar, shown or not: else the bar and the rows could chase each other."""
        for each in self.rows:
            each.lay(self._area.width() - self._area.bar)

    def step(self, by: int) -> None:
        """To the next or the previous note (F8)."""
        if not self.rows:
            return
        now = next((place for place, each in enumerate(self.rows) if each.button.hasFocus()), -1 if by > 0 else 0)
        target = self.rows[(now + by) % len(self.rows)]
        target.button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._area.ensureWidgetVisible(target)

    def _group(self, level: Level, kind: str) -> None:
        notes = [note for note in self._model.notes if note.finding.level is level]
        if not notes:
            return
        words = {
            Level.ERROR: self.tr("Must fix"),
            Level.WARNING: self.tr("Worth a look"),
            Level.HINT: self.tr("Could be better"),
        }
        self._heading(kind, words[level])
        for note in notes:
            act = act_of(note, self._model)
            made = NoteRow(self._model, note, act, self._act_words(act))
            made.button.setVisible(not self._model.locked)
            made.wished.connect(self.wished)
            self.rows.append(made)
            self._list.addWidget(made)
            self._list.addWidget(frame("line", "bottom"))

    def _heading(self, kind: str, words: str, count: str = "") -> QHBoxLayout:
        mark, title, number = QLabel(), label("groupHead"), label("small")
        mark.setPixmap(marks.semantic(self._model.ui.theme, kind, 14))
        title.setProperty("tone", kind)
        title.setText(words)
        number.setText(count)
        line = row(mark, title, number, None, spacing=6, margins=(16, 7, 10 if count else 14, 7))
        made = frame("line", "bottom" if not count else "none", QHBoxLayout)
        made.layout().addLayout(line)  # type: ignore[union-attr]
        self._list.addWidget(made)
        return line

    def _passed(self) -> None:
        passed = self._model.study.passed
        if not passed:
            if not self._model.draft.channels and not self._model.draft.empty:
                self._sentence(self.tr("No channel is chosen: it can be kept, and scheduled later."))
            return
        line = self._heading("success", self.tr("Passed"), str(len(passed)))
        fold = button("ghost", self._fold, size="sm", name="fold-passed")
        fold.setIcon(icons.icon("caret-down-bold" if self._folded else "caret-up-bold", self._model.ui.theme))
        fold.setIconSize(QSize(self._model.ui.theme.px(11), self._model.ui.theme.px(11)))
        fold.setFixedWidth(self._model.ui.theme.px(26))
        fold.setAccessibleName(self.tr("Show what has passed") if self._folded else self.tr("Fold what has passed"))
        line.addWidget(fold)
        if self._folded:
            return
        count = len(self._model.draft.channels)
        words = {
            "length": self.tr("Length on %n channel(s)", "", count),
            "media": self.tr("Media fit everywhere"),
            "alt": self.tr("Every medium is described"),
            "link": self.tr("The link is an address"),
        }
        for name in passed:
            self._sentence(words[name], "check-bold")

    def _say_limits(self) -> None:
        """Where it is counted with limits that the network may have changed meanwhile."""
        ui = self._model.ui
        for place in self._model.chosen:
            read = place.counted_as_of(ui.now())
            if read is not None:
                day = dates.short_date(ui, walltime.in_zone(read, self._model.zone).date(), ui.now().date())
                told = self.tr("%1: counted with the limits read on %2. Testing the channel reads them again.")
                self._sentence(told.replace("%1", place.label).replace("%2", day))

    def _say_voice(self) -> None:
        """How the client speaks, beside what is being written for it."""
        spoken = self._model.spoken
        if spoken is None or not (spoken.voice.summary or spoken.voice.say or spoken.voice.avoid):
            return
        voice = spoken.voice
        if self._model.study.passed:
            self._list.addSpacing(self._model.ui.theme.px(8))
            self._list.addWidget(frame("line", "bottom"))
        self._heading("info", self.tr("How this client speaks"))
        if voice.summary:
            self._sentence(voice.summary, "quotes")
        for text in voice.say[:3]:
            self._sentence(text, "check-bold")
        for text in voice.avoid[:3]:
            self._sentence(text, "x-bold")

    def _fold(self) -> None:
        self._folded = not self._folded
        QSettings().setValue("composer/passed-folded", self._folded)
        self.show_all()
        found = self.findChild(QPushButton, "fold-passed")
        if found is not None:
            found.setFocus()

    def _sentence(self, words: str, icon: str = "") -> None:
        theme = self._model.ui.theme
        told, made = label("small", wrap=True), QWidget()
        told.setText(words)
        line = row(spacing=7, margins=(16, 4, 14, 5))
        if icon:
            mark = QLabel()
            mark.setPixmap(
                icons.pixmap(icon, theme.semantic("danger" if icon == "x-bold" else "success").fg, theme.px(12), 2.0)
            )
            mark.setFixedSize(theme.px(14), theme.px(15))
            line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(told, 1)
        made.setLayout(line)
        self._list.addWidget(made)

    def _act_words(self, act: str) -> str:
        return {
            "fix": self.tr("Fix"),
            "describe": self.tr("Describe"),
            "own": self.tr("Write its own"),
            "join": self.tr("Join the parts"),
            "split": self.tr("Split into a thread"),
            "attach": self.tr("Attach…"),
            "host": self.tr("Media host…"),
            "day": self.tr("Another day"),
            "show": self.tr("Show"),
        }[act]

    def retranslate(self) -> None:
        self._title.setText(self.tr("Checks"))
        self._area.setAccessibleName(self.tr("Checks"))
        self._anew()

    def _anew(self) -> None:
        self._shown = None
        if self._model.client is not None:
            self.show_all()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def act_of(note: Note, model: Composer) -> str:
    """What can be done about a finding with one press."""
    code, facts = note.finding.code, note.finding.facts
    if note.finding.field == "when":
        return "day"
    if code in {"alt_missing", "alt_too_long"}:
        return "describe"
    said_otherwise = code in {"voice_banned", "voice_term"} and facts.get("instead")
    if code in {"link_card_dropped", "link_untagged"} or said_otherwise:
        return "fix"
    if code == "link_invalid" and addresses.valid("https://" + str(facts.get("link", "")).strip().lstrip(":/")):
        return "fix"
    if code == "threads_not_offered":
        return "join"
    if code in {"media_required", "video_required", "too_few_media"}:
        return "attach"
    if code == "media_host_missing":
        return "host"
    shared = [channel for channel in note.channels if not model.draft.own(channel)]
    too_long = code in {"text_too_long", "text_too_many_bytes"}
    if too_long and model.places[note.channels[0]].spec.can(Feature.THREAD) and _is_thread(note):
        return "split"
    if too_long and shared and len(model.draft.channels) > 1:
        return "own"
    return "show"


def _is_thread(note: Note) -> bool:
    """A text of many posts is a document that was pasted: nobody reads it as a thread."""
    facts = note.finding.facts
    return int(facts["count"]) <= _LONGEST_THREAD * int(facts["limit"])
