"""The day on which a post is to go out, against the client's calendar: days without posts, dates that clash, dates that
want a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from smdesk.core.checks.base import Finding, Level
from smdesk.core.keydates import KeyDay, short

if TYPE_CHECKING:
    from smdesk.core.voice.rules import Sensitive

#: So many days are tried for another one.
AHEAD = 14
Days = Mapping[date, Sequence[KeyDay]]
#: Letters of a word that tells one key date from another; shorter ones are articles and the like.
_TELLING = 4


def of_day(day: date, days: Days, text: str, sensitive: Iterable[Sensitive] = ()) -> Iterator[Finding]:
    """What is to be said of a day for a post with this text."""
    topics = tuple(sensitive)
    for each in days.get(day, ()):
        if each.kind == "quiet":
            yield Finding("day_quiet", Level.WARNING, field="when", facts={"name": each.name or "–"})
            continue
        topic = next((one for one in topics if _touches(each, one)), None)
        if topic is not None:
            facts = {"name": each.name, "topic": topic.topic, "note": topic.note.rstrip(".") or topic.topic}
            yield Finding("day_sensitive", Level.WARNING, field="when", facts=facts)
        elif each.kind in {"holiday", "own"} and not _spoken_of(each, text):
            yield Finding("day_key", Level.HINT, field="when", facts={"name": each.name})


def another(day: date, days: Days, sensitive: Iterable[Sensitive] = ()) -> date | None:
    """The next day of which nothing is to be said; None where there is none near."""
    topics = tuple(sensitive)
    for ahead in range(1, AHEAD + 1):
        at = day + timedelta(days=ahead)
        if next(of_day(at, days, "", topics), None) is None:
            return at
    return None


def _touches(each: KeyDay, topic: Sensitive) -> bool:
    name = f"{each.name} {each.note}".casefold()
    return any(re.search(rf"\b{re.escape(word.casefold())}", name) for word in topic.words or (topic.topic,) if word)


def _spoken_of(each: KeyDay, text: str) -> bool:
    """True when the text names the date, by any of its telling words."""
    said = text.casefold()
    words = [word for word in re.findall(r"\w+", short(each.name).casefold()) if len(word) >= _TELLING]
    return not words or any(word in said for word in words)
