"""The window of a client's ad account: which one is connected and how it is; connecting it, and letting it go."""

from __future__ import annotations

import threading
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from smdesk.core.errors import NotAllowed, SmdeskError
from smdesk.services.accounts import Login
from smdesk.services.ads.views import AdAccountView, AdMeeting
from smdesk.ui.campaigns import words
from smdesk.ui.campaigns.adaccountform import NETWORK, AdAccountForm
from smdesk.ui.kit import icons
from smdesk.ui.kit.connecting import ConnectingDialog
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.dialogs import ask
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.scroll import Column
from smdesk.ui.kit.secretform import box
from smdesk.ui.kit.widgets import button, clear, column, frame, label, row

_WIDTH = 560


class AdAccountDialog(ConnectingDialog):
    """Shows the accounts, else the form; then whose account it is, before it is stored. `said` tells what was done."""

    def __init__(self, ui: Ui, parent: QWidget, client: int) -> None:
        super().__init__(ui, parent, _WIDTH)
        self._client = client
        self._name = ui.runtime.clients.show(client).name
        self._met: AdMeeting | None = None  # the network has said whose account it is; nothing is stored
        self._again = ""
        self.form: AdAccountForm | None = None
        self.setWindowTitle(self.tr("Ad account"))
        self.setAccessibleName(self.windowTitle())
        self._build()
        self.look()

    def _build(self) -> None:
        title, under = label("title2", wrap=True), label("secondary", wrap=True)
        title.setText(self.tr("Ad account of %1").replace("%1", self._name))
        under.setText(self.tr("With it smdesk creates ads paused and reads their figures. It starts none by itself."))
        self._inside = QVBoxLayout()
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(8)
        body = QWidget()
        body.setLayout(column(title, under, 6, self._inside, None, spacing=4, margins=(22, 18, 11, 12)))
        self._holder = Column(body, tight=True)
        self._feet = frame("line", "top", QHBoxLayout)
        inner = self._feet.layout()
        assert isinstance(inner, QHBoxLayout)
        self.safe = button("", self._back, name="safe")
        self.safe.setAutoDefault(False)  # Enter in a field is never this one
        self.primary = button("primary", self.go, name="primary")
        self.primary.setDefault(True)
        inner.addLayout(row(None, self.safe, self.primary, margins=(16, 11, 16, 11)))
        self.setLayout(column(self._holder, self._feet, spacing=0))

    # -- showing ------------------------------------------------------------------------------------------------

    def parts(self) -> tuple[Column, QFrame]:
        return self._holder, self._feet

    def look(self) -> None:
        """The accounts of the client, or the form where there is none."""
        self._clear()
        if self._ui.practice is not None and self._ui.practice.here:
            self._say_box("info", NotAllowed("practice_only", network=self._ui.language.words.network(NETWORK)))
        elif found := self._ui.runtime.ads.listing(self._client):
            self._show_accounts(found)
        else:
            self.show_form()
            return
        self._buttons()
        self.safe.setFocus()

    def show_form(self, again: str = "") -> None:
        """Ask for a token; `again` for that of an account which is connected."""
        self._clear()
        self._again = again
        self.form = AdAccountForm(self._ui, again)
        self.form.ready.connect(self._buttons)
        self.form.submitted.connect(self.go)
        self._inside.addWidget(self.form)
        self._buttons()
        self.form.focus_first()

    def _clear(self) -> None:
        if self.form is not None:
            self.form.forget()
        self.form, self._met, self._asking, self._again = None, None, None, ""
        clear(self._inside)

    def _show_accounts(self, found: tuple[AdAccountView, ...]) -> None:
        if len(found) > 1:
            self._say_text("info", self.tr("There are several: choose one when you create an ad."))
        for each in found:
            state = self._card(each)
            self._ui.tasks.ask(partial(self._ui.runtime.ads.now, each.id), partial(self._told, state),
                               partial(self._not_told, state), leave=True)  # fmt: skip

    def _card(self, view: AdAccountView) -> QVBoxLayout:
        """An account with what can be done with it; gives the place for what the network tells of it."""
        made, inner = box("plain")
        made.setAccessibleName(f"{view.name}, {view.id}")
        name, facts, state = (
            label("strong", wrap=True, select=True),
            label("secondary", wrap=True, select=True),
            column(),
        )
        name.setText(view.name)
        facts.setText(_facts(view))
        asking = label("small")
        asking.setText(self.tr("Asking Meta how it is…"))
        state.addWidget(asking)
        renew = button("", partial(self.show_form, view.id), name="renew")
        renew.setText(self.tr("New token…"))
        renew.setIcon(icons.icon("key", self._ui.theme))
        gone = button("", partial(self._ask_gone, view), name="disconnect")
        gone.setText(self.tr("Disconnect…"))
        gone.setIcon(icons.icon("link-break", self._ui.theme))
        for each in (renew, gone):
            each.setAutoDefault(False)
            each.setAccessibleDescription(view.name)
        inner.addLayout(column(name, facts, state, 4, row(renew, gone, None), spacing=4))
        self._inside.addWidget(made)
        return state

    def _told(self, place: QVBoxLayout, view: AdAccountView) -> None:
        now = view.now
        if not isValid(place) or now is None:
            return
        clear(place)
        text, spoken = label(wrap=True, select=True, name="now"), self._ui.language.words
        told = [
            self.tr("State: %1").replace("%1", spoken.t(f"ad_accounts.{now.status}")),
            self.tr("Spent: %1").replace("%1", words.money(self._ui, now.spent, now.currency, short=False)),
        ]
        text.setText(" · ".join(told))
        place.addWidget(text)
        if not now.may_create:
            place.addWidget(self._reads_only())
        self.fit_soon()

    def _not_told(self, place: QVBoxLayout, error: Exception) -> None:
        if not isValid(place):
            return
        clear(place)
        text = label("small", wrap=True, select=True, name="now")
        text.setProperty("tone", "danger")
        text.setText(str(sentence(error, self._ui.language.words)))
        place.addWidget(text)
        self.fit_soon()

    def _reads_only(self) -> QWidget:
        text = label("small", wrap=True)
        text.setProperty("tone", "warning")
        text.setText(self.tr("The token may only read figures: ads are handed over as a sheet. To create them here it "
                             "needs ads_management, and its owner the role to advertise."))  # fmt: skip
        return text

    def _show_met(self, met: AdMeeting) -> None:
        again = self._again
        self._clear()
        self._met, self._again = met, again
        made, inner = box("plain")
        name, facts, told = label("strong", wrap=True), label("secondary", wrap=True), label("small", wrap=True)
        name.setText(self.tr("The account is %1").replace("%1", met.view.name))
        facts.setText(_facts(met.view))
        told.setText(
            self.tr("Connect it if this is the account you mean. Nothing has been stored yet.")
            if met.new
            else self.tr("This client has it already: it gets the new token, and nothing else changes.")
        )
        inner.addLayout(column(name, facts, told, spacing=4))
        if not met.may_create:
            inner.addWidget(self._reads_only())
        self._inside.addWidget(made)
        self._buttons()
        self.primary.setFocus()

    def _say_box(self, tone: str, error: SmdeskError) -> None:
        self._say_text(tone, str(sentence(error, self._ui.language.words)))

    def _say_text(self, tone: str, text: str, *, above: bool = False) -> None:
        """Say it here: the strip at the bottom of the window behind would be half covered by this dialog."""
        made, inner = box(tone)
        said = label(wrap=True, select=True, name="told")
        said.setText(text)
        inner.addWidget(said)
        self._inside.insertWidget(0 if above else self._inside.count(), made)
        self.fit_soon()

    def _buttons(self) -> None:
        """What the buttons say and whether they can be pressed."""
        asks = self.form is not None or self._met is not None
        back = not self.busy and (self._met is not None or bool(self._again))
        self.safe.setText(self.tr("Back") if back else self.tr("Cancel") if asks else self.tr("Close"))
        self.safe.setEnabled(not self._storing)
        self.primary.setVisible(asks)
        self.primary.setText(self.tr("Connect") if self._met is not None else self.tr("Continue"))
        ready = self._met is not None or (self.form is not None and self.form.can_go())
        self.primary.setEnabled(ready and not self.busy and not self._storing)
        if self.form is not None:
            self.form.wait(self.busy)
        self.fit_soon()

    # -- asking -------------------------------------------------------------------------------------------------

    def go(self) -> None:
        """Ask the network whose account it is; or keep the one that was shown."""
        if self.busy or self._storing:
            return
        if self._met is not None:
            self._store(self._met)
        elif self.form is not None and self.form.complete():
            self._ask(self.form.take())

    def _ask(self, login: Login) -> None:
        self._asking = cancelled = threading.Event()
        self._buttons()
        self.safe.setFocus()

        def answered(found: AdMeeting) -> None:
            if not cancelled.is_set():
                self._show_met(found)

        def refused(error: Exception) -> None:
            if not cancelled.is_set() and self.form is not None:
                self._asking = None
                self._buttons()
                self.form.say(error, login)
                self.fit_soon()

        meet = partial(self._ui.runtime.ads.meet, NETWORK, self._client, login)
        self._ui.tasks.ask(meet, answered, refused, leave=True)

    def _store(self, met: AdMeeting) -> None:
        """The person has seen whose account it is: keep it."""
        self._storing = True
        self._buttons()

        def stored(view: AdAccountView) -> None:
            self._storing = False
            self.look()
            self._say_text("success", self.tr("The ad account %1 is connected").replace("%1", view.name), above=True)

        def refused(error: Exception) -> None:
            self._storing = False
            self.show_form(self._again)
            assert self.form is not None
            self.form.say(error)

        work = partial(self._ui.runtime.ads.connect, NETWORK, self._client, met.login)
        self._ui.tasks.ask(work, stored, refused)

    # -- letting go ---------------------------------------------------------------------------------------------

    def _ask_gone(self, view: AdAccountView) -> None:
        text = self.tr("smdesk forgets the account and its token. What runs there goes on, and your plans stay here. "
                       "You can connect it again.")  # fmt: skip
        title = self.tr("Disconnect %1?").replace("%1", view.name)
        ask(self, self._ui.language.words, title, text, self.tr("Disconnect"), partial(self._let_go, view))

    def _let_go(self, view: AdAccountView) -> None:
        def done(_none: object) -> None:
            if isValid(self):
                self.look()
                told = self.tr("The ad account %1 is disconnected").replace("%1", view.name)
                self._say_text("success", told, above=True)

        def refused(error: Exception) -> None:
            if isValid(self):
                self.look()
                self._say_text("danger", str(sentence(error, self._ui.language.words)))

        self._ui.tasks.ask(partial(self._ui.runtime.ads.disconnect, view.id), done, refused)

    # -- leaving ------------------------------------------------------------------------------------------------

    def _back(self) -> None:
        """While the network is asked: stop waiting for it, and out. Else a step back, or out."""
        if not self.busy and self._met is not None:
            self.show_form(self._again)
        elif not self.busy and self._again:
            self.look()
        else:
            self.reject()

    def drop(self) -> bool:
        met, self._met = self._met, None
        if self.form is not None:
            self.form.forget()
        return met is not None


def _facts(view: AdAccountView) -> str:
    return " · ".join(each for each in (view.id, view.currency, view.zone) if each)
