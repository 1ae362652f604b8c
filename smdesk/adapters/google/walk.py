"""Reading a list that goes from the newest backwards, with a mark of everything on its newest page.

Between two readings the cursor holds those marks (`known`) and how new the newest was (`after`); what has another mark,
or none, is given. In the middle of a walk it holds the list's place (`token`), what the next reading starts from
(`next`, `newest`), and how many pages it has walked. Anything else in it is the caller's and stays.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any

from smdesk.adapters.base import InboxMessage, InboxPage
from smdesk.adapters.google.api import text

_OWN = frozenset({"token", "walked", "next", "newest"})


class Walk:
    """One page of such a reading; `most` pages are walked at the most."""

    def __init__(self, cursor: str, most: int) -> None:
        self.data, self.most = _read(cursor), most
        self.token, self.after = text(self.data.get("token")), text(self.data.get("after"))
        walked = self.data.get("walked")
        self.walked = 1 + (walked if isinstance(walked, int) else 0)
        self.known = self.marks("known")

    def marks(self, name: str) -> frozenset[str]:
        """A list of marks in the cursor."""
        listed = self.data.get(name)
        return frozenset(map(str, listed)) if isinstance(listed, list) else frozenset()

    def begin(self, marks: Sequence[str], times: Iterable[str]) -> None:
        """The newest page was read: where the next reading starts from. Times are such that later is greater."""
        self.data |= {"next": list(marks), "newest": max(times, default="") or self.after}

    def anew(self) -> InboxPage:
        """The list's place is no longer good: once more from the newest."""
        kept = {name: value for name, value in self.data.items() if name not in _OWN}
        return InboxPage((), json.dumps({**kept, "walked": self.walked}), more=True)

    def page(self, messages: Iterable[InboxMessage], further: str, oldest: str | None) -> InboxPage:
        """What was found, oldest first; `further` is the list's next place, `oldest` the time of the page's last."""
        found = tuple(sorted(messages, key=lambda message: message.at))
        reached = oldest is not None and oldest <= self.after
        if further and not reached and self.walked < self.most:
            place = {"token": further, "walked": self.walked}
            return InboxPage(found, json.dumps({**self.data, **place}), more=True)
        kept = {name: value for name, value in self.data.items() if name not in _OWN}
        done = {"after": self.data.get("newest", self.after), "known": self.data.get("next", [])}
        return InboxPage(found, json.dumps(kept | done))


def digest(told: Any) -> str:
    """A mark of something."""
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:12]


def _read(cursor: str) -> dict[str, Any]:
    try:
        known = json.loads(cursor) if cursor else {}
    except ValueError:
        known = {}
    return known if isinstance(known, dict) else {}
