"""The engine's bad days, each with real processes: full disks, damaged files, signals, crowds, withdrawn access."""

from __future__ import annotations

import json
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.cli.conftest import environment

POST = ("post", "add", "--client", "Sol", "--channel", "sol")


class Desk:
    """A data folder, and the command in processes of its own."""

    def __init__(self, data: Path, **more: str) -> None:
        self.data = data
        self.env = {**environment(data), **more}

    def __call__(self, *argv: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "smdesk", *argv]
        ran = subprocess.run(command, input=stdin, capture_output=True, text=True, env=self.env, timeout=120)
        assert "Traceback" not in ran.stdout + ran.stderr, ran.stderr
        assert "internal_error" not in ran.stdout, ran.stdout
        return ran

    def json(self, *argv: str, stdin: str = "") -> Any:
        """The document of a command that is done."""
        ran = self(*argv, "--json", stdin=stdin)
        assert ran.returncode == 0, ran.stdout
        return json.loads(ran.stdout)

    def code(self, *argv: str, stdin: str = "") -> str:
        """The code of a command that is refused."""
        ran = self(*argv, "--json", stdin=stdin)
        assert ran.returncode == 1, ran.stdout
        found = json.loads(ran.stdout)["error"]
        assert found["message"]
        return str(found["code"])

    def start(self, *argv: str, stdin: str = "") -> subprocess.Popen[str]:
        """A command that goes on."""
        process = subprocess.Popen(
            [sys.executable, "-m", "smdesk", *argv], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, env=self.env,
        )  # fmt: skip
        assert process.stdin is not None
        process.stdin.write(stdin)
        process.stdin.close()
        process.stdin = None
        return process

    def states(self) -> dict[str, str]:
        """Text → state of every publication."""
        posts = self.json("post", "list")["items"]
        return {post["text"]: each["state"] for post in posts for each in post["publications"]}

    def feed(self) -> list[str]:
        """What stands on the practice network."""
        return [each["text"] for each in self.json("practice", "feed")["items"]]


@pytest.fixture
def desk(data_folder: Path) -> Desk:
    made = Desk(data_folder)
    made.json("client", "add", "Sol", "--zone", "Europe/Madrid")
    made.json("channel", "connect", "practice", "--client", "Sol", "--handle", "sol")
    made.json("channel", "spacing", "sol", "0")
    return made


def until(check: Callable[[], object], seconds: float = 60.0) -> None:
    """Wait for something that is to become true."""
    end = time.monotonic() + seconds
    while not check():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)


# --- damage ----------------------------------------------------------------------------------------------------------


def flipped(file: Path, seed: int) -> None:
    """Bits of the file turned over, up to thousands of them."""
    chance = random.Random(seed)
    content = bytearray(file.read_bytes())
    for _ in range(chance.choice((100, 1000, 5000))):
        content[chance.randrange(100, len(content))] ^= 1 << chance.randrange(8)
    file.write_bytes(content)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_flipped_bits_are_told_or_harmless_and_the_backup_can_be_taken(desk: Desk, seed: int) -> None:
    for number in range(5):
        desk.json(*POST, "--text", f"post {number}", "--at", "+1d")
    desk.json("backup")
    flipped(desk.data / "smdesk.sqlite3", seed)
    (desk.data / "unclean").write_bytes(b"1\n")  # as after a power cut: every page is looked at
    for words in (("post", "list"), ("publish", "--once"), ("doctor",), ("backup",)):
        ran = desk(*words, "--json")
        if ran.returncode and words != ("doctor",):
            assert json.loads(ran.stdout)["error"]["code"] in {
                "database_damaged",
                "not_a_smdesk_database",
                "backup_failed",
            }
    desk.json("restore", "latest")
    assert len(desk.json("post", "list")["items"]) == 5


@pytest.mark.slow
def test_a_truncated_database_is_told_by_every_command_and_kept_aside(desk: Desk) -> None:
    desk.json(*POST, "--text", "x", "--at", "+1d")
    desk.json("backup")
    file = desk.data / "smdesk.sqlite3"
    file.write_bytes(file.read_bytes()[:50_000])
    damaged = file.read_bytes()
    for words in (("client", "list"), (*POST, "--text", "y", "--now"), ("publish", "--once"), ("backup",)):
        assert desk.code(*words) == "database_damaged"
    assert file.read_bytes() == damaged
    kept = Path(desk.json("restore", "latest")["kept"])
    assert (kept / "smdesk.sqlite3").read_bytes() == damaged
    assert desk.states() == {"x": "scheduled"}


# --- full disks ------------------------------------------------------------------------------------------------------


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of 48 megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", str(place)], capture_output=True)
    if mounted.returncode:
        pytest.skip(f"no disk can be mounted here: {mounted.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill(disk: Path, leave: int = 0) -> None:
    """Use up a disk, but for so many bytes."""
    with (disk / "ballast").open("wb") as file:
        try:
            while shutil.disk_usage(disk).free > leave:
                file.write(b"\0" * min(1 << 16, max(shutil.disk_usage(disk).free - leave, 1)))
                file.flush()
        except OSError:
            pass  # full
    assert shutil.disk_usage(disk).free <= max(leave, 4096)


@pytest.mark.slow
def test_a_medium_that_does_not_fit_leaves_nothing_behind(disk: Path, tmp_path: Path) -> None:
    desk = Desk(disk / "desk")
    desk.json("client", "add", "Sol", "--zone", "UTC")
    Image.effect_noise((1200, 1200), 90).save(tmp_path / "noise.png")
    words = ("post", "add", "--client", "Sol", "--text", "x", "--media", str(tmp_path / "noise.png"), "--alt", "y")
    fill(disk, leave=600_000)
    assert desk.code(*words) == "disk_full"
    assert [each for each in (desk.data / "media").rglob("*") if each.is_file()] == []
    (disk / "ballast").unlink()
    assert desk.json("post", "list")["items"] == []
    assert desk.json(*words)["parts"][0]["media"][0]["alt"] == "y"


class Slow(BaseHTTPRequestHandler):
    """A server like Mastodon that answers a new post only when it is told to."""

    posted: list[str]
    go: threading.Event

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        account = {"id": "1", "username": "sol", "acct": "sol", "display_name": "Sol", "url": "http://127.0.0.1/@sol"}
        known = {
            "/api/v2/instance": {"domain": "127.0.0.1", "version": "4.4.0", "configuration": {}},
            "/api/v1/accounts/verify_credentials": account,
        }
        self.answer(200 if path in known else 404, known.get(path, {"error": "Record not found"}))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0))).decode()
        if self.path.split("?")[0] != "/api/v1/statuses":
            return self.answer(404, {"error": "Record not found"})
        self.posted.append(body)
        self.go.wait(60)
        return self.answer(200, {
            "id": str(len(self.posted)), "uri": "http://127.0.0.1/1", "url": "http://127.0.0.1/@sol/1",
            "visibility": "public", "created_at": "2026-10-01T09:00:00.000Z", "content": "<p>x</p>",
            "account": {"id": "1", "acct": "sol"},
        })  # fmt: skip

    def answer(self, status: int, body: dict[str, Any]) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def slow_server() -> Iterator[tuple[str, type[Slow]]]:
    handler = type("Handler", (Slow,), {"posted": [], "go": threading.Event()})
    http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=http.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{http.server_port}", handler
    handler.go.set()
    http.shutdown()
    http.server_close()
    thread.join()


def on_slow_server(desk: Desk, url: str) -> None:
    """A client with a channel on that server, and a post that is due."""
    desk.json("client", "add", "Sol", "--zone", "UTC")
    desk.json("channel", "connect", "mastodon", "--client", "Sol", "--server", url, "--session-only", stdin="a-token")
    desk.json("post", "add", "--client", "Sol", "--channel", "mastodon", "--text", "x", "--now")


@pytest.mark.slow
@pytest.mark.loopback
def test_an_answer_that_comes_while_the_disk_is_full_is_written_when_there_is_room(
    disk: Path, slow_server: tuple[str, type[Slow]]
) -> None:
    url, server = slow_server
    desk = Desk(disk / "desk")
    on_slow_server(desk, url)
    publisher = desk.start("publish", "--secret-stdin", "mastodon", stdin="a-token")
    until(lambda: server.posted)
    fill(disk)
    server.go.set()
    time.sleep(4)  # the answer is there, and twice or so it was tried to write it down
    assert publisher.poll() is None
    (disk / "ballast").unlink()
    until(lambda: desk.states() == {"x": "published"})
    publisher.send_signal(signal.SIGINT)
    out, err = publisher.communicate(timeout=40)
    assert (publisher.returncode, len(server.posted)) == (0, 1)
    assert "The disk is full" in err
    assert err.count("\n") == 1
    assert "being sent → published" in out
    assert "Traceback" not in err


# --- signals ---------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.loopback
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_stopping_during_a_call_waits_for_its_answer(
    data_folder: Path, slow_server: tuple[str, type[Slow]], name: str
) -> None:
    url, server = slow_server
    desk = Desk(data_folder)
    on_slow_server(desk, url)
    publisher = desk.start("publish", "--secret-stdin", "mastodon", stdin="a-token")
    until(lambda: server.posted)
    publisher.send_signal(getattr(signal, name))
    time.sleep(1)
    assert publisher.poll() is None  # it does not leave in the middle of a call
    server.go.set()
    out, err = publisher.communicate(timeout=40)
    assert (publisher.returncode, err) == (0, "")
    assert out.rstrip().endswith("The publisher has stopped.")
    assert desk.states() == {"x": "published"}
    assert len(server.posted) == 1


@pytest.mark.slow
@pytest.mark.loopback
def test_killed_during_a_call_and_started_again_nothing_goes_out_twice(
    data_folder: Path, slow_server: tuple[str, type[Slow]]
) -> None:
    url, server = slow_server
    desk = Desk(data_folder)
    on_slow_server(desk, url)
    publisher = desk.start("publish", "--secret-stdin", "mastodon", stdin="a-token")
    until(lambda: server.posted)
    publisher.kill()
    publisher.communicate(timeout=40)
    server.go.set()
    assert desk.states() == {"x": "sending"}
    again = desk("publish", "--once", "--json", "--secret-stdin", "mastodon", stdin="a-token")
    assert again.returncode == 0
    assert desk.states() == {"x": "unconfirmed"}  # this server lists nothing, so only the person can know
    assert len(server.posted) == 1


# --- several at once -------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_twenty_posts_written_at_the_same_moment_are_twenty_posts(desk: Desk) -> None:
    with ThreadPoolExecutor(10) as pool:
        made = list(pool.map(lambda number: desk.json(*POST, "--text", f"post {number}", "--at", "+1d"), range(20)))
    assert len({each["id"] for each in made}) == 20
    assert len({each["publications"][0]["id"] for each in made}) == 20
    assert desk.states() == {f"post {number}": "scheduled" for number in range(20)}


@pytest.mark.slow
def test_a_post_written_beside_a_running_publisher_goes_out_on_time(desk: Desk) -> None:
    publisher = desk.start("publish")
    until((desk.data / "who.json").exists)
    assert desk.code("publish", "--once") == "locked"
    assert desk.code("restore", "latest") in {"locked", "no_backup"}
    due = desk.json(*POST, "--text", "beside", "--at", "+3s")["publications"][0]["due"]
    until(lambda: desk.states() == {"beside": "published"})
    [post] = desk.json("post", "list")["items"]
    late = _instant(post["publications"][0]["published_at"]) - _instant(due)
    assert 0 <= late < 2
    publisher.send_signal(signal.SIGTERM)
    publisher.communicate(timeout=40)
    assert desk.feed() == ["beside"]


def _instant(text: str) -> float:
    from datetime import datetime

    return datetime.fromisoformat(text).timestamp()


@pytest.mark.slow
def test_a_crowd_of_publishers_sends_each_post_once(desk: Desk) -> None:
    for number in range(5):
        desk.json(*POST, "--text", f"post {number}", "--now")
    with ThreadPoolExecutor(6) as pool:
        ran = list(pool.map(lambda _: desk("publish", "--once", "--json"), range(6)))
    for each in ran:
        assert each.returncode == 0 or json.loads(each.stdout)["error"]["code"] == "locked"
    desk.json("publish", "--once")
    assert sorted(desk.feed()) == [f"post {number}" for number in range(5)]


# --- access ----------------------------------------------------------------------------------------------------------


@pytest.mark.servers
def test_a_token_withdrawn_on_a_real_server_holds_back_and_goes_on_after_reconnecting(
    data_folder: Path, lab: Callable[..., dict[str, Any]]
) -> None:
    keyring = lab("secret_service.py")["env"]
    facts = lab("snac.py", fresh=True)
    alice, bob = facts["users"]
    desk = Desk(data_folder, **keyring, PYTHON_KEYRING_BACKEND="keyring.backends.SecretService.Keyring")
    desk.json("client", "add", "Sol", "--zone", "UTC")
    connect = ("channel", "connect", "mastodon", "--client", "Sol", "--server", facts["url"])
    desk.json(*connect, stdin=alice["access_token"])
    for number in (1, 2):
        desk.json("post", "add", "--client", "Sol", "--channel", "mastodon", "--text", f"post {number}", "--now")
    fields = {"client_id": alice["client_id"], "client_secret": alice["client_secret"], "token": alice["access_token"]}
    urllib.request.urlopen(f"{facts['url']}/oauth/revoke", urllib.parse.urlencode(fields).encode(), timeout=10).close()

    desk.json("publish", "--until-idle")
    assert desk.states() == {"post 1": "held", "post 2": "held"}
    [channel] = desk.json("channel", "list")["items"]
    assert channel["problem"] == "auth_refused"
    assert desk.code("channel", "test", "mastodon") == "token_refused"
    assert desk.code("channel", "reconnect", "mastodon", stdin=alice["access_token"]) == "token_refused"
    assert desk.code("channel", "reconnect", "mastodon", stdin=bob["access_token"]) == "other_account"
    assert desk.states() == {"post 1": "held", "post 2": "held"}
    for secret in (alice["access_token"], bob["access_token"]):
        for file in (each for each in data_folder.rglob("*") if each.is_file()):
            assert secret.encode() not in file.read_bytes(), file
