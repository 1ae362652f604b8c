"""Link cards: what is read from a page, what is never fetched, and that trouble with a page is none of the post's."""

from __future__ import annotations

from io import BytesIO

import httpx
import pytest
from PIL import Image

from smdesk.adapters import fetch
from smdesk.adapters import webpage as page
from smdesk.adapters.fetch import Fetcher, FetchError, public
from smdesk.core.outcome import NotSent, Prepared, Refused, Why
from smdesk.core.steps import StepKind
from tests.adapters.bluesky import pds
from tests.adapters.bluesky.pds import UPLOAD, adapter, error, request
from tests.adapters.wire import Wire, answer, body

HTML = """<!doctype html><html><head><meta charset="utf-8"><title>Plain &amp; simple</title>
<meta property="og:title" content="Título «Ñ»"><meta name="description" content="  what
 it is "><meta property="og:image" content="/img/a.png"></head><body><title>no</title></body></html>"""
TYPE = {"content-type": "text/html; charset=utf-8"}


def picture(size=(300, 200), kind="PNG"):
    out = BytesIO()
    Image.effect_noise(size, 80).convert("RGB").save(out, kind)
    return out.getvalue()


def card(wire, link="https://blog.example.com/post"):
    return adapter(wire).prepare(request(kind=StepKind.CARD, link=link))


def test_a_card_with_title_description_and_picture(wire):
    image = picture()
    wire.on("GET", "/post", answer(200, HTML, TYPE))
    wire.on("GET", "/img/a.png", answer(200, image, {"content-type": "image/png"}))
    outcome = card(wire)
    assert isinstance(outcome, Prepared)
    assert outcome.ref["title"] == "Título «Ñ»"
    assert outcome.ref["description"] == "what it is"
    assert outcome.ref["uri"] == "https://blog.example.com/post"
    assert outcome.ref["thumb"]["size"] == len(image)
    for fetched in wire.requests[:2]:
        assert "authorization" not in fetched.headers
    adapter(wire).publish(request(link="https://blog.example.com/post", prepared={"card:0": outcome.ref}))
    external = body(wire.sent("POST", pds.PUT)[0])["record"]["embed"]
    assert external == {"$type": "app.bsky.embed.external", "external": outcome.ref}


def test_a_picture_over_the_limit_is_made_to_fit(wire):
    wire.on("GET", "/post", answer(200, HTML, TYPE))
    wire.on("GET", "/img/a.png", answer(200, picture((1200, 900)), {"content-type": "image/png"}))
    thumb = card(wire).ref["thumb"]
    assert 500_000 < thumb["size"] <= 1_000_000
    assert thumb["mimeType"] == "image/jpeg"


@pytest.mark.parametrize(
    "reply",
    [
        answer(404, "gone"),
        answer(200, "%PDF-1.7", {"content-type": "application/pdf"}),
        answer(200, "", TYPE),
        answer(302, None, {"location": "/post"}),
        answer(302, None, {"location": "file:///etc/passwd"}),
        answer(302, None, {"location": "https://user:x@blog.example.com/"}),
        httpx.ConnectError("down"),
        httpx.ReadTimeout("silent"),
    ],
)
def test_a_page_that_cannot_be_read_gives_a_card_with_its_host(wire, reply):
    wire.on("GET", "/post", reply)
    wire.on("GET", "/", answer(200, HTML))
    assert card(wire) == Prepared(
        {"uri": "https://blog.example.com/post", "title": "blog.example.com", "description": ""}
    )
    assert len(wire.requests) <= fetch.REDIRECTS + 1


@pytest.mark.parametrize(
    "reply",
    [
        answer(404, None),
        answer(200, b"<svg/>", {"content-type": "image/svg+xml"}),
        answer(200, b"\x89PNG broken", {"content-type": "image/png"}),
        httpx.ReadTimeout("silent"),
    ],
)
def test_a_picture_in_trouble_is_left_out(wire, reply):
    wire.on("GET", "/post", answer(200, HTML, TYPE))
    wire.on("GET", "/img/a.png", reply)
    assert "thumb" not in card(wire).ref


def test_trouble_with_the_own_server_is_trouble_of_the_step(wire):
    wire.on("GET", "/post", answer(200, HTML, TYPE))
    wire.on("GET", "/img/a.png", answer(200, picture(), {"content-type": "image/png"}))
    wire.replace("POST", UPLOAD, error(503, "NotEnoughResources"))
    assert isinstance(card(wire), NotSent)
    wire.replace("POST", UPLOAD, error(401, "AccountTakedown"))
    assert card(wire).why is Why.AUTH
    wire.replace("POST", UPLOAD, error(400, "InvalidMimeType"))
    assert "thumb" not in card(wire).ref
    assert not isinstance(card(wire), Refused)


def test_a_huge_page_is_read_only_at_its_beginning(wire):
    wire.on("GET", "/post", answer(200, HTML.replace("/img/a.png", "") + "x" * 3_000_000, TYPE))
    assert card(wire).ref["title"] == "Título «Ñ»"


def test_redirects_are_followed_and_the_card_keeps_the_link_as_written(wire):
    wire.on("GET", "/s", answer(301, None, {"location": "https://blog.example.com/post"}))
    wire.on("GET", "/post", answer(200, HTML.replace("/img/a.png", ""), TYPE))
    ref = card(wire, "sho.rt/s").ref
    assert (ref["uri"], ref["title"]) == ("https://sho.rt/s", "Título «Ñ»")


@pytest.mark.parametrize(
    ("body_", "charset", "title"),
    [
        (b"<title>plain</title>", "", "plain"),
        ("<meta charset=iso-8859-1><title>a\xf1o</title>".encode("latin-1"), "", "año"),
        ("<title>año</title>".encode("latin-1"), "latin-1", "año"),
        (b"<title>a\xff</title>", "no-such-charset", "a\ufffd"),
        (b"<svg><title>x</title></svg><title>y</title>", "", "x"),
        (b"<title>unfinished", "", ""),
        (b"<meta property=og:title content='  '><title>t</title>", "", "t"),
        (("<title>" + "x" * 400 + "</title>").encode(), "", "x" * 299 + "…"),
    ],
)
def test_pages(body_, charset, title):
    assert page.read(body_, "https://e.org/a/b", charset).title == title


def test_picture_addresses():
    for written, full in (
        ("c.png", "https://e.org/a/c.png"),
        ("//c.org/c", "https://c.org/c"),
        ("data:,x", ""),
    ):
        found = page.read(f'<meta property="og:image" content="{written}">'.encode(), "https://e.org/a/b")
        assert found.picture == full


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.8", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"],
)  # fmt: skip
def test_private_addresses_are_never_asked(address):
    assert not public(address)
    made = Wire()
    with pytest.raises(FetchError):
        Fetcher(made.http(), resolve=lambda host, port: [address]).get("http://inside.example/", "*/*", 10, cut=True)
    both = Fetcher(made.http(), resolve=lambda host, port: ["93.184.216.34", address])
    with pytest.raises(FetchError):  # one private address among public ones is enough
        both.get("http://inside.example/", "*/*", 10, cut=True)
    assert not made.requests


def test_a_redirect_into_the_local_network_is_not_followed():
    made = Wire().on("GET", "/", answer(302, None, {"location": "http://router.lan/admin"}))
    known = {"public.example": ["93.184.216.34"], "router.lan": ["192.168.1.1"]}
    with pytest.raises(FetchError, match="not public"):
        Fetcher(made.http(), resolve=lambda host, port: known[host]).get("https://public.example/", "*/*", 10, cut=True)
    assert len(made.requests) == 1


def test_the_checked_address_is_the_one_connected_to():
    made = Wire().on("GET", "/x", answer(200, "ok"))
    fetcher = Fetcher(made.http(), resolve=lambda host, port: ["93.184.216.34"])
    got = fetcher.get("https://public.example:8443/x", "*/*", 10, cut=True)
    sent = made.requests[0]
    assert sent.url.host == "93.184.216.34"
    assert sent.headers["host"] == "public.example:8443"
    assert sent.extensions["sni_hostname"] == "public.example"
    assert got.url == "https://public.example:8443/x"


def test_a_name_that_does_not_exist_is_no_page():
    def nothing(host, port):
        raise OSError("no such name")

    with pytest.raises(FetchError):
        Fetcher(Wire().http(), resolve=nothing).get("https://nowhere.example/", "*/*", 10, cut=True)
