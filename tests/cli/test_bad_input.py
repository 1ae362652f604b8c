"""Whatever goes wrong: one clear sentence, exit status 1, a stable code, and nothing lost or half done."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from PIL import Image

from smdesk.core.errors import NotAllowed
from smdesk.words import Words
from tests.cli.conftest import Run, environment

TABLES = ("client", "channel", "post", "variant", "part", "part_media", "media", "publication", "attempt")


def rows(data: Path) -> dict[str, int]:
    with sqlite3.connect(data / "smdesk.sqlite3") as connection:
        found = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in TABLES}
    connection.close()
    return found


@pytest.fixture
def unchanged(desk: Run, data_folder: Path) -> Iterator[None]:
    """The desk holds the same rows after the test as before it."""
    before = rows(data_folder)
    yield
    assert rows(data_folder) == before


POST = ("post", "add", "--client", "Sol", "--channel", "sol")
NOW = ("--clock", "2026-10-01T09:00+00:00")


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(
    ("argv", "code", "told"),
    [
        (("client", "add", "Mar", "--zone", "Europe/Madird"), "unknown_zone", "Europe/Madrid"),
        (("client", "add", "sol", "--zone", "UTC"), "client_exists", "Sol"),
        (("client", "add", "", "--zone", "UTC"), "name_empty", "name"),
        (("client", "edit", "Sol", "--late-limit", "soon"), "bad_number", "soon"),
        (("client", "show", "Sool"), "unknown_client", "Sol"),
        (("channel", "connect", "myspace", "--client", "Sol"), "unknown_network", "bluesky"),
        (("channel", "connect", "practice", "--client", "Nadie", "--handle", "x"), "unknown_client", "Nadie"),
        (("channel", "connect", "practice", "--client", "Sol", "--handle", "no good!"), "bad_handle", "no good!"),
        (("channel", "test", "moon"), "unknown_channel", "moon"),
        (("channel", "slots", "sol", "someday 9"), "bad_slots", "someday"),
        ((*POST, "--text", "x", "--at", "2026-09-01 09:00", *NOW), "past_time", "--now"),
        ((*POST, "--text", "x", "--at", "half past nine"), "bad_time", "half past nine"),
        ((*POST, "--text", "x", "--at", "2026-02-30 09:00"), "bad_time", "no such date"),
        ((*POST, "--text", " ", "--now"), "empty_post", "text"),
        ((*POST, "--text", "x" * 501, "--now"), "check_failed", "501"),
        ((*POST, "--text", "x", "--next-slot"), "no_slots", "slots"),
        (("post", "add", "--client", "Sol", "--channel", "moon", "--text", "x"), "unknown_channel", "moon"),
        (("post", "add", "--client", "Sol", "--text", "x", "--now"), "no_channels", "--channel"),
        ((*POST, "--text", "x", "--media", "/nowhere/a.png", "--now"), "media_missing", "/nowhere/a.png"),
        ((*POST, "--text", "x", "--media", "/", "--now"), "media_unreadable", "not a file"),
        ((*POST, "--text", "x", "--alt", "y", "--now"), "alt_without_media", "--alt"),
        ((*POST, "--text", "x", "--crop", "1:1", "--now"), "crop_without_media", "shape"),
        ((*POST, "--text", "x", "--variant", "nothing", "--now"), "bad_variant", "CHANNEL:TEXT"),
        ((*POST, "--text", "x", "--option", "nothing", "--now"), "bad_option", "NAME=VALUE"),
        ((*POST, "--text", "x", "--repeat", "weekly", "--until", "2026-09-01", "--at", "2026-10-02 09:00", *NOW),
         "recurrence_never", "1 Sep 2026"),
        ((*POST, "--text", "x", "--repeat", "weekly", "--weekdays", "caturday", "--now"), "bad_recurrence", "caturday"),
        ((*POST, "--text", "x", "--stage", "almost"), "bad_stage", "almost"),
        ((*POST, "--text", "x", "--delegate", "--now"), "delegate_lead", "scheduled posts"),
        (("post", "show", "99"), "unknown_post", "99"),
        (("post", "edit", "99", "--text", "x"), "unknown_post", "99"),
        (("post", "list", "--state", "sheduled"), "bad_state", "scheduled"),
        (("publication", "show", "99"), "unknown_publication", "99"),
        (("publication", "retry", "99"), "unknown_publication", "99"),
        (("publication", "list", "--state", "nearly"), "bad_state", "nearly"),
        (("publication", "pause", "--until", "2026-09-01 09:00", *NOW), "past_time", "Tue 1 Sep 2026"),
        (("check", "--network", "myspace"), "unknown_network", "myspace"),
        (("setting", "set", "publishing.latelimit", "3"), "unknown_setting", "publishing.late_limit"),
        (("setting", "set", "publishing.late_limit", "soon"), "bad_setting", "soon"),
        (("practice", "faults", "--script", "publish:explode"), "bad_fault", "explode"),
        (("restore", "/nowhere/copy.sqlite3"), "backup_missing", "/nowhere/copy.sqlite3"),
        (("restore", "latest"), "no_backup", "backup"),
        (("backup", "-o", __file__), "target_exists", "test_bad_input"),
        (("client", "list", "--clock", "yesterday"), "bad_clock", "yesterday"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_bad_input_gets_its_code_and_its_sentence(desk: Run, argv: tuple[str, ...], code: str, told: str) -> None:
    error = desk(*argv, "--json").error
    assert error["code"] == code
    assert told in error["message"]
    for lang in ("en", "es"):
        ran = desk(*argv, lang=lang)
        assert (ran.status, ran.out) == (1, "")
        assert ran.err.startswith("smdesk: ")
        assert ran.err.count("\n") == 1
        assert "…" not in ran.err.replace("`… <", "")


@pytest.mark.usefixtures("unchanged")
def test_media_that_are_no_media_or_too_large(desk: Run, tmp_path: Path) -> None:
    for name, content, code in (
        ("empty.png", b"", "media_empty"),
        ("text.png", b"this is not a picture", "media_unknown_type"),
        ("cut.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "media_unreadable"),
    ):
        file = tmp_path / name
        file.write_bytes(content)
        assert desk(*POST, "--text", "x", "--media", file, "--now", "--json").error["code"] == code
    huge = tmp_path / "huge.mp4"
    with huge.open("wb") as file:
        file.write(b"\0\0\0\x18ftypmp42")
        file.truncate(9 * 1024**3)  # no blocks are used
    assert desk(*POST, "--text", "x", "--media", huge, "--now", "--json").error["code"] == "media_huge"


def test_media_over_the_networks_limit_name_the_file(desk: Run, tmp_path: Path) -> None:
    files = []
    for number in range(11):
        file = tmp_path / f"{number}.png"
        Image.new("RGB", (4, 4), (number, 0, 0)).save(file)
        files += ["--media", str(file), "--alt", "x"]
    error = desk(*POST, "--text", "x", *files, "--now", "--json").error
    assert (error["code"], error["facts"]["finding"]) == ("check_failed", "too_many_images")
    assert "11" in error["message"]


# --- accounts --------------------------------------------------------------------------------------------------------


class Answers(BaseHTTPRequestHandler):
    """A server that says what it is told to: path → status and body, and a web page for all else."""

    known: ClassVar[dict[str, tuple[int, bytes]]] = {}

    def _answer(self) -> None:
        self.rfile.read(int(self.headers.get("content-length", 0)))
        status, body = self.known.get(self.path.split("?")[0], (200, b"<html>Welcome</html>"))
        self.send_response(status)
        self.send_header("content-type", "application/json" if body.startswith(b"{") else "text/html")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = _answer

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def server() -> Iterator[tuple[str, type[Answers]]]:
    handler = type("Handler", (Answers,), {})
    http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=http.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{http.server_port}", handler
    http.shutdown()
    http.server_close()
    thread.join()


@pytest.mark.loopback
@pytest.mark.usefixtures("unchanged")
def test_a_server_that_is_no_mastodon(desk: Run, server: tuple[str, type[Answers]]) -> None:
    words = ("channel", "connect", "mastodon", "--client", "Sol", "--server", server[0], "--session-only")
    assert desk(*words, "--json", stdin="a-token").error["code"] == "not_mastodon"
    assert "127.0.0.1" in desk(*words, stdin="a-token").err


@pytest.mark.loopback
@pytest.mark.usefixtures("unchanged")
def test_a_revoked_token(desk: Run, server: tuple[str, type[Answers]]) -> None:
    server[1].known = {
        "/api/v2/instance": (200, b'{"domain": "127.0.0.1", "version": "4.4.0", "configuration": {}}'),
        "/api/v1/accounts/verify_credentials": (401, b'{"error": "The access token was revoked"}'),
    }
    words = ("channel", "connect", "mastodon", "--client", "Sol", "--server", server[0], "--session-only")
    error = desk(*words, "--json", stdin="a-revoked-token").error
    assert error["code"] == "token_refused"
    assert "a-revoked-token" not in json.dumps(error)


@pytest.mark.loopback
@pytest.mark.usefixtures("unchanged")
def test_a_wrong_password(desk: Run, server: tuple[str, type[Answers]]) -> None:
    refusal = b'{"error": "AuthenticationRequired", "message": "Invalid identifier or password"}'
    server[1].known = {
        "/xrpc/com.atproto.server.describeServer": (200, b'{"did": "did:web:x.test", "availableUserDomains": []}'),
        "/xrpc/com.atproto.server.createSession": (401, refusal),
    }
    words = ("channel", "connect", "bluesky", "--client", "Sol", "--handle", "sol.test", "--server", server[0])
    error = desk(*words, "--session-only", "--json", stdin="abcd-efgh-ijkl-mnop").error
    assert error["code"] == "wrong_password"
    assert "abcd-efgh" not in json.dumps(error)


@pytest.mark.loopback
@pytest.mark.usefixtures("unchanged")
def test_nobody_there(desk: Run) -> None:
    words = ("channel", "connect", "bluesky", "--client", "Sol", "--handle", "sol.test", "--session-only", "--json")
    assert desk(*words, "--server", "http://127.0.0.1:9", stdin="abcd-efgh-ijkl-mnop").error["code"] == "offline"


@pytest.mark.usefixtures("unchanged")
def test_no_keyring_is_said_with_what_to_do(desk: Run) -> None:
    words = ("channel", "connect", "bluesky", "--client", "Sol", "--handle", "sol.test", "--json")
    error = desk(*words, stdin="abcd-efgh-ijkl-mnop").error
    assert error["code"] == "no_keyring"
    assert "--session-only" in error["message"]
    assert desk(*words, stdin="").error["code"] == "no_keyring"


@pytest.mark.usefixtures("unchanged")
def test_no_secret_given(desk: Run) -> None:
    words = ("channel", "connect", "bluesky", "--client", "Sol", "--handle", "sol.test", "--session-only", "--json")
    assert desk(*words, stdin="\n").error["code"] == "secret_needed"


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(
    "extra",
    [
        ("--password", "hunter2"),
        ("--token=abc",),
        ("--app-password", "x"),
        ("--handle", "abcd-efgh-ijkl-mnop"),
        ("--handle=abcd-efgh-ijkl-mnop",),
        ("--server", "https://sol:hunter2@example.org"),
        ("eyJhbGciOiJ.eyJzdWIiOiJ.c2lnbmF0dXJl",),
    ],
)
def test_a_secret_among_the_arguments_is_refused_and_not_repeated(desk: Run, extra: tuple[str, ...]) -> None:
    ran = desk("channel", "connect", "bluesky", "--client", "Sol", *extra, "--json")
    assert (ran.status, ran.json["error"]["code"]) == (2, "secret_in_arguments")
    for secret in ("hunter2", "abcd-efgh", "eyJhbGci"):
        assert secret not in ran.out + ran.err


def test_a_text_that_looks_like_a_secret_is_only_a_text(desk: Run) -> None:
    assert desk("post", "add", "--client", "Sol", "--text", "abcd-efgh-ijkl-mnop").status == 0
    assert desk("client", "add", "--sector", "x" * 45, "--name", "Mar", "--zone", "UTC").status == 0


# --- the data folder -------------------------------------------------------------------------------------------------


def test_a_data_folder_that_is_a_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    assert run("client", "list", "--data", file, "--json").error["code"] == "folder_not_a_folder"
    assert file.read_text() == "x"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become nobody")
def test_a_data_folder_nobody_may_write_to(run: Run) -> None:
    place = Path(tempfile.mkdtemp())
    place.chmod(0o755)
    run("client", "list", "--json", "--data", place / "warm")  # everything is imported
    os.seteuid(65534)
    try:
        ran = run("client", "add", "Sol", "--zone", "UTC", "--json", "--data", place)
    finally:
        os.seteuid(0)
    assert ran.error["code"] == "folder_read_only"
    assert not (place / "smdesk.sqlite3").exists()
    shutil.rmtree(place)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)], capture_output=True)
    if mounted.returncode:
        pytest.skip(f"no small disk can be mounted here: {mounted.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_stores_nothing_half(run: Run, small_disk: Path) -> None:
    desk = small_disk / "desk"
    run("client", "add", "Sol", "--zone", "UTC", "--data", desk)
    before = rows(desk)
    (small_disk / "ballast").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 40_000))
    error = run("post", "add", "--client", "Sol", "--text", "x" * 400_000, "--json", "--data", desk).error
    assert error["code"] == "disk_full"
    (small_disk / "ballast").unlink()
    assert rows(desk) == before
    assert run("post", "add", "--client", "Sol", "--text", "x" * 400_000, "--data", desk).status == 0


@pytest.mark.allow_log("kept as it is")
def test_a_damaged_database_is_left_alone_and_names_the_backup(desk: Run, data_folder: Path) -> None:
    backup = desk("backup", "--json").json["path"]
    file = data_folder / "smdesk.sqlite3"
    file.write_bytes(b"damaged by something " * 500)
    error = desk("client", "list", "--json").error
    assert error["code"] == "database_damaged"
    assert backup in error["message"]
    assert "restore latest" in error["message"]
    assert desk("restore", "latest", "--json").status == 0
    assert [each["name"] for each in desk("client", "list", "--json").json["items"]] == ["Sol"]


def test_a_desk_of_a_newer_version_is_not_touched(desk: Run, data_folder: Path) -> None:
    with sqlite3.connect(data_folder / "smdesk.sqlite3") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    error = desk("client", "add", "Mar", "--zone", "UTC", "--json").error
    assert error["code"] == "newer_schema"
    assert "9999" in error["message"]
    assert rows(data_folder)["client"] == 1


def test_a_database_of_another_program(run: Run, data_folder: Path) -> None:
    with sqlite3.connect(data_folder / "smdesk.sqlite3") as connection:
        connection.execute("CREATE TABLE recipes (id INTEGER)")
    connection.close()
    assert run("client", "list", "--json").error["code"] == "not_a_smdesk_database"


def test_two_publishers_on_one_folder_but_writing_posts_goes_on(desk: Run, data_folder: Path) -> None:
    command = [sys.executable, "-m", "smdesk", "publish"]
    first = subprocess.Popen(command, env=environment(data_folder), stdout=subprocess.PIPE, text=True)
    try:
        for _ in range(200):
            if (data_folder / "who.json").exists():
                break
            threading.Event().wait(0.05)
        error = desk("publish", "--once", "--json").error
        assert (error["code"], error["facts"]["pid"]) == ("locked", first.pid)
        assert str(first.pid) in error["message"]
        assert desk(*POST, "--text", "x", "--at", "+1h").status == 0
        assert desk("restore", "latest", "--json").error["code"] in {"no_backup", "locked"}
    finally:
        first.send_signal(signal.SIGINT)
        out, _ = first.communicate(timeout=30)
    assert first.returncode == 0
    assert "stopped" in out


def test_a_command_stopped_with_ctrl_c_says_so_and_nothing_else(desk: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from smdesk.services.clients import ClientsService

    def stopped(self: object, **_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ClientsService, "list", stopped)
    ran = desk("client", "list")
    assert (ran.status, ran.out, ran.err) == (130, "", "Stopped. What was done is kept.\n")


@pytest.mark.allow_log("unexpected")
def test_a_bug_is_a_sentence_too_and_stands_in_the_log(
    desk: Run, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from smdesk.services.clients import ClientsService

    def broken(self: object, **_: object) -> None:
        raise ZeroDivisionError("token=very-secret-value")

    monkeypatch.setattr(ClientsService, "list", broken)
    error = desk("client", "list", "--json").error
    assert (error["code"], error["facts"]["kind"]) == ("internal_error", "ZeroDivisionError")
    log = (data_folder / "logs" / "command.log").read_text()
    assert "ZeroDivisionError" in log
    assert "very-secret-value" not in log


def test_what_ends_before_it_begins_and_an_import_that_is_not_there_are_told_with_what_to_do(desk: Run) -> None:
    told = desk("--lang", "es", "keydate", "list", "--from", "2026-12-31", "--to", "2026-12-01")
    assert told.status == 1
    assert "Elige un último día que no sea anterior al primero." in told.err
    told = desk("--lang", "es", "import", "undo", "9")
    assert told.status == 1
    assert "smdesk import list" in told.err


@pytest.mark.parametrize("command", [("metrics", "show"), ("publication", "list"), ("post", "list")])
def test_a_time_that_ends_before_it_begins_is_told(desk: Run, command: tuple[str, str]) -> None:
    told = desk(*command, "--from", "2026-12-01", "--to", "2026-11-01", "--json")
    assert (told.status, told.error["code"]) == (1, "ends_before")
    assert "2026-11-01" in desk("--lang", "es", *command, "--from", "2026-12-01", "--to", "2026-11-01").err


@pytest.mark.parametrize("typed", ["1.234", "1,5"])
def test_a_count_with_a_fraction_is_not_kept(desk: Run, typed: str) -> None:
    told = desk("--lang", "es", "metrics", "set", "followers", typed, "--channel", "1")
    assert told.status == 1
    assert "Seguidores" in told.err
    assert desk("metrics", "set", "watch_average", "12.5", "--channel", "1").status == 0


def test_what_an_assisted_channel_could_do_connected_is_told_so_and_in_the_persons_words(desk: Run) -> None:
    desk("channel", "connect", "instagram", "--client", "Sol", "--assisted", "--handle", "manos")
    assert desk("metrics", "sync", "--channel", "manos", "--json").error["code"] == "channel_is_assisted"
    said = Words("es").error(NotAllowed("not_offered", network="practice", feature="metrics"))
    assert said.what == "Red de práctica no ofrece esto (métricas)."
