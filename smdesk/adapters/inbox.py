"""The inbox of an adapter whose network has a module that reads it and one that answers."""

from __future__ import annotations

from typing import Generic, Protocol, TypeVar

from smdesk.adapters.base import InboxMessage, InboxPage, ReplyRequest
from smdesk.core.outcome import Finding, Outcome

A = TypeVar("A")
Whose = TypeVar("Whose", contravariant=True)


class Reading(Protocol[Whose]):
    """A module that reads."""

    def page(self, whose: Whose, cursor: str, /) -> InboxPage: ...

    def thread(self, whose: Whose, post: str, /) -> tuple[InboxMessage, ...]: ...


class Answering(Protocol[Whose]):
    """A module that answers."""

    def reply(self, whose: Whose, request: ReplyRequest, /) -> Outcome: ...

    def find_reply(self, whose: Whose, request: ReplyRequest, /) -> Finding: ...


class Inbox(Generic[A]):
    """ReadsInbox, ReadsThreads and RepliesInInbox: handed on to the two modules, with the account as they take it."""

    def __init__(self, whose: A, reading: Reading[A], answering: Answering[A]) -> None:
        self._whose, self._reading, self._answering = whose, reading, answering

    def page(self, cursor: str = "") -> InboxPage:
        """What came in after `cursor`. Raises as the module's `page`."""
        return self._reading.page(self._whose, cursor)

    def thread(self, post_id: str) -> tuple[InboxMessage, ...]:
        """All that stands under one thing of ours. Raises as `page`."""
        return self._reading.thread(self._whose, post_id)

    def reply(self, request: ReplyRequest) -> Outcome:
        """Our answer, made once."""
        return self._answering.reply(self._whose, request)

    def find_reply(self, request: ReplyRequest) -> Finding:
        """Look for it where it would stand."""
        return self._answering.find_reply(self._whose, request)
