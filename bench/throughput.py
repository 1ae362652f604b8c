"""Publications a second against a real server on loopback, beside a bare loop of httpx posts of the same records."""

from __future__ import annotations

import sqlite3
import tempfile
import threading
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import httpx

from bench import desk
from bench.figures import Figure
from bench.lab import BlueskyAccount, bluesky_account, keyring, publisher, server
from smdesk.publishing.worker import SENDERS

CHANNELS = 6
BUDGET = 0.8
POST = "app.bsky.feed.post"


def run(quick: bool = False) -> list[Figure]:
    """The same number of posts to the same six accounts of a PDS: bare, through smdesk, bare again."""
    count = 120 if quick else 600
    with server("bluesky.py") as facts, keyring() as env, tempfile.TemporaryDirectory(prefix="smdesk-bench-") as name:
        accounts = [bluesky_account(facts["url"]) for _ in range(CHANNELS)]
        _serial(accounts, 60, "warm")
        before = _serial(accounts, count, "before")
        parallel = _parallel(accounts, count)
        ours = _through_smdesk(Path(name), accounts, count, env)
        after = _serial(accounts, count, "after")
        there = sum(len(account.records()) for account in accounts)
        assert there == 60 + 4 * count, f"{there} records for {60 + 4 * count} posts"
    bare = (before + after) / 2
    notes = {
        "posts": count, "accounts": CHANNELS, "bare_before": before, "bare_after": after,
        "bare_with_threads": parallel, "threads": SENDERS, "ratio_to_threads": ours / parallel,
    }  # fmt: skip
    return [
        Figure("throughput to a PDS", ours, "/s", bare, "a loop of httpx posts, one after the other, connection kept",
               BUDGET, "ratio", most=False, notes=notes)
    ]  # fmt: skip


def _body(account: BlueskyAccount, text: str) -> dict[str, object]:
    record = {"$type": POST, "text": text, "createdAt": datetime.now(UTC).isoformat(timespec="milliseconds")}
    return {"repo": account.did, "collection": POST, "record": record}


def _post(client: httpx.Client, account: BlueskyAccount, text: str) -> None:
    answer = client.post(
        account.url + "/xrpc/com.atproto.repo.createRecord", json=_body(account, text), headers=account.headers
    )
    answer.raise_for_status()


def _serial(accounts: list[BlueskyAccount], count: int, name: str) -> float:
    """Posts a second by one loop."""
    with httpx.Client(trust_env=False, timeout=60) as client:
        began = time.perf_counter()
        for number in range(count):
            _post(client, accounts[number % len(accounts)], f"bare {name} {number}")
        return count / (time.perf_counter() - began)


def _parallel(accounts: list[BlueskyAccount], count: int) -> float:
    """Posts a second by as many threads as smdesk has senders, each with accounts of its own."""
    barrier = threading.Barrier(len(accounts) + 1)

    def loop(account: BlueskyAccount) -> None:
        with httpx.Client(trust_env=False, timeout=60) as client:
            barrier.wait()
            for number in range(count // len(accounts)):
                _post(client, account, f"bare in threads {number}")

    with ThreadPoolExecutor(len(accounts)) as pool:
        running = [pool.submit(loop, account) for account in accounts]
        barrier.wait()
        began = time.perf_counter()
        for each in running:
            each.result()
        return count / (time.perf_counter() - began)


def _through_smdesk(folder: Path, accounts: list[BlueskyAccount], count: int, env: Mapping[str, str]) -> float:
    """Posts a second by `smdesk publish`, from the first intent on disk to the last recorded answer."""
    client = desk.new_client(folder, env=env)
    channels = [
        desk.connect(folder, "bluesky", client, handle=each.handle, server=each.url, secret=each.app_password, env=env)
        for each in accounts
    ]
    now = datetime.now(UTC)
    posts = [desk.Planned(channels[number % len(channels)], f"through smdesk {number}", now) for number in range(count)]
    desk.write_posts(folder, client, posts)
    with publisher(folder, env=env):
        until = time.monotonic() + 120
        while desk.states(folder).get("published") != count:
            if time.monotonic() > until:
                raise AssertionError(f"not all went out: {desk.states(folder)}")
            time.sleep(0.5)
    return count / _seconds(folder)


def _seconds(folder: Path) -> float:
    db: sqlite3.Connection = desk.open_tables(folder)
    first, last = db.execute("SELECT min(started_at), max(ended_at) FROM attempt").fetchone()
    db.close()
    return (desk.instant(last) - desk.instant(first)).total_seconds()
