"""What can be done with a channel: asked about where it cannot be taken back, undone where it can."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from smdesk.core.errors import SmdeskError, Unavailable
from smdesk.core.slots import Slot, from_json
from smdesk.services.hosts import HostView
from smdesk.services.views import ChannelView
from smdesk.ui.channels import condition as rules
from smdesk.ui.kit import dialogs
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.keyringagain import KeyringAgain
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.undo import ServiceCommand


def slots_of(view: ChannelView) -> tuple[Slot, ...]:
    """The queue of a channel as the rules have it."""
    return from_json([list(each) for each in view.slots])


class ChannelActs(QObject):
    """Carries acts out. `said` tells what was done, `failed` why not, `asking` that a network is being asked."""

    said = Signal(str, bool)  # words, whether it can be undone
    failed = Signal(object)
    asking = Signal(int, bool)

    def __init__(self, ui: Ui, parent: QWidget) -> None:
        super().__init__(parent)
        self._ui = ui
        self._page = parent
        self._channels = ui.runtime.channels
        self._publishing = ui.runtime.publishing
        self._keyring = KeyringAgain(ui, self)
        self._keyring.said.connect(self.said)
        self._keyring.failed.connect(self.failed)
        self.ask_keyring = self._keyring.ask
        self._busy: set[int] = set()
        self.refused: set[int] = set()  # the channels about which `failed` tells

    # -- asking the network -------------------------------------------------------------------------------------

    def test(self, view: ChannelView) -> None:
        """Ask the network whether the account works, away from this thread; a second press meanwhile is nothing."""
        if view.id in self._busy:
            return
        self._set_busy(view.id, True)
        self._ui.tasks.ask(
            lambda: self._channels.test(view.id),
            self._tested,
            lambda error: self._not_done(view.id, error),
        )

    def _tested(self, found: ChannelView) -> None:
        self._set_busy(found.id, False)
        told = self.tr("%1 works.").replace("%1", f"{network_name(found.network)} {rules.account(found)}")
        if found.limits_read_at is not None:
            told = " ".join((told, self.tr("Its limits were read anew.")))
        self.said.emit(told, False)

    def _not_done(self, channel: int, error: Exception) -> None:
        self._set_busy(channel, False)
        self.refused = {channel}
        self.failed.emit(error)
        self.refused = set()

    def _set_busy(self, channel: int, busy: bool) -> None:
        self._busy.add(channel) if busy else self._busy.discard(channel)
        self.asking.emit(channel, busy)

    def test_host(self, host: HostView) -> None:
        """Put a small picture on a media host, read it and remove it, away from this thread."""
        self._ui.tasks.ask(
            lambda: self._ui.runtime.hosts.test(host.id),
            lambda found: self.said.emit(self.tr("%1 works.").replace("%1", found[0].name), False),
            self.failed.emit,
        )

    # -- at once, and back --------------------------------------------------------------------------------------

    def pause(self, view: ChannelView) -> None:
        """Nothing more goes out on it."""
        self._do(
            self.tr("%1 is paused").replace("%1", rules.account(view)),
            lambda: self._publishing.pause(view.id),
            lambda: self._publishing.resume(view.id),
        )

    def resume(self, view: ChannelView) -> None:
        """It goes on."""
        self._do(
            self.tr("%1 goes on").replace("%1", rules.account(view)),
            lambda: self._publishing.resume(view.id),
            lambda: self._publishing.pause(view.id),
        )

    def space(self, view: ChannelView, seconds: float | None) -> None:
        """Another least time between two posts; None is the network's own."""
        if seconds != view.spacing_s:
            self._do(
                self.tr("Another distance between posts on %1").replace("%1", rules.account(view)),
                lambda: self._channels.set_spacing(view.id, seconds),
                lambda: self._channels.set_spacing(view.id, view.spacing_s),
            )

    def choose_host(self, view: ChannelView, host: int | None, before: int | None) -> None:
        """Another media host of the client's."""
        if host != before:
            self._do(
                self.tr("Another media host for %1").replace("%1", rules.account(view)),
                lambda: self._ui.runtime.hosts.choose(view.id, host),
                lambda: self._ui.runtime.hosts.choose(view.id, before),
            )

    def queue(self, view: ChannelView, slots: Iterable[Slot]) -> None:
        """Other weekly times."""
        new, old = tuple(slots), slots_of(view)
        if new != old:
            self._do(
                self.tr("Queue of %1 changed").replace("%1", rules.account(view)),
                lambda: self._channels.set_slots(view.id, new),
                lambda: self._channels.set_slots(view.id, old),
            )

    def _do(self, text: str, redo: Callable[[], object], undo: Callable[[], object]) -> None:
        try:
            redo()
        except SmdeskError as error:
            self.failed.emit(error)
            return
        self._ui.undo.push(ServiceCommand(text, redo, undo, self.failed.emit))
        self.said.emit(text, True)

    # -- asking first -------------------------------------------------------------------------------------------

    def disconnect_channel(self, view: ChannelView) -> None:
        """Ask, saying what becomes of what is planned; then forget the secret and put the channel away."""
        try:
            planned = self._channels.open_publications(view.id)
        except SmdeskError as error:
            self.failed.emit(error)
            return
        who = f"{network_name(view.network)} {rules.account(view)}"
        parts = [self.tr("What it has published stays in the history.")]
        if rules.publishes_alone(view):
            parts.append(self.tr("Its password or token is forgotten on this computer; the account itself stays."))
        act = self.tr("Disconnect")
        if planned:
            parts.insert(0, self.tr("%n planned post(s) on it will not go out; the texts stay.", "", len(planned)))
            parts.append(self.tr("This cannot be undone: when it is connected again, they are to be scheduled anew."))
            act = self.tr("Cancel them and disconnect")
        dialogs.ask(
            self._page, self._ui.language.words, self.tr("Disconnect %1?").replace("%1", who), " ".join(parts), act,
            lambda: self._disconnect(view, planned),
        )  # fmt: skip

    def _disconnect(self, view: ChannelView, planned: Iterable[int]) -> None:
        """Away from this thread: a keyring may ask to be unlocked."""

        def work() -> bool:
            for number in planned:
                self._publishing.cancel(number)
            return self._channels.disconnect(view.id)

        self._set_busy(view.id, True)
        self._ui.tasks.ask(
            work, lambda withdrawn: self._disconnected(view, withdrawn), lambda error: self._not_done(view.id, error)
        )

    def _disconnected(self, view: ChannelView, withdrawn: bool) -> None:
        self._set_busy(view.id, False)
        network = network_name(view.network)
        self.said.emit(self.tr("%1 is disconnected").replace("%1", f"{network} {rules.account(view)}"), False)
        if not withdrawn:
            self.failed.emit(Unavailable("access_not_withdrawn", network=view.network))
