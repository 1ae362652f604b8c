"""Looking back after an answer was lost: found, conclusively not there, or nobody can tell."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.core.clock import FakeClock
from smdesk.core.content import Part
from smdesk.core.outcome import CannotTell, Found, NotThere, RemoteRef
from smdesk.core.steps import Step, StepKind
from tests.adapters.mastodon.helpers import (
    BASE,
    LISTING,
    NOW,
    adapter,
    dated,
    image,
    reply,
    request,
    shown,
    with_images,
)
from tests.adapters.wire import Wire, answer

OURS = Found(RemoteRef("1000", f"{BASE}/@me/1000"))
SOURCE = "/api/v1/statuses/1000/source"


def old(identifier: str = "1") -> dict:
    """A status from before the window: the listing is complete with it."""
    return shown(identifier, "long ago", after=-86_400)


def test_what_went_out_is_found(wire):
    wire.on("GET", LISTING, dated([shown(), old()]))
    assert adapter(wire).find(request()) == OURS
    assert dict(wire.requests[0].url.params) == {"limit": "40", "exclude_reblogs": "true"}


def test_an_account_without_any_status_is_conclusive(wire):
    wire.on("GET", LISTING, dated([]))
    assert adapter(wire).find(request()) == NotThere()


def test_another_text_is_not_ours(wire):
    wire.on("GET", LISTING, dated([shown(text="Good evening"), old()]))
    wire.on("GET", SOURCE, answer(200, {"id": "1000", "text": "Good evening"}))
    assert adapter(wire).find(request()) == NotThere()


def test_markup_mentions_and_shortened_links_do_not_hide_it(wire):
    text = "Hi @bob@other.example & all, see https://example.org/a/very/long/address?x=1#tag\n\nSecond *line* #bread"
    html = (
        'Hi <span class="h-card"><a href="https://other.example/@bob" class="u-url mention">@<span>bob</span></a>'
        '</span> &amp; all, see <a href="https://example.org/a/very/long/address?x=1#tag"><span class="invisible">https://'
        '</span><span class="ellipsis">example.org/a/very/long</span><span class="invisible">/address?x=1#tag</span>'
        '</a></p><p>Second *line* <a href="https://m.example/tags/bread" class="hashtag">#<span>bread</span></a>'
    )
    wire.on("GET", LISTING, dated([shown(text=html), old()]))
    assert adapter(wire).find(request(text)) == OURS
    assert len(wire.requests) == 1  # no source needed


def test_a_server_that_changes_the_text_is_asked_for_its_source(wire):
    wire.on("GET", LISTING, dated([shown(text="Good <em>morning</em> \U0001f642"), old()]))
    wire.on("GET", SOURCE, answer(200, {"id": "1000", "text": "Good *morning* :-)"}))
    assert adapter(wire, "gotosocial").find(request("Good *morning* :-)")) == OURS


def test_a_source_given_in_the_listing_is_used(wire):
    row = shown(text="Good <i>morning</i>") | {"text": "Good *morning*"}
    wire.on("GET", LISTING, dated([row]))
    assert adapter(wire, "snac").find(request("Good *morning*")) == OURS
    assert not [sent for sent in wire.requests if sent.url.path.endswith("/source")]


def test_the_same_words_with_another_link_are_another_post(wire):
    wire.on("GET", LISTING, dated([shown(text="New: https://example.org/b"), old()]))
    wire.on("GET", SOURCE, answer(200, {"text": "New: https://example.org/b"}))
    assert adapter(wire).find(request("New: https://example.org/a")) == NotThere()


def test_a_link_that_the_server_rewrites_is_ours_where_no_source_is_kept(wire):
    wire.on("GET", LISTING, dated([shown(text="New: https://example.org/%C3%A1"), old()]))
    wire.on("GET", SOURCE, answer(404))
    assert adapter(wire).find(request("New: https://example.org/á")) == OURS


def test_a_source_that_cannot_be_read_now_is_looked_for_again(wire):
    wire.on("GET", LISTING, dated([shown(text="Something"), old()]))
    for trouble in (httpx.ReadTimeout("x"), answer(503), answer(429)):
        wire.replace("GET", SOURCE, trouble)
        assert adapter(wire).find(request()) == CannotTell("network_silent", again=True)


def test_uploads_prove_it_whatever_the_text(wire, tmp_path):
    wire.on("GET", LISTING, dated([shown(text="changed by the server", media=(("501", ""), ("502", "")))]))
    assert adapter(wire).find(with_images(tmp_path)) == OURS


def test_the_number_of_media_must_agree(wire, tmp_path):
    wire.on("GET", LISTING, dated([shown(media=(("9", "x"),)), old()]))
    assert adapter(wire).find(with_images(tmp_path)) == NotThere()
    assert adapter(wire).find(request()) == NotThere()


def test_without_a_text_the_alternative_texts_decide(wire, tmp_path):
    alike = shown("1000", "", media=(("x", "a red box"), ("y", "a blue box")))
    other = shown("999", "", media=(("x", "a cat"), ("y", "a dog")))
    wire.on("GET", LISTING, dated([alike, other, old()]))
    assert adapter(wire).find(with_images(tmp_path, text="")) == OURS
    wire.replace("GET", LISTING, dated([other, old()]))
    assert adapter(wire).find(with_images(tmp_path, text="")) == NotThere()


def test_a_part_of_a_thread_is_looked_for_under_its_parent(wire):
    rows = [
        shown("1002", "second", parent="901"),
        shown("1001", "second"),
        shown("1000", "second", parent="900"),
        old(),
    ]
    wire.on("GET", LISTING, dated(rows))
    assert adapter(wire).find(reply(parent="900")) == OURS
    assert adapter(wire).find(reply(parent="555")) == NotThere()


def test_a_comment_is_looked_for_under_its_post(wire):
    wire.on("GET", LISTING, dated([shown("1000", "first!", parent="901"), old()]))
    comment = request("first!", StepKind.COMMENT, parent=RemoteRef("901"))
    assert adapter(wire).find(comment) == OURS


def test_a_number_as_parent_is_compared_as_text(wire):
    wire.on("GET", LISTING, dated([shown("1000", "second", parent=900), old()]))
    assert adapter(wire).find(reply(parent="900")) == OURS


def test_statuses_of_other_publications_are_never_ours(wire):
    wire.on("GET", LISTING, dated([shown("1000"), old()]))
    assert adapter(wire).find(request(taken=frozenset({"1000"}))) == NotThere()


def test_of_several_the_earliest_is_adopted(wire):
    wire.on("GET", LISTING, dated([shown("1002", after=90), shown("1001", after=60), shown("1000", after=1), old()]))
    assert adapter(wire).find(request()) == OURS


def test_a_boost_of_the_same_text_is_not_ours(wire):
    wire.on("GET", LISTING, dated([shown(reblog=shown("5")), old()]))
    assert adapter(wire).find(request()) == NotThere()


def test_the_same_text_shortly_before_is_neither_ours_nor_nothing(wire):
    wire.on("GET", LISTING, dated([shown(after=-600), old()]))
    assert adapter(wire).find(request()) == CannotTell("same_text_earlier")
    wire.replace("GET", LISTING, dated([shown(after=-4_000), old()]))
    assert adapter(wire).find(request()) == NotThere()


@pytest.mark.parametrize("minutes", [-300, -7, 7, 300])
def test_a_wrong_clock_of_this_computer_does_not_matter(wire, minutes):
    """`first_try` is by our clock, `created_at` by the server's; the Date header joins them."""
    ahead = timedelta(minutes=minutes)
    clock = FakeClock(NOW + ahead + timedelta(seconds=90))
    wire.on("GET", LISTING, dated([shown(after=1), old()], NOW + timedelta(seconds=90)))
    assert adapter(wire, clock=clock).find(request(first_try=NOW + ahead)) == OURS


def test_a_clock_set_back_since_the_first_try_leaves_it_open(wire):
    wire.on("GET", LISTING, dated([shown(after=-1800), old()]))
    assert adapter(wire).find(request(first_try=NOW + timedelta(hours=2))) == CannotTell("clock_moved")


def test_without_the_servers_time_two_minutes_are_allowed_for(wire):
    wire.on("GET", LISTING, answer(200, [shown(after=-110), old()]))
    assert adapter(wire, "snac").find(request()) == OURS


def test_the_listing_is_followed_back_to_the_window(wire):
    link = {"Link": f'<{BASE}{LISTING}?limit=40&max_id=555>; rel="next", <{BASE}{LISTING}?min_id=1>; rel="prev"'}
    busy = [shown(str(2000 - n), f"n {n}", after=3000 - n, parent="1") for n in range(40)]
    wire.on("GET", LISTING, dated(busy, **link), dated([shown(), old()]))
    assert adapter(wire).find(request()) == OURS
    assert wire.requests[1].url.params["max_id"] == "555"


def test_without_a_link_header_the_last_id_leads_on(wire):
    wire.on("GET", LISTING, dated([shown("70", "x", parent="1")]), dated([shown("60", "y", parent="1")]), dated([]))
    assert adapter(wire).find(request()) == NotThere()
    assert [sent.url.params.get("max_id") for sent in wire.requests] == [None, "70", "60"]


def test_a_listing_that_is_not_complete_is_not_conclusive(wire):
    wire.on("GET", LISTING, dated([shown("70", "x", parent="1")]))  # the same page for ever
    assert adapter(wire).find(request()) == CannotTell("listing_cut")


def test_a_listing_longer_than_what_is_read_is_not_conclusive(wire):
    numbers = iter(range(10_000, 0, -1))

    def page(_: httpx.Request) -> httpx.Response:
        return dated([shown(str(next(numbers)), "x", after=5000, parent="1") for _ in range(40)])

    wire.on("GET", LISTING, page)
    assert adapter(wire).find(request()) == CannotTell("listing_cut")
    assert len(wire.requests) == 10


def test_many_unlike_statuses_are_not_conclusive_on_a_server_that_changes_texts(wire):
    rows = [shown(str(1000 + n), f"n {n}", after=n) for n in range(30)]
    wire.on("GET", LISTING, dated([*reversed(rows), old()]))
    wire.on("GET", "/source", answer(404))
    assert adapter(wire, "other").find(request()) == CannotTell("listing_cut")
    assert adapter(wire, "mastodon").find(request()) == NotThere()


@pytest.mark.parametrize(("software", "expected"), [
    ("mastodon", NotThere()), ("gotosocial", NotThere()), ("snac", CannotTell("private_not_listed")),
    ("pixelfed", CannotTell("private_not_listed")), ("other", CannotTell("private_not_listed")),
])  # fmt: skip
def test_what_a_server_does_not_list_is_not_called_missing(wire, software, expected):
    wire.on("GET", LISTING, dated([old()]))
    assert adapter(wire, software).find(request(options={"visibility": "private"})) == expected


@pytest.mark.parametrize(
    ("reply_", "expected"),
    [
        (httpx.ConnectError("off"), CannotTell("network_silent", again=True)),
        (httpx.ReadTimeout("silent"), CannotTell("network_silent", again=True)),
        (answer(500), CannotTell("server_error", again=True)),
        (answer(401), CannotTell("auth_refused", again=True)),
        (answer(422), CannotTell("auth_refused", again=True)),
        (answer(429), CannotTell("rate_limited", again=True)),
        (answer(404), CannotTell("listing_missing")),
        (answer(200, "<h1>hello</h1>"), CannotTell("listing_unreadable", again=True)),
        (answer(200, {"error": "x"}), CannotTell("listing_unreadable", again=True)),
    ],
)
def test_a_look_that_fails_says_so(wire, reply_, expected):
    wire.on("GET", LISTING, reply_)
    assert adapter(wire).find(request()) == expected


def test_odd_rows_do_not_end_the_look(wire):
    odd = [None, 5, {}, {"id": "1"}, {"id": "2", "created_at": "yesterday"}, shown("3", created_at=None)]
    wire.on("GET", LISTING, dated([*odd, shown(), shown("4", content=None, media_attachments="x"), old()]))
    wire.on("GET", "/source", answer(404))
    assert adapter(wire).find(request()) == OURS


def test_an_unresolvable_parent_is_not_conclusive(wire):
    wire.on("GET", "/api/v2/search", httpx.ReadTimeout("x"))
    step = request(reply_to="https://other.example/@bob/5")
    assert adapter(wire).find(step) == CannotTell("parent_unknown", again=True)
    wire.replace("GET", "/api/v2/search", answer(200, {"statuses": []}))
    assert adapter(wire).find(step) == CannotTell("parent_unknown")


def test_uploads_are_in_no_listing(wire, tmp_path):
    item, _ = image(tmp_path)
    step = request(part=Part("x", (item,)), step=Step(StepKind.UPLOAD, 0, 0))
    assert adapter(wire).find(step) == CannotTell("uploads_not_listed")


@given(text=st.text(min_size=1).filter(str.strip))
def test_a_text_shown_as_it_was_sent_is_always_found(text):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    wire = Wire().on("GET", LISTING, dated([shown(text=escaped), old()]))
    wire.on("GET", SOURCE, answer(200, {"text": text}))
    assert adapter(wire).find(request(text)) == OURS
