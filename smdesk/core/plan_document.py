"""The communication plan as a document: its sections, which of them are shown, in which order, with which comments."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from smdesk.core.errors import InvalidInput
from smdesk.core.records import dataclass

#: Sections in the order that a plan has before anybody has changed it.
SECTIONS = (
    "summary", "client", "audit", "competitors", "findings", "personas", "channels", "voice", "objectives", "pillars",
    "calendar", "campaigns", "contests", "next", "signature",
)  # fmt: skip
PAPERS = ("a4", "letter")
#: Countries whose offices print on letter paper.
_LETTER = frozenset({"US", "CA", "MX", "CO", "CL", "VE", "PH", "PR", "GT", "CR", "SV", "HN", "NI", "PA", "DO"})
MOST_COMMENT = 8000


@dataclass(frozen=True, slots=True)
class Choice:
    """One section: whether it is shown, and what the person says in it."""

    id: str
    shown: bool = True
    comment: str = ""


def from_json(data: Iterable[Any]) -> tuple[Choice, ...]:
    """What was stored, in its order; sections that it does not know of stand where they belong, and are shown."""
    found: dict[str, Choice] = {}
    for each in data:
        if isinstance(each, Mapping) and each.get("id") in SECTIONS and each["id"] not in found:
            comment = each.get("comment", "")
            found[each["id"]] = Choice(
                each["id"], each.get("shown") is not False, comment if isinstance(comment, str) else ""
            )
    for place, name in enumerate(SECTIONS):
        if name not in found:
            found = _put_in(found, Choice(name), SECTIONS[:place])
    return tuple(found.values())


def to_json(choices: Iterable[Choice]) -> list[dict[str, Any]]:
    """As stored."""
    return [{"id": each.id, "shown": each.shown, "comment": each.comment} for each in choices]


def checked(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """All sections, each once.

    Raises:
        InvalidInput: `unknown_section` (`section`, `known`), `text_of_field_too_long` (`field`, `limit`).
    """
    for each in choices:
        if each.id not in SECTIONS:
            raise InvalidInput("unknown_section", field="sections", section=each.id, known=list(SECTIONS))
        if len(each.comment) > MOST_COMMENT:
            raise InvalidInput("text_of_field_too_long", field="comment", limit=MOST_COMMENT)
    return from_json(to_json(choices))


def only(choices: Sequence[Choice], wanted: Sequence[str]) -> tuple[Choice, ...]:
    """Just these sections, in the order given. Raises InvalidInput `unknown_section`."""
    by_id = {each.id: each for each in choices}
    chosen = checked([Choice(name) for name in wanted])
    kept = [each for each in chosen if each.id in wanted]
    return tuple(replace(by_id.get(each.id, each), shown=True) for each in kept)


def included(choices: Iterable[Choice], filled: Collection[str]) -> tuple[Choice, ...]:
    """What stands in the document: shown, and with something in it; a comment is something."""
    return tuple(each for each in choices if each.shown and (each.id in filled or each.comment.strip()))


def paper_of(country: str) -> str:
    """The paper that is used in a country (ISO 3166, two letters)."""
    return "letter" if country.upper() in _LETTER else "a4"


def _put_in(found: dict[str, Choice], new: Choice, before: Sequence[str]) -> dict[str, Choice]:
    """The new one behind the last of those that come before it."""
    places = [place for place, name in enumerate(found) if name in before]
    at = max(places, default=-1) + 1
    entries = list(found.values())
    return {each.id: each for each in [*entries[:at], new, *entries[at:]]}
