"""Accounts: tokens, blips and names, as users of comparable tools have reported them."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from smdesk.adapters import registry
from smdesk.adapters.base import Session
from smdesk.adapters.oauth import redeem
from smdesk.core.errors import Conflict, NetworkError, SecretError
from smdesk.core.outcome import Why
from smdesk.core.publication import State
from smdesk.services.accounts import Login
from smdesk.words import LANGUAGES, Words
from tests.adapters.wire import Wire, answer
from tests.publishing.desk import Desk
from tests.services.desk import Desk as Shop

HOUR = 3600.0


def session(remote_id: str = "did:1", handle: str = "sol.example", **secrets: str) -> Session:
    return Session(remote_id, handle, server="https://pds.example", secrets=secrets or {"app_password": "one"})


def test_an_empty_token_never_replaces_one(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """postiz-app PR 1884: reconnecting overwrote the refresh token with nothing."""
    answers: list[Any] = [session(), session(app_password="")]
    monkeypatch.setattr(registry, "connect", lambda *_, **__: answers.pop(0))
    channel = shop.runtime.channels.connect("bluesky", shop.client().id, Login(handle="s", secret="one"))
    with pytest.raises(SecretError, match="secret_empty"):
        shop.runtime.channels.reconnect(channel.id, Login(secret="two"))
    assert [json.loads(value) for value in shop.secrets._values.values()] == [{"app_password": "one"}]


@pytest.mark.parametrize("blip", ["not_sent", "server_error_before", "lost_before", "limited"])
def test_a_blip_is_no_dead_token(desk: Desk, blip: str) -> None:
    """postiz-app PR 1822."""
    channel = desk.channel("sol")
    [number] = desk.schedule(desk.post("one"), channel)
    desk.break_network("publish", blip)
    desk.pass_time(HOUR)
    assert desk.state(number) is State.PUBLISHED
    assert desk.codes() == []


def test_one_notice_a_cause_and_what_waits_for_the_account_goes_on_after_the_repair(desk: Desk) -> None:
    """postiz-app PR 1678: a mail for each failure."""
    channel = desk.channel("sol")
    numbers = [desk.schedule(desk.post(f"post {n}"), channel, in_s=60 * n)[0] for n in range(1, 6)]
    desk.net.revoke("sol")
    desk.pass_time(1200)
    assert desk.codes() == ["channel_problem"]
    assert {desk.service.view(number).next_step for number in numbers} == {"repair_account"}
    desk.net.open_account("sol")
    desk.change_channel(channel, problem="")
    desk.pass_time(HOUR)
    assert desk.texts() == [f"post {n}" for n in range(1, 6)]


@pytest.mark.parametrize("reply", [answer(400, {"error": "invalid_grant"}), answer(502), httpx.ReadTimeout("silent")])
def test_a_code_is_used_once(reply: Any) -> None:
    """mixpost 141: the one-time code was used twice."""
    from datetime import UTC, datetime

    wire = Wire().on("POST", "/token", reply)
    with pytest.raises(NetworkError):
        redeem(wire.http(), "https://n.example/token", {"code": "c"}, datetime(2026, 10, 1, tzinfo=UTC))
    assert len(wire.requests) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_failure_is_an_unknown_error(desk: Desk, language: str) -> None:
    """postiz-app 1144, PR 1914."""
    words = Words(language)
    nothing = words.outcome("surely-no-such-code").what
    channel = desk.channel("sol")
    for n, why in enumerate(Why):
        [number] = desk.schedule(desk.post(f"post {n}"), channel)
        desk.net.set_faults(None)
        from smdesk.adapters.practice.faults import Fault

        desk.break_network("publish", Fault("publish", "refused", why=why.value))
        desk.pass_time(61)
        view = desk.service.view(number)
        assert words.outcome(view.error_code).what != nothing, view.error_code
        desk.change_channel(channel, problem="")
        desk.change_row(number, state=State.CANCELLED)
    for code in ("answer_without_id", "answer_of_other_publication", "media_missing", "media_processing", "no_answer"):
        assert words.outcome(code).what != nothing, code


def test_the_notice_says_which_publication_or_channel_it_is_about(desk: Desk) -> None:
    """postiz-app 1040: a notice that opened nothing."""
    channel = desk.channel("sol")
    [failed] = desk.schedule(desk.post("one"), channel)
    desk.break_network("publish", "refused", "token_expired")
    desk.pass_time(61)
    desk.schedule(desk.post("two"), channel)
    desk.pass_time(61)
    facts = [(notice.code, notice.facts.get("publication"), notice.facts.get("channel")) for notice in desk.notices]
    assert facts == [("publication_failed", failed, None), ("channel_problem", None, channel)]


def test_another_account_at_reconnecting_is_refused_with_both_names(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [session(), session("did:2", "mar.example", app_password="two")]
    monkeypatch.setattr(registry, "connect", lambda *_, **__: answers.pop(0))
    channel = shop.runtime.channels.connect("bluesky", shop.client().id, Login(handle="s", secret="one"))
    with pytest.raises(Conflict) as refused:
        shop.runtime.channels.reconnect(channel.id, Login(secret="two"))
    assert refused.value.facts == {"expected": "sol.example", "found": "mar.example"}


# Left to the window: that a click on a notification opens the post it is about.
