"""The lexicon checker itself: it takes what is right and refuses each kind of mistake."""

from __future__ import annotations

import pytest

from tests.adapters.lexicon import Lexicons, Violation

POST = {"$type": "app.bsky.feed.post", "text": "hello", "createdAt": "2026-12-01T08:00:00.000Z"}
CID = "bafkreiggpexgdimshx3vik2jx4kfp24fjryqkvhy5kjssv7jyvlfsbe6yq"
BLOB = {"$type": "blob", "ref": {"$link": CID}, "mimeType": "image/png", "size": 10}


@pytest.fixture(scope="module")
def lexicons(shared) -> Lexicons:
    return Lexicons(shared / "specs/bluesky/lexicons")


def test_takes_a_correct_record(lexicons):
    images = {"$type": "app.bsky.embed.images", "images": [{"image": BLOB, "alt": ""}]}
    lexicons.record({**POST, "embed": images, "langs": ["es", "pt-BR"]}, "app.bsky.feed.post", "3n2uwlm2xkc2p")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"text": "x" * 301}, "301 graphemes"),
        ({"text": "👨‍👩‍👧‍👦" * 121}, "3025 bytes"),
        ({"createdAt": "2026-12-01 08:00"}, "datetime"),
        ({"createdAt": "2026-13-01T08:00:00Z"}, "no time"),
        ({"langs": ["es", "en", "fr", "de"]}, "4 items"),
        ({"langs": ["Spanish!"]}, "language"),
        ({"txet": ""}, "unknown property"),
        ({"embed": {"images": []}}, r"\$type"),
        ({"embed": {"$type": "app.bsky.embed.nothing"}}, "none of"),
        ({"embed": {"$type": "app.bsky.embed.images", "images": [{"image": BLOB}]}}, "alt is missing"),
        ({"embed": {"$type": "app.bsky.embed.video", "video": BLOB}}, "refused"),
        (
            {
                "embed": {
                    "$type": "app.bsky.embed.images",
                    "images": [{"image": {**BLOB, "size": 3_000_000}, "alt": ""}],
                }
            },
            "bytes",
        ),
        ({"reply": {"root": {"uri": "https://x.y", "cid": CID}, "parent": {"uri": "at://a.b", "cid": CID}}}, "at-uri"),
        ({"facets": [{"index": {"byteStart": -1, "byteEnd": 2}, "features": []}]}, "outside"),
        ({"facets": [{"index": {"byteStart": 0}, "features": []}]}, "byteEnd is missing"),
        ({"$type": "app.bsky.feed.like"}, "in collection"),
    ],
)
def test_refuses_each_kind_of_mistake(lexicons, change, words):
    with pytest.raises(Violation, match=words):
        lexicons.record({**POST, **change}, "app.bsky.feed.post")


def test_refuses_a_record_key_that_is_no_tid(lexicons):
    with pytest.raises(Violation, match="tid"):
        lexicons.record(POST, "app.bsky.feed.post", "self")
