"""The example that comes with smdesk: invented clients, what they have published, and what people say to them."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from smdesk.adapters.practice import crowd, intake, server
from smdesk.adapters.practice.network import PracticeNetwork
from smdesk.adapters.practice.records import PracticePost, Submission, micros
from smdesk.core import resources
from smdesk.core.content import MediaItem, Part
from smdesk.core.errors import NotFound
from smdesk.core.network import load as load_spec
from smdesk.core.walltime import WallTime, resolve


@dataclass(frozen=True, slots=True)
class ExamplePost:
    """One post of the example; `day` counts from the day the example is made, `at` is the client's wall time."""

    day: int
    at: time
    parts: tuple[str, ...]
    first_comment: str = ""
    image: Path | None = None
    alt: str = ""

    def wall(self, today: date) -> datetime:
        """When, as wall time without a zone."""
        return datetime.combine(today + timedelta(days=self.day), self.at)


@dataclass(frozen=True, slots=True)
class ExampleClient:
    """One client with its account on the practice network."""

    name: str
    sector: str
    zone: str
    country: str
    language: str
    handle: str
    posts: tuple[ExamplePost, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """Everything, in one language."""

    language: str
    clients: tuple[ExampleClient, ...]
    messages: tuple[Mapping[str, Any], ...] = field(repr=False)
    names: Mapping[str, str] = field(repr=False)  # handle → name of the invented people


def load(language: str) -> Example:
    """The example in a language.

    Raises:
        NotFound: `practice_language_unknown`, when there is none.
    """
    file = resources.path("practice", f"{language}.toml")
    if language not in languages():
        raise NotFound("practice_language_unknown", language=language)
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    clients = tuple(
        ExampleClient(**{**client, "posts": tuple(map(_post, client["posts"]))}) for client in data["clients"]
    )
    names = {person["handle"]: person["name"] for person in data["people"]}
    return Example(language, clients, tuple(data["messages"]), names)


def languages() -> tuple[str, ...]:
    """Languages the example is written in."""
    return tuple(sorted(file.stem for file in resources.path("practice").glob("*.toml")))


def _post(data: Mapping[str, Any]) -> ExamplePost:
    return ExamplePost(
        day=data["day"],
        at=time.fromisoformat(data["at"]),
        parts=tuple(data["parts"]) if "parts" in data else (data["text"],),
        first_comment=data.get("first_comment", ""),
        image=resources.path("practice", data["image"]) if "image" in data else None,
        alt=data.get("alt", ""),
    )


def publish_past(network: PracticeNetwork, example: Example) -> dict[str, tuple[tuple[PracticePost, ...], ...]]:
    """Put what the clients have already published into the feed, with people talking below it.

    An account that has posts already is left as it is, so that filling twice doubles nothing.

    Returns:
        Handle → for each past post, in order, its parts as they stand in the feed.
    """
    done: dict[str, tuple[tuple[PracticePost, ...], ...]] = {}
    for client in example.clients:
        network.open_account(client.handle, name=client.name, chatty=example.language)
        if network.posts(client.handle):
            continue
        past = [post for post in client.posts if post.day < 0]
        done[client.handle] = tuple(_publish(network, client, post) for post in past)
        _talk(network, example, client, done[client.handle])
    return done


def _publish(network: PracticeNetwork, client: ExampleClient, post: ExamplePost) -> tuple[PracticePost, ...]:
    spec = load_spec("practice")
    today = network.clock.now().date()
    at = micros(resolve(WallTime(post.wall(today), client.zone)).instant)
    media = _medium(network, post) if post.image else ()
    texts = [*post.parts, post.first_comment] if post.first_comment else list(post.parts)
    live: list[PracticePost] = []
    with network.store.write() as db:
        for number, text in enumerate(texts):
            comment = number == len(post.parts)
            above = live[0].id if comment else live[-1].id if live else ""
            given = Submission(
                account=client.handle,
                key=f"example-{client.handle}-{post.day}-{number}",
                part=Part(text, media if number == 0 else ()),
                kind="comment" if comment else "post",
                parent=above,
                languages=(client.language,),
            )
            intake.check(spec, given)
            row = server.accept(db, spec, given, at + number * server.SECOND, server.Manner())
            live.append(PracticePost.of(row))
    return tuple(live)


def _medium(network: PracticeNetwork, post: ExamplePost) -> tuple[MediaItem, ...]:
    if post.image is None:
        return ()
    content = post.image.read_bytes()
    sha256 = hashlib.sha256(content).hexdigest()
    intake.keep(post.image, sha256, network.store.folder)
    return (MediaItem(sha256, "image/png", len(content), 960, 640, alt=post.alt, filename=post.image.name),)


def _talk(
    network: PracticeNetwork, example: Example, client: ExampleClient, posts: tuple[tuple[PracticePost, ...], ...]
) -> None:
    """What the example's people say to a client: two hours after the post, or today."""
    with network.store.write() as db:
        for message in (message for message in example.messages if message["client"] == client.handle):
            post = posts[message["post"]][0] if "post" in message else None
            at = micros(post.created) + 2 * 3600 * server.SECOND if post else network.now
            author = message["author"]
            crowd.say(
                db, client.handle, message["kind"], author, example.names[author], message["text"],
                post.id if post else "", "", min(at, network.now),
            )  # fmt: skip
