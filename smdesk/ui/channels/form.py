"""The form of one network: its three steps, the fields, what is wrong beside them, and the keyring's say."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QProgressBar, QVBoxLayout, QWidget
from shiboken6 import isValid

from smdesk.core import network as networks
from smdesk.core.errors import SmdeskError
from smdesk.services.accounts import Login
from smdesk.services.views import ChannelView
from smdesk.ui.channels import condition as rules
from smdesk.ui.channels import guide
from smdesk.ui.channels.browserbox import BrowserBox
from smdesk.ui.channels.fields import APP_ID, APP_SECRET, HANDLE, REDIRECT, SECRET, SECRETS, SERVER, Fields, field_of
from smdesk.ui.channels.heading import head
from smdesk.ui.channels.steps import Stage, Step, abilities
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.keyringbox import KeyringBox
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.secretform import box, listed
from smdesk.ui.kit.widgets import Page, away, button, clear, column, label, row


class ConnectForm(Page):
    """Three steps: how, the access, the test.

    `submitted` for Enter in a field; `ready` when the keyring has been asked or an answer given; `changed` when another
    network is wanted.
    """

    submitted = Signal()
    changed = Signal()
    ready = Signal()
    pasted = Signal(str)  # the address at which the browser has ended
    grown = Signal()  # the box of the browser became higher

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._network = ""
        self.keyring = KeyringBox(ui)
        self._fields = Fields(ui.theme)
        self._browser = False
        self._typed: dict[str, str] = {}  # on the ways of this network that were left for another; no secret
        self._body = QVBoxLayout()
        self._body.setContentsMargins(22, 18, 11, 10)  # and the room of the scroll bar
        self._body.setSpacing(0)
        self.setLayout(self._body)

    @property
    def fields(self) -> dict[str, QLineEdit]:
        """The fields by name."""
        return self._fields.fields

    @property
    def browser(self) -> bool:
        """True when the way in is the browser."""
        return self._browser

    # -- showing ------------------------------------------------------------------------------------------------

    def tell(
        self,
        network: str,
        *,
        by_hand: bool,
        again: ChannelView | None,
        client: str,
        browser: bool | None = None,
        keep: bool = False,
    ) -> None:
        """Another network, or another way; `browser` None: the way that is usual there; `keep` what was typed."""
        self.forget()
        self._typed = self._typed | self._open_texts() if keep else {}
        self._network, self._by_hand, self._again, self._client = network, by_hand, again, client
        self.keyring.drop()
        clear(self._body)
        spec = networks.load(network)
        ways = guide.ways(spec) if not by_hand else ()
        self._browser = bool(ways) and (ways[0] is guide.Way.BROWSER if browser is None else browser)
        told = guide.of(
            network, self._ui.language.words, by_hand=by_hand, browser=self._browser, again=again is not None
        )
        self._needed = told.needed
        self._body.addLayout(head(self._ui, network, again, client))
        self._body.addSpacing(10)
        self._choice(told, can_change=again is None)
        self._access(told, again, both=len(ways) > 1)
        self._testing(by_hand=by_hand)
        self._body.addStretch(1)
        if told.secret or self._browser:
            self._body.addSpacing(6)
            self._body.addLayout(self.keyring.promise())
            self.keyring.ask(spec)
        if told.app_id:
            self._ask_app()

    def focus_first(self) -> bool:
        """Into the first field that is empty."""
        return self._fields.focus_first()

    def wait(self, waiting: bool) -> None:
        """While the network is asked nothing can be changed, and it says so."""
        for field in self.fields.values():
            field.setEnabled(not waiting)
        self._change.setEnabled(not waiting)
        self._swap.setEnabled(not waiting)
        if not waiting:
            self.box.end()
        self.waiting.setVisible(waiting and self.box.isHidden())
        if waiting:
            self._quiet()

    def open_browser(self, url: str, *, listening: bool) -> None:
        """The page is open in the browser; it is waited for."""
        self.waiting.hide()
        self.box.begin(url, listening=listening)
        self.ready.emit()

    def browser_back(self) -> None:
        """The browser has come back: now the network is asked."""
        self.box.end()
        self.waiting.show()

    def done(self, view: ChannelView) -> None:
        """It is connected: who it is, and what the access can do and what not."""
        self._accepted()
        bounds = " · ".join(rules.limits(view, self._ui.language)[:2])
        self.testing.tell(Stage.DONE, self.tr("Tested: it is %1").replace("%1", _who(view)), bounds)
        self._show_abilities(*rules.abilities(view))

    def met(self, view: ChannelView, *, new: bool) -> None:
        """The network has answered; nothing is stored until the person agrees that this is the account."""
        self._accepted()
        told = (
            self.tr("Connect it if this is the account you mean. Nothing has been stored yet.")
            if new
            else self.tr("This client has it already: it is connected again, and nothing of it is lost.")
        )
        self.testing.tell(Stage.NOW, self.tr("The account is %1").replace("%1", _who(view)), told)
        self._show_abilities(*rules.abilities(view))

    def _accepted(self) -> None:
        self.waiting.hide()
        self._change.hide()
        for each in (self._how, self._fields, self._swap, self.box, self._page):
            each.hide()
        self.access.tell(Stage.DONE, self.access.title.text(), self.tr("Done: the network has accepted it."))

    def _choice(self, told: guide.Guide, *, can_change: bool) -> None:
        self._change = button("link", self.changed.emit, name="change-network")
        self._change.setAutoDefault(False)
        self._change.setText(self.tr("Change"))
        self._change.setAccessibleName(self.tr("Change the network"))
        self._change.setVisible(can_change)
        self.choice = Step(self._ui.theme, 1, self._change)
        self.choice.tell(Stage.DONE, self.tr("Choose how to publish"), told.way)
        self._body.addWidget(self.choice)

    def _access(self, told: guide.Guide, again: ChannelView | None, *, both: bool) -> None:
        self._page = button("link", lambda: self._open_page(told.page), name="open-page")
        self._page.setAutoDefault(False)
        self._page.setText(self.tr("Open that page"))
        self._page.setToolTip(told.page if "{" not in told.page else "")
        self._page.setVisible(bool(told.page))
        self.access = Step(self._ui.theme, 2, self._page)
        self.access.tell(Stage.NOW, told.title)
        self._how = listed(self._ui.theme, told.steps)
        self.access.inside.addWidget(self._how)
        self._fields = Fields(self._ui.theme)
        self._fields.submitted.connect(self.submitted)
        self._fields.typed.connect(lambda _name: self._quiet())
        self.access.inside.addWidget(self._fields)
        server = (SERVER, told.server, told.server_hint, again.server if again else "")
        first = SERVER in told.needed  # one that is only for a few stands last
        if first:
            self._fields.add(*server)
        self._fields.add(HANDLE, told.handle, told.handle_hint, again.handle if again else "")
        self._fields.add(SECRET, told.secret)
        self._fields.add(APP_ID, told.app_id)
        self._fields.add(APP_SECRET, told.app_secret)
        self._fields.add(REDIRECT, told.redirect, told.redirect_hint)
        if not first:
            self._fields.add(*server)
        for name in self._typed.keys() & self.fields.keys():
            if not self.fields[name].isReadOnly():
                self.fields[name].setText(self._typed[name])
        self._other_way(both=both)
        self._states()
        self._body.addWidget(self.access)

    def _other_way(self, *, both: bool) -> None:
        """Between the browser and a pasted token, where a network has both."""
        self._swap = button("link", self._swapped, name="other-access")
        self._swap.setAutoDefault(False)
        self._swap.setText(
            self.tr("Paste a token instead") if self._browser else self.tr("Sign in in the browser instead")
        )
        self._swap.setVisible(both)
        self.access.inside.addLayout(row(self._swap, None))

    def _swapped(self) -> None:
        self.tell(
            self._network, by_hand=False, again=self._again, client=self._client, browser=not self._browser, keep=True
        )
        self.ready.emit()
        self.focus_first()

    def _states(self) -> None:
        """The boxes of the second step: waiting, what is wrong with no field, and a keyring that is missing."""
        self.waiting, inner = box("plain")
        told, under, bar = label("strong"), label("small", wrap=True), QProgressBar()
        told.setText(self.tr("Asking %1…").replace("%1", network_name(self._network)))
        under.setText(self.tr("It says whose account this is and what it may do. Nothing is published."))
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        inner.addLayout(column(told, under, bar, spacing=4))
        self.box = BrowserBox(self._ui.theme, network_name(self._network))
        self.box.pasted.connect(self.pasted)
        self.box.grown.connect(self.grown)
        self._complaint, inner = box("danger")
        self._general = label(wrap=True, select=True)
        inner.addWidget(self._general)
        self.keyring = KeyringBox(self._ui)
        self.keyring.asked.connect(self.ready)
        self.keyring.answered.connect(self.focus_first)
        self.keyring.failed.connect(self.say)
        for each in (self.waiting, self._complaint, self._general):
            each.hide()
        for each in (self.waiting, self.box, self._complaint, self.keyring):
            self.access.inside.addWidget(each)

    def _testing(self, *, by_hand: bool) -> None:
        self.testing = Step(self._ui.theme, 3)
        if by_hand:
            self.testing.tell(Stage.LATER, self.tr("When a post is due"))
        else:
            told = self.tr("smdesk asks the network whose account it is. Nothing is published.")
            self.testing.tell(Stage.LATER, self.tr("Test the access"), told)
        self._able: QWidget | None = None
        self._show_abilities(*rules.abilities_of(networks.load(self._network), alone=not by_hand, brief=True))
        self._body.addWidget(self.testing)

    def _show_abilities(self, can: list[str], cannot: list[str]) -> None:
        if self._able is not None:
            away(self._able)
        self._able = abilities(self._ui.theme, can, cannot, self.devicePixelRatioF())
        self.testing.inside.addWidget(self._able)

    def _ask_app(self) -> None:
        """Whether another account of the network has an app that this one can use; which the keyring knows."""
        network = self._network

        def answered(account: str) -> None:
            if isValid(self) and network == self._network and account and APP_ID in self.fields:
                self._needed -= {APP_ID, APP_SECRET}
                for name in (APP_ID, APP_SECRET):
                    if name in self.fields:
                        hint = self.tr("empty: as for %1").replace("%1", account)
                        self.fields[name].setPlaceholderText(hint)

        self._ui.tasks.run(lambda: self._ui.runtime.channel_access.app_known(network), answered)

    # -- taking -------------------------------------------------------------------------------------------------

    def can_go(self) -> bool:
        """False while nobody knows where a secret would be kept."""
        return self.keyring.ready

    def complete(self) -> bool:
        """True when every field that is needed is filled; the first that is not says so."""
        if not self.can_go():
            return False
        return all(self._filled(name) for name in self.fields if name in self._needed)

    def _filled(self, name: str) -> bool:
        field = self.fields[name]
        if field.text().strip():
            return True
        self._say_at(name, self.tr("This is needed."))
        field.setFocus()
        return False

    def _open_page(self, page: str) -> None:
        """The page where the secret is made; one on the account's own server once that has been typed."""
        if "{server}" in page:
            if not self._filled(SERVER):
                return
            typed = self.fields[SERVER].text().strip().rstrip("/")
            page = page.replace("{server}", typed if "://" in typed else f"https://{typed}")
        QDesktopServices.openUrl(QUrl(page))

    def take(self) -> Login:
        """What was typed; the secret is not in the window any more after this."""
        texts = self._fields.texts()
        self.forget()
        app = {"client_id": texts.get(APP_ID, ""), "client_secret": texts.get(APP_SECRET, ""),
               "redirect": texts.get(REDIRECT, "")}  # fmt: skip
        return Login(texts.get(SERVER, ""), texts.get(HANDLE, ""), texts.get(SECRET, ""), app)

    def only_account(self) -> None:
        """The network has agreed; only the account has still to be chosen."""
        self._needed -= {APP_ID, APP_SECRET, REDIRECT}

    def handle(self) -> str:
        """The account that was typed."""
        return self._fields.texts().get(HANDLE, "")

    def give_back(self, login: Login) -> None:
        """Nobody has judged the secrets: they stand there again, to be tried once more. Some are shown only once."""
        for name, secret in ((SECRET, login.secret), (APP_SECRET, login.extra.get("client_secret", ""))):
            if name in self.fields:
                self.fields[name].setText(secret)
                self.fields[name].selectAll()  # what is pasted all the same stands in its place

    def _open_texts(self) -> dict[str, str]:
        """What was typed and is no secret."""
        return {name: text for name, text in self._fields.texts().items() if name not in SECRETS}

    def forget(self) -> None:
        """Empty the secrets' fields."""
        self._fields.forget()

    # -- saying -------------------------------------------------------------------------------------------------

    def say(self, error: Exception) -> None:
        """What was refused, beside the field it concerns."""
        if self.keyring.concerns(error):
            self.keyring.tell(error)
            self.ready.emit()
            return
        told = sentence(error, self._ui.language.words)
        name = field_of(error)
        if name == SERVER and not _names_field(error) and SERVER in self.fields and not self.fields[SERVER].text():
            name = ""  # nobody typed one: it is the network's own
        text = str(told)
        if name in self.fields:
            self._say_at(name, text)
            self.fields[name].setFocus()
        else:
            self._general.setText(text)
            self._general.show()
            self._complaint.show()
            if SECRET in self.fields:
                self.fields[SECRET].setFocus()  # Enter tries again; a refused one was emptied
            else:
                self.focus_first()

    def _say_at(self, name: str, text: str) -> None:
        self._fields.say(name, text)
        self._quiet()

    def _quiet(self) -> None:
        self._general.hide()
        self._complaint.hide()


def _names_field(error: Exception) -> bool:
    return isinstance(error, SmdeskError) and "field" in error.facts


def _who(view: ChannelView) -> str:
    who, name = rules.account(view), view.display_name
    if name.startswith(who):
        return name  # a place, with its address behind: the name would stand there twice
    return f"{who} ({name})" if name else who
