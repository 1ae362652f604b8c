"""What is known of one publication: how it stands, what can be done now, and its whole journal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QDesktopServices, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from smdesk.core.publication import Act, State
from smdesk.core.walltime import in_zone
from smdesk.services.views import History, PublicationView
from smdesk.ui.kit import icons, paint, scroll, taborder, thumbs
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.ledgeracts import Acts, legal
from smdesk.ui.kit.mark import Mark
from smdesk.ui.kit.naming import first_line, network_name
from smdesk.ui.kit.picture import Picture
from smdesk.ui.kit.sidepane import PaneContent
from smdesk.ui.kit.widgets import button, clear, column, frame, label, row, surface
from smdesk.ui.kit.zonenames import zone_name
from smdesk.ui.publish import journal, verdict
from smdesk.ui.publish.delegate import drawn_as
from smdesk.ui.publish.ledger import needs_person
from smdesk.ui.publish.model import Column, LedgerModel
from smdesk.ui.publish.timeline import Timeline

#: Acts that are the likely answer of a state, painted as the primary button.
_PRIMARY = {
    State.LATE: Act.NOW,
    State.FAILED: Act.RETRY,
    State.UNCONFIRMED: Act.SAY_PUBLISHED,
}


class Chip(QWidget):
    """A status as a widget."""

    def __init__(self, ui: Ui, status: str, text: str) -> None:
        super().__init__()
        self._theme, self._status, self._text = ui.theme, status, text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(paint.chip_width(self._theme, self._text) + 1, self._theme.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.chip(painter, self._theme, self.rect(), self._status, self._text)


class Detail(PaneContent):
    """The pane at the right. Shows one publication, or how many are selected, or nothing.

    `by_hand` wants the assisted panel for one, `opening` its post in the composer, `reconnecting` its channel,
    `recovering` the recovery panel. `home` gets the keys when the act that had them is done and gone.
    """

    by_hand = Signal(int)
    opening = Signal(object)
    reconnecting = Signal(object)
    recovering = Signal(int)

    def __init__(
        self, ui: Ui, model: LedgerModel, acts: Acts, kept: thumbs.Thumbs, home: Callable[[], QWidget]
    ) -> None:
        super().__init__()
        self._ui, self._model, self._acts, self._thumbs, self._home = ui, model, acts, kept, home
        self._views: Sequence[PublicationView] = ()
        self._history: History | None = None
        surface(self, "surface")
        self.setObjectName("detail")
        self._body = QVBoxLayout()
        self._body.setContentsMargins(16, 14, 6, 16)  # beside the room of the bar
        self._body.setSpacing(10)
        inside = QWidget()
        inside.setLayout(self._body)
        self._scroll = scroll.Column(inside, tight=True)
        self._foot = frame("line", "top", QHBoxLayout)
        self._links = QVBoxLayout()
        self._links.setSpacing(8)
        self._foot_inner = self._foot.layout()
        assert isinstance(self._foot_inner, QHBoxLayout)
        self._foot_inner.setContentsMargins(16, 9, 16, 9)
        self._foot_inner.addLayout(self._links)
        self.setLayout(column(self._scroll, self._foot, spacing=0))
        ui.theme.changed.connect(lambda: self.draw())

    def tell(self, views: Sequence[PublicationView]) -> None:
        """Show these; nothing is drawn anew when nothing is different."""
        history = self._ui.runtime.publishing.history(views[0].id) if len(views) == 1 else None
        if list(views) != list(self._views) or history != self._history:
            same = [view.id for view in views] == [view.id for view in self._views]
            self._views, self._history = tuple(views), history
            self.draw(same=same)

    def retranslate(self) -> None:
        self.draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Buttons stand as many to a line as fit: with less room they are laid out anew."""
        super().resizeEvent(event)
        if event.oldSize().width() > 0 and event.oldSize().width() != event.size().width():
            self.draw()

    def focus_acts(self) -> None:
        """The first button that can be pressed gets the focus."""
        for each in taborder.read(self):
            if each.property("act") and each.isEnabled():
                each.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def make(self, *, same: bool) -> None:
        """Everything anew; what is offered of the `same` publication as before keeps the keys, if it had them."""
        clear(self._body, self._home, same=same)
        clear(self._links, self._home, same=same)
        self._foot.hide()
        if not self._views:
            self._nothing()
        elif len(self._views) > 1:
            self._several()
        else:
            self._one(self._views[0])
        self._body.addStretch(1)

    # -- parts --------------------------------------------------------------------------------------------------

    def _nothing(self) -> None:
        hint = label("secondary", wrap=True)
        hint.setText(self.tr("Choose a publication to see how it stands and what has happened to it."))
        self._body.addWidget(hint)

    def _several(self) -> None:
        title, hint = label("title2", wrap=True), label("secondary", wrap=True)
        title.setText(self.tr("%n publication(s) selected", "", len(self._views)))
        self._body.addWidget(title)
        self._add_acts(self._views)
        if not legal(self._views):
            hint.setText(self.tr("There is nothing that can be done with all of them at once."))
            self._body.addWidget(hint)

    def _one(self, view: PublicationView) -> None:
        self._head(view)
        box = verdict.of(view, self._ui.language.words)
        self._box(box)
        self._add_acts(self._views)
        if view.first_comment is not None:
            self._comment(view.first_comment)
        self._story(view)
        self._add_links(view)

    def _comment(self, comment: PublicationView) -> None:
        """How the first comment stands; where nothing goes on before the person has done something, why and what."""
        words = self._ui.language.words
        if not needs_person(comment):
            told = label("secondary", wrap=True)
            told.setText(self.tr("First comment: %1").replace("%1", words.state(comment.state.value)))
            self._body.addWidget(told)
            return
        found = verdict.of(comment, words)
        failed = comment.state is State.FAILED
        title = self.tr("The first comment did not go out") if failed else \
            self.tr("First comment: %1").replace("%1", words.next_step(comment))  # fmt: skip
        self._box(replace(found, title=title))
        self._add_acts((comment,))

    def _head(self, view: PublicationView) -> None:
        title = label("title2", wrap=True)
        text = view.title or first_line(view.text) or self.tr("(no text)")
        title.setText(text if len(text) <= 70 else f"{text[:68].rstrip()}…")
        title.setToolTip(view.text)
        where = label("", wrap=True)
        where.setText(" · ".join(part for part in (network_name(view.network), view.channel) if part))
        channel = row(Mark(self._ui, network=view.network), spacing=6)
        channel.addWidget(where, 1)
        client = label("secondary", wrap=True)
        client.setText(view.client)
        owner = row(Mark(self._ui, client=(view.client_id, view.client)), spacing=6)
        owner.addWidget(client, 1)
        lines = column(title, channel, owner, row(*self._chips(view), None), spacing=4)
        line = row(spacing=12)
        if view.picture is not None:
            line.addWidget(Picture(self._ui.theme, self._thumbs, view.picture, 52, 65), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(lines, 1)
        self._body.addLayout(line)
        when = label("small", wrap=True)
        when.setText(f"{self._ui.language.words.wall(view.wall)} ({zone_name(view.zone)})")
        self._body.addWidget(when)

    def _chips(self, view: PublicationView) -> tuple[QWidget, ...]:
        """The result, and of a thread how much of it is out."""
        chip = Chip(self._ui, drawn_as(view), self._model.text(view, Column.STATE))
        if view.parts_total < 2:
            return (chip,)
        parts = label("small")
        told = self.tr("%1 of %2 parts are out")
        parts.setText(told.replace("%1", str(view.parts_done)).replace("%2", str(view.parts_total)))
        return (chip, parts)

    def _box(self, found: verdict.Verdict) -> None:
        box = frame("box", found.tone, QHBoxLayout)
        inner = box.layout()
        assert isinstance(inner, QHBoxLayout)
        inner.setContentsMargins(12, 10, 12, 10)
        inner.setSpacing(10)
        mark = QLabel()
        mark.setPixmap(icons.pixmap(found.icon, self._tone(found.tone), 18, self.devicePixelRatioF()))
        title, text = label("strong", wrap=True), label("", wrap=True, select=True)
        title.setText(found.title)
        text.setText(found.text)
        text.setVisible(bool(found.text))
        lines = column(title, text, spacing=3)
        if found.details:
            details = label("small", wrap=True, select=True)
            details.setText(self.tr("The network’s words: “%1”").replace("%1", found.details))
            lines.addWidget(details)
        inner.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(lines, 1)
        box.setAccessibleName(f"{found.title} {found.text}")
        self._body.addWidget(box)

    def _tone(self, tone: str) -> QColor:
        theme = self._ui.theme
        if tone == "plain":
            return theme.color("text.secondary")
        return theme.status(tone).fg if tone in {"missed", "due"} else theme.semantic(tone).fg

    def _add_acts(self, views: Sequence[PublicationView]) -> None:
        """The likeliest act first and strongest, as many to a line as fit."""
        offered = legal(views)
        if not offered:
            return
        primary = _PRIMARY.get(views[0].state)
        whose = "comment-" if views[0].kind == "comment" else ""
        made: list[QPushButton] = []
        for act in sorted(offered, key=lambda each: each is not primary):
            kind = "primary" if act is primary else ""
            made.append(self._act_button(kind, self._acts.words_of(act), partial(self._acts.do, act, views)))
            made[-1].setObjectName(f"{whose}act-{act.value}")
            if act is Act.MOVE:
                made.append(self._act_button("", self.tr("Next free slot"), lambda: self._acts.next_slot(views)))
                made[-1].setObjectName("act-next_slot")
        if len(views) == 1 and views[0].state is State.ASSISTED:
            number = views[0].id
            made.insert(0, self._act_button("primary", self.tr("Publish by hand…"), lambda: self.by_hand.emit(number)))
            made[0].setObjectName("act-by-hand")
            made.insert(2, self._act_button("", self.tr("Copy the text"), self._copy_text))
        if len(views) == 1 and views[0].state is State.FAILED:
            made.insert(1, self._act_button("", self.tr("Open the post"), lambda: self.opening.emit(views[0])))
            made[1].setObjectName(f"{whose}act-open")
        if len(views) == 1 and views[0].state is State.HELD:
            made[:0] = self._repairs(views[0])
        if all(view.state is State.LATE for view in views):
            late = views[0].id
            made.append(self._act_button("", self.tr("Review all…"), lambda: self.recovering.emit(late)))
        self._lay_out(self._body, made)

    def _repairs(self, view: PublicationView) -> list[QPushButton]:
        """Where that is put right which it waits for; of a pause the banner tells."""
        made: list[QPushButton] = []
        if view.hold_reason in {"account", "channel_gone"}:
            made.append(self._act_button("primary", self.tr("Reconnect…"), lambda: self.reconnecting.emit(view)))
            made[0].setObjectName("act-reconnect")
        elif view.hold_reason == "keyring":
            made.append(self._act_button("primary", self.tr("Try again"), self._acts.ask_keyring))
            made[0].setObjectName("act-keyring")
        elif view.hold_reason == "media_missing":
            made.append(self._act_button("primary", self.tr("Open the post"), lambda: self.opening.emit(view)))
            made[0].setObjectName("act-open")
        return made

    def _lay_out(self, place: QVBoxLayout, made: Sequence[QPushButton]) -> None:
        margins = self._body.contentsMargins()
        whole = self.width() - margins.left() - margins.right() - self._scroll.bar
        line, room = row(None), 0
        for each in made:
            each.ensurePolished()
            wide = each.sizeHint().width()
            if wide > room:
                line, room = row(None), whole
                place.addLayout(line)
            line.insertWidget(line.count() - 1, each)
            room -= wide + line.spacing()

    def _act_button(self, kind: str, text: str, act: Callable[[], object]) -> QPushButton:
        made = button(kind, act)
        made.setText(text)
        made.setProperty("act", True)
        return made

    def _copy_text(self) -> None:
        view = self._views[0]
        post = self._ui.runtime.posts.show(view.post_id)
        own = next((each for each in post.variants if each.channel_id == view.channel_id and each.parts), post.base)
        self._acts.copy("\n\n".join(part.text for part in own.parts))

    def _story(self, view: PublicationView) -> None:
        assert self._history is not None
        told = journal.entries(self._history, self._ui.language.words, view.found_out_at)
        if told:
            today = in_zone(self._ui.now(), view.zone).date()
            self._body.addSpacing(6)
            self._body.addWidget(Timeline(self._ui, told, view.zone, today))

    def _add_links(self, view: PublicationView) -> None:
        url, made = view.remote_url, list[QPushButton]()
        if url and view.network != "practice":  # what is on the practice network has no address outside
            opens = button("", lambda: QDesktopServices.openUrl(QUrl(url)), name="open-link")
            opens.setText(self.tr("Open on the network"))
            opens.setIcon(icons.icon("arrow-square-out", self._ui.theme))
            made.append(opens)
        if url:
            copies = button("", lambda: self._acts.copy(url), name="copy-link")
            copies.setText(self.tr("Copy link"))
            copies.setIcon(icons.icon("link-simple", self._ui.theme))
            made.append(copies)
        if self._history is not None and (self._history.attempts or self._history.transitions):
            told = journal.entries(self._history, self._ui.language.words, view.found_out_at)
            words = self._ui.language.words
            whole = button("", lambda: self._acts.copy(journal.plain(told, words, view.zone)), name="copy-journal")
            whole.setText(self.tr("Copy journal"))
            whole.setIcon(icons.icon("copy", self._ui.theme))
            made.append(whole)
        self._lay_out(self._links, made)
        self._foot.setVisible(bool(made))
