"""A WordPress site as media host: the library's address, and the site's refusals in the words of media hosts."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from smdesk.adapters.hosting import Given, hosted, settle
from smdesk.adapters.hosting.base import told
from smdesk.adapters.hosting.public import PublicLook
from smdesk.adapters.hosting.site import SiteHost
from smdesk.adapters.hosting.trial import trial
from smdesk.adapters.http import Http
from smdesk.core.clock import FakeClock
from smdesk.core.content import MediaItem
from smdesk.core.errors import AuthExpired, InvalidInput
from smdesk.core.outcome import Prepared, Refused, Why
from tests.adapters.contract.harness import NOW
from tests.adapters.contract.wordpress import BASE, PASSWORD, USER, Site, no

PICTURE = Path(__file__).parents[2] / "ui" / "desk" / "loaf.png"
FILE = hosted(MediaItem("5" * 64, "image/png", 1, alt="A loaf"), PICTURE)


@pytest.fixture
def site() -> Site:
    return Site(FakeClock(NOW))


def http(site: Site) -> Http:
    return Http.create(httpx.MockTransport(site.respond))


def host(site: Site) -> SiteHost:
    settled = settle("wordpress", Given(BASE, USER, PASSWORD), http(site))
    assert settled.name == f"{USER}@bakery.example"
    return SiteHost(settled.facts, settled.secrets, http(site), FakeClock(NOW))


def test_the_library_gives_the_address_and_holds_the_file_once(site):
    there = host(site)
    outcome = there.put(FILE)
    assert isinstance(outcome, Prepared)
    [(number, row)] = site.media.items()
    assert outcome.ref == {"url": row["source_url"], "name": str(number)}
    assert there.put(FILE) == outcome
    assert len(site.media) == 1
    assert there.stored() == ()  # the library is the client's own: nothing in it is cleared away


def test_what_was_put_there_to_try_is_removed_again(site):
    there = host(site)
    outcome = there.put(FILE)
    assert isinstance(outcome, Prepared)
    assert there.remove(outcome.ref["name"]) == there.remove(outcome.ref["name"]) == Prepared({})
    assert site.media == {}


def test_what_was_put_there_to_try_goes_also_where_nobody_could_fetch_it(site):
    there = host(site)
    refused, seen = Refused("host_needs_https", Why.AUTH), []

    class Look(PublicLook):
        def trouble(self, url: str, mime: str) -> Refused:
            seen.append(len(site.media))
            return refused

    assert trial(there, Look(http(site))) == refused
    assert seen == [1]
    assert site.media == {}


@pytest.mark.parametrize(
    ("answer", "code", "why"),
    [
        (no(401, "incorrect_password"), "host_login_refused", Why.AUTH),
        (no(403, "rest_cannot_create"), "host_forbidden", Why.AUTH),
        (httpx.Response(403, text="<h1>Blocked</h1>"), "host_forbidden", Why.AUTH),
        (httpx.Response(301, headers={"location": "https://www.bakery.example/"}), "host_redirects", Why.AUTH),
        (no(400, "rest_upload_limited_space"), "host_full", Why.AUTH),
        (httpx.Response(413), "host_file_too_large", Why.CONTENT),
        (no(500, "rest_upload_sideload_error"), "host_file_refused", Why.CONTENT),
    ],
)
def test_the_site_s_refusals(site, answer, code, why):
    there = host(site)
    respond = site.respond
    site.respond = lambda request: answer if request.method == "POST" else respond(request)  # type: ignore[method-assign]
    there._api.http.client._transport = httpx.MockTransport(site.respond)
    outcome = told(there.put(FILE))
    assert isinstance(outcome, Refused)
    assert (outcome.code, outcome.why) == (code, why)


def test_a_wrong_password_and_nothing_typed(site):
    with pytest.raises(AuthExpired):
        settle("wordpress", Given(BASE, USER, "wrong"), http(site))
    with pytest.raises(InvalidInput) as caught:
        settle("wordpress", Given("", USER, PASSWORD), http(site))
    assert caught.value.code == "host_server_missing"
