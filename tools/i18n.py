"""The two languages of everything a person reads: `check` that both are complete, `update` Qt's translation files.

    python tools/i18n.py check     exit status 1 and a list when something is missing
    python tools/i18n.py update    new strings of the screens into resources/i18n/*.ts, and the compiled .qm files
    python tools/i18n.py codes     every code, where it is raised and with which facts (for whoever writes the words)

Sentences that need no Qt stand in `resources/words/<language>.toml`. Its tables `errors`, `outcomes`, `findings` and
`ask` hold what is said about each code that smdesk raises or returns; all other tables are looked up by dotted key.
"""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.codes import TABLES, Codes, collect  # noqa: E402

LANGUAGES = ("en", "es")
ALWAYS_TOLD = {"code"}  # facts that every sentence about an error may use
TRANSLATIONS = {"es": "smdesk_es.ts", "en": "smdesk_en.ts"}
#: Where the text stands among the arguments of Qt's calls.
_TEXT_AT = {"tr": 0, "translate": 1}
#: Text, comment and count of `tr`; a count given by its name lupdate does not see.
_COUNTED = 3
QT_PLACES = re.compile(r"%(?:L?\d+|n)|\{\w*\}")


def flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Dotted key and sentence of everything in a parsed file."""
    for key, value in table.items():
        if isinstance(value, Mapping):
            # A plural: {one = "…", other = "…", by = "the fact that is counted"}. "one" may leave the number out.
            plural = {"one", "other"} <= set(value)
            yield from flat({"other": value["other"]} if plural else value, f"{prefix}{key}.")
            if plural and not str(value["one"]).strip():
                yield f"{prefix}{key}.one", ""
        else:
            yield f"{prefix}{key}", str(value)


def places(sentence: str) -> set[str]:
    """The names of the `{placeholders}` of a sentence. Raises ValueError on a lone brace."""
    names = {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}
    return {re.split(r"[.\[]", name)[0] for name in names}


def check_words(words: Mapping[str, Mapping[str, str]], codes: Codes) -> list[str]:
    """What is wrong with the sentences: language → dotted key → sentence."""
    problems = []
    everything = set().union(*words.values())
    for language, sentences in words.items():
        problems += [f"{language}: {key} is missing" for key in sorted(everything - set(sentences))]
        problems += [f"{language}: {key} is empty" for key, text in sentences.items() if not text.strip()]
    for key in sorted(everything):
        try:
            used = {language: places(text[key]) for language, text in words.items() if key in text}
        except ValueError as error:
            problems.append(f"{key}: {error}")
            continue
        if len({frozenset(names) for names in used.values()}) > 1:
            problems.append(f"{key}: the placeholders differ: {used}")
        problems += _unknown_facts(key, set().union(*used.values()), codes)
    return problems + _missing_codes(everything, codes) + _unused(everything, codes)


def _split(key: str) -> tuple[str, str]:
    """The table of a key and, where the table is one of codes, the code; else ""."""
    table, _, rest = key.partition(".")
    return table, rest.split(".")[0] if any(table in tables for tables in TABLES.values()) else ""


def _unknown_facts(key: str, names: set[str], codes: Codes) -> list[str]:
    table, code = _split(key)
    facts = codes.facts_of(code) if table == "errors" else None
    if facts is None or names <= facts | ALWAYS_TOLD:
        return []
    strange = ", ".join(sorted(names - facts - ALWAYS_TOLD))
    return [f"{key}: {strange} is no fact of {code} ({', '.join(codes.places['error', code])})"]


def _missing_codes(keys: set[str], codes: Codes) -> list[str]:
    said = {_split(key) for key in keys}
    missing = []
    for (kind, code), at in sorted(codes.places.items()):
        if not any((table, code) in said for table in TABLES[kind]):
            missing.append(f"the {kind} {code} has no sentence ({', '.join(at)})")
    for (kind, family), at in sorted(codes.families.items()):
        if not any(table in TABLES[kind] and re.fullmatch(family, code) for table, code in said):
            missing.append(f"no {kind} fits {family} ({', '.join(at)})")
    return missing


def _unused(keys: set[str], codes: Codes) -> list[str]:
    unused = []
    for key in sorted(keys):
        _, code = _split(key)
        # Of other tables a key counts as used when it, or the table it stands in, is named somewhere in the sources.
        named = {key.rsplit(".", cut)[0] for cut in range(key.count(".") + 1)} | {key.rsplit(".", 1)[-1]}
        tables = {name for name in named if "." not in name} | {f"{name}." for name in named}
        used = codes.is_used(code) if code else bool((named | tables) & codes.strings)
        unused += [] if used else [f"{key} is used nowhere"]
    return unused


def read_words(folder: Path) -> dict[str, dict[str, str]]:
    """The sentences of every language. Raises FileNotFoundError and tomllib.TOMLDecodeError."""
    return {
        language: dict(flat(tomllib.loads((folder / f"{language}.toml").read_text(encoding="utf-8"))))
        for language in LANGUAGES
    }


# --- Qt's own files ------------------------------------------------------------------------------------------------


def sources(root: Path) -> list[Path]:
    """The modules that may hold Qt's strings."""
    ui = [file for folder in ("ui", "reports") for file in sorted((root / "smdesk" / folder).rglob("*.py"))]
    return [file for file in [*ui, root / "smdesk" / "gui.py"] if file.is_file() and file.read_text().strip()]


def messages(file: Path) -> dict[tuple[str, str, str], ElementTree.Element]:
    """(context, source, comment) → the message, of a .ts file."""
    found = {}
    for context in ElementTree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None:
                name, source = context.findtext("name", ""), message.findtext("source", "")
                found[name, source, message.findtext("comment", "")] = message
    return found


def _texts(message: ElementTree.Element) -> list[str]:
    translation = message.find("translation")
    if translation is None:
        return [""]
    return [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]


def check_translation(file: Path, current: Path) -> list[str]:
    """What is wrong with a .ts file; `current` is a copy that was just brought up to date with the sources."""
    done, wanted = messages(file) if file.is_file() else {}, messages(current)
    unused = sorted(set(done) - set(wanted))
    problems = [f"{file.name}: {context}: {source!r} is used nowhere; run make i18n" for context, source, _ in unused]
    for (context, source, comment), message in wanted.items():
        where = f"{file.name}: {context}: {source!r}"
        mine = done.get((context, source, comment))
        if mine is None:
            problems.append(f"{where} is not in the file; run make i18n")
            continue
        numbers = message.get("numerus") == "yes"
        for text in _texts(mine):
            if not text.strip():
                problems.append(f"{where} is not translated")
            elif not numbers and set(QT_PLACES.findall(text)) != set(QT_PLACES.findall(source)):
                problems.append(f"{where}: the placeholders differ in {text!r}")
        translation = mine.find("translation")
        if translation is not None and translation.get("type") == "unfinished":
            problems.append(f"{where} is marked unfinished")
    return problems


def run_tool(name: str, *arguments: str | Path) -> None:
    """One of Qt's tools: what `pyside6-lupdate` starts, which is itself a Python that takes a quarter of a second to do
    that. Raises CalledProcessError.
    """
    package = importlib.util.find_spec("PySide6")
    assert package is not None
    assert package.origin is not None
    tool = Path(package.origin).parent / name
    subprocess.run([tool, *arguments], check=True, stdout=subprocess.DEVNULL)


def lupdate(root: Path, target: Path, *, plurals_only: bool) -> None:
    """Bring a .ts file up to date with the sources."""
    options = ["-no-obsolete", *(["-pluralonly"] if plurals_only else [])]
    run_tool("lupdate", "-silent", "-locations", "none", *options, *sources(root), "-ts", target)


def check_calls(file: Path, root: Path) -> list[str]:
    """What Qt's tools take without a word and the screens show wrong: text that is made when the program runs, so that
    no translation fits it, and a counted text without its count, which shows its %n as it is written.
    """
    problems = []
    tree = ast.parse(file.read_text(encoding="utf-8"))
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
    for node in ast.walk(tree):
        name = getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
        if not isinstance(node, ast.Call) or name not in _TEXT_AT or len(node.args) <= _TEXT_AT[name]:
            continue
        text, where = node.args[_TEXT_AT[name]], f"{file.relative_to(root)}:{node.lineno}"
        if id(node) in inside:
            problems.append(f"{where}: {name}() within an f-string, where lupdate does not look: call it before")
        if any(isinstance(part, ast.JoinedStr) for part in ast.walk(text)):
            problems.append(f"{where}: an f-string in {name}(): use %1 and replace it afterwards")
        said = [part.value for part in ast.walk(text) if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        if not any("%n" in each for each in said):
            continue
        if name == "translate":
            problems.append(f"{where}: %n in translate(), which lupdate takes for no plural: use tr() of an object")
        elif len(node.args) < _COUNTED:
            problems.append(f"{where}: %n in tr() without a count as its third argument")
    return problems


def check_qt(root: Path) -> list[str]:
    """What is wrong with Qt's translation files."""
    if not sources(root):
        return []
    problems = [problem for file in sources(root) for problem in check_calls(file, root)]
    with tempfile.TemporaryDirectory() as folder:
        for language, name in TRANSLATIONS.items():
            file, copy = root / "resources" / "i18n" / name, Path(folder) / name
            if file.is_file():
                shutil.copy(file, copy)
            lupdate(root, copy, plurals_only=language == "en")
            problems += check_translation(file, copy)
    return problems


def release(source: Path) -> None:
    """The .qm file of a .ts file. It is put in place whole: a window that runs has the one before mapped into its
    memory, and would end with it.
    """
    new = source.with_suffix(f".qm.{os.getpid()}")
    run_tool("lrelease", "-silent", source, "-qm", new)
    new.replace(source.with_suffix(".qm"))


def update_qt(root: Path) -> None:
    """New strings into the .ts files, and the .qm files from them."""
    for language, name in TRANSLATIONS.items():
        target = root / "resources" / "i18n" / name
        lupdate(root, target, plurals_only=language == "en")
        release(target)


def main(arguments: list[str]) -> int:
    """The command; the exit status."""
    command = arguments[0] if arguments else "check"
    codes = collect(ROOT / "smdesk")
    if command == "codes":
        for (kind, code), at in sorted(codes.places.items()):
            facts = codes.facts_of(code) if kind == "error" else None
            print(f"{kind:8} {code:32} {'?' if facts is None else ', '.join(sorted(facts)):40} {', '.join(at)}")
        for (kind, family), at in sorted(codes.families.items()):
            print(f"{kind:8} {family:32} {'(a family)':40} {', '.join(at)}")
        return 0
    if command == "update":
        if sources(ROOT):
            update_qt(ROOT)
        return 0
    if command != "check":
        print(__doc__, file=sys.stderr)
        return 2
    try:
        problems = check_words(read_words(ROOT / "resources" / "words"), codes) + check_qt(ROOT)
    except (OSError, tomllib.TOMLDecodeError) as error:
        problems = [str(error)]
    print("\n".join(problems) or f"{len(codes.places)} codes, all with their sentences in {' and '.join(LANGUAGES)}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
