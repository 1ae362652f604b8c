"""Saved texts and groups of hashtags, of one client or of all, with places that are filled in when one is used."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import Any

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from smdesk.core.clock import Clock
from smdesk.core.errors import InvalidInput, NotFound
from smdesk.core.events import PlanChanged
from smdesk.db import Database
from smdesk.models import Client, Snippet
from smdesk.services.views import SnippetView

KINDS = ("text", "hashtags")
_LONGEST = 20_000  # characters; more is a document, not a snippet


class SnippetsService:
    """One transaction a call. What is deleted can be brought back."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def list(self, client: int | None = None, kind: str | None = None) -> list[SnippetView]:
        """What a client can use: its own and those for all, by name; with client None everything there is."""
        query = select(Snippet.__table__).where(Snippet.deleted_at.is_(None))
        if client is not None:
            query = query.where(or_(Snippet.client_id == client, Snippet.client_id.is_(None)))
        if kind is not None:
            query = query.where(Snippet.kind == kind)
        with self._db.read() as session:
            rows = session.execute(query.order_by(func.lower(Snippet.name), Snippet.id))
            return [_view(row) for row in rows]

    def add(self, name: str, body: str, *, kind: str = "text", client: int | None = None) -> SnippetView:
        """A new one.

        Raises:
            NotFound: `unknown_client`. InvalidInput: `title_empty`, `name_too_long`, `bad_kind`, `body_empty`,
                `body_too_long`.
        """
        values = _checked({"name": name, "body": body, "kind": kind})
        with self._db.write() as unit:
            known = select(Client.id).where(Client.id == client, Client.deleted_at.is_(None))
            if client is not None and unit.session.scalar(known) is None:
                raise NotFound("unknown_client", name=str(client), near=[])
            now = self._clock.now()
            row = Snippet(client_id=client, created_at=now, changed_at=now, **values)
            unit.session.add(row)
            unit.session.flush()
            unit.emit(PlanChanged((), frozenset({"snippets"})))
            return _one(unit.session, row.id)

    def edit(self, snippet: int, **changes: Any) -> SnippetView:
        """Change `name`, `body` or `client_id`. Raises as `add`; NotFound `unknown_snippet`."""
        return self._write(snippet, _checked(changes))

    def delete(self, snippet: int) -> SnippetView:
        """Put it away. Raises NotFound `unknown_snippet`."""
        return self._write(snippet, {"deleted_at": self._clock.now()})

    def undelete(self, snippet: int) -> SnippetView:
        """Bring it back. Raises NotFound `unknown_snippet`."""
        return self._write(snippet, {"deleted_at": None})

    def _write(self, snippet: int, values: dict[str, Any]) -> SnippetView:
        with self._db.write() as unit:
            _one(unit.session, snippet)
            unit.session.execute(
                update(Snippet)
                .where(Snippet.id == snippet)
                .values(**values, version=Snippet.version + 1, changed_at=self._clock.now())
            )
            unit.emit(PlanChanged((), frozenset({"snippets"})))
            return _one(unit.session, snippet)


def filled(body: str, facts: Mapping[str, str]) -> str:
    """The text with `{name}` replaced by its fact; what has none, and any other brace, stays as it is written."""
    try:
        pieces = list(Formatter().parse(body))
    except ValueError:  # a lone brace: no placeholders in this text
        return body
    text = ""
    for literal, name, spec, conversion in pieces:
        text += literal
        if name is not None:
            plain = not spec and not conversion
            text += facts[name] if plain and name in facts else "{" + name + (f":{spec}" if spec else "") + "}"
    return text


def _one(session: Session, snippet: int) -> SnippetView:
    row = session.execute(select(Snippet.__table__).where(Snippet.id == snippet)).one_or_none()
    if row is None:
        raise NotFound("unknown_snippet", snippet=snippet)
    return _view(row)


def _view(row: Any) -> SnippetView:
    return SnippetView(row.id, row.client_id, row.kind, row.name, row.body)


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    if "name" in values:
        values["name"] = " ".join(values["name"].split())
        if not values["name"]:
            raise InvalidInput("title_empty", field="name")
        if len(values["name"]) > 120:
            raise InvalidInput("name_too_long", field="name", limit=120)
    if "kind" in values and values["kind"] not in KINDS:
        raise InvalidInput("bad_kind", field="kind", kind=values["kind"], known=list(KINDS))
    if "body" in values:
        if not values["body"].strip():
            raise InvalidInput("body_empty", field="body")
        if len(values["body"]) > _LONGEST:
            raise InvalidInput("body_too_long", field="body", limit=_LONGEST)
    return values
