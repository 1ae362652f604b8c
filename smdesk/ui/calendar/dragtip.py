"""The live tooltip of a drag: in words, what letting go here would do; in the window, so that no drop hits it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from html import escape

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QFrame, QWidget

from smdesk.ui.calendar.acts import CalendarActs
from smdesk.ui.calendar.model import CalendarModel
from smdesk.ui.calendar.parcel import Landing
from smdesk.ui.kit.i18n import capital
from smdesk.ui.kit.widgets import column, label

#: Pixels at 100 % between the pointer and the tip above it: what is carried reaches up from the pointer.
ABOVE = 44


class DragTip(QFrame):
    """Three lines: where and when; what becomes of it; what the keys do."""

    def __init__(self, model: CalendarModel, acts: CalendarActs, page: QWidget) -> None:
        super().__init__(page)
        self._model = model
        self._acts = acts
        self.setObjectName("drag-tip")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.title, self.text, self.keys = label(wrap=True), label("tipNote", wrap=True), label("tipNote", wrap=True)
        self.title.setTextFormat(Qt.TextFormat.RichText)
        self.setProperty("role", "toast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        px = model.ui.theme.px
        self.setLayout(column(self.title, self.text, self.keys, spacing=px(2), margins=(px(12), px(8), px(12), px(9))))
        self.setFixedWidth(px(316))
        self.left: Callable[[], object] = lambda: None
        self.preview: Callable[[Landing], str] = lambda _landing: ""  # what the mix becomes
        model.ui.theme.changed.connect(self._look)
        self._look()
        self.hide()

    def _look(self) -> None:
        theme = self._model.ui.theme
        for each in (self.title, self.text, self.keys):
            each.setFont(theme.font("small"))

    def show_landing(self, landing: Landing, at: QPoint) -> None:
        """Tell what letting go at a point of the screen would do."""
        _, wall = landing.gripped
        told = self._when(wall)
        more = [self.tr("free slot")] if landing.slot else []
        more += [self.tr("%n post(s)", "", len(landing.places))] if len(landing.places) > 1 else []
        if landing.refused:
            self.left()  # nor does the mix change
            self.tell(told, self._acts.why_not(landing), self._keys(landing), at, more)
        else:
            quiet = self._acts.quiet_words(landing) if landing.moves else ""
            said = (self.outcome(landing), self.preview(landing), quiet)
            self.tell(told, " ".join(part for part in said if part), self._keys(landing), at, more)
        self.setProperty("refused", landing.refused)

    def _keys(self, landing: Landing) -> str:
        """What they do; not that Ctrl would copy while it is held."""
        if landing.refused and landing.copies:
            return self.tr("Nothing is changed · Esc cancels")
        if landing.refused:
            return self.tr("Nothing is changed · Ctrl copies · Esc cancels")
        if landing.copies:
            return self.tr("Copies, as Ctrl is held · Shift asks for the time · Esc cancels")
        return self.tr("Ctrl copies · Shift asks for the time · Esc cancels")

    def tell(self, title: str, text: str, keys: str, at: QPoint, more: Sequence[str] = ()) -> None:
        """Say this beside a point of the screen; `more` stands behind the title, with less weight."""
        behind = "".join(f" · {escape(each)}" for each in more)
        self.title.setText(f'<span style="font-weight: 600">{escape(title)}</span>{behind}')
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.keys.setText(keys)
        self.setFixedHeight(self.layout().totalHeightForWidth(self.width()))  # type: ignore[union-attr]
        self._place(at)
        self.show()
        self.raise_()

    def leave(self) -> None:
        """Nothing is carried here any more."""
        self.hide()
        self.left()

    def outcome(self, landing: Landing) -> str:
        """What becomes of it."""
        if len(landing.places) > 1:
            return self._outcome_of_several(landing)
        item, _ = landing.gripped
        if not landing.moves:
            return self.tr("It stays where it is.")
        if landing.copies:
            return self.tr("A copy as a draft; the original stays where it is.")
        if item.wall is None:
            return self.tr("It becomes a draft.")
        if not item.scheduled and item.waits:
            return self.tr("It stays a place to be written.")
        if not item.scheduled:
            return self.tr("It stays a draft.")
        return self.tr("It goes out then instead of %1.").replace("%1", self._acts.inside(item.wall))

    def _outcome_of_several(self, landing: Landing) -> str:
        """Of which each may be another kind; the times are those of the one under the pointer."""
        item, items = landing.gripped[0], [each for each, _ in landing.places]
        if not landing.moves:
            return self.tr("They stay where they are.")
        if landing.copies:
            return self.tr("Copies as drafts; the originals stay where they are.")
        if all(each.wall is None for each in items):
            return self.tr("They become drafts.")
        if item.wall is None or not any(each.scheduled for each in items):
            return self.tr("They keep their distance; nothing of them goes out.")
        was = self._acts.inside(item.wall)
        return self.tr("Instead of %1 for this one; the others keep their distance to it.").replace("%1", was)

    def _when(self, wall: datetime) -> str:
        return capital(self._acts.moment(wall))

    def _place(self, at: QPoint) -> None:
        """Beside the pointer, never under it, and inside the window."""
        around = self.parentWidget()
        assert around is not None
        px = self._model.ui.theme.px
        spot = around.mapFromGlobal(at)
        left, top = spot.x() + px(18), spot.y() + px(22)
        if left + self.width() > around.width() - px(8):
            left = spot.x() - px(18) - self.width()
        if top + self.height() > around.height() - px(8):
            top = spot.y() - px(ABOVE) - self.height()
        self.move(max(px(4), left), max(px(4), top))

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.layout().totalHeightForWidth(self.width()))  # type: ignore[union-attr]
