"""One profile as the other modules call it: its edges on the Threads API, which are those of `me` (NETWORKS 4)."""

from __future__ import annotations

from smdesk.adapters.meta.containers import Phases
from smdesk.adapters.meta.graph import Graph
from smdesk.core.records import dataclass

#: Newer pages say graph.threads.com; both answer (NETWORKS 20, question 5).
ROOT = "https://graph.threads.net"
BASE = f"{ROOT}/v1.0"


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile and the API with its token."""

    graph: Graph
    id: str
    handle: str = ""

    @property
    def phases(self) -> Phases:
        """Its containers."""
        return Phases(self.graph, "/me/threads", "/me/threads_publish", "status", "error_message")
