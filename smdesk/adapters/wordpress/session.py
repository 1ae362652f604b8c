"""Connecting an account: the site, the application password, who it belongs to and what that role may do."""

from __future__ import annotations

from dataclasses import replace

from smdesk.adapters.base import Session
from smdesk.adapters.http import Answer, Http, host_of, retry_at
from smdesk.adapters.wordpress.api import Api, basic, identifier, table
from smdesk.adapters.wordpress.errors import code_of
from smdesk.adapters.wordpress.site import Site, inspect
from smdesk.core.errors import AuthExpired, InvalidInput, LimitedError, MissingScope, Unavailable
from smdesk.core.network import NetworkSpec

#: Capabilities that publishing needs; authors, editors and administrators have them.
NEEDED = ("publish_posts", "upload_files")


def connect(http: Http, spec: NetworkSpec, *, server: str, handle: str, secret: str) -> Session:
    """Check an application password with its site and give what is to be remembered.

    Raises:
        InvalidInput: as `site.inspect`; `handle_missing` (network), `password_missing`.
        AuthExpired: `app_password_refused`, `login_not_seen` (host, handle).
        MissingScope: `role_too_low` (host, handle, missing).
        Unavailable: `app_passwords_off` (host).
        Offline, LimitedError, Unavailable: as `site.inspect`.
    """
    password, typed = "".join(secret.split()), handle.strip()
    if not password:
        raise InvalidInput("password_missing", field="secret", network=spec.id)
    if not typed:
        raise InvalidInput("handle_missing", field="handle", network=spec.id)
    http.hide(secret)
    http.hide(password)
    site = inspect(http, server)
    if not site.app_passwords:
        raise Unavailable("app_passwords_off", host=host_of(site.base))
    users = list(dict.fromkeys((typed.removesuffix(f"@{site.host}").removeprefix("@") or typed, typed)))
    for last, user in enumerate(users, 1 - len(users)):
        try:
            session = identify(account(http, site.root, user, password), site)
        except AuthExpired:  # `me@site` is how a channel is called, but also an address of mail, which WordPress takes
            if last == 0:
                raise
            continue
        return replace(session, secrets={"user": user, "app_password": password})
    raise AssertionError("no user to try")


def account(http: Http, root: str, user: str, password: str) -> Api:
    """Calls as this user; what is sent to prove it is kept out of every log."""
    http.hide(basic(user, password))
    return Api(http, root, user, password)


def identify(api: Api, site: Site) -> Session:
    """Who the password belongs to (`GET /wp/v2/users/me`). Raises as `connect`."""
    host = host_of(site.base)
    answer = checked(api, api.ask("wp/v2/users/me", context="edit"), host)
    data = table(answer.data)
    remote_id, name = identifier(data.get("id")), data.get("username") or data.get("slug")
    if not remote_id or not isinstance(name, str):
        raise Unavailable("not_wordpress", host=host)
    granted = table(data.get("capabilities"))
    missing = [each for each in NEEDED if granted.get(each) is not True]
    if missing:
        raise MissingScope("role_too_low", host=host, handle=api.user, missing=missing)
    return Session(
        remote_id=remote_id,
        handle=f"{name}@{site.host}",
        display_name=site.name,
        server=site.base,
        facts={"root": site.root, "user": name},
    )


def checked(api: Api, answer: Answer, host: str) -> Answer:
    """The answer, if it is a success. Raises AuthExpired, MissingScope, LimitedError, Unavailable."""
    if answer.ok:
        return answer
    code, words = code_of(answer), api.http.words(answer)
    if answer.status == 429:
        at = retry_at(answer.headers, api.clock.now())
        raise LimitedError("rate_limited", host=host, retry_at=at.isoformat() if at else None)
    if code == "rest_not_logged_in":  # WordPress says so of a wrong password too (measured with 6.8)
        raise AuthExpired("login_not_seen", host=host, handle=api.user)
    if answer.status == 401:
        raise AuthExpired("app_password_refused", host=host, handle=api.user)
    if answer.status == 403:
        raise MissingScope("permission_missing", host=host, words=words)
    raise Unavailable("not_wordpress", host=host)
