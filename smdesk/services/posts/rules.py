"""What holds for every post, whoever changes it: stages, times, channels of its client, nothing empty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import Select, func, select, update

from smdesk.core import walltime
from smdesk.core.approval import digest
from smdesk.core.errors import InvalidInput, NotAllowed, NotFound
from smdesk.core.publication import IN_FLIGHT, State
from smdesk.core.records import dataclass
from smdesk.core.walltime import Notice, WallTime
from smdesk.db.uow import UnitOfWork
from smdesk.models import Channel, Client, Persona, Pillar, Post, Publication, table_of
from smdesk.services.archive import refuse_archived
from smdesk.services.campaigns.checks import own_campaign
from smdesk.services.channel_rows import client_exists
from smdesk.services.patches import KEEP, PartInput, VariantInput
from smdesk.services.posts import rows as post_rows
from smdesk.services.posts import seen
from smdesk.services.views import PostView, PublicationView

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from smdesk.services.checks import ChannelFinding

_PUBLICATION = table_of(Publication)

STAGES = ("idea", "draft", "in_design", "with_client", "changes", "approved", "planned")
#: What a post is for, each of its client: in the order of `own_purposes`.
PURPOSES = ("pillar_id", "campaign_id", "persona_id")


class Scheduler(Protocol):
    """What is needed of the publishing service."""

    def schedule(
        self,
        session: Session,
        post_id: int,
        channel_ids: Sequence[int],
        wall: WallTime,
        *,
        mode: str | None = None,
    ) -> list[int]:
        """Plan a post on channels, inside the caller's transaction; ids of the publications."""

    def move(self, publication_id: int, wall: WallTime) -> PublicationView:
        """Another time."""

    def cancelling(self, publication_ids: Sequence[int]) -> AbstractContextManager[UnitOfWork]:
        """One transaction in which these are never sent, for what the caller writes with it."""


@dataclass(frozen=True, slots=True)
class Time:
    """When a post is to go out: the same wall time on all channels, or one for each (the queue); or now."""

    wall: WallTime | None = None
    per_channel: tuple[tuple[int, WallTime], ...] = ()
    now: bool = False


@dataclass(frozen=True, slots=True)
class Saved:
    """A post as it is after an act, what was found in it, and what had to be decided about its time."""

    post: PostView
    publications: tuple[int, ...] = ()
    findings: tuple[ChannelFinding, ...] = ()
    notices: tuple[Notice, ...] = ()


AS_BASE = VariantInput(parts=(), first_comment=None, reply_to="")


def states(session: Session, post_id: int) -> list[tuple[int, int, State]]:
    """(publication, channel, state) of a post's own publications and comments."""
    query = select(Publication.id, Publication.channel_id, Publication.state)
    rows = session.execute(query.where(Publication.post_id == post_id).order_by(Publication.id))
    return [(row.id, row.channel_id, State(row.state)) for row in rows]


def refuse_in_flight(post_id: int, states: Iterable[tuple[int, int, State]]) -> None:
    busy = [state for _, _, state in states if state in IN_FLIGHT | {State.DELEGATED, State.UNCONFIRMED}]
    if busy:
        raise NotAllowed("post_in_flight", post=post_id, state=busy[0].value)


def refuse_delegated(post_id: int, states: Iterable[tuple[int, int, State]]) -> None:
    """What a network holds for us until its time is taken back before it is changed."""
    delegated = sum(state is State.DELEGATED for _, _, state in states)
    if delegated:
        raise NotAllowed("post_delegated", post=post_id, count=delegated)


def own_channels(view: PostView) -> tuple[int, ...]:
    return tuple(each.channel_id for each in view.variants if each.channel_id is not None)


def known_stage(stage: str) -> None:
    if stage not in STAGES:
        raise InvalidInput("bad_stage", field="stage", stage=stage, known=list(STAGES))


def listed(
    client: int | None, channel: int | None, state: str | None, start: datetime | None, end: datetime | None
) -> Select[int]:
    """Ids of live posts by their first time, those without one last; see `PostsService.listing`."""
    at = func.coalesce(Post.planned_utc, Publication.due_utc)  # what is scheduled has no place besides its times
    first = func.min(at)
    query = select(Post.id).outerjoin(_PUBLICATION, Publication.post_id == Post.id).where(Post.deleted_at.is_(None))
    if client is not None:
        query = query.where(Post.client_id == client)
    if channel is not None:
        query = query.where(Publication.channel_id == channel)
    if state is not None:
        query = query.where(state_clause(state))
    if start is not None:
        query = query.where(at >= start)
    if end is not None:
        query = query.where(at < end)
    return query.group_by(Post.id).order_by(first.is_(None), first, Post.id)


def state_clause(state: str) -> Any:
    if state in STAGES:
        return Post.stage == state
    if state not in set(State):
        raise InvalidInput("bad_state", field="state", state=state, known=[*State, *STAGES])
    return Publication.state == State(state)


def empty(parts: Any) -> bool:
    if parts is KEEP:
        return True
    given: tuple[PartInput, ...] = parts
    return not any(part.text.strip() or part.media for part in given)


def says_something(view: PostView) -> bool:
    """False for what only keeps a place in the plan."""
    return any(part.text.strip() or part.media for variant in view.variants for part in variant.parts)


def approved_no_more(session: Session, before: PostView) -> None:
    """An approved post that says or shows something else is a draft again, where its client approves."""
    if before.stage != "approved":
        return
    asked = session.scalar(select(Client.approval_required).where(Client.id == before.client_id))
    if asked and _seen(session, post_rows.one(session, before.id)) != _seen(session, before):
        session.execute(update(Post).where(Post.id == before.id).values(stage="draft"))
        session.expire_all()


def _seen(session: Session, view: PostView) -> str:
    return digest(seen.content(session.connection(), view))


def not_empty(session: Session, post_id: int) -> None:
    """Raises InvalidInput `empty_post`."""
    if not says_something(post_rows.one(session, post_id)):
        raise InvalidInput("empty_post", field="text")


def not_emptied(session: Session, before: PostView) -> None:
    """What says something keeps saying something. Raises InvalidInput `empty_post`."""
    if says_something(before):
        not_empty(session, before.id)


def planned(wall: WallTime | None) -> dict[str, Any]:
    """The columns of a post's place in the calendar. Raises InvalidInput `unknown_zone`, `bad_time`."""
    if wall is None:
        return {"planned_wall": None, "planned_zone": "", "planned_utc": None}
    return {
        "planned_wall": wall.local,
        "planned_zone": wall.zone,
        "planned_utc": walltime.resolve(wall).instant,
    }


def own_purposes(
    session: Session, client_id: int, pillar_id: int | None, campaign_id: int | None, persona_id: int | None
) -> None:
    """What a post is for belongs to its client.

    Raises:
        NotFound: `unknown_pillar`, `unknown_persona`; as `own_campaign`.
    """
    own_pillar(session, client_id, pillar_id)
    own_campaign(session, client_id, campaign_id)
    own_persona(session, client_id, persona_id)


def own_pillar(session: Session, client_id: int, pillar_id: int | None) -> None:
    """A pillar is its client's. Raises NotFound `unknown_pillar`."""
    if pillar_id is None:
        return
    query = select(Pillar.id).where(Pillar.id == pillar_id, Pillar.client_id == client_id, Pillar.deleted_at.is_(None))
    if session.scalar(query) is None:
        raise NotFound("unknown_pillar", pillar=pillar_id)


def own_persona(session: Session, client_id: int, persona_id: int | None) -> None:
    """A buyer persona is its client's. Raises NotFound `unknown_persona`."""
    if persona_id is None:
        return
    mine = select(Persona.id).where(
        Persona.id == persona_id, Persona.client_id == client_id, Persona.deleted_at.is_(None)
    )
    if session.scalar(mine) is None:
        raise NotFound("unknown_persona", persona=persona_id)


def schedulable(session: Session, client_id: int, stage: str) -> None:
    """Whether a new post, which has no number yet, may be given its time at once.

    Raises:
        NotAllowed: `approval_first`, where the client wants to approve and has not.
    """
    row = session.execute(select(Client.name, Client.approval_required).where(Client.id == client_id)).one()
    if row.approval_required and stage != "approved":
        raise NotAllowed("approval_first", client=row.name)


def approved(session: Session, post_id: int) -> None:
    """Whether a post may be given its time. Raises NotAllowed `approval_required` (`client`, `post`)."""
    row = session.execute(
        select(Client.name, Client.approval_required, Post.stage)
        .join(Client, Client.id == Post.client_id)
        .where(Post.id == post_id)
    ).one()
    if row.approval_required and row.stage != "approved":
        raise NotAllowed("approval_required", client=row.name, post=post_id)


def belong(session: Session, client_id: int, channels: tuple[int, ...]) -> None:
    """Every channel is there and is the client's, who is worked for."""
    client_exists(session, client_id)
    refuse_archived(session, client_id)
    rows = session.execute(
        select(Channel.id, Channel.client_id, Channel.handle, Channel.network).where(
            Channel.id.in_(channels), Channel.deleted_at.is_(None)
        )
    )
    owners = {row.id: row for row in rows}
    for channel in channels:
        if channel not in owners:
            raise NotFound("unknown_channel", name=str(channel), near=[])
        if owners[channel].client_id != client_id:
            name = owners[channel].handle or owners[channel].network
            raise InvalidInput("channel_of_other_client", channel=channel, handle=name)
