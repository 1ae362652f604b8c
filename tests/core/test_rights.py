"""What an access lacks: because the person said no, or because it was connected before smdesk asked."""

from __future__ import annotations

import pytest

from smdesk.core import rights
from smdesk.core.network import Feature, known, load


def lacks(network: str, **facts: object) -> dict[str, bool]:
    return {each.right: each.refused for each in rights.lacking(load(network), facts)}


def test_what_was_connected_before_a_right_was_asked_for_may_lack_it():
    browser = {"login": rights.BROWSER}
    assert lacks("x", **browser) == {"tweet.moderate.write": False, "dm.read": False, "dm.write": False}
    assert lacks("tiktok") == {"video.list": False, "video.upload": False}
    assert lacks("telegram") == {"group": False}
    assert lacks("x", **browser, rights=["tweet.moderate.write", "dm.read"]) == {"dm.write": False}


def test_keys_and_tokens_for_which_nobody_asked_are_not_told_to_lack_what_they_may_have():
    assert lacks("x", login="keys") == lacks("x") == lacks("facebook") == {}
    assert lacks("facebook", missing_scopes=["pages_messaging"]) == {"pages_messaging": True}


def test_each_login_of_instagram_has_rights_of_its_own():
    assert set(lacks("instagram", login="instagram")) == {
        f"instagram_business_manage_{each}" for each in ("comments", "messages", "insights")
    }
    assert set(lacks("instagram", login="facebook")) == {
        f"instagram_manage_{each}" for each in ("comments", "messages", "insights")
    }


def test_what_the_person_refused_stays_refused_and_what_the_network_told_is_known():
    (lack,) = rights.lacking(load("x"), {**rights.asked(load("x")), "missing_scopes": ["dm.write"]})
    assert (lack.right, lack.refused, lack.features) == ("dm.write", True, {Feature.INBOX_MESSAGES})
    assert lacks("telegram", group="") == {}


@pytest.mark.parametrize("network", known())
def test_whoever_connects_now_is_asked_for_all(network):
    facts = rights.asked(load(network)) | {"login": "instagram", "group": ""}
    assert rights.lacking(load(network), facts) == ()
