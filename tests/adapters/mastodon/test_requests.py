"""Every request the adapter makes is one the networks describe; no answer or fault makes an exception escape."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest

from smdesk.adapters.mastodon import begin_oauth, connect, finish_oauth
from smdesk.core import network
from smdesk.core.content import Part
from smdesk.core.outcome import (
    CannotTell,
    Delegated,
    Found,
    FoundDelegated,
    Limited,
    NotSent,
    NotThere,
    Prepared,
    Processing,
    Published,
    Refused,
    RemoteRef,
    Unknown,
)
from smdesk.core.steps import Step, StepKind
from tests.adapters.mastodon.helpers import (
    LISTING,
    MEDIA,
    NOW,
    SCHEDULED,
    STATUSES,
    TOKEN,
    adapter,
    dated,
    image,
    reply,
    request,
    server,
    shown,
    waiting,
    with_images,
)
from tests.adapters.openapi import Description
from tests.adapters.wire import Wire, answer

DUE = NOW + timedelta(hours=1)
#: GoToSocial's own field, sent to it only.
GOTOSOCIAL = frozenset({"content_type"})
#: Described by neither, but documented by Mastodon and tolerated as a miss elsewhere.
UNDESCRIBED = {"/.well-known/nodeinfo", "/nodeinfo/2.0"}


def happy(wire: Wire) -> Wire:
    """Good answers to everything."""
    server(wire)
    wire.on("POST", MEDIA, answer(202, {"id": "501"})).on("GET", "/api/v1/media/501", answer(200, {"id": "501"}))
    wire.on("GET", "/api/v1/media/502", answer(200, {"id": "502"})).on("POST", "/api/v1/media", answer(404))
    wire.on("POST", STATUSES, answer(200, shown())).on("DELETE", f"{STATUSES}/1000", answer(200, shown()))
    wire.on("GET", LISTING, dated([shown(text="x"), shown("5", after=-99999)]))
    wire.on("GET", f"{STATUSES}/1000/source", answer(200, {"id": "1000", "text": "x"}))
    wire.on("GET", "/api/v2/search", answer(200, {"statuses": [{"id": "55"}]}))
    wire.on("GET", SCHEDULED, answer(200, [])).on("GET", f"{SCHEDULED}/31", answer(200, waiting()))
    wire.on("PUT", f"{SCHEDULED}/31", answer(200, waiting())).on("DELETE", f"{SCHEDULED}/31", answer(200, {}))
    wire.on("POST", "/api/v1/apps", answer(200, {"client_id": "c", "client_secret": "s"}))
    wire.on("POST", "/oauth/token", answer(200, {"access_token": TOKEN, "token_type": "Bearer", "scope": "read write"}))
    return wire


def steps(folder) -> dict[str, Callable]:
    """Every call of the adapter, by name; each takes the adapter."""
    item, file = image(folder)
    uploading = request(part=Part("x", (item,)), step=Step(StepKind.UPLOAD, 0, 0), files={item.sha256: file})
    options = {"visibility": "private", "spoiler_text": "s", "sensitive": "1", "focus:0:0": "0.1,0.2"}
    full = with_images(folder, options=options, reply_to="https://other.example/@bob/5")
    later = replace(full, step=Step(StepKind.DELEGATE), due=DUE, reply_to="")
    return {
        "prepare": lambda a: a.prepare(replace(uploading, options=options)),
        "poll": lambda a: a.poll(replace(uploading, handle={"id": "501", "polls": 0})),
        "publish": lambda a: a.publish(full),
        "publish a reply": lambda a: a.publish(reply()),
        "find": lambda a: a.find(request()),
        "find a reply": lambda a: a.find(full),
        "delegate": lambda a: a.delegate(later),
        "reschedule": lambda a: a.reschedule(later, "31"),
        "recall": lambda a: a.recall(later, "31"),
        "find delegated": lambda a: a.find_delegated(later, "31"),
        "find handed over": lambda a: a.find(later),
        "delete": lambda a: a.delete(RemoteRef("1000")),
    }


NAMES = ("prepare", "poll", "publish", "publish a reply", "find", "find a reply", "delegate", "reschedule", "recall",
         "find delegated", "find handed over", "delete")  # fmt: skip
MUTATING = {"prepare", "publish", "publish a reply", "delegate", "reschedule", "recall", "delete"}


@pytest.fixture(scope="module")
def mastodon(shared) -> Description:
    return Description(shared / "specs/mastodon/openapi.json")


@pytest.fixture(scope="module")
def gotosocial(shared) -> Description:
    return Description(shared / "specs/mastodon/gotosocial.swagger.yaml", GOTOSOCIAL)


@pytest.mark.parametrize("name", NAMES)
def test_every_request_is_as_mastodon_describes_it(wire, tmp_path, mastodon, name):
    steps(tmp_path)[name](adapter(happy(wire)))
    assert wire.requests
    for sent in wire.requests:
        mastodon.check(sent)


@pytest.mark.parametrize("name", NAMES)
def test_every_request_is_as_gotosocial_describes_it(wire, tmp_path, gotosocial, name):
    steps(tmp_path)[name](adapter(happy(wire), "gotosocial"))
    for sent in wire.requests:
        if sent.url.path != "/api/v2/search":  # its description has an older path of the same call
            gotosocial.check(sent)


def test_connecting_and_signing_in_are_as_described(wire, mastodon):
    http, spec = happy(wire).http(), network.load("mastodon")
    connect(http, spec, server="m.example", secret=TOKEN)
    sign_in = begin_oauth(http, server="m.example", redirect_uri="http://127.0.0.1:4711/callback")
    wire.requests.append(httpx.Request("GET", sign_in.url))
    finish_oauth(http, spec, sign_in, f"http://127.0.0.1:4711/callback?code=c0de&state={sign_in.state}")
    undescribed_query = {"state"}  # RFC 6749; Mastodon's description leaves it out
    for sent in wire.requests:
        if sent.url.path in UNDESCRIBED:
            continue
        params = [(k, v) for k, v in sent.url.params.multi_items() if k not in undescribed_query]
        plain = httpx.Request(
            sent.method, sent.url.copy_with(params=params), headers=sent.headers, content=sent.content
        )
        mastodon.check(plain)


FAULTS = [
    httpx.ConnectError("x"), httpx.ConnectTimeout("x"), httpx.PoolTimeout("x"), httpx.ProxyError("x"),
    httpx.ReadTimeout("x"), httpx.ReadError("x"), httpx.WriteError("x"), httpx.WriteTimeout("x"),
    httpx.RemoteProtocolError("x"), httpx.DecodingError("x"),
]  # fmt: skip
ODD = [
    answer(200), answer(200, "<html>"), answer(200, '{"id": "1'), answer(200, "[" * 50_000), answer(200, []),
    answer(200, {}), answer(200, "null"), answer(200, "5"), answer(200, {"id": {"a": 1}}), answer(204), answer(206),
    answer(302, headers={"Location": "https://x.example/"}), answer(400), answer(403, "x"), answer(404, [1]),
    answer(409), answer(418), answer(422, "5"), answer(422, {"error": {"a": 1}}), answer(500), answer(599, "x"),
    answer(429, None, {"Retry-After": "x"}), answer(200, {"id": True, "scheduled_at": 5, "created_at": 5}),
]  # fmt: skip
OUTCOMES = (Published, Prepared, Processing, Delegated, NotSent, Limited, Refused, Unknown)
FINDINGS = (Found, FoundDelegated, NotThere, CannotTell)


@pytest.mark.parametrize("name", NAMES)
def test_a_fault_on_any_call_is_an_outcome_and_never_a_second_send(tmp_path, name):
    """The n-th request of a step fails, for each n and each fault."""
    clean = happy(Wire())
    steps(tmp_path)[name](adapter(clean))
    for number in range(len(clean.requests)):
        for fault in FAULTS:
            wire = happy(Wire())
            wire.faults = dict.fromkeys(range(number, number + 3), fault)  # a read is tried three times
            result = steps(tmp_path)[name](adapter(wire))
            assert isinstance(result, OUTCOMES + FINDINGS)
            changing = [sent for sent in wire.requests if sent.method != "GET"]
            assert len(changing) == len({(sent.method, sent.url.path) for sent in changing})
            lost = clean.requests[number].method != "GET"
            before = isinstance(fault, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout | httpx.ProxyError)
            if name in MUTATING:
                assert isinstance(result, Unknown if lost and not before else NotSent), (number, fault, result)
            elif name == "poll":
                assert isinstance(result, NotSent)
            else:
                assert isinstance(result, CannotTell)
                assert result.again


@pytest.mark.parametrize("name", NAMES)
def test_no_odd_answer_makes_an_exception_or_a_publication(tmp_path, name):
    clean = happy(Wire())
    steps(tmp_path)[name](adapter(clean))
    for broken in {(sent.method, sent.url.path) for sent in clean.requests}:
        for odd in ODD:
            wire = happy(Wire()).replace(*broken, odd)
            wire._routes = {broken: wire._routes.pop(broken), **wire._routes}
            result = steps(tmp_path)[name](adapter(wire))
            assert isinstance(result, OUTCOMES + FINDINGS), (broken, odd)
            if broken[0] == "POST" and broken[1] == STATUSES:
                assert not isinstance(result, Published | Delegated | Prepared)
            if isinstance(result, NotThere):
                assert name.startswith("find"), (broken, odd)
