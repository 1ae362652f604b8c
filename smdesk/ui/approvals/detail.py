"""One post of a round: what the client sees and says, their text against ours, what can be done, what happened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from smdesk.core.approval import Says
from smdesk.services.approvals.views import ItemView, Now, RoundView
from smdesk.ui.approvals import history, words
from smdesk.ui.approvals.compare import Compare
from smdesk.ui.approvals.delegates import picture
from smdesk.ui.kit import icons, paint, scroll, shortcuts, thumbs
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.mark import Mark
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.picture import Picture
from smdesk.ui.kit.widgets import Page, button, clear, column, frame, label, row, surface


class Chip(QWidget):
    """How a post stands."""

    def __init__(self, ui: Ui, item: ItemView) -> None:
        super().__init__()
        self._theme, self._status, self._text = ui.theme, words.DRAWN[item.now], words.status(item.now)
        self.setAccessibleName(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(paint.chip_width(self._theme, self._text) + 1, self._theme.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint.chip(QPainter(self), self._theme, self.rect(), self._status, self._text)


class Detail(Page):
    """The pane at the right. What is asked for goes out by name through `wanted`: use, edit, decline, approve, changes,
    again, withdraw, previous, next. `home` gets the keys when what had them is gone.
    """

    wanted = Signal(str)

    def __init__(self, ui: Ui, kept: thumbs.Thumbs, home: Callable[[], QWidget]) -> None:
        super().__init__()
        self._ui, self._thumbs, self._home = ui, kept, home
        self._round: RoundView | None = None
        self._item: ItemView | None = None
        self._wide = 0  # as drawn: the buttons stand in lines
        surface(self, "surface")
        self.setObjectName("approval-detail")
        self._head = frame("line", "bottom", QHBoxLayout)
        self._head.setFixedHeight(ui.theme.px(64))
        head = self._head.layout()
        assert isinstance(head, QHBoxLayout)
        head.setContentsMargins(16, 0, 12, 0)
        self._top = head
        self._body = QVBoxLayout()
        self._body.setContentsMargins(16, 14, 6, 16)  # beside the room of the bar
        self._body.setSpacing(9)
        inside = QWidget()
        inside.setLayout(self._body)
        self._scroll = scroll.Column(inside, tight=True)
        self._build_foot()
        self.setLayout(column(self._head, self._scroll, self._foot, spacing=0))
        self.layout().setStretch(1, 1)  # type: ignore[union-attr]
        ui.theme.changed.connect(self.draw)
        self.retranslate()

    def _build_foot(self) -> None:
        self._foot = frame("line", "top", QHBoxLayout)
        self.previous = button("ghost", lambda: self.wanted.emit("previous"), name="previous-post")
        self.next = button("ghost", lambda: self.wanted.emit("next"), name="next-post")
        self.again = button("", lambda: self.wanted.emit("again"), name="send-again")
        foot = self._foot.layout()
        assert isinstance(foot, QHBoxLayout)
        foot.setContentsMargins(12, 9, 16, 9)
        foot.addLayout(row(self.previous, self.next, None, self.again, spacing=6))

    def tell(self, view: RoundView | None, item: ItemView | None) -> None:
        """Show this post; nothing is drawn anew when nothing is different."""
        if view == self._round and item == self._item:
            return
        same = item is not None and self._item is not None and item.id == self._item.id
        self._round, self._item = view, item
        self.draw(same=same)

    def retranslate(self) -> None:
        self.previous.setText(self.tr("Previous"))
        self.next.setText(self.tr("Next"))
        for made, key in ((self.previous, "K"), (self.next, "J")):
            made.setToolTip(shortcuts.beside(made.text(), key).replace("\t", " "))
        self.draw()

    def draw(self, *, same: bool = True) -> None:
        """Everything anew; what is offered of the `same` post as before keeps the keys, if it had them."""
        self._wide = self.width()
        clear(self._top, self._home, same=same)
        clear(self._body, self._home, same=same)
        view, item = self._round, self._item
        for made, drawing in ((self.previous, "caret-up-bold"), (self.next, "caret-down-bold")):
            made.setIcon(icons.icon(drawing, self._ui.theme))
            made.setIconSize(QSize(self._ui.theme.px(12), self._ui.theme.px(12)))
        self.again.setIcon(icons.icon("paper-plane-tilt", self._ui.theme))
        self._foot.setVisible(view is not None and item is not None)
        self._head.setVisible(item is not None)
        if view is None or item is None:
            hint = label("secondary", wrap=True)
            hint.setText(self.tr("Choose a post to see what the client says about it."))
            self._body.addWidget(hint)
        else:
            self._fill_head(item)
            self._fill_body(view, item)
            self._fill_foot(view)
        self._body.addStretch(1)

    # -- parts --------------------------------------------------------------------------------------------------

    def _fill_head(self, item: ItemView) -> None:
        title, below = Elided("title2", 1), Elided("secondary", 1)
        for each in (title, below):
            each.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        title.setText(words.title(item))
        networks = ", ".join(map(network_name, item.networks[:2]))
        more = f" +{len(item.networks) - 2}" if len(item.networks) > 2 else ""
        below.setText(" · ".join(part for part in (words.when(self._ui, item), networks + more) if part))
        self._top.addLayout(column(None, title, below, None, spacing=2), 1)
        self._top.addWidget(Chip(self._ui, item), 0, Qt.AlignmentFlag.AlignVCenter)

    def _fill_body(self, view: RoundView, item: ItemView) -> None:
        line = row(spacing=12)
        art = picture(item)
        if art is not None:
            line.addWidget(Picture(self._ui.theme, self._thumbs, art, 104, 130), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(self._said(view, item), 1)
        self._body.addLayout(line)
        self._texts(item)
        self._acts(view, item)
        found = history.entries(view, item)
        if found:
            rule = frame("role", "rule")
            rule.setFixedHeight(1)
            self._body.addSpacing(4)
            self._body.addWidget(rule)
            heading = label("strong")
            heading.setText(self.tr("Versions"))
            self._body.addWidget(heading)
            self._body.addWidget(history.Versions(self._ui, view, found))

    def _said(self, view: RoundView, item: ItemView) -> QVBoxLayout:
        """The client's words as a bubble, with who and when; or that there are none, and then what we say."""
        made = QVBoxLayout()
        made.setSpacing(6)
        if item.says is None:
            hint, text = label("secondary", wrap=True), label("", wrap=True, select=True)
            hint.setText({
                Now.NEW: self.tr("Not sent to the client yet."),
                Now.WITHDRAWN: self.tr("Withdrawn from the round."),
            }.get(item.now, self.tr("No answer yet.")))  # fmt: skip
            text.setText("\n\n".join(item.content.texts))
            made.addWidget(hint)
            made.addWidget(text)
            made.addStretch(1)
            return made
        who, at = label("strong"), label("secondary")
        who.setText(item.answered_by or self.tr("The client"))
        if item.answered_at is not None:
            at.setText(words.near(self._ui, view, item.answered_at))
        mark = Mark(self._ui, client=(view.client_id, view.client))
        made.addLayout(row(mark, who, at, None, spacing=6))
        bubble = frame("box", "plain")
        inner = bubble.layout()
        assert isinstance(inner, QVBoxLayout)
        inner.setContentsMargins(12, 9, 12, 9)
        text = label("", wrap=True, select=True, name="client-words")
        text.setText(item.comment or self._silent(item))
        inner.addWidget(text)
        made.addWidget(bubble)
        if item.note:
            note = label("small", wrap=True, select=True)
            note.setText(item.note)
            made.addWidget(note)
        made.addStretch(1)
        return made

    def _silent(self, item: ItemView) -> str:
        """What the client did without a word."""
        return {
            Says.APPROVED: self.tr("Approved, without a comment."),
            Says.TEXT: self.tr("Wrote the text anew, without a comment."),
        }.get(item.says or Says.CHANGES, self.tr("Asked for changes, without saying which."))

    def _texts(self, item: ItemView) -> None:
        theme = self._ui.theme
        seen = item.shown if item.shown is not None else item.content
        if item.texts:
            names = (self.tr("Marked"), self.tr("Theirs"))
            title = self.tr("Their text against yours")
            self._body.addWidget(Compare(theme, title, names, seen.texts, item.texts, "their-text"))
        if item.shown is not None and item.changed and item.texts != item.content.texts:
            self._stale(item)
        elif item.moved and item.now is not Now.WITHDRAWN:
            hint = label("small", wrap=True)
            hint.setText(self.tr("It goes out at another time than the client saw."))
            self._body.addWidget(hint)

    def _stale(self, item: ItemView) -> None:
        """What the client saw against what it says now."""
        assert item.shown is not None
        if item.now is Now.STALE:
            box = frame("box", "warning")
            inner = box.layout()
            assert isinstance(inner, QVBoxLayout)
            inner.setContentsMargins(12, 9, 12, 9)
            told = label("", wrap=True)
            told.setText(self.tr("The post has changed since the client saw it, so their answer does not cover it."))
            inner.addWidget(told)
            self._body.addWidget(box)
        if item.shown.texts == item.content.texts:
            hint = label("small", wrap=True)
            hint.setText(self.tr("The text is the same; pictures, networks or links differ."))
            self._body.addWidget(hint)
            return
        names = (self.tr("Marked"), self.tr("Now"))
        title = self.tr("What they saw against what it says now")
        shown, now = item.shown.texts, item.content.texts
        self._body.addWidget(Compare(self._ui.theme, title, names, shown, now, "seen-text"))

    def _acts(self, view: RoundView, item: ItemView) -> None:
        made: list[QPushButton] = []
        free = view.closed_at is None
        if free and item.texts and item.now in {Now.CHANGES, Now.DONE, Now.STALE, Now.DECLINED}:
            made.append(self._button("primary", "use", self.tr("Use their text"), "U", "check", "text.onAccent"))
        made.append(self._button("", "edit", self.tr("Edit"), "Enter"))
        if free and item.now in {Now.CHANGES, Now.DONE}:
            made.append(self._button("", "decline", self.tr("Decline…"), ""))
        if free and item.now in words.OPEN:
            made.append(self._button("", "approve", self.tr("Approve by phone…"), "A"))
            made.append(self._button("", "changes", self.tr("Changes by phone…"), ""))
        if free and item.now is Now.WITHDRAWN:
            made.append(self._button("", "put_back", self.tr("Put back"), ""))
        room = self.width() - 16 - 6 - self._scroll.bar
        line, left = row(None), room
        self._body.addLayout(line)
        for each in made:
            each.ensurePolished()
            wide = each.sizeHint().width()
            if wide > left and line.count() > 1:
                line, left = row(None), room
                self._body.addLayout(line)
            line.insertWidget(line.count() - 1, each)
            left -= wide + line.spacing()

    def _button(self, kind: str, name: str, text: str, key: str, icon: str = "", role: str = "") -> QPushButton:
        made = button(kind, lambda: self.wanted.emit(name), name=f"approval-{name}")
        made.setText(text)
        if key:
            made.setToolTip(shortcuts.shown(key))
        if icon:
            made.setIcon(icons.icon(icon, self._ui.theme, role))
        return made

    def _fill_foot(self, view: RoundView) -> None:
        count = sum(item.now in words.AGAIN for item in view.items)
        self.again.setVisible(bool(count) and view.closed_at is None)
        self.again.setText(self.tr("Send the %n again…", "", count))

    def resizeEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().resizeEvent(event)
        if event.size().width() != self._wide:
            self.draw()
