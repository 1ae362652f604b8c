"""Contests: their dates and rules, and a draw that anybody can make again with standard tools.

The method `hmac-sha256-1`, in full. Texts are UTF-8; hashes are written in lower-case hexadecimal.

1. Before the contest closes a secret is made (64 hexadecimal digits) and the SHA-256 of its text is published.
2. The list has the key of each entry that counts, one a line, ordered by their bytes, each line ended by LF.
3. The seed is the text of the secret followed by the SHA-256 of the list.
4. Each key gets the HMAC-SHA256 of its text, with the text of the seed as key; ordered by that, the first are the
   winners and those that follow the reserves.
"""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from smdesk.core.errors import InvalidInput
from smdesk.core.records import dataclass
from smdesk.core.walltime import WallTime, resolve

METHOD = "hmac-sha256-1"
#: One chance for each person, or one for each entry.
CHANCES = ("person", "entry")
#: What the inbox holds that may be an entry: comments on the post, mentions of the account, private messages to it.
KINDS = ("comment", "mention", "message")
WORD_LIMIT = 100
MOST_WINNERS, MOST_RESERVES = 100, 100
TEXT_LIMIT = 2000
#: The texts of `Rules`.
TEXTS = ("organiser", "how", "who", "region", "contact", "announce")
#: How far a contest is: without dates, not begun, open, waiting for its draw, drawn.
STAGES = ("draft", "coming", "open", "closed", "drawn")


@dataclass(frozen=True, slots=True)
class Rules:
    """How one takes part, and what the legal text needs beside the dates and the prize."""

    chances: str = "person"
    kinds: tuple[str, ...] = ("comment",)  # of `KINDS`, in their order
    word: str = ""  # mentions and messages take part where they contain it
    organiser: str = ""  # with the legal name; the client where nothing is said
    how: str = ""
    who: str = ""
    region: str = ""
    contact: str = ""  # where people ask about their data
    announce: str = ""  # where the winners are named


@dataclass(frozen=True, slots=True)
class Draw:
    """All that is needed to make a draw again. `entries` are keys in the order of the list."""

    method: str
    commitment: str
    secret: str
    entries: tuple[str, ...]
    entries_sha256: str
    winners: tuple[str, ...]
    reserves: tuple[str, ...]


def from_json(stored: Mapping[str, Any]) -> Rules:
    """Rules as they are stored; what is missing or unknown is as in new ones."""
    texts = {name: str(stored.get(name) or "") for name in TEXTS}
    chances = stored.get("chances")
    word = str(stored.get("word") or "")
    return Rules(chances if chances in CHANCES else "person", ordered_kinds(stored.get("kinds", ("comment",))), word,
                 **texts)  # fmt: skip


def to_json(rules: Rules) -> dict[str, Any]:
    """Only what was said."""
    told = {name: getattr(rules, name) for name in TEXTS if getattr(rules, name)}
    word = {"word": rules.word} if rules.word else {}
    return {"chances": rules.chances, "kinds": list(rules.kinds), **word, **told}


def ordered_kinds(kinds: Iterable[str]) -> tuple[str, ...]:
    """Those that there are, each once, in the order of `KINDS`."""
    given = set(kinds)
    return tuple(kind for kind in KINDS if kind in given)


def says(text: str, word: str) -> bool:
    """Whether a text has the word, whatever its capitals and however its accents are written; none asks for nothing."""
    return _plain(word) in _plain(text)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def check_dates(zone: str, opens: datetime | None, closes: datetime | None, draws: datetime | None) -> None:
    """What is not known yet is not judged; the order is that of the instants, whatever the clocks did.

    Raises:
        InvalidInput: `contest_closes_first` (`opens`, `closes`), `contest_draws_first` (`closes`, `draws`).
    """
    at = {name: resolve(WallTime(wall, zone)).instant for name, wall in
          (("opens", opens), ("closes", closes), ("draws", draws)) if wall is not None}  # fmt: skip
    if opens and closes and at["closes"] <= at["opens"]:
        raise InvalidInput("contest_closes_first", field="closes", opens=_told(opens), closes=_told(closes))
    if closes and draws and at["draws"] < at["closes"]:
        raise InvalidInput("contest_draws_first", field="draws", closes=_told(closes), draws=_told(draws))
    if opens and draws and closes is None and at["draws"] <= at["opens"]:
        raise InvalidInput("contest_draws_first", field="draws", closes=_told(opens), draws=_told(draws))


def stage(zone: str, opens: datetime | None, closes: datetime | None, now: datetime, *, drawn: bool) -> str:
    """How far it is at an instant (aware), one of `STAGES`; the times are wall times in its zone."""
    if drawn:
        return "drawn"
    if closes is None or opens is None:
        return "draft"
    if now >= resolve(WallTime(closes, zone)).instant:
        return "closed"
    return "open" if now >= resolve(WallTime(opens, zone)).instant else "coming"


def check_counts(winners: int, reserves: int) -> None:
    """Raises InvalidInput `bad_number` for no winner, or more than anybody draws."""
    for name, value, least, most in (("winners", winners, 1, MOST_WINNERS), ("reserves", reserves, 0, MOST_RESERVES)):
        if not least <= value <= most:
            raise InvalidInput("bad_number", field=name, value=value, least=least, most=most)


def commitment(secret: str) -> str:
    """What is published of a secret before the draw."""
    return hashlib.sha256(secret.encode()).hexdigest()


def ordered(keys: Iterable[str]) -> tuple[str, ...]:
    """Keys as they stand in the list: each once, by their bytes."""
    return tuple(sorted(set(keys), key=str.encode))


def list_text(keys: Iterable[str]) -> str:
    """The list as it is hashed and handed out."""
    return "".join(f"{key}\n" for key in ordered(keys))


def list_hash(keys: Iterable[str]) -> str:
    """The SHA-256 of the list."""
    return hashlib.sha256(list_text(keys).encode()).hexdigest()


def seed_of(secret: str, entries_sha256: str) -> str:
    """The seed that orders the entries."""
    return secret + entries_sha256


def ranking(seed: str, keys: Iterable[str]) -> list[str]:
    """The keys in the order in which they were drawn."""
    return sorted(ordered(keys), key=lambda key: ticket(seed, key))


def ticket(seed: str, key: str) -> str:
    """What decides the place of an entry."""
    return hmac.digest(seed.encode(), key.encode(), "sha256").hex()


def draw(secret: str, keys: Sequence[str], winners: int, reserves: int) -> Draw:
    """Draw; with fewer entries than winners each of them wins. Raises InvalidInput `bad_number`."""
    check_counts(winners, reserves)
    listed = ordered(keys)
    hashed = list_hash(listed)
    order = ranking(seed_of(secret, hashed), listed)
    won, waiting = tuple(order[:winners]), tuple(order[winners : winners + reserves])
    return Draw(METHOD, commitment(secret), secret, listed, hashed, won, waiting)


def verify(record: Draw) -> tuple[str, ...]:
    """What does not agree in a record: method, commitment, list, hash, winners, reserves. Nothing: it is genuine."""
    if record.method != METHOD:
        return ("method",)
    wrong = []
    if not hmac.compare_digest(commitment(record.secret).encode(), record.commitment.encode()):
        wrong.append("commitment")
    if record.entries != ordered(record.entries):
        wrong.append("list")
    if list_hash(record.entries) != record.entries_sha256:
        wrong.append("hash")
    order = tuple(ranking(seed_of(record.secret, record.entries_sha256), record.entries))
    first = len(record.winners)
    if not record.winners or record.winners != order[:first]:
        wrong.append("winners")
    if record.reserves != order[first : first + len(record.reserves)]:
        wrong.append("reserves")
    return tuple(wrong)


def _told(wall: datetime) -> str:
    return wall.isoformat(" ", "minutes")
