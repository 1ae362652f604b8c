"""The client's approval file: nothing in it is fetched, nothing in it is run that a post says, and it says it well."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import tomllib
from dataclasses import replace
from datetime import datetime
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.core import contrast, network, resources
from smdesk.core.approval import Answer, Given, Part, Place, Says
from smdesk.core.errors import InvalidInput
from smdesk.formats import approval_answer, approval_html
from smdesk.formats.approval_html import Picture, file_name, key, page
from smdesk.formats.approval_speech import LANGUAGES, Speech
from tests.formats.approval_rounds import ENTRIES, LOAF, PICTURES, PNG, day, entry, made
from tools import page_glyphs

HARD = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"'><b>&amp;&lt;",
    "{{script}} {{data}} {title}",
    "<!-- ",
    "]]>",
    "a\u2028b\u2029c",
    "مرحبا \u202etxt.exe",
    "👩\u200d👩\u200d👧\u200d👦🏳️\u200d🌈",
    "\\u003c/script>",
    "javascript:alert(1)",
    "a\0b\x1b",
]
VOID = {"meta", "link", "img", "input"}


class Read(HTMLParser):
    """What a browser would make of the page: its elements with their attributes, and its texts."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[str, list[str]] = {}
        self.open: list[str] = []
        self.said = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        within = self.open[-1] if self.open else ""
        self.texts.setdefault(within, []).append(data)
        self.said += data if within not in {"script", "style"} else ""

    def all(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        return [has for name, has in self.elements if name == tag and wanted.items() <= has.items()]

    @property
    def data(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.texts["script"][0])
        return told


def read(**options: Any) -> Read:
    return Read(page(made(**options), PICTURES))


def test_the_policy_names_what_the_page_runs_and_lets_nothing_be_fetched() -> None:
    found = read()
    (policy,) = [has["content"] for has in found.all("meta", **{"http-equiv": "Content-Security-Policy"})]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["img-src"] == "data:"

    def hashed(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    (style,), (_, script) = found.texts["style"], found.texts["script"]
    assert rules["style-src"] == hashed(style)
    assert rules["script-src"] == hashed(script)
    assert [has for _, has in found.elements if "style" in has or any(name.startswith("on") for name in has)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_in_the_page_leads_elsewhere(language: str) -> None:
    found = read(language=language)
    leads = [
        has[name] for _, has in found.elements for name in ("src", "href", "action", "srcset", "poster") if name in has
    ]
    # Two pictures, one of them shown twice, and the icon that browsers would ask for; the drawings are in the page.
    assert len([lead for lead in leads if lead.startswith("data:")]) == 3
    assert {lead for lead in leads if not lead.startswith("data:")} <= {f"#{has['id']}" for has in found.all("symbol")}
    assert not re.search(r"url\(|@import|https?:", found.texts["style"][0])
    assert not re.search(r"https?:|fetch\(|XMLHttp|import\(|eval\(", found.texts["script"][1])
    assert found.all("a") == []


@given(st.sampled_from(HARD) | st.text(max_size=60))
def test_what_a_post_says_is_shown_and_never_run(text: str) -> None:
    bad = entry("k", day(1), Part(text, text), comment=text, places=(Place("x", text, (Part(text),), text),))
    bad = replace(bad, title=text, key=text, digest=text)
    round_ = replace(made(entries=(bad,)), key=text, client=text, name=text, message=text)
    before, after = Read(page(made(entries=(entry("k", day(1), Part("a", "b")),)), {})), Read(page(round_, {}))
    assert len(after.all("script")) == len(before.all("script")) == 2
    assert {tag for tag, _ in after.elements} <= {tag for tag, _ in before.elements} | {"details", "summary"}
    assert after.data["entries"] == [{"key": text, "digest": text, "texts": [text]}]
    assert after.data["round"] == text
    assert after.texts["script"][1] == before.texts["script"][1]
    shown = text.strip().replace("\r\n", "\n").replace("\r", "\n")
    assert shown in after.said.replace("\r\n", "\n").replace("\r", "\n")


def test_the_data_cannot_end_its_element_nor_a_line_of_a_script() -> None:
    source = page(made(entries=(entry("k", None, Part("</script>\u2028\u2029<!--")),)), {})
    (data,) = re.findall(r'id="data">(.*?)</script>', source, re.S)
    assert not set(data) & set("<>&\u2028\u2029")
    assert json.loads(data)["entries"][0]["texts"] == ["</script>\u2028\u2029<!--"]


def keys(table: dict[str, Any], before: str = "") -> dict[str, set[str]]:
    """Each sentence by its place, with the names of its facts."""
    told: dict[str, set[str]] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            told |= keys(value, f"{before}{name}.")
        else:
            told[before + name] = set(re.findall(r"\{\w+\}", str(value)))
    return told


def test_both_languages_say_the_same_sentences() -> None:
    told = [tomllib.loads(resources.path("approval", f"{each}.toml").read_text(encoding="utf-8")) for each in LANGUAGES]
    first, second = map(keys, told)
    assert first == second
    assert [len(each["months"]) for each in told] == [12, 12]
    assert [len(each["weekdays"]) for each in told] == [7, 7]


def test_every_sentence_is_said_somewhere() -> None:
    files = [resources.path("approval", name).read_text(encoding="utf-8") for name in ("page.html", "page.js")]
    code = [file.read_text() for file in resources.root().parent.glob("smdesk/formats/approval_*.py")]
    known = tomllib.loads(resources.path("approval", "en.toml").read_text(encoding="utf-8"))
    said = "\n".join([*files, *code])
    unused = [name for name in known["page"] if not re.search(rf"word_{name}\b|[\"']{name}[\"']", said)]
    assert unused == []
    states = {"state_approved", "state_changes", "state_text"}
    assert [name for name in known["script"] if name not in said and name not in states] == []


def test_posts_stand_in_the_order_of_the_calendar_those_without_a_date_last() -> None:
    found = read()
    titles = ["bread day", "croissants", "thread", "oven", "later"]
    assert [each["key"] for each in found.data["entries"]] == titles
    assert found.texts["h2"] == titles


@pytest.mark.parametrize(
    ("language", "walls", "span", "first"),
    [
        ("es", [day(16), day(31)], "16 al 31 de octubre", "viernes 16, 10:00"),
        ("en-GB", [day(16), day(31)], "16 to 31 October", "Friday 16, 10:00"),
        ("fr", [day(16)], "16 October", "Friday 16, 10:00"),
        ("es-ES", [day(30), day(2, 11)], "30 de octubre al 2 de noviembre", "viernes 30 de octubre, 10:00"),
        ("en", [datetime(2026, 12, 31, 9, 5), datetime(2027, 1, 1, 8)], "31 December 2026 to 1 January 2027",
         "Thursday 31 December 2026, 09:05"),
        ("es", [None], "", "sin fecha todavía"),
    ],
)  # fmt: skip
def test_dates_are_said_as_short_as_they_can_be(
    language: str, walls: list[datetime | None], span: str, first: str
) -> None:
    speech = Speech(language, walls)
    assert speech.span(walls) == span
    assert speech.when(walls[0]) == first


def test_the_head_says_whose_posts_and_until_when() -> None:
    said = read().said
    assert "Publicaciones del 16 al 31 de octubre, para que las veas antes de salir" in said
    assert "Responde antes del miércoles 14, 10:00" in said
    assert "Publicaciones para que las veas" in read(entries=ENTRIES[-1:]).said


@pytest.mark.parametrize("colour", ["", "#ffd84d", "#0b1020", "#777777", "#2F73D9", "red; } body { x: y"])
def test_every_colour_of_a_brand_can_be_read(colour: str) -> None:
    (style,) = read(colour=colour).texts["style"]
    colours = dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6});", style.partition("\n")[0]))
    assert len(colours) == 9
    assert contrast.ratio(colours["on-brand"], colours["brand"]) >= contrast.TEXT
    assert contrast.ratio(colours["on-brand-soft"], colours["brand"]) >= contrast.TEXT
    assert contrast.ratio(colours["accent"], "#ffffff") >= contrast.TEXT
    assert contrast.ratio(colours["field"], "#ffffff") >= contrast.LARGE
    assert colours["brand"] == (colour.lower() if contrast.valid(colour) else approval_html.COLOUR)


def test_a_picture_shown_twice_is_in_the_file_once() -> None:
    found = read()
    pictures = [has for has in found.all("img") if "decoding" in has]
    assert [has.get("src", has.get("data-same"))[:10] for has in pictures] == [
        "data:image",
        "data:image",
        "picture-0",
        "picture-1",
    ]
    assert pictures[0]["src"] == f"data:image/png;base64,{base64.b64encode(PNG).decode()}"
    assert pictures[2]["data-same"] == pictures[0]["id"]


def test_one_file_with_two_crops_is_two_pictures() -> None:
    cut = replace(LOAF, crop=(0.0, 0.0, 0.5, 1.0))
    both = entry("k", None, Part("", media=(LOAF, cut)))
    found = Read(page(made(entries=(both,)), {**PICTURES, key(cut): Picture("image/png", b"other")}))
    assert [has["src"][-8:] for has in found.all("img") if "decoding" in has] == [
        base64.b64encode(data).decode()[-8:] for data in (PNG, b"other")
    ]


def test_what_has_no_picture_has_a_name() -> None:
    blanks = [has["aria-label"] for has in read().all("div", role="img")]
    assert blanks == ["Vídeo: The oven", "Documento"]
    drawn = Read(page(made(), {**PICTURES, key(LOAF): Picture("image/heic", PNG)}))
    assert [has["aria-label"] for has in drawn.all("div", role="img")][:2] == ["Imagen", "Imagen"]


def test_what_a_channel_says_otherwise_is_folded_away() -> None:
    found = read()
    assert found.texts["summary"] == ["En LinkedIn dirá:", "En X, el primer comentario dirá:"]
    assert "Patience, in a firm." in found.said
    assert "More there" in found.said
    assert "Parte 2 de 2" in found.said


def test_marks_of_networks_have_names_and_accounts_where_there_are_several() -> None:
    two = entry("k", None, Part("a"), places=(Place("instagram", "one"), Place("instagram", "two"), Place("x", "m")))
    marks = [has["aria-label"] for has in read(entries=(two,)).all("svg", role="img")]
    assert marks == ["Instagram (one)", "Instagram (two)", "X"]


def test_every_network_has_its_mark_and_the_drawings_are_those_of_the_fonts() -> None:
    stored = resources.path("approval", "glyphs.json").read_text(encoding="utf-8")
    assert set(json.loads(stored)["networks"]) == set(network.known())
    assert stored == page_glyphs.text(), "python tools/page_glyphs.py"


def test_every_control_is_named_and_every_reference_leads_somewhere() -> None:
    found = read()
    ids = [has["id"] for _, has in found.elements if "id" in has]
    assert len(ids) == len(set(ids))
    for name in ("for", "aria-labelledby", "aria-describedby", "data-same"):
        assert {has[name] for _, has in found.elements if name in has} <= set(ids)
    assert [has for has in found.all("article") if has["role"] != "group" or "aria-labelledby" not in has] == []
    labelled = {has["for"] for has in found.all("label") if "for" in has}
    assert {has["id"] for has in found.all("textarea")} <= labelled
    assert {has["aria-pressed"] for has in found.all("button") if "data-says" in has} == {"false"}
    # A post without any text has none to correct.
    assert len(found.all("button", **{"data-says": "text"})) == len(ENTRIES) - 1


@pytest.mark.parametrize(
    ("client", "name", "expected"),
    [
        ("Molino Viejo", "Octubre, segunda quincena", "molino-viejo-octubre-segunda-quincena"),
        ("A/B", "../../etc", "a-b-etc"),
        ("…", "!", "smdesk"),
    ],
)
def test_files_are_called_after_client_and_round(client: str, name: str, expected: str) -> None:
    round_ = replace(made(), client=client, name=name)
    assert file_name(round_) == f"{expected}.html"
    assert Read(page(round_, {})).data["file"] == f"{expected}.answer"


def test_thirty_posts_without_pictures_stay_small() -> None:
    entries = tuple(replace(ENTRIES[1], key=str(number)) for number in range(30))
    assert len(page(made(entries=entries), {})) < 200_000


def test_half_a_character_is_no_answer() -> None:
    """A file with one could be read but not stored; the page itself writes none."""
    given = Answer("r", "s", (Given("k", "d", Says.CHANGES, "\ud83e"),))
    with pytest.raises(InvalidInput, match="answer_broken"):
        approval_answer.read(approval_answer.write(given).replace("\ud83e", "\\ud83e"))
