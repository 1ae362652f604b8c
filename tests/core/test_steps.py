"""The order of steps: what can be repeated comes first, what shows comes once and in order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.core.content import MediaItem, Part, Payload
from smdesk.core.network import NetworkSpec
from smdesk.core.steps import Step, StepKind, following, plan
from smdesk.publishing.jobs import step_named

UPLOADS = NetworkSpec("n", "N", uploads_first=True, makes_cards=True)
PLAIN = NetworkSpec("n", "N")


def image(name: str) -> MediaItem:
    return MediaItem(name, "image/png", 1)


parts = st.builds(
    Part,
    st.text(max_size=3),
    st.lists(st.sampled_from("abc").map(image), max_size=3).map(tuple),
    st.sampled_from(["", "https://example.org/"]),
)
payloads = st.lists(parts, min_size=1, max_size=5).map(lambda each: Payload(tuple(each)))


@given(payloads, st.sampled_from([UPLOADS, PLAIN, replace(UPLOADS, makes_cards=False)]))
def test_every_medium_and_part_once_and_what_is_repeatable_first(payload: Payload, spec: NetworkSpec) -> None:
    steps = plan(payload, spec)
    names = [step.name for step in steps]
    assert len(set(names)) == len(names)
    assert [step.repeatable for step in steps] == sorted((step.repeatable for step in steps), reverse=True)
    assert [step.part for step in steps if not step.repeatable] == list(range(len(payload.parts)))
    uploads = sum(step.kind is StepKind.UPLOAD for step in steps)
    assert uploads == (sum(len(part.media) for part in payload.parts) if spec.uploads_first else 0)
    cards = [step.part for step in steps if step.kind is StepKind.CARD]
    linked = [number for number, part in enumerate(payload.parts) if part.link and not part.media]
    assert cards == (linked if spec.makes_cards else [])


def test_what_a_network_fetches_has_a_step_of_its_own_even_where_bytes_have_none() -> None:
    album = Payload((Part("a", (image("a"), MediaItem("v", "video/mp4", 1), MediaItem("g", "image/gif", 1))),))
    spec = PLAIN.with_limits({"media_by_address": ["image"], "media": {"gif_as_video": True}})
    assert [step.name for step in plan(album, spec)] == ["upload:0:0", "part:0"]
    assert [step.name for step in plan(album, spec.by_hand())] == ["part:0"]
    every = spec.with_limits({"media_by_address": ["image", "video"]})
    assert [step.name for step in plan(album, every)] == ["upload:0:0", "upload:0:1", "upload:0:2", "part:0"]


def test_a_part_is_laid_ready_after_the_one_it_answers_is_out() -> None:
    thread = Payload((Part("a", (image("a"),)), Part("b")))
    steps = plan(thread, replace(UPLOADS, containers=True))
    assert [step.name for step in steps] == ["upload:0:0", "container:0", "part:0", "container:1", "part:1"]
    assert [step.repeatable for step in steps] == [True, True, False, True, False]


def test_forgotten_uploads_of_a_part_that_is_out_are_not_made_again() -> None:
    thread = Payload((Part("a", (image("a"),)), Part("b", (image("b"),))))
    steps = plan(thread, replace(UPLOADS, containers=True))
    assert following(steps, {"part:0"}) == Step(StepKind.UPLOAD, 1, 0)


@given(payloads)
def test_names_and_steps_are_each_others_inverse(payload: Payload) -> None:
    for step in plan(payload, replace(UPLOADS, containers=True)):
        assert step_named(step.name) == step


@given(payloads)
def test_following_walks_through_all_of_them_and_ends(payload: Payload) -> None:
    steps, done = plan(payload, UPLOADS), []
    while (step := following(steps, done)) is not None:
        done.append(step.name)
    assert done == [step.name for step in steps]


def test_a_comment_is_one_step_and_a_delegated_post_ends_with_the_handover() -> None:
    payload = Payload((Part("one", (image("a"),)),))
    assert plan(payload, UPLOADS, comment=True) == (Step(StepKind.COMMENT),)
    assert [step.name for step in plan(payload, UPLOADS, delegate=True)] == ["upload:0:0", "delegate:0"]


@pytest.mark.parametrize(
    ("kind", "repeatable"), [(kind, kind.value in {"upload", "card", "container"}) for kind in StepKind]
)
def test_only_what_shows_nothing_to_anybody_may_be_repeated(kind: StepKind, repeatable: bool) -> None:
    assert Step(kind).repeatable is repeatable
