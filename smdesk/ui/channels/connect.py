"""Connecting a channel: choose the network, make there what it takes, paste it here, see whose it is; and again.

A secret is in the field from the paste to the press of the button and nowhere else in the window: the field is emptied,
its history of undo too, before the network is asked. Where nobody has judged it, it is put back.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from smdesk.core import network as networks
from smdesk.core.errors import InvalidInput, LimitedError, Offline, SecretError, Unavailable
from smdesk.core.network import Feature
from smdesk.services.accounts import Login, Meeting
from smdesk.services.views import ChannelView
from smdesk.ui.channels import condition as rules
from smdesk.ui.channels.browserway import BrowserWay
from smdesk.ui.channels.chooser import NetworkList
from smdesk.ui.channels.form import ConnectForm
from smdesk.ui.kit import icons
from smdesk.ui.kit.connecting import ConnectingDialog
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.floating import Choices
from smdesk.ui.kit.inreach import bounded
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.scroll import Column
from smdesk.ui.kit.widgets import button, column, frame, label, row

_SIZE = (620, 548)
#: What says nothing about the secret that was typed.
_UNJUDGED = InvalidInput | LimitedError | Offline | SecretError | Unavailable


class ConnectDialog(ConnectingDialog):
    """Emits `connected` with the channel. `said` tells it in words."""

    connected = Signal(object)

    def __init__(self, parent: QWidget, ui: Ui, client: int | None = None, again: ChannelView | None = None) -> None:
        """`again` is the channel to be connected anew; without it a new one is made, for `client` at first."""
        super().__init__(ui, parent, _SIZE[0])
        self._again = again
        self._network = ""
        self._by_hand = False
        self._to_primary = False  # nothing is to be typed: the keys go there once it can be pressed
        self._fitted, self._kept = 0, 0  # pixels high: as it was made last, and as it was without the keyring's box
        self._made = False  # the channel is stored, and what the access can do shows
        self._met: Meeting | None = None  # the network has said whose account it is; nothing is stored
        self.setWindowTitle(self.tr("Connect a channel"))
        self.setMinimumHeight(bounded(ui.theme, *_SIZE).height())
        self.steps = QStackedWidget()
        self.steps.addWidget(self._choosing(client))
        self.form = ConnectForm(ui)
        self._holder = Column(self.form, tight=True)
        self.steps.addWidget(self._holder)
        self.form.ready.connect(self._look)
        self.form.submitted.connect(self.go)
        self.form.changed.connect(self._back)
        self.form.pasted.connect(self._paste)
        self.form.grown.connect(self._show_box_soon)
        self.way = self._browser_way()
        self._feet = self._foot()
        self.setLayout(column(self.steps, self._feet, spacing=0))
        if again is not None:
            self._show_form(again.network)
        else:
            self._look()
            self.networks.setFocus()
        self.setAccessibleName(self.windowTitle())

    # -- building -----------------------------------------------------------------------------------------------

    def _choosing(self, client: int | None) -> QWidget:
        title, text = label("title2"), label("secondary", wrap=True)
        title.setText(self.tr("Which network?"))
        text.setText(self.tr("Automatic: smdesk publishes at the time. Assisted: it reminds you and you publish."))
        self.client = Choices()
        self.client.setObjectName("connect-client")
        for each in self._ui.clients():
            self.client.addItem(each.name, each.id)
        if client is not None:
            self.client.setCurrentIndex(max(0, self.client.findData(client)))
        caption = label("small")
        caption.setText(self.tr("Client"))
        caption.setBuddy(self.client)
        self.client.setAccessibleName(caption.text())
        self.networks = NetworkList(self._ui.theme)
        self.networks.entered.connect(self._show_form)
        made = QWidget()
        made.setLayout(
            column(title, text, 4, caption, self.client, 6, self.networks, spacing=6, margins=(22, 20, 22, 6))
        )
        return made

    def _foot(self) -> QFrame:
        foot = frame("line", "top", QHBoxLayout)
        inner = foot.layout()
        assert isinstance(inner, QHBoxLayout)
        self.other_way = button("ghost", self._other_way, name="by-hand")
        self.safe = button("", self._back, name="safe")
        self.primary = button("primary", self._next, name="primary")
        self.primary.setDefault(True)
        for each in (self.other_way, self.safe):
            each.setAutoDefault(False)  # Enter in a field is never one of these
        inner.addLayout(row(self.other_way, None, self.safe, self.primary, margins=(16, 11, 16, 11)))
        return foot

    def _browser_way(self) -> BrowserWay:
        way = BrowserWay(self._ui)
        way.opened.connect(self._opened)  # a lambda would hold this dialog for good, for nothing else ends the way
        way.back.connect(self.form.browser_back)
        way.done.connect(self._ask)
        way.failed.connect(self._failed)
        return way

    def _opened(self, url: str, listening: bool) -> None:
        self.form.open_browser(url, listening=listening)

    # -- moving -------------------------------------------------------------------------------------------------

    def parts(self) -> tuple[Column, QFrame]:
        return self._holder, self._feet

    def _fit(self) -> None:
        super()._fit()
        self._fitted = self.height()
        if self.form.keyring.isHidden():
            self._kept = self._fitted
        self._show_box_soon()

    def _show_box_soon(self) -> None:
        QTimer.singleShot(0, self, self._show_box)  # once what is above it has its height

    def _show_box(self) -> None:
        """Where the browser is waited for: what may have to be pasted is not below the edge."""
        if self.form.box.isVisible():
            self._holder.ensureWidgetVisible(self.form.box, 0, 8)

    def least(self) -> int:
        """It grows with the steps and does not jump back: only the room of the keyring's box is given back with it."""
        return self._kept if self.height() == self._fitted else self.height()  # else the person has made it higher

    def _show_form(self, network: str) -> None:
        self._network = network
        spec = networks.load(network)
        self._by_hand = not spec.can(Feature.PUBLISH) or (spec.invited and self._again is None)
        known = self._again if self._again is not None and self._again.mode == "api" else None
        self.form.tell(network, by_hand=self._by_hand, again=known, client=self.client.currentText())
        self.steps.setCurrentIndex(1)
        self._look()
        self._to_primary = not self.form.focus_first()
        self._look()

    def _next(self) -> None:
        if self._made:
            self.accept()
        elif self._met is not None:
            self._store(self._met)
        elif self.steps.currentIndex() == 0:
            self._show_form(self.networks.network())
        else:
            self.go()

    def _back(self) -> None:
        """While the network is asked: stop waiting for it. Else a step back, or out."""
        if self._met is not None:
            self._decline()
            self._tell_again()
            return
        if self.busy or self.steps.currentIndex() == 0 or self._again is not None:
            self.reject()
            return
        self.form.forget()
        self.steps.setCurrentIndex(0)
        self._look()
        self.networks.setFocus()

    def _other_way(self) -> None:
        """Between automatic and by hand, where a network has both."""
        self._by_hand = not self._by_hand
        client = self.client.currentText()
        self.form.tell(self._network, by_hand=self._by_hand, again=None, client=client, keep=True)
        self._look()
        self.form.focus_first()

    def _look(self) -> None:
        """What the buttons say and whether they can be pressed."""
        first = self.steps.currentIndex() == 0
        met = self._met is not None
        choice = not first and not met and self._again is None and networks.load(self._network).can(Feature.PUBLISH)
        self.other_way.setVisible(choice and not self.busy)
        self.other_way.setText(
            self.tr("Connect automatically") if self._by_hand else self.tr("Use assisted publishing")
        )
        theme = self._ui.theme
        self.other_way.setIcon(icons.icon("lightning" if self._by_hand else "hand-pointing", theme))
        out = first or self.busy or self._again is not None
        self.safe.setText(self.tr("Cancel") if out else self.tr("Back"))
        known = self._again is not None and self._again.mode == "api"
        words = self.tr("Reconnect") if known else self.tr("Continue")
        if met:
            words = self.tr("Connect")
        elif not first and self.form.browser and not self.way.kept:
            words = self.tr("Open the browser")
        if self._by_hand and not first:
            words = self.tr("Add")
        self.primary.setText(self.tr("Continue") if first else words)
        self.primary.setEnabled(not self.busy and (first or self.form.can_go()))
        if self._to_primary and self.primary.isEnabled():  # not before: the keys would be on the way out
            self._to_primary = False
            self.primary.setFocus()
        if not first:
            self.form.wait(self.busy)
            self.fit_soon()

    # -- asking -------------------------------------------------------------------------------------------------

    def go(self) -> None:
        """Ask the network, away from this thread, and store what it says."""
        if self.busy or self._made or not self.form.complete():
            return
        handle = self.form.handle()
        login = self.form.take()
        self._asking = threading.Event()
        self._look()
        if not self.form.browser:
            self._ask(login)
        elif self.way.kept and not login.extra.get("client_secret"):
            self.way.finish(handle)
        else:
            again = self._again.id if self._again is not None else None
            self.way.begin(self._network, login, again)

    def _paste(self, text: str) -> None:
        """The address at which the browser has ended."""
        code = self.way.paste(text)
        if code:
            self.form.box.say(str(self._ui.language.words.sentence("errors", code, {})))

    def _ask(self, login: Login) -> None:
        cancelled = self._asking
        if cancelled is None:
            return
        work = self._work(login, cancelled)
        self._ui.tasks.ask(
            work,
            lambda found: None if cancelled.is_set() else self._answered(found),
            lambda error: None if cancelled.is_set() else self._failed(error, login),
            leave=self._again is None and not self._by_hand,  # nothing is stored yet
        )

    def _work(self, login: Login, cancelled: threading.Event) -> Callable[[], ChannelView | Meeting]:
        """What the pool does; gives the channel, or the account to be looked at. What came too late is given back."""
        channels, network, again = self._ui.runtime.channels, self._network, self._again
        client, by_hand = int(self.client.currentData()), self._by_hand

        def work() -> ChannelView | Meeting:
            if again is not None:
                return channels.reconnect(again.id, login)
            if by_hand:
                return channels.connect_assisted(network, client, login.handle)
            found = channels.meet(network, client, login)
            if cancelled.is_set():
                channels.decline(network, found.login)
            return found

        return work

    def _answered(self, found: ChannelView | Meeting) -> None:
        if isinstance(found, Meeting):
            self._asking, self._met = None, found
            self.form.met(found.view, new=found.new)
            self._look()
            self.primary.setFocus()
        else:
            self._done(found, new=self._again is None)

    def _store(self, met: Meeting) -> None:
        """The person has seen whose account it is: keep it."""
        channels, network, client = self._ui.runtime.channels, self._network, met.view.client_id
        self._storing = True
        self.primary.setEnabled(False)
        self.safe.setEnabled(False)

        def stored(view: ChannelView) -> None:
            self._met = None
            self._done(view, new=met.new)

        def refused(error: Exception) -> None:
            self._storing = False
            self._decline()
            self._tell_again()
            self._failed(error)

        self._ui.tasks.ask(lambda: channels.connect(network, client, met.login), stored, refused)

    def _decline(self) -> None:
        """Nothing of the account is kept, and an access that was given in the browser is given back."""
        met, self._met = self._met, None
        if met is not None:
            channels, network = self._ui.runtime.channels, self._network
            self._ui.tasks.ask(lambda: channels.decline(network, met.login), lambda _none: None, leave=True)

    def _tell_again(self) -> None:
        """The form as it was before the network has answered, without what was typed."""
        self.safe.setEnabled(True)
        self.form.tell(
            self._network, by_hand=False, again=None, client=self.client.currentText(), browser=self.form.browser
        )
        self._look()
        self.form.focus_first()

    def _done(self, view: ChannelView, *, new: bool) -> None:
        self._asking = None
        who = f"{network_name(view.network)} {rules.account(view)}"
        told = self.tr("%1 is connected") if new else self.tr("%1 is connected again; nothing of it was lost")
        self.said.emit(told.replace("%1", who), False)
        self.connected.emit(view)
        if self._again is None:
            self.accept()
            return
        self._made = True
        self.form.done(view)
        self.safe.hide()
        self.other_way.hide()
        self.primary.setText(self.tr("Done"))
        self.primary.setEnabled(True)
        self.primary.setFocus()

    def _failed(self, error: Exception, login: Login | None = None) -> None:
        self._asking = None
        if self.way.kept:
            self.form.only_account()
        self._look()
        self.form.say(error)
        if login is not None and isinstance(error, _UNJUDGED) and not self.form.browser:
            self.form.give_back(login)
        self._look()

    # -- leaving ------------------------------------------------------------------------------------------------

    def drop(self) -> bool:
        met = self._met is not None
        self._decline()
        self.way.close()
        self.form.forget()
        return met
