"""Checks requests to the Threads API against Meta's own collection of it (specs/threads).

The collection gives each endpoint with the names of all its parameters, those that are switched off too. What the
reference allows everywhere is in `EVERYWHERE`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import httpx

from tests.adapters.graphspec import form

#: What the reference of insights names and the collection leaves out; and the token, which the collection adds to every
#: address by itself: ours is in a header but where another token is asked for.
GUIDED = {
    ("GET", "/me/threads_insights"): {"since", "until"},
    ("GET", "/access_token"): {"access_token"},
    ("GET", "/refresh_access_token"): {"access_token"},
}
EVERYWHERE = {"fields", "limit", "after", "before"}
#: Names that the collection leaves out of one of several requests to the same endpoint are found in the others.
COLLECTION = "threads/threads-api.postman_collection.json"


class NotInTheCollection(AssertionError):
    """A request that the collection does not have."""


@cache
def endpoints(specs: Path) -> dict[tuple[str, str], set[str]]:
    """(method, path with {} for ids) → the names of its parameters."""
    found: dict[tuple[str, str], set[str]] = {}
    for request in _requests(json.loads((specs / COLLECTION).read_text("utf-8"))):
        path = re.sub(r"\{\{\w+\}\}", "{}", request["url"]["raw"].split("?")[0].removeprefix("{{api_host}}")).rstrip(
            "/"
        )
        names = {each["key"] for each in request["url"].get("query") or ()}
        found.setdefault((request["method"], path), set()).update(names)
    return found


def check(specs: Path, request: httpx.Request) -> None:
    """Raise NotInTheCollection where there is no such endpoint, or it takes no such parameter."""
    path = request.url.path.removeprefix("/v1.0").rstrip("/")
    known = endpoints(specs)
    key = (request.method, path)
    if key not in known:
        key = (request.method, re.sub(r"^/(?!me(?:/|$))[^/]+", "/{}", path))
    if key not in known:
        raise NotInTheCollection(f"no {request.method} {path}")
    sent = {name for name, _ in request.url.params.multi_items()} | set(form(request))
    unknown = sent - known[key] - EVERYWHERE - GUIDED.get(key, set())
    if unknown:
        raise NotInTheCollection(f"{request.method} {path} takes no {sorted(unknown)}")
    if "auto_publish_text" in sent:
        raise NotInTheCollection("publishing is a call of its own")


def _requests(item: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for each in item.get("item", ()):
        yield from _requests(each)
    if "request" in item:
        yield item["request"]
