"""The checker of discovery documents lets right requests through and no wrong ones."""

from __future__ import annotations

from functools import cache

import httpx
import pytest

from tests.adapters.discovery import Discovery, NotInTheDescription
from tests.adapters.specs import SPECS

API = "https://youtube.googleapis.com/youtube/v3"
UPLOAD = "https://youtube.googleapis.com/upload/youtube/v3"
VIDEO = {"snippet": {"title": "Bread", "tags": ["a"]}, "status": {"privacyStatus": "private"}}

pytestmark = pytest.mark.skipif(not SPECS.is_dir(), reason="the networks' own descriptions lie beside the project")


@cache
def youtube() -> Discovery:
    return Discovery(SPECS / "youtube/youtube.v3.json")


@pytest.mark.parametrize(
    ("request_", "method"),
    [
        (httpx.Request("PUT", f"{API}/videos?part=snippet,status", json={"id": "v", **VIDEO}), "youtube.videos.update"),
        (httpx.Request("GET", f"{API}/videos?part=status&id=a,b&maxResults=50"), "youtube.videos.list"),
        (httpx.Request("DELETE", f"{API}/videos?id=v"), "youtube.videos.delete"),
        (
            httpx.Request("POST", f"{UPLOAD}/videos?uploadType=resumable&part=snippet", json=VIDEO,
                          headers={"X-Upload-Content-Type": "video/mp4", "X-Upload-Content-Length": "5"}),
            "youtube.videos.insert",
        ),
        (
            httpx.Request("POST", f"{UPLOAD}/thumbnails/set?videoId=v&uploadType=media", content=b"x",
                          headers={"Content-Type": "image/png"}),
            "youtube.thumbnails.set",
        ),
    ],
)  # fmt: skip
def test_right_requests(request_, method):
    assert youtube().check(request_) == method


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        (httpx.Request("GET", "https://www.example.com/youtube/v3/videos?part=id"), "the API is at"),
        (httpx.Request("GET", f"{API}/clips?part=id"), "is not described"),
        (httpx.Request("PATCH", f"{API}/videos?part=id"), "is not described"),
        (httpx.Request("GET", f"{API}/videos?id=v"), "lacks 'part'"),
        (httpx.Request("GET", f"{API}/videos?part=id&ids=v"), "no parameter 'ids'"),
        (httpx.Request("GET", f"{API}/videos?part=id&maxResults=51"), "out of bounds"),
        (httpx.Request("GET", f"{API}/commentThreads?part=id&order=newest"), "none of"),
        (httpx.Request("GET", f"{API}/channels?part=id&mine=yes"), "no boolean"),
        (httpx.Request("PUT", f"{API}/videos?part=id", json={"snippet": {"titel": "x"}}), "no field 'titel'"),
        (httpx.Request("PUT", f"{API}/videos?part=id", json={"snippet": {"tags": "a,b"}}), "is no array"),
        (httpx.Request("PUT", f"{API}/videos?part=id", json={"status": {"privacyStatus": "PUBLIC"}}), "none of"),
        (httpx.Request("PUT", f"{API}/videos?part=id", json={"status": {"embeddable": "yes"}}), "is no boolean"),
        (httpx.Request("PUT", f"{API}/videos?part=id", json={"status": {"publishAt": "2026-10-01T09:00:00"}}), "zone"),
        (httpx.Request("PUT", f"{API}/videos?part=id", data={"id": "v"}), "takes JSON"),
        (httpx.Request("POST", f"{UPLOAD}/videos?part=id", json=VIDEO), "is not described"),
        (httpx.Request("POST", f"{UPLOAD}/videos?uploadType=resumable&part=id", json=VIDEO), "takes"),
        (httpx.Request("POST", f"{UPLOAD}/thumbnails/set?videoId=v&uploadType=media", content=b"x",
                       headers={"Content-Type": "image/gif"}), "takes"),
        (httpx.Request("DELETE", f"{API}/videos?id=v", content=b"x"), "no body"),
    ],
)  # fmt: skip
def test_wrong_requests(request_, words):
    with pytest.raises(NotInTheDescription, match=words):
        youtube().check(request_)
