"""Faults on demand: what is made, what is said, and that chance comes out the same every time."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from smdesk.adapters.base import ReplyRequest, Target
from smdesk.adapters.practice import Fault, FaultPlan, PracticeNetwork
from smdesk.adapters.practice.faults import APPLIES, Kind, Operation
from smdesk.core.content import Part
from smdesk.core.errors import AuthExpired, InvalidInput, LimitedError, Offline, Unavailable
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
    Unknown,
    Why,
)
from smdesk.core.steps import Step, StepKind
from tests.adapters.practice.helpers import ARMED, adapter, picture, request


@pytest.mark.parametrize(
    ("fault", "outcome", "made"),
    [
        (Fault("publish", "ok"), Published, 1),
        (Fault("publish", "not_sent"), NotSent("offline", "the practice network cannot be reached"), 0),
        (Fault("publish", "lost_before"), Unknown("no_answer", "the practice network did not answer"), 0),
        (Fault("publish", "lost_after"), Unknown("no_answer", "the practice network did not answer"), 1),
        (Fault("publish", "forgets_key"), Unknown("no_answer", "the practice network did not answer"), 1),
        (Fault("publish", "server_error_before"), Unknown("server_error", "bad gateway", 502), 0),
        (Fault("publish", "server_error_after"), Unknown("server_error", "bad gateway", 502), 1),
        (Fault("publish", "lies_4xx"), Unknown("misleading_answer", "bad request", 400), 1),
        (Fault("publish", "stall", seconds=60), Unknown("no_answer", "the practice network did not answer"), 0),
        (
            Fault("publish", "stall", seconds=60, made=True),
            Unknown("no_answer", "the practice network did not answer"),
            1,
        ),
        (Fault("publish", "slow", seconds=5), Published, 1),
        (Fault("publish", "upload_expired"), NotSent("upload_expired", "media not found"), 0),
        (
            Fault("publish", "limited", seconds=90),
            Limited("rate_limited", ARMED + timedelta(seconds=90), "too many requests", 429),
            0,
        ),
        (Fault("publish", "token_expired"), Refused("auth_refused", Why.AUTH, "the access has expired", 401), 0),
        *(
            (
                Fault("publish", "refused", why=why),
                Refused(code, Why(why), "the practice network says no", status),
                0,
            )
            for why, code, status in (
                ("content", "refused_content", 422),
                ("auth", "auth_refused", 401),
                ("permission", "permission_missing", 403),
                ("gone", "target_gone", 404),
            )
        ),
    ],
    ids=lambda value: f"{value.kind}-{value.why}-{value.made}" if isinstance(value, Fault) else "",
)
def test_what_a_fault_makes_and_says(network, fault, outcome, made):
    network.set_faults(FaultPlan((fault,)))
    said = adapter(network).publish(request())
    assert said == outcome or (outcome is Published and isinstance(said, Published))
    assert len(network.posts()) == made
    # Used up: the next call is an ordinary one.
    assert isinstance(adapter(network).publish(request("next", key="k2")), Published)
    assert network.fired() == (("publish", fault.kind),)


def test_slow_and_stalled_calls_take_their_time(network, clock):
    network.set_faults(FaultPlan.script("publish", Fault("publish", "slow", seconds=5)))
    adapter(network).publish(request())
    assert clock.now() == ARMED + timedelta(seconds=5)
    assert network.posts()[0].created == clock.now()


def test_processing_takes_the_looks_it_was_told(network):
    network.set_faults(FaultPlan((Fault("publish", "processing", polls=3),)))
    ours = adapter(network)
    outcome = ours.publish(request())
    said = [ours.poll(request(handle=outcome.handle)) for _ in range(4)]
    assert [type(one) for one in said] == [Processing, Processing, Published, Published]
    assert len(network.posts()) == 1


def test_processing_goes_on_when_nobody_looks(network, clock):
    network.set_faults(FaultPlan.script("publish", "processing"))
    ours = adapter(network)
    handle = ours.publish(request()).handle
    assert ours.find(request()) == CannotTell("processing", again=True)
    clock.advance(3600)
    assert ours.poll(request(handle=handle)) == Published(network.posts()[0].remote)


def test_processing_that_fails_makes_nothing(network, clock):
    network.set_faults(FaultPlan.script("publish", "processing_fails"))
    ours = adapter(network)
    handle = ours.publish(request()).handle
    said = ours.poll(request(handle=handle))
    assert (said.code, said.why) == ("media_processing_failed", Why.CONTENT)
    clock.advance(3600)
    assert network.posts() == ()
    assert ours.find(request(handle=handle)) == NotThere()


def test_a_poll_that_does_not_get_through_changes_nothing(network):
    ours = adapter(network, dedupe="two_phase")
    handle = ours.publish(request()).handle
    network.set_faults(FaultPlan.script("poll", "not_sent", "lost_before", "server_error_before", "processing"))
    said = [ours.poll(request(handle=handle)) for _ in range(5)]
    assert [type(one) for one in said] == [NotSent, NotSent, NotSent, Processing, Published]


def test_uploads_that_are_processed_first(network, tmp_path):
    item, file = picture(tmp_path)
    ours = adapter(network)
    upload = request(step=Step(StepKind.UPLOAD, 0, 0), part=Part("x", (item,)), files={item.sha256: file})
    plan = FaultPlan.script("prepare", Fault("prepare", "processing", polls=2), "processing_fails", "lost_after")
    network.set_faults(plan)
    first = ours.prepare(upload)
    said = [ours.poll(request(handle=first.handle)) for _ in range(2)]
    assert [type(one) for one in said] == [Processing, Prepared]
    second = ours.prepare(upload)
    assert ours.poll(request(handle=second.handle)).code == "media_processing_failed"
    assert isinstance(ours.prepare(upload), Unknown)


def test_blind_looks(network):
    ours = adapter(network)
    ours.publish(request())
    network.set_faults(FaultPlan.script("find", "find_silent", "find_cut", "token_expired", "slow"))
    assert [ours.find(request()) for _ in range(3)] == [
        CannotTell("network_silent", again=True),
        CannotTell("listing_cut"),
        CannotTell("auth_refused", again=True),
    ]
    assert isinstance(ours.find(request()), Found)


def test_what_is_live_may_be_missing_from_the_listing_for_a_while(network, clock):
    network.set_faults(FaultPlan((Fault("publish", "lost_after", hidden_s=30),)))
    ours = adapter(network)
    ours.publish(request())
    assert len(network.posts()) == 1
    assert ours.find(request()) == NotThere()
    clock.advance(31)
    assert isinstance(ours.find(request()), Found)


def test_a_forgotten_key_protects_from_nothing(network):
    network.set_faults(FaultPlan.script("publish", "forgets_key"))
    ours = adapter(network, dedupe="key")
    ours.publish(request())
    ours.publish(request())
    assert len(network.duplicates()) == 1


def test_faults_of_the_networks_own_scheduler(network):
    ours, step = adapter(network), Step(StepKind.DELEGATE)
    asked = request(step=step, due=ARMED + timedelta(hours=1))
    network.set_faults(
        FaultPlan.script("delegate", "not_sent", "lost_before", "lost_after") + FaultPlan.script("recall", "lost_after")
    )
    assert [type(ours.delegate(asked)) for _ in range(2)] == [NotSent, Unknown]
    assert ours.find_delegated(asked, "") == NotThere()
    assert isinstance(ours.delegate(asked), Unknown)
    found = ours.find_delegated(asked, "")
    assert isinstance(found, FoundDelegated)
    assert isinstance(ours.recall(asked, found.handle), Unknown)
    assert ours.find_delegated(asked, found.handle) == NotThere()


def test_a_lost_hand_over_under_a_chosen_id_is_handed_over_once(network):
    ours = adapter(network, dedupe="client_id")
    asked = request(step=Step(StepKind.DELEGATE), due=ARMED + timedelta(hours=1))
    network.set_faults(FaultPlan.script("delegate", "lost_after"))
    ours.delegate(asked)
    assert isinstance(ours.delegate(asked), Delegated)
    assert len(network.scheduled()) == 1


def test_withdrawn_access_is_refused_until_connected_again(network):
    ours = adapter(network)
    ours.publish(request())
    network.revoke("acme")
    assert ours.publish(request("more", key="k2")) == Refused("auth_refused", Why.AUTH, status=401)
    assert ours.find(request()) == CannotTell("auth_refused", again=True)
    network.open_account("acme")
    assert isinstance(ours.publish(request("more", key="k2")), Published)


def test_faults_of_one_account_leave_the_others_alone(network):
    network.set_faults(FaultPlan.script("publish", "not_sent", account="acme"))
    assert isinstance(adapter(network, "baker").publish(request()), Published)
    assert isinstance(adapter(network, "acme").publish(request()), NotSent)


def test_another_process_sets_the_faults(network, tmp_path, clock):
    with PracticeNetwork(tmp_path / "practice", clock) as other:
        other.set_faults(FaultPlan.script("publish", "not_sent"))
    assert isinstance(adapter(network).publish(request()), NotSent)


def run_by_chance(folder, clock, seed):
    plan = FaultPlan.chance(seed, publish={"not_sent": 0.1, "lost_before": 0.1, "lost_after": 0.1})
    with PracticeNetwork(folder, clock) as network:
        network.set_faults(plan)
        ours = adapter(network)
        said = [ours.publish(request(f"text {number}", key=f"k{number}")) for number in range(300)]
        return [type(one).__name__ for one in said], len(network.posts())


def test_chance_is_fair_and_comes_out_the_same_again(tmp_path, clock):
    first, live = run_by_chance(tmp_path / "a", clock, 7)
    again, _ = run_by_chance(tmp_path / "b", clock, 7)
    other, _ = run_by_chance(tmp_path / "c", clock, 8)
    assert first == again
    assert first != other
    kinds = Counter(first)
    assert 10 < kinds["NotSent"] < 60
    assert 25 < kinds["Unknown"] < 95
    assert kinds["Published"] < live < 300


def test_scripts_come_before_chance(network):
    network.set_faults(FaultPlan.chance(1, publish={"not_sent": 1.0}) + FaultPlan.script("publish", "ok"))
    assert isinstance(adapter(network).publish(request()), Published)
    assert isinstance(adapter(network).publish(request("b", key="b")), NotSent)


@pytest.mark.parametrize(
    "values",
    [
        {"operation": "publish", "kind": "earthquake"},
        {"operation": "dance", "kind": "ok"},
        {"operation": "publish", "kind": "find_cut"},
        {"operation": "find", "kind": "lost_after"},
        {"operation": "publish", "kind": "ok", "probability": 1.5},
        {"operation": "publish", "kind": "slow", "seconds": -1},
    ],
)
def test_nonsense_is_no_fault(values):
    with pytest.raises(InvalidInput, match="bad_fault"):
        Fault(**values)


def test_every_kind_on_every_operation_it_applies_to_gives_a_value(network, tmp_path, clock):
    item, file = picture(tmp_path)
    ours = adapter(network)
    asked = request(due=clock.now() + timedelta(days=1), files={item.sha256: file}, handle={"waiting": "p0"})
    upload = request(step=Step(StepKind.UPLOAD, 0, 0), part=Part("x", (item,)), files={item.sha256: file})
    calls = {
        Operation.PREPARE: lambda: ours.prepare(upload),
        Operation.PUBLISH: lambda: ours.publish(asked),
        Operation.POLL: lambda: ours.poll(asked),
        Operation.FIND: lambda: ours.find(asked),
        Operation.DELEGATE: lambda: ours.delegate(asked),
        Operation.RECALL: lambda: ours.recall(asked, "s0"),
        Operation.FIND_DELEGATED: lambda: ours.find_delegated(asked, "s0"),
        Operation.DELETE: lambda: ours.delete(Published(network.posts()[0].remote).remote if network.posts() else None),
    }
    target = Target(network.comment(ours.publish(request("head")).remote.id, "ana", "Hi"), "comment", "ana")
    answer = ReplyRequest("r1", clock.now(), target, "Hello Ana")
    calls |= {
        Operation.REPLY: lambda: ours.reply(replace(answer, key=f"r{len(network.posts())}")),
        Operation.FIND_REPLY: lambda: ours.find_reply(answer),
        Operation.ACT: lambda: ours.like(target, True),
    }
    for kind in Kind:
        for operation in sorted(APPLIES[kind] - {Operation.PAGE}):
            if operation is Operation.DELETE and not network.posts():
                ours.publish(request(f"{kind}", key=f"{kind}"))
            network.set_faults(FaultPlan((Fault(operation, kind),)))
            said = calls[operation]()
            assert type(said).__module__ == "smdesk.core.outcome", (kind, operation, said)
            assert network.fired() == ((operation, kind),)


def test_reading_the_inbox_fails_with_the_reason_and_the_next_time_goes_on(network):
    ours = adapter(network)
    network.comment(ours.publish(request()).remote.id, "ana", "Hi")
    reasons = {"not_sent": Offline, "limited": LimitedError, "token_expired": AuthExpired, "lost_before": Unavailable}
    for kind, error in reasons.items():
        network.set_faults(FaultPlan.script("page", kind))
        with pytest.raises(error):
            ours.page()
        assert [message.text for message in ours.page().messages] == ["Hi"]
