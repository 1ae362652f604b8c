"""Views as JSON: the shapes that programs outside rely on, and that stay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from smdesk.core.errors import SmdeskError
from smdesk.core.prices import Cost
from smdesk.core.walltime import Gap, Notice, in_zone, resolve
from smdesk.services.views import ChannelView, ClientView, History, PartView, PostView, PublicationView, VariantView
from smdesk.words import Words

if TYPE_CHECKING:
    from smdesk.services.checks import ChannelFinding
    from smdesk.services.costs import ChannelCost
    from smdesk.services.hosts import HostView


def iso(instant: datetime | None, zone: str = "UTC") -> str | None:
    """ISO 8601 with the offset of the zone."""
    return None if instant is None else in_zone(instant, zone).isoformat()


def client(view: ClientView) -> dict[str, Any]:
    """One client."""
    return {
        "id": view.id,
        "name": view.name,
        "zone": view.zone,
        "languages": list(view.languages),
        "country": view.country,
        "region": view.region,
        "website": view.website,
        "sector": view.sector,
        "late_limit_min": view.late_limit_min,
        "approval_required": view.approval_required,
        "channels": view.channels,
        "archived": view.archived,
    }


def channel(view: ChannelView) -> dict[str, Any]:
    """One channel."""
    return {
        "id": view.id,
        "client": view.client,
        "client_id": view.client_id,
        "network": view.network,
        "mode": view.mode,
        "handle": view.handle,
        "display_name": view.display_name,
        "server": view.server,
        "remote_id": view.remote_id,
        "problem": view.problem,
        "paused": view.paused,
        "spacing_s": view.spacing_s,
        "slots": [list(slot) for slot in view.slots],
        "facts": dict(view.facts),
        "lacks": [
            {
                "right": each.right,
                "refused": each.refused,
                "allows": [*sorted(each.features), *filter(None, [each.also])],
            }
            for each in view.lacks
        ],
        "limits_read_at": iso(view.limits_read_at),
        "checked_at": iso(view.checked_at),
    }


def host(view: HostView) -> dict[str, Any]:
    """One media host."""
    return {
        "id": view.id,
        "client": view.client,
        "client_id": view.client_id,
        "kind": view.kind,
        "name": view.name,
        "public": view.public,
        "folder": view.folder,
        "fingerprint": view.fingerprint,
        "channels": list(view.channels),
    }


def publication(view: PublicationView, words: Words) -> dict[str, Any]:
    """One publication, its first comment inside."""
    return {
        "id": view.id,
        "post": view.post_id,
        "client": view.client,
        "channel": view.channel_id,
        "handle": view.channel,
        "network": view.network,
        "kind": view.kind,
        "mode": view.mode,
        "state": view.state.value,
        "shown_as": view.drawn.value,
        "due": iso(view.due, view.zone),
        "wall": view.wall.isoformat(" ", "seconds" if view.wall.second else "minutes"),
        "zone": view.zone,
        "occurrence": view.occurrence,
        "remote_id": view.remote_id,
        "remote_url": view.remote_url or None,
        "attempts": view.attempts,
        "next_step": view.next_step,
        "next_try_at": iso(view.next_try_at, view.zone),
        "hold_reason": view.hold_reason,
        "question": view.ask,
        "error": _error(view, words),
        "parts_done": view.parts_done,
        "parts_total": view.parts_total,
        "proof": view.proof,
        "published_at": iso(view.out_at, view.zone),
        "found_at": iso(view.published_at, view.zone) if view.found_out_at else None,
        "first_comment": publication(view.first_comment, words) if view.first_comment else None,
    }


def _error(view: PublicationView, words: Words) -> dict[str, Any] | None:
    """What the network or its way refused with; None where nothing was refused."""
    if not view.error_code:
        return None
    sentence = words.outcome(view.error_code, words=view.error_words)
    return {
        "code": view.error_code,
        "why": view.error_why,
        "message": str(sentence),
        "network_words": view.error_words,
    }


def post(view: PostView, publications: Iterable[PublicationView], words: Words) -> dict[str, Any]:
    """One post with what it says and where it stands."""
    return {
        "id": view.id,
        "client": view.client,
        "client_id": view.client_id,
        "zone": view.zone,
        "title": view.title,
        "stage": view.stage,
        "pillar": view.pillar_id,
        "persona": view.persona_id,
        "campaign": view.campaign_id,
        "planned": iso(resolve(view.planned).instant, view.planned.zone) if view.planned else None,
        "languages": list(view.languages),
        "recurrence": view.recurrence,
        "text": view.text,
        "parts": [_part(each) for each in view.base.parts],
        "first_comment": view.base.first_comment or "",
        "variants": [_variant(each) for each in view.variants if each.channel_id is not None],
        "version": view.version,
        "created_at": iso(view.created_at, view.zone),
        "changed_at": iso(view.changed_at, view.zone),
        "deleted": view.deleted,
        "publications": [publication(each, words) for each in publications],
    }


def _variant(view: VariantView) -> dict[str, Any]:
    return {
        "channel": view.channel_id,
        "handle": view.channel,
        "same_as_base": not view.parts,
        "parts": [_part(each) for each in view.parts],
        "first_comment": view.first_comment,
        "format": view.format,
        "reply_to": view.reply_to,
        "options": dict(view.options),
    }


def _part(view: PartView) -> dict[str, Any]:
    media = [
        {"sha256": item.sha256, "mime": item.mime, "size": item.size, "width": item.width, "height": item.height,
         "alt": item.alt, "filename": item.filename, "crop": item.crop.to_json() if item.crop else None}
        for item in view.media
    ]  # fmt: skip
    return {"text": view.text, "link": view.link, "media": media}


def history(view: History, zone: str) -> dict[str, Any]:
    """The journal of a publication."""
    return {
        "attempts": [
            {"number": each.number, "step": each.step, "started_at": iso(each.started_at, zone),
             "ended_at": iso(each.ended_at, zone), "outcome": each.outcome, "code": each.code, "words": each.words,
             "status": each.status}
            for each in view.attempts
        ],
        "transitions": [
            {"at": iso(each.at, zone), "from": each.source, "to": each.target, "by": each.by, "reason": each.reason}
            for each in view.transitions
        ],
    }  # fmt: skip


def findings(found: Sequence[ChannelFinding], words: Words) -> list[dict[str, Any]]:
    """Findings with their sentences."""
    return [{**each.plain(), "message": finding_text(each, words)} for each in found]


def cost(found: Cost | None, words: Words) -> dict[str, Any] | None:
    """The price of a publication; None where it is free."""
    if found is None:
        return None
    return {
        "amount": float(found.amount),
        "currency": found.currency,
        "posts": found.posts,
        "links": found.links,
        "without_links": float(found.plain),
        "with_links": float(found.linked),
        "message": words.cost(found),
    }


def costs(found: Sequence[ChannelCost], words: Words) -> list[dict[str, Any]]:
    """The prices of a post, one for each channel that charges."""
    return [
        {"channel": each.channel_id, "network": each.network, **(cost(each.cost, words) or {})} for each in found
    ]  # fmt: skip


def finding_text(found: ChannelFinding, words: Words) -> str:
    """The sentence of one finding."""
    return str(words.finding(found.finding.code, **dict(found.finding.facts)))


def notices(found: Sequence[Notice], zone: str) -> list[dict[str, Any]]:
    """What had to be decided about a time: wall times that do not exist or exist twice."""
    shown: list[dict[str, Any]] = []
    for each in found:
        if isinstance(each, Gap):
            shown.append({"code": "time_gap", "asked": each.asked.isoformat(" "), "used": each.used.isoformat(" ")})
        elif each is not None:
            shown.append({"code": "time_overlap", "first": iso(each.first, zone), "second": iso(each.second, zone),
                          "used": iso(each.used, zone)})  # fmt: skip
    return shown


def error(problem: SmdeskError, words: Words) -> dict[str, Any]:
    """An error inside a document that goes on (doctor)."""
    return {"code": problem.code, "message": str(words.error(problem)), "facts": problem.facts}
