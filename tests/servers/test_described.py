"""What is published to Pinterest and to X against a server that is made of their own official descriptions (Prism).

It is no network: it remembers nothing. But it was written by others, reads what the networks publish about themselves,
and refuses each request that is not described.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from smdesk.adapters.base import Account, PublishRequest
from smdesk.adapters.http import Http
from smdesk.adapters.pinterest import PinterestAdapter
from smdesk.adapters.pinterest import connect as connect_pinterest
from smdesk.adapters.x import XAdapter
from smdesk.adapters.x import connect as connect_x
from smdesk.core.content import MediaItem, Part
from smdesk.core.network import load
from smdesk.core.outcome import CannotTell, Found, NotThere, Prepared, Processing, Published, Refused
from smdesk.core.steps import Step, StepKind
from tests.adapters.contract.x import KEYS, NAMES

pytestmark = [pytest.mark.servers, pytest.mark.timeout(180)]
TOKEN, BOARD = "pina_token-of-the-test", "549755885175"
NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


class Described(httpx.BaseTransport):
    """Sends what is meant for a network to Prism, and fails on what the network does not describe.

    Answers are the description's examples, in which an id is the word "string"; here it is a number.
    """

    def __init__(self, url: str, host: str, base: str = "") -> None:
        self.real, self.url, self.host, self.base = httpx.HTTPTransport(), url, host, base
        self.asked: list[str] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        if request.url.host != self.host:
            return httpx.Response(204)  # the storage for videos
        path = request.url.path.removeprefix(self.base)
        headers = [(name, value) for name, value in request.headers.items() if name not in {"host", "accept-encoding"}]
        if request.headers.get("authorization", "").startswith("OAuth "):  # a scheme that Prism does not have
            headers = [(name, value if name != "authorization" else "Bearer signed") for name, value in headers]
        url = httpx.URL(self.url).copy_with(path=path, query=request.url.query)
        response = self.real.handle_request(
            httpx.Request(request.method, url, headers=headers, content=request.content)
        )
        response.read()
        said = json.loads(response.headers.get("sl-violations", "[]"))
        wrong = [each for each in said if each["location"][0] == "request" and each["code"] != 401]
        assert not wrong, (request.method, path, wrong)
        self.asked.append(f"{request.method} {path}")
        content = response.content.replace(b'"id":"string"', b'"id":"7001"')
        return httpx.Response(response.status_code, headers={"content-type": "application/json"}, content=content)

    def close(self) -> None:
        self.real.close()

    def http(self) -> Http:
        return Http.create(self)


Ask = Callable[..., PublishRequest]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    def make(*kinds: str, text: str = "Rye, three days", **changes: Any) -> PublishRequest:
        media, files = [], {}
        for number, mime in enumerate(kinds):
            name = str(number) * 64
            files[name] = tmp_path / name
            files[name].write_bytes(b"some bytes")
            media.append(MediaItem(name, mime, 10, alt="A loaf"))
        values: dict[str, Any] = {
            "key": "key-1", "armed_at": NOW, "step": Step(StepKind.PART), "files": files, "first_try": NOW,
            "part": Part(text, tuple(media), "https://bakery.example/rye"), **changes,
        }  # fmt: skip
        return PublishRequest(**values)

    return make


@pytest.fixture
def pinterest(lab: Any, shared: Path) -> Iterator[Described]:
    facts = lab("prism.py", "--spec", str(shared / "specs/pinterest/openapi.v5.json"))
    wire = Described(facts["url"], "api.pinterest.com", "/v5")
    yield wire
    wire.close()


@pytest.fixture
def x(lab: Any, shared: Path) -> Iterator[Described]:
    wire = Described(lab("prism.py", "--spec", str(shared / "specs/x/openapi.json"))["url"], "api.x.com")
    yield wire
    wire.close()


def test_pinterest_from_connecting_to_taking_down(pinterest: Described, ask: Ask) -> None:
    session = connect_pinterest(pinterest.http(), load("pinterest"), secret=TOKEN)
    assert (session.remote_id, session.limits["option_names"]) == (
        "2783136121146311751",
        {"board": {BOARD: "Summer recipes"}},
    )
    account = Account(load("pinterest"), "", session.remote_id, session.handle, {}, session.secrets)
    adapter = PinterestAdapter(account, pinterest.http())
    chosen = {"options": {"board": BOARD, "title": "Bread"}}
    pins = [adapter.publish(ask(*["image/jpeg"] * count, **chosen)) for count in (1, 5)]
    film = ask("video/mp4", step=Step(StepKind.CONTAINER), **chosen)
    laid = adapter.prepare(film)
    assert isinstance(laid, Processing)
    assert isinstance(adapter.poll(ask("video/mp4", step=Step(StepKind.CONTAINER), handle=laid.handle)), Processing)
    pins.append(adapter.publish(ask("video/mp4", prepared={"container:0": laid.handle}, **chosen)))
    assert all(isinstance(each, Published) for each in pins), pins
    assert isinstance(adapter.find(ask("image/jpeg", **chosen)), NotThere | CannotTell)
    assert adapter.delete(pins[0].remote) == Prepared({})
    assert {"GET /user_account", "GET /boards", "POST /pins", "POST /media", f"GET /boards/{BOARD}/pins"} <= set(
        pinterest.asked
    )


def test_pinterest_refuses_who_brings_no_token(pinterest: Described, ask: Ask) -> None:
    outcome = PinterestAdapter(Account(load("pinterest")), pinterest.http()).publish(
        ask("image/jpeg", options={"board": BOARD})
    )
    assert isinstance(outcome, Refused)
    assert outcome.code == "auth_refused"


def test_x_from_connecting_to_taking_down(x: Described, ask: Ask) -> None:
    session = connect_x(x.http(), load("x"), secret="\n".join(KEYS))
    account = Account(load("x"), "", session.remote_id, "acme", {}, dict(zip(NAMES, KEYS, strict=True)))
    adapter = XAdapter(account, x.http())
    ready = {}
    for mime in ("image/png", "video/mp4"):
        step = Step(StepKind.UPLOAD, 0, 0)
        outcome = adapter.prepare(ask(mime, step=step))
        assert isinstance(outcome, Prepared | Processing), outcome
        if isinstance(outcome, Processing):
            polled = adapter.poll(ask(mime, step=step, handle=outcome.handle))
            assert isinstance(polled, Prepared | Processing), polled
        ready[mime] = outcome.ref if isinstance(outcome, Prepared) else outcome.handle
    made = adapter.publish(ask("image/png", prepared={"upload:0:0": ready["image/png"]}))
    assert isinstance(made, Published), made
    answer = adapter.publish(ask(step=Step(StepKind.PART, 1), parent=made.remote, root=made.remote, parts_total=2))
    assert isinstance(answer, Published), answer
    found = adapter.find(ask())
    assert isinstance(found, Found | NotThere | CannotTell)
    assert adapter.delete(made.remote) == Prepared({})
    pieces = [f"POST /2/media/upload/{tail}" for tail in ("initialize", "7001/append", "7001/finalize")]
    assert {"GET /2/users/me", "POST /2/media/upload", *pieces, "POST /2/tweets", "DELETE /2/tweets/7001"} <= set(
        x.asked
    )


def test_what_is_not_described_is_noticed(pinterest: Described, x: Described) -> None:
    for wire, url, data in (
        (pinterest, "https://api.pinterest.com/v5/pins", {"board_id": "Bread", "media_source": {}}),
        (x, "https://api.x.com/2/tweets", {"text": "Rye", "media": {"media_ids": "7001"}}),
    ):
        with pytest.raises(AssertionError, match="request"):
            wire.http().mutate("POST", url, json=data, headers={"Authorization": "Bearer any"})
