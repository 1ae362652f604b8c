"""YouTube in memory, as much of it as publishing needs; requests are held against the discovery document."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import httpx

from smdesk.adapters import registry
from smdesk.adapters.base import Account, PublishRequest, Session
from smdesk.adapters.youtube import resource
from smdesk.core.clock import Clock
from smdesk.core.content import MediaItem, Part
from smdesk.core.network import load
from smdesk.core.steps import Step, StepKind
from tests.adapters.contract.bluesky import OverHttp
from tests.adapters.contract.harness import NOW, PICTURE, Live
from tests.adapters.contract.wire import Server, body
from tests.adapters.discovery import Discovery
from tests.adapters.specs import SPECS

CHANNEL, UPLOADS = "UCchannel-of-the-test", "UUchannel-of-the-test"
SECRETS = {
    "access_token": "access-of-the-test", "refresh_token": "refresh-of-the-test", "client_id": "app-of-the-test",
    "client_secret": "secret-of-the-test", "expires_at": (NOW + timedelta(hours=12)).isoformat(),
}  # fmt: skip
SCOPES = " ".join(load("youtube").connect.browser.scopes)


@cache
def description() -> Discovery:
    """The network's own description; large, so it is read once."""
    return Discovery(SPECS / "youtube/youtube.v3.json")


@cache
def analytics() -> Discovery:
    """The other API, of the numbers."""
    return Discovery(SPECS / "youtube/youtubeAnalytics.v2.json")


def failure(status: int, reason: str, message: str = "No") -> httpx.Response:
    error = {
        "code": status,
        "message": message,
        "errors": [{"reason": reason, "domain": "youtube", "message": message}],
    }
    return httpx.Response(status, json={"error": error})


class YouTube(Server):
    """Videos and comments of one channel. `audited` False keeps private what comes through the API."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock
        self.videos: dict[str, dict[str, Any]] = {}
        self.comments: dict[str, dict[str, Any]] = {}
        self.sessions: dict[str, dict[str, Any]] = {}
        self.thumbnails: dict[str, bytes] = {}
        self.audited = self.analytics = True
        self.states = ["uploaded", "processed"]
        self.number = 0

    def respond(self, request: httpx.Request) -> httpx.Response:
        if request.url.host == "oauth2.googleapis.com":
            return self._token(request)
        if "upload_id" in request.url.params:
            return self._bytes(request)
        if SPECS.is_dir():
            (analytics() if "analytics" in request.url.host else description()).check(request)
        if request.headers.get("authorization") != f"Bearer {SECRETS['access_token']}":
            return failure(401, "authError", "Invalid Credentials")
        if request.url.path == "/v2/reports":
            return self._reports(request)
        name = re.sub(r"\W+", "_", request.url.path.removeprefix("/youtube/v3/").removeprefix("/upload/youtube/v3/"))
        answer: httpx.Response = getattr(self, f"_{request.method.lower()}_{name}")(request)
        return answer

    def make(self, sent: dict[str, Any], state: str = "uploaded") -> str:
        """A video of the channel."""
        self.number += 1
        known = f"video-{self.number:05}"
        self.videos[known] = {
            "id": known, "snippet": dict(sent["snippet"]), "status": {**sent["status"], "uploadStatus": state},
            "at": self.clock.now(), "asked": 0, "statistics": {"viewCount": "12", "likeCount": "3"},
        }  # fmt: skip
        return known

    def tick(self) -> None:
        """What is scheduled becomes public at its time."""
        for video in self.videos.values():
            at = video["status"].get("publishAt")
            if at and datetime.fromisoformat(at) <= self.clock.now():
                del video["status"]["publishAt"]
                video["status"]["privacyStatus"] = "public"

    def _token(self, request: httpx.Request) -> httpx.Response:
        sent = {name: values[0] for name, values in parse_qs(request.content.decode()).items()}
        app = (sent.get("client_id"), sent.get("client_secret"))
        if app != (SECRETS["client_id"], SECRETS["client_secret"]):
            return httpx.Response(401, json={"error": "invalid_client"})
        if sent.get("code", SECRETS["refresh_token"]) != sent.get("refresh_token", "c0de"):
            return httpx.Response(400, json={"error": "invalid_grant", "error_description": "Token has been expired."})
        token = {"access_token": SECRETS["access_token"], "expires_in": 12 * 3600, "scope": SCOPES}
        return httpx.Response(200, json=token | {"refresh_token": SECRETS["refresh_token"]})

    def _get_channels(self, request: httpx.Request) -> httpx.Response:
        row = {
            "id": CHANNEL, "snippet": {"title": "Sol Bakery", "customUrl": "@solbakery"},
            "contentDetails": {"relatedPlaylists": {"uploads": UPLOADS}}, "status": {"longUploadsStatus": "allowed"},
            "statistics": {"subscriberCount": "1230", "videoCount": "17", "viewCount": "90210"},
        }  # fmt: skip
        return httpx.Response(200, json={"items": [row]})

    def _get_playlistItems(self, request: httpx.Request) -> httpx.Response:
        assert request.url.params["playlistId"] == UPLOADS
        newest = list(reversed(self.videos))[: int(request.url.params["maxResults"])]
        return httpx.Response(200, json={"items": [{"contentDetails": {"videoId": known}} for known in newest]})

    def _get_videos(self, request: httpx.Request) -> httpx.Response:
        self.tick()
        found = [self.videos[known] for known in request.url.params["id"].split(",") if known in self.videos]
        for video in found:
            if video["status"]["uploadStatus"] == "uploaded":
                video["status"]["uploadStatus"] = self.states[min(video["asked"], len(self.states) - 1)]
                video["asked"] += 1
        parts = {"id", *request.url.params["part"].split(",")}
        rows = [{name: value for name, value in video.items() if name in parts} for video in found]
        return httpx.Response(200, json={"items": rows})

    def _reports(self, request: httpx.Request) -> httpx.Response:
        if not self.analytics:
            return failure(403, "accessNotConfigured")
        asked = request.url.params["filters"].removeprefix("video==").split(",")
        heads = ["video", *request.url.params["metrics"].split(",")]
        rows = [[video, 90, 42, 3, 1] for video in asked if video in self.videos]
        return httpx.Response(200, json={"columnHeaders": [{"name": name} for name in heads], "rows": rows})

    def _post_videos(self, request: httpx.Request) -> httpx.Response:
        self.number += 1
        known = f"session-{self.number}"
        self.sessions[known] = {"sent": body(request), "bytes": b"", "video": ""}
        at = f"https://youtube.googleapis.com/upload/youtube/v3/videos?uploadType=resumable&upload_id={known}"
        return httpx.Response(200, headers={"location": at})

    def _bytes(self, request: httpx.Request) -> httpx.Response:
        there = self.sessions.get(request.url.params["upload_id"])
        if there is None:
            return httpx.Response(404, text="Not Found")
        span, size = request.headers["content-range"].removeprefix("bytes ").split("/")
        if span != "*" and not there["video"]:
            begin, end = (int(number) for number in span.split("-"))
            assert begin == len(there["bytes"]), "no hole, and nothing twice"
            assert end - begin + 1 == len(request.content)
            there["bytes"] += request.content
        if len(there["bytes"]) < int(size):
            got = len(there["bytes"])
            return httpx.Response(308, headers={"range": f"bytes=0-{got - 1}"} if got else {})
        there["video"] = there["video"] or self.make(there["sent"])
        return httpx.Response(200, json={"id": there["video"], "status": {"uploadStatus": "uploaded"}})

    def _put_videos(self, request: httpx.Request) -> httpx.Response:
        sent = body(request)
        video = self.videos.get(sent["id"])
        if video is None:
            return failure(404, "videoNotFound")
        video["snippet"] = sent["snippet"]
        video["status"] = {**sent["status"], "uploadStatus": video["status"]["uploadStatus"]}
        if not self.audited:
            video["status"]["privacyStatus"] = "private"
        return httpx.Response(200, json={name: video[name] for name in ("id", "snippet", "status")})

    def _post_thumbnails_set(self, request: httpx.Request) -> httpx.Response:
        self.thumbnails[request.url.params["videoId"]] = request.content
        return httpx.Response(200, json={"items": []})

    def _delete_videos(self, request: httpx.Request) -> httpx.Response:
        gone = self.videos.pop(request.url.params["id"], None) is None
        return failure(404, "videoNotFound") if gone else httpx.Response(204)

    def _delete_comments(self, request: httpx.Request) -> httpx.Response:
        gone = self.comments.pop(request.url.params["id"], None) is None
        return failure(404, "commentNotFound") if gone else httpx.Response(204)

    def _post_commentThreads(self, request: httpx.Request) -> httpx.Response:
        sent = body(request)["snippet"]
        if sent["videoId"] not in self.videos:
            return failure(404, "videoNotFound")
        known = self.say(sent["topLevelComment"]["snippet"]["textOriginal"], sent["videoId"])
        return httpx.Response(200, json={"id": known, "snippet": sent})

    def _post_comments(self, request: httpx.Request) -> httpx.Response:
        sent = body(request)["snippet"]
        above = self.comments.get(sent["parentId"])
        if above is None or above.get("parent"):
            return failure(404, "parentCommentNotFound")
        known = self.say(sent["textOriginal"], above["video"], CHANNEL, sent["parentId"])
        return httpx.Response(200, json=self._comment(known))

    def say(self, text: str, video: str, author: str = CHANNEL, parent: str = "", status: str = "published") -> str:
        """A comment, of the channel itself without an author."""
        self.number += 1
        known = f"comment-{self.number:05}"
        self.comments[known] = {
            "video": video, "text": text, "author": author, "parent": parent, "status": status, "at": self.clock.now(),
        }  # fmt: skip
        return known

    def _comment(self, known: str) -> dict[str, Any]:
        one = self.comments[known]
        at = one.get("at", NOW).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        parent = {"parentId": one["parent"]} if one.get("parent") else {}
        original = {"textOriginal": one["text"]} if one["author"] == CHANNEL else {}
        return {"kind": "youtube#comment", "id": known, "snippet": {
            "authorDisplayName": f"@{one['author']}", "authorChannelId": {"value": one["author"]},
            "authorProfileImageUrl": "https://yt3.ggpht.com/a", "textDisplay": one["text"], **original, **parent,
            "viewerRating": "none", "moderationStatus": one.get("status", "published"), "publishedAt": at,
            "updatedAt": one.get("edited", at),
        }}  # fmt: skip

    def _get_commentThreads(self, request: httpx.Request) -> httpx.Response:
        asked = request.url.params
        assert asked["textFormat"] == "plainText"
        wanted = asked.get("moderationStatus", "published")
        heads = [
            known for known, one in reversed(self.comments.items())
            if not one.get("parent") and one.get("status", "published") == wanted
            and asked.get("videoId", one["video"]) == one["video"]
        ]  # fmt: skip
        return self._listed(request, heads, [self._thread(known) for known in heads])

    def _get_comments(self, request: httpx.Request) -> httpx.Response:
        parent = request.url.params["parentId"]
        if parent not in self.comments:
            return failure(404, "commentNotFound")
        below = self._under(parent)
        return self._listed(request, below, [self._comment(known) for known in below])

    def _post_comments_setModerationStatus(self, request: httpx.Request) -> httpx.Response:
        known = request.url.params["id"]
        if known not in self.comments:
            return failure(404, "commentNotFound")
        self.comments[known]["status"] = request.url.params["moderationStatus"]
        return httpx.Response(204)

    @staticmethod
    def _listed(request: httpx.Request, known: list[str], rows: list[dict[str, Any]]) -> httpx.Response:
        size, token = int(request.url.params.get("maxResults", 20)), request.url.params.get("pageToken", "")
        if token and token not in known:
            return failure(400, "invalidPageToken")
        start = known.index(token) if token else 0
        more = {"nextPageToken": known[start + size]} if start + size < len(known) else {}
        return httpx.Response(200, json={"items": rows[start : start + size], **more})

    def _under(self, parent: str) -> list[str]:
        return [
            known for known, one in self.comments.items()
            if one.get("parent") == parent and one.get("status", "published") == "published"
        ]  # fmt: skip

    def _thread(self, known: str) -> dict[str, Any]:
        """With the newest five of its answers."""
        below, video = self._under(known), self.comments[known]["video"]
        replies = {"replies": {"comments": [self._comment(each) for each in below[-5:]]}} if below else {}
        snippet = {"videoId": video, "topLevelComment": self._comment(known), "totalReplyCount": len(below)}
        return {"kind": "youtube#commentThread", "id": known, "snippet": snippet, **replies}


def film(folder: Path = PICTURE.parent) -> MediaItem:
    """A video, as far as anybody looks at it here."""
    return MediaItem("7" * 64, "video/mp4", PICTURE.stat().st_size, 1920, 1080, 12.0, filename="loaf.mp4")


class OneChannel(OverHttp):
    network = "youtube"
    secrets = tuple(value for name, value in SECRETS.items() if name not in {"expires_at", "client_id"})
    sends = ("PUT", "/youtube/v3/videos")
    handle: ClassVar = {"session": "https://youtube.googleapis.com/upload/youtube/v3/videos?upload_id=session-1"}

    def __init__(self, folder: Path, limits: dict[str, Any]) -> None:
        super().__init__(folder, limits)
        self.server = self.tube = YouTube(self.clock)

    def account(self) -> Account:
        return Account(
            load("youtube").with_limits(self.limits), "", CHANNEL, "solbakery", {"uploads": UPLOADS}, dict(SECRETS)
        )  # fmt: skip

    def connect(self) -> Session:
        """As the person does it, with Google's page left out."""
        http = self.http()
        app = {name: SECRETS[name] for name in ("client_id", "client_secret")}
        sign_in = registry.begin_sign_in("youtube", http, **app, redirect_uri="http://127.0.0.1:1/")
        state = parse_qs(urlsplit(sign_in.url).query)["state"][0]
        pasted = f"http://127.0.0.1:1/?code=c0de&state={state}"
        return registry.finish_sign_in("youtube", http, sign_in, pasted, clock=self.clock)

    def whole(self, part: Part) -> Part:
        return replace(part, media=(film(),))

    def request(self, text: str = "Fresh bread from seven.", **changes: Any) -> PublishRequest:
        files = {film().sha256: PICTURE}
        return super().request(text, **{"files": files, **changes})

    def upload(self) -> PublishRequest:
        step = Step(StepKind.UPLOAD, 0, 0)
        return self.request(part=Part("With a film", (film(),)), step=step, prepared={})

    def ready(self, request: PublishRequest) -> dict[str, Any]:
        """The video of this publication, uploaded already."""
        if request.step.kind not in {StepKind.PART, StepKind.DELEGATE}:
            return {}
        known = self._of(request.key) or self.tube.make(resource.uploading(request), "processed")
        self.made[request.key] = known
        return {"container:0": {"video": known}}

    def _of(self, key: str) -> str:
        return next((known for made, known in self.made.items() if made == key and known in self.tube.videos), "")

    @property
    def made(self) -> dict[str, str]:
        """Key of a publication → its video."""
        return self.__dict__.setdefault("_made", {})  # type: ignore[no-any-return]

    def sendings(self) -> int:
        method, path = self.sends
        return sum(seen.method == method and seen.path == path for seen in self.server.seen)

    def live(self) -> list[Live]:
        self.tube.tick()
        shown = [
            Live(known, one["snippet"]["description"], "", known)
            for known, one in self.tube.videos.items() if one["status"]["privacyStatus"] == "public"
        ]  # fmt: skip
        return shown + [
            Live(known, one["text"], one.get("parent") or one["video"], one["video"])
            for known, one in self.tube.comments.items() if one["author"] == CHANNEL
        ]  # fmt: skip

    def said(self, text: str, *, author: str = "nuria", post: str = "", parent: str = "", kind: str = "comment") -> str:
        return self.tube.say(text, post, author, parent)

    def done_to(self, identifier: str, author: str) -> set[str]:
        status = self.tube.comments[identifier]["status"]
        return {"heldForReview": {"hide"}, "rejected": {"delete"}}.get(status, set())


HARNESS = OneChannel
