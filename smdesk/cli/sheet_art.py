"""`smdesk sheet art`: whose art the files are that came from design, and those put in their place that are sure."""

from __future__ import annotations

import glob
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from smdesk.cli import sheet_shapes as shapes
from smdesk.cli.context import Context
from smdesk.cli.output import Result, short
from smdesk.cli.parsing import Command, how_many, identifier
from smdesk.core.errors import InvalidInput, NotFound
from smdesk.core.sheet import matching
from smdesk.core.sheet.lines import Line, size_text
from smdesk.core.sheet.matching import By, Match
from smdesk.core.sheet.sizes import Fit
from smdesk.services.sheets.views import Placed, Placing, Received, SheetView
from smdesk.words import Words


def register(command: Command) -> None:
    """Declare what it takes."""
    command.add("files", nargs="+", metavar="FILE", says="sheet_art_files")
    way = command.choice()
    way.add("--place", action="store_true", says="sheet_place")
    way.add("--to", type=identifier, metavar="POST", says="sheet_to")
    command.add("--slot", type=how_many, metavar="COUNT", says="sheet_slot")
    command.add("--position", type=how_many, metavar="COUNT", says="sheet_position")


def run(context: Context, view: SheetView) -> Result:
    """Look at the files; with `--place` or `--to` put them into posts."""
    args, service, words = context.args, context.runtime.art, context.words
    if args.to is None and (args.slot or args.position):
        raise InvalidInput("art_slot_of_what", field="to")
    found = service.look(view.client_id, view.week, _paths(args.files))
    if args.to is not None:
        return _to(context, view, found)
    left = [_left(each, found) for each in found]
    items = [shapes.received(each, view, words, why) for each, why in zip(found, left, strict=True)]
    lines = [_line(each, view, words, why) for each, why in zip(found, left, strict=True)]
    sure = [each for each, why in zip(found, left, strict=True) if not why]
    lines += [words.t("cli.art_how", code=_example(view))] if any(_to_be_named(why) for why in left) else []
    if not args.place:
        lines += [words.t("cli.art_sure", count=len(sure))] if sure else []
        return Result({"week": shapes.iso_week(view), "items": items, "placed": None}, lines)
    placings = [Placing(each.path, each.match.post_id, each.match.slot, each.match.position) for each in sure]
    made = service.place(view.client_id, view.week, placings) if placings else Placed()
    waits = any(why and why != "had" for why in left)
    shape = {"week": shapes.iso_week(view), "items": items, **_placed_shape(made, words)}
    return Result(shape, [*lines, *_placed_lines(made, view, words)], 1 if made.refused or waits else 0)


def _paths(names: Sequence[str]) -> list[Path]:
    """The files meant; where no shell has done so, a pattern stands for those that it fits."""
    found: list[Path] = []
    for name in names:
        path = Path(name).expanduser()
        fits = sorted(glob.glob(str(path))) if glob.has_magic(name) and not path.exists() else []
        found += map(Path, fits) if fits else [path]
    return found


def _left(file: Received, among: Sequence[Received]) -> str:
    """Why a file is not placed by itself; "" where it is sure whose it is and that it fits."""
    match = file.match
    if file.problem is not None:
        return "problem"
    if not match.post_id:
        return "nobody"
    if file.had:
        return "had"
    if match.by not in (By.CODE, By.NAME):
        return "guessed"
    if match.fit is Fit.OTHER:
        return "shape"
    places = Counter((each.match.post_id, each.match.slot, each.match.position) for each in among
                     if each.problem is None)  # fmt: skip
    return "twice" if places[match.post_id, match.slot, match.position] > 1 else ""


def _to_be_named(why: str) -> bool:
    return why in ("nobody", "guessed", "twice", "shape")


def _example(view: SheetView) -> str:
    return next((each.code for each in view.lines if each.lacking), view.lines[0].code if view.lines else "S43-05")


def _line(file: Received, view: SheetView, words: Words, left: str) -> str:
    """ "a.png (1080 × 1350): S43-05 Pumpkin bread, by its code; the size asked for"."""
    name = f"{file.name} ({size_text(file.size)})" if 0 not in file.size else file.name
    if file.problem is not None:
        return f"{name}: {words.error(file.problem)}"
    line, match = shapes.line_of(view, file.match.post_id), file.match
    if not match.post_id:
        return f"{name}: {words.t('sheet.left.nobody')}."
    post = _post(line) if line is not None else f"{short(file.title, 40)} ({words.t('sheet.elsewhere')})"
    said = [f"{post}, {words.t(f'sheet.by.{match.by.value}')}" if match.by else post]
    said += _fit(match, line, words)
    said += [words.t("cli.art_position", number=match.position)] if match.position > 1 else []
    said += [words.t(f"sheet.left.{left}")] if left in ("had", "twice") else []
    return f"{name}: {'; '.join(said)}."


def _fit(match: Match, line: Line | None, words: Words) -> list[str]:
    """How it fits; what was asked of a post of another week is not at hand."""
    if match.fit is Fit.FREE:
        return []
    if line is None:
        return [words.t("sheet.fit.exact")] if match.fit is Fit.EXACT else []
    asked = size_text(line.slots[match.slot].size) if match.slot < len(line.slots) else ""
    return [words.t(f"sheet.fit.{match.fit.value}", asked=asked)]


def _post(line: Line) -> str:
    return f"{line.code} {short(line.title, 40)}".strip()


def _to(context: Context, view: SheetView, found: Sequence[Received]) -> Result:
    """Into the post that is named, whatever they are called; several stand one behind the other."""
    args, words = context.args, context.words
    line = shapes.line_of(view, args.to)
    if line is None:
        raise NotFound("sheet_post_elsewhere", post=args.to, week=shapes.iso_week(view))
    if args.slot and args.slot > len(line.slots):
        raise InvalidInput("unknown_slot", field="slot", slot=args.slot, count=len(line.slots))
    for each in found:
        if each.problem is not None:
            raise each.problem
    slot = args.slot - 1 if args.slot else None
    taken: Counter[int] = Counter()
    placings = []
    for each in found:
        place = matching.placed(matching.File(each.name, each.size), line, slot=slot).slot
        placings.append(Placing(each.path, line.post_id, place, (args.position or 1) + taken[place]))
        taken[place] += 1
    made = context.runtime.art.place(view.client_id, view.week, placings)
    shape = {"week": shapes.iso_week(view), "items": [
        {"file": str(each.path), "post": each.post_id, "code": line.code, "slot": each.slot + 1,
         "position": each.position} for each in placings
    ], **_placed_shape(made, words)}  # fmt: skip
    return Result(shape, _placed_lines(made, view, words), 1 if made.refused else 0)


def _placed_shape(made: Placed, words: Words) -> dict[str, object]:
    from smdesk.cli.shapes import error

    return {
        "placed": made.files, "posts": [each.post_id for each in made.posts], "ready": list(made.ready),
        "refused": [{"file": str(path), "error": error(why, words)} for path, why in made.refused],
    }  # fmt: skip


def _placed_lines(made: Placed, view: SheetView, words: Words) -> list[str]:
    lines = [words.t("cli.art_placed", count=made.files)]
    lines += [f"{path.name}: {words.error(why)}" for path, why in made.refused]
    ready = [line for line in (shapes.line_of(view, post) for post in made.ready) if line is not None]
    lines += [words.t("cli.art_ready", names=[_post(line) for line in ready])] if ready else []
    return lines
