"""LinkedIn's little text: nothing that cuts the post off stands bare, and nothing is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.core.text.escaping import LINKEDIN_RESERVED, escape_linkedin, unescape_linkedin


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Abrimos (hoy)!", r"Abrimos \(hoy\)!"),
        ("a_b *c* ~d~ <e> [f] {g} | h\\i", r"a\_b \*c\* \~d\~ \<e\> \[f\] \{g\} \| h\\i"),
        ("ana@example.com", r"ana\@example.com"),
        ("#Marketing y #año", "#Marketing y #año"),
        ("C# y #1 y a#b y # y &#39;", r"C\# y \#1 y a\#b y \# y &\#39;"),
        ("#foo_bar", r"#foo\_bar"),
        ("con @[Acme Ibérica](urn:li:organization:2414183)", "con @[Acme Ibérica](urn:li:organization:2414183)"),
        ("@[Ana](urn:li:otra:1)", r"\@\[Ana\]\(urn:li:otra:1\)"),
        ("", ""),
    ],
)
def test_examples(text, escaped):
    assert escape_linkedin(text) == escaped
    assert unescape_linkedin(escaped) == text


texts = st.text(st.one_of(st.sampled_from(LINKEDIN_RESERVED + "a1 ñ"), st.characters()), max_size=80)


@given(texts)
def test_back_again(text):
    assert unescape_linkedin(escape_linkedin(text)) == text


@given(texts)
def test_nothing_reserved_stands_bare(text):
    mention = r"@\[[^\\|{}@\[\]()<>#*_~]+\]\(urn:li:\w+:[\w-]+\)"
    rest = re.sub(rf"\\.|{mention}", "", escape_linkedin(text), flags=re.DOTALL)
    assert not set(rest) & (set(LINKEDIN_RESERVED) - {"#"})
    assert not re.search(r"#(?![\w])", rest)
