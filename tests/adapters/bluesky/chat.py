"""The service of private messages in memory, as its lexicons describe it."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs

import httpx

from tests.adapters.lexicon import Lexicons

DEFS = "chat.bsky.convo.defs"
PREFIX = "chat.bsky.convo."


class ChatService:
    """Conversations of one account; `lexicons` checks each of its answers. `now` is its own clock."""

    def __init__(self, did: str, now: Callable[[], datetime], lexicons: Lexicons | None = None) -> None:
        self.did, self.now, self.lexicons = did, now, lexicons
        self.convos: dict[str, dict[str, Any]] = {}
        self.calls: list[str] = []
        self._numbers = itertools.count(1)

    def said(self, text: str, did: str, *, convo: str = "", status: str = "accepted", kind: str = "direct") -> str:
        """Somebody writes; the id that the adapter gives the message."""
        convo = convo or f"convo-{did.rsplit(':', 1)[-1]}"
        held = self.convos.setdefault(
            convo,
            {"members": [self.did, did], "status": status, "kind": kind, "messages": [], "rev": "", "gone": False},
        )
        return f"{convo}/{self._write(held, text, did)['id']}"

    def respond(self, request: httpx.Request) -> httpx.Response:
        """What the service answers to a call that was handed on to it."""
        name = request.url.path.rsplit(PREFIX, 1)[-1]
        self.calls.append(name)
        params = {key: values[0] for key, values in parse_qs(request.url.query.decode()).items()}
        given = json.loads(request.content) if request.content else params
        if "convoId" in given and (given["convoId"] not in self.convos or self.convos[given["convoId"]]["gone"]):
            return httpx.Response(400, json={"error": "InvalidConvo", "message": "Convo not found"})
        data = getattr(self, f"_{name}")(given)
        if self.lexicons is not None:
            self.lexicons.answer(PREFIX + name, data)
        return httpx.Response(200, json=data)

    def take_away(self, message: str) -> None:
        """Its author deletes a message."""
        convo, _, known = message.partition("/")
        (row,) = [each for each in self.convos[convo]["messages"] if each["id"] == known]
        row.clear()
        row.update({"$type": f"{DEFS}#deletedMessageView", "id": known, "rev": self._rev(),
                    "sender": {"did": self.did}, "sentAt": self._at()})  # fmt: skip
        self.convos[convo]["rev"] = row["rev"]

    def _write(self, held: dict[str, Any], text: str, did: str, **more: Any) -> dict[str, Any]:
        row = {
            "$type": f"{DEFS}#messageView", "id": f"3m{next(self._numbers):011d}", "rev": self._rev(), "text": text,
            "sender": {"did": did}, "sentAt": self._at(), "reactions": [], **more,
        }  # fmt: skip
        held["messages"].append(row)
        held["rev"] = row["rev"]
        return row

    def _listConvos(self, asked: dict[str, Any]) -> dict[str, Any]:
        return {"convos": self._views("accepted")}

    def _listConvoRequests(self, asked: dict[str, Any]) -> dict[str, Any]:
        return {"requests": [{"$type": f"{DEFS}#convoView", **each} for each in self._views("request")]}

    def _getMessages(self, asked: dict[str, Any]) -> dict[str, Any]:
        rows = self.convos[asked["convoId"]]["messages"][::-1]
        start, limit = int(asked.get("cursor", 0)), int(asked["limit"])
        more = {"cursor": str(start + limit)} if start + limit < len(rows) else {}
        return {"messages": rows[start : start + limit], **more}

    def _sendMessage(self, given: dict[str, Any]) -> dict[str, Any]:
        return self._write(self.convos[given["convoId"]], given["message"]["text"], self.did)

    def _acceptConvo(self, given: dict[str, Any]) -> dict[str, Any]:
        self.convos[given["convoId"]]["status"] = "accepted"
        return {"rev": self._rev()}

    def _addReaction(self, given: dict[str, Any]) -> dict[str, Any]:
        row = self._row(given)
        mine = {"value": given["value"], "sender": {"did": self.did}, "createdAt": self._at()}
        row["reactions"] = [mine]
        return {"message": row}

    def _removeReaction(self, given: dict[str, Any]) -> dict[str, Any]:
        row = self._row(given)
        row["reactions"] = []
        return {"message": row}

    def _row(self, given: dict[str, Any]) -> dict[str, Any]:
        return next(row for row in self.convos[given["convoId"]]["messages"] if row["id"] == given["messageId"])

    def _views(self, status: str) -> list[dict[str, Any]]:
        found = [
            {
                "id": known, "rev": held["rev"], "muted": False, "unreadCount": 0, "status": status,
                "members": [{"did": did, "handle": f"{did.rsplit(':', 1)[-1]}.example.com"} for did in held["members"]],
                "lastMessage": held["messages"][-1],
                "kind": {"$type": f"{DEFS}#{held['kind']}Convo", **_GROUP[held["kind"]]},
            }
            for known, held in self.convos.items() if held["status"] == status and not held["gone"]
        ]  # fmt: skip
        return sorted(found, key=lambda view: str(view["rev"]), reverse=True)

    def _rev(self) -> str:
        return f"2222{next(self._numbers):09d}"

    def _at(self) -> str:
        return self.now().strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


_GROUP: dict[str, dict[str, Any]] = {
    "direct": {},
    "group": {"createdAt": "2026-11-01T00:00:00Z", "lockStatus": "unlocked", "lockStatusModerationOverride": False,
              "memberCount": 3, "memberLimit": 50, "name": "Suppliers"},
}  # fmt: skip
