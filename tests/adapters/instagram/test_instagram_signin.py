"""Connecting through either door, and the token that is renewed while it lives."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest

from smdesk.adapters import registry
from smdesk.adapters.instagram import connect
from smdesk.core.errors import AuthExpired, InvalidInput, MissingScope
from smdesk.core.network import Feature, load
from tests.adapters import graphspec
from tests.adapters.contract.instagram import ACCOUNT, OWN, PAGE_TOKEN, SCOPES, USER_TOKEN
from tests.adapters.specs import SPECS
from tests.adapters.wire import answer

YOUNG = answer(400, {"error": {"code": 190, "message": "too young"}})


def try_it(wire, clock, secret, handle=""):
    return connect(wire.http(), load("instagram"), handle=handle, secret=secret, clock=clock)


def me(**more):
    return answer(200, {"id": "1", "user_id": ACCOUNT, "username": "acme", "account_type": "BUSINESS", **more})


def pages(*names, linked=True, **more):
    rows = [
        {"id": f"p{at}", "name": f"Page of {name}", "access_token": f"EAApage{at}", "tasks": ["CREATE_CONTENT"],
         **({"instagram_business_account": {"id": f"ig{at}", "username": name}} if linked else {}), **more}
        for at, name in enumerate(names)
    ]  # fmt: skip
    return answer(200, {"data": rows})


def about(kind="USER", scopes=SCOPES, **more):
    return answer(200, {"data": {"type": kind, "is_valid": True, "scopes": scopes, "expires_at": 0, **more}})


def test_a_token_of_instagrams_own_login(wire, clock):
    wire.on("GET", "/me", me()).on("GET", "/refresh_access_token", YOUNG)
    session = try_it(wire, clock, f" {OWN}\n")
    assert (session.remote_id, session.handle, session.limits) == (ACCOUNT, "acme", {})
    assert session.facts["login"] == "instagram"
    assert session.facts["expires_at"] == (clock.now() + timedelta(days=60)).isoformat()
    assert {request.url.host for request in wire.requests} == {"graph.instagram.com"}


def test_one_of_an_hour_is_exchanged_with_the_secret_of_the_app(wire, clock):
    wire.on("GET", "/access_token", answer(200, {"access_token": "IGlong", "expires_in": 5_000_000}))
    wire.on("GET", "/me", me())
    session = try_it(wire, clock, f"{OWN}\n{'ab' * 16}")
    assert session.secrets == {"access_token": "IGlong"}
    assert session.facts["expires_at"] == (clock.now() + timedelta(seconds=5_000_000)).isoformat()
    asked = dict(wire.sent("GET", "/access_token")[0].url.params)
    assert asked == {"grant_type": "ig_exchange_token", "client_secret": "ab" * 16, "access_token": OWN}


def test_a_personal_account_and_a_missing_right_are_told(wire, clock):
    wire.on("GET", "/refresh_access_token", YOUNG).on("GET", "/me", me(account_type="PERSONAL"), me())
    with pytest.raises(InvalidInput, match="account_personal"):
        try_it(wire, clock, OWN)
    refused = answer(400, {"error": {"code": 10, "message": "no permission"}})
    wire.replace("GET", f"/{ACCOUNT}/content_publishing_limit", refused)
    with pytest.raises(MissingScope) as caught:
        try_it(wire, clock, OWN)
    assert caught.value.facts["missing"] == ["instagram_business_content_publish"]


def test_through_the_linked_page(wire, clock):
    wire.on("GET", "/debug_token", about()).on("GET", "/me/accounts", pages("acme", "sol"))
    session = try_it(wire, clock, USER_TOKEN, "@Sol")
    assert (session.remote_id, session.handle, session.secrets) == ("ig1", "sol", {"access_token": "EAApage1"})
    assert session.limits["media_by_address"] == ["image"]
    assert "first_comment" in session.limits["features"]
    with pytest.raises(InvalidInput) as caught:
        try_it(wire, clock, USER_TOKEN)
    assert (caught.value.code, caught.value.facts["names"]) == ("choose_account", ["acme", "sol"])
    with pytest.raises(InvalidInput, match="account_not_managed"):
        try_it(wire, clock, USER_TOKEN, "luna")


def test_a_page_without_an_account_a_lost_role_and_missing_rights(wire, clock):
    wire.on("GET", "/debug_token", about()).on("GET", "/me/accounts", pages("acme", linked=False))
    with pytest.raises(InvalidInput) as caught:
        try_it(wire, clock, USER_TOKEN)
    assert (caught.value.code, caught.value.facts["names"]) == ("account_not_linked", ["Page of acme"])
    wire.replace("GET", "/me/accounts", pages())
    with pytest.raises(InvalidInput, match="no_page_managed"):
        try_it(wire, clock, USER_TOKEN)
    wire.replace("GET", "/me/accounts", pages("acme", tasks=["ANALYZE"]))
    with pytest.raises(MissingScope, match="task_missing"):
        try_it(wire, clock, USER_TOKEN)
    wire.replace("GET", "/debug_token", about(scopes=["instagram_basic", "pages_show_list", "pages_read_engagement"]))
    with pytest.raises(MissingScope) as lacks:
        try_it(wire, clock, USER_TOKEN)
    assert lacks.value.facts["missing"] == ["instagram_content_publish"]


def test_without_the_right_to_comment_there_is_no_first_comment(wire, clock):
    scopes = [scope for scope in SCOPES if scope != "instagram_manage_comments"]
    linked = {"id": "p1", "name": "Acme", "instagram_business_account": {"id": ACCOUNT, "username": "acme"}}
    wire.on("GET", "/debug_token", about("PAGE", scopes)).on("GET", "/me", answer(200, linked))
    assert "first_comment" not in try_it(wire, clock, PAGE_TOKEN).limits["features"]


def test_a_token_of_another_network_is_not_sent_anywhere(wire, clock):
    with pytest.raises(InvalidInput) as caught:
        try_it(wire, clock, "THAAtoken")
    assert (caught.value.code, caught.value.facts["found"]) == ("token_other_network", "Threads")
    assert wire.requests == []


def test_a_token_near_its_end_is_renewed_and_its_days_with_it(wire, clock, door):
    days = {
        "issued_at": (clock.now() - timedelta(days=45)).isoformat(),
        "expires_at": (clock.now() + timedelta(days=15)).isoformat(),
    }
    wire.on("GET", "/me", me())
    wire.on("GET", "/refresh_access_token", answer(200, {"access_token": "IGnew", "expires_in": 5_184_000}))
    adapter = door(**days)
    session = adapter.whoami()
    assert session.secrets == {"access_token": "IGnew"} == adapter.renewed()
    assert session.facts["expires_at"] == (clock.now() + timedelta(days=60)).isoformat()
    for early in (
        {"expires_at": (clock.now() + timedelta(days=21)).isoformat()},
        {"issued_at": clock.now().isoformat()},
    ):
        fresh = door(**{**days, **early})
        assert fresh.whoami().facts == {"login": "instagram", **days, **early}
        assert fresh.renewed() is None


def test_a_withdrawn_token(wire, clock):
    wire.on("GET", "/refresh_access_token", YOUNG)
    wire.on("GET", "/me", answer(400, {"error": {"code": 190, "error_subcode": 458, "message": "removed"}}))
    with pytest.raises(AuthExpired):
        try_it(wire, clock, OWN)


SCOPE = list(load("instagram").connect.browser.scopes)
REDIRECT = "https://acme.example/back"


@pytest.fixture
def allowed(wire, clock):
    """What the browser comes back with: `allowed(scopes)` gives the session, `ends` is where the browser ended."""

    def sign_in(scopes=SCOPE, ends="{redirect}?code=c0de&state={state}#_"):
        given = {"access_token": "IGshort", "user_id": "1784", "permissions": ",".join(scopes)}
        wire.on("POST", "/oauth/access_token", answer(200, {"data": [given]}))
        wire.on("GET", "/access_token", answer(200, {"access_token": "IGlong", "expires_in": 5_184_000}))
        wire.on("GET", "/refresh_access_token", YOUNG).on("GET", "/me", me())
        http = wire.http()
        begun = registry.begin_sign_in("instagram", http, client_id="99", client_secret="a" * 32, redirect_uri=REDIRECT)
        pasted = ends.format(redirect=REDIRECT, state=begun.state)
        return begun, registry.finish_sign_in("instagram", http, begun, pasted, clock=clock)

    return sign_in


def test_signed_in_in_the_browser_the_token_of_an_hour_becomes_one_of_sixty_days(wire, clock, allowed):
    begun, session = allowed()
    page = httpx.URL(begun.url)
    assert (page.host, page.path) == ("www.instagram.com", "/oauth/authorize")
    assert page.params["scope"].split(",") == SCOPE
    assert page.params["redirect_uri"] == REDIRECT
    (redeemed,) = wire.sent("POST", "/oauth/access_token")
    sent = graphspec.form(redeemed)
    assert (redeemed.url.host, sent["code"], sent["redirect_uri"]) == ("api.instagram.com", "c0de", REDIRECT)
    (exchanged,) = wire.sent("GET", "/access_token")
    assert dict(exchanged.url.params) == {
        "grant_type": "ig_exchange_token", "client_secret": "a" * 32, "access_token": "IGshort",
    }  # fmt: skip
    if SPECS.is_dir():
        (described,) = graphspec.older(SPECS, "IGAccessTokenForIGOnlyAPI")["edges"]
        assert set(described["params"]) == set(exchanged.url.params)
    assert (session.handle, session.secrets["access_token"]) == ("acme", "IGlong")
    assert session.facts["expires_at"] == (clock.now() + timedelta(days=60)).isoformat()
    assert session.facts["login"] == "instagram"
    assert "missing_scopes" not in session.facts


def test_the_code_alone_may_be_pasted_with_the_sign_that_is_put_behind_it(wire, allowed):
    allowed(ends="c0de#_")
    assert graphspec.form(wire.sent("POST", "/oauth/access_token")[0])["code"] == "c0de"


def test_what_was_not_allowed_is_named_and_publishing_goes_on_without(allowed):
    _, session = allowed([scope for scope in SCOPE if not scope.endswith(("messages", "insights"))])
    assert session.facts["missing_scopes"] == SCOPE[-2:]
    left = load("instagram").without(session.facts["missing_scopes"])
    assert Feature.INBOX_REPLY in left
    assert not {Feature.INBOX_MESSAGES, Feature.INBOX_PRIVATE, Feature.METRICS} & left


def test_without_the_right_to_publish_it_is_refused_by_its_name(allowed):
    with pytest.raises(MissingScope) as caught:
        allowed(["instagram_business_basic"])
    assert caught.value.facts["missing"] == ["instagram_business_content_publish"]


def test_every_scope_that_can_be_done_without_says_what_it_allows():
    rule = load("instagram").connect
    assert set(rule.browser.scopes) - rule.browser.needed <= set(rule.allows)
