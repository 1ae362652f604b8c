"""The look at a public address: what a network's servers could not fetch is found out before they are asked to."""

from __future__ import annotations

import httpx
import pytest

from smdesk.adapters import fetch
from smdesk.adapters.hosting import PublicLook
from smdesk.adapters.http import Http
from smdesk.core.outcome import NotSent, Refused, Why

URL = "https://media.sol.example/x9/a.jpg"
JPEG = {"content-type": "image/jpeg"}


@pytest.fixture(autouse=True)
def _names(monkeypatch):
    """Names are looked up nowhere."""
    monkeypatch.setattr(fetch, "getproxies", dict)
    monkeypatch.setattr(fetch.socket, "getaddrinfo", lambda host, *_, **__: [(0, 0, 0, "", (NAMES[host], 443))])


NAMES = {"media.sol.example": "93.184.216.34", "nas.sol.example": "192.168.1.7"}


def look(*answers, url=URL, mime="image/jpeg"):
    left, pauses = list(answers), []

    def answer(request: httpx.Request) -> httpx.Response:
        assert "authorization" not in request.headers
        found = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(found, Exception):
            raise found
        return found

    http = Http.create(httpx.MockTransport(answer))
    return PublicLook(http, sleep=pauses.append).trouble(url, mime), pauses


def body():
    raise AssertionError("the body is not read")
    yield b""


def test_a_file_that_everybody_can_read():
    assert look(httpx.Response(200, headers=JPEG, content=body())) == (None, [0.0])
    assert look(httpx.Response(200, headers={"content-type": "image/jpg; charset=binary"}))[0] is None


@pytest.mark.parametrize(
    ("answer", "code", "why"),
    [
        (httpx.Response(403, headers=JPEG), "host_not_public", Why.AUTH),
        (httpx.Response(401), "host_not_public", Why.AUTH),
        (httpx.Response(206, headers=JPEG), "host_not_public", Why.AUTH),
        (httpx.Response(302, headers={"location": "https://media.sol.example/login"}), "host_redirects", Why.AUTH),
        (httpx.Response(301, headers={"location": "https://www.sol.example/x9/a.jpg"}), "host_redirects", Why.AUTH),
        (httpx.Response(200, headers={"content-type": "text/html"}), "host_wrong_type", Why.CONTENT),
        (httpx.Response(200, headers={"content-type": "application/octet-stream"}), "host_wrong_type", Why.CONTENT),
        (httpx.Response(200), "host_wrong_type", Why.CONTENT),
    ],
)
def test_what_a_network_could_not_fetch(answer, code, why):
    found, pauses = look(answer)
    assert isinstance(found, Refused)
    assert (found.code, found.why, pauses) == (code, why, [0.0])


def test_what_was_just_put_may_take_a_moment_to_show():
    assert look(httpx.Response(404), httpx.Response(503), httpx.Response(200, headers=JPEG)) == (None, [0.0, 1.0, 3.0])
    found, _ = look(httpx.Response(404))
    assert isinstance(found, NotSent)
    assert found.code == "host_not_visible"


def test_silence_is_tried_again():
    found, pauses = look(httpx.ConnectTimeout("slow"))
    assert isinstance(found, NotSent)
    assert (found.code, len(pauses)) == ("host_unreachable", 3)


def test_no_address_of_this_network_and_none_without_encryption():
    found, _ = look(httpx.Response(200, headers=JPEG), url="https://nas.sol.example/a.jpg")
    assert isinstance(found, Refused)
    assert found.code == "host_not_public"
    found, _ = look(httpx.Response(200, headers=JPEG), url="http://media.sol.example/a.jpg")
    assert isinstance(found, Refused)
    assert found.code == "host_needs_https"
