"""Connecting an account: the server is checked first, then the app password, then the account's own PDS is found."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from smdesk.adapters.base import Session
from smdesk.adapters.bluesky import errors, xrpc
from smdesk.adapters.http import Answer, Http, host_of, retry_at
from smdesk.core.clock import SystemClock
from smdesk.core.errors import (
    UNREACHED,
    AuthExpired,
    InvalidInput,
    LimitedError,
    MissingScope,
    NetworkError,
    RefusedError,
    Unavailable,
    unreachable,
)
from smdesk.core.network import NetworkSpec
from smdesk.core.outcome import Limited, NotSent, Outcome, Refused, Unknown

DEFAULT_SERVER = "https://bsky.social"
_INVISIBLE = re.compile(
    r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\s]"
)  # come along when a handle is copied


def connect(http: Http, spec: NetworkSpec, *, server: str = "", handle: str = "", secret: str = "") -> Session:
    """Sign in with an app password. `handle` is a handle (with or without @), a DID or an e-mail address.

    Raises:
        InvalidInput: `handle_missing`, `password_missing`, `bad_server`, `insecure_server`.
        Offline: `offline`. Unavailable: `not_a_pds`, `server_error`. LimitedError: `rate_limited`.
        AuthExpired: `wrong_password`, `app_password_needed`, `account_suspended`, `account_inactive`, `account_gone`.
    """
    base = server_address(server)
    identifier = _INVISIBLE.sub("", handle).removeprefix("@")
    if not identifier:
        raise InvalidInput("handle_missing", field="handle", network=spec.id)
    if not secret.strip():
        raise InvalidInput("password_missing", field="secret", network=spec.id)
    domains = _describe(http, base)
    if "." not in identifier and "@" not in identifier and ":" not in identifier and domains:
        identifier += domains[0] if domains[0].startswith(".") else f".{domains[0]}"
    data = _sign_in(http, base, identifier, secret.strip())
    return session(data, base, _display_name(http, data, base), app_password=secret.strip())


def session(data: Mapping[str, Any], server: str, name: str, **secrets: str) -> Session:
    """A Session from the answer of createSession or getSession."""
    did, handle = str(data["did"]), str(data.get("handle", ""))
    pds = pds_of(data.get("didDoc"), server)
    kept = {**secrets}
    for ours, theirs in (("access", "accessJwt"), ("refresh", "refreshJwt")):
        if isinstance(data.get(theirs), str) and data[theirs]:
            kept[ours] = data[theirs]
    facts = {"pds": pds, "did": did, "handle": handle}
    return Session(did, handle, name, server, facts, secrets=kept)


def server_address(text: str) -> str:
    """`https://host` from what a person types; plain http only for this computer and the local network.

    Raises InvalidInput: `bad_server`, `insecure_server`.
    """
    text = text.strip() or DEFAULT_SERVER
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise InvalidInput("bad_server", field="server", server=text) from None
    if (
        parts.scheme not in {"http", "https"}
        or not host
        or parts.username
        or "@" in text
        or any(c.isspace() for c in host)
    ):
        raise InvalidInput("bad_server", field="server", server=text.rsplit("@", 1)[-1])
    if parts.scheme == "http" and not _local(host):
        raise InvalidInput("insecure_server", field="server", server=host)
    name = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{name}" + (f":{port}" if port else "")


def pds_of(document: Any, server: str) -> str:
    """The PDS a DID document names (`#atproto_pds`), else the server itself.

    One that would take the session from https to http is not believed.
    """
    services = document.get("service") if isinstance(document, Mapping) else None
    for service in services if isinstance(services, list) else ():
        if not isinstance(service, Mapping) or not str(service.get("id", "")).endswith("#atproto_pds"):
            continue
        endpoint = str(service.get("serviceEndpoint", "")).rstrip("/")
        if endpoint.startswith("https://") or (endpoint.startswith("http://") and server.startswith("http://")):
            return endpoint
    return server


def failed(http: Http, answer: Answer, server: str) -> Exception:
    """The exception for a refusal outside publishing."""
    name, host, words = errors.name_of(answer), host_of(server), http.words(answer)
    now = SystemClock().now()
    if answer.status == 429 or name == "RateLimitExceeded":
        at = retry_at(answer.headers, now, errors.RESET_HEADER)
        return LimitedError("rate_limited", host=host, retry_at=at.isoformat() if at else None, words=words)
    if answer.status >= 500:
        return Unavailable("server_error", host=host, status=answer.status, words=words)
    if not name:
        return Unavailable("not_a_pds", host=host, status=answer.status)
    why, code = errors.TABLE.codes.get(name, (None, ""))
    if why is not None and why.value == "auth":
        return AuthExpired(code, host=host, words=words)
    if code == "messages_not_allowed":
        return MissingScope(code, host=host, words=words)
    return RefusedError("refused", host=host, words=words, status=answer.status)


def raised(outcome: Outcome, pds: str) -> NetworkError:
    """The exception for an outcome outside publishing."""
    host = host_of(pds)
    if isinstance(outcome, Refused):
        return AuthExpired(outcome.code, host=host, words=outcome.words)
    if isinstance(outcome, Limited):
        at = outcome.retry_at.isoformat() if outcome.retry_at else None
        return LimitedError("rate_limited", host=host, retry_at=at, words=outcome.words)
    words = outcome.words if isinstance(outcome, NotSent | Unknown) else ""
    if isinstance(outcome, NotSent) and outcome.code in UNREACHED:
        return unreachable(host, outcome.code, words)
    return Unavailable("server_error", host=host, status=None, words=words)


def _describe(http: Http, server: str) -> list[str]:
    """The domains the server gives handles under. Raises Unavailable `not_a_pds` when it is no AT Protocol server."""
    answer = http.read(f"{server}/xrpc/com.atproto.server.describeServer")
    if not isinstance(answer, Answer):
        raise unreachable(host_of(server), answer.code, answer.words)
    data = answer.data if isinstance(answer.data, Mapping) else {}
    domains = data.get("availableUserDomains")
    # 501: an AT Protocol service, but not one that holds accounts.
    if answer.status == 429 or (answer.status >= 500 and answer.status != 501):
        raise failed(http, answer, server)
    if not answer.ok or not str(data.get("did", "")).startswith("did:") or not isinstance(domains, list):
        raise Unavailable("not_a_pds", host=host_of(server), status=answer.status)
    return [domain for domain in domains if isinstance(domain, str)]


def _sign_in(http: Http, server: str, identifier: str, secret: str) -> Mapping[str, Any]:
    answer = xrpc.create_session(http, server, identifier, secret)
    if not isinstance(answer, Answer):
        raise unreachable(host_of(server), answer.code, answer.words)
    if not answer.ok:
        error = failed(http, answer, server)
        if isinstance(error, AuthExpired) and error.code == "auth_refused":
            raise AuthExpired("wrong_password", host=host_of(server), handle=identifier, words=http.words(answer))
        raise error
    data = answer.data if isinstance(answer.data, Mapping) else {}
    if not all(isinstance(data.get(key), str) and data[key] for key in ("did", "accessJwt", "refreshJwt")):
        raise Unavailable("not_a_pds", host=host_of(server), status=answer.status)
    if data.get("active") is False:
        raise AuthExpired("account_inactive", host=host_of(server), status=str(data.get("status", "")), words="")
    http.hide(data["accessJwt"])
    http.hide(data["refreshJwt"])
    return data


def _display_name(http: Http, data: Mapping[str, Any], server: str) -> str:
    """The name of the profile; a server that does not tell it leaves it empty."""
    headers = {"Authorization": f"Bearer {data['accessJwt']}"}
    url = f"{pds_of(data.get('didDoc'), server)}/xrpc/app.bsky.actor.getProfile"
    return name_in(http.read(url, params={"actor": data["did"]}, headers=headers))


def name_in(answer: object) -> str:
    """`displayName` of a profile, "" where there is none."""
    name = answer.data.get("displayName") if isinstance(answer, Answer) and isinstance(answer.data, Mapping) else None
    return name if isinstance(name, str) else ""


def _local(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return host == "localhost" or host.endswith((".localhost", ".local", ".test", ".internal", ".lan"))
