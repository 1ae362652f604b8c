"""What Meta's networks have in common in memory: errors as the Graph gives them, lists that go on by a cursor."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import httpx


def failure(code: int, message: str, status: int = 400, **more: Any) -> httpx.Response:
    error = {"message": message, "type": "OAuthException", "code": code, "fbtrace_id": "A1", **more}
    return httpx.Response(status, json={"error": error})


def listed(request: httpx.Request, found: list[dict[str, Any]]) -> httpx.Response:
    """One page of a list, whose `next` leads where nobody should go."""
    begin, size = int(request.url.params.get("after", 0)), int(request.url.params["limit"])
    page: dict[str, Any] = {"data": found[begin : begin + size]}
    if begin + size < len(found):
        link = "https://elsewhere.example/?access_token=leak"
        page["paging"] = {"cursors": {"after": str(begin + size)}, "next": link}
    return httpx.Response(200, json=page)


def stamp(at: datetime) -> str:
    return re.sub(r"\.\d+", "", at.isoformat()).replace("+00:00", "+0000")
