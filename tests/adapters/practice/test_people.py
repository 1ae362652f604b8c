"""Accounts, comments by invented people, the inbox and the numbers."""

from __future__ import annotations

import pytest

from smdesk.adapters.practice import connect
from smdesk.core.errors import AuthExpired, InvalidInput, NotFound
from tests.adapters.practice.helpers import account, adapter, request


def test_connecting_makes_the_account(network):
    session = connect(network, handle=" @Acme.Bakery ")
    assert (session.remote_id, session.handle, session.display_name) == ("acme.bakery",) * 3
    assert session.secrets == {}
    assert network.accounts() == {"acme.bakery": "acme.bakery"}


@pytest.mark.parametrize("handle", ["", "@", "a b", "-a", "x" * 41, "ñandú", "a/b"])
def test_bad_handles(network, handle):
    with pytest.raises(InvalidInput, match="bad_handle"):
        connect(network, handle=handle)
    assert network.accounts() == {}


def test_the_first_secret_is_the_right_one(network):
    session = connect(network, handle="acme", secret="first-secret")
    assert session.secrets == {"token": "first-secret"}
    for wrong in ("other", ""):
        with pytest.raises(AuthExpired) as caught:
            connect(network, handle="acme", secret=wrong)
        assert caught.value.code == "wrong_password"
        assert "secret" not in str(caught.value)
    assert connect(network, handle="acme", secret="first-secret").remote_id == "acme"


def test_withdrawn_access_is_told_apart_from_silence(network):
    ours = adapter(network)
    connect(network, handle="acme")
    assert ours.whoami().remote_id == "acme"
    network.revoke("acme")
    for call in (ours.whoami, ours.limits, ours.page, lambda: ours.samples(())):
        with pytest.raises(AuthExpired, match="auth_refused"):
            call()


def test_limits_of_an_account_change_its_spec(network):
    network.set_limits("acme", {"dedupe": "key", "text": {"limit": 10}})
    limits = adapter(network).limits()
    spec = account(**limits).spec
    assert (spec.dedupe, spec.text.limit) == ("key", 10)
    assert connect(network, handle="acme").limits == limits
    assert adapter(network, **limits).publish(request("eleven char")).code == "text_too_long"


def test_comments_arrive_in_order_and_once(network, clock):
    post = adapter(network).publish(request()).remote
    other = adapter(network, "baker").publish(request("b")).remote
    network.comment(post.id, "ana", "Do you deliver?", name="Ana")
    clock.advance(60)
    network.comment(other.id, "ana", "Not yours")
    network.comment("", "leo", "Hello there", kind="message", account="acme")
    ours = adapter(network)
    page = ours.page()
    assert [(m.kind, m.author, m.text, m.post_id) for m in page.messages] == [
        ("comment", "ana", "Do you deliver?", post.id),
        ("message", "leo", "Hello there", ""),
    ]
    assert ours.page(page.cursor).messages == ()
    assert ours.page(page.cursor).cursor == page.cursor
    network.comment(post.id, "leo", "Me too")
    assert [m.text for m in ours.page(page.cursor).messages] == ["Me too"]


def test_many_comments_come_in_pages(network):
    post = adapter(network).publish(request()).remote
    for number in range(120):
        network.comment(post.id, "ana", f"comment {number}")
    ours, cursor, texts, more = adapter(network), "", [], True
    while more:
        page = ours.page(cursor)
        cursor, more = page.cursor, page.more
        texts += [message.text for message in page.messages]
    assert texts == [f"comment {number}" for number in range(120)]


def test_nobody_comments_on_what_is_not_there(network):
    with pytest.raises(NotFound, match="practice_post_unknown"):
        network.comment("123", "ana", "?")


@pytest.mark.parametrize("language", ["en", "es"])
def test_people_of_a_chatty_account_write_by_themselves(network, clock, language):
    network.open_account("acme", chatty=language)
    ours = adapter(network)
    for number in range(10):
        ours.publish(request(f"text {number}", key=f"k{number}"))
    assert ours.page().messages == ()
    seen, cursor = [], ""
    for _ in range(8):
        clock.advance(6 * 3600)
        page = ours.page(cursor)
        cursor = page.cursor
        seen += page.messages
    assert len(seen) > 5
    assert len({message.id for message in seen}) == len(seen)
    assert all(message.at <= clock.now() for message in seen)
    assert {message.post_id for message in seen} <= {post.id for post in network.posts()}
    assert ours.page(cursor).messages == ()


def test_quiet_accounts_stay_quiet(network, clock):
    ours = adapter(network)
    for number in range(10):
        ours.publish(request(f"text {number}", key=f"k{number}"))
    clock.advance(10**6)
    assert ours.page().messages == ()


def test_numbers_grow_with_time_and_never_fall(network, clock):
    ours = adapter(network)
    post = ours.publish(request("See https://example.org/menu")).remote
    before: dict[str, float] = {}
    for hours in (0, 1, 5, 24, 72, 700):
        clock.advance(hours * 3600)
        values = {sample.metric: sample.value for sample in ours.samples([post.id])}
        assert set(values) == {"views", "likes", "shares", "clicks", "comments"}
        assert all(values[metric] >= before.get(metric, 0) for metric in values)
        before = values
    assert before["views"] > before["likes"] > 0


def test_numbers_are_the_same_for_everybody_who_looks(network, clock):
    ours = adapter(network)
    post = ours.publish(request()).remote
    clock.advance(7200)
    assert ours.samples([post.id]) == adapter(network).samples([post.id])
    assert {sample.at for sample in ours.samples([post.id])} == {clock.now()}


def test_no_data_is_not_zero(network):
    ours = adapter(network)
    post = ours.publish(request("no link")).remote
    assert "clicks" not in {sample.metric for sample in ours.samples([post.id])}
    assert ours.samples(["unknown"]) == ()
    ours.delete(post)
    assert ours.samples([post.id]) == ()


def test_replies_are_counted_and_followers_belong_to_the_account(network, clock):
    ours = adapter(network)
    post = ours.publish(request()).remote
    network.comment(post.id, "ana", "!")
    ours.publish(request("answer", key="k2", parent=post))
    values = {sample.metric: sample.value for sample in ours.samples([post.id, "acme"])}
    assert values["comments"] == 2
    clock.advance(30 * 86400)
    later = {sample.metric: sample.value for sample in ours.samples(["acme"])}
    assert later["followers"] > values["followers"] > 0
