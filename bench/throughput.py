"""Publications a second against a real server on loopback, beside a bare loop of httpx posts of the same records."""

from __future__ import annotations

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
WARM = 60
POST = "app.bsky.feed.post"


def run(quick: bool = False) -> list[Figure]:
    """In turns, for the machine is shared: a batch bare, a batch through smdesk, a batch bare with threads."""
    rounds, batch = (3, 60) if quick else (6, 120)
    bare, ours, threads = list[float](), list[float](), list[float]()
    with server("bluesky.py") as facts, keyring() as env, tempfile.TemporaryDirectory(prefix="smdesk-bench-") as name:
        folder = Path(name)
        accounts = [bluesky_account(facts["url"]) for _ in range(CHANNELS)]
        client, channels = _connected(folder, accounts, env)
        _serial(accounts, WARM, "warm")
        with publisher(folder, env=env):
            _through_smdesk(folder, client, channels, WARM, "warm")
            for number in range(rounds):
                bare.append(_serial(accounts, batch, f"bare {number}"))
                ours.append(_through_smdesk(folder, client, channels, batch, f"smdesk {number}"))
                threads.append(_parallel(accounts, batch, f"threads {number}"))
        there = sum(len(account.records()) for account in accounts)
        wanted = 2 * WARM + 3 * rounds * batch
        assert there == wanted, f"{there} records for {wanted} posts"
    notes = {
        "posts": rounds * batch, "accounts": CHANNELS, "bare_with_threads": _rate(threads), "threads": SENDERS,
        "ratio_to_threads": _rate(ours) / _rate(threads),
        "ratios": [round(one / other, 2) for one, other in zip(ours, bare, strict=True)],
    }  # fmt: skip
    return [
        Figure("throughput to a PDS", _rate(ours), "/s", _rate(bare), "one loop of httpx posts, connection kept",
               BUDGET, "ratio", most=False, notes=notes)
    ]  # fmt: skip


def _rate(rates: list[float]) -> float:
    """Of equal batches: the rate over all of them."""
    return len(rates) / sum(1 / rate for rate in rates)


def _connected(folder: Path, accounts: list[BlueskyAccount], env: Mapping[str, str]) -> tuple[int, list[int]]:
    client = desk.new_client(folder, env=env)
    return client, [
        desk.connect(folder, "bluesky", client, handle=each.handle, server=each.url, secret=each.app_password, env=env)
        for each in accounts
    ]


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
            _post(client, accounts[number % len(accounts)], f"{name} {number}")
        return count / (time.perf_counter() - began)


def _parallel(accounts: list[BlueskyAccount], count: int, name: str) -> float:
    """Posts a second by as many threads as smdesk has senders, each with accounts of its own."""
    barrier = threading.Barrier(len(accounts) + 1)

    def loop(account: BlueskyAccount) -> None:
        with httpx.Client(trust_env=False, timeout=60) as client:
            barrier.wait()
            for number in range(count // len(accounts)):
                _post(client, account, f"{name} {number}")

    with ThreadPoolExecutor(len(accounts)) as pool:
        running = [pool.submit(loop, account) for account in accounts]
        barrier.wait()
        began = time.perf_counter()
        for each in running:
            each.result()
        return count / (time.perf_counter() - began)


def _through_smdesk(folder: Path, client: int, channels: list[int], count: int, name: str) -> float:
    """Posts a second by the running `smdesk publish`, from the first intent on disk to the last recorded answer."""
    now = datetime.now(UTC)
    posts = [desk.Planned(channels[number % len(channels)], f"{name} {number}", now) for number in range(count)]
    made = desk.write_posts(folder, client, posts)
    until = time.monotonic() + 120
    db = desk.open_tables(folder)
    try:
        while True:
            states = dict(
                db.execute(
                    "SELECT state, count(*) FROM publication WHERE id >= ? GROUP BY state", (made[0],)
                ).fetchall()
            )
            if states == {"published": count}:
                break
            if time.monotonic() > until:
                raise AssertionError(f"not all went out: {states}")
            time.sleep(0.2)
        first, last = db.execute(
            "SELECT min(started_at), max(ended_at) FROM attempt WHERE publication_id >= ?", (made[0],)
        ).fetchone()
    finally:
        db.close()
    return count / (desk.instant(last) - desk.instant(first)).total_seconds()
