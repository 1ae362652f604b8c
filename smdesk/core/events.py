"""What has changed, said as a dozen coarse events that carry ids and a reason, never rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace
from typing import Any

from smdesk.core.records import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """The base of all events; subscribing to it receives every one.

    `ids` are primary keys of the rows concerned, empty for "any of them"; `fields` are the names of what changed,
    empty for "anything"; `origin` is the view that caused it, which skips its own echo.
    """

    ids: tuple[int, ...] = ()
    fields: frozenset[str] = frozenset()
    origin: str = ""


class ClientsChanged(Event):
    """Clients added, edited, deleted or restored."""


class DossierChanged(Event):
    """A part of a client's dossier; `ids` are clients."""


class AgreementChanged(Event):
    """Objectives, KPIs, their readings or a signed version; `ids` are clients."""


class AuditsChanged(Event):
    """Audits, what they found, competitors and their figures; `ids` are clients."""


class TasksChanged(Event):
    """Things to do for a client; `ids` are clients."""


class PlanChanged(Event):
    """Pillars, mix, slots or key dates; `ids` are clients."""


class CampaignsChanged(Event):
    """Campaigns, their ad sets, ads and readings; `ids` are campaigns."""


class ContestsChanged(Event):
    """Contests, their entries and draws; `ids` are clients."""


class PostsChanged(Event):
    """Posts, their variants, parts or media."""


class PublicationsChanged(Event):
    """Rows of the ledger: a new one, another time, another state."""


class MediaChanged(Event):
    """Files in the media folder."""


class ApprovalsChanged(Event):
    """Approval rounds and their answers."""


class SheetsChanged(Event):
    """What is written for the designer, and what went to design; `ids` are clients."""


class MessagesChanged(Event):
    """Conversations, messages and replies of the inbox."""


class SamplesChanged(Event):
    """Figures read or imported; `ids` are channels."""


class ChannelsChanged(Event):
    """Channels connected, repaired, paused, disconnected."""


class SettingsChanged(Event):
    """Settings; `fields` are their keys."""


class BackupsChanged(Event):
    """A copy of the desk was made."""


@dataclass(frozen=True, slots=True)
class JobProgress(Event):
    """How far a longer job is: `done` of `total` units (0 where the total is unknown)."""

    job: str = ""
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class AttentionNeeded(Event):
    """Something that only the person can put right, as a code and the facts its sentence needs."""

    code: str = ""
    facts: dict[str, Any] = field(default_factory=dict, hash=False)


def merged(events: Iterable[Event]) -> list[Event]:
    """The same news in fewer events, in order of first mention.

    Changes of one kind and origin become one with all their ids and fields. "Any" (no ids, or no fields) wins over
    a list, because leaving something out would leave a screen stale. Progress and calls for attention stay as they are.
    """
    result: list[Event] = []
    places: dict[tuple[type[Event], str], int] = {}
    for event in events:
        if isinstance(event, JobProgress | AttentionNeeded):
            result.append(event)
            continue
        place = places.setdefault((type(event), event.origin), len(result))
        if place == len(result):
            result.append(event)
            continue
        first = result[place]
        ids = tuple(dict.fromkeys(first.ids + event.ids)) if first.ids and event.ids else ()
        fields = first.fields | event.fields if first.fields and event.fields else frozenset[str]()
        result[place] = replace(first, ids=ids, fields=fields)
    return result
