"""The checks before anything goes out, for a stored post on its channels or for a text on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from smdesk.core import checks, prices
from smdesk.core import network as networks
from smdesk.core.checks import Finding
from smdesk.core.content import MediaItem, Part, Payload
from smdesk.core.errors import InvalidInput
from smdesk.core.prices import Cost
from smdesk.core.records import dataclass
from smdesk.core.text import counters
from smdesk.db import hosts
from smdesk.db.payloads import payload_for
from smdesk.models import Channel, Post, table_of
from smdesk.services.campaigns.utm_links import tracking_of
from smdesk.services.dossier import voice
from smdesk.services.dossier.voice import Spoken

CHANNEL = table_of(Channel)
# Asked of every post that is stored, and by the composer at each pause: made once.
_POST = select(Post.client_id, Post.campaign_id, Post.title).where(Post.id == bindparam("post"))
_CHANNELS = (
    select(
        CHANNEL.c.id, CHANNEL.c.client_id, CHANNEL.c.network, CHANNEL.c.handle, CHANNEL.c.limits, CHANNEL.c.mode,
        hosts.has_one(CHANNEL.c.client_id).label("hosted"),
    )
    .where(CHANNEL.c.id.in_(bindparam("channels", expanding=True)))
    .order_by(CHANNEL.c.id)
)  # fmt: skip

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class ChannelFinding:
    """One finding, and the channel it is about (None: the network alone)."""

    network: str
    channel_id: int | None
    channel: str
    finding: Finding

    def plain(self) -> dict[str, Any]:
        """Plain values for the facts of an error and for JSON."""
        found = self.finding
        return {
            "channel": self.channel,
            "channel_id": self.channel_id,
            "network": self.network,
            "level": str(found.level),
            "code": found.code,
            "part": found.part,
            "field": found.field,
            "facts": dict(found.facts),
        }


@dataclass(frozen=True, slots=True)
class TextCheck:
    """A text measured by a network's rule."""

    network: str
    count: int
    limit: int | None
    findings: tuple[ChannelFinding, ...]
    cost: Cost | None = None  # of a post with this text; None where it is free

    @property
    def over(self) -> bool:
        """True when the text is too long."""
        return self.limit is not None and self.count > self.limit


def of_text(
    network: str, text: str, language: str = "", spoken: Spoken | None = None, media: tuple[MediaItem, ...] = ()
) -> TextCheck:
    """Count a text, look for findings, and name the price, as of a post of one part with `media` on a network.

    `spoken` is the voice of the client that it is for.

    Raises:
        NotFound: `unknown_network`.
    """
    spec = networks.load(network)
    language = language or (spoken.language if spoken is not None else "")
    payload = Payload((Part(text, media),), languages=(language,) if language else ())
    agreed, europe = (spoken.voice, spoken.europe) if spoken is not None else (None, True)
    found = checks.run(payload, spec, voice=agreed, europe=europe)
    findings = tuple(ChannelFinding(network, None, spec.name, each) for each in found)
    cost = prices.of_payload(spec.prices, network, payload, "")
    return TextCheck(network, counters.count(network, text), counters.limit(network), findings, cost)


def of_post(session: Session, post_id: int, channels: tuple[int, ...]) -> tuple[ChannelFinding, ...]:
    """Findings of a stored post on each channel, errors first. Raises NotFound `unknown_post`."""
    found: list[ChannelFinding] = []
    post = session.execute(_POST, {"post": post_id}).one_or_none()
    spoken: dict[int, Spoken] = {}
    for row in session.execute(_CHANNELS, {"channels": channels}).all():
        if row.client_id not in spoken:
            spoken[row.client_id] = voice.of_client(session.connection(), row.client_id)
        said = spoken[row.client_id]
        spec = networks.of_channel(row.network, row.limits, row.mode)
        payload, comment = payload_for(session, post_id, row.id)
        tracking = tracking_of(session, *post, payload.format) if post is not None else None
        found += [
            ChannelFinding(row.network, row.id, row.handle or spec.name, finding)
            for finding in checks.run(
                payload, spec, comment, hosted=row.hosted, tracking=tracking, voice=said.voice, europe=said.europe
            )
        ]
    return tuple(sorted(found, key=lambda each: each.finding.level != "error"))


def refuse_errors(findings: tuple[ChannelFinding, ...]) -> None:
    """Raises InvalidInput `check_failed` (`count`, `channel` and `finding` of the first, all `findings`)."""
    errors = [each.plain() for each in findings if each.finding.level == "error"]
    if errors:
        raise InvalidInput(
            "check_failed",
            count=len(errors),
            channel=errors[0]["channel"],
            finding=errors[0]["code"],
            findings=errors,
        )
