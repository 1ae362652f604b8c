"""`smdesk inbox`: read what others write to the channels, find in it, answer it, and what else a network offers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from smdesk.cli import shapes, text_in
from smdesk.cli.context import Context
from smdesk.cli.output import Result, short, table
from smdesk.cli.parsing import Commands, how_many, identifier
from smdesk.core.errors import InvalidInput
from smdesk.services.inbox.service import Act
from smdesk.services.inbox.views import MessageView, ReplyView

#: Of a message, and of its message's conversation the kind.
STATES = ("new", "seen", "answered", "archived")
KINDS = ("comment", "mention", "message", "review")


def register(commands: Commands) -> None:
    """Declare the commands."""
    group = commands.group("inbox")
    sync = group.command("sync", _sync, "smdesk inbox sync --client Sol")
    listing = group.command("list", _list, "smdesk inbox list --state new --search bread")
    for command in (sync, listing):
        command.add("--client", metavar="CLIENT", says="of_client")
        command.add("--channel", metavar="CH", says="of_channel")
    listing.add("--kind", metavar="KIND", says="message_kind")
    listing.add("--state", metavar="STATE", says="message_state")
    listing.add("--search", default="", metavar="WORDS", says="message_search")
    listing.add("--limit", type=how_many, default=100, metavar="N")
    group.command("show", _show, "smdesk inbox show 7").add("id", type=identifier, says="message")
    reply = group.command("reply", _reply, 'smdesk inbox reply 7 --text "Thank you!"')
    reply.add("id", type=identifier, says="message")
    reply.add("--text", metavar="TEXT", says="reply_text")
    reply.add("--keep-open", action="store_true")
    reply.add("--private", action="store_true", says="reply_privately")
    _register_acts(group)
    withdraw = group.command("withdraw", _withdraw, "smdesk inbox withdraw 7")
    withdraw.add("id", type=identifier, says="message_or_answer")
    group.command("done", _done, "smdesk inbox done 7").add("id", type=identifier, says="message")
    resolve = group.command("resolve", _resolve, "smdesk inbox resolve 3 --not-sent")
    resolve.add("id", type=identifier, says="our_reply")
    answer = resolve.choice(required=True)
    answer.add("--sent", action="store_true")
    answer.add("--not-sent", action="store_true")
    answer.add("--again", action="store_true", says="reply_again")
    answer.add("--cancel", action="store_true", says="reply_cancel")


def _register_acts(group: Any) -> None:
    """What a network lets one do with a message besides answering it."""
    acts = {
        "like": (Act.LIKE, Act.UNLIKE), "hide": (Act.HIDE, Act.SHOW), "block": (Act.BLOCK, Act.UNBLOCK),
        "mute": (Act.MUTE, Act.UNMUTE), "delete": (Act.DELETE, None),
    }  # fmt: skip
    for name, (act, back) in acts.items():
        command = group.command(name, _act(act, back), f"smdesk inbox {name} 7")
        command.add("id", type=identifier, says="message")
        if back is not None:
            command.add("--undo", action="store_true")
    report = group.command("report", _report, 'smdesk inbox report 7 --reason spam --text "The same in every comment"')
    report.add("id", type=identifier, says="message")
    report.add("--reason", default="other", metavar="REASON", says="report_reason")
    report.add("--text", default="", metavar="TEXT", says="report_text")


def _sync(context: Context) -> Result:
    inbox, args = context.runtime.inbox, context.args
    client = context.client(args.client).id if args.client else None
    chosen = [context.channel(args.channel, client).id] if args.channel else inbox.readable(client, paid=False)
    inbox.work()
    found = inbox.sync(chosen)
    t = context.words.t
    items, lines = [], []
    for each in found:
        told = None if each.error is None else shapes.error(each.error, context.words)
        items.append({"channel": each.channel_id, "network": each.network, "handle": each.handle, "new": each.new,
                      "changed": each.changed, "error": told, "left_out": list(each.left_out)})  # fmt: skip
        said = t("cli.inbox_read", count=each.new) if told is None else told["message"]
        lines.append(f"{context.words.network(each.network)} {each.handle}: {said}")
        lines += [f"    {context.words.outcome(code)}" for code in each.left_out]
    failed = any(each.error is not None for each in found)
    left = 0 if args.channel else len(set(inbox.readable(client)) - set(chosen))
    if left:
        lines.append(t("cli.inbox_costs", count=left))
    return Result({"items": items}, lines or [t("cli.inbox_no_channel")], 1 if failed else 0)


def _one_of(value: str | None, known: tuple[str, ...], field: str) -> str:
    if value is not None and value not in known:
        raise InvalidInput("bad_choice", field=field, value=value, known=list(known))
    return value or ""


def _list(context: Context) -> Result:
    args = context.args
    client = context.client(args.client).id if args.client else None
    views = context.runtime.inbox.messages(
        client=client,
        channel=context.channel(args.channel, client).id if args.channel else None,
        kind=_one_of(args.kind, KINDS, "kind"),
        state=_one_of(args.state, STATES, "state"),
        search=args.search,
        limit=args.limit,
    )
    words = context.words
    heads = ("cli.col_where", "cli.col_when", "cli.col_who", "cli.col_state", "cli.col_text")
    lines = [("id", *(words.t(key) for key in heads))]
    lines += [
        (str(view.id), f"{words.network(view.network)} {view.handle}", words.instant(view.at, view.zone), _who(view),
         words.t(f"message_states.{view.state}"), short(view.text, 50))
        for view in views
    ]  # fmt: skip
    data = {"items": [shape(view) for view in views]}
    return Result(data, table(lines) if views else [words.t("cli.no_publications")])


def _who(view: MessageView) -> str:
    stars = " " + "★" * view.rating if view.rating else ""
    return f"{view.author_name or view.author}{stars}"


def _show(context: Context) -> Result:
    thread, words = context.runtime.inbox.thread(context.args.id), context.words
    data = {
        "id": thread.id,
        "kind": thread.kind,
        "state": thread.state,
        "publication": thread.publication_id,
        "post": thread.post_id,
        "snoozed_until": shapes.iso(thread.snoozed_until),
        "messages": [shape(view) for view in thread.messages],
        "replies": [reply_shape(view) for view in thread.replies],
    }
    lines = []
    for view in thread.messages:
        mark = "→ " if view.ours else ""
        notes = [words.t(f"cli.message_{name}") for name in ("private", "hidden", "liked", "gone")
                 if getattr(view, name)]  # fmt: skip
        head = f"{view.id}  {mark}{_who(view)}  {words.instant(view.at, view.zone)}"
        lines += [f"{head}  ({', '.join(notes)})" if notes else head]
        lines += [f"    {line}" for line in view.text.split("\n")]
    lines += [line for view in thread.replies for line in _reply_lines(context, view)]
    can = thread.messages[-1].can if thread.messages else ()
    data["can"] = list(can)
    return Result(data, lines)


def _reply(context: Context) -> Result:
    inbox, args = context.runtime.inbox, context.args
    text = args.text if args.text is not None else text_in.read().rstrip("\n")
    cost = context.runtime.costs.of_answer(args.id, text, private=args.private)
    queued = inbox.reply(args.id, text, close=not args.keep_open, private=args.private)
    inbox.work([queued.id])
    told = _told(context, inbox.reply_view(queued.id))
    told.data["cost"] = shapes.cost(cost, context.words)
    return replace(told, lines=[*told.lines, f"    {context.words.cost(cost)}"]) if cost else told


def _told(context: Context, view: ReplyView) -> Result:
    return Result(reply_shape(view), _reply_lines(context, view), 1 if view.state in {"failed", "unconfirmed"} else 0)


def _reply_lines(context: Context, view: ReplyView) -> list[str]:
    words = context.words
    line = f"{view.id}  → {words.t(f'reply_states.{view.state}')}  {view.remote_url or short(view.text, 60)}"
    code = view.ask or view.error_code
    if not code or view.state == "sent":
        return [line]
    return [line, f"    {words.answer(code, words=view.error_words)}"]


def _act(act: Act, back: Act | None) -> Callable[[Context], Result]:
    def run(context: Context) -> Result:
        wanted = back if back is not None and context.args.undo else act
        view = context.runtime.inbox.act(context.args.id, wanted)
        return Result(shape(view), [context.words.t(f"cli.message_act_{wanted.value}", who=_who(view))])

    return run


def _report(context: Context) -> Result:
    args = context.args
    view = context.runtime.inbox.act(args.id, Act.REPORT, reason=args.reason, text=args.text)
    return Result(shape(view), [context.words.t("cli.message_act_report", who=_who(view))])


def _withdraw(context: Context) -> Result:
    view = context.runtime.inbox.withdraw(context.args.id)
    return Result(
        shape(view), [context.words.t("cli.message_act_withdraw", network=context.words.network(view.network))]
    )


def _done(context: Context) -> Result:
    inbox = context.runtime.inbox
    thread = inbox.thread(context.args.id)
    inbox.done(thread.id)
    return Result({"conversation": thread.id, "state": "done"}, [context.words.t("cli.message_done")])


def _resolve(context: Context) -> Result:
    inbox, args = context.runtime.inbox, context.args
    if args.cancel:
        return _told(context, inbox.cancel(args.id))
    if args.again:
        inbox.again(args.id)
    else:
        inbox.resolve(args.id, sent=args.sent)
    inbox.work([args.id])
    return _told(context, inbox.reply_view(args.id))


def shape(view: MessageView) -> dict[str, Any]:
    """One message for `--json`."""
    return {
        "id": view.id,
        "conversation": view.conversation_id,
        "channel": view.channel_id,
        "network": view.network,
        "handle": view.handle,
        "client": view.client,
        "client_id": view.client_id,
        "kind": view.kind,
        "private": view.private,
        "ours": view.ours,
        "author": view.author,
        "author_name": view.author_name,
        "author_blocked": view.blocked,
        "text": view.text,
        "at": shapes.iso(view.at, view.zone),
        "zone": view.zone,
        "url": view.url,
        "rating": view.rating,
        "state": view.state,
        "hidden": view.hidden,
        "liked": view.liked,
        "deleted_there": view.gone,
        "publication": view.publication_id,
        "remote_id": view.remote_id,
        "under": view.under,
        "parent": view.parent,
        "can": list(view.can),
    }


def reply_shape(view: ReplyView) -> dict[str, Any]:
    """One answer of ours for `--json`."""
    return {
        "id": view.id,
        "message": view.message_id,
        "conversation": view.conversation_id,
        "channel": view.channel_id,
        "text": view.text,
        "private": view.private,
        "state": view.state,
        "due": shapes.iso(view.due),
        "next_try_at": shapes.iso(view.next_try_at),
        "attempts": view.attempts,
        "remote_id": view.remote_id,
        "remote_url": view.remote_url,
        "ask": view.ask,
        "error_code": view.error_code,
        "error_words": view.error_words,
    }
