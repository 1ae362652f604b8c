"""Posts: written, checked, scheduled, edited with a way back, moved, copied and deleted."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from smdesk.core import recurrence as recurrences
from smdesk.core import walltime
from smdesk.core.clock import Clock
from smdesk.core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from smdesk.core.events import PostsChanged
from smdesk.core.publication import EDITABLE, ENDS, State
from smdesk.core.walltime import Notice, WallTime
from smdesk.db import Database
from smdesk.db.uow import UnitOfWork
from smdesk.models import Post, Revision
from smdesk.services import checks
from smdesk.services.media import MediaService
from smdesk.services.patches import KEEP, NewPost, PostPatch, VariantInput, named
from smdesk.services.posts import copies, rules
from smdesk.services.posts import rows as post_rows
from smdesk.services.posts import versions as post_versions
from smdesk.services.posts.rules import Saved, Scheduler, Time
from smdesk.services.views import PostView, RevisionView

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

#: What of a patch is a column of the post itself.
_OWN = ("title", "stage", "languages", "recurrence", "pillar_id", "campaign_id", "persona_id", "planned")
#: States that leave a post as if it had never been scheduled.
_GONE = (State.CANCELLED, State.SKIPPED)


class PostsService:
    """One transaction a call, scheduling included: a refusal stores nothing."""

    def __init__(self, db: Database, clock: Clock, media: MediaService, scheduler: Scheduler) -> None:
        self._db = db
        self._clock = clock
        self._media = media
        self._scheduler = scheduler

    def add(self, new: NewPost, time: Time | None = None, *, mode: str | None = None) -> Saved:
        """A new post; with a time it is checked and scheduled on its channels too.

        Raises:
            InvalidInput: `empty_post`, `check_failed`, `past_time`, `no_channels`, `channel_of_other_client`,
                `bad_stage`, `bad_recurrence`, `recurrence_never`, `media_*`, `unknown_zone`.
            NotFound: `unknown_client`, `unknown_channel`. NotAllowed: `approval_first`.
        """
        rules.known_stage(new.stage)
        rule = recurrences.Rule.from_json(new.recurrence) if new.recurrence else None
        base = self._brought(new.base)
        variants = {channel: self._brought(given) for channel, given in new.variants.items()}
        if all(rules.empty(given.parts) for given in (base, *variants.values())):
            raise InvalidInput("empty_post", field="text")
        channels = tuple(dict.fromkeys((*new.channels, *variants)))
        with self._db.write() as unit:
            session = unit.session
            rules.belong(session, new.client_id, channels)
            if time is not None:
                rules.schedulable(session, new.client_id, new.stage)
            rules.own_purposes(session, new.client_id, new.pillar_id, new.campaign_id, new.persona_id)
            row = self._row(new, rule)
            session.add(row)
            session.flush()
            whole = replace(base, parts=() if base.parts is KEEP else base.parts)
            post_rows.write_variant(session, self._media, row.id, None, whole)
            for channel in channels:
                post_rows.write_variant(session, self._media, row.id, channel, variants.get(channel, VariantInput()))
            unit.emit(PostsChanged(ids=(row.id,)))
            return self._finish(unit, row.id, channels, time, mode)

    def _row(self, new: NewPost, rule: recurrences.Rule | None) -> Post:
        now = self._clock.now()
        return Post(
            client_id=new.client_id,
            title=new.title.strip()[:300],
            stage=new.stage,
            languages=list(new.languages),
            recurrence=rule.to_json() if rule else None,
            pillar_id=new.pillar_id,
            campaign_id=new.campaign_id,
            persona_id=new.persona_id,
            **rules.planned(new.planned),
            created_at=now,
            changed_at=now,
        )

    def schedule(self, post_id: int, time: Time, *, channels: tuple[int, ...] = (), mode: str | None = None) -> Saved:
        """Give a draft or an idea its time, on the channels it was written for or on others.

        Raises as `add`; NotFound `unknown_post`.
        """
        with self._db.write() as unit:
            session = unit.session
            view = post_rows.one(session, post_id)
            chosen = channels or tuple(each.channel_id for each in view.variants if each.channel_id is not None)
            rules.belong(session, view.client_id, chosen)
            for channel in chosen:
                post_rows.write_variant(session, self._media, post_id, channel, VariantInput())
            unit.emit(PostsChanged(ids=(post_id,), fields=frozenset({"stage"})))
            return self._finish(unit, post_id, chosen, time, mode)

    def edit(self, post_id: int, patch: PostPatch, *, version: int | None = None, coalesce_s: float = 0.0) -> Saved:
        """Change what a post says, keeping what it said. What is published or under way stays as it went out.

        What is still scheduled goes out as edited, so it is checked here again. With `coalesce_s` what it said is
        kept only when nothing was kept in so many seconds: a draft that saves itself makes one version a burst.

        Raises:
            As `add`; Conflict `post_changed` (`post`); NotAllowed `post_delegated` (`post`, `count`).
        """
        base = self._brought(patch.base)
        variants = {channel: self._brought(given) for channel, given in patch.variants.items()}
        values = named(replace(patch, base=VariantInput(), variants={}, drop_variants=(), channels=KEEP))
        values = {key: values[key] for key in _OWN if key in values}
        with self._db.write() as unit:
            session = unit.session
            view = post_rows.one(session, post_id)
            if version is not None and version != view.version:
                raise Conflict("post_changed", post=post_id)
            rules.belong(session, view.client_id, tuple(variants))
            rules.own_purposes(session, view.client_id, *(values.get(each) for each in rules.PURPOSES))
            states = rules.states(session, post_id)
            rules.refuse_delegated(post_id, states)
            post_versions.keep(session, self._clock, post_id, "edit", coalesce_s)
            post_versions.forget_typed(session, post_id)
            dropped = dict.fromkeys(patch.drop_variants, rules.AS_BASE)
            for channel, given in ((None, base), *variants.items(), *dropped.items()):
                post_rows.write_variant(session, self._media, post_id, channel, given)
            if patch.channels is not KEEP:
                self._write_for(session, view, patch.channels, states)
            self._set(session, post_id, values)
            rules.not_emptied(session, view)
            if "stage" not in values:
                rules.approved_no_more(session, view)
            planned = tuple(dict.fromkeys(channel for _, channel, state in states if state in EDITABLE))
            findings = checks.of_post(session, post_id, planned or rules.own_channels(post_rows.one(session, post_id)))
            if planned:
                checks.refuse_errors(findings)
            unit.emit(PostsChanged(ids=(post_id,), fields=frozenset({*values, "text"})))
            return Saved(post_rows.one(session, post_id), findings=findings)

    def move(self, post_id: int, wall: WallTime, *, channels: tuple[int, ...] = ()) -> Saved:
        """Another time for everything of a post that has not gone out, or only on some channels.

        Raises:
            NotFound: `unknown_post`. NotAllowed: `not_scheduled` (`post`). InvalidInput: `past_time`.
        """
        notice = self._not_past(wall)
        with self._db.read() as session:
            post_rows.one(session, post_id)
            chosen = [
                identifier
                for identifier, channel, state in rules.states(session, post_id)
                if state in EDITABLE and (not channels or channel in channels)
            ]
        if not chosen:
            raise NotAllowed("not_scheduled", post=post_id)
        for identifier in chosen:
            self._scheduler.move(identifier, wall)
        return Saved(self.show(post_id), tuple(chosen), notices=(notice,) if notice else ())

    def plan(self, post_id: int, wall: WallTime | None) -> PostView:
        """A place in the calendar for a post that is not scheduled; None takes it out again.

        Raises:
            NotFound: `unknown_post`. NotAllowed: `already_scheduled` (`post`). InvalidInput: `past_time`.
        """
        if wall is not None:
            self._not_past(wall)
        with self._db.write() as unit:
            post_rows.one(unit.session, post_id)
            if any(state not in _GONE for _, _, state in rules.states(unit.session, post_id)):
                raise NotAllowed("already_scheduled", post=post_id)
            self._set(unit.session, post_id, {"planned": wall})
            unit.emit(PostsChanged(ids=(post_id,), fields=frozenset({"planned"})))
            return post_rows.one(unit.session, post_id)

    def delete(self, post_id: int) -> tuple[int, ...]:
        """Cancel what is still planned and put the post away; ids of what was cancelled.

        What is already published stays on its networks.

        Raises:
            NotFound: `unknown_post`. NotAllowed: `post_in_flight` (`post`, `state`): wait, answer, or take it back.
        """
        with self._db.read() as session:
            post_rows.one(session, post_id)
            states = rules.states(session, post_id)
        rules.refuse_in_flight(post_id, states)
        left = [identifier for identifier, _, state in states if state not in ENDS]
        with self._scheduler.cancelling(left) as unit:
            rules.refuse_in_flight(post_id, rules.states(unit.session, post_id))
            now = self._clock.now()
            unit.session.execute(update(Post).where(Post.id == post_id).values(deleted_at=now, changed_at=now))
            unit.emit(PostsChanged(ids=(post_id,), fields=frozenset({"deleted_at"})))
        return tuple(left)

    def undelete(self, post_id: int) -> PostView:
        """Bring a deleted post back; what was cancelled stays cancelled. Raises NotFound `unknown_post`."""
        with self._db.write() as unit:
            post_rows.one(unit.session, post_id, deleted=True)
            unit.session.execute(
                update(Post).where(Post.id == post_id).values(deleted_at=None, changed_at=self._clock.now())
            )
            unit.emit(PostsChanged(ids=(post_id,), fields=frozenset({"deleted_at"})))
            return post_rows.one(unit.session, post_id)

    def duplicate(self, post_id: int) -> PostView:
        """The same content as a draft without a date. Raises NotFound `unknown_post`."""
        with self._db.write() as unit:
            session = unit.session
            view = post_rows.one(session, post_id)
            now = self._clock.now()
            row = Post(client_id=view.client_id, title=view.title, stage="draft", languages=list(view.languages),
                       pillar_id=view.pillar_id, campaign_id=view.campaign_id, persona_id=view.persona_id,
                       created_at=now, changed_at=now)  # fmt: skip
            session.add(row)
            session.flush()
            copies.say_as(session, post_id, row.id, now)
            unit.emit(PostsChanged(ids=(row.id,)))
            return post_rows.one(session, row.id)

    def revisions(self, post_id: int) -> tuple[RevisionView, ...]:
        """What the post has said before, the newest first. Raises NotFound `unknown_post`."""
        with self._db.read() as session:
            post_rows.one(session, post_id, deleted=True)
            query = select(Revision.__table__).where(
                Revision.post_id == post_id, Revision.reason != post_versions.TYPED
            )  # fmt: skip
            return tuple(post_rows.revision_view(row) for row in session.execute(query.order_by(Revision.id.desc())))

    def restore(self, post_id: int, revision_id: int) -> Saved:
        """Make the post say what it said at a revision; what it says now becomes a revision.

        Raises:
            NotFound: `unknown_post`, `unknown_revision` (`post`, `revision`).
            NotAllowed: `post_delegated`. InvalidInput: `check_failed` for what is still scheduled.
        """
        with self._db.write() as unit:
            session = unit.session
            view = post_rows.one(session, post_id)
            old = session.scalar(
                select(Revision.snapshot).where(Revision.id == revision_id, Revision.post_id == post_id)
            )
            if old is None:
                raise NotFound("unknown_revision", post=post_id, revision=revision_id)
            states = rules.states(session, post_id)
            if any(state is State.DELEGATED for _, _, state in states):
                raise NotAllowed("post_delegated", post=post_id, count=1)
            post_versions.keep(session, self._clock, post_id, "restore")
            post_rows.write_snapshot(session, post_id, old)
            values = {"title": old["title"], "languages": old["languages"]}
            self._set(session, post_id, values)
            rules.approved_no_more(session, view)
            planned = tuple(dict.fromkeys(channel for _, channel, state in states if state in EDITABLE))
            findings = checks.of_post(session, post_id, planned)
            checks.refuse_errors(findings)
            unit.emit(PostsChanged(ids=(post_id,)))
            return Saved(post_rows.one(session, post_id), findings=findings)

    def show(self, post_id: int) -> PostView:
        """One post. Raises NotFound `unknown_post`."""
        with self._db.read() as session:
            return post_rows.one(session, post_id)

    def live_parts(self, post_id: int) -> dict[int, list[dict[str, Any]]]:
        """By publication: the parts of its thread that are out, in order, with their id and link on the network."""
        with self._db.read() as session:
            return post_rows.live_parts(session, post_id)

    def listing(
        self,
        *,
        client: int | None = None,
        channel: int | None = None,
        state: str | None = None,
        start: datetime | None = None,
        end: datetime | None = None,
        limit: int = 200,
    ) -> tuple[PostView, ...]:
        """Live posts by their first time, those without one last. `state` is a publication's state or a stage.

        `start` and `end` (aware) are compared with the due times, and with the place in the calendar of what is not
        scheduled; with one of them, posts without a time are left out.

        Raises:
            InvalidInput: `bad_state` (`state`, `known`).
        """
        query = rules.listed(client, channel, state, start, end).limit(limit)
        with self._db.read() as session:
            return tuple(post_rows.several(session, session.scalars(query).all()))

    def _finish(
        self, unit: UnitOfWork, post_id: int, channels: tuple[int, ...], time: Time | None, mode: str | None
    ) -> Saved:
        """Check the written post and, with a time, schedule it: still in the transaction that wrote it."""
        session = unit.session
        view = post_rows.one(session, post_id)
        if not rules.says_something(view):
            raise InvalidInput("empty_post", field="text")
        findings = checks.of_post(session, post_id, channels)
        if time is None:
            return Saved(view, findings=findings)
        if not channels:
            raise InvalidInput("no_channels", field="channel")
        checks.refuse_errors(findings)
        rules.approved(session, post_id)
        made: list[int] = []
        notices: list[Notice] = []
        for wall, group in self._times(time, view.zone, channels):
            notice = None if time.now else self._not_past(wall)
            if view.recurrence:
                recurrences.check(recurrences.Rule.from_json(view.recurrence), wall)
            made += self._scheduler.schedule(session, post_id, list(group), wall, mode=mode)
            if notice and notice not in notices:
                notices.append(notice)
        values = rules.planned(None) if view.stage == "approved" else {**rules.planned(None), "stage": "planned"}
        session.execute(update(Post).where(Post.id == post_id).values(**values))
        return Saved(post_rows.one(session, post_id), tuple(made), findings, tuple(notices))

    def _times(self, time: Time, zone: str, channels: tuple[int, ...]) -> list[tuple[WallTime, tuple[int, ...]]]:
        if time.now:
            return [(walltime.from_utc(self._clock.now(), zone), channels)]
        if time.wall is not None:
            return [(time.wall, channels)]
        return [(wall, (channel,)) for channel, wall in time.per_channel]

    def _not_past(self, wall: WallTime) -> Notice:
        resolved = walltime.resolve(wall)
        now = self._clock.now()
        if resolved.instant <= now:
            shown = walltime.from_utc(now, wall.zone)
            raise InvalidInput("past_time", field="at", at=wall.text, now=shown.local.isoformat(" ", "minutes"),
                               zone=wall.zone)  # fmt: skip
        return resolved.notice

    def _brought(self, given: VariantInput) -> VariantInput:
        return given if given.parts is KEEP else replace(given, parts=self._media.bring_in(given.parts))

    def _set(self, session: Session, post_id: int, values: dict[str, Any]) -> None:
        if "planned" in values:
            values = {**values, **rules.planned(values["planned"])}
            del values["planned"]
        if "stage" in values:
            rules.known_stage(values["stage"])
        if "languages" in values:
            values = {**values, "languages": list(values["languages"])}
        if values.get("recurrence"):
            values = {**values, "recurrence": recurrences.Rule.from_json(values["recurrence"]).to_json()}
        session.execute(
            update(Post)
            .where(Post.id == post_id)
            .values(**values, version=Post.version + 1, changed_at=self._clock.now())
        )
        session.expire_all()

    def _write_for(
        self, session: Session, view: PostView, channels: tuple[int, ...], states: list[tuple[int, int, State]]
    ) -> None:
        """The post is for these channels; one left out keeps its variant only where something was planned on it."""
        had = rules.own_channels(view)
        rules.belong(session, view.client_id, tuple(channel for channel in channels if channel not in had))
        for channel in channels:
            post_rows.write_variant(session, self._media, view.id, channel, VariantInput())
        used = {channel for _, channel, _ in states}
        for channel in had:
            if channel not in channels and channel not in used:
                post_rows.drop_variant(session, view.id, channel)
