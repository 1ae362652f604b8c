"""What the contract needs of each network: an account, a way to see what is live, and a wire to cut."""

from __future__ import annotations

import json
import mimetypes
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from smdesk.adapters.base import Account, PublishRequest, Session
from smdesk.core.clock import FakeClock
from smdesk.core.content import MediaItem, Part, Payload
from smdesk.core.outcome import Outcome, Prepared, Processing, Published, RemoteRef
from smdesk.core.steps import Step, StepKind, plan

NOW = datetime(2026, 10, 1, 9, 0, 0, 250_000, tzinfo=UTC)
PICTURE = Path(__file__).parents[2] / "ui" / "desk" / "loaf.png"


@dataclass(frozen=True, slots=True)
class Live:
    """One thing that is live on a network."""

    id: str
    text: str
    parent: str = ""
    root: str = ""
    alts: tuple[str, ...] = ()


class Harness(ABC):
    """One network with one account. `strategies` are limits that make accounts which differ for the contract."""

    network: str
    secrets: tuple[str, ...]
    strategies: tuple[dict[str, Any], ...] = ({},)
    hears = "comment"  # the kind of what is said to the account; reviews stand under no post
    talks = False  # private messages can be read and answered
    handle: dict[str, Any]  # what an upload step that is not over yet has to be polled with

    def __init__(self, folder: Path, limits: dict[str, Any]) -> None:
        self.folder, self.limits = folder, limits
        self.clock = FakeClock(NOW)

    @abstractmethod
    def account(self) -> Account:
        """The account, with its secrets."""

    @abstractmethod
    def adapter(self) -> Any:
        """A new adapter; nothing is carried over from an earlier one."""

    @abstractmethod
    def connect(self) -> Session:
        """Connect the account anew."""

    @abstractmethod
    def live(self) -> list[Live]:
        """What is live, oldest first."""

    @abstractmethod
    def sendings(self) -> int:
        """How often something was asked to go live, so far."""

    @abstractmethod
    def changes(self) -> int:
        """How many calls that may change something arrived, so far."""

    @abstractmethod
    def troubles(self) -> Iterable[str]:
        """Names of what can go wrong."""

    @abstractmethod
    def trouble(self, operation: str, name: str, number: int | None = None) -> None:
        """Let it go wrong from the next call on, or at the call of that number."""

    @abstractmethod
    def clear(self) -> None:
        """Let nothing go wrong any more."""

    @abstractmethod
    def close(self) -> None:
        """Give everything back."""

    # the inbox, of networks that have one

    def said(self, text: str, *, author: str = "nuria", post: str = "", parent: str = "", kind: str = "comment") -> str:
        """Somebody writes, under a post or straight to the account; gives the message's id."""
        raise AssertionError(f"{self.network} lists an inbox and cannot be written to")

    def done_to(self, identifier: str, author: str) -> set[str]:
        """What was done to a message or its author on the network: like, hide, delete, block."""
        raise AssertionError(f"{self.network} lists acts and shows none")

    # carrying steps out as the ledger does

    def request(self, text: str = "Fresh bread from seven.", **changes: Any) -> PublishRequest:
        """A step as the ledger asks for it. A text gets a picture where there are no posts without; `prepared` is
        what `ready` gives, unless it is among the changes.
        """
        step = changes.get("step", Step(StepKind.PART))
        part = Part(text) if step.kind is StepKind.COMMENT else self.whole(Part(text))
        values: dict[str, Any] = {
            "key": "key-1", "armed_at": NOW, "step": step, "part": part, "first_try": NOW, "languages": ("en",),
            "due": NOW + timedelta(hours=2), "files": {item.sha256: PICTURE for item in part.media}, **changes,
        }  # fmt: skip
        request = PublishRequest(**values)
        given = "prepared" in changes or step.kind in {StepKind.UPLOAD, StepKind.COMMENT}
        return request if given else replace(request, prepared=self.ready(request))

    def whole(self, part: Part) -> Part:
        """A part as the network takes it: with a picture where a text alone is refused."""
        return replace(part, media=(picture(),)) if self.account().spec.media.required and not part.media else part

    def ready(self, request: PublishRequest) -> dict[str, Any]:
        """What the steps before this one gave (step name → ref), laid into the network in memory without a request.

        For networks with uploads or containers whose posts cannot do without; nothing for the others.
        """
        return {}

    def attempt(self, request: PublishRequest) -> Outcome:
        """What comes of a part, by way of its container where the network has them."""
        if self.account().spec.containers:
            laid = replace(request, step=Step(StepKind.CONTAINER, request.step.part))
            outcome = self.finish(self.adapter().prepare(laid), laid)
            if not isinstance(outcome, Prepared):
                return outcome
            request = replace(request, prepared={**request.prepared, laid.step.name: stored(outcome.ref)})
        return self.finish(self.adapter().publish(request), request)

    def alts_of(self, alts: tuple[str, ...]) -> tuple[str, ...]:
        """The alternative texts that are shown of several media; fewer where a post has one for all."""
        return alts

    def upload(self) -> PublishRequest:
        """An upload step of a part with one picture."""
        item = picture()
        return self.request(
            part=Part("With a picture", (item,)), step=Step(StepKind.UPLOAD, 0, 0), files={item.sha256: PICTURE}
        )

    def finish(self, outcome: Outcome, request: PublishRequest) -> Outcome:
        """Poll until it is over, with what a database would give back of the handle."""
        for _ in range(20):
            if not isinstance(outcome, Processing):
                return outcome
            self.clock.advance(max(outcome.wait_s, 0.1))
            outcome = self.adapter().poll(replace(request, handle=stored(outcome.handle)))
        raise AssertionError(f"never over: {outcome}")

    def carried_out(self, request: PublishRequest) -> Outcome:
        """The end of one step; media that the network fetches are put at a public address by the media host."""
        if request.step.kind is StepKind.UPLOAD and self.account().spec.fetches(request.medium.kind):
            return Prepared({"url": self.hosted(request.medium)})
        adapter = self.adapter()
        call = adapter.prepare if request.step.repeatable else adapter.publish
        return self.finish(call(request), request)

    def hosted(self, item: MediaItem) -> str:
        """The public address of a medium that the network fetches."""
        return f"https://media.example.com/{item.name}{mimetypes.guess_extension(item.mime) or ''}"

    def send(self, payload: Payload, key: str = "key-1", comment: str = "") -> list[RemoteRef]:
        """All steps of a payload, each by an adapter of its own; gives what went live."""
        payload = replace(payload, parts=tuple(self.whole(part) for part in payload.parts))
        done: list[RemoteRef] = []
        prepared: dict[str, Any] = {}
        files = {item.sha256: PICTURE for part in payload.parts for item in part.media}
        for step in plan(payload, self.account().spec):
            request = self.request(
                part=payload.parts[step.part], parts_total=len(payload.parts), step=step, key=key, files=files,
                prepared=prepared, root=done[0] if done else None, parent=done[-1] if done else None,
            )  # fmt: skip
            outcome = self.carried_out(request)
            if step.repeatable:
                assert isinstance(outcome, Prepared), outcome
                prepared[step.name] = stored(outcome.ref)
            else:
                assert isinstance(outcome, Published), outcome
                done.append(back(outcome.remote))
        if comment:
            request = self.request(
                part=Part(comment), step=Step(StepKind.COMMENT), key=key, root=done[0], parent=done[0]
            )
            outcome = self.finish(self.adapter().publish(request), request)
            assert isinstance(outcome, Published), outcome
            done.append(outcome.remote)
        return done


def picture(alt: str = "A loaf on a board") -> MediaItem:
    return MediaItem("5" * 64, "image/png", PICTURE.stat().st_size, 960, 640, alt=alt, filename="loaf.png")


def stored(value: Any) -> Any:
    """A value after it has been in a database as JSON."""
    return json.loads(json.dumps(dict(value), allow_nan=False))


def back(remote: RemoteRef) -> RemoteRef:
    """A reference after it has been in a database."""
    return RemoteRef(remote.id, remote.url, stored(remote.extra))
