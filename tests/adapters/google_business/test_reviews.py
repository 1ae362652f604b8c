"""Reviews: stars and words, the one answer of each, what others have answered meanwhile, and the checker itself."""

from __future__ import annotations

import httpx
import pytest

from smdesk.adapters.base import ReplyRequest, Target
from smdesk.adapters.google_business import reviews
from smdesk.core.errors import Unavailable
from smdesk.core.outcome import CannotTell, Found, NotThere, Prepared, Published, Refused, RemoteRef, Unknown, Why
from tests.adapters.contract.google_business import LOCATION, NotDescribed, OneLocation, check
from tests.adapters.contract.wire import after, instead
from tests.adapters.specs import SPECS

AT = f"https://mybusiness.googleapis.com/v4/{LOCATION}"


@pytest.fixture
def net(tmp_path):
    made = OneLocation(tmp_path, {})
    yield made
    made.close()


def written(net, text="Good bread", **more):
    row = net.business.review(text, **more)
    net.clock.advance(60)
    return row


def asked(net, name, text="Thank you.", **changes):
    now = net.clock.now()
    return ReplyRequest("key", now, Target(name, "review"), text, ("en",), first_try=now, **changes)


def puts(net):
    return [seen.path for seen in net.server.seen if seen.method == "PUT"]


def test_a_review_has_its_stars_and_a_reviewer_of_its_own(net):
    names = [written(net, "", author="A Google user", stars=stars)["name"] for stars in ("ONE", "FIVE")]
    found = net.adapter().page().messages
    assert [(each.rating, each.text, each.author, each.author_id) for each in found] == [
        (1, "", "A Google user", names[0]), (5, "", "A Google user", names[1]),
    ]  # fmt: skip
    assert {each.kind for each in found} == {"review"}


def test_a_review_that_was_changed_and_answers_given_elsewhere_come_in(net):
    row = written(net)
    written(net, "Nice")
    cursor = net.adapter().page().cursor
    row |= {"starRating": "TWO", "comment": "Stale", "updateTime": net.clock.now().isoformat()}
    row["reviewReply"] = {"comment": "Sorry", "updateTime": net.clock.now().isoformat()}
    page = net.adapter().page(cursor)
    assert [(each.text, each.rating, each.ours, each.parent_id) for each in page.messages] == [
        ("Stale", 2, False, ""), ("Sorry", None, True, row["name"]),
    ]  # fmt: skip
    del row["reviewReply"]
    gone = net.adapter().page(page.cursor)
    assert [(each.id, each.deleted) for each in gone.messages] == [
        (row["name"], False), (f"{row['name']}/reply", True),
    ]  # fmt: skip
    assert net.adapter().page(gone.cursor).messages == ()


def test_an_answer_that_google_does_not_show_is_hidden(net):
    row = written(net)
    row["reviewReply"] = {"comment": "Buy!", "updateTime": row["updateTime"], "reviewReplyState": "REJECTED"}
    assert [each.hidden for each in net.adapter().page().messages] == [False, True]
    assert net.adapter().find_reply(asked(net, row["name"], "Buy!")) == NotThere()
    net.business.reply_state = "REJECTED"
    assert net.adapter().reply(asked(net, row["name"], "Buy!")) == Refused("policy_refused", Why.CONTENT)


def test_a_location_without_a_review_is_told_from_an_answer_that_was_cut_short(net):
    assert net.adapter().page().messages == ()
    net.server.garble(instead(200, b"{}"))
    with pytest.raises(Unavailable):
        net.adapter().page()


def test_the_same_answer_again_changes_nothing(net):
    name = written(net)["name"]
    request = asked(net, name)
    assert [net.adapter().reply(request) for _ in range(2)] == [Published(RemoteRef(f"{name}/reply"))] * 2
    assert len(puts(net)) == 1


def test_an_answer_whose_word_is_lost_is_found_and_not_put_there_twice(net):
    name = written(net)["name"]
    request = asked(net, name)
    net.server.garble(after(httpx.ReadTimeout), 1)
    assert isinstance(net.adapter().reply(request), Unknown)
    net.clear()
    assert net.adapter().find_reply(request) == Found(RemoteRef(f"{name}/reply"))
    assert isinstance(net.adapter().reply(request), Published)
    assert len(puts(net)) == 1
    net.server.garble(instead(200, b"{}"))
    assert isinstance(net.adapter().find_reply(request), CannotTell)


def test_what_somebody_answered_meanwhile_stays_and_what_was_there_before_is_replaced(net):
    row = written(net)
    request = asked(net, row["name"])
    net.clock.advance(600)
    row["reviewReply"] = {"comment": "Thanks from Ana", "updateTime": net.clock.now().isoformat()}
    assert net.adapter().reply(request) == Refused("answered_meanwhile", Why.CONTENT)
    assert puts(net) == []
    net.clock.advance(60)
    assert isinstance(net.adapter().reply(asked(net, row["name"])), Published)
    assert row["reviewReply"]["comment"] == "Thank you."


def test_an_answer_can_be_taken_away_and_of_other_places_nothing_is_touched(net):
    row = written(net)
    remote = net.adapter().reply(asked(net, row["name"])).remote
    assert [net.adapter().delete(remote), net.adapter().delete(remote)] == [Prepared({})] * 2
    assert "reviewReply" not in row
    other = "accounts/101/locations/999/reviews/x"
    before = len(net.server.seen)
    assert net.adapter().reply(asked(net, other)) == Refused("target_gone", Why.GONE)
    assert net.adapter().find_reply(asked(net, other)) == NotThere()
    assert net.adapter().delete(RemoteRef(f"{other}/reply")) == Refused("not_ours", Why.PERMISSION)
    assert len(net.server.seen) == before


def test_a_review_that_was_withdrawn_cannot_be_answered(net):
    gone = f"{LOCATION}/reviews/gone"
    outcome = net.adapter().reply(asked(net, gone))
    assert (outcome.code, outcome.why) == ("target_gone", Why.GONE)
    assert net.adapter().find_reply(asked(net, gone)) == NotThere()


def test_a_list_whose_place_is_lost_is_read_once_more_from_the_newest(net, monkeypatch):
    monkeypatch.setattr(reviews, "PAGE", 2)
    for number in range(3):
        written(net, f"n{number}")
    page = net.adapter().page()
    net.server.garble(instead(400, b'{"error": {"status": "INVALID_ARGUMENT"}}'))
    again = net.adapter().page(page.cursor)
    assert (again.messages, again.more) == ((), True)
    net.clear()
    assert len(net.adapter().page(again.cursor).messages) == 2


@pytest.mark.skipif(not SPECS.is_dir(), reason="the description lies beside the project")
@pytest.mark.parametrize(
    ("method", "path", "sent"),
    [
        ("PUT", "reviews/x/reply", {"text": "y"}),
        ("PUT", "reviews/x/reply", {"comment": "ñ" * 2049}),
        ("POST", "reviews/x/reply", {"comment": "y"}),
        ("DELETE", "reviews/x", None),
        ("GET", "reviews?order=x", None),
    ],
)
def test_the_checker_fails_on_what_the_reference_does_not_have(method, path, sent):
    content = {"json": sent} if sent else {}
    with pytest.raises(NotDescribed):
        check(httpx.Request(method, f"{AT}/{path}", **content))
