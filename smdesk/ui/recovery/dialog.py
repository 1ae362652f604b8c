"""The recovery panel as a dialog: what came due in an absence, and nothing leaves before the decisions are applied."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QScrollArea, QWidget
from shiboken6 import isValid

from smdesk.core.errors import SmdeskError
from smdesk.core.events import Event, PublicationsChanged
from smdesk.core.publication import State
from smdesk.services.truths import Truth
from smdesk.services.views import PublicationView
from smdesk.system.presence import Absence
from smdesk.ui.kit import icons, shortcuts
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.floating import Menu
from smdesk.ui.kit.inreach import bounded
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.undo import ServiceCommand
from smdesk.ui.kit.widgets import button, clear, column, frame, label, row, surface
from smdesk.ui.recovery import plan, words
from smdesk.ui.recovery.item import LEAST_CHOICE, Item
from smdesk.ui.recovery.plan import Choice

SIZE = (808, 632)
#: Free room below the last post.
SPARE = 24
#: Posts that are decided at a time; the rest come after them.
MOST = 40
#: Milliseconds between looks whether the publisher is there, and how many of them.
PUBLISHER_MS, PATIENCE = 50, 60


class RecoveryDialog(QDialog):
    """`said` tells what was done."""

    said = Signal(str, bool)

    def __init__(self, parent: QWidget, ui: Ui) -> None:
        super().__init__(parent)
        self._ui = ui
        self._thumbs = Thumbs(ui, self)
        self._asked: set[int] = set()
        self._patience = PATIENCE
        self.items: list[Item] = []
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("recovery")
        self.resize(bounded(ui.theme, *SIZE))
        self.setMinimumSize(bounded(ui.theme, 640, 300))
        surface(self, "surface")
        self._body = column(spacing=0)
        inside = QWidget()
        inside.setLayout(self._body)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll = scroll
        self._around = [self._head(), self._promise(), self._foot()]
        self.setLayout(column(self._around[0], scroll, *self._around[1:], spacing=0))
        QShortcut(QKeySequence("Ctrl+Return"), self, self.apply)
        ui.bridge.heard.connect(self._hear)
        self.load()

    # -- building -----------------------------------------------------------------------------------------------

    def _head(self) -> QWidget:
        mark = QLabel()
        mark.setPixmap(icons.pixmap("moon-stars", self._ui.theme.color("accent.base"), self._ui.theme.px(32), 2.0))
        self._title, self._under = label("title1", wrap=True), label("secondary", wrap=True)
        head = frame("line", "bottom", QHBoxLayout)
        inner = head.layout()
        assert isinstance(inner, QHBoxLayout)
        line = row(mark, spacing=14, margins=(22, 18, 22, 16))
        line.addLayout(column(self._title, self._under, spacing=2), 1)
        inner.addLayout(line)
        return head

    def _promise(self) -> QWidget:
        mark, text = QLabel(), label("", wrap=True)
        mark.setPixmap(icons.pixmap("shield-check", self._ui.theme.color("accent.base"), self._ui.theme.px(16), 2.0))
        text.setText(self.tr("Nothing leaves before you apply. What is on the network already is not sent again."))
        line = row(mark, spacing=10, margins=(22, 9, 22, 9))
        line.addWidget(text, 1)
        bar = QFrame()
        surface(bar, "sunken")
        bar.setLayout(line)
        return bar

    def _foot(self) -> QWidget:
        self.safe = button("ghost", self.reject, name="safe")
        self.safe.setText(self.tr("Decide later"))
        self._hold = label("small")
        self.same = button("", name="same")
        self.same.setProperty("menued", True)
        self.same.setText(self.tr("Do the same with all…"))
        menu = Menu(self.same)
        for choice, text in self._all_choices().items():
            menu.addAction(text).triggered.connect(partial(self._all, choice))
        self.same.setMenu(menu)
        self.primary = button("primary", self.apply, name="primary")
        self.primary.setToolTip(shortcuts.shown("Ctrl+Return"))
        self.primary.setDefault(True)
        for each in (self.safe, self.same):
            each.setAutoDefault(False)
        foot = frame("line", "top", QHBoxLayout)
        inner = foot.layout()
        assert isinstance(inner, QHBoxLayout)
        inner.addLayout(
            row(self.safe, self._hold, None, self.same, self.primary, spacing=8, margins=(16, 12, 16, 12))
        )  # fmt: skip
        return foot

    def _all_choices(self) -> dict[Choice, str]:
        return {
            Choice.PUBLISH: self.tr("Publish now"),
            Choice.SLOT: self.tr("Next good time"),
            Choice.PUBLISHED: self.tr("Mark as published"),
            Choice.LEAVE: self.tr("Leave unpublished"),
        }

    # -- showing ------------------------------------------------------------------------------------------------

    def load(self) -> None:
        """Read what is late; what was decided and looked up so far stays."""
        publishing = self._ui.runtime.publishing
        late, by_hand = publishing.late(), publishing.views(states=[State.ASSISTED])
        found = plan.groups(late, by_hand)
        rest = max(0, len(found) - MOST)
        found = found[:MOST]
        plan.keep({item.group.first.post_id: item.group for item in self.items}, found)
        good = publishing.next_good([view.id for group in found for view in group.views])
        for group in found:
            group.slots = {view.id: good[view.id] for view in group.views if view.id in good}
            group.propose(self._ui.now())
        clear(self._body)
        self.items = [Item(self._ui, self._thumbs, group) for group in found]
        for item in self.items:
            item.decided.connect(self._say)
            self._body.addWidget(item)
        self._body.addStretch(1)
        self.same.setVisible(len(self.items) > 1)
        self._fit()
        self._entitle(len({view.post_id for view in late}), rest)
        self._say()
        self._look_up()

    def _fit(self) -> None:
        """No higher than what there is to decide; more than fits scrolls."""
        need = self._body.totalSizeHint().height() if self.items else 0
        around = sum(each.sizeHint().height() for each in self._around)
        most, least = bounded(self._ui.theme, *SIZE).height(), self.minimumHeight()
        self.resize(self.width(), max(least, min(most, need + around + self._ui.theme.px(SPARE))))

    def show_post(self, publication: int) -> None:
        """Bring the post of a publication into sight and have its decision under the keys."""
        for item in self.items:
            if any(view.id == publication for view in item.group.views):
                self._scroll.ensureWidgetVisible(item)
                item.combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _entitle(self, count: int, rest: int) -> None:
        dues = tuple(view.due for item in self.items for view in item.group.views)
        absence = self._ui.runtime.presence.over(dues)
        asleep = absence is not None and absence.kind == "asleep"
        self.setWindowTitle(self.tr("Back from sleep") if asleep else self.tr("Back again"))
        self._title.setText(self._happened(count, absence))
        told = words.under(absence, self._ui)
        if rest:
            more = self.tr("%n more come(s) after these.", "", rest)
            told = f"{told} {more}"
        self._under.setText(told)
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(self._under.text())

    def _happened(self, count: int, absence: Absence | None) -> str:
        """What has happened, as far as is known."""
        if absence is None:
            return self.tr("%n post(s) came due while nobody could send them", "", count)
        if absence.kind == "asleep":
            return self.tr("%n post(s) came due while your computer slept", "", count)
        return self.tr("%n post(s) came due while smdesk was off", "", count)

    def _say(self) -> None:
        wide = max((item.combo.sizeHint().width() for item in self.items), default=0)
        for item in self.items:  # what follows from each stands in one column
            item.combo.setMinimumWidth(max(wide, self._ui.theme.px(LEAST_CHOICE)))
        count = len(self.items)
        self.primary.setText(self.tr("Apply the %n decision(s)", "", count))
        self.primary.setEnabled(count > 0)
        self._hold.setText(self.tr("The %n stay(s) on hold", "", count))

    # -- looking ------------------------------------------------------------------------------------------------

    def _look_up(self) -> None:
        """Ask the networks, away from this thread; each once."""
        ui = self._ui
        if ui.other is None and not ui.publishes and self._patience:
            self._patience -= 1  # just started: the publisher, which asks, comes after the first painting
            QTimer.singleShot(PUBLISHER_MS, self, self._look_up)
            return
        truths = ui.runtime.truths
        for item in self.items:
            for view in item.group.views:
                if view.id not in self._asked:
                    self._asked.add(view.id)
                    self._ui.tasks.ask(partial(truths.look, view.id), self._looked, partial(self._not_looked, view.id))

    def _looked(self, truth: Truth) -> None:
        if not isValid(self):
            return
        for item in self.items:
            if any(view.id == truth.publication for view in item.group.views):
                item.group.truths[truth.publication] = truth
                item.group.propose(self._ui.now())
                item.look()
        self._say()

    def _not_looked(self, publication: int, error: Exception) -> None:
        code = error.code if isinstance(error, SmdeskError) else "internal_error"
        self._looked(Truth(publication, "unknown", self._ui.now(), code=code))

    # -- deciding -----------------------------------------------------------------------------------------------

    def _all(self, choice: Choice, _checked: bool = False) -> None:
        for item in self.items:
            item.choose(choice)

    def apply(self) -> None:
        """Do all that was decided; what is refused stays here and says why."""
        done, refused, marked, alone = 0, False, list[PublicationView](), True
        for item in list(self.items):
            try:
                marked += plan.apply(item.group, self._ui.runtime.publishing)
                alone = alone and item.group.choice is Choice.PUBLISHED
                done += 1
            except SmdeskError as error:
                refused = True
                item.say(str(sentence(error, self._ui.language.words)))
        if done:
            self._push(marked)
            self.said.emit(self.tr("%n decision(s) applied", "", done), alone)
        if refused:
            return
        if self._ui.runtime.publishing.late():
            self.load()
        else:
            self.accept()

    def _push(self, marked: list[PublicationView]) -> None:
        """What was marked as published can be taken back: the post waits for its decision again."""
        if not marked:
            return
        publishing = self._ui.runtime.publishing
        self._ui.undo.push(ServiceCommand(
            self.tr("%n post(s) marked as published", "", len({view.post_id for view in marked})),
            lambda: [publishing.resolve(view.id, published_url=view.remote_url or "") for view in marked],
            lambda: [publishing.unmark(view.id) for view in marked],
            self._ui.tasks.unheard.emit,  # this panel is gone by then
        ))  # fmt: skip

    # -- Qt and the bus -----------------------------------------------------------------------------------------

    def _hear(self, event: Event) -> None:
        """Decided elsewhere, or more came late: read anew, unless everything is as it was."""
        if not isinstance(event, PublicationsChanged) or not self.isVisible():
            return
        late = {view.id for view in self._ui.runtime.publishing.late()}
        shown = {view.id for item in self.items for view in item.group.views}
        refused = any(item.problem.isVisible() for item in self.items)
        if not late:
            self.accept()
        elif not refused and (not shown <= late or (late - shown and len(self.items) < MOST)):
            self.load()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.reject()  # its sentences were made in the other language
        super().changeEvent(event)
