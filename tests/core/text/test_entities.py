"""Links, mentions and tags as each network reads them, and their places in code points and bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.core import network as networks
from smdesk.core.errors import NotFound
from smdesk.core.text import entities
from smdesk.core.text.entities import Entity, apart, byte_span
from smdesk.core.text.spans import replace


def values(found):
    return [entity.value for entity in found]


BLUESKY_LINKS = [
    ("a https://example.com/x?y=1#z b", ["https://example.com/x?y=1#z"]),
    ("ver example.com, y (www.example.es/a).", ["example.com", "www.example.es/a"]),
    ("(https://en.wikipedia.org/wiki/Primer_(film))", ["https://en.wikipedia.org/wiki/Primer_(film))"]),
    ("(https://example.com/a)", ["https://example.com/a"]),
    ("fin: https://example.com/!", ["https://example.com/"]),
    ("HTTPS://example.com", ["HTTPS://example.com"]),
    ("http.cat/404", ["http.cat/404"]),
    ("ana@example.com no", []),
    ("fichero.tar.bz2 e.g. 3.14 v1.2", []),
    ("my-site.com", []),  # the app takes no dash in a bare domain
    ("Frase.Otra frase", []),
    ("linea\nexample.org\n", ["example.org"]),
    ("https://例え.jp/日本 語", ["https://例え.jp/日本"]),
]


@pytest.mark.parametrize(("text", "expected"), BLUESKY_LINKS)
def test_bluesky_links(text, expected):
    assert values(entities.links(text, "bluesky")) == expected


def test_the_address_of_a_bare_domain():
    (link,) = entities.links("mira example.com/a", "bluesky")
    assert (link.value, link.address) == ("example.com/a", "https://example.com/a")
    (link,) = entities.links("HTTP://example.com")
    assert link.address == "HTTP://example.com"
    (tag,) = entities.tags("x", "#example")
    assert tag.address == "example"


BLUESKY_MENTIONS = [
    ("hola @ana.bsky.social!", ["ana.bsky.social"]),
    ("(@ana.example.com)", ["ana.example.com"]),
    ("@uno.test y @dos.test.", ["uno.test", "dos.test"]),
    ("@ana @ana.nada", []),
    ("a@ana.bsky.social", []),
    ("@ana.bsky.social_x", []),
    ("@ana-b.example.es-", ["ana-b.example.es"]),
]


@pytest.mark.parametrize(("text", "expected"), BLUESKY_MENTIONS)
def test_bluesky_mentions(text, expected):
    assert values(entities.mentions("bluesky", text)) == expected


BLUESKY_TAGS = [
    ("#uno #dos,", ["uno", "dos"]),
    ("#1 #2x #x2", ["2x", "x2"]),
    ("no#tag", []),
    ("##doble", ["#doble"]),
    ("#\ufe0f⃣", []),
    ("＃全角。", ["全角"]),
    ("#" + "a" * 64, ["a" * 64]),
    ("#" + "a" * 65, []),
    ("#" + "👍" * 33, []),  # 66 units of UTF-16, as the app counts
    ("#año_nuevo-2027!!!", ["año_nuevo-2027"]),
    ("#!?", []),
    ("#a\u200bb", ["a"]),
]


@pytest.mark.parametrize(("text", "expected"), BLUESKY_TAGS)
def test_bluesky_tags(text, expected):
    assert values(entities.tags("bluesky", text)) == expected


MASTODON_MENTIONS = [
    ("@ana y @eva@example.social.", ["ana", "eva@example.social"]),
    ("mail ana@example.social", []),
    ("https://example.social/@ana", []),
    ("@ana.b-c @x_", ["ana.b-c", "x_"]),
    ("(@ana@münchen.example)", ["ana@münchen.example"]),
    ("@ana@", []),
]


@pytest.mark.parametrize(("text", "expected"), MASTODON_MENTIONS)
def test_mastodon_mentions(text, expected):
    assert values(entities.mentions("mastodon", text)) == expected


MASTODON_TAGS = [
    ("#uno, #dos2 #2", ["uno", "dos2"]),
    ("#año #日本語", ["año", "日本語"]),
    ("a#b )#c /#d", []),
    ("https://example.com/#ancla", []),
    ("#il·lusió", ["il·lusió"]),
    ("#1_2", ["1_2"]),
]


@pytest.mark.parametrize(("text", "expected"), MASTODON_TAGS)
def test_mastodon_tags(text, expected):
    assert values(entities.tags("mastodon", text)) == expected


def test_mastodon_takes_no_bare_domain():
    text = "example.com http://example.com/ñ/語 ftp://example.com"
    assert values(entities.links(text, "mastodon")) == ["http://example.com/ñ/語"]


def test_other_networks():
    assert values(entities.mentions("instagram", "gracias @ana.lopez_ y (@b) a@b.es @c@d.es.")) == ["ana.lopez_", "b"]
    assert values(entities.mentions("facebook", "con @panaderia@mastodon.social")) == []
    assert values(entities.mentions("telegram", "@canal_1 @abc a@canal_1")) == ["canal_1"]
    assert values(entities.tags("linkedin", "#hashtag http://a.com/#no")) == ["hashtag"]
    assert values(entities.mentions("practice", "@ana")) == ["ana"]


def test_a_network_nobody_knows():
    for ask in (entities.mentions, entities.tags, entities.extract):
        with pytest.raises(NotFound, match="unknown_network"):
            ask("myspace", "a")
    with pytest.raises(NotFound, match="unknown_network"):
        entities.links("a", "myspace")


def test_neighbours_both_stay_and_what_overlaps_goes():
    one, two, inside = Entity(0, 3, "link", "abc"), Entity(3, 5, "tag", "d"), Entity(1, 4, "tag", "bc")
    assert apart([two, inside, one]) == [one, two]
    assert replace("abc#d e", [one, two], "x") == "xx e"


@pytest.mark.parametrize(("prefix", "longest"), [("https://example.com/", 4096), ("example.com/", 4088)])
def test_an_address_longer_than_x_takes_is_none(prefix, longest):
    """4,096 characters, the missing scheme counted (twitter-text, extractor.rb: MAX_URL_LENGTH)."""
    fits = prefix + "a" * (longest - len(prefix))
    assert values(entities.links(fits)) == [fits]
    assert values(entities.links(fits + "a")) == []


def test_byte_span():
    text = "¡Olé! 👨‍👩‍👧 https://example.com/ñ #año"
    link, tag = entities.extract("bluesky", text)
    data = text.encode()
    start, end = byte_span(text, link)
    assert data[start:end].decode() == "https://example.com/ñ"
    start, end = byte_span(text, tag)
    assert data[start:end].decode() == "#año"


CHARACTERS = "añ語 \n.@#＃()-_/!:1。\u200d\ufe0f\u202a"
WORDS = "com example.com http:// https://x.es/ ?q=1 👍🏽 @ana.bsky.social @ana@b.es #tag $A xn--p1ai рф .."
pieces = st.sampled_from([*CHARACTERS, *WORDS.split(), "\r\n"])
mixed = st.one_of(st.text(max_size=120), st.lists(pieces, max_size=25).map("".join))


@given(mixed)
def test_spans_hold_their_value_and_stand_apart(text):
    for name in networks.known():
        end = 0
        for entity in entities.extract(name, text):
            written = text[entity.start : entity.end]
            if entity.kind == "link":
                assert written == entity.value
                assert "." in written or "://" in written
            else:
                assert written[1:] == entity.value
                assert written[0] in {"mention": "@＠", "tag": "#＃"}[entity.kind]
            assert end <= entity.start < entity.end <= len(text)
            end = entity.end


@given(mixed)
def test_byte_spans_decode(text):
    data = text.encode()
    for entity in entities.extract("bluesky", text):
        start, end = byte_span(text, entity)
        assert data[start:end].decode() == text[entity.start : entity.end]


@given(st.lists(st.sampled_from(["foo.com", "http://bar.es/x", "@ana", "#uno", "palabra", "語"]), max_size=8))
def test_words_between_blanks_are_found_each(words):
    text = " ".join(words)
    assert values(entities.links(text)) == [word for word in words if "." in word]
    assert values(entities.mentions("x", text)) == ["ana"] * words.count("@ana")
    assert values(entities.tags("x", text)) == ["uno"] * words.count("#uno")
