"""Text and media: counting, limits and uploads, as users of comparable tools have seen them fail."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from smdesk.adapters.practice.faults import Fault
from smdesk.core import checks
from smdesk.core.content import MediaItem, Part, Payload
from smdesk.core.network import known, load
from smdesk.core.publication import State
from smdesk.core.text.counters import count, limit, measure
from smdesk.core.text.escaping import escape_linkedin, unescape_linkedin
from smdesk.system.media_fit import fit
from tests.publishing.desk import Desk

FAMILY = "👨‍👩‍👧‍👦"


def test_linkedin_text_is_not_cut_at_reserved_characters_and_is_counted_before_escaping() -> None:
    """mixpost 169; postiz-app 442."""
    text = "Oferta (solo hoy) <3 [50 %] _ya_ * @casa"
    escaped = escape_linkedin(text)
    assert "\\(solo hoy\\)" in escaped
    assert unescape_linkedin(escaped) == text
    assert count("linkedin", text) == len(text) < len(escaped)


@pytest.mark.parametrize(
    ("network", "text", "length"),
    [
        ("bluesky", FAMILY * 3, 3), ("x", FAMILY, 2), ("x", "https://example.org/" + "a" * 200, 23), ("x", "日本", 4),
        ("mastodon", "https://example.org/" + "a" * 200, 23), ("mastodon", "@sol@example.social hola", 9),
    ],
)  # fmt: skip
def test_each_network_counts_by_its_own_rule(network: str, text: str, length: int) -> None:
    """mixpost 154, 148; postiz-app 388, 1083."""
    assert count(network, text) == length


def test_an_accounts_own_limit_is_remembered_and_used_offline(desk: Desk) -> None:
    channel = desk.channel("sol", limits={"text": {"limit": 20}})
    [number] = desk.schedule(desk.post("x" * 21), channel)
    desk.always("publish", "not_sent")
    desk.pass_time(61)
    assert desk.service.view(number).error_code == "text_too_long"
    assert desk.sends(number) == 0
    assert limit("practice") == 500


@pytest.mark.parametrize("network", known())
def test_limits_are_met_while_composing_and_not_only_when_sending(network: str) -> None:
    """postiz-app 1105."""
    spec = load(network)
    if spec.text.limit is not None and spec.text.counter != "none":
        long = Payload((Part("x" * (spec.text.limit + 1)),), options={"title": "t"})
        assert "text_too_long" in {finding.code for finding in checks.run(long, spec)}
        assert measure(spec, "x" * (spec.text.limit + 1)).over
    if spec.media.max_images:
        images = tuple(MediaItem(str(n), "image/jpeg", 1000, 1080, 1080) for n in range(spec.media.max_images + 1))
        assert any(finding.level == "error" for finding in checks.run(Payload((Part("x", images),)), spec))


def test_a_video_is_not_attached_before_it_was_processed(desk: Desk) -> None:
    """mixpost 146; postybirb 744."""
    [number] = desk.schedule(desk.post("one", media=[desk.medium("film")]), desk.channel("sol"))
    desk.break_network("prepare", Fault("prepare", "processing", polls=12))
    desk.pass_time(62)
    assert desk.state(number) is State.PROCESSING
    assert desk.texts() == []
    seen = set()
    for _ in range(60):
        if desk.state(number) is not State.PROCESSING:
            break
        wait = (desk.row(number).next_try_at - desk.clock.now()).total_seconds()
        seen.add(round(wait, 1))
        desk.pass_time(wait)
    assert desk.texts() == ["one"]
    assert max(seen) > min(seen), "at a growing interval"
    assert desk.sends(number) == 2


def test_an_image_within_the_limit_goes_out_byte_for_byte_and_above_it_just_under(tmp_path: Path) -> None:
    """postiz-app 412, 443, 497: every image was shrunk."""
    import random

    file = tmp_path / "photo.jpg"
    Image.frombytes("RGB", (400, 300), random.Random(1).randbytes(400 * 300 * 3)).save(file, quality=95)
    original = file.read_bytes()
    assert fit(file, max_bytes=len(original)).data == original
    smaller = fit(file, max_bytes=len(original) // 2).data
    assert 0.7 * len(original) / 2 < len(smaller) <= len(original) // 2
    assert file.read_bytes() == original


@pytest.mark.parametrize("network", [name for name in known() if load(name).uploads_first])
def test_media_are_uploaded_and_no_network_has_to_fetch_them_from_this_computer(network: str) -> None:
    """postiz-app 1129, 928."""
    from smdesk.core.steps import StepKind, plan

    payload = Payload((Part("one", (MediaItem("m", "image/png", 1),)),))
    assert plan(payload, load(network))[0].kind is StepKind.UPLOAD


def test_an_upload_that_was_cut_off_is_made_again_and_nothing_is_sent_without_it(desk: Desk) -> None:
    """postiz-app 1431."""
    [number] = desk.schedule(desk.post("one", media=[desk.medium("m1"), desk.medium("m2")]), desk.channel("sol"))
    desk.break_network("prepare", "ok", "lost_before", "lost_before")
    desk.pass_time(61)
    assert desk.texts() == []
    desk.pass_time(600)
    [post] = desk.net.posts()
    assert len(post.media) == 2
    assert [step for step, _ in desk.outcomes(number)].count("upload:0:0") == 1, "what is there is not sent again"


# Left to later: that the composer says offline which limits are the last known ones; that a restored draft counts the
# same; a big video in pieces (with the networks that take pieces); assisted publishing offered while composing.
