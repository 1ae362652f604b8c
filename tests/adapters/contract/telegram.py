"""A Bot API server in memory with one channel, as much of it as publishing needs."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any, ClassVar

import httpx

from smdesk.adapters import registry
from smdesk.adapters.base import Account, Session
from smdesk.core.network import load
from tests.adapters.botapi import BotApi
from tests.adapters.contract.bluesky import OverHttp
from tests.adapters.contract.harness import Live
from tests.adapters.contract.wire import Server

TOKEN = "123456789:AAF-token_of_the_test_0123456789abcdef"
CHAT, NAME = -1001234567890, "oldmill"
SHARED = Path(os.environ.get("SMDESK_SHARED") or Path(__file__).parents[3].parent / "shared")
FILE = SHARED / "specs" / "telegram" / "bot-api.json"
#: Every request of every test is one that the description knows, where the shared material is at hand.
DESCRIPTION = BotApi(FILE) if FILE.is_file() else None


def no(status: int, description: str, **parameters: Any) -> httpx.Response:
    data = {"ok": False, "error_code": status, "description": description}
    return httpx.Response(status, json=data | ({"parameters": parameters} if parameters else {}))


def yes(result: Any) -> httpx.Response:
    return httpx.Response(200, json={"ok": True, "result": result})


class Telegram_(Server):
    """Messages of one channel; `chat` is its present number."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: dict[int, dict[str, Any]] = {}
        self.chat, self.number, self.asked = CHAT, 40, []
        self.member: dict[str, Any] = {"status": "administrator", "can_post_messages": True}
        self.kind = "channel"

    def respond(self, request: httpx.Request) -> httpx.Response:
        if not request.url.path.startswith(f"/bot{TOKEN}/"):
            return no(401 if "/bot123" in request.url.path else 404, "Unauthorized")
        if DESCRIPTION:
            self.asked.append(DESCRIPTION.check(request))
        method = request.url.path.rsplit("/", 1)[1]
        given = self._given(request)
        if method == "getMe":
            return yes({"id": 123456789, "is_bot": True, "first_name": "Desk", "username": "oldmill_desk_bot"})
        wanted = str(given.get("chat_id"))
        if wanted == str(CHAT) and self.chat != CHAT:
            text = "Bad Request: group chat was upgraded to a supergroup chat"
            return no(400, text, migrate_to_chat_id=self.chat)
        if wanted not in {str(self.chat), f"@{NAME}"}:
            return no(400, "Bad Request: chat not found")
        handler = getattr(self, f"_{method}", None) or (self._send if method.startswith("send") else None)
        return handler(given) if handler else no(404, "Not Found")

    @staticmethod
    def _given(request: httpx.Request) -> dict[str, Any]:
        if request.method == "GET":
            return dict(request.url.params)
        if request.headers["content-type"].startswith("application/json"):
            return dict(json.loads(request.content))
        found = re.findall(rb'name="(\w+)"\r\n\r\n(.*?)\r\n--', request.content, re.DOTALL)
        given: dict[str, Any] = {name.decode(): value.decode() for name, value in found}
        return {name: json.loads(v) if v[:1] in {"[", "{"} else v for name, v in given.items()}

    def _getChat(self, given: dict[str, Any]) -> httpx.Response:
        return yes({"id": self.chat, "type": self.kind, "title": "The Old Mill", "username": NAME})

    def _getChatMember(self, given: dict[str, Any]) -> httpx.Response:
        return yes({"user": {"id": 123456789, "is_bot": True, "first_name": "Desk"}, **self.member})

    def _getChatMemberCount(self, given: dict[str, Any]) -> httpx.Response:
        return yes(321)

    def _send(self, given: dict[str, Any]) -> httpx.Response:
        members = given.get("media", [given])
        reply = given.get("reply_parameters", {}).get("message_id")
        if reply is not None and reply not in self.messages:
            return no(400, "Bad Request: message to be replied not found")
        made = []
        for member in members:
            self.number += 1
            text = member.get("text", member.get("caption", ""))
            self.messages[self.number] = {"text": text, "parent": reply, "group": self.number - len(made), **member}
            made.append({"message_id": self.number, "date": 1, "chat": {"id": self.chat, "type": "channel"}})
        return yes(made if "media" in given else made[0])

    def _deleteMessage(self, given: dict[str, Any]) -> httpx.Response:
        found = self.messages.pop(int(given["message_id"]), None)
        return yes(True) if found else no(400, "Bad Request: message to delete not found")

    def _deleteMessages(self, given: dict[str, Any]) -> httpx.Response:
        for number in given["message_ids"]:
            self.messages.pop(number, None)
        return yes(True)


class Telegram(OverHttp):
    network = "telegram"
    secrets = (TOKEN,)
    handle: ClassVar = {"id": "41"}

    def __init__(self, folder: Path, limits: dict[str, Any]) -> None:
        super().__init__(folder, limits)
        self.server = self.telegram = Telegram_()

    def account(self) -> Account:
        facts = {"name": NAME, "kind": "channel", "bot": "@oldmill_desk_bot"}
        spec = load("telegram").with_limits(self.limits)
        return Account(spec, "", str(CHAT), f"@{NAME}", facts, {"bot_token": TOKEN, "chat": str(CHAT)})

    def connect(self) -> Session:
        return registry.connect(
            "telegram", self.http(), folder=self.folder, clock=self.clock, handle=f"@{NAME}", secret=TOKEN
        )

    def sendings(self) -> int:
        return sum(bool(re.search(r"/send[A-Z]\w+$", seen.path)) for seen in self.server.seen)

    def live(self) -> list[Live]:
        heads = {number: one for number, one in self.telegram.messages.items() if one["group"] == number}

        def root(number: int) -> int:
            parent = heads[number]["parent"] if number in heads else None
            return root(parent) if parent else number

        return [
            Live(str(number), one["text"], str(one["parent"] or ""), str(root(number))) for number, one in heads.items()
        ]


HARNESS = Telegram
