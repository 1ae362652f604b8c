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
GROUP = -1009876543210  # where people talk about it
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
        self.group: int | None = GROUP
        self.in_group: dict[str, Any] = {"status": "administrator"}
        self.updates: list[dict[str, Any]] = []
        self.talk: dict[int, dict[str, Any]] = {}  # messages of the group
        self.marks: set[tuple[str, str]] = set()

    def respond(self, request: httpx.Request) -> httpx.Response:
        if not request.url.path.startswith(f"/bot{TOKEN}/"):
            return no(401 if "/bot123" in request.url.path else 404, "Unauthorized")
        if DESCRIPTION:
            self.asked.append(DESCRIPTION.check(request))
        method = request.url.path.rsplit("/", 1)[1]
        given = self._given(request)
        if method == "getMe":
            return yes({"id": 123456789, "is_bot": True, "first_name": "Desk", "username": "oldmill_desk_bot"})
        if method == "getUpdates":
            return self._updates(given)
        wanted = str(given.get("chat_id"))
        if wanted == str(self.group):
            return self._in_group(method, given)
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
        about = {"id": self.chat, "type": self.kind, "title": "The Old Mill", "username": NAME}
        return yes(about | ({"linked_chat_id": self.group} if self.group else {}))

    def _getChatMember(self, given: dict[str, Any]) -> httpx.Response:
        return yes({"user": {"id": 123456789, "is_bot": True, "first_name": "Desk"}, **self.member})

    def _updates(self, given: dict[str, Any]) -> httpx.Response:
        """Asking from a number on forgets what was before it."""
        start = int(given.get("offset", 0))
        self.updates = [each for each in self.updates if each["update_id"] >= start]
        return yes(self.updates[: int(given["limit"])])

    def _in_group(self, method: str, given: dict[str, Any]) -> httpx.Response:
        if method == "getChatMember":
            return yes({"user": {"id": 123456789, "is_bot": True, "first_name": "Desk"}, **self.in_group})
        if method == "sendMessage":
            above = given["reply_parameters"]["message_id"]
            if above not in self.talk:
                return no(400, "Bad Request: message to be replied not found")
            self.number += 1
            self.talk[self.number] = {"text": given["text"], "parent": above, "ours": True}
            chat = {"id": self.group, "type": "supergroup"}
            return yes({"message_id": self.number, "date": 1, "chat": chat})
        if method == "deleteMessage":
            found = self.talk.pop(int(given["message_id"]), None)
            self.marks.add(("delete", str(given["message_id"])))
            return yes(True) if found else no(400, "Bad Request: message to delete not found")
        if method == "setMessageReaction":
            mark = ("like", str(given["message_id"]))
            self.marks = self.marks | {mark} if given["reaction"] else self.marks - {mark}
            return yes(True)
        mark = ("block", str(given["user_id"]))
        self.marks = self.marks | {mark} if method == "banChatMember" else self.marks - {mark}
        return yes(True)

    def comment(self, text: str, author: str, at: int, post: int = 0, parent: int = 0, **more: Any) -> str:
        """Somebody writes in the group, under a post of the channel or under another comment."""
        self.number += 1
        chat = {"id": self.group, "type": "supergroup", "title": "Talk"}
        head = {"message_id": post + 5000, "is_automatic_forward": True, "chat": chat, "sender_chat": {"id": CHAT},
                "forward_origin": {"type": "channel", "message_id": post, "chat": {"id": CHAT}}}  # fmt: skip
        above = {"message_id": parent, "chat": chat, "from": {"id": 1}} if parent else head
        who = {"id": sum(map(ord, author)) + 1000, "is_bot": False, "first_name": author.title(), "username": author}
        said = {"message_id": self.number, "date": at, "chat": chat, "from": who, "text": text, **more}
        if post or parent:
            said |= {"reply_to_message": above, "message_thread_id": post + 5000}
        self.talk[self.number] = {"text": text, "parent": 0, "ours": False}
        self.updates.append({"update_id": 900 + self.number, "message": said})
        return f"{self.group}/{self.number}"

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

        talk = self.telegram.talk.items()
        said = [Live(f"{GROUP}/{n}", one["text"], f"{GROUP}/{one['parent']}", "", ()) for n, one in talk if one["ours"]]
        return said + [
            Live(str(number), one["text"], str(one["parent"] or ""), str(root(number))) for number, one in heads.items()
        ]

    def said(self, text: str, *, author: str = "nuria", post: str = "", parent: str = "", kind: str = "comment") -> str:
        at = int(self.clock.now().timestamp())
        above = int(parent.rpartition("/")[2]) if parent else 0
        return self.telegram.comment(text, author, at, int(post or 0), above)

    def done_to(self, identifier: str, author: str) -> set[str]:
        return {act for act, what in self.telegram.marks if what in {identifier.rpartition("/")[2], author}}


HARNESS = Telegram
