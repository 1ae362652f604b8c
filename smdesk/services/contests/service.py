"""Contests of clients: their dates and rules, their legal text, and who takes part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, insert, select, update

from smdesk.core import contest as core
from smdesk.core import contest_entries, contest_legal
from smdesk.core.audit import values
from smdesk.core.clock import Clock
from smdesk.core.contest_entries import Given
from smdesk.core.contest_legal import Legal
from smdesk.core.errors import InvalidInput, NotAllowed, NotFound
from smdesk.core.events import ContestsChanged
from smdesk.core.network import load_any
from smdesk.db import Database
from smdesk.db.uow import UnitOfWork
from smdesk.models import Campaign, Client, Post, table_of
from smdesk.services.contests import inbox, rows
from smdesk.services.contests.views import ContestView, EntryView, Taken
from smdesk.services.rows import inserted

_CLIENT = table_of(Client)
_TEXTS = {"name": 200, "prize": core.TEXT_LIMIT, "legal": 40_000}
_TIMES = ("opens", "closes", "draws")
#: What a draw that holds stands on.
_FIXED = frozenset({*_TIMES, "winners", "reserves"})


class ContestsService:
    """One transaction a call."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def list(self, client: int | None = None) -> tuple[ContestView, ...]:
        """Contests of a client or of all, the one that closes last first."""
        with self._db.read() as session:
            return rows.contests(session.connection(), client)

    def board(self, client: int | None = None) -> tuple[ContestView, ...]:
        """The same without the entries of their draws, which may be many; they are only counted."""
        with self._db.read() as session:
            return rows.contests(session.connection(), client, brief=True)

    def show(self, contest: int) -> ContestView:
        """One contest. Raises NotFound `unknown_contest`."""
        with self._db.read() as session:
            return rows.one(session.connection(), contest)

    def entries(self, contest: int, text: str = "", limit: int | None = None) -> tuple[EntryView, ...]:
        """Who takes part, and who does not count; the first with a text. Raises NotFound `unknown_contest`."""
        with self._db.read() as session:
            rows.one(session.connection(), contest)
            return rows.entries(session.connection(), contest, text.strip(), limit)

    def add(self, client: int, name: str, **given: Any) -> ContestView:
        """A new contest, in the zone and language of its client.

        `given`: `opens`, `closes`, `draws` (wall times), `prize`, `winners`, `reserves`, `rules` (fields of
        `core.contest.Rules`), `post_id`, `campaign_id`, `language`.

        Raises:
            NotFound: `unknown_client`. InvalidInput: `title_empty`, `name_too_long`, `contest_closes_first`,
                `contest_draws_first`, `bad_number`, `bad_kind`, `contest_of_other_client`.
        """
        with self._db.write() as unit:
            found = unit.connection.execute(
                select(_CLIENT).where(_CLIENT.c.id == client, _CLIENT.c.deleted_at.is_(None))
            ).one_or_none()
            if found is None:
                raise NotFound("unknown_client", name=str(client), near=[])
            now = self._clock.now()
            start: dict[str, Any] = {
                "zone": found.zone, "language": found.languages[0] if found.languages else "en", "winners": 1,
                "reserves": 0, "rules": core.Rules(), **dict.fromkeys(_TIMES),
            }  # fmt: skip
            stored = start | _checked(unit, client, {"name": name, **given}, start)
            made = insert(rows.CONTEST).values(
                client_id=client, created_at=now, changed_at=now, **stored | {"rules": core.to_json(stored["rules"])}
            )
            return self._told(unit, inserted(unit.connection, made))

    def edit(self, contest: int, **given: Any) -> ContestView:
        """Change what `add` takes, or `legal`.

        Raises as `add`; NotFound `unknown_contest`; NotAllowed `contest_drawn` for what a draw that was made stands
        on, `contest_has_entries` for what the keys of entries stand on.
        """
        with self._db.write() as unit:
            before = rows.one(unit.connection, contest)
            start = {name: getattr(before, name) for name in (*_TIMES, "zone", "winners", "reserves", "rules")}
            stored = _checked(unit, before.client_id, given, start)
            if before.draw is not None and any(stored[name] != start[name] for name in _FIXED & stored.keys()):
                raise NotAllowed("contest_drawn", contest=contest)
            if "rules" in stored:
                if stored["rules"].chances != before.rules.chances and before.entries + before.excluded:
                    raise NotAllowed("contest_has_entries", contest=contest)
                stored["rules"] = core.to_json(stored["rules"])
            return self._write(unit, contest, stored)

    def delete(self, contest: int) -> ContestView:
        """Put it away. Raises NotFound `unknown_contest`."""
        with self._db.write() as unit:
            rows.one(unit.connection, contest)
            return self._write(unit, contest, {"deleted_at": self._clock.now()})

    def undelete(self, contest: int) -> ContestView:
        """Bring it back. Raises NotFound `unknown_contest`."""
        with self._db.write() as unit:
            return self._write(unit, contest, {"deleted_at": None})

    def make_legal(self, contest: int, organiser: str = "") -> Legal:
        """Fill the template in, store the text with its version, and tell what is still missing."""
        with self._db.write() as unit:
            view = rows.one(unit.connection, contest)
            made = contest_legal.fill(view.language, _values(view, organiser, self._networks(unit, view)))
            self._write(unit, contest, {"legal": made.text, "legal_version": made.version})
            return made

    def legal(self, contest: int) -> Legal:
        """The text as the template gives it now, and what is missing; nothing is stored."""
        with self._db.write() as unit:
            view = rows.one(unit.connection, contest)
            return contest_legal.fill(view.language, _values(view, "", self._networks(unit, view)))

    def paste(self, contest: int, text: str, network: str = "") -> Taken:
        """Take entries from a list or lines of a table; all of them or none.

        Raises:
            NotFound: `unknown_contest`. InvalidInput: `contest_line`, `contest_many`.
        """
        given = contest_entries.read(text, network)
        with self._db.write() as unit:
            view = rows.one(unit.connection, contest)
            offered = [(key, each, {"source": "list"}) for key, each in contest_entries.keys(given, view.rules.chances)]
            return self._take(unit, view, offered, len(given))

    def read(self, file: Path) -> str:
        """A list or a table from a file, to be pasted, whatever its encoding. Raises as `formats.csv_in.read`."""
        from smdesk.formats import csv_in

        return csv_in.plain(file)

    def take_inbox(self, contest: int) -> Taken:
        """Take whoever wrote what counts by its rules while it was open, from the inbox. Raises as `inbox.offer`."""
        with self._db.write() as unit:
            view = rows.one(unit.connection, contest)
            found = inbox.offer(unit.connection, view)
            return replace(self._take(unit, view, found.entries, found.written), outside=found.outside)

    def exclude(self, contest: int, entries: Iterable[int], reason: str) -> ContestView:
        """These do not count, for this reason; "" lets them count again.

        Raises:
            NotFound: `unknown_contest`, `unknown_contest_entry`. InvalidInput: `name_too_long`.
        """
        return self.set_reasons(contest, dict.fromkeys(entries, reason))

    def set_reasons(self, contest: int, reasons: Mapping[int, str]) -> ContestView:
        """Why each of these does not count; "" where it does. Raises as `exclude`."""
        told = {entry: values.line("reason", reason, 200) for entry, reason in reasons.items()}
        with self._db.write() as unit:
            rows.one(unit.connection, contest)
            for entry, why in told.items():
                self._change(unit, contest, entry, excluded=why)
            return self._told(unit, contest)

    def remove(self, contest: int, entries: Iterable[int]) -> ContestView:
        """Take entries out of the list, as if they had never been taken in.

        Raises:
            NotFound: `unknown_contest`, `unknown_contest_entry`. NotAllowed: `contest_list_drawn`: what was drawn from
                stays, and who may not win is left out with a reason.
        """
        return self._keep(contest, entries, self._clock.now())

    def put_back(self, contest: int, entries: Iterable[int]) -> ContestView:
        """Entries that were taken out are in the list again. Raises as `remove`."""
        return self._keep(contest, entries, None)

    def _keep(self, contest: int, entries: Iterable[int], deleted: datetime | None) -> ContestView:
        with self._db.write() as unit:
            if rows.one(unit.connection, contest).draw is not None:
                raise NotAllowed("contest_list_drawn", contest=contest)
            for entry in entries:
                self._change(unit, contest, entry, deleted_at=deleted)
            return self._told(unit, contest)

    def _change(self, unit: UnitOfWork, contest: int, entry: int, **changed: Any) -> None:
        table = rows.ENTRY
        done = unit.connection.execute(
            update(table).where(table.c.id == entry, table.c.contest_id == contest)
            .values(version=table.c.version + 1, changed_at=self._clock.now(), **changed)
        )  # fmt: skip
        if not done.rowcount:
            raise NotFound("unknown_contest_entry", entry=entry)

    def _take(
        self, unit: UnitOfWork, view: ContestView, offered: Sequence[tuple[str, Given, dict[str, Any]]], count: int
    ) -> Taken:
        table, now, common = rows.ENTRY, self._clock.now(), {"at": None, "message_id": None}
        mine = table.c.contest_id == view.id
        known = unit.connection.execute(select(table.c.key, table.c.deleted_at).where(mine))
        there = {row.key: row.deleted_at for row in known}
        new = [
            {"contest_id": view.id, "key": key, "name": each.name, "network": each.network, "text": each.text,
             "url": each.url, "created_at": now, "changed_at": now, **common, **more}
            for key, each, more in offered if key not in there
        ]  # fmt: skip
        last = unit.connection.execute(select(func.max(table.c.id))).scalar() or 0
        if new:
            unit.connection.execute(insert(table), new)
        ids = list(unit.connection.execute(select(table.c.id).where(mine, table.c.id > last)).scalars()) if new else []
        for key, each, more in offered:  # what was taken out before comes back as it is offered now
            if there.get(key) is not None:
                again = {"name": each.name, "network": each.network, "text": each.text, "url": each.url, "excluded": "",
                         "deleted_at": None, "changed_at": now, **common, **more}  # fmt: skip
                unit.connection.execute(update(table).where(mine, table.c.key == key).values(**again))
                ids.append(unit.connection.execute(select(table.c.id).where(mine, table.c.key == key)).scalar_one())
        if ids:
            self._told(unit, view.id)
        return Taken(len(ids), count - len(ids), ids=tuple(ids))

    def _networks(self, unit: UnitOfWork, view: ContestView) -> str:
        if view.post_id is None:
            return ""
        from smdesk.services.plans import targets

        found = targets(unit.connection, [view.post_id]).get(view.post_id, ())
        real = [network for _, network in found if network != "practice"]  # nobody outside has heard of that one
        return ", ".join(dict.fromkeys(load_any(network).name for network in real))

    def _write(self, unit: UnitOfWork, contest: int, stored: Mapping[str, Any]) -> ContestView:
        table = rows.CONTEST
        times = {"version": table.c.version + 1, "changed_at": self._clock.now()}
        unit.connection.execute(update(table).where(table.c.id == contest).values(**stored, **times))
        return self._told(unit, contest)

    def _told(self, unit: UnitOfWork, contest: int) -> ContestView:
        view = rows.one(unit.connection, contest, gone=True)
        unit.emit(ContestsChanged((view.client_id,)))
        return view


def _checked(
    unit: UnitOfWork, client: int, given: Mapping[str, Any], before: Mapping[str, Any]
) -> dict[str, Any]:  # fmt: skip
    """Columns from what was given, judged together with what stays; `rules` as an object."""
    stored = dict(given)
    for name, limit in _TEXTS.items():
        if name in stored:
            check = (
                values.text if name != "name" else lambda field, text, most: values.line(field, text, most, empty=False)
            )
            stored[name] = check(name, stored[name], limit)
    if "rules" in stored:
        stored["rules"] = _checked_rules(stored["rules"], before["rules"])
    after = {**before, **stored}
    core.check_dates(after["zone"], *(after[name] for name in _TIMES))
    core.check_counts(after["winners"], after["reserves"])
    for name, model in (("post_id", Post), ("campaign_id", Campaign)):
        number = stored.get(name)
        table = table_of(model)
        if number is not None and unit.connection.execute(
            select(table.c.client_id).where(table.c.id == number, table.c.deleted_at.is_(None))
        ).scalar() != client:  # fmt: skip
            raise InvalidInput("contest_of_other_client", field=name.removesuffix("_id"), number=number)
    return stored


def _checked_rules(given: Mapping[str, Any], before: core.Rules) -> core.Rules:
    told: dict[str, Any] = {
        name: values.text(name, text, core.TEXT_LIMIT) for name, text in given.items() if name in core.TEXTS
    }
    chances, kinds = given.get("chances", before.chances), tuple(given.get("kinds", before.kinds))
    for name, known in ((chances, core.CHANCES), *((kind, core.KINDS) for kind in kinds)):
        if name not in known:
            raise InvalidInput("bad_kind", field="chances" if known is core.CHANCES else "kinds", kind=name,
                               known=list(known))  # fmt: skip
    if "word" in given:
        told["word"] = values.line("word", given["word"], core.WORD_LIMIT)
    return replace(before, chances=chances, kinds=core.ordered_kinds(kinds), **told)


def _values(view: ContestView, organiser: str, networks: str) -> dict[str, str | int | datetime | None]:
    told = {name: getattr(view.rules, name) for name in (*core.TEXTS, "chances", "word")}
    kinds = [kind for kind in view.rules.kinds if kind != "comment" or view.post_id is not None]
    of_contest = {name: getattr(view, name) for name in ("name", "zone", "prize", "winners", "reserves", *_TIMES)}
    of_contest["zone"] = view.zone.rpartition("/")[2].replace("_", " ")  # as people call it: terms are read by all
    return {
        **of_contest,
        **told,
        "organiser": organiser or view.rules.organiser or view.client,
        "network": networks,
        "kinds": " ".join(kinds),
        "method": core.METHOD,
    }
