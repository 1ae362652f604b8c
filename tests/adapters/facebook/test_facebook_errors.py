"""Every code that NETWORKS names for the Graph has its kind, and an error in a 200 is an error."""

from __future__ import annotations

from datetime import timedelta

import pytest

from smdesk.core.outcome import Limited, NotSent, Published, Refused, Unknown, Why
from tests.adapters.contract.facebook import PAGE
from tests.adapters.wire import answer

FEED = f"/{PAGE}/feed"
KINDS = {
    "auth": (190, 102),
    "permission": (10, 3, *range(200, 300), 4854002, 1404078),
    "quota": (4, 17, 32, 613, 80000, 80001, 80002, 80004, 368, 1390008),
    "transient": (1, 2, 1363047, 1609010),
    "content": (100, 506, 1366046, 1346003, 1404102, 1609008, 2061006, 2069019),
}
AFTER_SENDING = {
    "auth": lambda told: isinstance(told, Refused) and told.why is Why.AUTH,
    "permission": lambda told: isinstance(told, Refused) and told.why is Why.PERMISSION,
    "quota": lambda told: isinstance(told, Limited),
    # 1 and 2 do not say whether it was made; the others are about files, and nothing was published
    "transient": lambda told: isinstance(told, Unknown | NotSent),
    "content": lambda told: isinstance(told, Refused) and told.why is Why.CONTENT,
}


def failure(code: int, status: int = 400, **more: object) -> object:
    return answer(status, {"error": {"code": code, "message": f"(#{code}) no", "fbtrace_id": "x", **more}})


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("status", [200, 400, 500])
def test_each_code_has_its_kind_whatever_the_status(page, wire, ask, kind, status):
    for code in KINDS[kind]:
        wire.replace("POST", FEED, failure(code, status))
        told = page.publish(ask())
        if status == 500 and kind != "quota":
            assert isinstance(told, Unknown), code  # a server in trouble may have made it all the same
        else:
            assert AFTER_SENDING[kind](told), (code, told)


@pytest.mark.parametrize(("code", "doubt"), [(1, True), (2, True), (1363047, False), (1609010, False)])
def test_unknown_errors_are_looked_up_and_those_about_files_are_not(page, wire, ask, code, doubt):
    wire.on("POST", FEED, failure(code))
    assert isinstance(page.publish(ask()), Unknown) == doubt


def test_photos_that_stand_in_a_post_already_are_looked_up_and_not_called_refused(page, wire, ask):
    wire.on("POST", FEED, failure(1366051))
    assert page.publish(ask()) == Unknown("media_attached", "(#1366051) no", 400)


@pytest.mark.parametrize("status", [200, 400, 403])
def test_the_status_that_came_is_the_one_that_is_kept(page, wire, ask, status):
    wire.on("POST", FEED, failure(100, status))
    assert page.publish(ask()) == Refused("refused_content", Why.CONTENT, "(#100) no", status)
    wire.replace("POST", FEED, failure(1366051, status))
    assert page.publish(ask()) == Unknown("media_attached", "(#1366051) no", status)


@pytest.mark.parametrize(
    ("code", "subcode", "told"),
    [
        (324, 0, "media_refused"), (352, 1363024, "media_refused"), (100, 1363031, "media_refused"),
        (190, 492, "permission_missing"), (190, 463, "auth_refused"),
        (100, 1363023, "media_too_large"), (100, 1363042, "permission_missing"),
    ],
)  # fmt: skip
def test_a_photo_or_video_that_the_page_does_not_take_is_told_as_such(page, wire, ask, code, subcode, told):
    wire.on("POST", FEED, failure(code, error_subcode=subcode))
    assert page.publish(ask()).code == told


def test_the_sentence_for_people_is_the_one_that_is_kept(page, wire, ask):
    wire.on("POST", FEED, failure(100, error_user_msg="The link is broken."))
    assert page.publish(ask()).words == "The link is broken."


def test_the_wait_is_the_longest_that_the_network_names_in_minutes(page, wire, ask, clock):
    usage = '{"1": [{"type": "pages", "call_count": 100, "estimated_time_to_regain_access": 19}]}'
    headers = {"x-business-use-case-usage": usage}
    wire.on("POST", FEED, answer(400, {"error": {"code": 80001, "message": "slow"}}, headers))
    told = page.publish(ask())
    assert isinstance(told, Limited)
    assert told.retry_at == clock.now() + timedelta(minutes=19)


def test_a_gone_parent_of_a_comment_is_told_as_gone(page, wire, ask):
    from smdesk.core.outcome import RemoteRef
    from smdesk.core.steps import Step, StepKind

    wire.on("POST", "/comments", failure(100, error_subcode=33))
    told = page.publish(ask(step=Step(StepKind.COMMENT), parent=RemoteRef("1_2"), root=RemoteRef("1_2")))
    assert isinstance(told, Refused)
    assert told.why is Why.GONE


def test_the_token_leaves_in_a_header_only(page, wire, ask):
    wire.on("POST", FEED, answer(200, {"id": "1234500_5"}))
    assert isinstance(page.publish(ask()), Published)
    (request,) = wire.requests
    assert request.headers["authorization"].startswith("Bearer EAA")
    assert "EAA" not in str(request.url)
    assert b"EAA" not in request.content
