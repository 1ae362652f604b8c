"""The command line's door: language, parsing, running a command, and one clear sentence whatever goes wrong."""

from __future__ import annotations

import logging
import os
import sqlite3
import sys
from argparse import Namespace
from collections.abc import Sequence

from smdesk import __version__
from smdesk.cli import secrets_in, text_in
from smdesk.cli.output import Result, prepare_streams, print_error, print_result, silence, visible
from smdesk.cli.parsing import Commands, UsageError
from smdesk.core import clockcheck
from smdesk.core.errors import SmdeskError
from smdesk.system import lean
from smdesk.words import Sentence, Words, best_language, spoken

log = logging.getLogger(__name__)

DONE, REFUSED, USAGE, INTERRUPTED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status: 0 done, 1 refused, 2 wrong usage, 130 stopped with Ctrl-C."""
    given = list(sys.argv[1:] if argv is None else argv)
    prepare_streams(as_json="--json" in given)
    if given == ["--version"]:  # without building the tree of commands
        print(f"smdesk {__version__}")
        return DONE
    lean.prepare()
    if not logging.getLogger().handlers:
        logging.getLogger().addHandler(logging.NullHandler())  # no log line ever mixes with what a command prints
    words = Words(_language(given))
    try:
        status = _run(given, words)
        sys.stdout.flush()
        sys.stderr.flush()
    except KeyboardInterrupt:
        print(words.t("cli.interrupted"), file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        silence(sys.stdout)  # whoever read our output has left; what was done is done
        return DONE
    except OSError as error:  # only printing is left to fail here: `_perform` answers for all else
        return _unheard(error, words)
    return status


def refuse(code: str, given: Sequence[str]) -> int:
    """Print the sentence of an error that comes before any command; the exit status."""
    prepare_streams(as_json=False)
    words = Words(_language(given))
    print_error(code, words.error(SmdeskError(code)), {}, words, as_json=False)
    return REFUSED


def _unheard(error: OSError, words: Words) -> int:
    """The answer could not be written, on a full disk for example: say it on standard error, as far as that goes."""
    silence(sys.stdout)
    facts = {"reason": os.strerror(error.errno) if error.errno else str(error)}
    try:
        print_error("output_failed", words.sentence("errors", "output_failed", facts), facts, words, as_json=False)
        sys.stderr.flush()
    except OSError:
        silence(sys.stderr)  # nobody hears us; the exit status still tells
    return REFUSED


def _run(given: list[str], words: Words) -> int:
    as_json = "--json" in given
    try:
        text_in.refuse_bytes(given)
        secrets_in.refuse_in(given)
        args = _parser(words).parser.parse_args(given)
    except UsageError as error:
        return _wrong_usage(error, words, as_json=as_json)
    except SystemExit as done:  # argparse has printed help or version
        return int(done.code or DONE)
    except SmdeskError as error:
        print_error(error.code, words.error(error), error.facts, words, as_json=as_json)
        return USAGE
    if getattr(args, "run", None) is None:
        _parser(words).parser.print_help()
        return USAGE
    return _perform(args, words)


def _perform(args: Namespace, words: Words) -> int:
    from smdesk.cli.context import Context

    context = Context(args, words)
    try:
        result: Result = args.run(context)
    except SmdeskError as error:
        log.info("refused: %s", error.code)
        print_error(error.code, words.error(error), error.facts, words, as_json=args.json)
        return REFUSED
    except (KeyboardInterrupt, BrokenPipeError):
        raise
    except Exception as error:  # a bug: into the log with its traceback, and a sentence for the person
        log.exception("unexpected")
        return _bug(error, context.root if args.data or args.practice else None, words, as_json=args.json)
    finally:
        context.close()
        _tell_clock(words)
    print_result(result, as_json=args.json)
    return result.status


def _tell_clock(words: Words) -> None:
    """That the networks' clocks are others than this computer's, on standard error, whatever came of the command."""
    if (wrong := clockcheck.told()) is not None:
        told = words.sentence("errors", wrong[0], {"minutes": wrong[1]})
        print(visible(words.t("cli.error", message=str(told))), file=sys.stderr)


def _bug(error: Exception, root: object, words: Words, *, as_json: bool) -> int:
    if os.environ.get("SMDESK_DEBUG"):
        raise error
    facts = {"kind": type(error).__name__, "folder": str(root or "")}
    print_error("internal_error", words.sentence("errors", "internal_error", facts), facts, words, as_json=as_json)
    return REFUSED


def _wrong_usage(error: UsageError, words: Words, *, as_json: bool) -> int:
    sentence = Sentence(words.t("cli.wrong_usage", message=str(error)), do=words.t("cli.see_help"))
    if not as_json and error.usage:
        print(error.usage, file=sys.stderr)
    print_error("usage", sentence, {"usage": error.usage}, words, as_json=as_json)
    return USAGE


def _parser(words: Words) -> Commands:
    from smdesk.cli import groups

    commands = Commands(words)
    groups.declare(commands)
    return commands


def _language(given: Sequence[str]) -> str:
    """`--lang`, SMDESK_LANG, the desk's own setting, the system's: the desk is opened for it only if it decides."""
    said = spoken(_value(given, "--lang"), os.environ.get("SMDESK_LANG"))
    return said or best_language(_setting(_value(given, "--data")))


def _value(given: Sequence[str], option: str) -> str | None:
    for place, word in enumerate(given):
        if word == option and place + 1 < len(given):
            return given[place + 1]
        if word.startswith(f"{option}="):
            return word.partition("=")[2]
    return None


def _setting(data: str | None) -> str | None:
    """The language set in the desk, read beside everything else: it is needed before the desk is opened."""
    from smdesk.system.paths import DataFolder, locate

    try:
        file = DataFolder(locate(data)).database
        if not file.is_file():
            return None
        with sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True, timeout=0.2) as connection:
            row = connection.execute("SELECT value FROM setting WHERE key = 'ui.language' AND scope = 'app'").fetchone()
    except (sqlite3.Error, OSError, ValueError, SmdeskError):
        return None  # whatever is wrong with the folder is told when the command opens it
    finally:
        if "connection" in locals():
            connection.close()
    return str(row[0]).strip('"') if row else None
