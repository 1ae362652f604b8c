"""The argument parser: global options before or after the command, help with an example, both languages."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn, TypeVar

from smdesk import __version__
from smdesk.words import LANGUAGES, Words

_Number = TypeVar("_Number", int, float)

#: argparse's own sentences that a person can meet → ours.
_ARGPARSE = {
    "usage: ": "argparse.usage",
    "positional arguments": "argparse.positional",
    "options": "argparse.options",
    "show this help message and exit": "argparse.help",
    "argument %(argument_name)s: %(message)s": "argparse.argument",
    "unrecognized arguments: %s": "argparse.unrecognized",
    "not allowed with argument %s": "argparse.not_with",
    "the following arguments are required: %s": "argparse.required",
    "one of the arguments %s is required": "argparse.one_of",
    "expected one argument": "argparse.expected_one",
    "expected at least one argument": "argparse.expected_some",
    "invalid %(type)s value: %(value)r": "argparse.bad_value",
    "invalid choice: %(value)r (choose from %(choices)s)": "argparse.bad_choice",
}


class UsageError(Exception):
    """Wrong usage: exit status 2. Carries argparse's own sentence and the usage line."""

    def __init__(self, message: str, usage: str) -> None:
        super().__init__(message)
        self.usage = usage


class Parser(argparse.ArgumentParser):
    """Raises instead of exiting, so that `--json` has its one document for wrong usage too."""

    #: Declares what stands below this command, when that is first needed.
    fill: Callable[[], None] | None = None

    def complete(self) -> None:
        """Have it declared what stands below, once."""
        fill, self.fill = self.fill, None
        if fill is not None:
            fill()

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        self.complete()
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        raise UsageError(message, self.format_usage().strip())


class Command:
    """One command while its options are being declared."""

    def __init__(self, parser: argparse.ArgumentParser, words: Words) -> None:
        self.parser = parser
        self._words = words

    def add(self, *names: str, says: str = "", **kwargs: Any) -> None:
        """An argument; its help is the text `opt.<says or name>`, its placeholder `meta.<METAVAR>` if there is one."""
        _add(self.parser, self._words, names, says, kwargs)

    def choice(self, *, required: bool = False) -> Any:
        """A group of options of which one may (or must) be given; it takes the same arguments as `add`."""
        return _Choice(self.parser.add_mutually_exclusive_group(required=required), self._words)


class _Choice:
    def __init__(self, group: Any, words: Words) -> None:
        self._group = group
        self._words = words

    def add(self, *names: str, says: str = "", **kwargs: Any) -> None:
        _add(self._group, self._words, names, says, kwargs)


def _add(place: Any, words: Words, names: Sequence[str], says: str, kwargs: dict[str, Any]) -> None:
    key = says or names[0].lstrip("-").replace("-", "_")
    shown = kwargs.get("metavar") or ("" if names[0].startswith("-") else names[0].upper())
    if words.has(f"meta.{shown}"):
        kwargs = {**kwargs, "metavar": words.t(f"meta.{shown}")}
    place.add_argument(*names, help=words.t(f"opt.{key}"), **kwargs)


class Commands:
    """The tree of commands. A command's text is `help.<name>` or `help.<group>_<name>`."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._groups: dict[str, Commands._Group] = {}
        self._named: dict[str, Parser] = {}
        _speak(words)
        self.parser = Parser(
            prog="smdesk",
            description=words.t("help.smdesk"),
            epilog=words.t("help.epilog"),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        self.parser.add_argument("--version", action="version", version=f"smdesk {__version__}",
                                 help=words.t("opt.version"))  # fmt: skip
        _add_global(self.parser, words, suppress=False)
        self._top = self.parser.add_subparsers(metavar=words.t("cli.command"), dest="command")

    def later(self, name: str, fill: Callable[[], None]) -> None:
        """Name a command or a group; `fill` declares it when it is first parsed."""
        self._named[name] = self._make(self._top, name, f"help.{name.replace('-', '_')}", "")
        self._named[name].fill = fill

    def complete(self, fill: Callable[[], None]) -> None:
        """Have `fill` declare at once all that was only named."""
        for each in self._named.values():
            each.fill = None
        fill()

    def group(self, name: str) -> Commands._Group:
        """A command that only holds others, named before; asked for again, the same one."""
        if name not in self._groups:
            parser = self._named[name]
            below = parser.add_subparsers(metavar=self.words.t("cli.command"), dest="act", required=True)
            self._groups[name] = Commands._Group(self, parser, below, name)
        return self._groups[name]

    def command(self, name: str, run: Callable[..., Any], example: str) -> Command:
        """A command of its own, named before."""
        parser = self._named[name]
        parser.epilog = self._example(example)
        parser.set_defaults(run=run)
        return Command(parser, self.words)

    def _example(self, line: str) -> str | None:
        return f"{self.words.t('cli.example')}\n  {line}" if line else None

    def _make(self, place: Any, name: str, key: str, example: str) -> Parser:
        text = self.words.t(key)
        parser: Parser = place.add_parser(
            name,
            help=text.split("\n", 1)[0],
            description=text,
            epilog=self._example(example),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        _add_global(parser, self.words, suppress=True)
        return parser

    class _Group:
        def __init__(self, commands: Commands, parser: argparse.ArgumentParser, below: Any, name: str) -> None:
            self._commands = commands
            self._parser = parser
            self._below = below
            self._name = name

        def group(self, name: str, texts: str = "") -> Commands._Group:
            """A group within this one; `texts` where its texts are those of another."""
            key = texts or f"{self._name}_{name}"
            parser = self._commands._make(self._below, name, f"help.{key}", "")
            below = parser.add_subparsers(metavar=self._commands.words.t("cli.command"), dest="deed", required=True)
            return Commands._Group(self._commands, parser, below, key)

        def command(self, name: str, run: Callable[..., Any], example: str) -> Command:
            """A command of this group."""
            key = f"help.{self._name}_{name.replace('-', '_')}"
            parser = self._commands._make(self._below, name, key, example)
            self._parser.epilog = self._parser.epilog or parser.epilog  # of the group: its first command's
            parser.set_defaults(run=run)
            return Command(parser, self._commands.words)


def _add_global(parser: argparse.ArgumentParser, words: Words, *, suppress: bool) -> None:
    """The global options; below a command they override only when they are given."""
    group = parser.add_argument_group(words.t("cli.global_options"))
    default: Any = argparse.SUPPRESS if suppress else None
    flag: Any = argparse.SUPPRESS if suppress else False
    group.add_argument("--data", metavar=words.t("cli.folder"), default=default, help=words.t("opt.data"))
    group.add_argument("--json", action="store_true", default=flag, help=words.t("opt.json"))
    group.add_argument("--clock", metavar="ISO", default=default, help=words.t("opt.clock"))
    group.add_argument("--practice", action="store_true", default=flag, help=words.t("opt.practice"))
    group.add_argument("--lang", choices=LANGUAGES, default=default, help=words.t("opt.lang"))


def _speak(words: Words) -> None:
    """Let argparse's own few sentences be in the language too: it looks its translations up in its module."""

    def one(text: str) -> str:
        return words.t(_ARGPARSE[text]) if text in _ARGPARSE else text

    def several(singular: str, plural: str, count: int) -> str:
        return one(singular if count == 1 else plural)

    vars(argparse)["_"] = one
    vars(argparse)["ngettext"] = several


def identifier(text: str) -> int:
    """The number of a row. Raises ValueError for what none can have."""
    return _between(int(text), 1, 2**63 - 1)


def how_many(text: str) -> int:
    """A count for a list or a rule: 1 to 1,000,000. Raises ValueError."""
    return _between(int(text), 1, 1_000_000)


def seconds(text: str) -> float:
    """A span of up to thirty days. Raises ValueError."""
    return _between(float(text), 0.0, 30 * 86400.0)


def _between(value: _Number, least: _Number, most: _Number) -> _Number:
    if not least <= value <= most:  # `not`, for NaN is neither
        raise ValueError(value)
    return value


def typed_at_a_terminal() -> bool:
    """True when a person sits at the keyboard."""
    return sys.stdin is not None and sys.stdin.isatty()
