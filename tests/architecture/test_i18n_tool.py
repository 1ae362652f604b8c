"""The check that both languages are complete: it finds what it is for, and is silent about what is right."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tools import i18n
from tools.codes import Codes, collect

SOURCE = """
from smdesk.core.errors import InvalidInput
from smdesk.core.outcome import NotSent, Why

TABLE = {"X": (Why.CONTENT, "from_a_table")}


def one(what, kind):
    if what:
        raise InvalidInput("time_past", given=what, now=2)
    if kind:
        raise InvalidInput(f"unknown_{kind}", name=what)
    return NotSent("offline" if what else "no_answer")


def two(state):
    return say("greeting.short"), say(f"state.{state}")
"""

GOOD = {
    "errors.time_past.what": "The time {given} is past; it is {now}.",
    "outcomes.from_a_table.what": "x",
    "errors.offline.what": "x",
    "outcomes.no_answer.what": "x",
    "errors.unknown_client.what": "There is no {name}.",
    "greeting.short": "Hello {name}",
    "state.late": "x",
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    package = tmp_path_factory.mktemp("tree") / "smdesk"
    package.mkdir()
    (package / "module.py").write_text(SOURCE)
    return package


@pytest.fixture(scope="module")
def codes(package: Path) -> Codes:
    return collect(package)


def problems(codes: Codes, **changes: dict[str, str | None]) -> list[str]:
    """What is wrong when one language's sentences are changed (None: taken out)."""
    words = {}
    for language in ("en", "es"):
        table = GOOD | changes.get(language, {})
        words[language] = {key: text for key, text in table.items() if text is not None}
    return i18n.check_words(words, codes)


@pytest.mark.parametrize(
    ("call", "problem"),
    [
        ('self.tr("%n post(s)", "", 3)', ""),
        ('translate("Context", "It is %1").replace("%1", f"{3}")', ""),
        ('self.tr("%n post(s)")', "%n in tr() without a count"),
        ('self.tr("%n post(s)", "", n=3)', "%n in tr() without a count"),
        ('translate("Context", "%n post(s)", "", 3)', "%n in translate(), which"),
        ('QCoreApplication.translate("Context", "%n post(s)")', "%n in translate(), which"),
        ('self.tr(f"{count} posts")', "an f-string in tr()"),
        ('translate("Context", f"{count} posts")', "an f-string in translate()"),
        ("f'{self.tr(text)}: {count}'", "tr() within an f-string"),
        ('translate("Context", "One" if one else "%n posts")', "%n in translate(), which"),
    ],
)
def test_texts_that_would_be_shown_wrong_are_refused(tmp_path: Path, call: str, problem: str) -> None:
    file = tmp_path / "page.py"
    file.write_text(f"def text(self, count, one):\n    return {call}\n")
    found = i18n.check_calls(file, tmp_path)
    assert bool(found) is bool(problem)
    assert all(each.startswith("page.py:2: ") and problem in each for each in found)


def test_codes_are_found_in_calls_tables_and_alternatives(codes: Codes) -> None:
    outcomes = {("outcome", code) for code in ("from_a_table", "offline", "no_answer")}
    assert set(codes.places) == {("error", "time_past"), *outcomes}
    assert codes.facts_of("time_past") == {"given", "now"}
    assert codes.facts_of("offline") is None
    assert list(codes.families) == [("error", "unknown_.+")]


def test_complete_words_are_complete(codes: Codes) -> None:
    assert problems(codes) == []


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"es": {"greeting.short": None}}, "es: greeting.short is missing"),
        ({"es": {"greeting.short": "  "}}, "es: greeting.short is empty"),
        ({"es": {"greeting.short": "Hola {nombre}"}}, "greeting.short: the placeholders differ"),
        ({"en": {"greeting.short": "Hello {name"}}, "greeting.short: "),
        (
            {"en": {"errors.offline.what": None}, "es": {"errors.offline.what": None}},
            "the outcome offline has no sentence",
        ),
        (
            {"en": {"errors.unknown_client.what": None}, "es": {"errors.unknown_client.what": None}},
            "no error fits unknown_.+",
        ),
        ({"en": {"errors.old": "x"}, "es": {"errors.old": "x"}}, "errors.old is used nowhere"),
        ({"en": {"farewell": "x"}, "es": {"farewell": "x"}}, "farewell is used nowhere"),
        (
            {"en": {"errors.time_past.what": "{when}"}, "es": {"errors.time_past.what": "{when}"}},
            "when is no fact of time_past",
        ),
    ],
)
def test_an_offence_is_named(codes: Codes, change: dict[str, dict[str, str | None]], complaint: str) -> None:
    found = problems(codes, **change)
    assert any(problem.startswith(complaint) or complaint in problem for problem in found), found


def test_a_plural_is_one_sentence_and_one_may_leave_the_number_out() -> None:
    table = {"count": {"one": "a post", "other": "{count} posts", "by": "count"}}
    assert dict(i18n.flat(table)) == {"count.other": "{count} posts"}
    table["count"]["one"] = " "
    assert dict(i18n.flat(table))["count.one"] == ""


def test_a_lost_language_is_an_error_not_a_traceback(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        i18n.read_words(tmp_path)


def screen_tree(folder: Path) -> Path:
    """A tree with one screen that has two strings."""
    (folder / "smdesk" / "ui").mkdir(parents=True)
    (folder / "resources" / "i18n").mkdir(parents=True)
    (folder / "smdesk" / "ui" / "page.py").write_text(
        "from PySide6.QtWidgets import QWidget\n\n\nclass Page(QWidget):\n"
        "    def words(self):\n        return self.tr('Publish now'), self.tr('%1 of %2')\n"
    )
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="Qt's tools have other names there")
def test_untranslated_strings_of_screens_are_named(tmp_path: Path) -> None:
    root = screen_tree(tmp_path)
    assert any("'Publish now' is not in the file" in problem for problem in i18n.check_qt(root))
    i18n.update_qt(root)
    file = root / "resources" / "i18n" / "smdesk_es.ts"
    assert any("'Publish now' is not translated" in problem for problem in i18n.check_qt(root))

    def translate(publish: str, of: str) -> None:
        text = file.read_text()
        head, one, two = text.split('<translation type="unfinished"></translation>')
        file.write_text(f"{head}<translation>{publish}</translation>{one}<translation>{of}</translation>{two}")

    translate("Publicar ahora", "%1 de 2")
    assert [problem for problem in i18n.check_qt(root) if "placeholders" in problem]
    file.write_text(file.read_text().replace("%1 de 2", "%1 de %2"))
    assert i18n.check_qt(root) == []


def test_a_translation_that_no_screen_uses_any_more_is_named(tmp_path: Path) -> None:
    message = "<context><name>Page</name><message><source>{}</source><translation>x</translation></message></context>"
    current, kept = tmp_path / "current.ts", tmp_path / "kept.ts"
    current.write_text(f"<TS>{message.format('Here')}</TS>")
    kept.write_text(f"<TS>{message.format('Here')}{message.format('Gone')}</TS>")
    assert i18n.check_translation(current, current) == []
    (complaint,) = i18n.check_translation(kept, current)
    assert "'Gone' is used nowhere" in complaint


def test_the_codes_can_be_listed(
    package: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a small tree: to read all of the program takes seconds, which every check of the words does besides."""
    monkeypatch.setattr(i18n, "ROOT", package.parent)
    assert i18n.main(["codes"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["error", "time_past", "given,", "now", "smdesk/module.py:10"] in lines
    assert ["outcome", "offline", "?", "smdesk/module.py:13"] in lines
    assert ["error", "unknown_.+", "(a", "family)", "smdesk/module.py:12"] in lines
