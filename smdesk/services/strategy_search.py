"""Finding what strategy holds by its words: of an audit, a persona, an objective, a campaign, a contest, a key date,
and what is written for the designer of a post.

These are hundreds of short texts at most, so they are read and compared, without an index that could be behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, Text, bindparam, func, literal, select, type_coerce

from smdesk.core.records import dataclass
from smdesk.core.slips import folded
from smdesk.db import Database
from smdesk.models import (
    AdSet,
    Audit,
    Brief,
    Campaign,
    Client,
    Competitor,
    Contact,
    Contest,
    Dossier,
    Finding,
    KeyDate,
    Kpi,
    Objective,
    Persona,
    Post,
    Product,
    Task,
    table_of,
)

CLIENT, AUDIT, FINDING, COMPETITOR, TASK, PERSONA, PRODUCT, CONTACT, DOSSIER, OBJECTIVE, KPI, CAMPAIGN, KEY_DATE = (
    table_of(model)
    for model in (
        Client, Audit, Finding, Competitor, Task, Persona, Product, Contact, Dossier, Objective, Kpi, Campaign, KeyDate,
    )
)  # fmt: skip
AD_SET, CONTEST, BRIEF, POST = (table_of(model) for model in (AdSet, Contest, Brief, Post))
#: Texts of one kind that are looked through, the newest.
LOOKED_AT = 1000


@dataclass(frozen=True, slots=True)
class StrategyFound:
    """One thing; `kind`: finding, competitor, task, dossier, persona, product, contact, objective, kpi, campaign,
    contest, ad, keydate, or brief with the number of its post.
    """

    kind: str
    id: int
    client_id: int
    client: str
    text: str


class StrategySearch:
    """One bounded read a call."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def find(self, text: str, *, client: int | None = None, limit: int = 3) -> list[StrategyFound]:
        """What has all these beginnings of words, capitals and accents aside; one of each kind before a second one."""
        words = folded(text).split()
        if not words:
            return []
        kinds: list[list[StrategyFound]] = []
        with self._db.read() as session:
            connection = session.connection()
            for kind, query in _queries(client is None):
                fitting = []
                for row in connection.execute(query, {} if client is None else {"client": client}):
                    if _fits(f"{row.text} {_said(row.more)}", words):
                        fitting.append(StrategyFound(kind, row.id, row.client_id, row.client, row.text))
                        if len(fitting) == limit:
                            break
                kinds.append(fitting)
        turns = [found for place in range(limit) for found in (each[place : place + 1] for each in kinds)]
        return [each for turn in turns for each in turn][:limit]


def _said(more: object) -> str:
    """The words of a text, or of everything in a stored value; the names of its fields are not the person's."""
    if isinstance(more, dict):
        return " ".join(_said(each) for each in more.values())
    if isinstance(more, list):
        return " ".join(_said(each) for each in more)
    return more if isinstance(more, str) else ""


def _fits(text: str, words: Sequence[str]) -> bool:
    of = folded(text).replace("-", " ").split()
    return all(any(each.lstrip("«“\"'(¿¡#@[").startswith(word) for each in of) for word in words)


@cache
def _queries(everybody: bool) -> list[tuple[str, Select[Any]]]:
    """The newest first; tasks that are done and what belongs to a client that is gone are left out.

    Made once: they are asked at each key in the palette.
    """
    asked = [
        ("finding", _texts(FINDING, FINDING.c.text, under=(AUDIT, FINDING.c.audit_id))),
        ("ad", _texts(AD_SET, AD_SET.c.name, under=(CAMPAIGN, AD_SET.c.campaign_id))),
        ("competitor", _texts(COMPETITOR, COMPETITOR.c.name, COMPETITOR.c.note)),
        ("task", _texts(TASK, TASK.c.text).where(TASK.c.done_at.is_(None))),
        ("persona", _texts(PERSONA, PERSONA.c.name, PERSONA.c.profile)),
        ("product", _texts(PRODUCT, PRODUCT.c.name, PRODUCT.c.about + " " + type_coerce(PRODUCT.c.facts, Text()))),
        ("contact", _texts(CONTACT, CONTACT.c.name, CONTACT.c.role + " " + CONTACT.c.email)),
        ("dossier", _texts(DOSSIER, DOSSIER.c.goal, DOSSIER.c.about)),
        ("objective", _texts(OBJECTIVE, OBJECTIVE.c.name, OBJECTIVE.c.note)),
        ("campaign", _texts(CAMPAIGN, CAMPAIGN.c.name)),
        ("contest", _texts(CONTEST, CONTEST.c.name, CONTEST.c.prize)),
        ("keydate", _texts(KEY_DATE, KEY_DATE.c.name, KEY_DATE.c.note).where(KEY_DATE.c.kind == "own")),
        ("kpi", _texts(KPI, KPI.c.name, KPI.c.note, under=(OBJECTIVE, KPI.c.objective_id))),
        ("brief", _briefs()),
    ]
    narrow = CLIENT.c.deleted_at.is_(None) if everybody else CLIENT.c.id == bindparam("client")
    return [(kind, query.where(CLIENT.c.deleted_at.is_(None), narrow).limit(LOOKED_AT)) for kind, query in asked]


def _briefs() -> Select[Any]:
    """What is written for designers; a brief is told by what stands in the picture, else by what is seen in it."""
    of = BRIEF.c
    said = func.coalesce(func.nullif(of.art_text, ""), of.scene)
    return (
        select(POST.c.id, POST.c.client_id, CLIENT.c.name.label("client"), said.label("text"),
               (of.art_text + " " + of.scene + " " + type_coerce(of.refs, Text())).label("more"))
        .join(POST, POST.c.id == of.post_id)
        .join(CLIENT, CLIENT.c.id == POST.c.client_id)
        .where(POST.c.deleted_at.is_(None), said != "")
        .order_by(POST.c.id.desc())
    )  # fmt: skip


def _texts(
    of: Table,
    text: ColumnElement[Any],
    more: ColumnElement[Any] | None = None,
    *,
    under: tuple[Table, ColumnElement[Any]] | None = None,
) -> Select[Any]:
    """The texts of a table and whose they are; `under`: the table that knows its client, and how it is told there."""
    owner = under[0] if under is not None else of
    query = select(
        of.c.id, owner.c.client_id, CLIENT.c.name.label("client"), text.label("text"),
        (more if more is not None else literal("")).label("more"),
    )  # fmt: skip
    if under is not None:
        query = query.join(owner, owner.c.id == under[1]).where(owner.c.deleted_at.is_(None))
    return (
        query.join(CLIENT, CLIENT.c.id == owner.c.client_id).where(of.c.deleted_at.is_(None)).order_by(of.c.id.desc())
    )
