"""What every adapter does when nothing goes wrong."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from smdesk.adapters import registry
from smdesk.adapters.base import ReadsInbox, ReadsLimits, SchedulesNatively
from smdesk.core.content import Part, Payload
from smdesk.core.network import Dedupe, Feature, known, load
from smdesk.core.outcome import (
    CannotTell,
    Delegated,
    Found,
    FoundDelegated,
    NotSent,
    NotThere,
    Prepared,
    Processing,
    Published,
    Refused,
    RemoteRef,
    Why,
)
from smdesk.core.steps import Step, StepKind
from tests.adapters.contract.conftest import HARNESSES
from tests.adapters.contract.harness import picture, stored

TEXT = "Pan & café <b>¿qué?</b> 👩‍👩‍👧 Ⅷ\nsecond line"


def test_every_network_that_publishes_is_under_the_contract():
    assert {harness.network for harness in HARNESSES} == registry.by_api()


@pytest.mark.parametrize("network", known())
def test_the_data_file_and_the_code_agree(network):
    spec, found = load(network), registry.protocols(network)
    for feature, protocol in registry.PROTOCOL_OF.items():
        assert spec.can(feature) == (protocol in found), (network, feature)
    if spec.can(Feature.NATIVE_SCHEDULE):
        assert spec.schedule_max_s > spec.schedule_min_s > 0
    if found:
        assert spec.dedupe is not Dedupe.KEY or spec.key_life_s > 0


def test_the_adapter_has_its_protocols(net):
    adapter, spec = net.adapter(), net.account().spec
    for feature, protocol in registry.PROTOCOL_OF.items():
        assert isinstance(adapter, protocol) == spec.can(feature)


def test_making_an_adapter_asks_nothing_of_the_network(net):
    net.trouble("publish", next(iter(net.troubles())))
    net.adapter()
    assert net.changes() == 0


def test_a_post_is_live_once_with_its_text(net):
    (remote,) = net.send(Payload((Part(TEXT),)))
    (post,) = net.live()
    assert (post.id, post.text, post.parent) == (remote.id, TEXT, "")
    assert remote.url is None or remote.url.startswith("https://")
    assert net.sendings() == 1


def test_a_thread_of_three_hangs_together(net):
    if not net.account().spec.can(Feature.THREAD):
        return
    first, second, third = net.send(Payload((Part("one"), Part("two"), Part("three"))))
    posts = {post.text: post for post in net.live()}
    assert [posts[text].id for text in ("one", "two", "three")] == [first.id, second.id, third.id]
    assert [posts[text].parent for text in ("one", "two", "three")] == ["", first.id, second.id]
    assert {post.root for post in posts.values()} == {first.id}


def test_media_keep_their_order_and_their_alternative_texts(net):
    media = (picture("First"), picture("Segunda: año"), picture(""))
    net.send(Payload((Part("Three pictures", media),)))
    (post,) = net.live()
    alts = net.alts_of(("First", "Segunda: año", ""))
    assert post.alts == (alts if net.account().spec.can(Feature.ALT_TEXT) else ())


def test_a_picture_without_text(net):
    if not (net.account().spec.media.max_images or net.account().spec.media.max_videos):
        return
    net.send(Payload((Part("", (picture(),)),)))
    (post,) = net.live()
    assert (post.text, post.alts) == ("", ("A loaf on a board",) if net.account().spec.can(Feature.ALT_TEXT) else ())


def test_the_first_comment_stands_under_the_post(net):
    if not net.account().spec.can(Feature.FIRST_COMMENT):
        return
    head, comment = net.send(Payload((Part("The post"),)), comment="The comment")
    posts = {post.id: post for post in net.live()}
    assert posts[comment.id].text == "The comment"
    assert (posts[comment.id].parent, posts[comment.id].root) == (head.id, head.id)


def test_a_link_is_shown(net):
    net.send(Payload((Part("See", link="https://shop.example/menu"),)))
    assert len(net.live()) == 1


def test_it_is_found_by_what_it_says_where_its_key_is_not_known_any_more(net):
    """As after a restore: the same post, but another key and another time of arming."""
    spec = net.account().spec
    if spec.dedupe is Dedupe.NONE:
        assert isinstance(net.adapter().find(net.request(TEXT, key="key-2", by_content=True)), CannotTell)
        return
    commented = "The comment" if spec.can(Feature.FIRST_COMMENT) else ""
    head, *comments = net.send(Payload((Part(TEXT),)), comment=commented)
    net.clock.advance(60)
    forgotten = {"key": "key-2", "armed_at": net.clock.now(), "by_content": True}
    lost = net.adapter().find(net.request(TEXT, **forgotten))
    assert lost.remote.id == head.id
    for comment in comments:
        step = Step(StepKind.COMMENT)
        under = net.adapter().find(net.request("The comment", step=step, root=head, parent=head, **forgotten))
        assert under.remote.id == comment.id
    for other in (
        net.request("Something else", **forgotten),
        net.request("The comment", **forgotten),
        net.request(TEXT, taken=frozenset({head.id}), **forgotten),
    ):
        assert isinstance(net.adapter().find(other), NotThere | CannotTell)


def test_looking_back_before_and_after(net):
    request = net.request(TEXT)
    assert type(net.adapter().find(request)) in {NotThere, CannotTell}
    (remote,) = net.send(Payload((Part(TEXT),)))
    net.clock.advance(30)
    finding = net.adapter().find(request)
    if net.account().spec.dedupe is Dedupe.NONE:
        assert finding == CannotTell("no_listing")
    else:
        assert isinstance(finding, Found)
        assert finding.remote.id == remote.id
        assert finding.remote.extra == remote.extra
    assert net.sendings() == 1


def test_looking_back_for_one_part_of_a_thread(net):
    if not net.account().spec.can(Feature.THREAD):
        return
    first, _, third = net.send(Payload((Part("same"), Part("same"), Part("same"))))
    if net.account().spec.dedupe is Dedupe.NONE:
        return
    second = net.live()[1]
    parent = RemoteRef(second.id, None, third.extra)
    finding = net.adapter().find(
        net.request("same", step=Step(StepKind.PART, 2), root=first, parent=parent, parts_total=3)
    )
    assert isinstance(finding, Found)
    assert finding.remote.id == third.id


def test_another_publication_is_not_this_one(net):
    (remote,) = net.send(Payload((Part(TEXT),)), key="key-1")
    finding = net.adapter().find(net.request(TEXT, key="key-2", taken=frozenset({remote.id})))
    assert isinstance(finding, NotThere | CannotTell)


def test_looking_changes_nothing(net):
    changes = net.changes()
    for request in (net.request(), net.request(handle={"id": "1", "waiting": "p1"}), net.upload()):
        net.adapter().find(request)
    assert net.changes() == changes
    assert net.live() == []


def test_a_second_send_is_harmless_where_the_network_says_so(net):
    request = net.request(TEXT)
    said = [net.finish(net.adapter().publish(request), request) for _ in range(3)]
    assert all(isinstance(outcome, Published) for outcome in said)
    spec = net.account().spec
    once = spec.containers and spec.dedupe is Dedupe.TWO_PHASE  # a container that can be asked about is published once
    if spec.dedupe in {Dedupe.KEY, Dedupe.CLIENT_ID} or once:
        assert len({outcome.remote.id for outcome in said}) == 1
        assert len(net.live()) == 1
    else:
        assert len(net.live()) == 3


def test_two_publications_with_the_same_text_are_two(net):
    for key in ("key-1", "key-2"):
        net.send(Payload((Part("Good morning"),)), key=key)
    assert len({post.id for post in net.live()}) == 2


def test_each_call_asks_at_most_once_to_go_live(net):
    request = net.request()
    net.finish(net.adapter().publish(request), request)
    assert net.sendings() == 1


def test_what_uploads_give_can_be_kept(net):
    request = net.upload()
    outcome = net.finish(net.adapter().prepare(request), request)
    if not net.account().spec.uploads("image") or net.account().spec.fetches("image"):
        assert outcome == NotSent("not_offered", why=Why.CONTENT)
        return
    assert isinstance(outcome, Prepared)
    assert stored(outcome.ref) == json.loads(json.dumps(dict(outcome.ref)))
    assert net.live() == []
    assert net.sendings() == 0


def test_uploads_that_are_gone_are_asked_for_again(net):
    if not net.account().spec.uploads("image"):
        return
    request = replace(net.upload(), step=Step(StepKind.PART))
    outcome = net.adapter().publish(request)
    assert (type(outcome).__name__, outcome.code) == ("NotSent", "upload_expired")
    assert net.live() == []


def test_a_file_that_is_gone_is_our_own_fault(net, tmp_path):
    spec = net.account().spec
    if spec.fetches("image") or not (spec.media.max_images or spec.media.max_videos):
        return  # the media host's affair, or nobody's: a network of texts alone
    request, first = net.upload(), net.account().spec.uploads_first
    for files in ({}, dict.fromkeys(request.files, tmp_path / "gone.png")):
        call = net.adapter().prepare if first else net.adapter().publish
        outcome = call(replace(request, files=files, step=request.step if first else Step(StepKind.PART)))
        assert isinstance(outcome, NotSent)
        assert outcome.why is Why.CONTENT


def test_deleting_can_be_repeated(net):
    if not net.account().spec.can(Feature.DELETE):
        return
    (remote,) = net.send(Payload((Part(TEXT),)))
    assert [net.adapter().delete(remote) for _ in range(2)] == [Prepared({}), Prepared({})]
    assert net.live() == []
    net.clock.advance(30)
    assert not isinstance(net.adapter().find(net.request(TEXT)), Found)


def test_the_networks_own_scheduler(net):
    if not isinstance(net.adapter(), SchedulesNatively):
        assert not net.account().spec.can(Feature.NATIVE_SCHEDULE)
        return
    request = net.request(TEXT, step=Step(StepKind.DELEGATE))
    outcome = net.adapter().delegate(request)
    assert isinstance(outcome, Delegated)
    assert outcome.at == request.due
    assert net.live() == []
    assert net.adapter().find_delegated(request, outcome.handle) == FoundDelegated(outcome.handle)
    net.clock.advance(3 * 3600)
    finding = net.adapter().find_delegated(request, outcome.handle)
    assert isinstance(finding, Found)
    (post,) = net.live()
    assert finding.remote.id == post.id
    assert isinstance(net.adapter().recall(request, outcome.handle), Published)


def test_taking_back_from_the_networks_own_scheduler(net):
    if not isinstance(net.adapter(), SchedulesNatively):
        return
    request = net.request(TEXT, step=Step(StepKind.DELEGATE))
    handle = net.adapter().delegate(request).handle
    assert net.adapter().recall(request, handle) == Prepared({})
    assert net.adapter().recall(request, handle) == Prepared({})
    net.clock.advance(3 * 3600)
    net.adapter().find(net.request())
    assert net.live() == []


def test_a_lost_hand_over_is_found_again(net):
    if not isinstance(net.adapter(), SchedulesNatively) or net.account().spec.dedupe is Dedupe.NONE:
        return
    request = net.request(TEXT, step=Step(StepKind.DELEGATE))
    assert net.adapter().find(request) == NotThere()
    outcome = net.adapter().delegate(request)
    assert net.adapter().find(request) == FoundDelegated(outcome.handle)
    net.clock.advance(3 * 3600)
    finding = net.adapter().find(request)
    assert isinstance(finding, Found)
    assert finding.remote.id == net.live()[0].id


@pytest.mark.parametrize("lead", [timedelta(seconds=-60), timedelta(seconds=5)])
def test_the_networks_own_scheduler_does_not_send_at_once(net, lead):
    if not isinstance(net.adapter(), SchedulesNatively):
        return
    outcome = net.adapter().delegate(net.request(step=Step(StepKind.DELEGATE), due=net.clock.now() + lead))
    assert outcome == NotSent("schedule_too_soon")  # it can still be sent at its time
    assert net.live() == []


def test_limits_change_the_spec_and_can_be_kept(net):
    adapter, account = net.adapter(), net.account()
    if not isinstance(adapter, ReadsLimits):
        return
    limits = stored(adapter.limits())
    assert account.spec.with_limits(limits).id == account.spec.id


def test_an_inbox_where_there_is_one(net):
    adapter = net.adapter()
    net.send(Payload((Part(TEXT),)))
    if isinstance(adapter, ReadsInbox):
        page = adapter.page()
        assert adapter.page(page.cursor).messages == ()


def test_connecting_gives_what_the_adapter_needs(net):
    session = net.connect()
    account = net.account()
    assert (session.remote_id, session.handle) == (account.remote_id or account.handle, account.handle)
    assert set(session.secrets) == set(account.secrets)
    assert stored(session.facts) == dict(session.facts)
    account.spec.with_limits(stored(session.limits))
    assert not any(secret in repr(session) for secret in net.secrets)
    again = net.adapter().whoami()
    assert (again.remote_id, again.handle) == (session.remote_id, session.handle)


def test_nothing_is_published_without_a_right_to(net):
    account = replace(net.account(), secrets=dict.fromkeys(net.account().secrets, "wrong"))
    http = net.http() if hasattr(net, "http") else None
    adapter = registry.build(account, http, folder=net.folder, clock=net.clock)
    outcome = adapter.publish(net.request())
    assert isinstance(outcome, Refused)
    assert outcome.why is Why.AUTH
    assert net.live() == []


def test_an_empty_post_is_refused(net):
    outcome = net.attempt(net.request(part=Part("  "), prepared={}))
    assert not isinstance(outcome, Published | Processing)
    assert net.live() == []
