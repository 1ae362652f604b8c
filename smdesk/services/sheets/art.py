"""Art that comes from design: whose it is, and put into its posts with a way back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from smdesk.core.clock import Clock
from smdesk.core.content import MediaItem
from smdesk.core.errors import Conflict, InvalidInput, NotAllowed, NotFound, SmdeskError
from smdesk.core.events import PostsChanged
from smdesk.core.publication import EDITABLE
from smdesk.core.sheet.sizes import takes_documents
from smdesk.db import Database
from smdesk.db.uow import UnitOfWork
from smdesk.models import Art, Media, table_of
from smdesk.services import checks
from smdesk.services.archive import refuse_archived
from smdesk.services.media import MediaService, Store
from smdesk.services.posts import rows as post_rows
from smdesk.services.posts import rules
from smdesk.services.posts import versions as post_versions
from smdesk.services.sheets import placing, receiving, rows
from smdesk.services.sheets.placing import Put
from smdesk.services.sheets.rows import POST, Told
from smdesk.services.sheets.views import ArtView, Placed, Placing, PostSaid, Received

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

#: Told how many files of how many are done; what it raises ends the work: nothing is looked at or placed after it.
Watch = Callable[[int, int], None]
_ART, _MEDIA = table_of(Art), table_of(Media)
_IN_DESIGN, _READY = "in_design", "draft"
_REASON = "art"  # of the version that a post had before


class ArtService:
    """Files are copied in before a transaction begins; each post is one transaction."""

    def __init__(self, db: Database, clock: Clock, store: Store, media: MediaService) -> None:
        self._db = db
        self._clock = clock
        self._store = store
        self._media = media

    def look(
        self, client: int, monday: date, files: Sequence[Path], watch: Watch | None = None
    ) -> tuple[Received, ...]:
        """What files are, and whose art of that week; nothing is copied. A folder stands for the files in it.

        Raises NotFound `unknown_client`. What is wrong with one file is its `problem`.
        """
        wanted = receiving.files_of(files)
        with self._db.read() as session:
            week = receiving.known(session, client, monday, (path for path, _problem in wanted))
        found: list[Received] = []
        for number, (path, problem) in enumerate(wanted):
            _tell(watch, number, len(wanted))
            found.append(receiving.look(self._store, path, problem))
        _tell(watch, len(wanted), len(wanted))
        return receiving.matched(week, found)

    def place(self, client: int, monday: date, placings: Sequence[Placing], watch: Watch | None = None) -> Placed:
        """Put files into posts: what stood at their position is replaced and keeps its alternative text, and what the
        post said before stays among its versions. A post that cannot take them is told in `refused`. What `watch`
        raises leaves everything as it was: it is told while files are copied in, before the first post is written.

        Raises NotFound `unknown_client`; StorageError as `Store.add`.
        """
        with self._db.read() as session:
            rows.client(session.connection(), client)
        items, problems = self._bring_in(tuple(dict.fromkeys(each.path for each in placings)), watch)
        refused: list[tuple[Path, SmdeskError]] = list(problems.items())
        wanted: dict[int, list[Placing]] = defaultdict(list)
        for each in placings:
            if each.path in items:
                wanted[each.post_id].append(each)
        posts: list[PostSaid] = []
        files = 0
        for post, group in wanted.items():
            puts = [Put(items[each.path], each.slot, each.position) for each in group]
            try:
                said = self._place(client, monday, post, puts)
            except SmdeskError as error:  # what was placed in other posts stays, and with it the way back
                refused += [(each.path, error) for each in group]
                continue
            if said is not None:
                posts.append(said)
                files += len(group)
        return _placed(posts, files, refused)

    def _bring_in(
        self, paths: Sequence[Path], watch: Watch | None
    ) -> tuple[dict[Path, MediaItem], dict[Path, SmdeskError]]:
        items: dict[Path, MediaItem] = {}
        problems: dict[Path, SmdeskError] = {}
        for number, path in enumerate(paths):
            _tell(watch, number, len(paths))
            try:
                items[path] = self._media.add(path)
            except InvalidInput as error:
                problems[path] = error
        _tell(watch, len(paths), len(paths))
        return items, problems

    def _place(self, client: int, monday: date, post: int, puts: Sequence[Put]) -> PostSaid | None:
        """None where all of it stands there already."""
        with self._db.write() as unit:
            session = unit.session
            told = _told(session, client, monday, post)
            refuse_archived(session, client)
            _refuse_out(session, told)
            if any(put.slot >= len(told.seats) for put in puts):  # it goes out on other channels than it did
                raise Conflict("post_changed", post=post)
            _refuse_documents(post, told, puts)
            before = post_rows.snapshot(session, post)
            after = placing.filled(before, told.seats, puts)
            if after == before:
                return None
            media = {put.item.sha256: self._media.remember(session, put.item) for put in puts}
            self._say(unit, post, after)
            if not _told(session, client, monday, post).line.lacking:
                self._set(unit, post, _READY, only=_IN_DESIGN)
            session.execute(
                insert(_ART),
                [
                    {
                        "post_id": post, "media_id": media[put.item.sha256], "filename": put.item.filename[:255],
                        "format": told.seats[put.slot].slot.format, "position": put.position,
                        "asked": list(told.seats[put.slot].slot.size), "at": self._clock.now(),
                    }
                    for put in puts
                ],
            )  # fmt: skip
            typed = post_versions.typed_snapshot(session, post)
            typed_now = None
            if typed is not None:  # or the art would go again once that is put into the post
                typed_now = placing.filled(typed, told.seats, puts)
                post_versions.write_typed(session, post, typed_now)
            return PostSaid(post, before, post_rows.snapshot(session, post), typed, typed_now)

    def _say(self, unit: UnitOfWork, post: int, said: Mapping[str, Any]) -> None:
        """Make a post say this by the rules of an edit, keeping what it said."""
        session = unit.session
        view = post_rows.one(session, post)
        post_versions.keep(session, self._clock, post, _REASON)
        post_rows.write_snapshot(session, post, dict(said))
        self._set(unit, post)
        rules.approved_no_more(session, view)
        planned = tuple(
            dict.fromkeys(channel for _, channel, state in rules.states(session, post) if state in EDITABLE)
        )
        checks.refuse_errors(checks.of_post(session, post, planned))
        unit.emit(PostsChanged(ids=(post,), fields=frozenset({"text", "stage"})))

    def _set(self, unit: UnitOfWork, post: int, stage: str | None = None, *, only: str | None = None) -> None:
        """The post has changed; with `stage` it has another one, with `only` where it has that."""
        change = update(POST).where(POST.c.id == post)
        if stage is None:
            change = change.values(version=POST.c.version + 1, changed_at=self._clock.now())
        else:
            change = change.values(stage=stage)
        unit.session.execute(change if only is None else change.where(POST.c.stage == only))
        unit.session.expire_all()

    def undo(self, placed: Placed) -> Placed:
        """Put posts back, all or none; what comes back does it again.

        Raises Conflict `post_changed` (`post`); NotAllowed `post_is_out`, `post_delegated`; InvalidInput
        `check_failed` for what is still scheduled.
        """
        turned: list[PostSaid] = []
        with self._db.write() as unit:
            session = unit.session
            for said in placed.posts:
                view = post_rows.one(session, said.post_id)
                if post_rows.snapshot(session, said.post_id) != said.after:
                    raise Conflict("post_changed", post=said.post_id)
                _refuse_out(session, _told(session, view.client_id, date.min, said.post_id))
                self._say(unit, said.post_id, said.before)
                self._set(unit, said.post_id, str(said.before["stage"]))
                typed = post_versions.typed_snapshot(session, said.post_id)
                if typed is not None and typed == said.typed_after and said.typed_before is not None:
                    post_versions.write_typed(session, said.post_id, said.typed_before)
                turned.append(PostSaid(said.post_id, said.after, said.before, said.typed_after, said.typed_before))
        return _placed(turned, placed.files, ())

    def versions(self, post_id: int) -> tuple[ArtView, ...]:
        """All art that was ever placed in a post, the latest first."""
        query = (
            select(_ART, _MEDIA.c.sha256, _MEDIA.c.width, _MEDIA.c.height)
            .join(_MEDIA, _MEDIA.c.id == _ART.c.media_id)
            .where(_ART.c.post_id == post_id)
            .order_by(_ART.c.id.desc())
        )
        with self._db.read() as session:
            return tuple(
                ArtView(row.sha256, row.filename, (row.width, row.height), (row.asked[0], row.asked[1]), row.format,
                        row.position, row.at)
                for row in session.connection().execute(query)
            )  # fmt: skip


def _tell(watch: Watch | None, done: int, total: int) -> None:
    if watch is not None:
        watch(done, total)


def _told(session: Session, client: int, monday: date, post: int) -> Told:
    """A post of this client. Raises NotFound `unknown_post`."""
    view = post_rows.one(session, post)
    if view.client_id != client:
        raise NotFound("unknown_post", post=post)
    return rows.elsewhere(session, monday, [post])[0]


def _refuse_out(session: Session, told: Told) -> None:
    line = told.line
    rules.refuse_delegated(line.post_id, rules.states(session, line.post_id))
    if line.out:
        raise NotAllowed("post_is_out", post=line.post_id, title=line.title)


def _refuse_documents(post: int, told: Told, puts: Sequence[Put]) -> None:
    """A print file beside the pictures would take the place of one on networks that show no document."""
    for put in puts:
        slot = told.seats[put.slot].slot
        if put.item.kind == "document" and not takes_documents(slot.networks, slot.format):
            raise NotAllowed("document_no_art", post=post, name=put.item.filename)


def _placed(posts: Sequence[PostSaid], files: int, refused: Sequence[tuple[Path, SmdeskError]]) -> Placed:
    ready = tuple(said.post_id for said in posts if (said.before["stage"], said.after["stage"]) == (_IN_DESIGN, _READY))
    return Placed(tuple(posts), files, tuple(refused), ready)
