"""The right side of the Today page: what needs the person, below the first steps while a desk is new."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from smdesk.services.today.views import Kind, TodayView
from smdesk.ui.kit import taborder
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.widgets import Page, column, frame, label, row, surface
from smdesk.ui.today.needs import NeedsModel, NeedsView

if TYPE_CHECKING:
    from smdesk.ui.today.checklist import Checklist

#: A window lower than this has little room.
LOW = 760


class _Head(QWidget):
    """A title, and how many."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.count = label("title2", name="needs-title"), label("small")
        self.line = frame("line", "head")
        inner = self.line.layout()
        assert inner is not None
        holder = QWidget()
        self.words = row(self.title, self.count, None, spacing=8)
        holder.setLayout(self.words)
        inner.addWidget(holder)
        self.setLayout(column(self.line, spacing=0))

    def tell(self, title: str, count: int) -> None:
        self.title.setText(title)
        self.count.setText(str(count) if count else "")
        self.words.activate()  # at once: 13 in the room of an 8 would be read as 1


class NeedsPane(Page):
    """`first_step` is emitted with channel, post, dossier, objectives or plan: what is begun with its button."""

    first_step = Signal(str)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._view: TodayView | None = None
        self._missing: frozenset[str] = frozenset()
        surface(self, "surface")
        self.needs = NeedsModel(ui)
        self.list = NeedsView(ui, self.needs)
        self._nothing = Empty(ui.theme)
        self._stack = QStackedWidget()
        for each in (self.list, self._nothing):
            self._stack.addWidget(each)
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._first, self._head = _Head(), _Head()
        self._steps = QVBoxLayout()
        self._below = column(spacing=0)
        self.setLayout(column(self._first, self._steps, self._head, self._stack, self._below, spacing=0))
        self.layout().setStretch(3, 1)  # type: ignore[union-attr]

    def add_below(self, widget: QWidget) -> None:
        """A foot."""
        self._below.addWidget(widget)

    @cached_property
    def checklist(self) -> Checklist:
        """The first steps, which a desk that is in use has behind it."""
        from smdesk.ui.today.checklist import Checklist

        made = Checklist(self._ui)
        made.connect_channel.connect(lambda: self.first_step.emit("channel"))
        made.write_post.connect(lambda: self.first_step.emit("post"))
        made.begin.connect(self.first_step)
        self._steps.addWidget(made)
        taborder.before(self.list, [each.button for each in (*made.steps, *made.further.values())])
        return made

    @property
    def first(self) -> QWidget | None:
        """What has the focus when the page comes: the next of the first steps, what needs the person; else nothing."""
        if self._view is None:
            return None
        if begins(self._view) and self.checklist.next_button is not None:
            return self.checklist.next_button
        return self.list if self._view.needs else None

    def fill(self, view: TodayView, missing: frozenset[str]) -> None:
        """What was read; `missing` are the first steps of the strategy that are still to be done."""
        self._view, self._missing = view, missing
        self.needs.fill([each for each in view.needs if not begins(view) or each.kind is not Kind.BEGIN], view.day)
        self.retranslate()

    def retranslate(self) -> None:
        self.needs.say_anew()
        view = self._view
        if view is None:
            return
        new, count = begins(view), needed(view)
        if new:
            self.checklist.fill(view, self._missing)
        if "checklist" in self.__dict__:
            self.checklist.setVisible(new)
            self._fit()
        self._first.setVisible(new)
        self._first.tell(self.tr("First steps"), 0)
        self._head.tell(self.tr("Needs you"), count)
        for each in (self._head, self._stack):
            each.setVisible(not new or count > 0)
        self._stack.setCurrentWidget(self.list if count else self._nothing)
        put_off = self.tr("%n thing(s) put off until tomorrow.", "", view.snoozed) if view.snoozed else ""
        self._nothing.tell(self.tr("Nothing needs you"), put_off or self.tr("What goes out by itself is on its way."))
        self.list.setAccessibleName(self.tr("Needs you"))

    def regions(self) -> list[QWidget]:
        """What F6 goes through."""
        new = self._view is not None and begins(self._view)
        return [*([self.checklist] if new else []), *([] if self._stack.isHidden() else [self._stack])]

    def measure(self) -> None:
        """Heads as high as the interface is large."""
        px = self._ui.theme.px
        for head in (self._first, self._head):
            head.line.setFixedHeight(px(44))
            head.words.setContentsMargins(px(16), 0, px(16), 0)
        self._fit()

    def _fit(self) -> None:
        """In a low window the steps leave room for the list below them."""
        if "checklist" in self.__dict__ and self._view is not None:
            low = self.window().height() < self._ui.theme.px(LOW)
            self.checklist.be_brief(low and needed(self._view) > 0)


def begins(view: TodayView) -> bool:
    """Nothing can go out of this desk yet."""
    return view.channels == 0 or not view.posts


def needed(view: TodayView) -> int:
    """How many things need the person, on a new desk beside its first steps."""
    told = view.needs if not begins(view) else [each for each in view.needs if each.kind is not Kind.BEGIN]
    return len(told) + view.more
