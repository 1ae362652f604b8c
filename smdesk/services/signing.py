"""Signing in in the browser: the page to open, the listener for its answer, the account that comes of it.

For the window: `begin` away from its thread, `arrived` is called when the browser has come back, then `finish`, again
away from its thread. For the terminal: `begin`, `wait`, `finish`. Where the browser cannot come back to this computer,
or has not found the way, the address it ended at is pasted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from smdesk.core import network as networks
from smdesk.core.clock import Clock
from smdesk.core.errors import InvalidInput, MissingScope, NetworkError
from smdesk.services.accounts import Login

if TYPE_CHECKING:
    from smdesk.adapters.base import Session
    from smdesk.adapters.browser import SignIn
    from smdesk.adapters.http import Http
    from smdesk.adapters.oauth import Loopback

#: Makes the page that the browser shows at the end, from whether the person has agreed.
Page = Callable[[bool], str]
#: Withdraws an access at the network, from the server and the secrets; True when nothing of it counts there.
GiveBack = Callable[[str, Mapping[str, str]], bool]
#: A sign-in that nobody has ended by then is over, in seconds.
WAIT_S = 300.0


class SigningIn:
    """One sign-in. Holds secrets in memory until it is closed."""

    def __init__(
        self,
        network: str,
        login: Login,
        app: Mapping[str, str],
        clock: Clock,
        page: Page | None = None,
        http: Http | None = None,
        give_back: GiveBack | None = None,
    ) -> None:
        """`app` has `client_id`, `client_secret` and, for a page of the person's own, `redirect`."""
        self._network, self._login, self._app, self._clock = network, login, app, clock
        self._page, self._http, self._give_back = page, http, give_back
        self._rule = networks.load(network).connect.browser
        self._listener: Loopback | None = None
        self._sign_in: SignIn | None = None
        self._pasted = ""

    @property
    def listening(self) -> bool:
        """True when the browser can come back by itself."""
        return self._listener is not None

    @property
    def app_id(self) -> str:
        """The id of the app that asks, as the person knows it; no secret."""
        return self._app.get("client_id", "")

    def begin(self, arrived: Callable[[], None] | None = None) -> str:
        """The page to open. `arrived` is called in the listener's thread once the browser has come back.

        Raises:
            InvalidInput: `app_id_missing`, `app_secret_missing`, `app_malformed`, `redirect_missing` (field).
            NotAllowed: `no_browser_way`. As the network, where its server makes the app.
        """
        from smdesk.adapters import registry
        from smdesk.adapters.http import Http

        self._http = self._http or Http.create()
        try:
            redirect = self._listen(arrived)
            self._sign_in = registry.begin_sign_in(
                self._network,
                self._http,
                client_id=self._app.get("client_id", ""),
                client_secret=self._app.get("client_secret", ""),
                redirect_uri=redirect,
                server=self._login.server.strip(),
            )
        except BaseException:
            self.close()
            raise
        if self._listener is not None:
            self._listener.expect(self._sign_in.state)
        return self._sign_in.url

    def paste(self, text: str) -> None:
        """Take the address that the browser ended at instead. Raises InvalidInput, RefusedError as `code_from`."""
        from smdesk.adapters.oauth import code_from

        assert self._sign_in is not None
        code_from(text, self._sign_in.state)
        self._pasted = text

    def wait(self, cancelled: Callable[[], bool] = lambda: False) -> None:
        """Until the browser has come back. Raises as `Loopback.wait`."""
        if self._listener is not None and not self._pasted:
            self._come(self._listener.wait(WAIT_S, cancelled))

    def finish(self, handle: str = "") -> Login:
        """What `channels.connect` takes: the login with the account in it. Asks the network.

        After InvalidInput it may be called again, with another `handle`: the sign-in itself is kept. An access that
        lacks a right is given back, for nobody would find it here.
        Raises as `registry.finish_sign_in`; RefusedError `sign_in_declined`; MissingScope `sign_in_scope_left` where
        the network has not confirmed that.
        """
        from smdesk.adapters import registry

        assert self._sign_in is not None
        assert self._http is not None
        if self._sign_in.token is None and not self._pasted:
            if self._listener is None:
                raise InvalidInput("code_missing", field="code")
            self._come(self._listener.wait(0))
        try:
            found: Session = registry.finish_sign_in(
                self._network, self._http, self._sign_in, self._pasted, clock=self._clock,
                handle=handle.strip() or self._login.handle.strip(),
            )  # fmt: skip
        except MissingScope as error:
            if self._given_back(self._sign_in) or error.code != "sign_in_scope_missing":
                raise
            raise MissingScope("sign_in_scope_left", **error.facts) from error
        return replace(self._login, found=found)

    def _given_back(self, sign_in: SignIn) -> bool:
        """True when what was given does not count at the network any more."""
        from smdesk.adapters.browser import kept

        token, sign_in.token = sign_in.token, None  # this sign-in is over
        if token is None or self._give_back is None:
            return True
        app = {"client_id": sign_in.client_id, "client_secret": sign_in.client_secret}
        return self._give_back(sign_in.server, {**kept(token), **app})

    def close(self) -> None:
        """End the listener and forget what was typed. Takes a tenth of a second."""
        if self._listener is not None:
            self._listener.__exit__()
            self._listener = None
        if self._http is not None:
            self._http.close()
            self._http = None
        self._app, self._pasted = {}, ""

    def _listen(self, arrived: Callable[[], None] | None) -> str:
        if self._rule.pasted:
            typed = self._app.get("redirect", "").strip()
            if not typed.startswith("https://"):
                raise InvalidInput("redirect_missing", field="redirect")
            return typed
        from smdesk.adapters.oauth import Loopback

        listener = Loopback(self._page, redirect=self._rule.redirect, arrived=arrived)
        try:
            listener.__enter__()
        except NetworkError:
            if ":*/" in self._rule.redirect:
                raise
            return self._rule.redirect  # the registered port is taken: the address is pasted then
        self._listener = listener
        return listener.redirect_uri

    def _come(self, code: str) -> None:
        assert self._sign_in is not None
        query = urlencode({"code": code, "state": self._sign_in.state})
        self._pasted = f"{self._sign_in.redirect_uri}?{query}"
