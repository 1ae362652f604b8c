"""Whose art a file is: by the code in its name, else by the words of its name, else by its size."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import PurePath

from smdesk.core.named import plain
from smdesk.core.records import dataclass
from smdesk.core.sheet.lines import Line, Size
from smdesk.core.sheet.sizes import Fit, fit, nearest

_GAP = r"[\s._\u2013\u2014-]"
#: "S43-05", "s43_5", "s4305", "Semana 43 - 05", "W43-05". "S22" alone is a telephone.
_CODE = re.compile(
    rf"(?<![a-z0-9])(?:[sw]|(?:semana|sem|week){_GAP}?)(?:(\d{{1,2}}){_GAP}+(\d{{1,3}})|(\d{{2}})(\d{{2,3}}))(?![0-9])"
)
#: Behind "Semana 43 - 19": the rest of a day, or of days from one to the other, so that it was no number.
_DAY = re.compile(
    rf"{_GAP}*(?:(?:al?|to|y)?{_GAP}*\d{{1,2}}{_GAP}*)?(?:de{_GAP}*)?"
    r"(?:ene(?:ro)?|feb(?:rero|ruary)?|mar(?:zo|ch)?|abr(?:il)?|may(?:o)?|jun(?:io|e)?|jul(?:io|y)?|ago(?:sto)?"
    r"|sept?(?:iembre|ember)?|oct(?:ubre|ober)?|nov(?:iembre|ember)?|dic(?:iembre)?|jan(?:uary)?|apr(?:il)?"
    r"|aug(?:ust)?|dec(?:ember)?)(?![a-z])"
)
#: Behind a code: which picture of several. A size, a version or the beginning of a date is none.
_BEHIND = re.compile(rf"{_GAP}+(\d{{1,2}})(?![0-9a-z])(?!{_GAP}\d{{1,2}}{_GAP}\d)")
#: Which picture of several, where there are several: "slide2", "imagen 3", "3de3", "(2)", and a number at the end.
_PICTURES = tuple(
    re.compile(each)
    for each in (
        rf"(?<![a-z])(?:slide|imagen|image|img|foto|photo|pagina|page|lamina){_GAP}?(\d{{1,2}})(?![0-9])",
        r"(?<![0-9])(\d{1,2}) ?(?:de|of|/) ?\d{1,2}(?![0-9])",
        r"\((\d{1,2})\)",
        rf"(?:^|{_GAP})(\d{{1,2}})$",
    )
)
_MOST = 20  # pictures that any network shows together
_VERSION = re.compile(rf"(?<![a-z])v(?:er|ersion)?{_GAP}?(\d{{1,3}})(?![0-9])")
#: Days and sizes in names.
_OTHER = re.compile(rf"\d{{4}}{_GAP}?\d{{2}}{_GAP}?\d{{2}}|\d{{1,2}}{_GAP}\d{{1,2}}{_GAP}\d{{2,4}}|\d+ ?x ?\d+")
_CAMEL = re.compile(r"(?<=[^\W\d_])(?=[A-Z\u00c0-\u00de][^\W\d_])(?<![A-Z\u00c0-\u00de])")
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

    name: str  # with the folders around it, where they may tell something: "S43-05/1.png"
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
    unsaid: list[int] = []
    for file in files:
        post, by, behind = _whose(file, lines, codes, found)
        line = by_post.get(post)
        if line is None:
            found.append(Match())
            continue
        answer = placed(file, line, behind or 1, by)
        if not behind and several(line, answer.slot):
            picture = _picture(_stem(file))
            if not picture:
                unsaid.append(len(found))
            answer = replace(answer, position=picture)
        found.append(answer)
    _count(files, found, unsaid)
    return tuple(found)


def mentioned(files: Iterable[File]) -> frozenset[tuple[int, int]]:
    """The weeks and numbers that files are called after, whether there is such a post or not."""
    return frozenset(_week_and_number(each) for file in files for name in _names(file) for each in _codes(name))


def several(line: Line, slot: int) -> bool:
    """Whether a place of a post takes more than one picture."""
    there = line.slots[slot] if slot < len(line.slots) else None
    return there is not None and (there.format == "carousel" or len(there.media) > 1)


def version(name: str) -> int:
    """Which version a file says it is: 2 of "pan_v2.png"; 0 where it says nothing."""
    found = _VERSION.findall(plain(_spaced(PurePath(name).stem)))
    return int(found[-1]) if found else 0


def _count(files: Sequence[File], found: list[Match], unsaid: Iterable[int]) -> None:
    """Pictures whose names do not say which one they are take the first that no other file is for, in their order;
    versions of one file are one picture.
    """
    known: dict[tuple[int, int, str], int] = {}
    for place in unsaid:
        answer = found[place]
        key = (answer.post_id, answer.slot, _VERSION.sub("", _stem(files[place])))
        if key not in known:
            taken = {each.position for each in found if (each.post_id, each.slot) == key[:2]}
            known[key] = next(position for position in range(1, len(taken) + 2) if position not in taken)
        found[place] = replace(answer, position=known[key])


def placed(file: File, line: Line, position: int = 1, by: By = By.NOTHING, slot: int | None = None) -> Match:
    """The answer for a line that is known: the slot whose shape is nearest, unless one is named."""
    wants = [each.size for each in line.slots]
    if not wants:
        return Match(line.post_id, 0, position, by)
    place = nearest(file.size, wants) if slot is None else slot
    return Match(line.post_id, place, position, by, fit(file.size, wants[place]))


def _whose(
    file: File, lines: Sequence[Line], codes: Mapping[tuple[int, int], int], before: Iterable[Match]
) -> tuple[int, By, int]:
    """The post, what told it, and which picture of it stands behind its code (0: none does).

    The name itself counts before the folders around it. What has a code that is not known is of another sheet: only
    its words can still tell something.
    """
    names = _names(file)
    foreign = False
    for name in names:
        for found in _codes(name):
            post = codes.get(_week_and_number(found), 0)
            if post:
                behind = _BEHIND.match(name, found.end())
                return post, By.CODE, _sane(behind) if name is names[0] else 0
            foreign = True
        post = _by_name(name, lines)
        if post:
            return post, By.NAME, 0
    post = 0 if foreign else _by_size(file.size, lines, {each.post_id for each in before})
    return post, By.SIZE if post else By.NOTHING, 0


def _names(file: File) -> list[str]:
    """The name itself, then the folders around it from within."""
    return [_stem(file), *(plain(_spaced(each)) for each in reversed(PurePath(file.name).parts[:-1]))]


def _week_and_number(code: re.Match[str]) -> tuple[int, int]:
    return int(code[1] or code[3]), int(code[2] or code[4])


def _stem(file: File) -> str:
    return plain(_spaced(PurePath(file.name).stem))


def _spaced(name: str) -> str:
    """ "PanDeCalabaza" as three words."""
    return _CAMEL.sub(" ", unicodedata.normalize("NFC", name))


def _sane(found: re.Match[str] | None) -> int:
    number = int(found[1]) if found is not None else 0
    return number if number <= _MOST else 0


def _codes(name: str) -> Iterator[re.Match[str]]:
    """What in a name is a week and a number; a week spelt out with its days is none."""
    spelt = (each for each in _CODE.finditer(name) if each[0][1].isalpha())
    days = {each.start() for each in spelt if _DAY.match(name, each.end())}
    return (each for each in _CODE.finditer(name) if each.start() not in days)


def _picture(name: str) -> int:
    """Which picture of several a name speaks of, 0 where it does not."""
    code = next(_codes(name), None)
    rest = _VERSION.sub("", _OTHER.sub(" ", name[code.end() :] if code is not None else name)).strip(" ._-")
    return next((number for each in _PICTURES for number in [_sane(each.search(rest))] if number), 0)


def _by_name(name: str, lines: Sequence[Line]) -> int:
    """The line most of whose title's words are in the name, if no other comes near."""
    have = _words(name)
    scores: list[tuple[float, int, int]] = []
    for line in lines:
        title = _words(plain(line.title))
        both = title & have
        if title and (len(both) >= 2 or both == title):
            scores.append((len(both) / len(title), len(both), line.post_id))
    scores.sort(reverse=True)
    if not scores or scores[0][0] < 0.5 or (len(scores) > 1 and scores[1][:2] == scores[0][:2]):
        return 0
    return scores[0][2]


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
