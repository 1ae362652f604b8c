"""The form that connects an ad account: what to make on Meta, the token, which account, and what is wrong beside it.

The token is in the field from the paste to the press of the button: the field and its history of undo are emptied
before the network is asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QProgressBar, QWidget

from smdesk.core import network as networks
from smdesk.core.errors import AuthExpired, MissingScope, SmdeskError
from smdesk.services.accounts import Login
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.floating import Choices
from smdesk.ui.kit.keyringbox import KeyringBox
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.secretform import box, listed
from smdesk.ui.kit.widgets import Page, button, column, label, restyle, row

NETWORK = "meta_ads"
HANDLE, SECRET = "handle", "secret"


class AdAccountForm(Page):
    """`submitted` for Enter in a field; `ready` when what can be pressed may have changed."""

    submitted = Signal()
    ready = Signal()

    def __init__(self, ui: Ui, again: str = "") -> None:
        """`again` is the account that gets a new token; without it any account may be meant."""
        super().__init__()
        self._ui, self._again = ui, again
        self._held = ""  # a token that opens several accounts, until one of them is chosen
        self.token, self.account = QLineEdit(), Choices()
        self._problems = {name: _problem(name) for name in (SECRET, HANDLE)}
        self._page = button("link", self._open_page, name="open-page")
        self._page.setAutoDefault(False)
        self.keyring = KeyringBox(ui)
        self.keyring.asked.connect(self.ready)
        self.keyring.answered.connect(self.focus_first)
        self.keyring.failed.connect(self.say)
        self._build()
        self.keyring.ask(networks.load_any(NETWORK))

    # -- building -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        words = self._ui.language.words
        title, above, which = label("strong", wrap=True), label("small"), label("small")
        title.setText(words.t("guides.meta_ads.title"))
        self._page.setText(self.tr("Open that page"))
        head = row(spacing=8)
        head.addWidget(title, 1)
        head.addWidget(self._page, 0, Qt.AlignmentFlag.AlignTop)
        above.setText(words.t("guides.meta_ads.secret"))
        which.setText(words.t("guides.meta_ads.handle"))
        self._set_token(above)
        self._choice = self._choosing(which)
        self._states()
        self.setLayout(column(
            head, listed(self._ui.theme, words.t("guides.meta_ads.steps").strip().splitlines()), 4, above, self.token,
            self._problems[SECRET], self._choice, self.waiting, self._complaint, self.keyring, 4,
            self.keyring.promise(), spacing=5,
        ))  # fmt: skip

    def _set_token(self, caption: QLabel) -> None:
        token, hints = self.token, Qt.InputMethodHint
        token.setObjectName("ad-token")
        token.setEchoMode(QLineEdit.EchoMode.Password)
        token.setInputMethodHints(hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase)
        token.setMaxLength(4096)
        token.setAccessibleName(caption.text())
        caption.setBuddy(token)
        token.textEdited.connect(self._typed)
        token.returnPressed.connect(self.submitted)

    def _choosing(self, caption: QLabel) -> QWidget:
        """Which account: typed, or chosen among those that the network has named."""
        account, made = self.account, QWidget()
        account.setObjectName("ad-account")
        account.setEditable(True)
        account.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        account.setAccessibleName(caption.text())
        caption.setBuddy(account)
        field = account.lineEdit()
        assert field is not None
        field.setPlaceholderText(self._ui.language.words.t("guides.meta_ads.handle_hint"))
        field.setAccessibleName(caption.text())
        field.returnPressed.connect(self.submitted)
        account.editTextChanged.connect(lambda _text: self._say_at(HANDLE, ""))
        made.setLayout(column(4, caption, account, self._problems[HANDLE], spacing=5))
        made.setVisible(not self._again)
        return made

    def _states(self) -> None:
        """The boxes for waiting and for what is wrong with no field."""
        self.waiting, inner = box("plain")
        told, under, bar = label("strong"), label("small", wrap=True), QProgressBar()
        told.setText(self.tr("Asking Meta…"))
        under.setText(self.tr("It says whose account this is and what the token may do. Nothing is made or spent."))
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        inner.addLayout(column(told, under, bar, spacing=4))
        self._complaint, inner = box("danger")
        self._general = label(wrap=True, select=True, name="problem")
        inner.addWidget(self._general)
        for each in (self.waiting, self._complaint):
            each.hide()

    def _open_page(self) -> None:
        QDesktopServices.openUrl(QUrl(networks.load_any(NETWORK).connect.page))

    # -- taking -------------------------------------------------------------------------------------------------

    def can_go(self) -> bool:
        """False while nobody knows where a token would be kept."""
        return self.keyring.ready

    def complete(self) -> bool:
        """True when there is a token; else the field says that it is needed."""
        if not self.can_go():
            return False
        if self.token.text().strip() or self._held:
            return True
        self._say_at(SECRET, self.tr("This is needed."))
        self.token.setFocus()
        return False

    def take(self) -> Login:
        """What was typed; the token is not in the window any more after this."""
        secret = self.token.text().strip() or self._held
        self.forget()
        return Login(handle=self._again or self.account.currentText().strip(), secret=secret)

    def forget(self) -> None:
        """Empty the field of the token. `setText` drops its history of undo too; `clear` would keep it."""
        self._held = ""
        self.token.setText("")
        self.token.setPlaceholderText("")

    def focus_first(self) -> None:
        """Into the field that is to be filled."""
        self.token.setFocus()

    # -- saying -------------------------------------------------------------------------------------------------

    def wait(self, waiting: bool) -> None:
        """While the network is asked nothing can be changed, and it says so."""
        for each in (self.token, self.account, self._page):
            each.setEnabled(not waiting)
        self.waiting.setVisible(waiting)
        if waiting:
            self._complaint.hide()
            for name in self._problems:
                self._say_at(name, "")

    def say(self, error: Exception, tried: Login | None = None) -> None:
        """What was refused, beside the field it concerns. A token that opens several accounts waits for the choice."""
        if self.keyring.concerns(error):
            self.keyring.tell(error)
            self.ready.emit()
            return
        field = _field_of(error)
        if isinstance(error, SmdeskError) and field == HANDLE and not self._again:
            self._offer(error.facts.get("names"), tried)
        elif self._again and field == HANDLE:
            field = SECRET  # the token does not open the account that it was to be for
        text = str(sentence(error, self._ui.language.words))
        if field in self._problems:
            self._say_at(field, text)
        else:
            self._general.setText(text)
            self._complaint.show()
        (self.account if field == HANDLE else self.token).setFocus()

    def _offer(self, names: object, tried: Login | None) -> None:
        """The accounts that the token knows, to choose from."""
        typed = self.account.currentText()
        self.account.clear()
        if isinstance(names, Sequence) and not isinstance(names, str):
            self.account.addItems([str(each) for each in names])
        self.account.setEditText(typed if typed else self.account.itemText(0))
        if tried is not None:
            self._held = tried.secret
            self.token.setPlaceholderText(self.tr("The one that you have pasted"))

    def _say_at(self, name: str, text: str) -> None:
        field: QWidget = self.token if name == SECRET else self.account
        problem = self._problems[name]
        problem.setText(text)
        problem.setVisible(bool(text))
        field.setAccessibleDescription(text)
        restyle(field, "invalid", bool(text))

    def _typed(self, _text: str) -> None:
        self._held = ""
        self._say_at(SECRET, "")
        self._complaint.hide()


def _problem(name: str) -> QLabel:
    made = label("small", wrap=True, select=True, name=f"problem-{name}")
    made.setProperty("tone", "danger")
    made.hide()
    return made


def _field_of(error: Exception) -> str:
    """The field that an error is about; "" for none."""
    if isinstance(error, AuthExpired | MissingScope):
        return SECRET
    field = error.facts.get("field") if isinstance(error, SmdeskError) else ""
    return str(field) if field else ""
