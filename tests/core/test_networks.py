"""The networks' data files: complete, dated, with a source beside every value, and sane taken together."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from smdesk.core import network as networks
from smdesk.core import resources
from smdesk.core.errors import NotFound
from smdesk.core.network import ConnectRule, Dedupe, Feature, MediaRule, NetworkSpec, RateRule, TextRule
from smdesk.core.network_rules import PROOFS
from smdesk.core.text import addresses, counters
from smdesk.words import LANGUAGES, Words

#: The networks of the product; one that is added needs no line here.
PRODUCT = [
    *("bluesky", "facebook", "google_business", "instagram", "linkedin", "mastodon", "pinterest"),
    *("snapchat", "telegram", "threads", "tiktok", "wordpress", "x", "youtube"),
]
REAL = sorted(set(networks.known()) - {"practice"})
ADAPTERS = Path(__file__).parents[2] / "smdesk" / "adapters"
TABLES = {"text": TextRule, "comment": TextRule, "title": TextRule, "caption": TextRule, "media": MediaRule}


def source_of(name):
    return resources.path("networks", f"{name}.toml").read_text(encoding="utf-8")


def names_of(kind):
    return {field.name for field in fields(kind)}


@pytest.fixture(params=networks.known())
def spec(request):
    return networks.load(request.param)


def test_all_are_there():
    assert {*PRODUCT, "practice"} <= set(networks.known())


def test_an_unknown_one():
    with pytest.raises(NotFound) as caught:
        networks.load("../x")
    assert (caught.value.code, caught.value.facts["network"]) == ("unknown_network", "../x")


def test_no_name_is_misspelt(spec):
    """A name that nothing reads would be a limit that nobody checks."""
    data = tomllib.loads(source_of(spec.id))
    plain = names_of(NetworkSpec) - {"id"}
    assert set(data) <= plain, set(data) - plain
    for table, kind in TABLES.items():
        assert set(data.get(table, {})) <= names_of(kind)
    for rule in data.get("formats", {}).values():
        assert set(rule) <= names_of(MediaRule)
    assert set(data.get("rate", {})) <= names_of(RateRule)
    assert set(data.get("connect", {})) <= names_of(ConnectRule)
    assert {"text", "media", "sources", "checked", "features", "dedupe", "hosts"} - {"hosts"} <= set(data)


@pytest.mark.parametrize("name", REAL)
def test_every_number_has_its_source_beside_it(name):
    """In the line, the line above, or where the same value stands earlier in the file."""
    sourced: set[str] = set()
    above = ""
    for number, line in enumerate(source_of(name).splitlines(), 1):
        value, _, comment = line.partition("#")
        if re.match(r"(?!checked)\w+ = \[?\[?[0-9]", line):
            assert comment or "#" in above or value.strip() in sourced, f"{name}.toml:{number}: {line}"
        if comment:
            sourced.add(value.strip())
        above = line


@pytest.mark.parametrize("name", REAL)
def test_dated_and_sourced(name):
    spec = networks.load(name)
    assert spec.sources
    assert all(addresses.valid(source) for source in spec.sources)
    assert spec.checked is not None
    assert date(2026, 1, 1) <= spec.checked <= date(2100, 1, 1)


def test_features_are_what_the_program_does(spec):
    if not (ADAPTERS / spec.id).is_dir():
        assert not spec.features, "published by the person until an adapter exists"
        assert (spec.auth, spec.proof) == ("none", "person")
        return
    assert spec.can(Feature.PUBLISH)
    assert spec.can(Feature.IMAGES) or spec.media.video_required or not spec.media.max_images
    assert spec.proof != "person"
    assert spec.auth == "none" or spec.connect.server or spec.connect.handle or spec.connect.page
    assert not spec.can(Feature.ALT_TEXT) or spec.media.alt_limit
    assert spec.can(Feature.NATIVE_SCHEDULE) == (spec.schedule_max_s > spec.schedule_min_s)


def test_a_proof_that_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="hearsay"):
        networks.from_data("toy", {"proof": "hearsay"})
    for language in LANGUAGES:
        assert all(Words(language).has(f"proof.{proof}") for proof in PROOFS)


def test_making_a_second_send_harmless(spec):
    if spec.dedupe is Dedupe.KEY:
        assert spec.key_life_s > spec.settle_s > 0
    elif spec.id != "practice":  # which can be any kind of network
        assert spec.key_life_s == 0
    assert (networks.load("bluesky").dedupe, networks.load("mastodon").dedupe) == (Dedupe.CLIENT_ID, Dedupe.KEY)


def test_text_rules(spec):
    for field in ("text", "comment", "title", "caption"):
        rule = counters.rule_of(spec, field)
        if rule is None:
            continue
        assert rule.counter in counters.COUNTERS
        assert rule.limit is None or rule.limit > 0
        assert rule.max_bytes is None or (rule.limit is not None and rule.max_bytes >= rule.limit)
        assert rule.max_tags is None or rule.warn_tags is None or rule.warn_tags <= rule.max_tags
    assert not spec.title_required or spec.title
    assert spec.caption is None or spec.caption.limit < spec.text.limit


def test_media_rules(spec):
    for rule in (spec.media, *spec.formats.values()):
        assert bool(rule.max_images or rule.max_videos) == bool(rule.mimes)  # neither: a network of texts alone
        assert all(re.fullmatch(r"(image|video|audio|application)/[a-z0-9.+-]+", mime) for mime in rule.mimes)
        assert bool(rule.max_documents) == ("application/pdf" in rule.mimes)
        assert bool(rule.max_videos) <= any(mime.startswith("video/") for mime in rule.mimes)
        assert bool(rule.max_images) <= any(mime.startswith("image/") for mime in rule.mimes)
        assert rule.max_media is None or rule.max_media <= rule.max_images + rule.max_videos
        assert rule.min_media <= (rule.max_media or rule.max_images + rule.max_videos)
        assert rule.video_seconds is None or rule.video_seconds > rule.video_seconds_min
        assert not rule.video_required or rule.max_videos
        for span in (rule.image_ratio, rule.video_ratio):
            assert span is None or 0 < span[0] <= span[1]
        assert rule.image_bytes is None or rule.image_bytes > rule.image_bytes_min


def test_pages_and_hosts(spec):
    for template in (spec.compose_url, spec.page_url):
        left = re.findall(r"\{(\w+)\}", template)
        assert set(left) <= {"text", "url", "server"}
        filled = template.replace("{server}", "https://example.com").replace("{text}", "a").replace("{url}", "b")
        assert not template or addresses.valid(filled)
    assert "{text}" not in spec.page_url
    for host in spec.hosts:
        assert addresses.valid(host, scheme=False)
        assert host == host.lower()
    if spec.id != "practice":
        assert spec.page_url


def test_no_host_belongs_to_two_networks():
    owners: dict[str, str] = {}
    for name in networks.known():
        for host in networks.load(name).hosts:
            assert owners.setdefault(host, name) == name


def test_pacing(spec):
    assert spec.id == "practice" or spec.rate.spacing_s >= 5
    for calls, seconds in spec.rate.budgets:
        assert calls > 0
        assert seconds >= 60


def test_only_known_kinds_of_media_are_fetched(spec):
    assert spec.media_by_address <= {"image", "video"}


def test_an_accounts_own_limits_are_laid_over():
    spec = networks.load("mastodon").with_limits(
        {
            "text": {"limit": 5000},
            "caption": {"limit": 10},
            "title": {"limit": 20, "counter": "utf16"},
            "media": {"max_images": 6, "mimes": ["image/png"], "image_ratio": [0.5, 2]},
            "title_required": True,
            "no_such_name": 1,
        }
    )
    assert (spec.text.limit, spec.text.link_length, spec.text.counter) == (5000, 23, "mastodon")
    assert (spec.caption.limit, spec.title.limit, spec.title.counter) == (10, 20, "utf16")
    assert (spec.media.max_images, spec.media.max_videos) == (6, 1)
    assert spec.media.mimes == frozenset({"image/png"})
    assert spec.media.image_ratio == (0.5, 2)
    assert spec.title_required
    assert networks.load("mastodon").text.limit == 500  # the file's own stays


def test_a_format_takes_the_rest_from_the_networks_rule():
    spec = networks.load("instagram")
    reel = spec.media_for("reel")
    assert (reel.video_required, reel.video_bytes, reel.max_images) == (True, spec.media.video_bytes, 0)
    assert spec.media_for("post") is spec.media
