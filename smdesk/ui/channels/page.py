"""The channels page: every account by client, how it stands, and what it can do alone."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from smdesk.core.events import ChannelsChanged, ClientsChanged, Event
from smdesk.services.hosts import HostView
from smdesk.services.views import ChannelView
from smdesk.ui.channels import condition as rules
from smdesk.ui.channels.commands import ChannelActs, slots_of
from smdesk.ui.channels.connect import ConnectDialog
from smdesk.ui.channels.detail import ChannelDetail
from smdesk.ui.channels.hosts import HostDialog
from smdesk.ui.channels.legend import Legend
from smdesk.ui.channels.model import ChannelModel
from smdesk.ui.channels.slots import SlotDialog
from smdesk.ui.channels.view import ChannelTable
from smdesk.ui.kit import icons, shortcuts
from smdesk.ui.kit.actions import Action
from smdesk.ui.kit.banner import Banner, Notice
from smdesk.ui.kit.bar import Bar
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.floating import Menu
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.sidepane import LARGE, SidePane
from smdesk.ui.kit.widgets import Page, button, column, label, row, surface

#: Milliseconds after which the channels are read again without being told: commands in a terminal send no events here.
LOOK_MS = 4000
#: Below this width of the window the pane takes less room and the table leaves two columns out.
NARROW = 1360
#: Widths of the pane at the right, in pixels at 100 %: as it is drawn, and in a narrow window.
PANE = (376, 330)


class ChannelsPage(Page):
    """`counted` tells how many channels need repair."""

    counted = Signal(int)
    said = Signal(str, bool)

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self.model = ChannelModel(ui)
        self.acts = ChannelActs(ui, self)
        self.view = ChannelTable(self.model, ui.theme)
        self.detail = ChannelDetail(ui, self.acts, self._home)
        surface(self, "canvas")
        self._build()
        self._connect()
        self.model.client = ui.scope.client
        self.model.read()
        self.retranslate()

    # -- building -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.problem = Banner(self._ui.theme, self)
        self.problem.setObjectName("problem")
        self.broken = Banner(self._ui.theme, self)
        self.broken.setObjectName("broken")
        self._empty = Empty(self._ui.theme)
        self._legend = Legend(self._ui)
        table = QWidget()
        surface(table, "surface")
        table.setLayout(column(self.view, self._legend, None, spacing=0))
        self._stack = QStackedWidget()
        self._stack.addWidget(table)
        self._stack.addWidget(self._empty)
        self.side = SidePane(self._ui, self._stack, self.detail, *PANE, (NARROW, LARGE))
        self.setLayout(column(self._header(), self.problem, self.broken, self.side, spacing=0))
        self.layout().setStretch(3, 1)  # type: ignore[union-attr]

    def _header(self) -> QWidget:
        self._title, self._under = label("title1"), label("secondary")
        self._queue = button("", lambda: self._ask_queue(self.view.selected()), name="queue-of-selected")
        self.add = button("primary", self.connect_channel, name="add-channel")
        line = row(self._title, self._under, None, self.side.knob, self._queue, self.add, spacing=10)
        return Bar(self._ui.theme, "header", line)

    def _connect(self) -> None:
        self.view.chosen.connect(self._show)
        self.view.entered.connect(self._enter)
        self.side.left.connect(self._back_to_list)
        self.side.coming.connect(self.detail.come)
        self.view.repair.connect(self.reconnect)
        self.view.again.connect(self.acts.ask_keyring)
        self.view.customContextMenuRequested.connect(self._menu)
        self._ui.scope.changed.connect(self._filter)
        self.detail.reconnect.connect(self.reconnect)
        self.detail.queue.connect(self._ask_queue)
        self.detail.host.connect(self.add_host)
        self.acts.failed.connect(self.tell_problem)
        self.acts.asking.connect(self._asking)
        self.acts.said.connect(self._told)
        self._ui.bridge.heard.connect(self._hear)
        self._ui.theme.changed.connect(self._themed)
        shortcuts.within("Esc", self.detail, self._back_to_list)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look_quietly)
        self._timer.start()

    # -- showing ------------------------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.tr("Channels")

    def actions(self) -> list[Action]:  # type: ignore[override]
        """What can be done here."""
        return [
            Action("channels.add", lambda: self.tr("Add a channel"), self.connect_channel, "Ctrl+N", "plus", "file",
                   words=lambda: self.tr("Connect a channel")),
            Action(
                "channels.test", lambda: self.tr("Test"), self._test_selected, "Ctrl+R", "arrows-clockwise", "tools"
            ),
        ]  # fmt: skip

    def visit(self, place: Place) -> None:
        """A channel by its row; or a new one of a client."""
        if place.row:
            self.open(place.row)
            view = self.model.by_id(place.row)
            if place.detail == "reconnect" and view is not None:
                self.reconnect(view)
            elif place.detail == "host" and view is not None:
                self.add_host(view)
            elif place.detail == "slots":
                self._ask_queue(view)
        elif place.detail == "connect":
            self.connect_channel(place.client)

    def here(self) -> Place:
        """The channel that is selected."""
        chosen = self.view.selected()
        return Place("channels", chosen.id if chosen is not None else 0)

    def refresh(self) -> None:
        """It is shown again: look; of other names of clients and another choice of one it has heard."""
        if self.model.read():
            self._fill()
        else:
            self._show(self.view.selected())

    def look(self) -> None:
        """Read the channels and show them."""
        self.model.client = self._ui.scope.client
        self.model.read()
        self._fill()

    def open(self, channel: int) -> None:
        """Show one channel, whosever it is."""
        self.model.read()
        if not self.view.choose(channel):
            self._ui.scope.choose(None)
            self.view.choose(channel)
        self.view.setFocus()

    def tell_problem(self, error: Exception) -> None:
        """Say on the page why something was not done."""
        self._look_quietly()
        code = getattr(error, "code", "")
        if any(view.id in self.acts.refused and view.problem == code for view in self.model.shown()):
            self.problem.tell(None)  # the window's own strip, the list and the pane tell it, with what mends it
            return
        told = sentence(error, self._ui.language.words)
        close = (self.tr("Close"), lambda: self.problem.tell(None))
        self.problem.tell(Notice("danger", told.what, " ".join(part for part in (told.why, told.do) if part), (close,)))

    def retranslate(self) -> None:
        self._title.setText(self.title)
        self._queue.setText(self.tr("Queue slots…"))
        self.add.setText(self.tr("Add a channel"))
        self.add.setToolTip(shortcuts.shown("Ctrl+N"))
        self.view.setAccessibleName(self.tr("Channels"))
        self.problem.tell(None)
        self.model.rebuild()
        self._fill()
        self._themed()

    def _fill(self) -> None:
        views = self.model.shown()
        states = [self.model.state(view) for view in views]
        broken, closed = states.count(rules.State.REPAIR), states.count(rules.State.KEYRING)
        told = self.tr("%n channel(s)", "", len(views))
        connected = sum(rules.publishes_alone(view) for view in views) - broken - closed
        if 0 < connected < len(views):
            told = ", ".join((told, self.tr("%n connected", "", connected)))
        if broken:
            told = ", ".join((told, self.tr("%n need(s) repair", "", broken)))
        if closed:
            told = ", ".join((told, self.tr("%n wait(s) for the keyring", "", closed)))
        clients = self._ui.runtime.clients.list()
        whose = {client.id: client.name for client in clients}.get(self._ui.scope.client or 0)
        self._under.setText(" · ".join(part for part in (whose, told if views else "") if part))
        self.counted.emit(self.model.broken())
        with_keys = self._stack.isAncestorOf(self.window().focusWidget() or self)
        self._stack.setCurrentIndex(0 if views else 1)
        if with_keys and not views:
            self._home().setFocus()
        self.side.tell(bool(views))
        self._queue.setEnabled(bool(views))
        self._tell_broken(views)
        if not views:
            self._fill_empty(bool(clients))
        self._show(self.view.selected())

    def _tell_broken(self, views: list[ChannelView]) -> None:
        """An access that has ended by its date, with the act that mends it; what a network refused the window tells."""
        ended = (v for v in views if not v.problem and rules.publishes_alone(v))
        broken = [v for v in ended if self.model.state(v) is rules.State.REPAIR]
        if not broken:
            self.broken.tell(None)
            return
        view = broken[0]
        who = f"{network_name(view.network)} {rules.account(view)}"
        title = self.tr("%1 cannot publish.").replace("%1", who)
        why = " ".join((rules.problem(view, self._ui.language), self.tr("What is planned waits meanwhile.")))
        act = (self.tr("Reconnect"), lambda: self.reconnect(view))
        self.broken.tell(Notice("danger", title, why, (act,)))

    def _fill_empty(self, has_clients: bool) -> None:
        if not has_clients:
            self._empty.tell(
                self.tr("No clients yet"), self.tr("A channel belongs to a client; the client comes first.")
            )
            return
        self._empty.tell(
            self.tr("No channels yet"),
            self.tr("A channel is an account to publish on. Some networks work by themselves, all others with you."),
            ("primary", self.tr("Add a channel"), self.connect_channel),
        )

    def _show(self, view: ChannelView | None) -> None:
        if view is not None:
            view = self.model.by_id(view.id)
        self.detail.tell(view, asking=view is not None and view.id in self.model.asking)

    # -- hearing ------------------------------------------------------------------------------------------------

    def _hear(self, event: Event) -> None:
        if isinstance(event, ChannelsChanged | ClientsChanged):
            self.look()

    def _look_quietly(self) -> None:
        if self.isVisible() and self.model.read():
            self._fill()

    def _asking(self, channel: int, asking: bool) -> None:
        self.model.asking.add(channel) if asking else self.model.asking.discard(channel)
        self.view.viewport().update()
        self._show(self.view.selected())

    def _told(self, text: str, can_undo: bool) -> None:
        self._look_quietly()  # what is told shows at once
        self.problem.tell(None)
        self.said.emit(text, can_undo)

    def _enter(self) -> None:
        """Into the pane, which may have to be pulled out first."""
        self.side.pull_out()
        self.detail.focus_acts()

    def _back_to_list(self) -> None:
        if self.side.drawer:
            self.side.put_away()
        self._home().setFocus()

    def _home(self) -> QWidget:
        """The list; while there is none, what begins one."""
        return self.view if self.model.shown() else self.add

    def _filter(self) -> None:
        self.model.client = self._ui.scope.client
        self.model.rebuild()
        self._fill()

    def _themed(self) -> None:
        self.add.setIcon(icons.icon("plus", self._ui.theme, "text.onAccent"))
        theme = self._ui.theme
        self._queue.setIcon(icons.icon("queue", theme))
        self.view.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.set_narrow(self.window().width() < self._ui.theme.px(NARROW))

    # -- acting -------------------------------------------------------------------------------------------------

    def connect_channel(self, of: int | None = None) -> ConnectDialog | None:
        """Ask for a new channel, of this client or the one that shows."""
        if not self._ui.runtime.clients.list():
            return None
        chosen = self.view.selected()
        client = of or self._ui.scope.client or (chosen.client_id if chosen is not None else None)
        return self._open(ConnectDialog(self, self._ui, client))

    def reconnect(self, view: ChannelView) -> ConnectDialog:
        """Ask for the channel's secret again."""
        return self._open(ConnectDialog(self, self._ui, again=view))

    def add_host(self, view: ChannelView) -> HostDialog:
        """Ask for a media host of the channel's client."""
        dialog = HostDialog(self, self._ui, view)
        dialog.added.connect(lambda host: self._host_added(host, view))
        dialog.open()
        return dialog

    def _host_added(self, host: HostView, view: ChannelView) -> None:
        self._told(self.tr("%1 works and is added.").replace("%1", host.name), False)
        self.refresh()
        self.open(view.id)
        self.detail.draw()

    def _open(self, dialog: ConnectDialog) -> ConnectDialog:
        dialog.said.connect(self._told)
        dialog.connected.connect(self._connected)
        dialog.open()
        return dialog

    def _connected(self, view: ChannelView) -> None:
        """A new channel shows; without queue slots it is offered some."""
        self.open(view.id)
        if slots_of(view):
            return
        what = self.tr("“%1” has no queue slots yet.").replace("%1", view.handle or network_name(view.network))
        why = self.tr("With them a post finds its next free time by itself, and a month can be planned.")
        acts = (
            (self.tr("Set queue slots…"), lambda: self._ask_queue(self.model.by_id(view.id))),
            (self.tr("Later"), lambda: self.problem.tell(None)),
        )
        self.problem.tell(Notice("info", what, why, acts))

    def _ask_queue(self, view: ChannelView | None) -> SlotDialog | None:
        if view is None:
            return None
        pillars = self._ui.runtime.pillars.list(view.client_id)
        made = SlotDialog(self, self._ui, view, slots_of(view), pillars)
        return made.show_with(lambda slots: self.acts.queue(view, slots))

    def _test_selected(self) -> None:
        view = self.view.selected()
        if view is not None and rules.publishes_alone(view):
            self.acts.test(view)

    def _menu(self, place: QPoint) -> None:
        view = self.view.selected()
        if view is None:
            return
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if rules.publishes_alone(view):
            menu.addAction(shortcuts.beside(self.tr("Test"), "Ctrl+R")).triggered.connect(lambda: self.acts.test(view))
            menu.addAction(self.tr("Reconnect…")).triggered.connect(lambda: self.reconnect(view))
        elif rules.could_publish_alone(view):
            menu.addAction(self.tr("Connect…")).triggered.connect(lambda: self.reconnect(view))
        if view.paused:
            menu.addAction(self.tr("Go on")).triggered.connect(lambda: self.acts.resume(view))
        else:
            menu.addAction(self.tr("Pause")).triggered.connect(lambda: self.acts.pause(view))
        menu.addAction(self.tr("Change the queue…")).triggered.connect(lambda: self._ask_queue(view))
        menu.addSeparator()
        menu.addAction(self.tr("Disconnect…")).triggered.connect(lambda: self.acts.disconnect_channel(view))
        menu.popup(self.view.viewport().mapToGlobal(place))
