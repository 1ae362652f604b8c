"""What a network's answer means outside publishing: its own no, and what only stands between."""

from __future__ import annotations

from datetime import UTC, datetime

import httpx
import pytest

from smdesk.adapters import refusals
from smdesk.adapters.http import STATUSES, ErrorTable, Http
from smdesk.core.errors import RefusedError, Unavailable
from smdesk.core.outcome import NotSent, Refused, Why
from smdesk.words import Words

NOW = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)
PAGE = "<!DOCTYPE html>\n<html><head><title>Log in &amp; surf</title></head><body>Room number?</body></html>"
TABLE = ErrorTable(codes={})


def asked(status: int, content: str, kind: str = "text/html"):
    answer = httpx.Response(status, text=content, headers={"content-type": kind})
    http = Http.create(httpx.MockTransport(lambda _: answer))
    told = http.ask("https://api.example.com/me")
    return told, TABLE.outcome(http, told, "", NOW, repeatable=True)


@pytest.mark.parametrize("status", [400, 404, 422])
@pytest.mark.parametrize(("language", "refuses"), [("en", "refuses what it was asked"), ("es", "rechaza lo que se le")])
def test_a_no_of_the_network_is_told_as_one_with_its_words(status, language, refuses):
    answer, result = asked(status, '{"message": "Choose a Page first"}', "application/json")
    error = refusals.error_of(answer, result, "api.example.com")
    assert isinstance(error, RefusedError)
    said = str(Words(language).error(error))
    assert refuses in said
    assert "Choose a Page first" in said
    assert str(status) in said


@pytest.mark.parametrize("status", [401, 403, 404, 407, 410])
def test_a_web_page_ends_no_access_and_takes_no_right(status):
    answer, result = asked(status, PAGE)
    assert result == NotSent("led_elsewhere", "Log in & surf")
    error = refusals.error_of(answer, result, "api.example.com")
    assert isinstance(error, Unavailable)
    assert "What api.example.com answered is not what the network answers." in str(Words("en").error(error))


@pytest.mark.parametrize("status", sorted(STATUSES))
def test_a_no_without_a_page_is_the_networks(status):
    assert isinstance(asked(status, "")[1], Refused)
    assert isinstance(asked(status, '{"message": "<html>"}', "application/json")[1], Refused)


def test_a_file_that_is_too_large_may_be_told_by_a_page():
    assert asked(413, PAGE)[1] == Refused("media_too_large", Why.CONTENT, "Log in & surf", 413)
