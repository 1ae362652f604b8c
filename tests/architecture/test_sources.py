"""Rules on the text of the sources: codes instead of sentences, time as an argument, modules of a readable size."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from textwrap import indent
from typing import NamedTuple

from tools.codes import CODED, ERRORS, called

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "smdesk"
FILES = [file for file in sorted(PACKAGE.rglob("*.py")) if "versions" not in file.parts]
ABOVE = {"ui", "reports", "words", "cli", "cli.py", "gui.py", "__main__.py"}  # where sentences may stand
MOST_LINES = 400
MOST_OF_FUNCTION = 39
BEGINS = re.compile(r"( *)(@|class |(?:async )?def )")
CODE = re.compile(r"[a-z][a-z0-9_]*")
WAITS = re.compile(  # a drag is the system's own loop, in which everything goes on
    r"(?<!drag)\.exec\(|QFileDialog\.get|QInputDialog\.get|QColorDialog\.get|QMessageBox\.(about|critical|info|quest|warn)"
)
PART_OF_CODE = re.compile(r"[a-z0-9_]+")
#: What a file with a docstring begins with, and words without which none of the rules on trees can be broken.
OPENS = re.compile(r'"""[^"\s]')
ASKED_FOR = re.compile(rf"\b({'|'.join(sorted(CODED | ERRORS))}|(Base)?Exception)\b|except\s*:")


def name(file: Path) -> str:
    return str(file.relative_to(PACKAGE))


class Told(NamedTuple):
    """What the rules have to say of one source."""

    sentences: list[str]
    own_errors: list[str]
    swallowed: list[int]
    silent: bool


@cache
def told_of(file: Path) -> Told:
    """Several rules look at each file: it is parsed once, and its tree is not kept. Parsing a thousand files takes
    seconds: a file without a word that any rule asks for, which opens by saying what it is for, is not parsed.
    """
    source = file.read_text()
    return Told([], [], [], silent=False) if OPENS.match(source) and not ASKED_FOR.search(source) else judged(source)


def judged(source: str) -> Told:
    tree = ast.parse(source)
    nodes = list(ast.walk(tree))
    return Told(
        sentences_raised(nodes), own_errors(nodes), swallowed(nodes, source.splitlines()),
        bool(source.strip()) and not ast.get_docstring(tree),
    )  # fmt: skip


def nodes_of(source: str) -> list[ast.AST]:
    return list(ast.walk(ast.parse(source)))


def below_the_words(file: Path) -> bool:
    return file.relative_to(PACKAGE).parts[0] not in ABOVE


def sentences_raised(nodes: Iterable[ast.AST]) -> list[str]:
    """First arguments of errors and outcomes that are no code."""
    wrong = []
    for call in nodes:
        if not isinstance(call, ast.Call) or called(call) not in CODED:
            continue
        first = call.args[0] if call.args else None
        # f"unknown_{kind}" is a family of codes: what stands in it must look like part of one.
        pieces = first.values if isinstance(first, ast.JoinedStr) else [first]
        texts = [piece.value for piece in pieces if isinstance(piece, ast.Constant) and isinstance(piece.value, str)]
        shape = PART_OF_CODE if isinstance(first, ast.JoinedStr) else CODE
        wrong += [f"line {call.lineno}: {text!r}" for text in texts if not shape.fullmatch(text)]
    return wrong


def test_an_error_below_the_words_is_a_code() -> None:
    told = {name(file): told_of(file).sentences for file in FILES if below_the_words(file)}
    assert {file: lines for file, lines in told.items() if lines} == {}


def test_only_what_breaks_no_rule_goes_unparsed() -> None:
    for broken in ("raise NotFound('No such thing.')", "class Mine(NotFound): ...", "try:\n    x()\nexcept:\n    pass"):
        assert ASKED_FOR.search(broken)
        assert judged(f'"""What it is for."""\n{broken}\n') != Told([], [], [], silent=False)
    assert judged('"""What it is for."""\nx = 1\n') == Told([], [], [], silent=False)
    for silent in ("x = 1\n", '""""""\nx = 1\n', '"""\n"""\n', "# why\n"):
        assert not OPENS.match(silent)
        assert judged(silent).silent


def test_a_sentence_in_an_error_is_noticed() -> None:
    assert sentences_raised(nodes_of("raise InvalidInput('The time is in the past.')"))
    assert sentences_raised(nodes_of("raise errors.NotFound(f'No {kind} of this name.')"))
    assert not sentences_raised(nodes_of("raise errors.NotFound(f'unknown_{kind}')"))
    assert not sentences_raised(nodes_of("raise InvalidInput('time_past', given=1)"))


def test_all_error_classes_are_known_to_this_test() -> None:
    tree = ast.parse((PACKAGE / "core" / "errors.py").read_text())
    assert {node.name for node in tree.body if isinstance(node, ast.ClassDef)} == ERRORS


def own_errors(nodes: Iterable[ast.AST]) -> list[str]:
    """Classes that derive from one of our errors."""
    classes = [node for node in nodes if isinstance(node, ast.ClassDef)]
    return [each.name for each in classes if {base.id for base in each.bases if isinstance(base, ast.Name)} & ERRORS]


def test_errors_are_made_in_one_tree() -> None:
    """No class of another module derives from SmdeskError: a code is enough to tell errors apart."""
    own = {name(file): told_of(file).own_errors for file in FILES if name(file) != "core/errors.py"}
    assert {file: classes for file, classes in own.items() if classes} == {}
    assert own_errors(nodes_of("class Mine(NotFound): ..."))


def test_a_module_says_what_it_is_for_and_stays_readable() -> None:
    sources = {name(file): file.read_text() for file in FILES}
    long = {file: lines for file, source in sources.items() if (lines := len(source.splitlines())) > MOST_LINES}
    assert long == {}, "they want to be split along a real seam"
    silent = [name(file) for file in FILES if told_of(file).silent]
    assert silent == [], "they open without saying what they are for"


def long_functions(source: str) -> list[str]:
    """Those above the limit. Only a source is parsed in which one may be: where the next definition that is not inside
    of it, or the end, is as far away.
    """
    lines = source.splitlines()
    begun = [(number, found) for number, line in enumerate(lines) if (found := BEGINS.match(line))]
    for place, (start, found) in enumerate(begun):
        after = (number for number, other in begun[place + 1 :] if len(other[1]) <= len(found[1]))
        if found[2].endswith("def ") and next(after, len(lines)) - start > MOST_OF_FUNCTION:
            functions = [each for each in nodes_of(source) if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)]
            lengths = [(each.name, (each.end_lineno or each.lineno) - each.lineno + 1) for each in functions]
            return [f"{act} ({length})" for act, length in lengths if length > MOST_OF_FUNCTION]
    return []


def test_a_function_is_seen_at_a_glance() -> None:
    found = {name(file): long_functions(file.read_text()) for file in FILES}
    assert {file: long for file, long in found.items() if long} == {}, "a part of it has a name of its own"


def test_a_long_function_is_noticed() -> None:
    most = "def act():\n    def inner():\n        pass\n" + "    x = 1\n" * (MOST_OF_FUNCTION - 3)
    below = "\n\nTABLE = [\n" + "    1,\n" * MOST_OF_FUNCTION + "]\n"  # no part of it
    for head, made in (("", most), ("async ", most), ("class Desk:\n", indent(most, "    "))):
        last = made.splitlines(keepends=True)[-1]
        assert long_functions(head + made + below) == []
        assert long_functions(head + made + last + below) == [f"act ({MOST_OF_FUNCTION + 1})"]


# `now()` comes from a Clock, so that tests, `--clock` and the sleep detector see the same time.
CLOCKS = {
    "core/clock.py",
    "models/base.py",  # the default of columns that tell when a row was made; services pass their clock's time
    "system/lock.py",  # since when the folder is owned, told to whoever finds it locked
    "publishing/ticks.py",  # APScheduler knows the real clock only; the wait itself comes from ours
}
NOW = re.compile(r"\b(datetime\.(now|utcnow|today)|date\.today|time\.time|time\.localtime)\(")


def test_only_the_clock_asks_the_computer_for_the_time() -> None:
    asked = {
        name(file): line.strip()
        for file in FILES
        for line in file.read_text().splitlines()
        if NOW.search(line.split("#")[0])
    }
    assert {file: line for file, line in asked.items() if file not in CLOCKS} == {}


def test_no_dialog_of_the_window_waits_in_a_loop_of_its_own() -> None:
    found = {
        name(file): line.strip()
        for file in FILES
        if name(file).startswith("ui/")
        for line in file.read_text().splitlines()
        if WAITS.search(line)
    }
    assert found == {}


def swallowed(nodes: Iterable[ast.AST], lines: list[str]) -> list[int]:
    """Lines of broad excepts that neither raise, nor hand the error on, nor say beside them why that is right."""
    wrong = []
    for node in nodes:
        if not isinstance(node, ast.ExceptHandler):
            continue
        broad = node.type is None or (
            isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"}
        )
        inner = [part for statement in node.body for part in ast.walk(statement)]
        raises = any(isinstance(part, ast.Raise) for part in inner)
        hands_on = node.name and any(isinstance(part, ast.Name) and part.id == node.name for part in inner)
        records = any(isinstance(part, ast.Call) and called(part) == "exception" for part in inner)  # log.exception(…)
        if broad and not (raises or hands_on or records) and "#" not in lines[node.lineno - 1]:
            wrong.append(node.lineno)
    return wrong


def test_every_file_dialog_is_in_the_language_of_the_window() -> None:
    sources = {name(file): file.read_text() for file in (PACKAGE / "ui").rglob("*.py")}
    made = {file: source.count("= QFileDialog(") for file, source in sources.items() if "= QFileDialog(" in source}
    worded = {file: len(re.findall(r"\bin_words\(\w+\)|\bopen_dialog\(dialog\)", sources[file])) for file in made}
    assert len(made) > 5
    assert [file for file, count in made.items() if worded[file] < count] == []


def test_no_broad_except_swallows() -> None:
    found = {name(file): told_of(file).swallowed for file in FILES}
    assert {file: lines for file, lines in found.items() if lines} == {}


def test_a_swallowed_error_is_noticed() -> None:
    def lines_of(source: str) -> list[int]:
        return swallowed(nodes_of(source), source.splitlines())

    assert lines_of("try:\n    x()\nexcept Exception:\n    pass\n") == [3]
    assert lines_of("try:\n    x()\nexcept:\n    y = 1\n") == [3]
    assert lines_of("try:\n    x()\nexcept Exception as e:\n    tell(e)\n") == []
    assert lines_of("try:\n    x()\nexcept ValueError:\n    pass\n") == []


def test_keys_that_a_menu_names_go_through_the_one_place_that_knows_their_spanish_names() -> None:
    written = re.compile(r"\\t(Del|Enter|Return|Space|Esc|\{?key|(Ctrl|Alt|Shift)\+)|setToolTip\(\"(Ctrl|Alt|Shift)\+")
    assert written.search('menu.addAction(self.tr("Delete") + "\\tDel")')
    found = [name(file) for file in FILES if "ui" in file.parts and written.search(file.read_text())]
    assert found == []


#: What makes a field for a text of the person's own, and a dialog of Qt's.
TYPED_FIELD = re.compile(r"\b(QLineEdit|QPlainTextEdit|GrowingText|DayField)\(")
BARE_DIALOG = re.compile(r"^class \w+\(QDialog\):", re.MULTILINE)


def test_a_dialog_in_which_something_is_typed_asks_before_it_drops_that() -> None:
    """Escape asks in `kit/typeddialog.py`: a dialog with a field of its own derives from that, not from Qt's."""
    bare = [
        name(file) for file in FILES
        if BARE_DIALOG.search(source := file.read_text()) and TYPED_FIELD.search(source)
    ]  # fmt: skip
    assert bare == []
    assert BARE_DIALOG.search((PACKAGE / "ui" / "kit" / "typeddialog.py").read_text())
