"""LinkedIn beyond what every network does alike: escaping, videos in pieces, cards, members, duplicates, versions."""

from __future__ import annotations

from datetime import UTC, datetime

import httpx
import pytest

from smdesk.adapters.linkedin import connect
from smdesk.adapters.linkedin.api import escaped
from smdesk.core.errors import AuthExpired, InvalidInput, MissingScope
from smdesk.core.network import load
from smdesk.core.outcome import CannotTell, Limited, NotSent, Prepared, Processing, Refused, RemoteRef, Unknown, Why
from smdesk.core.steps import Step, StepKind
from tests.adapters.contract.linkedin import ORGANISATION, TOKEN, check
from tests.adapters.linkedin.conftest import MEMBER
from tests.adapters.wire import answer, body

UPLOAD, CARD = Step(StepKind.UPLOAD, 0, 0), Step(StepKind.CARD)
FILM, PICTURE = "urn:li:video:C5", "urn:li:image:C6"
MADE = answer(201, None, {"x-restli-id": "urn:li:share:1"})


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("2 (two) loaves", r"2 \(two\) loaves"),
        ("#pan & #café, but C# and # alone", r"#pan & #café, but C\# and \# alone"),
        ("a_b*c~d|e<f>g@h{i}[j]", r"a\_b\*c\~d\|e\<f\>g\@h\{i\}\[j\]"),
        ("back\\slash", r"back\\slash"),
    ],
)
def test_what_would_cut_the_text_off_is_escaped(account, wire, ask, text, sent):
    assert escaped(text) == sent
    wire.on("POST", "/rest/posts", MADE)
    account().publish(ask(text))
    assert body(wire.requests[0])["commentary"] == sent
    check("PostCreate", body(wire.requests[0]))


def test_a_comment_is_not_escaped(account, wire, ask):
    wire.on("POST", "/comments", answer(201, {}, {"x-restli-id": "77"}))
    post = RemoteRef("https://www.linkedin.com/feed/update/urn:li:share:1/?utm=x")
    account().publish(ask("Open (9-14)", step=Step(StepKind.COMMENT), parent=post, root=post))
    (request,) = wire.requests
    assert body(request)["message"] == {"text": "Open (9-14)"}
    assert request.url.raw_path.endswith(b"/urn%3Ali%3Ashare%3A1/comments")


def test_a_video_goes_in_the_ranges_that_the_network_names_without_the_token(account, wire, ask):
    pieces = [{"uploadUrl": f"https://cdn.example/{part}", "firstByte": part * 4, "lastByte": min(part * 4 + 3, 9)}
              for part in range(3)]  # fmt: skip
    begun = {"value": {"video": FILM, "uploadToken": "tok", "uploadInstructions": pieces}}
    wire.on("POST", "/rest/videos", answer(200, begun), answer(200, {}))
    for part in range(3):
        first = [httpx.ReadError("cut")] if part == 1 else []
        wire.on("PUT", f"/{part}", *first, answer(200, None, {"etag": f'"tag{part}"'}))
    outcome = account().prepare(ask(video=b"0123456789", step=UPLOAD))
    assert outcome == Processing({"id": FILM}, 5.0)
    sent = [request for request in wire.requests if request.method == "PUT"]
    assert [request.content for request in sent] == [b"0123", b"4567", b"4567", b"89"]
    assert all("authorization" not in request.headers for request in sent)
    finish = body(wire.sent("POST", "/rest/videos")[-1])
    assert finish["finalizeUploadRequest"]["uploadedPartIds"] == ["tag0", "tag1", "tag2"]
    check("VideoFinalizeUpload", finish)


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ({"status": "PROCESSING"}, Processing),
        ({"status": "AVAILABLE"}, Prepared),
        ({"status": "PROCESSING_FAILED", "processingFailureReason": "too short"}, Refused),
    ],
)
def test_a_video_is_awaited(account, wire, ask, told, kind):
    wire.on("GET", "/rest/videos/urn:li:video:C5", answer(200, told))
    assert isinstance(account().poll(ask(handle={"id": FILM})), kind)


def test_a_picture_that_nobody_can_ask_about_is_given_its_seconds(account, wire, ask):
    assert account(MEMBER).poll(ask(handle={"id": PICTURE})) == Prepared({"id": PICTURE})
    assert wire.requests == []
    wire.on("POST", "/rest/posts", answer(400, {"status": 400, "code": "MEDIA_ASSET_WAITING_UPLOAD", "message": "x"}))
    assert account(MEMBER).publish(ask("Soon")) == NotSent("media_processing", "x")


def test_the_token_goes_to_the_networks_own_hosts_only(account, wire, ask):
    for host, has in (("www.linkedin.com", True), ("linkedin.com.evil.example", False)):
        begun = {"value": {"image": PICTURE, "uploadUrl": f"https://{host}/put"}}
        wire.replace("POST", "/rest/images", answer(200, begun)).replace("PUT", "/put", answer(201))
        page = b'<html><head><title>Menu</title><meta property="og:image" content="/loaf.png"></head></html>'
        wire.replace("GET", "/menu", answer(200, page, {"content-type": "text/html"}))
        wire.replace("GET", "/loaf.png", answer(200, _png(), {"content-type": "image/png"}))
        account().prepare(ask(link="https://shop.example/menu", step=CARD))
        (put,) = [request for request in wire.requests if request.url.host == host]
        assert ("authorization" in put.headers) == has
        assert all("authorization" not in one.headers for one in wire.requests if one.url.host == "shop.example")


def test_a_link_has_its_card_made_for_it(account, wire, ask):
    page = b'<html><head><title>Our menu</title><meta name="description" content="Bread and more"></head></html>'
    wire.on("GET", "/menu", answer(200, page, {"content-type": "text/html"})).on("POST", "/rest/posts", MADE)
    linked = ask("See", link="https://shop.example/menu", step=CARD)
    card = account().prepare(linked)
    assert card == Prepared({"title": "Our menu", "description": "Bread and more"})
    account().publish(ask("See", link="https://shop.example/menu", prepared={"card:0": card.ref}))
    sent = body(wire.sent("POST", "/rest/posts")[0])
    check("PostCreate", sent)
    article = {"source": "https://shop.example/menu", "title": "Our menu", "description": "Bread and more"}
    assert sent["content"] == {"article": article}


def test_a_members_posts_cannot_be_looked_up(account, wire, ask):
    assert account(MEMBER).find(ask()) == CannotTell("no_listing")
    assert wire.requests == []


def test_a_duplicate_is_refused_with_the_networks_words_and_proves_nothing_more(account, wire, ask):
    words = "Content is a duplicate of urn:li:share:9"
    wire.on("POST", "/rest/posts", answer(422, {"status": 422, "message": words}))
    assert account().publish(ask()) == Refused("duplicate_content", Why.CONTENT, words, 422)


def test_a_version_that_is_over_holds_the_channel_with_its_own_sentence(account, wire, ask):
    wire.on("POST", "/rest/posts", answer(426, {"status": 426, "message": "Requested version 202509 is not active"}))
    told = account().publish(ask())
    assert isinstance(told, Refused)
    assert (told.code, told.why) == ("api_version_over", Why.AUTH)


def test_the_days_quota_is_new_at_midnight_utc(account, wire, ask):
    wire.on("POST", "/rest/posts", answer(429, {"status": 429, "message": "slow"}))
    told = account().publish(ask())
    assert isinstance(told, Limited)
    assert told.retry_at == datetime(2026, 11, 27, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "data", "why"),
    [
        (401, {"code": "REVOKED_ACCESS_TOKEN"}, Why.AUTH), (401, {"serviceErrorCode": 65601}, Why.AUTH),
        (401, {"serviceErrorCode": 65602}, Why.AUTH), (403, {"code": "ACCESS_DENIED"}, Why.PERMISSION),
        (400, {"code": "MEDIA_ASSET_PROCESSING_FAILED"}, Why.CONTENT), (400, {"message": "bad"}, Why.CONTENT),
    ],
)  # fmt: skip
def test_each_code_has_its_kind(account, wire, ask, status, data, why):
    wire.on("POST", "/rest/posts", answer(status, {"status": status, **data}))
    told = account().publish(ask())
    assert isinstance(told, Refused)
    assert told.why is why


def test_created_without_an_id_is_not_called_published(account, wire, ask):
    wire.on("POST", "/rest/posts", answer(201), answer(200, {}))
    assert isinstance(account().publish(ask()), Unknown)
    assert isinstance(account().publish(ask()), Unknown)


# -- connecting


def try_it(wire, clock, handle="", secret=TOKEN):
    return connect(wire.http(), load("linkedin"), handle=handle, secret=secret, clock=clock)


def test_a_member_is_asked_about_at_the_end_of_sixty_days(wire, clock):
    wire.on("GET", "/v2/userinfo", answer(200, {"sub": "8675309", "name": "Ana Ruiz"}))
    session = try_it(wire, clock, secret=f"\n{TOKEN} ")
    assert (session.remote_id, session.handle, set(session.limits)) == (MEMBER, "Ana Ruiz", {"features"})
    assert session.facts == {"expires_at": "2027-01-25T21:00:00+00:00"}


def test_an_organisation_can_be_looked_up_and_commented_on(wire, clock):
    wire.on("GET", "/rest/organizationAcls", answer(200, {"elements": [{"organization": ORGANISATION}]}))
    wire.on("GET", "/rest/organizations/5515715", answer(200, {"localizedName": "Acme"}))
    for handle in ("acme", "5515715", ORGANISATION):
        limits = try_it(wire, clock, handle=handle).limits
        assert limits["dedupe"] == "lookback"
        assert "first_comment" in limits["features"]
    with pytest.raises(InvalidInput) as caught:
        try_it(wire, clock, handle="Other")
    assert (caught.value.code, caught.value.facts["names"]) == ("account_not_managed", ["Acme"])
    wire.replace("GET", "/rest/organizationAcls", answer(200, {"elements": []}))
    with pytest.raises(InvalidInput, match="no_account_managed"):
        try_it(wire, clock, handle="Acme")


@pytest.mark.parametrize(("status", "error"), [(401, AuthExpired), (403, MissingScope)])
def test_a_token_that_is_not_taken(wire, clock, status, error):
    wire.on("GET", "/v2/userinfo", answer(status, {"status": status, "message": "no"}))
    with pytest.raises(error):
        try_it(wire, clock)


def _png() -> bytes:
    from io import BytesIO

    from PIL import Image

    data = BytesIO()
    Image.new("RGB", (8, 8), "tan").save(data, "PNG")
    return data.getvalue()
