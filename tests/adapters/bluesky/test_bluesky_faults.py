"""The wire breaks at each call in turn: what may have happened is never taken for what did not."""

from __future__ import annotations

import httpx
import pytest
from PIL import Image

from smdesk.core.outcome import (
    CannotTell,
    Limited,
    NotSent,
    Prepared,
    Published,
    Refused,
    RemoteRef,
    Unknown,
)
from smdesk.core.steps import StepKind
from tests.adapters.bluesky import pds
from tests.adapters.bluesky.pds import CID, DID, PUT, adapter, error, request
from tests.adapters.wire import answer

BEFORE = [httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError]
AFTER = [httpx.ReadTimeout, httpx.ReadError, httpx.WriteError, httpx.WriteTimeout, httpx.RemoteProtocolError]
VALUE = {"$type": "app.bsky.feed.post", "text": "x", "createdAt": "2026-01-01T00:00:00Z"}
PARENT = RemoteRef(f"at://{DID}/app.bsky.feed.post/3n2uwlm2xkc2p", None, {"cid": CID})


def prepared(wire):
    """A PDS that also knows a post to answer."""
    wire.on("GET", "app.bsky.feed.getPosts", answer(200, {"posts": []}))
    wire.on("GET", pds.GET, answer(200, {"uri": PARENT.id, "cid": CID, "value": VALUE}))
    return wire


ACTS = {
    "part": lambda made, file: made.publish(request("hola @bob.test", reply_to=PARENT.id)),
    "comment": lambda made, file: made.publish(request("x", StepKind.COMMENT, parent=PARENT)),
    "expired": lambda made, file: expired(made),
    "upload": lambda made, file: made.prepare(upload(file)),
    "card": lambda made, file: made.prepare(request(kind=StepKind.CARD, link="http://127.0.0.1/page")),
    "delete": lambda made, file: made.delete(PARENT),
    "find": lambda made, file: made.find(request("x")),
}


def upload(file):
    item = pds.medium(file)
    return request(kind=StepKind.UPLOAD, index=0, media=[item], files={item.sha256: file})


def expired(made):
    made.http.client._transport.replace("POST", PUT, error(400, "ExpiredToken"), pds.stored)
    return made.publish(request())


@pytest.mark.parametrize("fault", BEFORE + AFTER, ids=lambda fault: fault.__name__)
@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("length", [1, 3])
def test_a_fault_at_each_call(wire, tmp_path, act, fault, length):
    """`length` 3 breaks all three tries of a read."""
    file = tmp_path / "a.png"
    Image.new("RGB", (8, 8)).save(file)
    page = answer(200, "<title>t</title>", {"content-type": "text/html"})
    prepared(wire).on("GET", "/page", page)
    ACTS[act](adapter(wire), file)
    calls = len(wire.requests)
    assert calls
    for number in range(calls):
        broken = prepared(pds.wire()).on("GET", "/page", page)
        broken.faults = {number + n: fault("broken") for n in range(length)}
        outcome = ACTS[act](adapter(broken), file)
        hit = [broken.requests[n] for n in broken.faults if n < len(broken.requests)]
        put = any(r.url.path.endswith(PUT) for r in hit)
        if put and fault in AFTER:
            assert isinstance(outcome, Unknown), (number, outcome)
        elif put:
            assert isinstance(outcome, NotSent), (number, outcome)
        elif act in {"part", "comment", "expired"}:
            assert isinstance(outcome, NotSent | Published), (number, outcome)
        elif act == "find":
            assert not isinstance(outcome, CannotTell) or outcome.again
        else:
            assert isinstance(outcome, NotSent | Unknown | Prepared), (number, outcome)
        assert len([r for r in hit if r.url.path.endswith(PUT)]) <= 1


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(
    "response",
    [
        answer(200, None),
        answer(200, "<html>"),
        answer(200, '{"uri": "at'),
        answer(200, []),
        answer(200, {"uri": 3, "cid": [], "blob": {}, "accessJwt": 1, "posts": {}, "did": None, "value": 3}),
        answer(200, "x" * (9 * 1024 * 1024)),
        answer(302, None, {"location": "http://127.0.0.1/elsewhere"}),
        answer(400, None),
        answer(400, {"error": {"name": "x"}, "message": 3}),
        answer(418, ["?"]),
        answer(500, "<html>"),
        error(429, "RateLimitExceeded"),
    ],
    ids=["empty", "html", "cut", "list", "types", "huge", "redirect", "400", "odd", "418", "500", "429"],
)
def test_no_odd_answer_becomes_an_exception_or_a_success(wire, tmp_path, act, response):
    file = tmp_path / "a.png"
    Image.new("RGB", (8, 8)).save(file)
    ACTS[act](adapter(prepared(wire).on("GET", "/page", answer(200, "<title>t</title>"))), file)
    routes = {(r.method, r.url.path) for r in wire.requests}
    for method, path in routes:
        odd = prepared(pds.wire()).on("GET", "/page", answer(200, "<title>t</title>"))
        odd.on("GET", "/elsewhere", answer(404, None))
        made = adapter(odd)
        if act == "expired" and path.endswith(PUT):
            continue  # that act scripts its own answers for it
        odd.replace(method, path.removeprefix("/xrpc/"), response)
        outcome = ACTS[act](made, file)
        if path.endswith(PUT):
            assert isinstance(outcome, Unknown | Limited | NotSent | Refused), (path, outcome)
            assert not (response.status_code in {200, 500} and isinstance(outcome, NotSent | Refused)), (path, outcome)
        if path.endswith(pds.UPLOAD) and act == "upload":
            assert not isinstance(outcome, Prepared), (path, outcome)
