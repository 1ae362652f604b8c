"""`smdesk approval`: rounds of posts that go to the client in one file, and the answers to them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from smdesk.cli.approval_shapes import applied, lines, round_shape, said
from smdesk.cli.context import Context
from smdesk.cli.output import Result, short, table
from smdesk.cli.parsing import Command, Commands, identifier
from smdesk.core.approval import Round, Says
from smdesk.core.errors import InvalidInput
from smdesk.services.approvals.views import ItemView, RoundView
from smdesk.words import Words


def register(commands: Commands) -> None:
    """Declare the commands."""
    group = commands.group("approval")
    create = group.command(
        "create", _create, 'smdesk approval create "October" --client Sol --from 2026-10-16 --to 2026-11-01 -o oct.html'
    )
    create.add("name", says="approval_name")
    create.add("--client", metavar="CLIENT", required=True)
    create.add("--posts", nargs="+", type=identifier, default=[], metavar="POST", says="approval_posts")
    create.add("--from", dest="start", metavar="TIME", says="approval_from")
    create.add("--to", dest="end", metavar="TIME", says="approval_to")
    create.add("--deadline", metavar="TIME", says="approval_deadline")
    create.add("--message", metavar="TEXT", default="", says="approval_message")
    create.add("--language", metavar="LANGUAGE", default="", says="approval_language")
    _file(create)
    group.command("list", _list, "smdesk approval list --client Sol").add("--client", metavar="CLIENT")
    _one(group.command("show", _show, "smdesk approval show 1"))
    send = _one(group.command("send", _send, "smdesk approval send 1 -o october.html"))
    send.add("--posts", nargs="+", type=identifier, default=None, metavar="POST", says="approval_only")
    _file(send)
    group.command("apply", _apply, "smdesk approval apply october.answer").add("file", says="approval_answer")
    _register_by_hand(group)
    for name, change, example in (
        ("add", _add, "smdesk approval add 1 8 9"), ("withdraw", _withdraw, "smdesk approval withdraw 1 8"),
    ):  # fmt: skip
        _one(group.command(name, change, example)).add("posts", nargs="+", type=identifier, says="approval_posts")
    _one(group.command("close", _close, "smdesk approval close 1")).add(
        "--undo", action="store_true", says="approval_reopen"
    )
    _one(group.command("delete", _delete, "smdesk approval delete 1")).add(
        "--undo", action="store_true", says="approval_undelete"
    )


def _register_by_hand(group: Any) -> None:
    """What a person types for the client: an answer given on the telephone, and what becomes of a wish."""
    for name, act, example in (
        ("approve", _approve, 'smdesk approval approve 1 7 --note "On the telephone"'),
        ("ask", _ask, 'smdesk approval ask 1 7 --comment "Another picture" --note "By mail"'),
    ):
        by_hand = _post(group.command(name, act, example))
        by_hand.add("--note", metavar="TEXT", required=True, says="approval_note")
        by_hand.add("--by", metavar="NAME", default="", says="approval_by")
        if name == "ask":
            by_hand.add("--comment", metavar="TEXT", required=True, says="approval_comment")
    _post(group.command("use-text", _use_text, "smdesk approval use-text 1 7"))
    decline = _post(group.command("decline", _decline, 'smdesk approval decline 1 7 --reason "The price is right"'))
    decline.add("--reason", metavar="TEXT", required=True, says="approval_reason")


def _one(command: Command) -> Command:
    command.add("round", type=identifier, says="approval_number")
    return command


def _post(command: Command) -> Command:
    _one(command).add("post", type=identifier, says="approval_post")
    return command


def _file(command: Command) -> None:
    command.add("-o", "--output", metavar="FILE", says="approval_file")


def _create(context: Context) -> Result:
    args, rounds = context.args, context.runtime.approvals
    client = context.client(args.client)
    posts = list(args.posts)
    if args.start or args.end:
        start, end = context.bounds(client.zone)
        if start is None or end is None:
            raise InvalidInput("round_bounds", field="to")
        posts += [each.post_id for each in rounds.candidates(client.id, start, end) if each.ready]
    deadline = context.wall(args.deadline, client.zone).local.replace(fold=0) if args.deadline else None
    made = rounds.create(
        client.id, posts, args.name, deadline=deadline, message=args.message, language=args.language
    )  # fmt: skip
    return _sent(context, made.id, None) if args.output else _told(context, made)


def _list(context: Context) -> Result:
    client = context.client(context.args.client).id if context.args.client else None
    found = context.runtime.approvals.list(client)
    rows = [(str(each.id), each.client, short(each.name), said(context.words, each)) for each in found]
    return Result({"items": [round_shape(each) for each in found]}, table(rows) or [context.words.t("cli.no_rounds")])


def _show(context: Context) -> Result:
    return _told(context, context.runtime.approvals.show(context.args.round))


def _send(context: Context) -> Result:
    if not context.args.output:
        raise InvalidInput("round_no_file", field="output")
    return _sent(context, context.args.round, context.args.posts)


def _sent(context: Context, number: int, only: list[int] | None) -> Result:
    """The file first: a round that could not be written was not sent."""
    runtime, target = context.runtime, Path(context.args.output)
    _write(context, target, runtime.approval_sending.outgoing(number, only=only))
    made, _undo = runtime.approval_sending.send(number, only=only)
    shape = round_shape(runtime.approvals.show(number)) | {"file": str(target), "posts": len(made.entries)}
    return Result(shape, [context.words.t("cli.round_sent", count=len(made.entries), file=str(target), id=number)])


def _write(context: Context, target: Path, made: Round) -> None:
    """HTML, or PDF where the file's name says so: only that needs Qt."""
    files = context.runtime.approval_files
    if target.suffix.lower() != ".pdf":
        files.write(made, target)
        return
    from smdesk.reports import application, approval

    application.ensure()
    approval.write(made, files, target)


def _apply(context: Context) -> Result:
    name = context.args.file
    text = sys.stdin.read() if name == "-" else _read(Path(name))
    came = context.runtime.approval_answers.apply(text, "" if name == "-" else Path(name).name)
    return Result(applied(came), lines(context.words, came))


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise InvalidInput("file_missing", field="file", path=str(file)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput("answer_not_one", field="file") from error


def _approve(context: Context) -> Result:
    return _by_hand(context, Says.APPROVED)


def _ask(context: Context) -> Result:
    return _by_hand(context, Says.CHANGES, context.args.comment)


def _by_hand(context: Context, says: Says, comment: str = "") -> Result:
    args = context.args
    answers = context.runtime.approval_answers
    return _told(
        context, answers.by_hand(args.round, args.post, says, note=args.note, comment=comment, by=args.by)[0]
    )  # fmt: skip


def _use_text(context: Context) -> Result:
    return _told(context, context.runtime.approval_answers.use_text(context.args.round, context.args.post)[0])


def _decline(context: Context) -> Result:
    args = context.args
    return _told(context, context.runtime.approval_answers.decline(args.round, args.post, args.reason)[0])


def _add(context: Context) -> Result:
    return _told(context, context.runtime.approvals.add(context.args.round, context.args.posts))


def _withdraw(context: Context) -> Result:
    return _told(context, context.runtime.approvals.withdraw(context.args.round, context.args.posts))


def _close(context: Context) -> Result:
    rounds = context.runtime.approvals
    return _told(context, (rounds.reopen if context.args.undo else rounds.close)(context.args.round))


def _delete(context: Context) -> Result:
    rounds, number = context.runtime.approvals, context.args.round
    if context.args.undo:
        return _told(context, rounds.undelete(number))
    rounds.delete(number)
    return Result({"id": number, "deleted": True}, [context.words.t("cli.round_deleted", id=number)])


def _told(context: Context, view: RoundView) -> Result:
    words = context.words
    head = f"{view.id}  {view.client} · {view.name} · {said(words, view)}"
    return Result(round_shape(view), [head, *table([_row(words, item) for item in view.items])])


def _row(words: Words, item: ItemView) -> tuple[str, ...]:
    when = words.wall(item.wall) if item.wall else "–"
    title = short(item.title or next(iter(item.content.texts), ""))
    said = item.comment or " / ".join(item.texts)
    return f"  {item.post_id}", when, title, words.t(f"round.now.{item.now.value}"), short(said)
