"""What a network shows is recognised as what was sent."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.core.text.normalise import fingerprint, html_to_text

SAME = [
    ("Hola  mundo\n\n adiós", "Hola mundo adiós"),
    ("cafe\u0301", "café"),
    ("Lee https://example.com/largo?utm_source=x ya", "Lee https://t.co/AbCdEf1234 ya"),
    ("Lee example.com/largo ya", "Lee  ya"),
    ("Tú & yo <3", "Tú &amp; yo &lt;3"),
    ("gracias @ana@example.social", "gracias @ana"),
    ("ojo ❤️", "ojo ❤"),
    ("soft\u00adware\u200b", "software"),
    ("fin\r\n", "fin"),
    ("espacio\u00a0duro", "espacio duro"),
]


@pytest.mark.parametrize(("sent", "shown"), SAME)
def test_the_same(sent, shown):
    assert fingerprint(sent) == fingerprint(shown)
    assert fingerprint(sent)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hola", "hola"), ("uno dos", "unodos"), ("#uno", "uno"), ("1", "2"), ("@ana", "@eva"), ("fin.", "fin")],
)
def test_not_the_same(one, other):
    assert fingerprint(one) != fingerprint(other)


def test_nothing_to_match_on():
    assert fingerprint(" https://example.com/a \n") == ""
    assert fingerprint("") == ""


@given(
    st.one_of(
        st.text(max_size=100),
        st.lists(st.sampled_from(["&amp;", "lt;", "a.com", "http://", "@a@b.es", " "])).map("".join),
    )
)
def test_a_fingerprint_is_its_own(text):
    once = fingerprint(text)
    assert fingerprint(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once == " ".join(once.split())


HTML = [
    ("<p>Hola<br>mundo</p><p>adiós</p>", "Hola\nmundo\n\nadiós"),
    ("<p>a &amp; b &lt;c&gt;</p>", "a & b <c>"),
    (
        '<p>Lee <a href="https://example.com/un/camino/muy/largo"><span class="invisible">https://</span>'
        '<span class="ellipsis">example.com/un/cam</span><span class="invisible">ino/muy/largo</span></a>.</p>',
        "Lee https://example.com/un/camino/muy/largo.",
    ),
    (
        '<p><span class="h-card"><a href="https://example.social/@ana" class="u-url mention">@<span>ana</span></a>'
        '</span> <a href="https://example.social/tags/uno" class="mention hashtag" rel="tag">#<span>uno</span></a></p>',
        "@ana #uno",
    ),
    ('<a href="https://example.com/a/b">example.com/a/…</a>', "https://example.com/a/b"),
    ('<a href="https://example.com/a/b">https://example.com/a/…</a>', "https://example.com/a/b"),
    ('<a href="https://example.com/">nuestra página</a>', "nuestra página"),
    ('<a href="https://example.com/">sin cerrar', "sin cerrar"),
    ("texto sin marcas", "texto sin marcas"),
    ("<ul><li>uno</li><li>dos</li></ul>", "uno\ndos"),
    ("<p>a</p><blockquote><p>b</p></blockquote>", "a\n\nb"),
    ("", ""),
    ("<p>5 < 6 &nbsp;&eacute;</p>", "5 < 6 \u00a0é"),
]


@pytest.mark.parametrize(("source", "text"), HTML)
def test_html(source, text):
    assert html_to_text(source) == text


def test_a_sent_post_is_recognised_in_mastodons_html():
    sent = "Hoy & mañana con @ana@example.social: https://example.com/un/camino\n\n#Feria"
    shown = (
        '<p>Hoy &amp; mañana con <span class="h-card"><a href="https://example.social/@ana" class="u-url mention">@'
        '<span>ana</span></a></span>: <a href="https://example.com/un/camino"><span class="invisible">https://</span>'
        '<span class="">example.com/un/camino</span><span class="invisible"></span></a></p>'
        '<p><a href="https://example.social/tags/Feria" class="mention hashtag">#<span>Feria</span></a></p>'
    )
    assert fingerprint(html_to_text(shown)) == fingerprint(sent)


@given(st.text(max_size=200))
def test_any_html_is_taken(source):
    assert isinstance(html_to_text(source), str)
