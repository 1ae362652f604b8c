"""Whether a secret can be kept, found out before one is typed; what is wrong with the keyring and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout
from shiboken6 import isValid

from smdesk.core.errors import SecretError
from smdesk.core.network import NetworkSpec
from smdesk.services.secret_stores import OnDemand
from smdesk.ui.kit import icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.widgets import button, clear, column, label, row

#: The setting that holds a person's choice to do without a keyring.
ALLOWED = "secrets.session_allowed"
_OURS = frozenset({"no_keyring", "keyring_locked", "keyring_failed"})


class KeyringBox(QFrame):
    """Shows only where a secret cannot be kept.

    `asked` when that is being found out, is known, or has been answered; `answered` when a person has answered, so
    that typing can begin; `failed` carries what is wrong and is not the keyring's.
    """

    asked = Signal()
    answered = Signal()
    failed = Signal(object)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._spec: NetworkSpec | None = None
        self._known, self._error = True, False
        self._promise: QLabel | None = None
        self.setProperty("box", "warning")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(12, 10, 12, 10)
        self._inside.setSpacing(0)
        self.hide()

    @property
    def ready(self) -> bool:
        """False while nobody knows where a secret would be kept. True before it was asked for."""
        return self._known and not self._error

    def promise(self) -> QHBoxLayout:
        """A line with a lock that says where secrets are kept."""
        mark, self._promise = QLabel(), label("small", wrap=True)
        theme = self._ui.theme
        mark.setPixmap(
            icons.pixmap("lock-simple", theme.color("text.secondary"), theme.px(15), self.devicePixelRatioF())
        )
        mark.setFixedWidth(theme.px(18))
        line = row(spacing=6)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._promise, 1)
        self._say_where()
        return line

    def ask(self, spec: NetworkSpec) -> None:
        """Find it out; a keyring may ask the person to be unlocked, so not in this thread."""
        self._spec, self._known = spec, False
        self.asked.emit()

        def found(error: Exception | None) -> None:
            if isValid(self) and self._spec is not None:
                self._known = True
                self.tell(error)
                self.asked.emit()

        accounts = self._ui.runtime.accounts
        self._ui.tasks.run(lambda: accounts.check_store(spec), lambda _none: found(None), found)

    def drop(self) -> None:
        """The form asks for something else: what has not answered yet is not listened to."""
        self._spec = None

    @staticmethod
    def concerns(error: Exception) -> bool:
        """True for what this box tells."""
        return isinstance(error, SecretError) and error.code in _OURS

    def tell(self, error: Exception | None) -> None:
        """What the keyring has said; None: all is well."""
        self._error = False
        self.hide()
        if not isinstance(error, SecretError):
            if error is not None:
                self.failed.emit(error)
            return
        can_forget = error.code == "no_keyring" and isinstance(self._ui.runtime.secrets, OnDemand)
        if can_forget and self._ui.settings.get(ALLOWED) is True:
            self._forget_at_end()
            return
        self._error = True
        self._fill(error, can_forget=can_forget)
        self.show()

    def _fill(self, error: SecretError, *, can_forget: bool) -> None:
        clear(self._inside)
        title, text = label("strong", wrap=True), label(wrap=True, select=True)
        if can_forget:
            title.setText(self.tr("This computer has no keyring."))
            text.setText(
                self.tr(
                    "smdesk keeps passwords and tokens only there. Set one up (GNOME Keyring, KWallet, KeePassXC) and "
                    "start smdesk anew; or let it keep this one in memory: then it asks for it again at each start, "
                    "and what is due before you have typed it waits.",
                )
            )
        else:
            said = sentence(error, self._ui.language.words)
            title.setText(said.what)
            text.setText(" ".join(part for part in (said.why, said.do) if part))
        answer = button("", self._forget_at_end if can_forget else self._again, name="keyring-answer")
        answer.setAutoDefault(False)
        answer.setText(self.tr("Keep it for this session only") if can_forget else self.tr("Try again"))
        self._inside.addLayout(column(title, text, row(answer, None), spacing=6))

    def _again(self) -> None:
        if self._spec is not None:
            self.ask(self._spec)

    def _forget_at_end(self) -> None:
        """The person's choice, remembered: the next start does not ask it again, only for the secret."""
        store = self._ui.runtime.secrets
        assert isinstance(store, OnDemand)
        store.forget_at_end()
        self._ui.settings.set(ALLOWED, True)
        self._error = False
        self.hide()
        self._say_where()
        self.asked.emit()
        self.answered.emit()

    def _say_where(self) -> None:
        if self._promise is None:
            return
        lasting = bool(getattr(self._ui.runtime.secrets, "lasting", True))
        self._promise.setText(
            self.tr("Passwords and tokens are kept in the system’s keyring, not in the data folder and not in backups.")
            if lasting
            else self.tr("Passwords and tokens are kept in memory until smdesk ends, and nowhere else.")
        )
