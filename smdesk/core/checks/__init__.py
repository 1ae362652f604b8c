"""What a network would refuse, show badly, or could be better, found before anything is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smdesk.core.checks import length, links, media, options, polls, shape, spoken
from smdesk.core.checks.base import Check, Draft, Finding, Level
from smdesk.core.content import Payload
from smdesk.core.network import NetworkSpec
from smdesk.core.utm import Tracking

if TYPE_CHECKING:
    from smdesk.core.voice.rules import Voice

__all__ = ["CHECKS", "Check", "Draft", "Finding", "Level", "run"]

#: In the order in which their findings are given.
CHECKS: tuple[Check, ...] = (
    length.texts,
    length.title,
    length.comment,
    shape.offered,
    options.chosen,
    polls.asked,
    links.cards,
    links.untagged,
    media.count_and_mix,
    media.items,
    media.fetched,
    spoken.by_voice,
)


def run(
    payload: Payload,
    spec: NetworkSpec,
    first_comment: str = "",
    *,
    hosted: bool = True,
    tracking: Tracking | None = None,
    voice: Voice | None = None,
    europe: bool = True,
) -> list[Finding]:
    """All findings about a payload on a network, with the account's own limits where `spec` holds them.

    `hosted`: whether the client has a media host, for networks that fetch media from a public address.
    `tracking`: the parameters that the client wants on links; None for none. `voice`: what was agreed on how it
    speaks; `europe`: whether its country is where «ustedes» is formal.
    """
    draft = Draft(payload, spec, first_comment, hosted, tracking, voice, europe)
    return [finding for check in CHECKS for finding in check(draft)]
