"""SFTP against a server in this process: files whole or not at all, and a server that is known by its key."""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from smdesk.adapters.hosting import Given, hosted, settle
from smdesk.adapters.hosting.sftp import SftpHost
from smdesk.adapters.http import Http
from smdesk.core.clock import FakeClock
from smdesk.core.content import MediaItem
from smdesk.core.errors import Conflict, InvalidInput, Offline
from smdesk.core.outcome import NotSent, Prepared, Refused
from tests.adapters.hosting import sftpd

pytestmark = pytest.mark.loopback
PICTURE = Path(__file__).parents[2] / "ui" / "desk" / "loaf.png"
FILE = hosted(MediaItem("5" * 64, "image/png", 1), PICTURE)
NAME = f"{hashlib.sha256(PICTURE.read_bytes()).hexdigest()}.png"
NOW = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[sftpd.Room, int]]:
    room = sftpd.Room(tmp_path_factory.mktemp("site"))
    with sftpd.running(room) as port:
        yield room, port


@pytest.fixture
def room(server: tuple[sftpd.Room, int], tmp_path: Path) -> sftpd.Room:
    server[0].__init__(tmp_path)
    (tmp_path / "media").mkdir()
    return server[0]


@pytest.fixture
def given(server: tuple[sftpd.Room, int]):
    def made(**changes) -> Given:
        options = {"folder": "/media/", "public": "https://sol.example/media", **changes.pop("options", {})}
        values = {"server": f"127.0.0.1:{server[1]}", "handle": sftpd.USER, "secret": sftpd.PASSWORD, **changes}
        return Given(options=options, **values)

    return made


@pytest.fixture
def host(room, given):
    def made(**changes) -> SftpHost:
        settled = settle("sftp", given(**changes), Http.create())
        return SftpHost(settled.facts, settled.secrets, FakeClock(NOW))

    return made


def files(room: sftpd.Room) -> list[Path]:
    return [each for each in room.folder.rglob("*") if each.is_file()]


def test_a_file_is_written_once_beside_and_then_gets_its_name(room, host):
    there = host()
    outcome = there.put(FILE)
    assert isinstance(outcome, Prepared)
    [file] = files(room)
    assert file.read_bytes() == PICTURE.read_bytes()
    assert file.name == NAME
    assert file.stat().st_mode & 0o777 == 0o644  # the web server is somebody else
    assert outcome.ref["url"] == f"https://sol.example/media/{file.parent.name}/{NAME}"
    assert len(file.parent.name) == 16
    assert room.written == [f"/media/{file.parent.name}/{NAME}.part"]
    assert there.put(FILE) == outcome
    assert len(room.written) == 1
    assert [(each.name, each.at) for each in there.stored()] == [(NAME, NOW)]
    assert there.remove(NAME) == there.remove(NAME) == Prepared({})
    assert there.stored() == ()


def test_half_a_file_of_an_earlier_try_is_written_anew(room, host):
    there = host()
    room.cut_after = 1_000
    outcome = there.put(FILE)
    assert isinstance(outcome, NotSent)
    assert outcome.code == "host_unreachable"
    assert [file.suffix for file in files(room)] == [".part"]
    room.cut_after = None
    assert isinstance(there.put(FILE), Prepared)
    assert [file.read_bytes() for file in files(room)] == [PICTURE.read_bytes()]


def test_a_server_without_openssh_s_renaming(room, host):
    there = host()
    room.plain_rename = True
    there.put(FILE)
    [file] = files(room)
    file.write_bytes(b"another size")
    assert isinstance(there.put(FILE), Prepared)
    assert file.read_bytes() == PICTURE.read_bytes()


@pytest.mark.parametrize(
    ("trouble", "code"),
    [({"full_after": 1_000}, "host_full"), ({"read_only": True}, "host_forbidden")],
)
def test_no_room_and_no_rights(room, host, trouble, code):
    there = host()
    for name, value in trouble.items():
        setattr(room, name, value)
    outcome = there.put(FILE)
    assert isinstance(outcome, Refused)
    assert outcome.code == code
    assert files(room) == []


def test_a_folder_that_is_not_there_is_not_made(room, host):
    outcome = host(options={"folder": "/var/www/nowhere"}).put(FILE)
    assert isinstance(outcome, Refused)
    assert (outcome.code, outcome.words) == ("host_folder_missing", "/var/www/nowhere")


def test_a_wrong_password(host):
    outcome = host(secret="wrong").put(FILE)
    assert isinstance(outcome, Refused)
    assert outcome.code == "host_login_refused"


def test_a_private_key_as_it_is_pasted_into_one_line(room, host):
    room.public_key = sftpd.read(sftpd.TWO)
    assert isinstance(host(secret=sftpd.TWO).put(FILE), Prepared)
    assert isinstance(host(secret=sftpd.TWO.replace("\n", " ")).put(FILE), Prepared)
    outcome = host(secret=sftpd.made(rsa=True)).put(FILE)
    assert isinstance(outcome, Refused)
    assert outcome.code == "host_login_refused"


@pytest.mark.parametrize(
    ("secret", "code"),
    [("locked", "host_private_key_locked"), ("cut", "host_private_key_unreadable")],
)
def test_a_private_key_that_cannot_be_used_is_refused_before_anything_is_sent(room, given, secret, code):
    text = sftpd.made(b"phrase") if secret == "locked" else sftpd.ONE[:200]
    with pytest.raises(InvalidInput) as caught:
        settle("sftp", given(secret=text), Http.create())
    assert caught.value.code == code
    assert "PRIVATE" not in f"{caught.value}"


def test_another_key_than_the_remembered_one_gets_neither_file_nor_password(room, host):
    there = host()
    for other in (
        sftpd.read(sftpd.TWO),
        sftpd.read(sftpd.made(rsa=True)),  # and of another kind
    ):
        room.key = other
        outcome = there.put(FILE)
        assert isinstance(outcome, Refused)
        assert outcome.code == "host_key_changed"
    assert room.logins == 0
    with pytest.raises(OSError, match=r"SHA256|key"):
        there.stored()


def test_adding_it_again_keeps_the_key_unless_its_fingerprint_is_named(room, given):
    first = settle("sftp", given(), Http.create())
    room.key = sftpd.read(sftpd.made(rsa=True))
    known = {first.name: first.facts}
    with pytest.raises(Conflict) as caught:
        settle("sftp", given(known=known), Http.create())
    facts = caught.value.facts
    assert facts["expected"] == first.facts["fingerprint"]
    again = settle("sftp", given(known=known, options={"fingerprint": facts["found"]}), Http.create())
    assert again.facts["fingerprint"] == facts["found"]
    assert again.facts["below"] == first.facts["below"]
    assert isinstance(SftpHost(again.facts, again.secrets, FakeClock(NOW)).put(FILE), Prepared)
    with pytest.raises(Conflict):
        settle("sftp", given(options={"fingerprint": "SHA256:other"}), Http.create())


def test_nobody_there(room, given):
    with pytest.raises(Offline) as caught:
        settle("sftp", given(server="127.0.0.1:1"), Http.create())
    assert caught.value.code == "host_unreachable"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"server": ""}, "host_server_missing"),
        ({"server": "sol.example:ssh"}, "bad_server"),
        ({"server": "sol example"}, "bad_server"),
        ({"options": {"folder": ""}}, "host_folder_needed"),
        ({"options": {"public": ""}}, "public_missing"),
        ({"options": {"public": "http://sol.example"}}, "server_needs_https"),
    ],
)
def test_what_is_typed_wrong_is_said(given, changes, code):
    with pytest.raises(InvalidInput) as caught:
        settle("sftp", given(**changes), Http.create())
    assert caught.value.code == code


def test_nothing_secret_is_said(room, host, caplog):
    caplog.set_level(logging.DEBUG)
    started = time.monotonic()
    outcome = host(secret="wrong but long").put(FILE)
    assert "wrong but long" not in f"{outcome!r}{caplog.text}"
    assert time.monotonic() - started < 5
