"""The history of a publication in sentences: what was intended, tried, answered, looked up and decided."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from smdesk.core.publication import State
from smdesk.core.records import dataclass
from smdesk.services.views import AttemptView, History, TransitionView
from smdesk.words import Words

translate = QCoreApplication.translate

#: Outcomes of a call that has done what it was for, or may still.
_TAKEN = frozenset({"published", "prepared", "delegated", "processing", ""})


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal. `at` is UTC."""

    at: datetime
    icon: str
    title: str
    detail: str = ""


def entries(history: History, words: Words, out: datetime | None = None) -> list[Entry]:
    """Calls and moves as one story, oldest first. `out`: when it went out by the network's own clock, where smdesk
    found it there later.
    """
    told = [(each.started_at, 1, _attempt(each, words)) for each in history.attempts]
    told += [(each.at, 0 if each.target == State.SENDING else 2, _move(each, words)) for each in history.transitions]
    if out is not None:
        told.append((out, 1, Entry(out, "megaphone-simple", translate("Journal", "Went out, says the network"))))
    return [entry for _, _, entry in sorted(told, key=lambda item: item[:2])]


def plain(found: list[Entry], words: Words, zone: str) -> str:
    """The journal as text, to be copied."""
    return "\n".join(f"{words.instant(each.at, zone)}  {each.title}  {each.detail}".rstrip() for each in found)


def _attempt(attempt: AttemptView, words: Words) -> Entry:
    done = attempt.outcome in _TAKEN
    return Entry(attempt.started_at, "paper-plane-tilt", _step(attempt.step, done=done), _answer(attempt, words))


def _step(name: str, *, done: bool) -> str:
    """What was done, or, where it came to nothing, what was tried."""
    kind, _, rest = name.partition(":")
    part = rest.partition(":")[0]
    number = str(int(part) + 1) if part.isdigit() else "1"
    if not done and kind in {"upload", "card", "container", "delegate"}:
        return {
            "upload": translate("Journal", "Tried to upload the medium"),
            "card": translate("Journal", "Tried to prepare the link card"),
            "container": translate("Journal", "Tried to lay it ready at the network"),
            "delegate": translate("Journal", "Tried to hand it to the network’s scheduler"),
        }[kind]
    return {
        "upload": translate("Journal", "Medium uploaded"),
        "card": translate("Journal", "Link card prepared"),
        "container": translate("Journal", "Laid ready at the network, not public yet"),
        "comment": translate("Journal", "First comment sent"),
        "delegate": translate("Journal", "Handed to the network’s scheduler"),
        "part": translate("Journal", "Sent") if number == "1" else translate("Journal", "Sent, part %1"),
    }.get(kind, translate("Journal", "Asked the network")).replace("%1", number)


def _answer(attempt: AttemptView, words: Words) -> str:
    said = {
        "published": translate("Journal", "The network took it and gave it an address"),
        "prepared": translate("Journal", "The network took it"),
        "delegated": translate("Journal", "The network’s scheduler took it"),
        "processing": translate("Journal", "The network took it and is working on it"),
        "": translate("Journal", "Under way"),
    }.get(attempt.outcome)
    if said is None:
        said = words.outcome(attempt.code, words=attempt.words).what if attempt.code else attempt.outcome
    status = f" (HTTP {attempt.status})" if attempt.status and attempt.outcome not in {"published", "prepared"} else ""
    return f"{said}{status}"


def _move(move: TransitionView, words: Words) -> Entry:
    icon, title = _title(move)
    return Entry(move.at, icon, title, _because(move, words))


def _title(move: TransitionView) -> tuple[str, str]:
    person = {
        "moved": translate("Journal", "You chose another time"),
        "now": translate("Journal", "You said: now"),
        "retry": translate("Journal", "You said: try again"),
        "not_published": translate("Journal", "You said: it is not out"),
        "said_published": translate("Journal", "You said: it is published"),
        "unmarked": translate("Journal", "You took back that it is published"),
        "skipped": translate("Journal", "You left it out"),
        "cancelled": translate("Journal", "You cancelled it"),
        "stopped": translate("Journal", "You stopped it; what is out stays"),
        "recall": translate("Journal", "You took it back from the network"),
        "taken_back": translate("Journal", "Taken back from the network"),
    }
    if move.by == "person" and move.reason in person:
        return "user", person[move.reason]
    special = {
        "released": ("play", translate("Journal", "Nothing holds it back any more")),
        "restored": ("moon-stars", translate("Journal", "Due before the backup was restored: your decision")),
        "occurrence_missed": ("skip-forward", translate("Journal", "This time was missed; the next one is planned")),
        "process_died": ("warning", translate("Journal", "smdesk ended in the middle; nothing is sent blindly")),
        "found": ("magnifying-glass", translate("Journal", "Found on the network")),
        "delegated_gone": ("warning", translate("Journal", "No longer with the network’s scheduler")),
    }
    if move.reason in special:
        return special[move.reason]
    return _STATE_ICONS[State(move.target)], _state_title(State(move.target))


def _state_title(target: State) -> str:
    return {
        State.SENDING: translate("Journal", "Written down before sending"),
        State.PROCESSING: translate("Journal", "The network is working on it"),
        State.PUBLISHED: translate("Journal", "Marked as published"),
        State.FAILED: translate("Journal", "Not published"),
        State.SCHEDULED: translate("Journal", "Waits for its next step"),
        State.HELD: translate("Journal", "Held back"),
        State.DELEGATED: translate("Journal", "The network’s scheduler has it"),
        State.LATE: translate("Journal", "Its time passed while nobody could send it"),
        State.ASSISTED: translate("Journal", "Its time came: your turn"),
        State.UNCONFIRMED: translate("Journal", "Not known whether it is out"),
        State.SKIPPED: translate("Journal", "Left out"),
        State.CANCELLED: translate("Journal", "Cancelled"),
    }[target]


def _because(move: TransitionView, words: Words) -> str:
    """Why it moved, where the reason is more than the name of a step."""
    tables = ("outcomes", "findings", "errors", "ask")
    known = any(words.has(f"{table}.{move.reason}.what") or words.has(f"{table}.{move.reason}") for table in tables)
    if move.reason and known and move.target in {State.FAILED, State.HELD, State.UNCONFIRMED, State.SCHEDULED}:
        return words.outcome(move.reason).what
    return {
        "account": translate("Journal", "The channel must be reconnected"),
        "keyring": translate("Journal", "This computer’s keyring is closed"),
        "paused": translate("Journal", "Publishing is paused"),
        "channel_paused": translate("Journal", "The channel is paused"),
        "approval": translate("Journal", "It waits for approval"),
        "channel_gone": translate("Journal", "Its channel is gone"),
        "media_missing": translate("Journal", "A file of it is missing"),
    }.get(move.reason, "")


_STATE_ICONS = {
    State.SENDING: "lock-simple",
    State.PROCESSING: "clock",
    State.PUBLISHED: "check",
    State.FAILED: "x-circle",
    State.SCHEDULED: "clock",
    State.HELD: "pause",
    State.DELEGATED: "calendar-blank",
    State.LATE: "moon-stars",
    State.ASSISTED: "user",
    State.UNCONFIRMED: "question",
    State.SKIPPED: "skip-forward",
    State.CANCELLED: "prohibit",
}
