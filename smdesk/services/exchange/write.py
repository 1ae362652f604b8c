"""Drafts become posts: all of a file in one transaction, in few statements however many posts there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import func, insert, select, update

from smdesk.core import walltime
from smdesk.core.content import MediaItem
from smdesk.core.errors import InvalidInput
from smdesk.core.exchange.drafts import Draft
from smdesk.core.exchange.record import DayRecord, Medium, PillarRef, Record, VariantRecord
from smdesk.core.exchange.world import ChannelFacts, folded
from smdesk.core.publication import State
from smdesk.core.walltime import WallTime
from smdesk.models import KeyDate, Part, PartMedia, Pillar, Post, Publication, Variant, table_of
from smdesk.publishing import taken_in
from smdesk.publishing.ledger import Change
from smdesk.publishing.taken_in import Incoming
from smdesk.services import checks
from smdesk.services.exchange.gate import Brought, Gate
from smdesk.services.exchange.rows import chunks
from smdesk.services.exchange.views import Kept, Preview
from smdesk.services.media import MediaService
from smdesk.services.posts import rules

POST, VARIANT, PART, SHOWN, PILLAR, DAY, PUBLICATION = (
    table_of(each) for each in (Post, Variant, Part, PartMedia, Pillar, KeyDate, Publication)
)
#: Told how far it is, of how many; what it raises ends the import, and nothing of it stays.
Watch = Callable[[int, int], None]


class Writer:
    """One import."""

    def __init__(
        self, change: Change, preview: Preview, batch: int, media: MediaService, brought: Brought, watch: Watch
    ) -> None:
        self._change, self._preview, self._batch, self._media, self._watch = change, preview, batch, media, watch
        self._brought = brought
        self._channels: dict[int, ChannelFacts] = {each.id: each for each in preview.world.channels}
        self._approving = {each.id for each in preview.world.clients if each.approval_required}
        self._gate = Gate(change.connection, brought)
        self.posts: list[int] = []
        self.kept: list[Kept] = []
        self.scheduled = self.history = self.days = 0

    def write(self) -> None:
        """Everything that comes in."""
        drafts = [each for each in self._preview.incoming if each.record is not None]
        self._write_days([each for each in self._preview.incoming if each.day is not None])
        fresh = self._revived(drafts)
        pillars = self._pillars(fresh)
        ids = self._write_posts(fresh, pillars)
        done = 0
        for some in chunks(range(len(fresh))):
            self._write_said([(ids[at], fresh[at]) for at in some])
            done += len(some)
            self._watch(done, len(fresh) * 2)
        self.posts += ids
        self._link(fresh, ids)
        self._publish(list(zip(ids, fresh, strict=True)))

    # -- the posts themselves ------------------------------------------------------------------------------------

    def _write_posts(self, drafts: Sequence[Draft], pillars: Mapping[tuple[int, str], int]) -> list[int]:
        if not drafts:
            return []
        self._change.connection.execute(insert(POST), [self._post(draft, pillars) for draft in drafts])
        query = select(POST.c.id).where(POST.c.batch_id == self._batch, POST.c.created_at == self._change.now)
        ids = list(self._change.connection.execute(query.order_by(POST.c.id)).scalars())
        return ids[-len(drafts) :]

    def _post(self, draft: Draft, pillars: Mapping[tuple[int, str], int]) -> dict[str, Any]:
        record = draft.record
        assert record is not None
        assert draft.client is not None
        pillar = draft.pillar
        if pillar is None and record.pillar is not None:
            pillar = pillars.get((draft.client, folded(record.pillar.name)))
        return {
            "client_id": draft.client, "title": record.title, "stage": _stage(record),
            "languages": list(record.languages), "recurrence": dict(record.recurrence) if record.recurrence else None,
            "pillar_id": pillar, "persona_id": draft.persona, "campaign_id": draft.campaign, "batch_id": self._batch,
            "created_at": self._change.now, "changed_at": self._change.now, **rules.planned(_planned(record)),
        }  # fmt: skip

    def _write_said(self, posts: Sequence[tuple[int, Draft]]) -> None:
        """Variants, parts and media."""
        connection = self._change.connection
        said: dict[tuple[int, int | None], VariantRecord] = {}
        for post, draft in posts:
            assert draft.record is not None
            said[post, None] = draft.record.base
            for each in draft.record.variants:
                said[post, draft.channels[str(each.channel)]] = each
        connection.execute(insert(VARIANT), [
            {"post_id": post, "channel_id": channel, "format": each.format, "first_comment": each.first_comment,
             "reply_to": each.reply_to, "options": dict(each.options), "created_at": self._change.now,
             "changed_at": self._change.now}
            for (post, channel), each in said.items()
        ])  # fmt: skip
        variants = connection.execute(
            select(VARIANT.c.id, VARIANT.c.post_id, VARIANT.c.channel_id).where(
                VARIANT.c.post_id.in_([post for post, _ in posts])
            )
        )
        number = {(row.post_id, row.channel_id): row.id for row in variants}
        parts = [(number[key], place, part) for key, each in said.items() for place, part in enumerate(each.parts)]
        if not parts:
            return
        connection.execute(insert(PART), [
            {"variant_id": variant, "position": place, "text": part.text, "link": part.link}
            for variant, place, part in parts
        ])  # fmt: skip
        shown = [(variant, place, part.media) for variant, place, part in parts if part.media]
        if shown:
            self._write_media(shown)

    def _write_media(self, shown: Sequence[tuple[int, int, tuple[Medium, ...]]]) -> None:
        session, rows = self._change.unit.session, []
        numbers = {
            (row.variant_id, row.position): row.id
            for row in self._change.connection.execute(
                select(PART.c.id, PART.c.variant_id, PART.c.position).where(
                    PART.c.variant_id.in_({variant for variant, _, _ in shown})
                )
            )
        }
        for variant, place, media in shown:
            here = [self._brought[each] for each in media if each in self._brought]
            for position, each in enumerate(here):
                assert isinstance(each.source, MediaItem)
                crop = each.crop.to_json() if each.crop is not None and not each.crop.whole else None
                rows.append({
                    "part_id": numbers[variant, place], "media_id": self._media.remember(session, each.source),
                    "position": position, "alt": each.alt, "crop": crop,
                })  # fmt: skip
        if rows:
            self._change.connection.execute(insert(SHOWN), rows)

    def _link(self, drafts: Sequence[Draft], ids: Sequence[int]) -> None:
        """What left a recurring post knows it again."""
        known = dict(self._preview.world.codes)
        known |= {draft.record.code: ids[at] for at, draft in enumerate(drafts) if draft.record and draft.record.code}
        for post, draft in zip(ids, drafts, strict=True):
            series = known.get(draft.record.series) if draft.record is not None and draft.record.series else None
            if series is not None:
                self._change.connection.execute(update(POST).where(POST.c.id == post).values(series_id=series))

    def _pillars(self, drafts: Sequence[Draft]) -> dict[tuple[int, str], int]:
        """Pillars of our own export that the client does not have any more, made anew."""
        wanted: dict[tuple[int, str], PillarRef] = {}
        for draft in drafts:
            if draft.record is not None and draft.record.pillar is not None and draft.pillar is None:
                assert draft.client is not None
                wanted.setdefault((draft.client, folded(draft.record.pillar.name)), draft.record.pillar)
        made = {}
        for (client, name), pillar in wanted.items():
            last = self._change.connection.execute(
                select(func.coalesce(func.max(PILLAR.c.position), 0)).where(PILLAR.c.client_id == client)
            ).scalar_one()
            result = self._change.connection.execute(
                insert(PILLAR).values(
                    client_id=client, name=pillar.name[:120], kind=pillar.kind, color=pillar.color,
                    target=pillar.target, position=last + 1, created_at=self._change.now, changed_at=self._change.now,
                )
            )  # fmt: skip
            key = result.inserted_primary_key
            assert key is not None
            made[client, name] = int(key[0])
        return made

    # -- what came back -------------------------------------------------------------------------------------------

    def _revived(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Those that are new. What this desk has published itself, and somebody put away, is brought back instead:
        the ledger knows it, and would not have it twice.
        """
        known = self._published()
        fresh = []
        for draft in drafts:
            assert draft.record is not None
            keys = [
                (draft.channels[str(each.channel)], each.remote_id) for each in draft.record.sendings if each.remote_id
            ]
            post = next((known[key] for key in keys if key in known), None)
            if post is None:
                fresh.append(draft)
                continue
            number, deleted = post
            if deleted:
                self._bring_back(number, draft)
        return fresh

    def _published(self) -> dict[tuple[int, str], tuple[int, bool]]:
        query = (
            select(PUBLICATION.c.channel_id, PUBLICATION.c.remote_id, POST.c.id, POST.c.deleted_at)
            .join(POST, POST.c.id == PUBLICATION.c.post_id)
            .where(PUBLICATION.c.remote_id.is_not(None))
        )
        rows = self._change.connection.execute(query)
        return {(row.channel_id, row.remote_id): (row.id, row.deleted_at is not None) for row in rows}

    def _bring_back(self, post: int, draft: Draft) -> None:
        record = draft.record
        assert record is not None
        self._change.connection.execute(
            update(POST).where(POST.c.id == post).values(
                deleted_at=None, batch_id=self._batch, changed_at=self._change.now, version=POST.c.version + 1
            )
        )  # fmt: skip
        self.posts.append(post)
        waiting = tuple(each for each in record.sendings if each.state != State.PUBLISHED)
        self.history += not waiting
        last: dict[int, int] = defaultdict(int)
        for row in self._change.connection.execute(
            select(PUBLICATION.c.channel_id, func.max(PUBLICATION.c.occurrence).label("last"))
            .where(PUBLICATION.c.post_id == post, PUBLICATION.c.kind == "post")
            .group_by(PUBLICATION.c.channel_id)
        ):
            last[row.channel_id] = row.last + 1
        again = tuple(replace(each, occurrence=last[draft.channels[str(each.channel)]]) for each in waiting)
        self._publish([(post, replace(draft, record=replace(record, sendings=again)))])

    # -- going out ------------------------------------------------------------------------------------------------

    def _publish(self, posts: Sequence[tuple[int, Draft]]) -> None:
        incoming: list[Incoming] = []
        stages: dict[str, list[int]] = {"approved": [], "planned": []}
        for place, (post, draft) in enumerate(posts, 1):
            record = draft.record
            assert record is not None
            out = [each for each in record.sendings if each.state == State.PUBLISHED]
            waiting = [each for each in record.sendings if each.state != State.PUBLISHED]
            self.history += bool(out) and not waiting
            if waiting and self._preview.options.schedule and self._may(post, draft):
                out += waiting
                self.scheduled += 1
                stages["approved" if record.stage == "approved" else "planned"].append(post)
            for each in out:
                channel = draft.channels[str(each.channel)]
                incoming.append(Incoming(post, channel, each, self._channels[channel].mode == "assisted"))
            if place % 100 == 0:
                self._watch(len(posts) + place, len(posts) * 2)
        for stage, ids in stages.items():
            for some in chunks(ids):
                values = {"stage": stage, **rules.planned(None)}
                self._change.connection.execute(update(POST).where(POST.c.id.in_(some)).values(**values))
        taken_in.take_in(self._change, incoming)

    def _may(self, post: int, draft: Draft) -> bool:
        """Whether it can be scheduled; why not is told, and it stays the draft that it is."""
        record = draft.record
        assert record is not None
        if draft.client in self._approving and record.stage != "approved":
            self.kept.append(Kept(draft.number, post, "approval_required"))
            return False
        walls = {each.wall for each in record.sendings if each.state != State.PUBLISHED}
        if any(walltime.resolve(wall).instant <= self._change.now for wall in walls):
            self.kept.append(Kept(draft.number, post, "past_time"))
            return False
        try:
            checks.refuse_errors(self._gate.findings(draft, record))
        except InvalidInput as refused:
            self.kept.append(Kept(draft.number, post, refused.code, refused.facts))
            return False
        return True

    # -- key dates ------------------------------------------------------------------------------------------------

    def _write_days(self, drafts: Sequence[Draft]) -> None:
        rows = [self._day(draft.day, draft.client) for draft in drafts if draft.day is not None]
        if rows:
            self._change.connection.execute(insert(DAY), rows)
        self.days = len(rows)

    def _day(self, day: DayRecord, client: int | None) -> dict[str, Any]:
        return {
            "client_id": client, "kind": day.kind, "name": day.name[:200], "day": day.day, "until": day.until,
            "yearly": day.yearly, "ref": day.ref if day.kind == "hidden" else mark(self._batch), "note": day.note,
            "created_at": self._change.now, "changed_at": self._change.now,
        }  # fmt: skip


def mark(batch: int) -> str:
    """By what a key date is known to have come in with an import."""
    return f"import:{batch}"


def _stage(record: Record) -> str:
    """Published posts stand as they do when this desk has published them."""
    if record.published:
        return "approved" if record.stage == "approved" else "planned"
    waits = any(each.state != State.PUBLISHED for each in record.sendings)
    return "draft" if record.stage in {"planned", "idea"} and waits else record.stage


def _planned(record: Record) -> WallTime | None:
    """Its place in the calendar until it is scheduled."""
    if record.published:
        return None
    return next((each.wall for each in record.sendings if each.state != State.PUBLISHED), record.planned)
