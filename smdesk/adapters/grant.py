"""An access that ends and is renewed: the token that is good now, and the new pair stored before it is used.

Where refresh tokens rotate, the old one is dead once the network has answered. So one writer at a time renews a
channel (`Vault.alone`, over threads and processes), it begins from what is stored, and the answer is stored before
anything else happens. What is left: the process dying after the network has rotated and before the answer is stored,
and an answer that is lost on the way. The old token is then tried again, which some networks allow for a while; after
`invalid_grant` the channel waits for the person.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TypeVar

from smdesk.adapters import browser
from smdesk.adapters.base import Vault
from smdesk.adapters.http import Answer, Http, host_of, retry_at
from smdesk.adapters.oauth import Token, token_from
from smdesk.core.clock import Clock
from smdesk.core.errors import SecretError, Unavailable
from smdesk.core.network import BrowserRule
from smdesk.core.outcome import Limited, NotSent, Outcome, Refused, Unknown, Why

log = logging.getLogger(__name__)

LEEWAY = timedelta(seconds=90)  # a token this close to its end is renewed before it is used
A = TypeVar("A")


class Grant:
    """The access of one account. `vault` is where its secrets are stored; without one `renewed` gives them."""

    def __init__(
        self,
        http: Http,
        rule: BrowserRule,
        secrets: Mapping[str, str],
        clock: Clock,
        vault: Vault | None = None,
        server: str = "",
    ) -> None:
        self.http, self.rule, self.clock = http, rule, clock
        self._secrets = dict(secrets)
        self._own = _Own(self._secrets)
        self._vault: Vault = vault or self._own
        self._url = rule.token.replace("{server}", server)
        self._unstored = False
        self._lock = threading.RLock()
        self._hide()

    def authorised(
        self, call: Callable[[str], A], refused: Callable[[A], bool] = lambda answer: _is_401(answer)
    ) -> A | Outcome:
        """Call with a token that is good; once more with a new one where the network has refused it before acting."""
        used = self._secrets.get("access_token", "")
        fresh = False
        if not used or self._over(self._secrets):
            renewed = self._renew(used)
            if not isinstance(renewed, str):
                return renewed
            used, fresh = renewed, True
        answer = call(used)
        if fresh or not refused(answer):
            return answer
        renewed = self._renew(used)
        return call(renewed) if isinstance(renewed, str) else renewed

    def renew_before(self, left: timedelta) -> None:
        """Renew if what can be renewed ends within this time; whatever comes of it, the present token is good."""
        end = _instant(self._secrets.get("refresh_expires_at", ""))
        if end is not None and end - self.clock.now() < left:
            self._renew(self._secrets.get("access_token", ""))

    def facts(self) -> dict[str, str]:
        """When the person has to sign in again, as a fact of the account."""
        return browser.ends(self._secrets)

    @property
    def secrets(self) -> Mapping[str, str]:
        """What is valid now."""
        with self._lock:
            return dict(self._secrets)

    def renewed(self) -> Mapping[str, str] | None:
        """All secrets when nobody has stored them yet; see `Authorises`. With a vault it is tried again here."""
        with self._lock:
            if self._vault is self._own:
                return self._own.taken()
            if self._unstored:
                self._store(self._secrets)
            return None

    # -- inside --------------------------------------------------------------------------------------------------

    def _renew(self, used: str) -> str | Outcome:
        """A new access token, unless another thread or process has just got one."""
        with self._lock:
            now = self._secrets.get("access_token", "")
            if now and now != used and not self._over(self._secrets):
                return now
            try:
                with self._vault.alone() as stored:
                    return self._renew_from(self._secrets if self._unstored else stored, used)
            except SecretError as error:
                # What cannot be stored is not renewed: a token that rotates would be lost.
                return Refused(error.code, Why.AUTH)

    def _renew_from(self, stored: Mapping[str, str], used: str) -> str | Outcome:
        there = stored.get("access_token", "")
        if there and there != used and not self._over(stored):
            self._take(stored)
            return there
        if not stored.get("refresh_token"):
            return Refused("access_ended", Why.AUTH)
        token = self._asked(stored)
        if not isinstance(token, Token):
            return token
        # What ends is told anew with each token; an empty value never replaces one that is kept.
        fresh = {name: value for name, value in stored.items() if name != "expires_at"}
        self._take({**fresh, **browser.kept(token)})
        self._store(self._secrets)
        return token.access

    def _asked(self, stored: Mapping[str, str]) -> Token | Outcome:
        for name in ("refresh_token", "client_secret"):
            self.http.hide(stored.get(name, ""))
        app, headers = browser.credentials(self.rule, stored.get("client_id", ""), stored.get("client_secret", ""))
        fields = {"grant_type": "refresh_token", "refresh_token": stored["refresh_token"], **app}
        answer = self.http.mutate("POST", self._url, data=fields, headers={"Connection": "close", **headers})
        if isinstance(answer, NotSent):
            return answer
        if isinstance(answer, Unknown):
            return NotSent(answer.code, answer.words)
        if not answer.ok:
            return self._refused(answer)
        try:
            return token_from(self.http, answer, self.clock.now(), host_of(self._url))
        except Unavailable:
            return NotSent("unexpected_answer", self.http.words(answer))

    def _refused(self, answer: Answer) -> Outcome:
        words = self.http.words(answer)
        if answer.status == 429:
            return Limited("rate_limited", retry_at(answer.headers, self.clock.now()), words, 429)
        if answer.page and 400 <= answer.status < 500:  # a proxy's word, which ends no access
            return NotSent("led_elsewhere", words)
        if answer.status >= 500 or answer.status in {408, 425} or answer.status < 400:
            return NotSent("server_error", words)
        error = answer.data.get("error") if isinstance(answer.data, Mapping) else None
        code = "app_refused" if error in {"invalid_client", "unauthorized_client"} else "access_ended"
        return Refused(code, Why.AUTH, words, answer.status)

    def _over(self, secrets: Mapping[str, str]) -> bool:
        end = _instant(secrets.get("expires_at", ""))
        return end is not None and bool(secrets.get("refresh_token")) and self.clock.now() > end - LEEWAY

    def _take(self, secrets: Mapping[str, str]) -> None:
        self._secrets = dict(secrets)
        self._hide()

    def _store(self, secrets: Mapping[str, str]) -> None:
        try:
            self._vault.keep(secrets)
            self._unstored = False
        except SecretError as error:
            # The session goes on in memory, and storing is tried again after each call.
            self._unstored = True
            log.warning("renewed secrets could not be kept: %s", error.code)

    def _hide(self) -> None:
        for name in ("access_token", "refresh_token", "client_secret"):
            self.http.hide(self._secrets.get(name, ""))


class _Own:
    """The vault of an account that has none: in memory, given back by `renewed`."""

    def __init__(self, secrets: Mapping[str, str]) -> None:
        self._secrets = dict(secrets)
        self._changed = False

    @contextmanager
    def alone(self) -> Iterator[Mapping[str, str]]:
        yield self._secrets

    def keep(self, values: Mapping[str, str]) -> None:
        self._secrets, self._changed = dict(values), True

    def taken(self) -> Mapping[str, str] | None:
        changed, self._changed = self._changed, False
        return dict(self._secrets) if changed else None


def _is_401(answer: object) -> bool:
    return isinstance(answer, Answer) and answer.status == 401 and not answer.page


def _instant(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
    return found if found is not None and found.tzinfo else None
