"""A synchronous, typed event bus that knows nothing of threads: handlers run in the publisher's own thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, TypeVar

from smdesk.core.events import Event

E = TypeVar("E", bound=Event)
Handler = Callable[[Any], None]

_log = logging.getLogger(__name__)


def _log_failure(error: Exception, event: Event) -> None:
    _log.error("a handler of %s failed", type(event).__name__, exc_info=error)


class Bus:
    """Who wants to hear of what.

    A handler that raises does not stop the others and never reaches the publisher: what the event tells is already
    committed, and an exception there would read as if it were not. It goes to `on_failure`; unless told otherwise, to
    the log.
    """

    def __init__(self, on_failure: Callable[[Exception, Event], None] = _log_failure) -> None:
        self._handlers: tuple[tuple[type[Event], Handler], ...] = ()
        self._on_failure = on_failure

    def subscribe(self, kind: type[E], handler: Callable[[E], None]) -> Callable[[], None]:
        """Call `handler` for events of `kind` and its subclasses; returns what ends the subscription."""
        entry: tuple[type[Event], Handler] = (kind, handler)
        # A new tuple instead of a change in place: who is iterating, in whatever thread, goes on over the old one.
        self._handlers = (*self._handlers, entry)

        def unsubscribe() -> None:
            self._handlers = tuple(item for item in self._handlers if item is not entry)

        return unsubscribe

    def publish(self, event: Event) -> None:
        """Tell everybody, in order of subscription, before returning."""
        for kind, handler in self._handlers:
            if isinstance(event, kind):
                try:
                    handler(event)
                except Exception as error:
                    self._on_failure(error, event)
