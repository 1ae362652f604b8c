"""Signing in in the browser, step by step, without the window ever waiting: begin, the browser comes back, finish."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from smdesk.core.errors import InvalidInput, NetworkError, SmdeskError
from smdesk.services.accounts import Login
from smdesk.services.signing import WAIT_S, SigningIn
from smdesk.ui.kit.context import Ui
from smdesk.words.browserpage import maker


class BrowserWay(QObject):
    """`opened` when the page is to be shown, `back` when the browser has come back, then `done` or `failed`.

    It has no parent: the listener's thread may speak to it until it is closed.
    """

    opened = Signal(str, bool)  # the address; whether the browser can come back by itself
    back = Signal()
    done = Signal(object)  # a Login with the account in it
    failed = Signal(object)
    _arrived = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._signing: SigningIn | None = None
        self._begun = 0  # which sign-in: what comes of an earlier one is not heard
        self._redeemed = False
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(int(WAIT_S * 1000))
        self._limit.timeout.connect(self._too_late)
        self._arrived.connect(self.finish)

    def _too_late(self) -> None:
        self._fail(NetworkError("sign_in_timeout", seconds=int(WAIT_S)))

    @property
    def kept(self) -> bool:
        """True when the network has agreed and only the choice of the account is wanting."""
        return self._redeemed and self._signing is not None

    def begin(self, network: str, login: Login, channel: int | None) -> None:
        """Prepare the page, away from this thread: the keyring, and on some networks the server, are asked."""
        self.close()
        number, page = self._begun, maker(self._ui.language.words)

        def work() -> tuple[SigningIn, str]:
            signing = self._ui.runtime.channel_access.sign_in(network, login, channel=channel, page=page)
            return signing, signing.begin(self._arrived.emit)

        def begun(found: tuple[SigningIn, str]) -> None:
            signing, url = found
            if number != self._begun:
                self._ui.tasks.ask(signing.close, lambda _none: None, leave=True)
                return
            self._signing = signing
            self._limit.start()
            self.opened.emit(url, signing.listening)

        self._ui.tasks.ask(work, begun, self._only(number, self._fail), leave=True)

    def paste(self, text: str) -> str:
        """The code of what was pasted that is wrong, "" for nothing: then it goes on."""
        if self._signing is None:
            return ""
        try:
            self._signing.paste(text)
        except SmdeskError as error:
            return error.code
        self.finish()
        return ""

    def finish(self, handle: str = "") -> None:
        """Let the network say whose account it is, away from this thread."""
        signing, number = self._signing, self._begun
        if signing is None:
            return
        self._limit.stop()
        self.back.emit()
        self._ui.tasks.ask(
            lambda: signing.finish(handle), self._only(number, self._finished), self._only(number, self._refused),
            leave=True,
        )  # fmt: skip

    def close(self) -> None:
        """Stop waiting; whatever still comes is not heard."""
        self._begun += 1
        self._limit.stop()
        signing, self._signing, self._redeemed = self._signing, None, False
        if signing is not None:
            self._ui.tasks.ask(signing.close, lambda _none: None, leave=True)

    def _finished(self, login: object) -> None:
        self.done.emit(login)
        self.close()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, InvalidInput) and error.facts.get("field") == "handle":
            self._redeemed = True
            self.failed.emit(error)
        else:
            self._fail(error)

    def _fail(self, error: Exception) -> None:
        self.close()
        self.failed.emit(error)

    def _only(self, number: int, act: Callable[..., None]) -> Callable[..., None]:
        """The act, unless another sign-in has begun or this one was given up."""
        return lambda found: act(found) if number == self._begun else None
