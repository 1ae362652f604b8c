"""What a campaign or an ad can refer to: KPIs, personas, channels, and the posts that did best without money."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from smdesk.core import audience as audiences
from smdesk.core.audience import Audience
from smdesk.core.clock import Clock
from smdesk.core.publication import State
from smdesk.core.records import dataclass
from smdesk.db import Database
from smdesk.models import (
    Channel,
    Client,
    Kpi,
    Objective,
    Part,
    Persona,
    Post,
    Publication,
    Sample,
    Variant,
    table_of,
)
from smdesk.services import plans

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

# Tables, for a class that is joined would map all of them: the campaigns page only reads.
_OBJECTIVE, _POST, _CHANNEL, _VARIANT = (table_of(each) for each in (Objective, Post, Channel, Variant))
#: What counts for how well a post did, and how far back is looked.
_COUNTED = ("likes", "comments", "shares", "saves", "clicks", "sends", "quotes")
_BACK = timedelta(days=90)
_TEXT = 90


@dataclass(frozen=True, slots=True)
class Choices:
    """Number and name of each, in the order in which they are offered."""

    kpis: tuple[tuple[int, str], ...] = ()
    personas: tuple[tuple[int, str], ...] = ()
    audiences: tuple[tuple[int, Audience], ...] = ()  # of each persona

    def audience(self, persona: int | None) -> Audience:
        """The audience that a persona gives; of none the widest."""
        return dict(self.audiences).get(persona or 0, Audience())


@dataclass(frozen=True, slots=True)
class Best:
    """A published post and what people did with it."""

    post_id: int
    title: str
    thumb: str
    day: date
    networks: tuple[str, ...]
    reactions: int | None  # None: nothing was read


class CampaignChoices:
    """Reads only."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def of(self, client: int) -> Choices:
        """What a client's campaigns can refer to."""
        kpis = (
            select(Kpi.id, Kpi.name)
            .join(_OBJECTIVE, Objective.id == Kpi.objective_id)
            .where(Objective.client_id == client, Kpi.deleted_at.is_(None), Objective.deleted_at.is_(None))
            .order_by(Objective.position, Objective.id, Kpi.position, Kpi.id)
        )
        personas = (
            select(Persona.id, Persona.name, Persona.profile)
            .where(Persona.client_id == client, Persona.deleted_at.is_(None))
            .order_by(Persona.position, Persona.id)
        )
        with self._db.read() as session:
            country, languages = session.execute(
                select(Client.country, Client.languages).where(Client.id == client)
            ).one_or_none() or ("", [])  # fmt: skip
            rows = session.execute(personas).all()
            return Choices(
                tuple((row.id, row.name) for row in session.execute(kpis)),
                tuple((row.id, row.name) for row in rows),
                tuple((row.id, audience_of(row.profile, country, languages)) for row in rows),
            )

    def best(self, client: int, limit: int = 8) -> tuple[Best, ...]:
        """Posts of the last ninety days, those with most reactions first."""
        since = self._clock.now() - _BACK
        with self._db.read() as session:
            rows = session.execute(
                select(Publication.id, Publication.post_id, Publication.published_at, Channel.network)
                .join(_POST, Post.id == Publication.post_id)
                .join(_CHANNEL, Channel.id == Publication.channel_id)
                .where(
                    Post.client_id == client, Post.deleted_at.is_(None), Publication.state == State.PUBLISHED,
                    Publication.kind == "post", Publication.published_at >= since,
                )
            ).all()  # fmt: skip
            return _ranked(session, rows, limit)

    def networks_of(self, post: int) -> tuple[tuple[str, int], ...]:
        """Where a post is out, with the number of its publication."""
        query = (
            select(Channel.network, Publication.id)
            .join(_CHANNEL, Channel.id == Publication.channel_id)
            .where(Publication.post_id == post, Publication.state == State.PUBLISHED, Publication.kind == "post")
        )
        with self._db.read() as session:
            return tuple((row.network, row.id) for row in session.execute(query))


def _ranked(session: Session, rows: Any, limit: int) -> tuple[Best, ...]:
    reactions = _reactions(session, [row.id for row in rows])
    sums: dict[int, list[int]] = defaultdict(list)
    days: dict[int, datetime] = {}
    networks: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        networks[row.post_id].append(row.network)
        days[row.post_id] = max(row.published_at, days.get(row.post_id, row.published_at))
        if row.id in reactions:
            sums[row.post_id].append(reactions[row.id])
    order = sorted(days, key=lambda post: (-sum(sums[post]), -days[post].timestamp()))[:limit]
    titles = _titles(session, order)
    thumbs = plans.thumbs_of(session.connection(), order) if order else {}
    return tuple(
        Best(post, titles.get(post, ""), thumbs.get(post, ""), days[post].date(),
             tuple(dict.fromkeys(networks[post])), sum(sums[post]) if sums[post] else None)
        for post in order
    )  # fmt: skip


def _reactions(session: Session, publications: list[int]) -> dict[int, int]:
    """By publication: what was counted of it, the most of each metric, for these only grow."""
    if not publications:
        return {}
    most = (
        select(Sample.publication_id, func.max(Sample.value).label("value"))
        .where(Sample.publication_id.in_(publications), Sample.metric.in_(_COUNTED), Sample.dimension == "")
        .group_by(Sample.publication_id, Sample.metric)
        .subquery()
    )
    query = select(most.c.publication_id, func.sum(most.c.value)).group_by(most.c.publication_id)
    return {number: int(value) for number, value in session.execute(query)}


def _titles(session: Session, posts: list[int]) -> dict[int, str]:
    text = (
        select(func.substr(Part.text, 1, _TEXT))
        .join(_VARIANT, Variant.id == Part.variant_id)
        .where(Variant.post_id == Post.id, Variant.channel_id.is_(None), Part.position == 0)
        .scalar_subquery()
    )
    query = select(Post.id, Post.title, text).where(Post.id.in_(posts))
    return {number: title or " ".join((said or "").split()) for number, title, said in session.execute(query)}


def audience_of(profile: Mapping[str, Any], country: str, languages: list[Any]) -> Audience:
    """What a persona's profile says of whom to show ads to."""
    age, women = profile.get("age"), profile.get("women")
    ages = (age[0], age[1]) if isinstance(age, list | tuple) and len(age) == 2 else (None, None)
    interests = [*(profile.get("hobbies") or ()), *(profile.get("passions") or ())]
    return audiences.of_persona(
        ages=ages, women=women if isinstance(women, int) else None, place=str(profile.get("place") or ""),
        country=country, languages=[str(each) for each in languages], interests=[str(each) for each in interests],
    )  # fmt: skip
