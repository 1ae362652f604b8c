"""Settings: declared once, read through the places that may hold them, unknown ones kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from smdesk.core import settings
from smdesk.core.errors import InvalidInput, NotFound
from smdesk.core.settings import DECLARED, Kind, Scope

NOW = datetime(2026, 10, 19, 12, tzinfo=UTC)


def test_every_declaration_accepts_its_own_default_and_says_where_it_belongs():
    for key, setting in DECLARED.items():
        assert settings.checked(key, setting.default) == setting.default
        assert settings.effective(key) == setting.default
        assert setting.group
        assert Scope.APP in setting.scopes
        assert setting.since
        assert (setting.kind is Kind.CHOICE) == bool(setting.choices)
        assert (setting.kind is Kind.INT) == bool(setting.unit)


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("publishing.paused", "on", True),
        ("publishing.paused", "False", False),
        ("publishing.late_limit", "45", 45),
        ("ui.theme", "dark", "dark"),
        ("publishing.paused_until", "2026-10-19T14:00+02:00", NOW),
        ("publishing.paused_until", "never", None),
    ],
)
def test_values_are_understood_as_typed_and_survive_storage(key, text, value):
    parsed = settings.parse(key, text)
    assert parsed == value
    assert settings.effective(key, {key: settings.encode(key, parsed)}) == value


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("publishing.paused", "maybe"),
        ("publishing.late_limit", "-1"),
        ("publishing.late_limit", "10081"),
        ("publishing.late_limit", "1e3"),
        ("publishing.late_limit", "٣"),
        ("backup.daily", "0"),
        ("ui.theme", "pink"),
        ("publishing.paused_until", "2026-10-19T14:00"),
        ("publishing.paused_until", "later"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_what_would(key, text):
    with pytest.raises(InvalidInput) as caught:
        settings.parse(key, text)
    assert caught.value.code == "bad_setting"
    assert caught.value.facts["key"] == key
    assert caught.value.facts["value"] == text
    assert caught.value.facts["kind"] == DECLARED[key].kind.value


def test_true_is_no_number_and_one_is_no_flag():
    with pytest.raises(InvalidInput):
        settings.checked("publishing.late_limit", True)
    with pytest.raises(InvalidInput):
        settings.checked("publishing.paused", 1)


def test_an_unknown_key_is_refused_with_those_near_it():
    with pytest.raises(NotFound) as caught:
        settings.find("publishing.pause")
    assert caught.value.code == "unknown_setting"
    assert "publishing.paused" in caught.value.facts["near"]


def test_the_nearest_place_that_has_a_value_wins():
    app, client = {"notify.lead": "30"}, {"notify.lead": "5"}
    assert settings.number("notify.lead", client, app) == 5
    assert settings.number("notify.lead", {}, app) == 30
    assert settings.number("notify.lead", {}, {}) == 15


def test_a_setting_of_the_application_is_not_stored_for_a_client():
    with pytest.raises(InvalidInput) as caught:
        settings.encode("ui.theme", "dark", Scope.CLIENT)
    assert caught.value.code == "setting_scope"
    assert caught.value.facts == {"key": "ui.theme", "scope": "client", "scopes": ["app"]}
    assert settings.encode("notify.lead", 5, Scope.CLIENT) == "5"


def test_a_stored_value_of_another_version_counts_as_not_set_and_other_keys_do_not_matter():
    stored = {
        "ui.theme": '"sepia"',
        "future.thing": '{"a": 1}',
        "notify.lead": "{no json",
        "publishing.paused_until": "5",
    }
    assert settings.choice("ui.theme", stored) == "system"
    assert settings.number("notify.lead", stored, {"notify.lead": "20"}) == 20
    assert settings.effective("publishing.paused_until", stored) is None


def test_a_pause_with_an_end_is_over_at_its_end():
    pause = {"publishing.paused": "true"}
    ending = pause | {"publishing.paused_until": settings.encode("publishing.paused_until", NOW)}
    assert settings.paused(NOW, {}) is False
    assert settings.paused(NOW, pause) is True
    assert settings.paused(NOW - timedelta(seconds=1), ending) is True
    assert settings.paused(NOW, ending) is False
    assert settings.paused(NOW, {}, pause) is True
    assert settings.paused(NOW - timedelta(seconds=1), {"publishing.paused_until": f'"{NOW.isoformat()}"'}) is False


def test_asking_for_the_wrong_kind_is_a_bug():
    with pytest.raises(TypeError):
        settings.flag("notify.lead")
