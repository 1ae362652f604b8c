"""What goes out: the record of each kind of post, checked against the lexicons, and what its answers mean."""

from __future__ import annotations

import pytest
from PIL import Image

from smdesk.core.content import MediaItem
from smdesk.core.outcome import (
    CannotTell,
    Found,
    Limited,
    NotSent,
    NotThere,
    Prepared,
    Published,
    Refused,
    RemoteRef,
    Unknown,
    Why,
)
from smdesk.core.steps import StepKind
from tests.adapters.bluesky import pds
from tests.adapters.bluesky.pds import BOB, CID, DID, NOW, ROOT_CID, adapter, error, request
from tests.adapters.wire import answer, body

ROOT = RemoteRef(f"at://{DID}/app.bsky.feed.post/3n2uwlm2xkc2p", None, {"cid": ROOT_CID})


def record(wire):
    return body(wire.sent("POST", pds.PUT)[-1])["record"]


def images(count, **alt):
    return tuple(MediaItem(f"{n:064x}", "image/png", 10, 4, 3, **alt) for n in range(count))


def uploads(count, **more):
    return {f"upload:0:{n}": pds.uploaded(**more) for n in range(count)}


def test_a_plain_post_is_published_with_its_link(wire):
    outcome = adapter(wire).publish(request("hello", languages=("es", "pt-BR", "en", "fr", "not a language")))
    assert isinstance(outcome, Published)
    key = body(wire.sent("POST", pds.PUT)[0])["rkey"]
    assert outcome.remote.id == f"at://{DID}/app.bsky.feed.post/{key}"
    assert outcome.remote.url == f"https://bsky.app/profile/alice.example.com/post/{key}"
    assert outcome.remote.extra == {"cid": CID}
    assert record(wire) == {
        "$type": "app.bsky.feed.post",
        "text": "hello",
        "createdAt": "2026-12-01T08:00:00.123Z",
        "langs": ["es", "pt-BR", "en"],
    }


def test_a_repeat_is_the_same_call_and_an_answer_without_commit_is_published(wire):
    made = adapter(wire)
    first = made.publish(request("hello"))
    uri, cid = first.remote.id, first.remote.extra["cid"]
    wire.replace("POST", pds.PUT, answer(200, {"uri": uri, "cid": cid, "validationStatus": "valid"}))
    assert made.publish(request("hello")) == first
    one, two = wire.sent("POST", pds.PUT)
    assert one.content == two.content
    assert body(one)["swapRecord"] is None


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("ver https://example.org/a?b=1#c.", ["https://example.org/a?b=1#c"]),
        ("👨‍👩‍👧‍👦 https://example.org fin", ["https://example.org"]),
        ("日本語のテスト https://example.jp/漢字 です", ["https://example.jp/漢字"]),
        ("e\u0301e\u0301 #cafe\u0301 \u202dx", ["#cafe\u0301"]),
        ("🇪🇸🇲🇽 #España ¡ya! #2026 #a1", ["#España", "#a1"]),
        ("example.org y #uno", ["example.org", "#uno"]),
    ],
)
def test_facets_are_spans_of_utf8_bytes(wire, text, pieces):
    adapter(wire).publish(request(text))
    raw = text.encode()
    found = [raw[f["index"]["byteStart"] : f["index"]["byteEnd"]].decode() for f in record(wire)["facets"]]
    assert found == pieces


def test_a_bare_domain_links_to_its_https_address_and_tags_drop_the_sign(wire):
    adapter(wire).publish(request("example.org #uno"))
    link, tag = (facet["features"][0] for facet in record(wire)["facets"])
    assert link == {"$type": "app.bsky.richtext.facet#link", "uri": "https://example.org"}
    assert tag == {"$type": "app.bsky.richtext.facet#tag", "tag": "uno"}


def test_an_address_the_network_could_not_read_stays_text(wire):
    assert isinstance(adapter(wire).publish(request("see https:///nowhere now")), Published)
    assert "facets" not in record(wire)


def test_mentions_are_resolved_once_each_and_the_unknown_stay_plain(wire):
    wire.replace(
        "GET",
        pds.RESOLVE,
        lambda r: answer(200, {"did": BOB}) if r.url.params["handle"] == "bob.test" else error(400, "HandleNotFound"),
    )
    adapter(wire).publish(request("é @bob.test @Bob.test y @nadie.example.com"))
    facets = record(wire)["facets"]
    assert [f["features"][0]["did"] for f in facets] == [BOB, BOB]
    assert (facets[0]["index"]["byteStart"], facets[0]["index"]["byteEnd"]) == (3, 12)
    assert len(wire.sent("GET", pds.RESOLVE)) == 2


def test_a_mention_that_cannot_be_asked_about_now_waits_instead_of_being_lost(wire):
    wire.replace("GET", pds.RESOLVE, error(502, "UpstreamFailure"))
    outcome = adapter(wire).publish(request("hola @bob.test"))
    assert isinstance(outcome, NotSent)
    assert not wire.sent("POST", pds.PUT)


def test_images_with_alt_text_and_aspect_ratio(wire):
    made = adapter(wire).publish(request(media=images(2, alt="Una ñ 🐟"), prepared=uploads(2)))
    assert isinstance(made, Published)
    embed = record(wire)["embed"]
    assert embed["$type"] == "app.bsky.embed.images"
    assert [i["alt"] for i in embed["images"]] == ["Una ñ 🐟"] * 2
    assert embed["images"][0]["aspectRatio"] == {"width": 4, "height": 3}


@pytest.mark.parametrize("count", [5, 10])
def test_five_to_ten_images_are_a_gallery(wire, count):
    adapter(wire).publish(request(media=images(count), prepared=uploads(count)))
    embed = record(wire)["embed"]
    assert embed["$type"] == "app.bsky.embed.gallery"
    assert len(embed["items"]) == count


def test_a_video(wire):
    item = MediaItem("a" * 64, "video/mp4", 10, 1080, 1920, 5.0, "un vídeo")
    adapter(wire).publish(request(media=[item], prepared=uploads(1, mime="video/mp4", width=1080, height=1920)))
    embed = record(wire)["embed"]
    assert (embed["$type"], embed["alt"]) == ("app.bsky.embed.video", "un vídeo")
    assert embed["aspectRatio"] == {"width": 1080, "height": 1920}


def test_media_beyond_the_network_is_refused_before_anything_is_sent(wire):
    made = adapter(wire)
    video = MediaItem("a" * 64, "video/mp4", 10)
    cases = {
        "too_many_images": images(11),
        "too_many_videos": (video, video),
        "media_mix_refused": (video, *images(1)),
        "media_type_refused": (MediaItem("b" * 64, "audio/mpeg", 10),),
    }
    for code, media in cases.items():
        assert made.publish(request(media=media, prepared=uploads(len(media)))) == Refused(code, Why.CONTENT)
    assert not wire.requests


def test_an_upload_that_was_never_made_asks_for_the_uploads_again(wire):
    assert adapter(wire).publish(request(media=images(2), prepared=uploads(1))) == NotSent("upload_expired")
    assert not wire.requests


def test_labels_the_app_knows_are_set(wire):
    adapter(wire).publish(request(options={"labels": "graphic-media, invented"}))
    assert record(wire)["labels"] == {
        "$type": "com.atproto.label.defs#selfLabels",
        "values": [{"val": "graphic-media"}],
    }


def test_a_thread_hangs_on_its_first_part(wire):
    made = adapter(wire)
    first = made.publish(request("1", parts_total=3)).remote
    second = made.publish(request("2", number=1, parts_total=3, root=first, parent=first)).remote
    made.publish(request("3", number=2, parts_total=3, root=first, parent=second))
    strong = {ref.id: {"uri": ref.id, "cid": CID} for ref in (first, second)}
    assert record(wire)["reply"] == {"root": strong[first.id], "parent": strong[second.id]}
    keys = [body(r)["rkey"] for r in wire.sent("POST", pds.PUT)]
    assert keys == sorted(keys)


def test_a_first_comment_answers_the_published_part(wire):
    adapter(wire).publish(request("first!", StepKind.COMMENT, parent=ROOT))
    strong = {"uri": ROOT.id, "cid": ROOT_CID}
    assert record(wire)["reply"] == {"root": strong, "parent": strong}


@pytest.mark.parametrize(
    "target",
    [
        f"at://{BOB}/app.bsky.feed.post/3n2uwlm2xkc2q",
        "https://bsky.app/profile/bob.test/post/3n2uwlm2xkc2q",
        f"https://bsky.app/profile/{BOB}/post/3n2uwlm2xkc2q?ref=x",
    ],
)
def test_a_reply_joins_the_conversation_of_the_post_it_answers(wire, lexicons, target):
    root = {"uri": f"at://{BOB}/app.bsky.feed.post/3n2uwlm2xkc2a", "cid": ROOT_CID}
    uri = f"at://{BOB}/app.bsky.feed.post/3n2uwlm2xkc2q"
    value = {"$type": "app.bsky.feed.post", "text": "x", "createdAt": "2026-01-01T00:00:00Z"}
    view = {
        "uri": uri,
        "cid": CID,
        "author": {"did": BOB, "handle": "bob.test"},
        "record": {**value, "reply": {"root": root, "parent": root}},
        "indexedAt": "2026-01-01T00:00:00Z",
    }
    lexicons.answer("app.bsky.feed.getPosts", {"posts": [view]})
    wire.on("GET", "app.bsky.feed.getPosts", answer(200, {"posts": [view]}))
    wire.replace("GET", pds.RESOLVE, answer(200, {"did": BOB}))
    made = adapter(wire)
    first = made.publish(request("yes", reply_to=target))
    assert record(wire)["reply"] == {"root": root, "parent": {"uri": uri, "cid": CID}}
    # the second part of ours stays in bob's conversation
    made.publish(request("and", number=1, root=first.remote, parent=first.remote))
    assert record(wire)["reply"] == {"root": root, "parent": {"uri": first.remote.id, "cid": CID}}


def test_a_reply_to_a_post_the_view_does_not_have_yet_is_read_from_the_server(wire):
    value = {"$type": "app.bsky.feed.post", "text": "x", "createdAt": "2026-01-01T00:00:00Z"}
    wire.on("GET", "app.bsky.feed.getPosts", answer(200, {"posts": []}))
    wire.on("GET", pds.GET, answer(200, {"uri": ROOT.id, "cid": CID, "value": value}))
    assert isinstance(adapter(wire).publish(request("yes", reply_to=ROOT.id)), Published)
    assert record(wire)["reply"]["parent"] == {"uri": ROOT.id, "cid": CID}


def test_a_parent_known_only_by_its_link_is_looked_up(wire):
    value = {"$type": "app.bsky.feed.post", "text": "x", "createdAt": "2026-01-01T00:00:00Z"}
    wire.on("GET", "app.bsky.feed.getPosts", answer(200, {"posts": []}))
    wire.on("GET", pds.GET, answer(200, {"uri": ROOT.id, "cid": CID, "value": value}))
    pointed = RemoteRef(f"https://bsky.app/profile/{DID}/post/3n2uwlm2xkc2p")
    assert isinstance(adapter(wire).publish(request("2", number=1, root=pointed, parent=pointed)), Published)
    assert record(wire)["reply"]["root"] == {"uri": ROOT.id, "cid": CID}


def test_a_reply_to_a_deleted_post_is_refused_and_one_to_something_else_too(wire):
    wire.on("GET", "app.bsky.feed.getPosts", answer(200, {"posts": []}))
    wire.on("GET", pds.GET, error(400, "RecordNotFound", "Could not locate record"))
    made = adapter(wire)
    assert made.publish(request(reply_to=ROOT.id)) == Refused("reply_target_gone", Why.GONE)
    assert made.publish(request(reply_to="https://x.com/a/status/1")) == Refused("reply_target_invalid", Why.CONTENT)
    assert not wire.sent("POST", pds.PUT)


def test_a_lost_blob_asks_for_the_uploads_again(wire):
    wire.replace("POST", pds.PUT, error(400, "BlobNotFound", "Could not find blob: bafkrei"))
    outcome = adapter(wire).publish(request(media=images(1), prepared=uploads(1)))
    assert isinstance(outcome, NotSent)
    assert outcome.code == "upload_expired"


@pytest.mark.parametrize(
    ("status", "data"),
    [(200, None), (200, "<html>"), (200, {}), (200, {"uri": "at://other/app.bsky.feed.post/x", "cid": CID}), (201, [])],
)
def test_success_without_our_id_is_unknown(wire, status, data):
    wire.replace("POST", pds.PUT, answer(status, data))
    outcome = adapter(wire).publish(request())
    assert isinstance(outcome, Unknown)
    assert outcome.code == "answer_without_id"


def test_another_record_under_our_key_is_never_overwritten(wire):
    made = adapter(wire)
    wire.replace("POST", pds.PUT, error(400, "InvalidSwap", "Record was at bafy"))
    wire.on("GET", pds.GET, lambda r: held(r, "something else"))
    outcome = made.publish(request("hello"))
    assert isinstance(outcome, Refused)
    assert outcome.code == "record_key_taken"


def test_an_earlier_send_of_the_same_post_counts_as_this_one(wire):
    """The first send arrived with another link card; the text and key are ours, so it is the post."""
    made = adapter(wire)
    wire.replace("POST", pds.PUT, error(400, "InvalidSwap", "Record was at bafy"))
    wire.on("GET", pds.GET, lambda r: held(r, "hello"))
    assert isinstance(made.publish(request("hello")), Published)


def held(asked, text):
    value = {"$type": "app.bsky.feed.post", "text": text, "createdAt": "2026-12-01T08:00:00.123Z"}
    return answer(200, {"uri": f"at://{DID}/app.bsky.feed.post/{asked.url.params['rkey']}", "cid": CID, "value": value})


def test_looking_back(wire):
    made = adapter(wire)
    wire.on("GET", pds.GET, error(400, "RecordNotFound", "Could not locate record: at://x"))
    assert made.find(request("hello")) == NotThere()
    wire.replace("GET", pds.GET, error(400, "InvalidRequest", "Could not locate record: at://x"))  # an older PDS
    assert made.find(request("hello")) == NotThere()
    wire.replace("GET", pds.GET, lambda r: held(r, "hello"))
    found = made.find(request("hello"))
    assert isinstance(found, Found)
    assert found == Found(made.publish(request("hello")).remote)
    wire.replace("GET", pds.GET, lambda r: held(r, "another post"))
    assert made.find(request("hello")) == CannotTell("other_record")
    wire.replace("GET", pds.GET, error(400, "InvalidRequest", "Could not find repo: did:plc:x"))
    assert made.find(request("hello")) == CannotTell("account_unreadable")
    for silent in (error(502, "UpstreamFailure"), answer(404, "<html>"), answer(200, "<html>"), answer(429, {})):
        wire.replace("GET", pds.GET, silent)
        finding = made.find(request("hello"))
        assert isinstance(finding, CannotTell)
        assert finding.again, silent


def test_deleting(wire):
    made = adapter(wire)
    assert made.delete(ROOT) == Prepared({})
    wire.replace("POST", pds.DELETE, answer(200, {}))  # it was gone already
    assert made.delete(ROOT) == Prepared({})
    assert made.delete(RemoteRef(f"at://{BOB}/app.bsky.feed.post/3n2uwlm2xkc2p")) == Refused("not_ours", Why.PERMISSION)
    assert body(wire.sent("POST", pds.DELETE)[0]) == {
        "repo": DID, "collection": "app.bsky.feed.post", "rkey": "3n2uwlm2xkc2p"
    }  # fmt: skip


def test_an_image_within_the_limit_goes_out_byte_for_byte(wire, tmp_path):
    file = tmp_path / "a.png"
    Image.effect_noise((60, 40), 50).save(file)
    item = pds.medium(file)
    outcome = adapter(wire).prepare(request(kind=StepKind.UPLOAD, index=0, media=[item], files={item.sha256: file}))
    assert isinstance(outcome, Prepared)
    sent = wire.sent("POST", pds.UPLOAD)[0]
    assert sent.content == file.read_bytes()
    assert sent.headers["content-type"] == "image/png"
    assert (outcome.ref["width"], outcome.ref["height"]) == (60, 40)
    published = adapter(wire).publish(request(media=[item], prepared={"upload:0:0": outcome.ref}))
    assert isinstance(published, Published)


def test_a_missing_or_broken_file_is_told_and_nothing_is_sent(wire, tmp_path):
    file = tmp_path / "a.png"
    file.write_bytes(b"no image")
    item = pds.medium(file)
    made = adapter(wire)
    step = {"kind": StepKind.UPLOAD, "index": 0, "media": [item]}
    assert made.prepare(request(**step)) == NotSent("file_unreadable", why=Why.CONTENT)
    assert made.prepare(request(**step, files={item.sha256: tmp_path / "gone"})).code == "file_unreadable"
    assert made.prepare(request(**step, files={item.sha256: file})) == Refused("image_unreadable", Why.CONTENT)
    assert not wire.requests


def test_half_a_surrogate_pair_is_refused_not_raised(wire):
    assert adapter(wire).publish(request("a\ud800b")) == Refused("refused_content", Why.CONTENT)


@pytest.mark.parametrize(
    ("response", "wanted"),
    [
        (error(400, "InvalidRequest", "grapheme too big"), (Refused, "refused_content", Why.CONTENT)),
        (error(400, "BlobTooLarge"), (Refused, "media_too_large", Why.CONTENT)),
        (error(400, "InvalidMimeType"), (Refused, "media_type_refused", Why.CONTENT)),
        (error(413, "PayloadTooLarge"), (Refused, "media_too_large", Why.CONTENT)),
        (answer(413, "<html>"), (Refused, "media_too_large", Why.CONTENT)),
        (error(401, "AccountTakedown"), (Refused, "account_suspended", Why.AUTH)),
        (error(403, "Forbidden"), (Refused, "permission_missing", Why.PERMISSION)),
        (error(400, "SomethingNew"), (Refused, "refused_content", Why.CONTENT)),
        (error(500, "InternalServerError"), (Unknown, "server_error", None)),
        (error(502, "UpstreamFailure"), (Unknown, "server_error", None)),
        (answer(503, "<html>busy"), (Unknown, "server_error", None)),
        (answer(408, None), (Unknown, "server_error", None)),
        (answer(403, "<html>sign in to the hotel"), (NotSent, "unexpected_answer", Why.TRANSIENT)),
        (answer(302, None, {"location": "https://login.example"}), (NotSent, "unexpected_answer", Why.TRANSIENT)),
    ],
)
def test_each_error_means_what_the_table_says(wire, response, wanted):
    wire.replace("POST", pds.PUT, response)
    outcome = adapter(wire).publish(request())
    kind, code, why = wanted
    assert isinstance(outcome, kind)
    assert outcome.code == code
    assert getattr(outcome, "why", None) == why
    assert len(wire.sent("POST", pds.PUT)) == 1


def test_the_rate_limit_says_when(wire):
    reset = int(NOW.timestamp()) + 120
    headers = {"RateLimit-Limit": "5000", "RateLimit-Remaining": "0", "RateLimit-Reset": str(reset)}
    wire.replace("POST", pds.PUT, error(429, "RateLimitExceeded", "Rate Limit Exceeded", headers))
    outcome = adapter(wire).publish(request())
    assert isinstance(outcome, Limited)
    assert outcome.code == "rate_limited"
    assert outcome.retry_at is not None
    assert outcome.retry_at.timestamp() == reset
