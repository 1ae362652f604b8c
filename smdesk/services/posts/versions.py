"""What a post said before, and what was typed into a scheduled one without being put into it yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from smdesk.core.clock import Clock
from smdesk.core.content import MediaItem
from smdesk.core.errors import NotFound
from smdesk.db import Database
from smdesk.models import Revision
from smdesk.services.media import MediaService
from smdesk.services.patches import KEEP, PostPatch, VariantInput
from smdesk.services.posts import rows as post_rows
from smdesk.services.views import PostView

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

#: The reason of a revision that was only typed.
TYPED = "typed"


class VersionsService:
    """One transaction a call."""

    def __init__(self, db: Database, clock: Clock, media: MediaService) -> None:
        self._db = db
        self._clock = clock
        self._media = media

    def said_at(self, post_id: int, revision_id: int) -> dict[int | None, tuple[str, ...]]:
        """The texts of the parts at a revision, by channel; None is what all channels share.

        Raises NotFound `unknown_revision` (`post`, `revision`).
        """
        query = select(Revision.snapshot).where(Revision.id == revision_id, Revision.post_id == post_id)
        with self._db.read() as session:
            found = session.scalar(query)
        if found is None:
            raise NotFound("unknown_revision", post=post_id, revision=revision_id)
        return {each["channel_id"]: tuple(part["text"] for part in each["parts"]) for each in found["variants"]}

    def keep_typed(self, post_id: int, patch: PostPatch) -> None:
        """Remember what a post would say with a patch, so that it survives whatever happens; the post stays as it is.

        There is one such version of a post at most. Raises NotFound `unknown_post`.
        """
        with self._db.write() as unit:
            session = unit.session
            trial = session.begin_nested()
            post_rows.write_variant(session, self._media, post_id, None, patch.base)
            for channel, given in patch.variants.items():
                post_rows.write_variant(session, self._media, post_id, channel, given)
            snapshot = post_rows.snapshot(session, post_id)
            trial.rollback()
            session.expire_all()
            if patch.title is not KEEP:
                snapshot["title"] = patch.title
            for given in (patch.base, *patch.variants.values()):
                self._remember(session, given)
            forget_typed(session, post_id)
            session.add(Revision(post_id=post_id, at=self._clock.now(), reason=TYPED, snapshot=snapshot))

    def typed(self, post_id: int) -> PostView | None:
        """The post as it was typed and not put into it; None where there is nothing such.

        Raises NotFound `unknown_post`.
        """
        query = select(Revision.snapshot).where(Revision.post_id == post_id, Revision.reason == TYPED)
        with self._db.read() as session:
            if session.scalar(query) is None:
                return None
        with self._db.write() as unit:
            session = unit.session
            snapshot = session.scalar(query)
            if snapshot is None:
                return None
            trial = session.begin_nested()
            post_rows.write_snapshot(session, post_id, snapshot)
            session.expire_all()
            view = replace(post_rows.one(session, post_id), title=snapshot["title"])
            trial.rollback()
            session.expire_all()
            return view

    def forget_typed(self, post_id: int) -> None:
        """The person does not want it any more."""
        with self._db.write() as unit:
            forget_typed(unit.session, post_id)

    def _remember(self, session: Session, given: VariantInput) -> None:
        """The media of what was tried, whose rows went with the trial."""
        if given.parts is KEEP:
            return
        for part in given.parts:
            for medium in part.media:
                if isinstance(medium.source, MediaItem):
                    self._media.remember(session, medium.source)


def typed_snapshot(session: Session, post_id: int) -> dict[str, Any] | None:
    """What was typed and not put into the post; None where there is nothing such."""
    query = select(Revision.snapshot).where(Revision.post_id == post_id, Revision.reason == TYPED)
    found: dict[str, Any] | None = session.scalar(query)
    return found


def write_typed(session: Session, post_id: int, snapshot: Mapping[str, Any]) -> None:
    """Something else was typed than is known: it stays what waits to be put into the post."""
    own = update(Revision).where(Revision.post_id == post_id, Revision.reason == TYPED)
    session.execute(own.values(snapshot=dict(snapshot)))


def forget_typed(session: Session, post_id: int) -> None:
    """Away with what was typed: it has been put into the post, or is not wanted."""
    session.execute(delete(Revision).where(Revision.post_id == post_id, Revision.reason == TYPED))


def keep(session: Session, clock: Clock, post_id: int, reason: str, coalesce_s: float = 0.0) -> None:
    """Keep what a post says now; with `coalesce_s` only when nothing was kept for this reason in so many seconds."""
    if coalesce_s > 0:
        query = select(Revision.at, Revision.reason).where(Revision.post_id == post_id, Revision.reason != TYPED)
        last = session.execute(query.order_by(Revision.id.desc())).first()
        if last and last.reason == reason and (clock.now() - last.at).total_seconds() < coalesce_s:
            return
    session.add(Revision(post_id=post_id, at=clock.now(), reason=reason, snapshot=post_rows.snapshot(session, post_id)))
    session.flush()
