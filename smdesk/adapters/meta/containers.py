"""Publishing in two phases, as Instagram and Threads do (NETWORKS 3.2, 4.1).

A container is made, the network fetches and works on its media, then a call of its own publishes it. A container shows
nothing to anybody and is forgotten after a day, so it may be made again; only publishing it may not. An album has a
container for each of its media first. A published container says so, which is what looking back asks first.

`poll` of a container only reads, but for an album: once all of its media are worked on it makes the album's own
container, which is a repeatable step's call like any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from enum import StrEnum
from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.http import Answer
from smdesk.adapters.meta import errors
from smdesk.adapters.meta.graph import Graph, fine, identifier, instant, segment
from smdesk.core.outcome import (
    Finding,
    Found,
    NotSent,
    NotThere,
    Outcome,
    Prepared,
    Processing,
    Published,
    Refused,
    RemoteRef,
    Unknown,
    Why,
)
from smdesk.core.records import dataclass
from smdesk.core.steps import Step, StepKind

#: Seconds between two looks at a container, doubled each time up to the second; and how long it may take at most.
FIRST_WAIT_S, MOST_WAIT_S = 3.0, 30.0
PATIENCE = {False: timedelta(minutes=5), True: timedelta(minutes=15)}  # with a video in it: True
#: The step is made anew, from the upload on (see `core.retry.ANEW`).
EXPIRED, NOT_FETCHED, FAILED = "upload_expired", "media_not_fetched", "container_failed"
#: Refusals of publishing that a container's own status explains.
_ASK = frozenset({"media_processing", EXPIRED, "target_gone"})
_SUBCODE = re.compile(r"\b(22\d{5}|3600[13])\b")
_FETCH = frozenset({"2207003", "2207052"})

Fields = Mapping[str, Any]
#: The fields of an album's container from the ids of its media's.
Album = Callable[[Sequence[str]], Fields]


class Status(StrEnum):
    """How a container stands."""

    IN_PROGRESS = "IN_PROGRESS"
    FINISHED = "FINISHED"
    ERROR = "ERROR"
    EXPIRED = "EXPIRED"
    PUBLISHED = "PUBLISHED"
    GONE = "GONE"  # ours: the network does not know it any more


@dataclass(frozen=True, slots=True)
class Phases:
    """One account's two edges, and the fields in which a container tells how it stands."""

    graph: Graph
    making: str  # path: /1784/media
    publishing: str  # path: /1784/media_publish
    status: str  # status_code
    words: str  # status, error_message


def of(request: PublishRequest) -> str:
    """The container that was laid ready for a part, "" when there is none (any more)."""
    laid = request.prepared.get(Step(StepKind.CONTAINER, request.step.part).name, {})
    return identifier(laid.get("id"))


def make(phases: Phases, fields: Fields) -> str | Outcome:
    """One container: its id, or why there is none. May be repeated."""
    answer = phases.graph.send(phases.making, fields)
    if not isinstance(answer, Answer) or not fine(answer):
        return errors.after(phases.graph, answer, repeatable=True)
    made = identifier(answer.data.get("id"))
    return made or NotSent("answer_without_id", phases.graph.http.words(answer))


def lay(phases: Phases, one: Fields, *, video: bool = False) -> Outcome:
    """A container of its own: Processing, to be polled."""
    made = make(phases, one)
    return waiting(phases, {"container": made}, video=video) if isinstance(made, str) else made


def lay_album(phases: Phases, children: Sequence[Fields | str], *, video: bool) -> Outcome:
    """The containers of an album's media; a text is the id of one that is there already. Processing."""
    ids = []
    for child in children:
        made = child if isinstance(child, str) else make(phases, child)
        if not isinstance(made, str):
            return made
        ids.append(made)
    return waiting(phases, {"children": ids, "open": ids}, video=video)


def waiting(phases: Phases, handle: Mapping[str, Any], *, video: bool) -> Processing:
    """The network works on it from now on; `video`: it may take longer."""
    until = phases.graph.clock.now() + PATIENCE[video]
    return Processing({**handle, "wait": FIRST_WAIT_S, "until": until.isoformat(), "video": video}, FIRST_WAIT_S)


def poll(phases: Phases, handle: Mapping[str, Any], album: Album) -> Outcome:
    """How far the container of a handle is: Processing, Prepared({"id"}), or why it came to nothing."""
    children = [identifier(each) for each in handle.get("open", ())]
    if not children:
        return _poll_one(phases, handle)
    still = []
    for child in children:
        standing = _standing(phases, child)
        if isinstance(standing, Processing):
            still.append(child)
        elif not isinstance(standing, Prepared):
            return standing
    if still:
        return _later(phases, {**handle, "open": still})
    return lay(phases, album([identifier(each) for each in handle["children"]]), video=bool(handle.get("video")))


def publish(phases: Phases, container: str, look: Callable[[], Finding]) -> Outcome:
    """The irreversible call: Processing({"media"}) with the id, which a poll completes by its address.

    A container that cannot be published is asked why; `look` looks back at it.
    """
    answer = phases.graph.send(phases.publishing, {"creation_id": container})
    if isinstance(answer, Answer) and fine(answer):
        made = identifier(answer.data.get("id"))
        # Its address is another call. The id is kept before anything else is asked.
        return Processing({"media": made}, 0.0) if made else _nameless(phases, answer)
    result = errors.after(phases.graph, answer)
    if isinstance(result, NotSent | Refused) and isinstance(answer, Answer) and result.code in _ASK:
        return _explained(phases, container, result, look)
    return result


def published(phases: Phases, media: str, fields: str, *, permalink: str = "permalink") -> Published:
    """What is live under an id, with its address where the network tells it."""
    answer = phases.graph.get(f"/{segment(media)}", fields=fields)
    data = answer.data if isinstance(answer, Answer) and fine(answer) else {}
    return Published(RemoteRef(media, address(data, permalink)))


def address(data: Mapping[str, Any], permalink: str = "permalink") -> str | None:
    """The address in a row."""
    url = data.get(permalink)
    return url if isinstance(url, str) and url.startswith("https://") else None


def status_of(phases: Phases, container: str) -> tuple[Status, str] | Outcome:
    """How a container stands, with the network's words for it; or why nobody knows."""
    answer = phases.graph.get(f"/{segment(container)}", fields=f"{phases.status},{phases.words}")
    if not isinstance(answer, Answer):
        return answer
    if not fine(answer):
        result = errors.outcome(phases.graph, answer, repeatable=True)
        return (Status.GONE, "") if errors.is_gone(answer) else result
    try:
        status = Status(str(answer.data.get(phases.status)))
    except ValueError:
        return NotSent("answer_unreadable", phases.graph.http.words(answer))
    words = answer.data.get(phases.words)
    return status, phases.graph.http.redact(words) if isinstance(words, str) else ""


def _poll_one(phases: Phases, handle: Mapping[str, Any]) -> Outcome:
    standing = _standing(phases, identifier(handle.get("container")))
    return _later(phases, handle) if isinstance(standing, Processing) else standing


def _standing(phases: Phases, container: str) -> Outcome:
    """Prepared when it may be published (or was: publishing finds out), Processing while it is worked on."""
    found = status_of(phases, container)
    if not isinstance(found, tuple):
        return found
    status, words = found
    if status in {Status.FINISHED, Status.PUBLISHED}:
        return Prepared({"id": container})
    if status is Status.IN_PROGRESS:
        return Processing({})
    if status is Status.ERROR:
        return failed(words)
    return NotSent(EXPIRED, words)


def _later(phases: Phases, handle: Mapping[str, Any]) -> Outcome:
    until = instant(handle.get("until"))
    if until is None or phases.graph.clock.now() > until:
        return NotSent(FAILED)  # it takes longer than anything that succeeds: once more, with a new one
    wait = min(2 * _seconds(handle.get("wait")), MOST_WAIT_S)
    return Processing({**handle, "wait": wait}, wait)


def failed(words: str) -> Outcome:
    """What a container's ERROR means, by the code in its words (NETWORKS 3.5, 4.3)."""
    code = _SUBCODE.search(words)
    known = errors.CODES.get(code[0]) if code else None
    if (code and code[0] in _FETCH) or "FAILED_DOWNLOADING" in words or "could not be fetched" in words:
        return NotSent(NOT_FETCHED, words)
    if "INVALID_" in words:  # Threads: INVALID_DURATION, INVALID_BIT_RATE, ...
        return Refused("media_refused", Why.CONTENT, words)
    if known is None or known[0] in {Why.TRANSIENT, Why.UNKNOWN, Why.QUOTA}:
        return NotSent(FAILED, words)
    return Refused(known[1], known[0], words)


def _explained(phases: Phases, container: str, result: Outcome, look: Callable[[], Finding]) -> Outcome:
    words = str(getattr(result, "words", ""))
    found = status_of(phases, container)
    if not isinstance(found, tuple):
        return Unknown("server_error", words)  # it may have been published before: look
    if found[0] in {Status.IN_PROGRESS, Status.FINISHED}:
        return NotSent("media_processing", words)
    if found[0] in {Status.ERROR, Status.EXPIRED}:
        return NotSent(EXPIRED, words)
    finding = look()  # published before, or gone: then nobody says whether it was published before it went
    if isinstance(finding, Found):
        return Published(finding.remote)
    return NotSent(EXPIRED, words) if isinstance(finding, NotThere) else Unknown("already_published", words)


def _nameless(phases: Phases, answer: Answer) -> Unknown:
    return Unknown("answer_without_id", phases.graph.http.words(answer), answer.status)


def _seconds(value: object) -> float:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else FIRST_WAIT_S
