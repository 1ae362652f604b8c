"""The pane in the middle: the round with its counts, and its posts."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from smdesk.services.approvals.views import Now, RoundView
from smdesk.ui.approvals import words
from smdesk.ui.approvals.lists import post_list
from smdesk.ui.kit import dates, icons, taborder
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.widgets import Page, button, column, frame, label, row


class _Count(QWidget):
    """A number over its word."""

    def __init__(self, tone: str) -> None:
        super().__init__()
        self.number, self.word = label("amount"), label("small")
        self.number.setProperty("tone", tone)
        for each in (self.number, self.word):
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setLayout(column(None, self.number, self.word, None, spacing=0))

    def tell(self, number: int, word: str) -> None:
        """Another number."""
        self.number.setText(str(number))
        self.word.setText(word)
        self.setAccessibleName(f"{number} {word}")


class PostsPane(Page):
    """`menu_asked` wants the menu of the round at a global place.

    All but the list is made when a round is first told: until then the page shows something else.
    """

    menu_asked = Signal(QPoint)
    sending = Signal()

    def __init__(self, ui: Ui, kept: Thumbs) -> None:
        super().__init__()
        self._ui = ui
        self._view: RoundView | None = None
        self.list = post_list(ui, kept)
        self._head: QWidget | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self.setLayout(column(self._stack, spacing=0))
        ui.theme.changed.connect(self._themed)
        self.retranslate()

    def _build(self) -> QWidget:
        self._name, self._state = Elided("title2", 60), Elided("small", 60)
        for told in (self._name, self._state):
            told.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._counts = [_Count(tone) for tone in ("success", "warning", "info")]
        self.more = button("icon", self._menu, name="round-menu")
        self.send = button("primary", self.sending.emit, size="sm", name="send-round")
        self._none = Empty(self._ui.theme)
        self._stack.addWidget(self._none)
        made = self._head = self._make_head()
        around = self.layout()
        assert isinstance(around, QVBoxLayout)
        around.insertWidget(0, made)
        around.setStretch(1, 1)
        taborder.before(self.list, [self.send, self.more])
        self._say()
        self._themed()
        return made

    @property
    def begun(self) -> bool:
        """True once a round was told."""
        return self._head is not None

    def _make_head(self) -> QWidget:
        head = frame("line", "bottom", QHBoxLayout)
        head.setFixedHeight(self._ui.theme.px(64))
        inner = head.layout()
        assert isinstance(inner, QHBoxLayout)
        inner.setContentsMargins(20, 0, 10, 0)
        inner.setSpacing(14)
        told: QVBoxLayout = column(None, self._name, self._state, None, spacing=2)
        inner.addLayout(told, 1)
        for each in self._counts:
            inner.addWidget(each)
        inner.addLayout(row(self.send, self.more, spacing=6))
        return head

    def tell(self, view: RoundView | None, post: int) -> None:
        """Show a round with one of its posts current, or nothing."""
        self._view = view
        head = self._head or self._build()
        head.setVisible(view is not None)
        self.list.tell(view.items if view is not None else (), post)
        self._stack.setCurrentIndex(0 if view is not None and view.items else 1)
        if view is None:
            self._none.tell(self.tr("No round is chosen"), self.tr("Its posts stand here."), drawing=False)
            return
        if not view.items:
            self._none.tell(self.tr("No posts in this round"), self.tr("Add some with its menu."), drawing=False)
        self._fill(view)

    def _fill(self, view: RoundView) -> None:
        self._name.setText(view.name)
        parts = [words.Counted().posts(view.tally.posts), self._sent(view)]
        if view.deadline is not None and view.closed_at is None:
            until = self.tr("answer until %1")
            parts.append(until.replace("%1", dates.short_moment(self._ui, view.deadline, None)))
        self._state.setText(" · ".join(part for part in parts if part))
        tally, sent = view.tally, view.sent_at is not None
        told = zip(
            self._counts, (tally.approved, tally.changes, tally.unanswered),
            (self.tr("approved"), self.tr("changes"), self.tr("no answer")), strict=True,
        )  # fmt: skip
        for each, number, word in told:
            each.tell(number, word)
            each.setVisible(sent)
        waits = any(item.now is Now.NEW for item in view.items) and view.closed_at is None
        self.send.setVisible(waits)
        self.send.setText(self.tr("Save the file…"))

    def _sent(self, view: RoundView) -> str:
        if view.sent_at is None:
            return self.tr("not sent yet")
        return self.tr("sent %1").replace("%1", words.near(self._ui, view, view.sent_at))

    def _menu(self) -> None:
        self.menu_asked.emit(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Posts of the round"))
        if self._head is not None:
            self._say()
            self.tell(self._view, self.list.current.id if self.list.current is not None else 0)
        self._themed()

    def _say(self) -> None:
        self.more.setAccessibleName(self.tr("What can be done with the round"))
        self.more.setToolTip(self.more.accessibleName())

    def _themed(self) -> None:
        if self._head is None:
            return
        self.more.setIcon(icons.icon("dots-three", self._ui.theme))
        for each in self._head.findChildren(QLabel):
            each.update()
