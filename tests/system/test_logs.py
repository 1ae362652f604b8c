"""The log: no secret in it whatever is logged, private, bounded, and never in the way."""

from __future__ import annotations

import logging
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smdesk.core.errors import StorageError
from smdesk.system import logs
from smdesk.system.logs import LogFile, Redactor

JWT = "eyJhbGciOiJFUzI1NksifQ.eyJzdWIiOiJkaWQ6cGxjOmFiYyJ9.c2lnbmF0dXJlLWhlcmU"
log = logging.getLogger("smdesk.test")


@pytest.fixture
def file(tmp_path):
    opened = LogFile(tmp_path)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        (f"Authorization: Bearer {JWT}", JWT),
        ("authorization: bearer abcDEF123456._~+/=", "abcDEF123456"),
        ("Authorization: Basic dXNlcjpwYXNzd29yZA==", "dXNlcjpwYXNzd29yZA"),
        (f"token is {JWT}", "eyJzdWIi"),
        ("app password abcd-efgh-2345-wxyz refused", "abcd-efgh-2345-wxyz"),
        ('{"access_token": "short1", "scope": "read"}', "short1"),
        ('{"refreshJwt":"opaque-value-1"}', "opaque-value-1"),
        ("POST /x?access_token=EAAGm0PX4ZCps&limit=3", "EAAGm0PX4ZCps"),
        ("client_secret=hunter2hunter2", "hunter2"),
        ("password: 'correct horse'", "correct"),
        ("bot 123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw9", "AAHdqTcv"),
        ("https://me:secretword@example.org/path", "secretword"),
    ],
)
def test_what_looks_like_a_secret_is_removed(text, secret):
    told = Redactor()(text)
    assert secret not in told
    assert logs.GONE in told


@pytest.mark.parametrize(
    "text",
    [
        "publication 12 of channel 3 is published: https://bsky.app/profile/me.example/post/3kabc",
        "the token of channel 3 was refused",
        "2026-10-19 09:00:00 at did:plc:ewvi7nxzyoun6zhxrhs64oiz",
        "sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    ],
)
def test_ordinary_lines_stay(text):
    assert Redactor()(text) == text


def test_known_secrets_are_removed_wherever_they_are():
    redact = Redactor()
    redact.add("my.own+token")
    redact.add("my.own+token-longer")
    redact.add("abc")  # too short to be told from words
    assert (
        redact("(my.own+token-longer) my.own+token abc myXown+token") == f"({logs.GONE}) {logs.GONE} abc myXown+token"
    )


@given(st.text(min_size=6, max_size=40), st.text(max_size=20), st.text(max_size=20))
def test_a_known_secret_never_comes_through(secret, before, after):
    redact = Redactor()
    redact.add(secret)
    assert secret not in redact(before + secret + after).replace(logs.GONE, "\0")


def test_messages_arguments_and_tracebacks_are_redacted(file):
    file.redact.add("opaque-secret")
    log.info("kept %s and %s", "opaque-secret", {"x": "opaque-secret"})
    try:
        raise ValueError("opaque-secret in an exception")
    except ValueError:
        log.info("failed", exc_info=True)
    text = file.path.read_text()
    assert "opaque-secret" not in text
    assert text.count(logs.GONE) >= 3
    assert "Traceback" in text
    assert "smdesk.test" in text


def test_the_file_is_its_owners_alone_and_bounded(file, monkeypatch):
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    monkeypatch.setattr(file._handler, "maxBytes", 1000)
    for _ in range(8):
        log.info("x" * 800)
    found = sorted(each.name for each in file.path.parent.iterdir())
    assert found == ["smdesk.log", *(f"smdesk.log.{n}" for n in range(1, logs.FILES))]
    assert all(stat.S_IMODE(each.stat().st_mode) == 0o600 for each in file.path.parent.iterdir())


def test_unprintable_text_is_no_trouble(file):
    # Straight to the file: half a character in the captured log could not be sent by a worker of a parallel run.
    file._handler.handle(log.makeRecord(log.name, logging.INFO, __file__, 1, "lone \ud800 and \0 and ñ", (), None))
    assert "ñ" in file.path.read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_loses_lines_and_nothing_else(file, capsys):
    file._handler.stream.close()
    file._handler.stream = open("/dev/full", "w")  # noqa: SIM115
    log.info("lost")
    assert file.lost == 1
    assert capsys.readouterr().err == ""
    stream, file._handler.stream = file._handler.stream, None
    with pytest.raises(OSError, match="space"):
        stream.close()
    log.info("found")
    assert "found" in file.path.read_text()


def test_closing_ends_it_and_leaves_the_level_as_it_was(tmp_path):
    before = logging.getLogger().level
    opened = LogFile(tmp_path, "other", logging.DEBUG)
    log.debug("inside")
    opened.close()
    opened.close()
    log.info("outside")
    assert logging.getLogger().level == before
    assert "inside" in opened.path.read_text()
    assert "outside" not in opened.path.read_text()


def test_a_folder_that_is_none_is_told(tmp_path):
    with pytest.raises(StorageError) as caught:
        LogFile(tmp_path / "none")
    assert caught.value.code == "folder_missing"


def test_the_newest_lines_for_a_report(file, tmp_path):
    for number in range(5):
        log.info("line %s", number)
    assert [line[-6:] for line in logs.tail(file.path.parent, 2)] == ["line 3", "line 4"]
    assert logs.tail(tmp_path, name="never") == []
