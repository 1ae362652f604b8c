"""What a network would refuse, show badly, or could be better, found before anything is sent."""

from __future__ import annotations

from smdesk.core.checks import length, links, media, options, shape
from smdesk.core.checks.base import Check, Draft, Finding, Level
from smdesk.core.content import Payload
from smdesk.core.network import NetworkSpec
from smdesk.core.utm import Tracking

__all__ = ["CHECKS", "Check", "Draft", "Finding", "Level", "run"]

#: In the order in which their findings are given.
CHECKS: tuple[Check, ...] = (
    length.texts,
    length.title,
    length.comment,
    shape.offered,
    options.chosen,
    links.cards,
    links.untagged,
    media.count_and_mix,
    media.items,
    media.fetched,
)


def run(
    payload: Payload,
    spec: NetworkSpec,
    first_comment: str = "",
    *,
    hosted: bool = True,
    tracking: Tracking | None = None,
) -> list[Finding]:
    """All findings about a payload on a network, with the account's own limits where `spec` holds them.

    `hosted`: whether the client has a media host, for networks that fetch media from a public address.
    `tracking`: the parameters that the client wants on links; None for none.
    """
    draft = Draft(payload, spec, first_comment, hosted, tracking)
    return [finding for check in CHECKS for finding in check(draft)]
