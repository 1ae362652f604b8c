"""The networks that the proofs publish to, each with its accounts and its own word on what it has."""

from __future__ import annotations

import contextlib
import json
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench import desk
from bench.lab import BlueskyAccount, bluesky_account, keyring, mastodon_statuses, server
from smdesk.adapters.practice import PracticeNetwork
from smdesk.runtime import Runtime
from smdesk.services.accounts import Login
from smdesk.services.patches import ClientPatch
from smdesk.system.secrets import MemoryStore

#: In every text of a proof: what tells one post from another, whatever the network makes of the rest.
MARK = re.compile(r"\bk\d{4}\b")


@dataclass
class Target:
    """One data folder with channels on one network. `env` is what smdesk's processes run with."""

    network: str
    folder: Path
    env: dict[str, str] | None = None
    client: int = 0
    channels: list[int] = field(default_factory=list)

    def texts(self) -> list[str]:
        """Every post the network has, by its own listing."""
        raise NotImplementedError

    def marks(self) -> list[str]:
        """The marks of all posts the network has; one that is there twice is twice in the list."""
        return [mark for text in self.texts() for mark in MARK.findall(text)]

    def reroute(self, url: str) -> None:
        """Have every channel go by another address from now on: a proxy before the same server."""
        db = desk.open_tables(self.folder)
        for channel in self.channels:
            (facts,) = db.execute("SELECT facts FROM channel WHERE id = ?", (channel,)).fetchone()
            known = json.loads(facts)
            new = json.dumps(known | {name: url for name in ("pds", "server") if name in known})
            change = "UPDATE channel SET facts = ?, server = ?, version = version + 1 WHERE id = ?"
            db.execute(change, (new, url, channel))
        db.close()

    def limit(self, **limits: Any) -> None:
        """Lay values over the network's own on every channel, as an account's own limits are."""
        db = desk.open_tables(self.folder)
        for channel in self.channels:
            (old,) = db.execute("SELECT limits FROM channel WHERE id = ?", (channel,)).fetchone()
            new = json.dumps(json.loads(old) | limits)
            db.execute("UPDATE channel SET limits = ?, version = version + 1 WHERE id = ?", (new, channel))
        db.close()


class Practice(Target):
    """The practice network in the data folder."""

    def texts(self) -> list[str]:
        """From the network's own file."""
        with PracticeNetwork(self.folder / "practice") as network:
            return [post.text for post in network.posts()]


@dataclass
class Bluesky(Target):
    """Accounts on a PDS."""

    accounts: list[BlueskyAccount] = field(default_factory=list)

    def texts(self) -> list[str]:
        """From the repositories themselves."""
        return [record["value"]["text"] for account in self.accounts for record in account.records()]


@dataclass
class Snac(Target):
    """Both accounts on a server of snac."""

    facts: dict[str, Any] = field(default_factory=dict)

    def texts(self) -> list[str]:
        """The HTML that the server shows."""
        return [status["content"] for user in self.facts["users"] for status in mastodon_statuses(self.facts, user)]


@contextlib.contextmanager
def target(network: str, channels: int) -> Iterator[Target]:
    """A fresh server, desk and accounts, without spacing and with the shortest settling that is true of the server."""
    with tempfile.TemporaryDirectory(prefix="smdesk-proof-") as name:
        folder = Path(name)
        if network == "practice":
            yield practice(folder, channels)
            return
        script = "bluesky.py" if network == "bluesky" else "snac.py"
        with server(script) as facts, keyring() as env:
            made = bluesky(folder, facts["url"], env, channels) if network == "bluesky" else snac(folder, facts, env)
            yield made


def practice(folder: Path, channels: int) -> Practice:
    """Accounts on the practice network, which lists a post from the moment it is made."""
    made = Practice("practice", folder)
    with Runtime.open(folder, secrets=MemoryStore()) as runtime:
        made.client = runtime.clients.add(ClientPatch(name="Proof", zone=desk.ZONE, late_limit_min=1440)).id
        for number in range(channels):
            view = runtime.channels.connect("practice", made.client, Login(handle=f"proof{number:02}"))
            runtime.channels.set_spacing(view.id, 0.0)
            made.channels.append(view.id)
    made.limit(settle_s=0.05)
    return made


def bluesky(folder: Path, url: str, env: Mapping[str, str], channels: int) -> Bluesky:
    """New accounts on a PDS, connected by the command line."""
    made = Bluesky("bluesky", folder, dict(env), desk.new_client(folder, env=env))
    for _ in range(channels):
        account = bluesky_account(url)
        made.accounts.append(account)
        made.channels.append(
            desk.connect(folder, "bluesky", made.client, handle=account.handle, server=url,
                         secret=account.app_password, env=env)
        )  # fmt: skip
    return made


def snac(folder: Path, facts: dict[str, Any], env: Mapping[str, str]) -> Snac:
    """Both accounts of snac; it shows a status at once, and has no rate limits (lab's README)."""
    made = Snac("mastodon", folder, dict(env), desk.new_client(folder, env=env), facts=facts)
    for user in facts["users"]:
        made.channels.append(
            desk.connect(folder, "mastodon", made.client, server=facts["url"], secret=user["access_token"],
                         env=env)
        )  # fmt: skip
    made.limit(settle_s=1.0, rate={"spacing_s": 0, "budgets": []})
    return made
