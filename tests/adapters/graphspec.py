"""Checks requests to Meta's Graph against the surface that Meta publishes for v26 (specs/meta).

The Graph ignores parameters that it does not know, silently, which hides slips; here each one must be in the
description. What its edges leave out because every call may have it is named in `EVERYWHERE`.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import httpx

EVERYWHERE = {"access_token", "appsecret_proof", "fields", "limit", "after", "before", "summary"}
#: Phases of an upload that the guide of reels and stories names and the description leaves out.
#: The description's names for Instagram's own door lose their underscores; the reference keeps them (media_publish).
SPELT = {("IGUserForIGOnlyAPI", "/media_publish"): "/mediapublish"}
GUIDED = {("Page", "POST", "/videos"): {"source"}, ("Page", "POST", "/photos"): {"source"}}
#: The reference of the Marketing API lets an account's lists be filtered; the description says so of numbers only.
GUIDED |= {
    ("AdAccount", "GET", edge): {"filtering"} for edge in ("/campaigns", "/adsets", "/adcreatives", "/ads")
}  # fmt: skip


class NotInTheDescription(AssertionError):
    """A request that the description does not have."""


@cache
def nodes(specs: Path) -> dict[str, Any]:
    """The description's nodes by name."""
    found: dict[str, Any] = json.loads((specs / "meta/graph-v26-sdk-surface.json").read_text("utf-8"))["nodes"]
    return found


@cache
def older(specs: Path, node: str) -> dict[str, Any]:
    """A node that only the description of v25 has (containers), in the shape of the newer one."""
    found = json.loads((specs / "meta/graph-v25" / f"{node}.json").read_text("utf-8"))
    edges = [
        {"method": each["method"], "endpoint": f"/{each.get('endpoint') or ''}",
         "params": {param["name"]: param["type"] for param in each.get("params", ())}}
        for each in found["apis"]
    ]  # fmt: skip
    return {"fields": [field["name"] for field in found["fields"]], "edges": edges}


def check(specs: Path, node: str, request: httpx.Request, edge: str) -> None:
    """Raise NotInTheDescription where a node's edge does not take this request."""
    described = nodes(specs).get(node) or older(specs, node)
    edge = SPELT.get((node, edge), edge)
    edges = {(each["method"], each["endpoint"]): each["params"] for each in described["edges"]}
    if (request.method, edge) not in edges:
        raise NotInTheDescription(f"{node} has no {request.method} {edge}")
    allowed = set(edges[request.method, edge]) | EVERYWHERE | GUIDED.get((node, request.method, edge), set())
    sent = {name for name, _ in request.url.params.multi_items()} | set(form(request))
    unknown = sent - allowed
    if unknown:
        raise NotInTheDescription(f"{request.method} {node}{edge} takes no {sorted(unknown)}")
    if "access_token" in sent:
        raise NotInTheDescription("the token belongs into the header")
    if "fields" in request.url.params and edge == "/":
        asked = set(top(request.url.params["fields"]))
        expanded = {
            endpoint.strip("/") for method, endpoint in edges if method == "GET"
        }  # an edge may stand as a field
        strange = asked - set(described["fields"]) - expanded
        if strange:
            raise NotInTheDescription(f"{node} has no fields {sorted(strange)}")


def check_values(specs: Path, node: str, request: httpx.Request, edge: str) -> None:
    """Raise NotInTheDescription where a parameter that has a list of values has another one."""
    described = next(e for e in nodes(specs)[node]["edges"] if (e["method"], e["endpoint"]) == (request.method, edge))
    for name, value in {**dict(request.url.params), **form(request)}.items():
        kind = described["params"].get(name, "").removeprefix("list<").removesuffix(">")
        known = described["enum_refs"].get(kind) if kind.endswith("_enum") else None
        if isinstance(known, str):
            owner, _, enum = known.partition(".")
            known = nodes(specs)[owner]["enums"][enum]
        sent = json.loads(value) if value.startswith("[") else [value]
        if known is not None and not set(sent) <= set(known):
            raise NotInTheDescription(f"{request.method} {node}{edge}: {name} is never {value}")


def check_fields(specs: Path, node: str, fields: str, inner: dict[str, str]) -> None:
    """Raise NotInTheDescription where a list's rows have no such fields; `inner`: which node an edge among them has."""
    strange = set(top(fields)) - set(nodes(specs)[node]["fields"]) - set(inner)
    if strange:
        raise NotInTheDescription(f"{node} has no fields {sorted(strange)}")
    for edge, part in re.findall(r"(\w+)(?:\.\w+\(\d+\))?\{([^}]*)\}", fields):
        check_fields(specs, inner[edge], part, {})


def gives(specs: Path, node: str, fields: str) -> None:
    """Raise NotInTheDescription where the rows of a list, which are such nodes, have no such fields."""
    described = nodes(specs)[node]
    edges = {each["endpoint"].strip("/") for each in described["edges"] if each["method"] == "GET"}
    strange = set(top(fields)) - set(described["fields"]) - edges
    if strange:
        raise NotInTheDescription(f"{node} has no fields {sorted(strange)}")
    for name, inner in re.findall(r"(\w+)(?:\.\w+\(\w+\))*\{((?:[^{}]|\{[^{}]*\})*)\}", fields):
        gives(specs, {"comments": "IGComment", "replies": "IGComment"}.get(name, node), inner)


def form(request: httpx.Request) -> dict[str, str]:
    """The fields of a form, sent as such or in parts; a file counts by the name of its part."""
    request.read()
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/x-www-form-urlencoded"):
        return dict(parse_qsl(request.content.decode(), keep_blank_values=True))
    if kind.startswith("multipart/form-data"):
        parts = re.finditer(
            rb'form-data; name="(\w+)"(; filename="[^"]*")?[^\r]*(?:\r\n[^\r]+)*\r\n\r\n(.*?)\r\n--',
            request.content,
            re.DOTALL,
        )
        return {part[1].decode(): "" if part[2] else part[3].decode() for part in parts}
    return {}


def top(fields: str) -> list[str]:
    """The names at the top of a `fields` parameter: `id,comments.limit(5){id}` → id, comments."""
    names, depth, word = [], 0, ""
    for sign in fields + ",":
        if sign in "{(":
            depth += 1
        elif sign in "})":
            depth -= 1
        elif sign == "," and depth == 0:
            names.append(word.split(".")[0])
            word = ""
        elif depth == 0:
            word += sign
    return names
