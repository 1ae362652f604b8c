"""A poll in a post: its question and answers as they are typed, and whether the network takes it."""

from __future__ import annotations

from collections.abc import Mapping

from smdesk.core.records import dataclass

QUESTION, ANSWERS, DURATION = "poll_question", "poll_answers", "poll_duration"
BETWEEN = "|"  # answers may hold commas


@dataclass(frozen=True, slots=True)
class PollRule:
    """What a network takes of a poll; lengths in characters."""

    question: int
    answer: int
    least: int = 2
    most: int = 4


@dataclass(frozen=True, slots=True)
class Poll:
    """One poll. `duration` is the network's own word for how long it is open, "" for the usual one."""

    question: str
    answers: tuple[str, ...]
    duration: str = ""


def poll_of(options: Mapping[str, str]) -> Poll | None:
    """The poll of a post's options, None where neither question nor answers were given."""
    question = " ".join(options.get(QUESTION, "").split())
    answers = tuple(each for part in options.get(ANSWERS, "").split(BETWEEN) if (each := " ".join(part.split())))
    return Poll(question, answers, options.get(DURATION, "")) if question or answers else None
