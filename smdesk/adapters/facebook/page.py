"""One Page as the other modules call it: its edges on the Graph, and how its posts are named and addressed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from smdesk.adapters.meta.graph import Graph, identifier, segment
from smdesk.core.outcome import RemoteRef
from smdesk.core.records import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A Page and the Graph with its token."""

    graph: Graph
    id: str

    def edge(self, name: str) -> str:
        """The path of one of the Page's edges (`feed`, `photos`, ...)."""
        return f"/{segment(self.id)}/{name}"

    def post_id(self, value: object) -> str:
        """The id of a post as the Graph's other calls take it: `PAGE_POST`, also where only the last part is told."""
        known = identifier(value if not isinstance(value, int) or isinstance(value, bool) else str(value))
        return known if not known.isdigit() else f"{self.id}_{known}"


def remote_of(row: Mapping[str, Any], post: str) -> RemoteRef:
    """The reference of a post; its address is the network's where it told one."""
    told = row.get("permalink_url")
    url = told if isinstance(told, str) and told.startswith("https://") else f"https://www.facebook.com/{post}"
    if isinstance(told, str) and told.startswith("/"):  # videos and reels come with a path only
        url = f"https://www.facebook.com{told}"
    return RemoteRef(post, url)


def id_in(page: Page, reference: str) -> str:
    """The post's id in what a person told: an id, or an address that ends with one; "" where it cannot be seen."""
    if "://" not in reference:
        return reference
    parts = [part for part in urlsplit(reference).path.split("/") if part]
    last = parts[-1] if parts else ""
    if last.isdigit():
        return page.post_id(last)
    owner, _, post = last.partition("_")
    return last if owner.isdigit() and post.isdigit() else ""
