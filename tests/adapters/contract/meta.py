"""What Meta's networks have in common in memory: errors as the Graph gives them, lists that go on by a cursor."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from typing import Any

import httpx

from smdesk.core.clock import Clock
from tests.adapters import graphspec
from tests.adapters.contract.harness import Live


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


class Talks:
    """The private messages of an account: what people write, and what is sent to them."""

    def __init__(self, clock: Clock, ours: dict[str, str], commenter: Callable[[str], dict[str, str]]) -> None:
        self.clock = clock
        self.commenter = commenter  # who wrote a comment
        self.ours = ours  # as the network names the account
        self.held: dict[str, list[dict[str, Any]]] = defaultdict(list)  # conversation → messages, oldest first
        self.sent: list[dict[str, Any]] = []
        self.private: dict[str, str] = {}  # comment → conversation in which it was answered

    def said(self, person: dict[str, str], text: str, *, ours: bool = False) -> str:
        """Somebody writes, or the account itself elsewhere; gives the id."""
        talk = self.held[f"t_{person['id']}"]
        known = f"m_{sum(map(len, self.held.values())) + 1}"
        talk.append({"id": known, "message": text, "from": self.ours if ours else person,
                     "created_time": stamp(self.clock.now())})  # fmt: skip
        return known

    def live(self) -> list[Live]:
        """What the account has said, each in the exchange it stands in."""
        return [Live(row["id"], row["message"], known, known)
                for known, talk in self.held.items() for row in talk if row["from"] == self.ours]  # fmt: skip

    def conversations(self, request: httpx.Request) -> httpx.Response:
        nested = re.search(r"messages\.limit\((\d+)\)\{id,", request.url.params["fields"])
        size = nested[1] if nested else "1"
        asked = httpx.Request("GET", "https://graph.facebook.com/", params={"limit": size})
        last = sorted(self.held.items(), key=lambda each: str(each[1][-1]["created_time"]), reverse=True)
        wanted = request.url.params.get("user_id")
        rows = [
            {"id": known, "updated_time": talk[-1]["created_time"], "messages": listed(asked, talk[::-1]).json()}
            for known, talk in last
            if wanted in {None, known.removeprefix("t_")}
        ]
        return listed(request, rows)

    def messages(self, request: httpx.Request, talk: str) -> httpx.Response:
        return listed(request, self.held[talk][::-1])

    def send(self, request: httpx.Request) -> httpx.Response:
        form = graphspec.form(request)
        recipient = json.loads(form["recipient"])
        comment = recipient.get("comment_id")
        if comment in self.private:
            return failure(10900, "Activity already replied to")
        person = recipient["id"] if comment is None else self.commenter(comment)["id"]
        known = self.said({"id": person}, json.loads(form["message"])["text"], ours=True)
        if comment is not None:
            self.private[comment] = f"t_{person}"
        self.sent.append({"to": comment or person, "kind": form.get("messaging_type"), "tag": form.get("tag")})
        return httpx.Response(200, json={"recipient_id": person, "message_id": known})
