"""The catalogue: complete in both languages, and never at a loss."""

from __future__ import annotations

import html
import re
import string
import time
import tomllib
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import smdesk
from smdesk.core import resources
from smdesk.core.checks import CHECKS
from smdesk.core.errors import Conflict, InvalidInput, LimitedError, NotFound, StorageError
from smdesk.core.publication import State
from smdesk.services.posts.rules import STAGES
from smdesk.words import LANGUAGES, Words, best_language
from smdesk.words.catalogue import Tables


@pytest.fixture(params=LANGUAGES)
def words(request: pytest.FixtureRequest) -> Words:
    return Words(request.param)


def leaves(table: dict, prefix: str = "") -> dict[str, str]:
    found = {}
    for key, value in table.items():
        found |= leaves(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}": value}
    return found


def test_both_languages_say_the_same_things_with_the_same_facts() -> None:
    english, spanish = (leaves(Words(language)._data) for language in ("en", "es"))
    assert set(english) == set(spanish)
    for key, text in english.items():
        facts = [{name for _, name, _, _ in string.Formatter().parse(each) if name} for each in (text, spanish[key])]
        assert facts[0] == facts[1], key


def test_every_sentence_begins_large_and_ends_with_a_mark(words: Words) -> None:
    for table in ("errors", "outcomes", "findings"):
        for key, text in leaves(words._data[table]).items():
            assert text[0].isupper() or not text[0].isalpha() or text.startswith("smdesk"), (table, key, text)
            assert text.rstrip("}").endswith((".", "?", "!", ":", "”", "»", "…", "{words", "{finding")), (
                table,
                key,
                text,
            )


def test_a_sentence_has_nothing_that_belongs_to_another_table(words: Words) -> None:
    strays = {
        (table, code): sorted(set(said) - {"what", "why", "do", "window"})
        for table in ("errors", "outcomes", "findings")
        for code, said in words._data[table].items()
        if not set(said) <= {"what", "why", "do", "window"}
    }
    assert strays == {}


#: Said only to who types commands.
TYPED = {"bad_clock"}


def test_english_words_have_the_apostrophe_of_books_not_that_of_typewriters() -> None:
    told = leaves(tomllib.loads((resources.root() / "words" / "en.toml").read_text()))
    qt = (resources.root() / "i18n" / "smdesk_es.ts").read_text()
    texts = [*told.values(), *(html.unescape(each) for each in re.findall(r"<source>(.*?)</source>", qt, re.DOTALL))]
    assert [text for text in texts if re.search(r"[A-Za-z]'[a-z]", text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_window_never_tells_anybody_to_type_a_command(language: str) -> None:
    words = Words(language, window=True)
    for table in ("errors", "outcomes", "findings"):
        for code, said in words._data[table].items():
            if isinstance(said, dict) and code not in TYPED:
                advice = said.get("window", said.get("do", ""))
                for text in (*leaves({"x": said.get("what", "")}).values(), said.get("why", ""), advice):
                    assert not re.search("`|--", text), (table, code, text)
    told = InvalidInput("past_time", at="2026-10-01 10:00", now="2026-10-01 11:00", zone="Europe/Madrid")
    assert words.error(told).do == words._data["errors"]["past_time"]["window"]
    assert Words(language).error(told).do == words._data["errors"]["past_time"]["do"]


def test_spanish_questions_and_cries_are_opened(words: Words) -> None:
    if words.language == "es":
        for key, text in leaves(words._data).items():
            assert text.count("?") == text.count("¿"), key
            assert text.count("!") == text.count("¡"), key


def test_what_why_and_what_to_do(words: Words) -> None:
    sentence = words.error(
        InvalidInput("past_time", at="2026-10-01 10:00", now="2026-10-01 11:00", zone="Europe/Madrid")
    )
    assert {"en": "Thu 1 Oct 2026, 10:00", "es": "jue 1 oct 2026, 10:00"}[words.language] in sentence.what
    assert "Madrid" in sentence.what
    assert sentence.why
    assert "--now" in sentence.do


def test_types_of_files_are_called_as_people_call_them(words: Words) -> None:
    allowed = ["image/jpeg", "image/webp", "video/quicktime"]
    told = words.finding("media_type_refused", filename="pan.heic", mime="image/heic", allowed=allowed)
    assert told.what.endswith("(HEIC).")
    assert told.do.endswith(": JPEG, WebP, MOV.")


def test_the_size_of_a_logo_is_told_as_people_read_it(words: Words) -> None:
    told = words.error(InvalidInput("picture_too_large", field="logo", path="a.png", size=200000033, limit=12000000))
    assert "200 MB" in told.why.replace("\N{NO-BREAK SPACE}", " ")
    assert "12 MB" in told.why.replace("\N{NO-BREAK SPACE}", " ")


def test_an_unknown_code_gets_a_general_sentence_with_the_code(words: Words) -> None:
    for sentence in (words.error(StorageError("never_heard_of")), words.outcome("never_heard_of")):
        assert "never_heard_of" in sentence.what


@given(
    code=st.text(max_size=20), value=st.one_of(st.none(), st.integers(), st.floats(), st.text(), st.lists(st.text()))
)
def test_no_code_and_no_fact_breaks_a_sentence(code: str, value: object) -> None:
    for language in LANGUAGES:
        words = Words(language)
        assert str(words.error(InvalidInput(code, name=value, near=value, at=value, reason=value, finding=value)))
        assert str(words.finding(code, filename=value))
        assert words.t(f"cli.{code}", at=value)


def test_every_sentence_can_be_said_without_its_facts(words: Words) -> None:
    for table in ("errors", "outcomes", "findings"):
        for code in words._data[table]:
            assert str(words.sentence(table, code, {}))


@pytest.mark.parametrize("code", ["keyring_failed", "keyring_locked", "no_keyring", "secret_missing", "secret_damaged"])
def test_what_a_channel_keeps_as_its_problem_is_whole_without_facts(words: Words, code: str) -> None:
    said = words.sentence("errors", code, {})  # a channel keeps the code alone
    assert "…" not in f"{said.what} {said.why} {said.do}"


def test_the_sentence_of_a_refused_check_has_the_finding_in_it(words: Words) -> None:
    found = {"code": "text_too_long", "facts": {"count": 301, "limit": 300, "over": 1}}
    error = InvalidInput("check_failed", count=1, channel="sol", finding="text_too_long", findings=[found])
    assert "301" in words.error(error).what


def test_a_refused_check_names_the_network_as_the_handle_may_stand_on_several(words: Words) -> None:
    def said(handle: str) -> str:
        found = {"code": "media_required", "network": "instagram", "channel": handle, "facts": {}}
        facts = {"count": 1, "channel": handle, "finding": "media_required", "findings": [found]}
        return words.error(InvalidInput("check_failed", **facts)).what

    assert " Instagram sol" in said("sol")
    assert said("Instagram").count("Instagram") == 1  # one without a handle goes by its network's name


@pytest.mark.parametrize("said", ["Requires pages_manage_posts", "Requires pages_manage_posts."])
def test_what_a_network_said_ends_before_what_is_to_be_done(words: Words, said: str) -> None:
    told = words.sentence("errors", "permission_missing", {"host": "graph.facebook.com", "words": said})
    assert told.why.endswith("Requires pages_manage_posts.")
    assert not told.why.endswith("..")


def test_braces_in_what_a_person_wrote_are_shown_as_they_are(words: Words) -> None:
    assert "{x}" in words.error(NotFound("unknown_client", name="{x}", near=["{y:z}"])).what


def test_every_state_and_stage_has_its_word(words: Words) -> None:
    assert all(words.has(f"states.{state.value}") for state in State)
    assert all(words.has(f"stages.{stage}") for stage in STAGES)
    assert CHECKS


@dataclass
class View:
    next_step: str
    due: datetime = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
    next_try_at: datetime | None = None
    zone: str = "Europe/Madrid"
    ask: str = ""


def test_what_the_program_asks_for_by_name_is_there(words: Words) -> None:
    asked = re.compile(r"""\bt\(\s*["']([a-z_]+(?:\.[a-z_0-9]+)+)["']""")
    sources = Path(smdesk.__file__).parent.rglob("*.py")
    names = {name for each in sources for name in asked.findall(each.read_text(encoding="utf-8"))}
    assert len(names) > 100
    assert {name for name in names if words.t(name) == name} == set()


@pytest.fixture
def madrid(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Madrid")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("instant", "told"),
    [
        (datetime(2026, 11, 28, 8, 34, tzinfo=UTC), "28 Nov 2026, 09:34"),
        ("2026-11-28T08:34:00+00:00", "28 Nov 2026, 09:34"),
        (datetime(2026, 11, 28, 8, 34), "28 Nov 2026, 08:34"),
        ("some time ago", "some time ago"),
        (None, "…"),
    ],
)
def test_an_instant_of_nobodys_zone_is_told_by_this_computers_clock(madrid: None, instant: object, told: str) -> None:
    said = Words("en").error(LimitedError("rate_limited", host="example.org", retry_at=instant)).what
    assert said.startswith("example.org asks to wait until ")
    assert said.endswith(f"{told}.")


def test_the_next_step_is_told_with_the_wall_time() -> None:
    assert Words("en").next_step(View("wait_due")) == "goes out on Tue 1 Dec 2026, 09:00"
    assert Words("es").next_step(View("wait_due")) == "sale el mar 1 dic 2026, 09:00"
    retry = View("wait_retry", next_try_at=datetime(2026, 12, 1, 8, 5, tzinfo=UTC))
    assert "09:05" in Words("es").next_step(retry)
    assert Words("en").next_step(View("answer_question", ask="no_listing")).endswith("is the post out?")


def test_plurals_sizes_and_numbers_are_of_the_language() -> None:
    english, spanish = Words("en"), Words("es")
    assert english.t("cli.post_scheduled", id=3, count=1) == "Post 3 is scheduled on one channel."
    assert spanish.t("cli.post_scheduled", id=3, count=2) == "La publicación 3 está programada en 2 canales."
    assert spanish.facts.size(2_500_000) == "2,5 MB"
    assert english.facts.size(2_500_000) == "2.5 MB"
    assert english.facts.size(0) == "0 bytes"
    assert english.facts.duration(7505) == "2 h 5 min"
    assert english.facts.duration(0) == "0 s"
    assert spanish.t("cli.packed", path="x", media=1, size=5).startswith(
        "El escritorio está empaquetado en x: la base de datos y un"
    )


@pytest.mark.parametrize(
    ("wishes", "environ", "language"),
    [
        (("es",), {"LANG": "en_GB.UTF-8"}, "es"),
        ((None, "es_MX.UTF-8"), {}, "es"),
        ((None,), {"LC_ALL": "es_ES.UTF-8", "LANG": "en_US"}, "es"),
        (("system", None), {"LANG": "es-AR"}, "es"),
        (("de",), {"LANG": "fr_FR"}, "en"),
        ((), {"LC_ALL": "C", "LANG": "es_ES"}, "en"),
        ((), {}, "en"),
    ],
)
def test_the_language_is_the_first_wish_that_we_speak(wishes: tuple, environ: dict, language: str) -> None:
    assert best_language(*wishes, environ=environ) == language


@pytest.mark.parametrize(("language", "name"), [("en", "Practice network"), ("es", "Red de práctica")])
def test_our_own_network_has_a_name_in_every_language_and_others_keep_theirs(language: str, name: str) -> None:
    words = Words(language)
    assert (words.network("practice"), words.network("google_business")) == (name, "Google Business Profile")
    refused = Conflict("channel_exists", network="practice", handle="molino")
    assert f"{name} molino" in words.error(refused).what


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_parsed_one_by_one_are_the_whole_catalogue(language: str) -> None:
    text = resources.path("words", f"{language}.toml").read_text(encoding="utf-8")
    assert dict(Tables(text.encode())) == tomllib.loads(text)


def test_a_table_is_parsed_when_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    real = tomllib.loads
    monkeypatch.setattr(tomllib, "loads", lambda text: read.append(text) or real(text))
    tables = Tables(b'[a]\nx = 1\n[b]\ny = 2\n[a.c]\nz = "[3]"\n')
    assert read == []
    assert tables["a"] == {"x": 1, "c": {"z": "[3]"}}
    assert tables["a"]
    assert len(read) == 1
    assert list(tables) == ["a", "b"]
    assert tables.get("d") is None


def test_thousands_are_set_apart_to_be_read_and_not_to_be_typed() -> None:
    facts = [Words(language).facts for language in ("en", "es")]
    assert [each.figure(2310.5) for each in facts] == ["2,310.5", "2.310,5"]
    assert [each.number(2310.5) for each in facts] == ["2310.5", "2310,5"]


def test_the_quiet_days_of_a_proposed_month_are_said_as_days() -> None:
    facts = {"days": ["2026-12-10", "2026-12-24"]}
    said = {language: Words(language).t("reasons.quiet", **facts) for language in ("en", "es")}
    assert said["en"].endswith("Thu 10 Dec 2026, Thu 24 Dec 2026.")
    assert said["es"].endswith("jue 10 dic 2026, jue 24 dic 2026.")


@pytest.mark.parametrize(
    ("code", "english", "spanish"),
    [
        ("too_many_videos", "There is 1 video; the limit is 0.", "Hay 1 vídeo; el límite es 0."),
        ("too_few_media", "There is 1 file; at least 0 are needed.", "Hay 1 archivo; hacen falta al menos 0."),
        ("voice_hashtags_few", "1 hashtag; the brand voice asks for at least 2.",
         "1 hashtag; la voz de marca pide al menos 2."),
    ],
)  # fmt: skip
def test_one_thing_is_told_as_one(code: str, english: str, spanish: str) -> None:
    for language, told in (("en", english), ("es", spanish)):
        assert Words(language).finding(code, count=1, limit=0, least=2).what == told


#: Whole things that a finding counts, as they are called where there are several.
SEVERAL = {"en": re.compile(r"\{count\} (?:\w+s|media)\b"), "es": re.compile(r"\{count\} \w+s\b")}


def test_findings_that_may_count_one_thing_have_words_for_it() -> None:
    """What has characters, bytes or pages too many has more than one of them."""
    large = re.compile(r"_too_long|_too_many_(?:bytes|pages|characters)")
    for language in LANGUAGES:
        plain = {
            code
            for code, told in Words(language)._data["findings"].items()
            if isinstance(told["what"], str) and SEVERAL[language].search(told["what"]) and not large.search(code)
        }
        assert plain == set(), language


def test_long_counts_have_their_thousands_set_apart():
    facts = {"count": 100_933, "limit": 2200, "over": 98_733}
    assert "100.933 caracteres; el límite es 2200" in Words("es").finding("text_too_long", **facts).what
    long = Words("es").finding("text_too_many_bytes", bytes=100_933, count=100_933, limit=10_000).what
    assert "100.933" in long
    assert "10.000" in long
    assert "100,933 characters; the limit is 2200" in Words("en").finding("text_too_long", **facts).what


def test_what_became_of_a_post_is_said_in_short_without_the_facts_of_the_long_sentence(words: Words) -> None:
    """Notifications, Today and lists have only the code: “does not have this tag: …” would say less than nothing."""
    table = tomllib.loads(resources.path("words", f"{words.language}.toml").read_text(encoding="utf-8"))["outcomes"]
    assert [code for code, told in table.items() if "{" in told.get("what", "")] == []


def test_words_that_wait_take_no_more_room_than_their_file() -> None:
    text = resources.path("words", "es.toml").read_bytes()
    tracemalloc.start()
    try:
        tables = Tables(text)
        waiting = tracemalloc.get_traced_memory()[0]
        assert waiting < 1.1 * len(text)
        del tables
    finally:
        tracemalloc.stop()


def test_two_threads_may_want_a_table_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    tables, real = Tables(b"[a]\nx = 1\n"), tomllib.loads

    def slow(text: str) -> dict[str, object]:  # meanwhile another thread wants it, and has it first
        monkeypatch.setattr("smdesk.words.catalogue.tomllib.loads", real)
        assert tables["a"] == {"x": 1}
        return real(text)

    monkeypatch.setattr("smdesk.words.catalogue.tomllib.loads", slow)
    assert tables["a"] == tables["a"] == {"x": 1}
