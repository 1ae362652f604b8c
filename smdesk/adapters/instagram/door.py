"""One account behind one of Meta's two doors: Instagram's own login, or Facebook's through the linked Page.

The calls are the same; the address is not, and only Facebook's door takes the bytes of a video (NETWORKS 3.1).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smdesk.adapters.meta.containers import Phases
from smdesk.adapters.meta.graph import FACEBOOK, VERSION, Graph, segment
from smdesk.core.records import dataclass

INSTAGRAM = f"https://graph.instagram.com/{VERSION}"
#: `facts["login"]`: which door it is.
BY_INSTAGRAM, BY_FACEBOOK = "instagram", "facebook"


@dataclass(frozen=True, slots=True)
class Door:
    """An account and the Graph with its token."""

    graph: Graph
    id: str
    handle: str = ""

    @property
    def facebook(self) -> bool:
        """True for Facebook's door."""
        return self.graph.base == FACEBOOK

    def edge(self, name: str) -> str:
        """The path of one of the account's edges (`media`, `stories`, ...)."""
        return f"/{segment(self.id)}/{name}"

    @property
    def phases(self) -> Phases:
        """Its containers."""
        return Phases(self.graph, self.edge("media"), self.edge("media_publish"), "status_code", "status")


def base_of(facts: Mapping[str, Any]) -> str:
    """The address of the door that an account was connected through."""
    return FACEBOOK if facts.get("login") == BY_FACEBOOK else INSTAGRAM
