"""The pane at the right: what one channel can do, its limits, its queue, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from smdesk.services.views import ChannelView
from smdesk.ui.channels import condition as rules
from smdesk.ui.channels import slots as slot_words
from smdesk.ui.channels.commands import ChannelActs, slots_of
from smdesk.ui.channels.costrows import CostRows
from smdesk.ui.channels.hosts import HostRows
from smdesk.ui.kit import icons, paint, taborder
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import Combo
from smdesk.ui.kit.sidepane import PaneContent
from smdesk.ui.kit.widgets import button, clear, column, frame, label, row, surface
from smdesk.ui.kit.zonenames import zone_name

#: Distances between two posts that are offered, seconds.
SPACINGS = (60, 300, 900, 1800, 3600, 10_800)
#: Milliseconds in which what is drawn anew has its room; what has none by then is shorter than before.
LAYING_MS = 200


class Badge(QWidget):
    """A network's mark."""

    def __init__(self, ui: Ui, network: str, size: int) -> None:
        super().__init__()
        self._theme, self._network = ui.theme, network
        self.setFixedSize(QSize(ui.theme.px(size), ui.theme.px(size)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.badge(painter, self._theme, QRectF(QRect(0, 0, self.width(), self.height())), self._network)


class ChannelDetail(PaneContent):
    """Shows one channel. `reconnect`, `queue` and `host` want a dialog for it; `home` gets the keys when the act that
    had them is done and gone.
    """

    reconnect = Signal(object)
    queue = Signal(object)
    host = Signal(object)

    def __init__(self, ui: Ui, acts: ChannelActs, home: Callable[[], QWidget]) -> None:
        super().__init__()
        self._ui, self._acts, self._home = ui, acts, home
        self._view: ChannelView | None = None
        self._asking = False
        surface(self, "surface")
        self.setObjectName("detail")
        self._body = QVBoxLayout()
        self._body.setContentsMargins(16, 14, 16, 16)
        self._body.setSpacing(6)
        inside = QWidget()
        inside.setLayout(self._body)
        self._place: int | None = None  # where the pane is to stand again, until it does
        self._laying = QTimer(self, singleShot=True, interval=LAYING_MS)
        self._laying.timeout.connect(self._put_back)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(inside)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._put_back)
        self.setLayout(column(self._scroll, spacing=0))
        ui.theme.changed.connect(lambda: self.draw())

    def tell(self, view: ChannelView | None, *, asking: bool = False) -> None:
        """Show this channel; nothing is drawn anew when nothing is different."""
        if view != self._view or asking != self._asking:
            same = view is not None and self._view is not None and view.id == self._view.id
            self._view, self._asking = view, asking
            self.draw(same=same)

    def retranslate(self) -> None:
        self.draw()

    def focus_acts(self) -> None:
        """The first button that can be pressed gets the focus."""
        for each in taborder.read(self):
            if isinstance(each, QPushButton) and each.isEnabled():
                each.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def make(self, *, same: bool) -> None:
        """Everything anew; the focus goes back to the same button, and to the list where that is gone."""
        kept = self._place if self._place is not None else self._scroll.verticalScrollBar().value()
        self._place = kept if same else 0
        clear(self._body, self._home, same=same)
        # Qt takes the focus from each button that goes to the next, and the pane along to where that one stands
        QTimer.singleShot(0, self, self._put_back)
        self._laying.start()
        if self._view is not None:
            self._head(self._view)
            self._abilities(self._view)
            if rules.publishes_alone(self._view) or rules.limits(self._view, self._ui.language):
                self._limits(self._view)
            if rules.publishes_alone(self._view) and rules.spec_of(self._view).prices:
                self._costs(self._view)
            if rules.needs_host(self._view):
                self._host(self._view)
            self._queue(self._view)
            self._ends(self._view)
        self._body.addStretch(1)

    def _put_back(self) -> None:
        """Where the person had it, once there is room; drawn twice at once, the place is that before the first."""
        if self._place is not None:
            bar = self._scroll.verticalScrollBar()
            bar.setValue(self._place)
            if bar.value() == self._place or not self._laying.isActive():
                self._place = None

    # -- parts --------------------------------------------------------------------------------------------------

    def _head(self, view: ChannelView) -> None:
        title, under = label("title2", wrap=True, select=True), label("secondary", wrap=True)
        title.setText(rules.account(view))
        under.setText(" · ".join(dict.fromkeys((*rules.kind(view).split(" · "), view.client))))
        names = column(title, under, spacing=1)
        line = row(Badge(self._ui, view.network, 40), spacing=12)
        line.addLayout(names, 1)
        self._body.addLayout(line)
        self._body.addSpacing(6)
        self._body.addWidget(self._box(view))
        self._body.addLayout(self._first_acts(view))

    def _box(self, view: ChannelView) -> QWidget:
        told = rules.condition(view, self._ui.now(), self._ui.language)
        tones = {
            rules.State.READY: "success", rules.State.REPAIR: "danger", rules.State.KEYRING: "warning",
            rules.State.EXPIRING: "warning",
        }  # fmt: skip
        box = frame("box", tones.get(told.state, "plain"))
        inner = box.layout()
        assert isinstance(inner, QVBoxLayout)
        inner.setContentsMargins(12, 9, 12, 10)
        inner.setSpacing(2)
        word, text = label("strong"), label(wrap=True, select=True)
        word.setText(told.word)
        parts = [told.note if told.note.endswith((".", "!", "?")) or not told.note else f"{told.note}."]
        if told.state in {rules.State.REPAIR, rules.State.KEYRING}:
            parts.append(rules.repair(view, self._ui.language)[1])
            parts.append(self.tr("What is planned waits meanwhile, and nothing of it is lost."))
        text.setText(" ".join(part for part in parts if part))
        inner.addWidget(word)
        inner.addWidget(text)
        box.setAccessibleName(f"{word.text()}. {text.text()}")
        return box

    def _first_acts(self, view: ChannelView) -> QVBoxLayout:
        """The one act that the state asks for, and the test."""
        state = rules.state_of(view, self._ui.now())
        alone = rules.publishes_alone(view)
        acts: list[QPushButton] = []
        if alone:
            urgent = state in {rules.State.REPAIR, rules.State.EXPIRING}
            again = self._button("primary" if urgent else "", self.tr("Reconnect…"), "reconnect",
                                 lambda: self.reconnect.emit(view))  # fmt: skip
            words = self.tr("Asking…") if self._asking else self.tr("Test")
            # not disabled meanwhile, which would take the keys from it: a second press is nothing
            test = self._button("", words, "test", lambda: self._acts.test(view))
            test.setAccessibleDescription(self.tr("Asks the network whether the account works, and reads its limits"))
            acts = [again, test] if urgent else [test, again]
            if state is rules.State.KEYRING:
                acts = [self._button("primary", self.tr("Try again"), "keyring", self._acts.ask_keyring), again]
        elif rules.could_publish_alone(view):
            connect = self._button("", self.tr("Connect…"), "connect-account", lambda: self.reconnect.emit(view))
            connect.setAccessibleDescription(self.tr("From then on smdesk publishes here by itself"))
            acts = [connect]
        if view.paused:
            pause = self._button("", self.tr("Go on"), "pause", lambda: self._acts.resume(view))
        else:
            pause = self._button("", self.tr("Pause"), "pause", lambda: self._acts.pause(view))
        return column(row(*acts, pause, None, spacing=8), margins=(0, 6, 0, 4))

    def _abilities(self, view: ChannelView) -> None:
        can, cannot = rules.abilities(view)
        self._heading(self.tr("What it can do alone") if rules.publishes_alone(view) else self.tr("What smdesk does"))
        for text in can:
            self._body.addLayout(self._line("check", "accent.base", text, ""))
        if cannot:
            self._heading(self.tr("What it cannot do here"))
            for text in cannot:
                self._body.addLayout(self._line("x", "text.tertiary", text, "secondary"))
        if view.lacks:
            self._body.addLayout(self._ask_again(view))

    def _ask_again(self, view: ChannelView) -> QVBoxLayout:
        """One press to what is missing."""
        if rules.only_asked(view):
            words = self.tr("Asking…") if self._asking else self.tr("Ask the network")
            act = self._button("", words, "ask-rights", lambda: self._acts.test(view))
        else:
            act = self._button("", self.tr("Reconnect…"), "ask-rights", lambda: self.reconnect.emit(view))
        told = label("small", wrap=True)
        told.setText(self.tr("Slots, history and what is planned stay as they are."))
        act.setAccessibleDescription(told.text())
        return column(row(act, None), told, spacing=2, margins=(0, 4, 0, 0))

    def _limits(self, view: ChannelView) -> None:
        self._heading(self.tr("Limits"))
        for text in rules.limits(view, self._ui.language):
            said = label(wrap=True)
            said.setText(text)
            self._body.addWidget(said)
        source = label("small", wrap=True)
        source.setText(rules.limits_source(view, self._ui.language))
        self._body.addWidget(source)

    def _costs(self, view: ChannelView) -> None:
        self._heading(self.tr("What it has cost for %1").replace("%1", view.client))
        self._body.addWidget(CostRows(self._ui, view))

    def _host(self, view: ChannelView) -> None:
        self._heading(self.tr("Media host"))
        rows = HostRows(self._ui, view, self._acts.choose_host, self._acts.test_host)
        rows.wanted.connect(lambda: self.host.emit(view))
        self._body.addWidget(rows)

    def _queue(self, view: ChannelView) -> None:
        self._heading(self.tr("Queue"))
        times = label(wrap=True)
        slots = slots_of(view)
        times.setText(slot_words.in_words(slots, self._ui.language) if slots else self.tr("No times yet."))
        zone = label("small", wrap=True)
        zone.setText(self.tr("Times of %1").replace("%1", zone_name(view.zone)))
        change = self._button("", self.tr("Change the queue…"), "queue", lambda: self.queue.emit(view))
        self._body.addWidget(times)
        if slots:
            self._body.addWidget(zone)
        self._body.addLayout(row(change, None))
        if rules.publishes_alone(view):
            self._heading(self.tr("Least time between two posts"))
            self._body.addWidget(self._spacing(view))

    def _spacing(self, view: ChannelView) -> Combo:
        combo = Combo(name="spacing")
        combo.setAccessibleName(self.tr("Least time between two posts"))
        own = self._ui.language.span(rules.spec_of(view).rate.spacing_s)
        combo.addItem(self.tr("As the network likes it (%1)").replace("%1", own), None)
        offered = set(SPACINGS) | ({view.spacing_s} if view.spacing_s is not None else set())
        for seconds in sorted(offered):
            combo.addItem(self._ui.language.span(seconds), float(seconds))
        combo.setCurrentIndex(max(0, combo.findData(view.spacing_s)))
        combo.activated.connect(lambda place: self._acts.space(view, combo.itemData(place)))
        return combo

    def _ends(self, view: ChannelView) -> None:
        self._body.addSpacing(14)
        gone = self._button(
            "dangerLine", self.tr("Disconnect…"), "disconnect", lambda: self._acts.disconnect_channel(view)
        )
        gone.setEnabled(not self._asking)
        self._body.addLayout(row(gone, None))

    # -- helpers ------------------------------------------------------------------------------------------------

    def _heading(self, text: str) -> None:
        made = label("strong")
        made.setText(text)
        self._body.addSpacing(10)
        self._body.addWidget(made)

    def _line(self, icon: str, role: str, text: str, look: str) -> QVBoxLayout:
        mark, said = QLabel(), label(look, wrap=True)
        theme = self._ui.theme
        mark.setPixmap(icons.pixmap(icon, theme.color(role), theme.px(14), self.devicePixelRatioF()))
        mark.setFixedSize(theme.px(16), theme.px(17))
        said.setText(text)
        line = row(spacing=6)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)  # beside the first line, where there are two
        line.addWidget(said, 1)
        return column(line, spacing=0)

    def _button(self, look: str, text: str, name: str, act: Callable[[], object]) -> QPushButton:
        made = button(look, act, name=name)
        made.setText(text)
        return made
