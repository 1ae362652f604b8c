"""What every adapter does when something goes wrong: values, never exceptions; never sure of what it cannot know."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from smdesk.adapters.base import SchedulesNatively
from smdesk.core.content import Part, Payload
from smdesk.core.errors import NetworkError, SmdeskError
from smdesk.core.network import Dedupe, Feature
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
    Why,
)
from smdesk.core.steps import Step, StepKind
from tests.adapters.contract.bluesky import OverHttp
from tests.adapters.contract.harness import Harness
from tests.adapters.contract.wire import REFUSALS, TROUBLES

OUTCOMES = (Published, Prepared, Processing, Delegated, NotSent, Limited, Refused, Unknown)
FINDINGS = (Found, FoundDelegated, NotThere, CannotTell)
CODE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
REQUESTS = 5  # more than any one call of ours makes, but for a renewed session
Call = tuple[str, Callable[[Harness], Any], tuple[type, ...]]


def scheduled(net: Harness, call: Callable[[Any, Any], Any]) -> Any:
    adapter = net.adapter()
    if not isinstance(adapter, SchedulesNatively):
        return NotSent("not_offered")
    return call(adapter, net.request(step=Step(StepKind.DELEGATE)))


CALLS: tuple[Call, ...] = (
    ("prepare", lambda net: net.adapter().prepare(net.upload()), OUTCOMES),
    (
        "prepare",
        lambda net: (
            net.adapter().prepare(net.request(part=Part("x", link="https://shop.example/a"), step=Step(StepKind.CARD)))
            if net.account().spec.makes_cards
            else NotSent("not_offered")
        ),
        OUTCOMES,
    ),
    (
        "prepare",
        lambda net: (
            net.adapter().prepare(net.request(step=Step(StepKind.CONTAINER)))
            if net.account().spec.containers
            else NotSent("not_offered")
        ),
        OUTCOMES,
    ),
    (
        "publish",
        lambda net: net.adapter().publish(net.request("hello @bob.example.com https://shop.example")),
        OUTCOMES,
    ),
    (
        "publish",
        lambda net: net.adapter().publish(
            net.request(step=Step(StepKind.COMMENT), parent=RemoteRef("1"), root=RemoteRef("1"))
        ),
        OUTCOMES,
    ),
    ("poll", lambda net: net.adapter().poll(replace(net.upload(), handle=net.handle)), OUTCOMES),
    ("find", lambda net: net.adapter().find(net.request()), FINDINGS),
    ("delegate", lambda net: scheduled(net, lambda adapter, request: adapter.delegate(request)), OUTCOMES),
    ("recall", lambda net: scheduled(net, lambda adapter, request: adapter.recall(request, "12")), OUTCOMES),
    (
        "find_delegated",
        lambda net: scheduled(net, lambda adapter, request: adapter.find_delegated(request, "12")),
        (*FINDINGS, NotSent),
    ),
    (
        "delete",
        lambda net: (
            net.adapter().delete(RemoteRef("12")) if net.account().spec.can(Feature.DELETE) else NotSent("not_offered")
        ),
        OUTCOMES,
    ),
)


def spoken(value: object, caplog: pytest.LogCaptureFixture) -> str:
    """Everything that was said anywhere since the last look; what an account itself says has a test of its own."""
    said = "\n".join([repr(value), str(value), caplog.text])
    caplog.clear()
    return said


def judge(net: Harness, value: Any, kinds: tuple[type, ...], caplog: pytest.LogCaptureFixture, label: str) -> None:
    assert isinstance(value, kinds), (label, value)
    code = getattr(value, "code", "fine")
    assert CODE.fullmatch(code), (label, code)
    assert len(getattr(value, "words", "")) <= 300, label
    text = spoken(value, caplog)
    assert not [secret for secret in net.secrets if secret in text], label
    getattr(value, "words", "").encode()  # no half characters: it goes into a database


def turns(net: Callable[[], Harness]) -> Iterator[tuple[int | None, Harness]]:
    """A network anew for trouble at every request (None), then at each one by itself, as long as there is another."""
    every = net()
    yield None, every
    seen = len(every.server.seen)
    if seen == 0:  # the call is not offered
        return
    # Where nothing came after the first request, that was trouble at it alone; unless requests are counted otherwise.
    plainly = type(every).trouble is OverHttp.trouble
    for number in range(1 if seen == 1 and plainly else 0, REQUESTS):
        one = net()
        yield number, one
        if len(one.server.seen) <= number:
            return


def test_what_knows_the_secrets_does_not_say_them(make):
    net = make()
    said = f"{net.account()!r} {net.account()} {net.adapter()!r} {net.adapter()}"
    assert not [secret for secret in net.secrets if secret in said]


def every_trouble() -> list[str]:
    """All that can befall a request: one test of each network and call meets them all, for a test of each costs more
    than what it looks at.
    """
    return sorted({*TROUBLES, *REFUSALS, "echo"})


@pytest.mark.slow
@pytest.mark.parametrize("which", range(len(CALLS)), ids=lambda which: f"{CALLS[which][0]}-{which}")
def test_trouble_at_any_request_gives_a_value(wired, which, caplog):
    caplog.set_level(logging.DEBUG, "smdesk")
    operation, call, kinds = CALLS[which]
    for trouble in every_trouble():
        for number, net in turns(wired):
            net.trouble(operation, trouble, number)
            judge(net, call(net), kinds, caplog, f"{operation} {number}: {trouble}")
            allowed = (operation in {"publish", "delegate"}) + (trouble == "401")
            assert net.sendings() <= allowed, f"{operation} {number}: sent again"


@pytest.mark.slow
def test_practice_faults(practice, caplog):
    caplog.set_level(logging.DEBUG, "smdesk")
    for trouble in practice().troubles():
        for operation, call, kinds in CALLS:
            net = practice()
            net.trouble(operation, trouble)
            judge(net, call(net), kinds, caplog, f"{operation}: {trouble}")
            assert net.sendings() <= (operation in {"publish", "delegate"}), f"{operation}: sent again"


def said_of_publish(make: Callable[[], Harness], trouble: str) -> tuple[Any, int]:
    """The outcome of a publish whose own request meets trouble, and how many posts are live all the same."""
    net = make()
    net.trouble("publish", trouble, 0)
    outcome = net.adapter().publish(net.request())
    # Only a refused token, which proves that nothing was carried out, may be followed by a second try.
    assert net.sendings() <= (2 if trouble == "401" else 1), trouble
    net.clear()
    return outcome, len(net.live())


def test_nobody_is_sure_of_what_cannot_be_known(make):
    """Live but called failed would be sent twice; not live but called published would be missed in silence."""
    for trouble in make().troubles():
        outcome, live = said_of_publish(make, trouble)
        if live:
            assert isinstance(outcome, Published | Processing | Unknown), (trouble, outcome)
        else:
            assert not isinstance(outcome, Published), (trouble, outcome)


def test_what_cannot_have_left_may_be_sent_again(wired):
    for trouble in ("not: connect error", "not: connect time-out", "not: pool time-out", "not: proxy error"):
        outcome, live = said_of_publish(wired, trouble)
        assert isinstance(outcome, NotSent), (trouble, outcome)
        assert live == 0


def test_what_may_have_arrived_is_never_sent_again_blindly(wired):
    for trouble in TROUBLES:
        if trouble.startswith("done:"):
            outcome, live = said_of_publish(wired, trouble)
            assert live == 1
            assert isinstance(outcome, Published | Unknown), (trouble, outcome)


@pytest.mark.parametrize(("status", "why"), [("401", Why.AUTH), ("403", Why.PERMISSION), ("422", Why.CONTENT)])
def test_a_clean_no_is_a_no(wired, status, why):
    net = wired()
    net.trouble("publish", status)
    outcome = net.adapter().publish(net.request())
    assert isinstance(outcome, Refused)
    assert outcome.why is why
    net.clear()
    assert net.live() == []


def test_limits_are_kept_and_their_time_is_understood(wired):
    for name in ("429", "429 without a time", "429 at nonsense"):
        net = wired()
        net.trouble("publish", name)
        outcome = net.adapter().publish(net.request())
        assert isinstance(outcome, Limited), name
        if name == "429":
            assert outcome.retry_at is not None
            assert (outcome.retry_at - net.clock.now()).total_seconds() == pytest.approx(120, abs=2)
        assert outcome.retry_at is None or outcome.retry_at.tzinfo is not None


def test_after_an_answer_was_lost_looking_finds_it(make):
    net = make()
    lost = "lost_after" if net.network == "practice" else "done: read time-out"
    net.trouble("publish", lost, 0)
    request = net.request()
    assert isinstance(net.adapter().publish(request), Unknown)
    net.clear()
    net.clock.advance(90)
    finding = net.adapter().find(request)
    if isinstance(finding, CannotTell) and finding.again:
        net.clock.advance(90)
        finding = net.adapter().find(request)
    (post,) = net.live()
    if net.account().spec.dedupe is Dedupe.NONE:
        assert finding == CannotTell("no_listing")
    else:
        assert isinstance(finding, Found), finding
        assert finding.remote.id == post.id


def test_after_a_request_was_lost_looking_does_not_find_it(make):
    net = make()
    lost = "lost_before" if net.network == "practice" else "not: read time-out"
    net.trouble("publish", lost, 0)
    request = net.request()
    assert isinstance(net.adapter().publish(request), Unknown)
    net.clear()
    net.clock.advance(90)
    assert net.adapter().find(request) == (
        CannotTell("no_listing") if net.account().spec.dedupe is Dedupe.NONE else NotThere()
    )
    assert isinstance(net.finish(net.adapter().publish(request), request), Published)
    assert len(net.live()) == 1


def test_a_silent_network_is_not_an_empty_one(make):
    net = make()
    net.send(Payload((Part("There"),)))
    if net.network == "practice":
        net.trouble("find", "find_silent")
        names = ["find_silent"]
    else:
        names = [name for name in net.troubles() if name not in {"404"}]
    for name in names:
        net.clear()
        net.trouble("find", name)
        finding = net.adapter().find(net.request("There"))
        assert not isinstance(finding, NotThere), (name, finding)


def answered(question: Callable[[], Any]) -> Any:
    """The answer, or the coded error."""
    try:
        return question()
    except SmdeskError as error:
        return error


@pytest.mark.slow
@pytest.mark.parametrize("ask", ["whoami", "limits", "connect"])
def test_questions_outside_publishing_raise_errors_of_their_kind(wired, ask, caplog):
    caplog.set_level(logging.DEBUG, "smdesk")
    for trouble in every_trouble():
        for number, net in turns(wired):
            question = net.connect if ask == "connect" else getattr(net.adapter(), ask, None)
            if question is None:
                return
            net.trouble(ask, trouble, number)
            said = answered(question)
            if isinstance(said, SmdeskError):
                assert isinstance(said, NetworkError), (ask, number, trouble, said)
                assert CODE.fullmatch(said.code)
            text = f"{said!r} {said} {caplog.text}"
            caplog.clear()
            assert not [secret for secret in net.secrets if secret in text], (ask, number, trouble)


def test_a_redirect_says_nothing_of_what_was_sent_which_goes_later(wired: Callable[[], Harness]) -> None:
    """The page where one signs in to a wireless network is no refusal of the post."""
    net = wired()
    request = net.request()
    net.trouble("publish", "not: redirect")
    outcome = net.adapter().publish(request)
    assert isinstance(outcome, NotSent) or (isinstance(outcome, Refused) and outcome.why is Why.AUTH), outcome
