"""`smdesk publish`: the publisher without a window, once, until nothing is left to do, or until it is stopped."""

from __future__ import annotations

import queue
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from smdesk.cli import secrets_in, shapes
from smdesk.cli.context import Context
from smdesk.cli.output import Result, visible
from smdesk.cli.parsing import Commands, seconds
from smdesk.cli.post import publication_line, to_type
from smdesk.core.errors import SmdeskError
from smdesk.core.events import AttentionNeeded
from smdesk.core.publication import State
from smdesk.publishing.ledger import Moved
from smdesk.services.accounts import Login
from smdesk.services.views import PublicationView
from smdesk.system.lock import Kind

#: Seconds between two questions whether anything is left to do, and how often in a row the answer must be no.
_ASK_S, _QUIET = 0.2, 3


def register(commands: Commands) -> None:
    """Declare the command."""
    command = commands.command("publish", _publish, "smdesk publish --until-idle")
    until = command.choice()
    until.add("--once", action="store_true")
    until.add("--until-idle", action="store_true")
    command.add("--within", type=seconds, default=150.0, metavar="SECONDS")
    command.add("--secret-stdin", metavar="CH")


def _publish(context: Context) -> Result:
    if context.args.secret_stdin:
        from smdesk.services.secret_stores import ThisRun

        context.secrets = ThisRun()
    runtime = context.open(owner=Kind.PUBLISH)
    if context.args.secret_stdin:
        _unlock(context)
    told: list[dict[str, Any]] = []
    heard: queue.SimpleQueue[Moved] = queue.SimpleQueue()
    troubles: queue.SimpleQueue[AttentionNeeded] = queue.SimpleQueue()
    runtime.ledger.listen(heard.put)
    runtime.bus.subscribe(AttentionNeeded, troubles.put)

    def tell() -> None:
        while not troubles.empty():
            _tell_trouble(context, troubles.get())
        # Not in the listener: what a line needs is read from the desk, and the publisher has no time for that.
        while not heard.empty():
            move = heard.get()
            view = context.runtime.publishing.view(move.publication_id)
            if context.args.json:
                told.append(_transition(view, move))
            else:
                print(_line(context, view, move), flush=True)

    if context.args.once:
        _once(context)
    else:
        if not context.args.until_idle and not context.args.json:
            print(context.words.t("cli.publishing", next=_next(context)), flush=True)
        _run(context, tell)
    tell()
    left = _waiting(context)
    data = {"items": told, "waiting": [shapes.publication(each, context.words) for each in left]}
    return Result(data, _closing(context, left))


def _closing(context: Context, left: list[PublicationView]) -> list[str]:
    """The last lines: that it has ended, what comes next, and what waits for the person."""
    t = context.words.t
    until = context.args.until_idle or context.args.once
    lines = [t("cli.idle", next=_next(context)) if until else t("cli.stopped")]
    if left:
        lines.append(t("cli.waiting_for_you", count=len(left)))
    for view in left:
        lines += [publication_line(context, view), *to_type(context, view)]
    return lines


def _next(context: Context) -> str:
    """What goes out next, in words."""
    coming = context.runtime.publishing.views(states=[State.SCHEDULED, State.DELEGATED], limit=1)
    if not coming:
        return context.words.t("cli.next_none")
    waits = coming[0].next_step == "wait_turn"  # its time has come; the one before it is too near
    at = context.words.next_step(coming[0]) if waits else context.due(coming[0])
    return context.words.t("cli.next_at", at=at, id=coming[0].id)


def _tell_trouble(context: Context, trouble: AttentionNeeded) -> None:
    """Trouble of the publisher itself, on standard error; what befalls a publication has its line already."""
    words = context.words
    if words.has(f"errors.{trouble.code}.what"):
        told = words.error(SmdeskError(trouble.code, **trouble.facts))
        print(visible(words.t("cli.error", message=str(told))), file=sys.stderr, flush=True)


def _unlock(context: Context) -> None:
    view = context.channel(context.args.secret_stdin)
    secret = secrets_in.read(context.words.t("cli.prompt_token", network=context.words.network(view.network)) + " ")
    context.keep_out_of_log(secret)
    context.runtime.channels.unlock(view.id, Login(secret=secret))


def _transition(view: PublicationView, move: Moved) -> dict[str, Any]:
    return {
        "publication": move.publication_id,
        "post": view.post_id,
        "network": view.network,
        "channel": view.channel_id,
        "at": shapes.iso(move.at, view.zone),
        "from": move.source.value,
        "to": move.target.value,
        "by": move.by,
        "reason": move.reason,
        "remote_url": view.remote_url,
    }


def _line(context: Context, view: PublicationView, move: Moved) -> str:
    words = context.words
    clock = (shapes.iso(move.at, view.zone) or "").replace("T", " ")
    where = f"{words.network(view.network)} {view.channel}".strip()
    link = f"  {view.remote_url}" if move.target is State.PUBLISHED and view.remote_url else ""
    over = move.target is State.SENDING or move.reason == "released"  # what stood in the way does not any more
    code = f"  {words.outcome(view.error_code).what}" if view.error_code and not over else ""
    moved = f"{words.state(move.source.value)} → {words.state(move.target.value)}"
    return visible(f"{clock[:19]}  {view.id}  {where}  {moved}{link}{code}")


def _once(context: Context) -> None:
    """What can be done this moment, one call after the other."""
    publisher = context.runtime.make_publisher()
    publisher.recovery.start()
    while publisher.tick():
        pass


def _run(context: Context, tell: Callable[[], None]) -> None:
    """Publish on threads until nothing is left, or until Ctrl-C or a request to end."""
    runtime = context.runtime
    with _ended() as ended:
        publisher = runtime.start()
        quiet = 0
        while not ended() and quiet < _QUIET:
            time.sleep(_ASK_S)
            tell()
            if context.args.until_idle:
                quiet = 0 if _busy(context) else quiet + 1
        publisher.stop()  # what is under way is recorded before the last lines are printed


@contextmanager
def _ended() -> Iterator[Callable[[], bool]]:
    """True once Ctrl-C or SIGTERM has come: what is being sent is finished and recorded, then the program ends."""
    came = threading.Event()

    def note(*_: object) -> None:
        came.set()

    former = {name: signal.signal(name, note) for name in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield came.is_set
    finally:
        for name, handler in former.items():
            signal.signal(name, handler)


def _busy(context: Context) -> bool:
    """True while something is under way, or will be within `--within` seconds."""
    return context.runtime.publishing.moving(context.clock.now() + timedelta(seconds=context.args.within))


def _waiting(context: Context) -> list[PublicationView]:
    """What the person must see to."""
    states = [State.LATE, State.HELD, State.UNCONFIRMED, State.FAILED, State.ASSISTED]
    return context.runtime.publishing.views(states=states)
