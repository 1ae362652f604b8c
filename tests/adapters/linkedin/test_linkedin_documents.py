"""Documents and polls: handed over and posted as the reference has them, refused where they cannot be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from smdesk.adapters.linkedin.media import PAGES
from smdesk.core import network as networks
from smdesk.core.content import MediaItem, Part, Payload
from smdesk.core.outcome import NotSent, Prepared, Processing, Refused, Why
from smdesk.core.steps import Step, StepKind
from tests.adapters.contract.linkedin import Organisation, check
from tests.adapters.wire import answer, body
from tests.pdfs import pdf

UPLOAD, DOCUMENT = Step(StepKind.UPLOAD, 0, 0), "urn:li:document:C5"
READY = {"upload:0:0": {"id": DOCUMENT}}
MADE = answer(201, None, {"x-restli-id": "urn:li:share:1"})
POLL = {"poll_question": "Which bread  on Fridays?", "poll_answers": "Rye | Spelt | Wheat, white"}


@pytest.fixture
def paper(ask, tmp_path: Path):
    def make(data: bytes = b"", name: str = "menu.pdf", **changes):
        file = tmp_path / name
        file.write_bytes(data or pdf(3))
        item = MediaItem("9" * 64, "application/pdf", file.stat().st_size, filename=name)
        return ask("Our menu", part=Part("Our menu", (item,)), files={item.sha256: file}, **changes)

    return make


def test_a_document_is_handed_over_and_posted_with_its_title(account, wire, paper):
    address = "https://www.linkedin.com/dms-uploads/1"
    wire.on("POST", "/rest/documents", answer(200, {"value": {"uploadUrl": address, "document": DOCUMENT}}))
    wire.on("PUT", "/1", answer(201)).on("POST", "/rest/posts", MADE)
    begun = account().prepare(paper(step=UPLOAD))
    assert begun == Processing({"id": DOCUMENT}, 5.0)
    registered, sent = wire.requests
    check("DocumentInitializeUpload", body(registered))
    assert (sent.content, sent.headers["content-type"]) == (pdf(3), "application/pdf")
    assert account().poll(paper(step=UPLOAD, handle=begun.handle)) == Prepared({"id": DOCUMENT})
    account().publish(paper(prepared=READY))
    account().publish(paper(prepared=READY, options={"document_title": " Autumn "}))
    made = [body(request) for request in wire.sent("POST", "/rest/posts")]
    assert [one["content"] for one in made] == [
        {"media": {"id": DOCUMENT, "title": told}} for told in ("menu", "Autumn")
    ]
    for one in made:
        check("PostCreate", one)


def test_a_document_of_too_many_pages_is_not_sent(account, wire, paper):
    assert account().prepare(paper(pdf(301), step=UPLOAD)) == Refused("document_too_many_pages", Why.CONTENT)
    assert networks.load("linkedin").media.document_pages == PAGES
    assert wire.requests == []
    assert account().publish(paper()) == NotSent("upload_expired")


def test_a_document_goes_all_the_way(tmp_path):
    net = Organisation(tmp_path, {})
    item = MediaItem("5" * 64, "application/pdf", 9, filename="menu.pdf")
    (remote,) = net.send(Payload((Part("Our menu", (item,)),)))
    assert [post.id for post in net.live()] == [remote.id]


def test_a_poll_is_posted_as_it_was_typed(account, wire, ask):
    wire.on("POST", "/rest/posts", MADE)
    account().publish(ask("You choose", options=POLL))
    account().publish(ask("You choose", options={**POLL, "poll_duration": "ONE_DAY"}))
    usual, day = (body(request) for request in wire.requests)
    assert usual["content"] == {"poll": {
        "question": "Which bread on Fridays?",
        "options": [{"text": "Rye"}, {"text": "Spelt"}, {"text": "Wheat, white"}],
        "settings": {"duration": "THREE_DAYS"},
    }}  # fmt: skip
    assert day["content"]["poll"]["settings"] == {"duration": "ONE_DAY"}
    check("PostCreate", usual)
    for wrong in (
        {"poll_question": "x" * 141, "poll_answers": "a|b"}, {"poll_question": "x", "poll_answers": "a"},
        {"poll_question": "x", "poll_answers": "a|" + "b" * 31}, {**POLL, "poll_duration": "A_YEAR"},
    ):  # fmt: skip
        account().publish(ask("You choose", options=wrong))
        with pytest.raises(jsonschema.ValidationError):
            check("PostCreate", body(wire.requests[-1]))


def test_nothing_stands_beside_a_poll(account, wire, ask, paper):
    for request in (paper(prepared=READY), ask("x", link="https://b.example/r")):
        assert account().publish(replace(request, options=POLL)) == Refused("poll_alone", Why.CONTENT)
    assert wire.requests == []
