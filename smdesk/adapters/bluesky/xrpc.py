"""Calls to the account's PDS, with a session that renews itself at most once a call.

Refresh tokens rotate. A PDS answers a repeated refresh with the same token of two hours ago with the same successor,
after that with `ExpiredToken` ("Token has been revoked"); revoking the app password kills the refresh token at once,
the access token lives on to its end (seen on PDS 0.5). Whatever becomes of a refresh, the app password is the way
back, used once; its refusal is the network's own refusal of the account.
"""

from __future__ import annotations

import base64
import binascii
import json
import threading
from collections.abc import Callable, Mapping
from typing import IO, Any

from smdesk.adapters.bluesky import errors
from smdesk.adapters.http import Answer, Failure, Http
from smdesk.core.clock import Clock
from smdesk.core.outcome import NotSent, Outcome, Refused, Unknown, Why

LEEWAY_S = 60.0  # a token this close to its end is renewed before it is used
Body = Callable[[], "IO[bytes] | bytes"]


class Xrpc:
    """One account on one PDS. `secrets` holds `app_password`, `access` and `refresh`; any may be missing."""

    def __init__(self, http: Http, pds: str, did: str, secrets: Mapping[str, str], clock: Clock) -> None:
        self.http, self.pds, self.did, self.clock = http, pds.rstrip("/"), did, clock
        self._secrets = {name: secrets.get(name, "") for name in ("app_password", "access", "refresh")}
        self._changed = False
        self._ends: float | None = None  # monotonic, of a token received here
        self._lock = threading.RLock()
        for secret in self._secrets.values():
            http.hide(secret)

    @property
    def secrets(self) -> Mapping[str, str]:
        """What is valid now."""
        with self._lock:
            return dict(self._secrets)

    def renewed(self) -> Mapping[str, str] | None:
        """All secrets when they changed since this was last asked, else None."""
        with self._lock:
            changed, self._changed = self._changed, False
            return dict(self._secrets) if changed else None

    def url(self, nsid: str) -> str:
        """The address of a method on the PDS."""
        return f"{self.pds}/xrpc/{nsid}"

    @property
    def scope(self) -> str:
        """What the present token says it may do, "" where it does not say."""
        found = _payload(self._secrets["access"]).get("scope")
        return found if isinstance(found, str) else ""

    def get(
        self, nsid: str, params: Mapping[str, Any] | None = None, *, auth: bool = True, service: str = ""
    ) -> Answer | Outcome:
        """A query. An Answer of any status the PDS gave on purpose, or why there is none.

        `service` is the one the PDS shall hand it on to, where it does not answer it itself.
        """
        call = self._reader(nsid, params or {}, _to(service))
        return self._authorised(call) if auth else call("")

    def post(
        self, nsid: str, *, data: Any = None, body: Body | None = None, mime: str = "", upload: bool = False,
        service: str = "",
    ) -> Answer | Outcome:  # fmt: skip
        """A procedure, carried out at most once: an Answer, NotSent or Unknown, or the trouble with the session.

        `body` is called for each try and gives bytes or an open file; a file is closed afterwards.
        """

        def call(token: str) -> Answer | Failure:
            headers = {"Authorization": f"Bearer {token}", **_to(service)}
            if body is None:
                return self.http.mutate("POST", self.url(nsid), json=data, headers=headers)
            headers["Content-Type"] = mime
            try:
                content = body()
            except OSError as error:
                return NotSent("file_unreadable", error.strerror or "", Why.CONTENT)
            try:
                return self.http.mutate("POST", self.url(nsid), upload=upload, content=content, headers=headers)
            finally:
                if not isinstance(content, bytes):
                    content.close()

        return self._authorised(call)

    def fail(self, answer: Answer, *, repeatable: bool = False) -> Outcome:
        """The outcome of an answer that is not what was wanted."""
        return errors.outcome(self.http, answer, self.clock.now(), repeatable=repeatable)

    def _reader(
        self, nsid: str, params: Mapping[str, Any], more: Mapping[str, str]
    ) -> Callable[[str], Answer | Failure]:
        def call(token: str) -> Answer | Failure:
            headers = {"Authorization": f"Bearer {token}", **more} if token else dict(more)
            return self.http.read(self.url(nsid), params=params, headers=headers)

        return call

    def _authorised(self, call: Callable[[str], Answer | Failure]) -> Answer | Outcome:
        token = self._secrets["access"]
        fresh = False
        if not token or self._stale(token):
            renewed = self._renew(token)
            if not isinstance(renewed, str):
                return renewed
            token, fresh = renewed, True
        answer = call(token)
        # A refused token means that nothing was carried out, so the call may be made again.
        if fresh or not isinstance(answer, Answer) or not self._token_refused(answer):
            return answer
        renewed = self._renew(token)
        return call(renewed) if isinstance(renewed, str) else renewed

    @staticmethod
    def _token_refused(answer: Answer) -> bool:
        return answer.status in {400, 401} and errors.name_of(answer) in errors.TOKEN_TROUBLE

    def _stale(self, token: str) -> bool:
        # Uploads are long: better not to send one with a token that ends on the way. The end of a token received
        # here is known on the monotonic clock; of one from the keyring only by the wall clock.
        if self._ends is not None:
            return self.clock.monotonic() > self._ends - LEEWAY_S
        end = _claim(token, "exp")
        return end is not None and self.clock.now().timestamp() > end - LEEWAY_S

    def _renew(self, used: str) -> str | Outcome:
        """A new access token, unless another thread has just got one."""
        with self._lock:
            if self._secrets["access"] and self._secrets["access"] != used:
                return self._secrets["access"]
            if self._secrets["refresh"]:
                token = self._refresh()
                if token is not None:
                    return token
            return self._login()

    def _refresh(self) -> str | Outcome | None:
        """None when only the app password can help: the token is dead, or nobody knows what became of it."""
        headers = {"Authorization": f"Bearer {self._secrets['refresh']}"}
        answer = self.http.mutate("POST", self.url("com.atproto.server.refreshSession"), headers=headers)
        if isinstance(answer, NotSent):
            return answer
        if isinstance(answer, Unknown) or answer.status >= 500:
            return None
        if answer.ok:
            return self._keep(answer)
        if errors.name_of(answer) in errors.TOKEN_TROUBLE:
            return None
        return self.fail(answer, repeatable=True)

    def _login(self) -> str | Outcome:
        if not self._secrets["app_password"]:
            return Refused("auth_refused", Why.AUTH)
        answer = create_session(self.http, self.pds, self.did, self._secrets["app_password"])
        if isinstance(answer, Unknown):  # a session more or less is nothing published
            return NotSent(answer.code, answer.words)
        if isinstance(answer, NotSent):
            return answer
        if answer.ok:
            return self._keep(answer) or NotSent("unexpected_answer", self.http.words(answer))
        outcome = self.fail(answer, repeatable=True)
        if isinstance(outcome, Refused) and outcome.why is not Why.AUTH:  # whatever the reason, it is not the post's
            return Refused("auth_refused", Why.AUTH, outcome.words, outcome.status)
        return outcome

    def _keep(self, answer: Answer) -> str | Outcome | None:
        """Take the tokens of an answer; an empty one never replaces one. None when there is no access token."""
        access, refresh, did = (_text(answer.data, key) for key in ("accessJwt", "refreshJwt", "did"))
        if not access:
            return None
        if self.did and did and did != self.did:
            return Refused("other_account", Why.AUTH)
        self.http.hide(access)
        self.http.hide(refresh)
        self._secrets["access"] = access
        self._secrets["refresh"] = refresh or self._secrets["refresh"]
        begin, end = _claim(access, "iat"), _claim(access, "exp")
        life = end - begin if begin is not None and end is not None else None
        self._ends = None if life is None else self.clock.monotonic() + life
        self._changed = True
        return access


def create_session(http: Http, server: str, identifier: str, password: str) -> Answer | Failure:
    """Sign in with an app password; `identifier` is a handle, a DID or an e-mail address."""
    http.hide(password)
    body = {"identifier": identifier, "password": password}
    return http.mutate("POST", f"{server}/xrpc/com.atproto.server.createSession", json=body)


def _text(data: Any, key: str) -> str:
    value = data.get(key) if isinstance(data, Mapping) else None
    return value if isinstance(value, str) else ""


def _to(service: str) -> dict[str, str]:
    return {"atproto-proxy": service} if service else {}


def _payload(token: str) -> Mapping[str, Any]:
    """What a JWT says. The token is opaque by the specification, so anything may be missing."""
    pieces = token.split(".")
    if len(pieces) != 3:
        return {}
    try:
        payload = json.loads(base64.urlsafe_b64decode(pieces[1] + "=" * (-len(pieces[1]) % 4)))
    except (ValueError, binascii.Error):
        return {}
    return payload if isinstance(payload, Mapping) else {}


def _claim(token: str, name: str) -> float | None:
    value = _payload(token).get(name)
    return float(value) if isinstance(value, int | float) else None
