"""Whose art a file is: by the code in its name, else by the words of its name, else by its size."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import PurePath

from smdesk.core.named import plain
from smdesk.core.records import dataclass
from smdesk.core.sheet.lines import Line, Size
from smdesk.core.sheet.sizes import Fit, fit, nearest

#: "S43-05", "s43_5", "S43-05-2": week, number, and which picture of several. A version ("_v2") is no picture.
_CODE = re.compile(r"(?<![a-z0-9])s(\d{1,2})[-_ ]?(\d{1,3})(?![0-9])(?:[-_ ](\d{1,2})(?![0-9a-z]))?")
#: Words that say nothing of whose art a file is.
_EMPTY = frozenset(
    {"the", "and", "for", "del", "los", "las", "una", "con", "para", "final", "img", "image", "foto", "art", "arte"}
)
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_LETTERS = 3


class By(StrEnum):
    """What tells whose art a file is."""

    CODE = "code"
    NAME = "name"
    SIZE = "size"
    NOTHING = ""


@dataclass(frozen=True, slots=True)
class File:
    """A file that came, as far as it matters here."""

    name: str
    size: Size = (0, 0)  # pixels


@dataclass(frozen=True, slots=True)
class Match:
    """Whose art a file is, as far as it can be told. `post_id` 0: nobody's, the person has to say."""

    post_id: int = 0
    slot: int = 0  # the place among the line's slots
    position: int = 1  # which picture of that slot, from 1
    by: By = By.NOTHING
    fit: Fit = Fit.FREE


def match(
    files: Sequence[File],
    lines: Sequence[Line],
    codes: Mapping[tuple[int, int], int],
    elsewhere: Iterable[Line] = (),
) -> tuple[Match, ...]:
    """One answer a file. `codes` are posts by week and number, of this sheet and of those delivered before; a post
    that stands in another week by now is one of `elsewhere`, and is known by its code only.
    """
    found: list[Match] = []
    by_post = {line.post_id: line for line in (*lines, *elsewhere)}
    for file in files:
        post, position, by = _whose(file, lines, codes, found)
        line = by_post.get(post)
        answer = placed(file, line, position or 1, by) if line is not None else Match()
        if line is not None and not position and line.slots and line.slots[answer.slot].format == "carousel":
            answer = replace(answer, position=_free(answer, found))
        found.append(answer)
    return tuple(found)


def _free(answer: Match, before: Iterable[Match]) -> int:
    """The first picture of a carousel that no other file is for: their names do not always say which one they are."""
    taken = {each.position for each in before if (each.post_id, each.slot) == (answer.post_id, answer.slot)}
    return next(position for position in range(1, len(taken) + 2) if position not in taken)


def placed(file: File, line: Line, position: int = 1, by: By = By.NOTHING, slot: int | None = None) -> Match:
    """The answer for a line that is known: the slot whose shape is nearest, unless one is named."""
    wants = [each.size for each in line.slots]
    if not wants:
        return Match(line.post_id, 0, position, by)
    place = nearest(file.size, wants) if slot is None else slot
    return Match(line.post_id, place, position, by, fit(file.size, wants[place]))


def _whose(
    file: File, lines: Sequence[Line], codes: Mapping[tuple[int, int], int], before: Iterable[Match]
) -> tuple[int, int, By]:
    """The post, which picture of it (0: not said), and what told it."""
    name = plain(PurePath(file.name).stem)
    found = _CODE.search(name)
    if found is not None:
        post = codes.get((int(found[1]), int(found[2])), 0)
        if post:
            return post, int(found[3] or 0), By.CODE
    post = _by_name(name, lines)
    if post:
        return post, 0, By.NAME
    post = _by_size(file.size, lines, {each.post_id for each in before})
    return (post, 0, By.SIZE) if post else (0, 0, By.NOTHING)


def _by_name(name: str, lines: Sequence[Line]) -> int:
    """The line most of whose title's words are in the name, if no other comes near."""
    have = _words(name)
    scores: list[tuple[float, int]] = []
    for line in lines:
        title = _words(plain(line.title))
        both = title & have
        if title and (len(both) >= 2 or both == title):
            scores.append((len(both) / len(title), line.post_id))
    scores.sort(reverse=True)
    if not scores or scores[0][0] < 0.5 or (len(scores) > 1 and scores[1][0] == scores[0][0]):
        return 0
    return scores[0][1]


def _words(text: str) -> set[str]:
    return {each for each in _WORD.findall(text) if len(each) >= _LEAST_LETTERS and each not in _EMPTY}


def _by_size(size: Size, lines: Sequence[Line], taken: set[int]) -> int:
    """The only line that waits for art of exactly this size."""
    waiting = [
        line.post_id
        for line in lines
        if line.post_id not in taken and not line.out
        and any(line.slots[place].size == size for place in line.lacking)
    ]  # fmt: skip
    return waiting[0] if len(waiting) == 1 and 0 not in size else 0
