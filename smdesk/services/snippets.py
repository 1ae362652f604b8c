"""Saved texts and groups of hashtags, of one client or of all, with places that are filled in when one is used."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, or_, select

from smdesk.core.errors import InvalidInput, NotFound
from smdesk.models import Snippet
from smdesk.services.plan.rows import NAME_LIMIT, PlanRows, checked, known_client
from smdesk.services.views import SnippetView

KINDS = ("text", "hashtags")
_LONGEST = 20_000  # characters; more is a document, not a snippet
_PLACE = re.compile(r"\{([\w\u0301]+)\}")  # an accent may be a letter of its own
#: What the places are called in Spanish, as they are shown first; in a text either language is understood.
_SPANISH: Mapping[str, tuple[str, ...]] = {
    "client": ("cliente",),
    "handle": ("cuenta",),
    "network": ("red",),
    "date": ("fecha",),
    "weekday": ("día", "dia"),
    "time": ("hora",),
    "website": ("web",),
}
_MEANT = {called: place for place, names in _SPANISH.items() for called in names}


class SnippetsService(PlanRows[SnippetView]):
    """What can be put into a post with one choice."""

    _model, _what = Snippet, "snippets"

    def list(self, client: int | None = None, kind: str | None = None) -> list[SnippetView]:
        """What a client can use: its own and those for all, by name; with client None everything there is."""
        query = select(Snippet.__table__).where(Snippet.deleted_at.is_(None))
        if client is not None:
            query = query.where(or_(Snippet.client_id == client, Snippet.client_id.is_(None)))
        if kind is not None:
            query = query.where(Snippet.kind == kind)
        with self._db.read() as session:
            rows = session.execute(query.order_by(func.lower(Snippet.name), Snippet.id))
            return [self._view(row) for row in rows]

    def add(self, name: str, body: str, *, kind: str = "text", client: int | None = None) -> SnippetView:
        """A new one.

        Raises:
            NotFound: `unknown_client`. InvalidInput: `title_empty`, `name_too_long`, `bad_kind`, `body_empty`,
                `body_too_long`.
        """
        values = _checked({"name": name, "body": body, "kind": kind})
        with self._db.write() as unit:
            if client is not None:
                known_client(unit.session, client)
            return self._insert(unit, client, values)

    def unsaved(self, client: int, answers: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
        """Names and texts of replies that could be saved: what has a text, and a name that the client has none of."""
        names = {each.name.casefold() for each in self.list(client, "text")}
        found: dict[str, tuple[str, str]] = {}
        for said, answer in answers:
            name, body = " ".join(said.split())[:NAME_LIMIT], answer.strip()
            if name and body and name.casefold() not in names:
                found.setdefault(name.casefold(), (name, body))
        return tuple(found.values())

    def keep(self, client: int, answers: Sequence[tuple[str, str]]) -> Sequence[SnippetView]:
        """The replies of `unsaved`, saved for the client; all of them or none. Raises as `add`."""
        values = [
            _checked({"name": name, "body": body, "kind": "text"}) for name, body in self.unsaved(client, answers)
        ]
        with self._db.write() as unit:
            known_client(unit.session, client)
            return tuple(self._insert(unit, client, each) for each in values)

    def edit(self, snippet: int, **changes: Any) -> SnippetView:
        """Change `name`, `body` or `client_id`. Raises as `add`; NotFound `unknown_snippet`."""
        return self._write(snippet, _checked(changes))

    def _view(self, row: Any) -> SnippetView:
        return SnippetView(row.id, row.client_id, row.kind, row.name, row.body)

    def _unknown(self, number: int) -> NotFound:
        return NotFound("unknown_snippet", snippet=number)


def filled(body: str, facts: Mapping[str, str]) -> str:
    """The text with `{name}` replaced by its fact; what has none yet, and any other brace, stays as it is written.

    A place that vanished would leave a sentence with a hole that nobody sees; one that stays is seen and filled in.
    """
    text, done = "", 0
    for place in _PLACE.finditer(body):
        text += body[done : place.start()]
        called = unicodedata.normalize("NFC", place[1])
        fact = facts.get(_MEANT.get(called, called), "")
        text += (_tag(fact) if text.endswith("#") else fact) or place[0]
        done = place.end()
    return text + body[done:]


def place_called(place: str, language: str) -> str:
    """What a place such as `client` is called in a language; with its braces, as it is written in a text."""
    return f"{{{_SPANISH[place][0] if language == 'es' else place}}}"


def _tag(fact: str) -> str:
    """A fact behind a `#`: a tag ends at the first blank or mark, so it is written in one word."""
    return "".join(letter for letter in fact if letter.isalnum() or letter == "_")


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    checked(values, KINDS)
    if "body" in values:
        if not values["body"].strip():
            raise InvalidInput("body_empty", field="body")
        if len(values["body"]) > _LONGEST:
            raise InvalidInput("body_too_long", field="body", limit=_LONGEST)
    return values
