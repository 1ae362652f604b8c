"""Snapchat's public profiles in memory; each call is held against a transcription, media against their key.

There are two: the reference beside the project, and one of ours, of lower trust, for what that has nothing of.
"""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

import httpx
from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from smdesk.adapters import registry
from smdesk.adapters.base import Account, PublishRequest, Session
from smdesk.core.clock import Clock
from smdesk.core.content import MediaItem, Part
from smdesk.core.network import load
from smdesk.core.steps import StepKind
from tests.adapters.contract.bluesky import OverHttp
from tests.adapters.contract.harness import PICTURE, Live
from tests.adapters.contract.wire import Server, body
from tests.adapters.specs import SPECS, Reference, reference

TOKEN, PROFILE = "hCgwKCjE2token-of-the-test", "b7f1f1a0-7b0e-4a43-a8d6-0d52c51a4a9b"
HOST = "businessapi.snapchat.com"
OWN = f"/v1/public_profiles/{PROFILE}"
#: The path of a call below the profile → what its body is in the reference.
BODIES = {"/media": "MediaCreate", "/stories": "StoryCreate", "/spotlights": "SpotlightCreate"}
PARAMETERS = {"granularity", "fields", "startTime", "endTime"}
READS = {f"{OWN}/stats", OWN, "/v1/public_profiles/my_profile"}
#: Where media are uploaded, as `add_path` and `finalize_path` of the answers here have it.
UPLOADS = re.compile(r"/us/v1/media/[\w-]+/(multipart-upload-v2|upload)")
OURS = Reference(Path(__file__).with_name("snapchat.transcribed.schema.json"))


def check(request: httpx.Request) -> None:
    """Raise where a call of the API is not what is described, or is described nowhere."""
    if request.url.host != HOST:  # signing in is RFC 6749
        return
    path = request.url.path
    if request.method == "GET":
        assert path in READS, path
        assert set(request.url.params) <= PARAMETERS, request.url
        return
    assert request.method == "POST", request.method
    if UPLOADS.fullmatch(path):
        sent = fields_of(request)
        piece = sent.pop("file", None)
        OURS.check("Upload", {name: value.decode() for name, value in sent.items()})
        assert (piece is not None) is (sent["action"] == b"ADD")
    elif path == f"{OWN}/saved_stories":
        OURS.check("SavedStoryCreate", body(request))
    else:
        name = BODIES[path.removeprefix(OWN)]
        if SPECS.is_dir():  # it is not there in a checkout alone
            reference("snapchat/requests.transcribed.schema.json").check(name, body(request))


def good(**data: Any) -> httpx.Response:
    told = {"request_id": "5007083c", "request_status": "SUCCESS", **data}
    if SPECS.is_dir():
        reference("snapchat/requests.transcribed.schema.json").check("Envelope", told)
    return httpx.Response(200, json=told)


def no(status: int, code: str, message: str = "No.") -> httpx.Response:
    told = {"request_status": "ERROR", "error_code": code, "display_message": message}
    return httpx.Response(status, json=told)


def opened(sealed: bytes, key: str, start: str) -> bytes:
    """What was sealed, as Snapchat opens it."""
    cipher = Cipher(algorithms.AES(base64.b64decode(key)), modes.CBC(base64.b64decode(start))).decryptor()
    padder = padding.PKCS7(128).unpadder()
    return padder.update(cipher.update(sealed) + cipher.finalize()) + padder.finalize()


def fields_of(request: httpx.Request) -> dict[str, bytes]:
    """The fields of a multipart body."""
    mark = b"--" + request.headers["content-type"].partition("boundary=")[2].encode()
    found = {}
    for piece in request.content.split(mark)[1:-1]:
        head, _, value = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        found[head.partition(b'name="')[2].partition(b'"')[0].decode()] = value.removesuffix(b"\r\n")
    return found


class Snapchat(Server):
    """One profile: media that were announced, and what was posted."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock
        self.media: dict[str, dict[str, Any]] = {}
        self.posts: list[dict[str, Any]] = []
        self.number = 0

    def respond(self, request: httpx.Request) -> httpx.Response:
        assert request.url.host == HOST
        check(request)
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return no(401, "UNAUTHORIZED", "The access token is no good")
        path = request.url.path
        if path in {"/v1/public_profiles/my_profile", OWN}:
            about = {"id": PROFILE, "display_name": "Acme Bakery", "snap_user_name": "acme", "subscriber_count": 40}
            return good(public_profiles=[{"public_profile": about}])
        if path == f"{OWN}/stats":
            return good(assets=[{"timeseries": [day("2026-09-30", VIEWS="5")]}])
        if path == f"{OWN}/media":
            return self._announced(body(request))
        if path.startswith("/us/v1/media/"):
            return self._uploaded(path.rsplit("/", 2)[1], fields_of(request))
        return self._posted(path.removeprefix(f"{OWN}/"), body(request))

    def announce(self, **told: Any) -> str:
        """A medium that is there."""
        known = f"7536bbc5-0074-4dc4-b654-{len(self.media):012d}"
        self.media[known] = {"parts": {}, "ready": False, **told}
        return known

    def _announced(self, sent: dict[str, Any]) -> httpx.Response:
        known = self.announce(**sent)
        path = f"/us/v1/media/{known}/multipart-upload-v2"
        return good(media_id=known, add_path=f"{path}?action=ADD", finalize_path=f"{path}?action=FINALIZE")

    def _uploaded(self, known: str, sent: dict[str, bytes]) -> httpx.Response:
        one = self.media.get(known)
        if one is None:
            return no(404, "MEDIA_NOT_FOUND")
        if sent["action"] == b"ADD":
            assert len(sent["file"]) <= 32 * 1024 * 1024
            one["parts"][int(sent["part_number"])] = sent["file"]
            return good()
        assert sorted(one["parts"]) == list(range(1, len(one["parts"]) + 1))
        one["bytes"] = opened(b"".join(one["parts"][n] for n in sorted(one["parts"])), one["key"], one["iv"])
        one["ready"] = True
        return good()

    def _posted(self, what: str, sent: dict[str, Any]) -> httpx.Response:
        saved = sent["saved_stories"][0] if what == "saved_stories" else {}
        known = saved["snap_sources"][0]["media_id"] if saved else sent["media_id"]
        one = self.media.get(known)
        if one is None or not one["ready"]:
            return no(400, "MEDIA_EXPIRED" if one is None else "MEDIA_PROCESSING")
        self.number += 1
        name = known if what == "stories" else f"W7_{self.number}"
        self.posts.append({"id": name, "kind": what, "text": sent.get("description", saved.get("title", ""))})
        if what == "stories":
            return good()  # a story is told no id
        if saved:
            return good(saved_stories=[{"saved_story": {"id": name, "title": saved["title"]}}])
        return good(spotlight_id=name)


def day(date: str, **numbers: str) -> dict[str, Any]:
    """A day of the numbers."""
    whole = "dimension_breakdown"
    rows = [
        {"field": {"field_name": name}, "stats": [{whole: "COUNTRY", "value": "1"}, {whole: "DEFAULT", "value": value}]}
        for name, value in numbers.items()
    ]
    return {"start_time": f"{date}T00:00:00.000Z", "end_time": f"{date}T23:59:59.000Z", "fields": rows}


class Profile(OverHttp):
    network = "snapchat"
    secrets = (TOKEN,)
    sends = ("POST", "/spotlights")
    handle: ClassVar = {
        "media_id": "7536bbc5-0074-4dc4-b654-000000000000", "add": "/us/v1/media/1/multipart-upload-v2?action=ADD",
        "finish": "/us/v1/media/1/multipart-upload-v2", "key": "A" * 43 + "=", "chain": "A" * 22 + "==", "sent": 0,
    }  # fmt: skip

    def __init__(self, folder: Path, limits: dict[str, Any]) -> None:
        super().__init__(folder, limits)
        self.server = self.snapchat = Snapchat(self.clock)

    def account(self) -> Account:
        return Account(load("snapchat").with_limits(self.limits), "", PROFILE, "acme", {}, {"access_token": TOKEN})

    def whole(self, part: Part) -> Part:
        """A post has one medium, a video mostly."""
        return replace(part, media=part.media[:1] or (film(),))

    def ready(self, request: PublishRequest) -> dict[str, Any]:
        if request.step.kind is StepKind.UPLOAD or not request.part.media:
            return {}
        return {"upload:0:0": {"media_id": self.snapchat.announce(ready=True)}}

    def connect(self) -> Session:
        return registry.connect("snapchat", self.http(), folder=self.folder, clock=self.clock, secret=TOKEN)

    def live(self) -> list[Live]:
        return [Live(one["id"], one["text"]) for one in self.snapchat.posts]


def film() -> MediaItem:
    return MediaItem("6" * 64, "video/mp4", PICTURE.stat().st_size, 1080, 1920, 12.0, filename="loaf.mp4")


HARNESS = Profile
