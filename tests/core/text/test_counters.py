"""Lengths by each network's rule: worked examples, and what must hold for any text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.core import network as networks
from smdesk.core.errors import NotFound
from smdesk.core.text import counters, mastodon, x
from smdesk.core.text.counters import count, limit, measure

FAMILY = "👨‍👩‍👧‍👦"  # 7 code points, 11 UTF-16 units, 25 bytes
FLAG = "🇪🇸"  # 2 code points, 4 units, 8 bytes
ACUTE = "e\u0301"  # letter and combining mark

EXAMPLES = [
    # text, x, bluesky, mastodon, threads, linkedin (characters), telegram (UTF-16), youtube (bytes)
    ("", 0, 0, 0, 0, 0, 0, 0),
    ("hola", 4, 4, 4, 4, 4, 4, 4),
    ("niño", 4, 4, 4, 4, 4, 4, 5),
    (ACUTE, 1, 1, 1, 2, 2, 2, 3),
    ("日本語", 6, 3, 3, 3, 3, 3, 9),
    ("👍", 2, 1, 1, 4, 1, 2, 4),
    ("👍🏽", 2, 1, 1, 8, 2, 4, 8),
    (FAMILY, 2, 1, 1, 25, 7, 11, 25),
    (FLAG, 2, 1, 1, 8, 2, 4, 8),
    ("1️⃣", 2, 1, 1, 7, 3, 3, 7),
    ("❤️", 2, 1, 1, 6, 2, 2, 6),
    ("☺\ufe0e", 4, 1, 1, 2, 2, 2, 6),
    ("👍\ufe0e", 4, 1, 1, 2, 2, 3, 7),
    ("\u2032\u2037\u2038\u201f\u2020", 7, 5, 5, 5, 5, 5, 15),
    ("a\r\nb", 4, 3, 3, 4, 4, 4, 4),
    ("https://example.com/a/long/path", 23, 31, 23, 31, 31, 31, 31),
    ("see example.com", 27, 15, 15, 15, 15, 15, 15),
    ("@ana@example.social hi", 22, 22, 7, 22, 22, 22, 22),
    ("“quotes” – and…", 16, 15, 15, 15, 15, 15, 23),
]
NAMES = ("x", "bluesky", "mastodon", "threads", "linkedin", "telegram", "youtube")


@pytest.mark.parametrize("row", EXAMPLES, ids=[repr(row[0]) for row in EXAMPLES])
def test_examples(row):
    text, *expected = row
    assert {name: count(name, text) for name in NAMES} == dict(zip(NAMES, expected, strict=True))


def test_limits():
    assert {name: limit(name) for name in networks.known() if name != "practice"} == {
        "bluesky": 300,
        "facebook": 63206,
        "google_business": 1500,
        "instagram": 2200,
        "linkedin": 3000,
        "mastodon": 500,
        "pinterest": 800,
        "snapchat": 160,
        "telegram": 4096,
        "threads": 500,
        "tiktok": 2200,
        "wordpress": None,
        "x": 280,
        "youtube": 5000,
    }


@pytest.mark.parametrize("ask", [lambda: count("myspace", "hola"), lambda: limit("myspace")])
def test_a_network_nobody_knows(ask):
    with pytest.raises(NotFound) as caught:
        ask()
    assert caught.value.code == "unknown_network"
    assert caught.value.facts["network"] == "myspace"
    assert "bluesky" in caught.value.facts["known"]


def test_bluesky_has_two_limits():
    spec = networks.load("bluesky")
    letters = measure(spec, "a" * 301)
    assert (letters.too_long, letters.too_many_bytes, letters.over, letters.left) == (True, False, True, -1)
    families = measure(spec, FAMILY * 121)  # 121 graphemes, 3,025 bytes
    assert (families.count, families.bytes) == (121, 3025)
    assert (families.too_long, families.too_many_bytes, families.over) == (False, True, True)
    assert not measure(spec, "a" * 300).over


def test_measure_without_a_limit():
    size = measure(networks.load("wordpress"), "a" * 100_000)
    assert (size.count, size.limit, size.left, size.over) == (100_000, None, None, False)


def test_measure_by_field():
    youtube = networks.load("youtube")
    assert measure(youtube, "é" * 101, field="title").too_long
    assert measure(youtube, "é" * 2501).too_long  # the description is counted in bytes
    linkedin = networks.load("linkedin")
    assert measure(linkedin, "a" * 1251, field="comment").too_long
    telegram = networks.load("telegram")
    assert measure(telegram, "a" * 1025, field="caption").too_long
    assert not measure(telegram, "a" * 1025).too_long
    assert measure(linkedin, "a" * 3001, field="caption").too_long  # no rule of its own: that of the text
    assert measure(networks.load("snapchat"), "a" * 9999, field="comment").limit is None


def test_a_server_of_its_own_limits():
    spec = networks.load("mastodon").with_limits({"text": {"limit": 5000, "link_length": 30}})
    size = measure(spec, "a https://example.com/", spoiler="ojo 👀")
    assert (size.count, size.limit) == (2 + 30 + 5, 5000)
    assert measure(networks.load("bluesky"), "a", spoiler="ojo").count == 1  # only Mastodon has it


def test_linkedin_counts_before_escaping():
    assert count("linkedin", "a_b (c)") == 7


MASTODON = [
    ("http://" + "b" * 30 + ".com/example", 23),
    ("x" * 476 + " http://" + "b" * 30 + ".com/example", 500),
    ("https://ja.wikipedia.org/wiki/日本語", 23),  # a path of any script belongs to the link
    ("https://example.com/a_(b)_c.", 24),
    ("https://no-such-top-level.zzzzz/", 32),  # no link: counted in full
    ("@ana@example.social", 4),
    ("@ana", 4),
    ("mail ana@example.social", 23),
    ("@ana@example.social @eva@otro.example", 9),
]


@pytest.mark.parametrize(("text", "length"), MASTODON)
def test_mastodon(text, length):
    assert mastodon.length(text) == length


def test_surrogate_halves_do_no_harm():
    broken = "a\ud83d b"
    for name in networks.known():
        assert count(name, broken) > 0


texts = st.text(max_size=300)
mixed = st.lists(
    st.sampled_from(
        [
            *"a .@#ñ語/1()-_?\n🏽$。:🇪\u200d\ufe0f\u20e3\u202a",
            FAMILY,
            FLAG,
            *["http://", "example", "com", "t.co", "xn--", "@ana@b.es"],
        ]
    ),
    max_size=40,
).map("".join)


@given(st.one_of(texts, mixed))
def test_a_length_is_never_below_zero_nor_beyond_reason(text):
    for name in networks.known():
        number = count(name, text)
        # The greatest weight of anything is a link: 23 for the four characters of "a.es", or four bytes a code point.
        assert 0 <= number <= 8 * len(text)
        assert bool(number) == bool(text)


@given(st.one_of(texts, mixed), st.one_of(texts, mixed))
def test_two_texts_on_lines_of_their_own_add_up(one, two):
    """A line break ends links, names and emoji, so the sum is the whole (it joins no grapheme but after a CR)."""
    if one.endswith("\r") or two.startswith("\n"):
        return
    for name in networks.known():
        if count(name, "\n" + two) != count(name, two) + 1:
            continue  # a mark without a letter hangs on to what stands before it
        assert count(name, one + "\n" + two) == count(name, one) + 1 + count(name, two)


@given(texts)
def test_plain_units_are_those_of_the_encodings(text):
    assert count("telegram", text) == len(text.encode("utf-16-le", "surrogatepass")) // 2
    assert count("youtube", text) == len(text.encode("utf-8", "surrogatepass"))
    assert count("linkedin", text) == len(text)


@given(st.text(st.characters(codec="latin-1", exclude_characters=".@#"), max_size=300))
def test_western_text_weighs_one_a_letter_on_x(text):
    plain = text.replace("©", "").replace("®", "")  # emoji, though Latin
    assert x.weight(plain) == len(plain)


def test_counting_keeps_up_with_typing():
    """The composer counts at each key. Best of several, so that a busy machine does not fail it."""
    for text in (
        "niño ágil 日本 " * 400,
        "hola 👨‍👩‍👧‍👦 " * 400,
        "a (b) http://example.com/x " * 100 + "palabra " * 300,
    ):
        for name in networks.known():
            count(name, text[:10])
            best = min(_seconds(name, text[:5000]) for _ in range(5))
            assert best < 0.02, (name, best)  # measured below 2 ms; ten times that on a bad day


def _seconds(name, text):
    start = time.perf_counter()
    count(name, text)
    return time.perf_counter() - start


@pytest.mark.parametrize(
    "text",
    [
        "a.b." * 5000,
        "http://a.com/" + "(" * 20000,
        "http://a.com/" + "(a" * 10000,
        "http://" + "a-" * 10000 + ".",
        "あa.com-い." * 2000,
        "@a" * 10000,
        "#a" * 10000,
        "👨\u200d" * 10000,
        "a_" * 10000 + ".com",
        "." * 20000,
    ],
    ids=lambda text: text[:16],
)
def test_a_nasty_text_of_20000_characters_does_not_hang(text):
    start = time.perf_counter()
    for name in ("x", "mastodon", "threads"):
        count(name, text)
    assert time.perf_counter() - start < 5


def test_every_counter_of_the_data_files_exists():
    for name in networks.known():
        spec = networks.load(name)
        for field in ("text", "comment", "title", "caption"):
            rule = counters.rule_of(spec, field)
            assert rule is None or rule.counter in counters.COUNTERS
