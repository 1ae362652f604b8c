"""One call: whatever goes wrong on our side becomes an outcome that says what may have happened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from smdesk.adapters.base import PublishRequest
from smdesk.core import steps
from smdesk.core.content import MediaItem, Part
from smdesk.core.crop import Crop
from smdesk.core.errors import InvalidInput, SecretError
from smdesk.core.network import load
from smdesk.core.outcome import CannotTell, NotSent, Prepared, Published, Refused, RemoteRef, Unknown, Why
from smdesk.core.publication import State
from smdesk.core.steps import StepKind
from smdesk.publishing.jobs import Call, ChannelInfo, Job
from smdesk.publishing.outgoing import prepared
from smdesk.publishing.sender import Sender
from tests.publishing.desk import Desk

CHANNEL = ChannelInfo(1, "practice", "", "sol", "sol", {}, {}, "channel/1", 1)
LOOKS = [Call.LOOK, Call.DELEGATED]


class Step:
    repeatable = False
    kind = "part"


class Request:
    step = Step()
    part = Part("")


def job(call: Call, channel: ChannelInfo = CHANNEL) -> Job:
    return Job(call, 1, channel, Request())  # type: ignore[arg-type]


class Keyring:
    def __init__(self, error: str = "", put: str = "") -> None:
        self.error, self.put_error = error, put
        self.kept: list[Mapping[str, str]] = []

    def get(self, ref: str) -> Mapping[str, str]:
        if self.error:
            raise SecretError(self.error)
        return self.kept[-1] if self.kept else {"token": "old", "client": "c"}

    def put(self, ref: str, values: Mapping[str, str]) -> None:
        if self.put_error:
            raise SecretError(self.put_error)
        self.kept.append(values)

    def vault(self, ref: str) -> None:
        return None


class Adapter:
    """Publishes; its session is renewed on the way when told so."""

    def __init__(self, renewed: Mapping[str, str] | None = None) -> None:
        self._renewed = renewed

    def prepare(self, request: Any) -> Any:
        return Prepared({})

    def publish(self, request: Any) -> Any:
        return Published(RemoteRef("1"))

    def poll(self, request: Any) -> Any:
        return Published(RemoteRef("1"))

    def find(self, request: Any) -> Any:
        return CannotTell("no_listing")

    def whoami(self) -> Any:
        raise AssertionError("nobody asked")

    def renewed(self) -> Mapping[str, str] | None:
        return self._renewed


class Broken(Adapter):
    def publish(self, request: Any) -> Any:
        raise KeyError("a bug")

    poll = find = publish


@pytest.mark.parametrize("call", list(Call))
def test_without_its_secret_nothing_is_sent(call: Call) -> None:
    outcome = Sender(lambda account: Adapter(), Keyring("keyring_locked")).run(job(call))
    wanted = CannotTell("keyring_locked", again=True) if call in LOOKS else Refused("keyring_locked", Why.AUTH)
    assert outcome == wanted


@pytest.mark.parametrize("call", list(Call))
@pytest.mark.parametrize("error", [InvalidInput("server_missing"), ValueError("a bug")])
def test_without_an_adapter_nothing_is_sent(call: Call, error: Exception, allow_log: Callable[..., None]) -> None:
    allow_log("no adapter")

    def refusing(account: Any) -> Any:
        raise error

    outcome = Sender(refusing, Keyring()).run(job(call))
    assert type(outcome) is (CannotTell if call in LOOKS else NotSent)
    assert outcome.code == getattr(error, "code", "internal_error")


def test_a_bug_in_an_adapter_says_what_it_may_have_done(allow_log: Callable[..., None]) -> None:
    allow_log("failed in")
    sender = Sender(lambda account: Broken(), Keyring())
    assert sender.run(job(Call.SEND)) == Unknown("internal_error")
    assert sender.run(job(Call.LOOK)) == CannotTell("internal_error", again=True)
    assert sender.run(job(Call.POLL)) == NotSent("internal_error")


def test_what_an_adapter_cannot_is_said_so() -> None:
    class Delegate(Step):
        kind = StepKind.DELEGATE

    class ToHandOver(Request):
        step = Delegate()

    sender = Sender(lambda account: Adapter(), Keyring())
    assert sender.run(job(Call.DELEGATED)) == CannotTell("not_delegable")
    assert sender.run(job(Call.RECALL)) == NotSent("not_delegable")
    assert sender.run(Job(Call.SEND, 1, CHANNEL, ToHandOver())) == Refused("not_delegable", Why.CONTENT)  # type: ignore[arg-type]


def test_renewed_secrets_are_kept_beside_the_others() -> None:
    keyring = Keyring()
    sender = Sender(lambda account: Adapter({"token": "new"}), keyring)
    for _ in range(3):
        sender.run(job(Call.SEND))
    assert keyring.kept == [{"token": "new", "client": "c"}], "once"


def test_a_session_renewed_on_the_way_does_not_replace_what_was_connected_anew_meanwhile() -> None:
    keyring = Keyring()

    class Slow(Adapter):
        def publish(self, request: Any) -> Any:
            keyring.kept.append({"token": "typed in just now"})
            return super().publish(request)

    Sender(lambda account: Slow({"token": "renewed"}), keyring).run(job(Call.SEND))
    assert keyring.kept == [{"token": "typed in just now"}]


def test_an_adapter_that_was_replaced_meanwhile_keeps_nothing() -> None:
    keyring = Keyring()

    class Forgotten(Adapter):
        def publish(self, request: Any) -> Any:
            sender.forget(1)
            return super().publish(request)

    sender = Sender(lambda account: Forgotten({"token": "renewed"}), keyring)
    sender.run(job(Call.SEND))
    assert keyring.kept == []


def test_getting_ready_ahead_of_time_fails_for_one_channel_alone() -> None:
    built = []

    def build(account: Any) -> Any:
        if account.handle == "bad":
            raise InvalidInput("server_missing")
        built.append(account.handle)
        return Adapter()

    bad = ChannelInfo(2, "practice", "", "bad", "bad", {}, {}, "", 1)
    sender = Sender(build, Keyring())
    sender.warm([bad, CHANNEL])
    assert built == ["sol"]


def test_renewed_secrets_that_cannot_be_kept_do_not_spoil_the_outcome(allow_log: Callable[..., None]) -> None:
    allow_log("could not be kept: keyring_locked")
    sender = Sender(lambda account: Adapter({"token": "new"}), Keyring(put="keyring_locked"))
    assert sender.run(job(Call.SEND)) == Published(RemoteRef("1"))


def test_a_channel_without_secret_has_nothing_to_keep() -> None:
    keyring = Keyring()
    bare = ChannelInfo(1, "practice", "", "sol", "sol", {}, {}, "", 1)
    Sender(lambda account: Adapter({"token": "new"}), keyring).run(job(Call.SEND, bare))
    assert keyring.kept == []


def test_one_adapter_a_channel_until_the_channel_changes_or_is_forgotten() -> None:
    built = []
    sender = Sender(lambda account: built.append(account) or Adapter(), Keyring())
    for _ in range(2):
        sender.run(job(Call.SEND))
    assert len(built) == 1
    sender.run(job(Call.SEND, ChannelInfo(1, "practice", "", "sol", "sol", {}, {}, "channel/1", 2)))
    assert len(built) == 2
    sender.forget(1)
    sender.run(job(Call.SEND))
    assert len(built) == 3


def test_a_network_without_sessions_has_nothing_to_renew() -> None:
    class Plain:
        def publish(self, request: Any) -> Any:
            return Published(RemoteRef("1"))

    keyring = Keyring()
    assert Sender(lambda account: Plain(), keyring).run(job(Call.SEND)) == Published(RemoteRef("1"))  # type: ignore[arg-type,return-value]
    assert keyring.kept == []


def test_a_medium_that_cannot_be_fitted_is_the_persons_turn(desk: Desk) -> None:
    def refusing(file: Path, most_bytes: int | None, most_pixels: int | None, crop: Any, jpeg: bool) -> Path:
        raise InvalidInput("media_cannot_fit", path=str(file))

    desk.publisher.sender._fit = refusing
    [number] = desk.schedule(desk.post("one", media=[desk.medium("m1")]), desk.channel("sol"))
    desk.pass_time(61)
    assert desk.row(number).error_code == "media_cannot_fit"
    assert desk.state(number) is State.FAILED


def test_the_file_sent_is_the_one_made_to_fit_and_the_name_in_the_ledger_stays(desk: Desk, tmp_path: Path) -> None:
    smaller = tmp_path / "smaller.jpg"
    smaller.write_bytes(b"\xff\xd8\xff small")
    asked = []

    def fit(file: Path, most_bytes: int | None, most_pixels: int | None, crop: Any, jpeg: bool) -> Path:
        asked.append((file.name, most_bytes))
        return smaller

    desk.publisher.sender._fit = fit
    channel = desk.channel("sol", limits={"fits_images": True})
    [number] = desk.schedule(desk.post("one", media=[desk.medium("m1")]), channel)
    desk.pass_time(61)
    assert desk.state(number) is State.PUBLISHED
    assert asked == [("m1", 10_000_000)]
    assert desk.net.media_path("m1").read_bytes() == smaller.read_bytes()


def test_only_images_are_fitted() -> None:
    request = Request()
    assert prepared(request, load("practice"), lambda *_: pytest.fail("not asked for")) is request  # type: ignore[arg-type]


def test_where_the_message_carries_its_files_each_goes_out_as_it_was_cut(tmp_path: Path) -> None:
    """The same picture twice in one album, each time another part of it."""
    left, right = Crop(0.0, 0.0, 0.5, 1.0), Crop(0.5, 0.0, 0.5, 1.0)
    whole = MediaItem("5" * 64, "image/png", 5, 8, 8)
    media = (replace(whole, crop=left), replace(whole, crop=right), whole)
    file = tmp_path / "whole.png"
    file.write_bytes(b"whole")

    def fit(original: Path, most_bytes: int | None, most_pixels: int | None, crop: Crop | None, jpeg: bool) -> Path:
        if crop is None:
            return original
        cut = tmp_path / f"{crop.key}.png"
        cut.write_bytes(crop.key.encode())
        return cut

    armed = datetime(2026, 10, 1, tzinfo=UTC)
    asked = PublishRequest("key", armed, steps.Step(StepKind.PART), Part("x", media), files={whole.sha256: file})
    made = prepared(asked, load("telegram"), fit)
    sent = [made.files[item.sha256].read_bytes() for item in made.part.media]
    assert sent == [left.key.encode(), right.key.encode(), b"whole"]
    assert prepared(asked, load("mastodon"), fit) is asked  # there the uploads before have done it
