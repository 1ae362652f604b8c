"""Real servers and real smdesk processes for the benches and the end-to-end tests."""

from __future__ import annotations

import contextlib
import gc
import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable


class Unavailable(Exception):
    """What a bench needs is not on this computer; the text says what."""


def shared() -> Path:
    """The folder with the lab. Raises Unavailable."""
    folder = Path(os.environ.get("SMDESK_SHARED") or ROOT.parent / "shared").resolve()
    if not (folder / "lab").is_dir():
        raise Unavailable(f"no lab in {folder} (SMDESK_SHARED says where it is)")
    return folder


@contextlib.contextmanager
def server(script: str, *args: str) -> Iterator[dict[str, Any]]:
    """A fresh server of the lab, ended with the block. Raises Unavailable when it does not start."""
    command = [PYTHON, str(shared() / "lab" / script), "run", *args]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            if not line:
                raise Unavailable(f"{script} did not start")
            yield json.loads(line)
        finally:
            process.terminate()
            process.wait(30)


@contextlib.contextmanager
def keyring() -> Iterator[dict[str, str]]:
    """The environment of a program that is to use a real, private Secret Service."""
    with server("secret_service.py") as facts:
        base = {name: value for name, value in os.environ.items() if name != "PYTHON_KEYRING_BACKEND"}
        yield {**base, **facts["env"]}


@dataclass(frozen=True, slots=True)
class BlueskyAccount:
    """One account on the PDS; `token` is an access token of its main password, for looking from outside."""

    url: str
    handle: str
    did: str
    app_password: str
    token: str

    @property
    def headers(self) -> dict[str, str]:
        """What authorises a call."""
        return {"Authorization": f"Bearer {self.token}"}

    def records(self) -> list[dict[str, Any]]:
        """Every post of the repository, oldest first, as the server itself lists them."""
        found: list[dict[str, Any]] = []
        cursor: str | None = None
        with httpx.Client(base_url=self.url, trust_env=False, timeout=60) as client:
            while True:
                params = {"repo": self.did, "collection": "app.bsky.feed.post", "limit": "100", "reverse": "true"}
                page = client.get(
                    "/xrpc/com.atproto.repo.listRecords", params=params | ({"cursor": cursor} if cursor else {})
                ).raise_for_status()
                found += page.json()["records"]
                cursor = page.json().get("cursor")
                if not cursor or not page.json()["records"]:
                    return found


def bluesky_account(url: str) -> BlueskyAccount:
    """A new account with an app password."""
    handle = f"u{uuid.uuid4().hex[:12]}.test"
    with httpx.Client(base_url=url + "/xrpc/", trust_env=False, timeout=60) as client:
        account = {"handle": handle, "email": f"{handle}@example.test", "password": "main-password"}
        made = client.post("com.atproto.server.createAccount", json=account).raise_for_status().json()
        headers = {"Authorization": f"Bearer {made['accessJwt']}"}
        app = client.post("com.atproto.server.createAppPassword", json={"name": "smdesk"}, headers=headers)
        return BlueskyAccount(url, handle, made["did"], app.raise_for_status().json()["password"], made["accessJwt"])


def mastodon_statuses(facts: Mapping[str, Any], user: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Every status of an account of snac, oldest first, as the server lists them."""
    headers = {"Authorization": f"Bearer {user['access_token']}", "Connection": "close"}
    found: list[dict[str, Any]] = []
    with httpx.Client(base_url=facts["url"], headers=headers, trust_env=False, timeout=60) as client:
        me = client.get("/api/v1/accounts/verify_credentials").raise_for_status().json()["id"]
        last = ""
        while True:
            params = {"limit": "40"} | ({"max_id": last} if last else {})
            page = client.get(f"/api/v1/accounts/{me}/statuses", params=params).raise_for_status().json()
            fresh = [status for status in page if status["id"] not in {known["id"] for known in found}]
            if not fresh:
                return found[::-1]
            found += fresh
            last = fresh[-1]["id"]


class Refused(Exception):
    """A command ended with another status than 0; the text is what it said."""


def smdesk(
    folder: Path, *args: str, env: Mapping[str, str] | None = None, stdin: str = "", timeout: float = 120
) -> dict[str, Any]:
    """Run `python -m smdesk --data FOLDER --json …` to its end; its JSON. Raises Refused."""
    done = subprocess.run(
        command(folder, "--json", *args), input=stdin, capture_output=True, text=True, env=env, cwd=ROOT,
        timeout=timeout, check=False,
    )  # fmt: skip
    if done.returncode:
        raise Refused(f"{' '.join(args[:2])}: status {done.returncode}: {done.stdout}{done.stderr}")
    data: dict[str, Any] = json.loads(done.stdout)
    return data


def command(folder: Path, *args: str) -> list[str]:
    """The command line of a real process."""
    return [PYTHON, "-m", "smdesk", "--data", str(folder), *args]


@contextlib.contextmanager
def publisher(folder: Path, *args: str, env: Mapping[str, str] | None = None) -> Iterator[subprocess.Popen[str]]:
    """`smdesk publish` as a process, asked to end with the block."""
    log = folder / "publish.out"
    with log.open("a") as out:
        process = subprocess.Popen(
            command(folder, "publish", *args), stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=env, cwd=ROOT,
            text=True,
        )  # fmt: skip
        try:
            yield process
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait(60)


def settle() -> None:
    """What the window does once it has started: what lives now is no longer looked through by the collector."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def numbers(values: Sequence[float]) -> tuple[float, float, float]:
    """p50, p99 and the greatest, of at least one value."""
    ordered = sorted(values)
    return ordered[len(ordered) // 2], ordered[min(int(len(ordered) * 0.99), len(ordered) - 1)], ordered[-1]


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0..1) of the others lie."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]
