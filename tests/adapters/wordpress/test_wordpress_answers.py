"""What a site's answers mean: each code to its class, the clock, and the ways a site can be closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime

import httpx
import pytest

from smdesk.adapters.wordpress import connect
from smdesk.core import network
from smdesk.core.errors import AuthExpired, InvalidInput, LimitedError, MissingScope, Unavailable
from smdesk.core.outcome import Delegated, NotSent, Published, Unknown
from smdesk.core.steps import Step, StepKind
from smdesk.words import Words
from tests.adapters.contract.wordpress import BASE, CAN, PASSWORD, ROOT, USER, WordPress, no
from tests.adapters.openapi import Violation
from tests.adapters.wire import Wire, answer
from tests.adapters.wproutes import Routes

SPEC = network.load("wordpress")
POSTS = "/wp/v2/posts"
#: status, code → outcome, why, our code
CODES = [
    (401, "rest_not_logged_in", "Refused", "auth", "auth_refused"),
    (401, "incorrect_password", "Refused", "auth", "auth_refused"),
    (401, "invalid_username", "Refused", "auth", "auth_refused"),
    (401, "rest_cannot_create", "Refused", "auth", "auth_refused"),
    (403, "rest_cannot_create", "Refused", "permission", "role_missing"),
    (403, "rest_forbidden", "Refused", "permission", "role_missing"),
    (403, "", "Refused", "permission", "site_blocks"),
    (400, "rest_invalid_param", "Refused", "content", "refused_content"),
    (404, "rest_no_route", "Refused", "auth", "api_closed"),
    (404, "rest_post_invalid_id", "Refused", "gone", "target_gone"),
    (413, "", "Refused", "content", "media_too_large"),
    (400, "rest_upload_file_too_big", "Refused", "content", "media_too_large"),
    (400, "rest_upload_user_quota_exceeded", "Refused", "content", "site_full"),
    (400, "rest_comment_flood", "NotSent", "transient", "server_busy"),
    (409, "comment_duplicate", "Unknown", None, "duplicate_key"),
    (429, "", "Limited", None, "rate_limited"),
    (503, "", "Unknown", None, "server_error"),
    (500, "db_insert_error", "Unknown", None, "server_error"),
    (302, "", "Refused", "auth", "server_moved"),
]


@pytest.fixture
def net(tmp_path) -> WordPress:
    return WordPress(tmp_path, {})


def garbled(net: WordPress, status: int, code: str) -> None:
    net.server.garble(
        lambda request, respond: no(status, code) if code else httpx.Response(status, text="<p>No</p>"), 0
    )


@pytest.mark.parametrize(("status", "code", "kind", "why", "ours"), CODES, ids=lambda value: str(value))
def test_each_code_has_its_class_and_its_sentence(net, status, code, kind, why, ours):
    garbled(net, status, code)
    outcome = net.adapter().publish(net.request())
    assert (type(outcome).__name__, outcome.code) == (kind, ours)
    assert getattr(outcome, "why", None) == why or kind in {"Unknown", "Limited"}
    for language in ("en", "es"):
        said = Words(language).outcome(outcome.code, words="x")
        assert said.what
        assert ours not in said.what


def test_a_post_that_is_held_back_or_garbled_is_not_called_published(net):
    for data in ({"id": 5, "status": "pending", "link": BASE}, {"status": "publish"}, []):
        net.server.garble(lambda request, respond, data=data: httpx.Response(201, json=data), 0)
        assert isinstance(net.adapter().publish(net.request()), Unknown)


def test_the_sites_own_clock_decides_what_can_still_be_handed_over(net):
    request = net.request(step=Step(StepKind.DELEGATE), due=net.clock.now() + timedelta(minutes=5))

    def ahead(request, respond):
        response = respond()
        response.headers["date"] = format_datetime(net.clock.now() + timedelta(minutes=10), usegmt=True)
        return response

    net.server.garble(ahead)
    assert net.adapter().delegate(request) == NotSent("schedule_too_soon")
    assert net.changes() == 0
    net.clear()
    assert isinstance(net.adapter().delegate(request), Delegated)
    assert net.adapter().delegate(replace(request, due=None)).code == "schedule_without_time"


def test_a_site_that_publishes_at_once_is_believed(net):
    net.server.garble(
        lambda request, respond: httpx.Response(201, json={"id": 9, "status": "publish", "link": f"{BASE}/a/"}), 1
    )
    outcome = net.adapter().delegate(net.request(step=Step(StepKind.DELEGATE)))
    assert isinstance(outcome, Published)


INDEX = {"name": "B", "namespaces": ["wp/v2"], "authentication": {"application-passwords": {}}}
ME = {"id": 7, "username": USER, "capabilities": CAN}


def site(index=None, me=None, front=None) -> Wire:
    wire = Wire()
    wire.on("GET", "/wp/v2/users/me", me or answer(200, ME)).on("GET", ROOT, index or answer(200, INDEX))
    return wire.on("GET", "/", front or answer(200, "<p>B</p>", {"link": f'<{BASE}{ROOT}>; rel="https://api.w.org/"'}))


def login(wire: Wire, **changes: str):
    return connect(wire.http(), SPEC, **{"server": "bakery.example", "handle": USER, "secret": PASSWORD, **changes})


@pytest.mark.parametrize(
    ("wire", "error", "code"),
    [
        (site(index=answer(200, INDEX | {"authentication": {}})), Unavailable, "app_passwords_off"),
        (site(index=answer(401, {"code": "rest_login_required"})), Unavailable, "site_closed"),
        (site(index=answer(403, "<h1>Blocked</h1>")), Unavailable, "site_closed"),
        (site(index=answer(404, {"code": "rest_no_route"})), Unavailable, "not_wordpress"),
        (site(index=answer(200, "<h1>Welcome</h1>")), Unavailable, "not_wordpress"),
        (site(index=answer(429, None, {"retry-after": "30"})), LimitedError, "rate_limited"),
        (site(me=answer(401, {"code": "rest_not_logged_in"})), AuthExpired, "login_not_seen"),
        (site(me=answer(401, {"code": "incorrect_password"})), AuthExpired, "app_password_refused"),
        (site(me=answer(403, {"code": "rest_forbidden"})), MissingScope, "permission_missing"),
        (site(me=answer(200, ME | {"capabilities": {"read": True}})), MissingScope, "role_too_low"),
        (site(me=answer(200, {"id": "7"})), Unavailable, "not_wordpress"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_site_that_lets_nobody_in_says_why(wire, error, code):
    with pytest.raises(error, match=code):
        login(wire)


def test_a_pasted_password_and_a_pasted_address_are_understood():
    wire = site()
    session = login(
        wire, secret="\n KY88 cfzr VNmR\tvN6r U7l4 8MuT \n", server="https://bakery.example/wp-admin/post.php?a=1"
    )
    assert session.secrets == {"user": USER, "app_password": PASSWORD}
    assert (session.handle, session.server) == (f"{USER}@bakery.example", BASE)
    wrong = [
        ("secret", " ", "password_missing"),
        ("handle", " ", "handle_missing"),
        ("server", "", "server_missing"),
        ("server", "http://bakery.example", "server_needs_https"),
    ]
    for field, value, code in wrong:
        with pytest.raises(InvalidInput, match=code):
            login(wire, **{field: value})


def test_the_password_goes_to_the_sites_own_host_only():
    other = answer(200, "<p>B</p>", {"link": '<https://elsewhere.example/wp-json/>; rel="https://api.w.org/"'})
    wire = site(front=other)
    with pytest.raises(Unavailable, match="not_wordpress"):
        login(wire)
    away = Wire().on("GET", "/", answer(301, None, {"location": "https://elsewhere.example/"}))
    away.on("GET", ROOT, answer(404))
    with pytest.raises(Unavailable):
        login(away)
    assert {request.url.host for request in [*wire.requests, *away.requests]} == {"bakery.example"}
    moved = site()
    moved.replace("GET", "/", answer(301, None, {"location": "https://www.bakery.example/"}), answer(200, "<p>B</p>"))
    assert login(moved).server == "https://www.bakery.example"
    assert not [
        each for each in moved.requests if "authorization" in each.headers and each.url.host == "bakery.example"
    ]


@pytest.mark.parametrize(
    ("method", "path", "sent"),
    [
        ("PATCHED", "posts", {}),
        ("GET", "pages", {}),
        ("GET", "posts?state=any", {}),
        ("GET", "posts?context=all", {}),
        ("GET", "posts?per_page=1000", {}),
        ("POST", "posts", {"json": {"title": "x", "status": "live"}}),
        ("POST", "posts", {"json": {"titel": "x"}}),
        ("POST", "posts", {"json": {"title": 5}}),
        ("POST", "posts", {"json": {"featured_media": "31"}}),
        ("POST", "posts", {"json": {"categories": [1, "bread"]}}),
        ("POST", "posts", {"json": {"date_gmt": "2026-10-01T11:00:00+02:00"}}),
        ("POST", "categories", {"json": {"description": "without a name"}}),
        ("POST", "media", {"content": b"x", "headers": {"content-type": "image/png"}}),
        ("POST", "media", {"content": b"x", "headers": {"content-type": "a/b", "content-disposition": "inline"}}),
        ("DELETE", "posts/5?force=maybe", {}),
    ],
)
def test_the_checker_of_requests_refuses_each_kind_of_mistake(method, path, sent):
    request = httpx.Request(method, f"{BASE}{ROOT}wp/v2/{path}", **sent)
    request.read()
    with pytest.raises(Violation):
        Routes().check(request)
