"""TikTok in memory, as much of it as publishing needs; bodies are held against the transcribed reference."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

import httpx

from smdesk.adapters import registry
from smdesk.adapters.base import Account, PublishRequest, Session
from smdesk.core.clock import Clock
from smdesk.core.content import MediaItem, Part
from smdesk.core.network import load
from smdesk.core.steps import StepKind
from tests.adapters.contract.bluesky import OverHttp
from tests.adapters.contract.harness import PICTURE, Live
from tests.adapters.contract.wire import Server, body
from tests.adapters.specs import SPECS, reference

TOKEN, OPEN_ID = "act.token-of-the-test", "723f24d7-e717-40f8-a2b6-cb8464cd23b4"
UPLOADS = "https://open-upload.tiktokapis.com/video/"
#: The path of a call → what its body is in the reference; those without a body there are empty.
BODIES = {
    "/v2/post/publish/video/init/": "VideoDirectPostInit",
    "/v2/post/publish/inbox/video/init/": "VideoInboxInit",
    "/v2/post/publish/content/init/": "PhotoInit",
    "/v2/post/publish/status/fetch/": "StatusFetch",
    "/v2/video/list/": "VideoList",
    "/v2/video/query/": "VideoQuery",
}
READING = ("/creator_info/query/", "/status/fetch/", "/video/list/", "/video/query/")
CREATOR: dict[str, Any] = {
    "creator_username": "acme", "creator_nickname": "Acme Bakery", "comment_disabled": False, "duet_disabled": False,
    "privacy_level_options": ["PUBLIC_TO_EVERYONE", "MUTUAL_FOLLOW_FRIENDS", "SELF_ONLY"], "stitch_disabled": True,
    "max_video_post_duration_sec": 300,
}  # fmt: skip


def check(request: httpx.Request) -> None:
    """Raise where a body is not what the reference describes; where it is not beside the project, nothing is."""
    if not SPECS.is_dir() or request.method != "POST" or request.url.path.startswith("/v2/oauth/"):
        return
    name, data = BODIES.get(request.url.path), body(request)
    if name is None:
        assert data == {}, request.url.path
        return
    reference("tiktok/requests.transcribed.schema.json").check(name, data)


def good(data: Any) -> httpx.Response:
    return httpx.Response(200, json={"data": data, "error": {"code": "ok", "message": "", "log_id": "1"}})


def no(status: int, code: str, message: str = "No.") -> httpx.Response:
    return httpx.Response(status, json={"data": {}, "error": {"code": code, "message": message, "log_id": "1"}})


class TikTok(Server):
    """One account: what was announced, and what became of it."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock
        self.posts: dict[str, dict[str, Any]] = {}  # by publish_id, in the order of announcing
        self.number = 7000

    def respond(self, request: httpx.Request) -> httpx.Response:
        if request.url.host == "open-upload.tiktokapis.com":
            assert "authorization" not in request.headers
            return self._bytes(request)
        check(request)
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return no(401, "access_token_invalid", "The access token is invalid")
        path = request.url.path.removeprefix("/v2")
        if path == "/user/info/":
            about = {
                "open_id": OPEN_ID,
                "display_name": "Acme",
                "follower_count": 40,
                "likes_count": 9,
                "video_count": 3,
            }
            return good({"user": {name: about[name] for name in request.url.params["fields"].split(",")}})
        if path == "/post/publish/creator_info/query/":
            return good(CREATOR)
        if path == "/video/list/":
            return good({"videos": [self._row(one) for one in self._out()][::-1][:20], "has_more": False})
        sent = body(request)
        if path == "/video/query/":
            wanted = sent["filters"]["video_ids"]
            return good(
                {"videos": [{"id": str(one["id"]), "view_count": 5} for one in self._out() if str(one["id"]) in wanted]}
            )
        if path == "/post/publish/status/fetch/":
            return self._status(sent["publish_id"])
        if path == "/post/publish/video/init/":
            known = self.announce(sent["post_info"]["title"], sent["source_info"]["video_size"])
            return good({"publish_id": known, "upload_url": f"{UPLOADS}?upload_id={known}"})
        if path == "/post/publish/inbox/video/init/":
            known = self.announce("", sent["source_info"]["video_size"])
            self.posts[known]["draft"] = True
            return good({"publish_id": known, "upload_url": f"{UPLOADS}?upload_id={known}"})
        known = self.announce(sent["post_info"]["description"], 0, photos=True)
        self.posts[known]["draft"] = sent["post_mode"] == "MEDIA_UPLOAD"
        return good({"publish_id": known})

    def announce(self, text: str, size: int, *, photos: bool = False) -> str:
        """Announce a post. One with this text that has no bytes yet is the same again: what `ready` laid is sent."""
        waiting = (known for known, one in self.posts.items() if one["text"] == text and not one["at"])
        known = "" if photos else next(waiting, "")
        if not known:
            self.number += 1
            known = f"v_pub_file~v2.{self.number}"
            at = self.clock.now().timestamp() if photos else 0
            self.posts[known] = {"id": self.number, "text": text, "size": size, "received": 0, "at": at}
        return known

    def _bytes(self, request: httpx.Request) -> httpx.Response:
        one = self.posts[request.url.params["upload_id"]]
        first, _, rest = request.headers["content-range"].removeprefix("bytes ").partition("-")
        assert int(rest.split("/")[0]) == int(first) + len(request.content) - 1
        if int(first) != one["received"] or one["at"]:
            return httpx.Response(416)
        one["received"] += len(request.content)
        if one["received"] < one["size"]:
            return httpx.Response(206)
        one["at"] = self.clock.now().timestamp()
        return httpx.Response(201)

    def _status(self, known: str) -> httpx.Response:
        one = self.posts.get(known)
        if one is None:
            return no(400, "invalid_publish_id")
        if not one["at"]:
            return good({"status": "PROCESSING_UPLOAD", "uploaded_bytes": one["received"]})
        if one.get("draft"):
            return good({"status": "SEND_TO_USER_INBOX"})
        return good({"status": "PUBLISH_COMPLETE", "publicaly_available_post_id": [one["id"]]})

    def _out(self) -> list[dict[str, Any]]:
        return [one for one in self.posts.values() if one["at"] and not one.get("draft")]

    @staticmethod
    def _row(one: dict[str, Any]) -> dict[str, Any]:
        address = f"https://www.tiktok.com/@acme/video/{one['id']}"
        return {"id": str(one["id"]), "title": one["text"], "create_time": int(one["at"]), "share_url": address}

    def live(self) -> list[Live]:
        return [Live(str(one["id"]), one["text"]) for one in self._out()]


def film() -> MediaItem:
    return MediaItem("6" * 64, "video/mp4", PICTURE.stat().st_size, 1080, 1920, 12.0, filename="loaf.mp4")


class Creator(OverHttp):
    network = "tiktok"
    secrets = (TOKEN,)
    sends = ("PUT", "/video/")
    handle: ClassVar = {"publish_id": "v_pub_file~v2.7001"}

    def __init__(self, folder: Path, limits: dict[str, Any]) -> None:
        super().__init__(folder, limits)
        self.server = self.tiktok = TikTok(self.clock)

    def account(self) -> Account:
        return Account(load("tiktok").with_limits(self.limits), "", OPEN_ID, "acme", {}, {"access_token": TOKEN})

    def request(self, text: str = "Fresh bread from seven.", **changes: Any) -> PublishRequest:
        return super().request(text, **{"options": {"privacy": "PUBLIC_TO_EVERYONE"}, **changes})

    def whole(self, part: Part) -> Part:
        """A post without media is one of a video: most are."""
        return part if part.media else replace(part, media=(film(),))

    def ready(self, request: PublishRequest) -> dict[str, Any]:
        if request.step.kind is StepKind.CONTAINER or not any(item.kind == "video" for item in request.part.media):
            return {}
        text = f"{request.part.text}\n\n{request.part.link}" if request.part.link else request.part.text
        known = self.tiktok.announce(text, PICTURE.stat().st_size)
        return {"container:0": {"publish_id": known, "upload_url": f"{UPLOADS}?upload_id={known}"}}

    def connect(self) -> Session:
        return registry.connect("tiktok", self.http(), folder=self.folder, clock=self.clock, secret=TOKEN)

    def live(self) -> list[Live]:
        return self.tiktok.live()

    def sendings(self) -> int:
        photos = sum(seen.path.endswith("/content/init/") for seen in self.server.seen)
        return super().sendings() + photos

    def changes(self) -> int:
        """Reading is done by POST too."""
        return sum(seen.method != "GET" and not seen.path.endswith(READING) for seen in self.server.seen)

    def trouble(self, operation: str, name: str, number: int | None = None) -> None:
        """At publishing how far the network is is read first; what the contract counts begins with the bytes."""
        reads_first = operation == "publish" and number is not None
        super().trouble(operation, name, number + 1 if reads_first and number is not None else number)


HARNESS = Creator
