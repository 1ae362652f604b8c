"""Connecting: whose token it is, what it may do, how long it lasts, and which Page is meant."""

from __future__ import annotations

from datetime import timedelta

import pytest

from smdesk.adapters.facebook import connect
from smdesk.core.errors import AuthExpired, InvalidInput, LimitedError, MissingScope, Offline, Unavailable
from smdesk.core.network import load
from tests.adapters.contract.facebook import PAGE, TOKEN, USER_TOKEN
from tests.adapters.wire import answer

SCOPES = ["pages_manage_posts", "pages_read_engagement", "pages_show_list"]


def about(kind: str = "USER", **more: object) -> object:
    return answer(200, {"data": {"type": kind, "is_valid": True, "scopes": SCOPES, "expires_at": 0, **more}})


def pages(*names: str, **more: object) -> object:
    rows = [
        {"id": str(index), "name": name, "access_token": f"EAApage{index}", "tasks": ["CREATE_CONTENT"], **more}
        for index, name in enumerate(names)
    ]
    return answer(200, {"data": rows})


def try_it(wire, clock, handle="", secret=USER_TOKEN):
    return connect(wire.http(), load("facebook"), handle=handle, secret=secret, clock=clock)


def test_the_one_page_of_a_person(wire, clock):
    wire.on("GET", "/debug_token", about()).on("GET", "/me/accounts", pages("Acme"))
    wire.on("GET", "/me", answer(200, {"id": PAGE, "name": "Acme"}))
    session = try_it(wire, clock, secret=f" {USER_TOKEN}\n")
    assert (session.remote_id, session.handle, session.secrets) == (PAGE, "Acme", {"access_token": "EAApage0"})
    assert wire.sent("GET", "/me")[0].headers["authorization"] == "Bearer EAApage0"


def test_a_pages_own_token_needs_no_list(wire, clock):
    wire.on("GET", "/debug_token", about("PAGE")).on("GET", "/me", answer(200, {"id": PAGE, "name": "Acme"}))
    assert try_it(wire, clock, secret=TOKEN).secrets == {"access_token": TOKEN}
    assert wire.sent("GET", "/me/accounts") == []


def test_of_several_pages_one_must_be_named_and_each_is_told(wire, clock):
    wire.on("GET", "/debug_token", about()).on("GET", "/me/accounts", pages("Acme", "Sol"))
    wire.on("GET", "/me", answer(200, {"id": "1", "name": "Sol"}))
    with pytest.raises(InvalidInput) as caught:
        try_it(wire, clock)
    assert (caught.value.code, caught.value.facts["names"]) == ("choose_account", ["Acme", "Sol"])
    with pytest.raises(InvalidInput, match="account_not_managed"):
        try_it(wire, clock, handle="Luna")
    wire.replace("GET", "/me/accounts", pages())
    for handle in ("", "Acme"):
        with pytest.raises(InvalidInput, match="no_page_managed"):
            try_it(wire, clock, handle=handle)
    wire.replace("GET", "/me/accounts", pages("Acme", "Sol"))
    for handle in ("sol", "1", " Sol "):
        assert try_it(wire, clock, handle=handle).secrets == {"access_token": "EAApage1"}


def test_a_token_made_for_trying_out_is_told_before_anything_is_kept(wire, clock):
    ends = clock.now() + timedelta(hours=1)
    wire.on("GET", "/debug_token", about("PAGE", expires_at=int(ends.timestamp())))
    with pytest.raises(InvalidInput) as caught:
        try_it(wire, clock)
    assert (caught.value.code, caught.value.facts["until"]) == ("token_short_lived", ends)


def test_a_token_that_ends_one_day_is_remembered_with_its_day(wire, clock):
    ends = clock.now() + timedelta(days=59)
    wire.on("GET", "/debug_token", about("PAGE", expires_at=int(ends.timestamp())))
    wire.on("GET", "/me", answer(200, {"id": PAGE, "name": "Acme"}))
    assert try_it(wire, clock).facts["expires_at"] == ends.isoformat()


def test_missing_permissions_and_a_lost_role_are_named(wire, clock):
    wire.on("GET", "/debug_token", about(scopes=["pages_show_list"]), about())
    with pytest.raises(MissingScope) as caught:
        try_it(wire, clock)
    assert caught.value.facts["missing"] == ["pages_manage_posts", "pages_read_engagement"]
    wire.on("GET", "/me/accounts", pages("Acme", tasks=["ANALYZE"]))
    with pytest.raises(MissingScope, match="task_missing"):
        try_it(wire, clock)


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (answer(400, {"error": {"code": 190, "error_subcode": 460, "message": "changed"}}), AuthExpired),
        (answer(200, {"data": {"is_valid": False, "error": {"code": 190, "message": "over"}}}), AuthExpired),
        (answer(400, {"error": {"code": 4, "message": "slow"}}), LimitedError),
        (answer(200, "<html>hotel</html>"), Unavailable),
        (answer(302, None, {"location": "https://elsewhere.example"}), Unavailable),
    ],
)
def test_what_the_network_answers_to_a_bad_token(wire, clock, reply, error):
    wire.on("GET", "/debug_token", reply)
    with pytest.raises(error):
        try_it(wire, clock)


@pytest.mark.parametrize("code", [100, 190])
def test_a_token_that_the_network_cannot_read_is_told_as_such(wire, clock, code):
    wire.on("GET", "/debug_token", answer(400, {"error": {"code": code, "message": "App_id did not match"}}))
    with pytest.raises(AuthExpired, match="token_unreadable") as caught:
        try_it(wire, clock)
    assert caught.value.facts["words"] == "App_id did not match"


@pytest.mark.parametrize("subcode", [458, 459, 460, 463, 464])
def test_a_token_that_has_ended_or_was_withdrawn_is_not_told_to_be_another_apps(wire, clock, subcode):
    error = {"code": 190, "error_subcode": subcode, "message": "Session has expired"}
    wire.on("GET", "/debug_token", answer(400, {"error": error}))
    with pytest.raises(AuthExpired) as caught:
        try_it(wire, clock)
    assert caught.value.code == "token_refused"


def test_offline(wire, clock):
    import httpx

    wire.on("GET", "/debug_token", httpx.ConnectError("no route"))
    with pytest.raises(Offline):
        try_it(wire, clock)


@pytest.mark.parametrize(
    ("secret", "code"), [("", "token_missing"), ("  \n", "token_missing"), ("EAA ñ", "token_malformed")]
)
def test_what_is_no_token_is_not_sent(wire, clock, secret, code):
    with pytest.raises(InvalidInput, match=code):
        try_it(wire, clock, secret=secret)
    assert wire.requests == []


def test_what_a_token_may_not_do_is_remembered_by_name(wire, clock):
    most = about("PAGE", scopes=[*SCOPES, "pages_manage_engagement", "read_insights"])
    wire.on("GET", "/debug_token", most).on("GET", "/me", answer(200, {"id": PAGE, "name": "Acme"}))
    assert try_it(wire, clock, secret=TOKEN).facts["missing_scopes"] == ["pages_messaging", "pages_read_user_content"]
