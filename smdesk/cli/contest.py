"""`smdesk contest`: contests, who takes part, and draws that anybody can check."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from smdesk.cli import text_in
from smdesk.cli.contest_shapes import contest as shape
from smdesk.cli.contest_shapes import drawn, entry, kinds_said
from smdesk.cli.context import Context
from smdesk.cli.output import Result, short, table
from smdesk.cli.parsing import Command, Commands, identifier
from smdesk.core import contest as core
from smdesk.core.errors import InvalidInput
from smdesk.services.contests.views import ContestView, Taken

_TIMES = ("opens", "closes", "draws")
_RULES = ("chances", "kinds", "word", *core.TEXTS)
_PLAIN = ("prize", "winners", "reserves", "post_id", "campaign_id", "language")


def register(commands: Commands) -> None:
    """Declare the commands."""
    group = commands.group("contest")
    add = group.command(
        "add", _add, 'smdesk contest add "Roscón" --client Sol --opens "2026-12-01 09:00" --closes "2026-12-08 20:00"'
    )
    add.add("name", says="contest_name")
    add.add("--client", metavar="CLIENT", required=True)
    _options(add)
    group.command("list", _list, "smdesk contest list --client Sol").add("--client", metavar="CLIENT")
    edit = _one(group.command("edit", _edit, 'smdesk contest edit 1 --prize "A roscón" --winners 2'))
    edit.add("--name", metavar="NAME", says="contest_name")
    _options(edit)
    _one(group.command("show", _show, "smdesk contest show 1"))
    _one(group.command("delete", _delete, "smdesk contest delete 1"))
    _register_entries(group)
    _register_draw(group)
    _one(group.command("close", _close, "smdesk contest close 1"))
    _one(group.command("verify", _verify, "smdesk contest verify 1"))
    legal = _one(group.command("legal", _legal, 'smdesk contest legal 1 --organiser "Sol S.L."'))
    legal.add("--organiser", metavar="NAME", default="", says="contest_organiser")
    record = _one(group.command("record", _record, "smdesk contest record 1 record.pdf"))
    record.add("file", says="contest_record")


def _register_entries(group: Any) -> None:
    """Who takes part, and who does not."""
    entries = _one(group.command("entries", _entries, "smdesk contest entries 1 --file names.csv --network instagram"))
    entries.add("--file", metavar="FILE", says="contest_file")
    entries.add("--inbox", action="store_true", says="contest_inbox")
    entries.add("--network", metavar="NETWORK", default="", says="contest_network")
    out = _one(group.command("exclude", _exclude, 'smdesk contest exclude 1 7 --reason "Works for the client"'))
    out.add("entries", nargs="+", type=identifier, says="contest_entry")
    why = out.choice(required=True)
    why.add("--reason", metavar="TEXT", says="contest_why")
    why.add("--undo", action="store_true", says="contest_undo")


def _register_draw(group: Any) -> None:
    """The draw: the list is bound before it, and who does not answer gives way after it."""
    commit = _one(group.command("commit", _commit, "smdesk contest commit 1"))
    commit.add("--late", action="store_true", says="contest_late")
    made = _one(group.command("draw", _draw, "smdesk contest draw 1"))
    made.add("--early", action="store_true", says="contest_early")
    made.add("--reason", metavar="TEXT", default="", says="contest_again")
    stand = _one(group.command("substitute", _substitute, 'smdesk contest substitute 1 @ana --reason "No answer"'))
    stand.add("winner", nargs="?", default="", metavar="WINNER", says="contest_gives_way")
    why = stand.choice(required=True)
    why.add("--reason", metavar="TEXT", default="", says="contest_why_substitute")
    why.add("--undo", action="store_true", says="contest_undo_substitute")


def _one(command: Command) -> Command:
    command.add("contest", type=identifier, says="contest_number")
    return command


def _options(command: Command) -> None:
    for name in _TIMES:
        command.add(f"--{name}", metavar="TIME", says=f"contest_{name}")
    command.add("--prize", metavar="TEXT", says="contest_prize")
    command.add("--winners", type=int, metavar="COUNT", says="contest_winners")
    command.add("--reserves", type=int, metavar="COUNT", says="contest_reserves")
    command.add("--post", dest="post_id", type=identifier, metavar="POST", says="contest_post")
    command.add("--campaign", dest="campaign_id", type=identifier, metavar="CAMPAIGN", says="contest_campaign")
    command.add("--language", metavar="LANGUAGE", says="contest_language")
    command.add("--chances", choices=core.CHANCES, says="contest_chances")
    command.add("--kinds", nargs="*", choices=core.KINDS, says="contest_kinds")
    for name in ("word", *core.TEXTS):
        command.add(f"--{name}", metavar="TEXT", says=f"contest_{name}")


def _given(context: Context, zone: str) -> dict[str, Any]:
    args = context.args
    given: dict[str, Any] = {name: getattr(args, name) for name in _PLAIN if getattr(args, name) is not None}
    given |= {name: _time(context, getattr(args, name), zone) for name in _TIMES if getattr(args, name) is not None}
    rules = {name: getattr(args, name) for name in _RULES if getattr(args, name) is not None}
    return given | ({"rules": rules} if rules else {})


def _time(context: Context, text: str, zone: str) -> datetime | None:
    return context.wall(text, zone).local.replace(fold=0) if text else None


def _told(context: Context, view: ContestView, key: str = "cli.contest_saved", **facts: Any) -> Result:
    return Result(shape(view), [context.words.t(key, id=view.id, name=view.name, count=view.entries, **facts)])


def _add(context: Context) -> Result:
    client = context.client(context.args.client)
    made = context.runtime.contests.add(client.id, context.args.name, **_given(context, client.zone))
    return _told(context, made)


def _edit(context: Context) -> Result:
    args, service = context.args, context.runtime.contests
    given = _given(context, service.show(args.contest).zone)
    if args.name is not None:
        given["name"] = args.name
    return _told(context, service.edit(args.contest, **given))


def _list(context: Context) -> Result:
    client = context.client(context.args.client).id if context.args.client else None
    found = context.runtime.contests.list(client)
    rows = [(str(each.id), _wall(context, each.closes), each.client, each.name, str(each.entries)) for each in found]
    return Result({"items": [shape(each) for each in found]}, table(rows) or [context.words.t("cli.no_contests")])


def _show(context: Context) -> Result:
    view, words = context.runtime.contests.show(context.args.contest), context.words
    lines = [f"{view.id}  {view.name} · {view.client}"]
    lines += [f"  {words.t(f'contest.{name}')}: {_wall(context, getattr(view, name))}" for name in _TIMES]
    told = (("prize", view.prize), ("winners", view.winners), ("reserves", view.reserves), ("entries", view.entries),
            ("excluded", view.excluded))  # fmt: skip
    lines += [f"  {words.t(f'contest.{name}')}: {value}" for name, value in told if value != ""]
    lines += [f"  {words.t('contest.kinds')}: {kinds_said(words, view.rules)}"]
    for each in view.made:
        lines += drawn(words, view, each)
    return Result(shape(view), lines)


def _wall(context: Context, wall: datetime | None) -> str:
    return context.words.wall(wall) if wall else "–"


def _delete(context: Context) -> Result:
    view = context.runtime.contests.delete(context.args.contest)
    return Result({"id": view.id, "deleted": True}, [context.words.t("cli.put_away", name=view.name)])


def _entries(context: Context) -> Result:
    args, service, words = context.args, context.runtime.contests, context.words
    taken: list[Taken] = []
    if args.inbox:
        taken.append(service.take_inbox(args.contest))
    if args.file:
        taken.append(service.paste(args.contest, _read(args.file), args.network))
    found = service.entries(args.contest)
    lines = [words.t("cli.contest_taken", count=each.added, known=each.known, outside=each.outside) for each in taken]
    if not taken:
        lines += table([(str(each.id), each.key, short(each.text), each.excluded) for each in found])
    data: dict[str, Any] = {"items": [entry(each) for each in found]}
    if taken:
        data["taken"] = {name: sum(getattr(each, name) for each in taken) for name in ("added", "known", "outside")}
    return Result(data, lines or [words.t("cli.contest_nobody")])


def _read(name: str) -> str:
    if name == "-":
        return text_in.read()
    try:
        return Path(name).expanduser().read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput("not_utf8", source=name) from error
    except OSError as error:
        raise InvalidInput("file_unreadable", path=name, field="file") from error


def _exclude(context: Context) -> Result:
    args = context.args
    return _told(
        context, context.runtime.contests.exclude(args.contest, args.entries, "" if args.undo else args.reason)
    )


def _commit(context: Context) -> Result:
    view = context.runtime.contest_draws.commit(context.args.contest, late=context.args.late)
    key = "cli.contest_promise" if view.made[0].late else "cli.contest_committed"
    return _told(context, view, key, commitment=view.made[0].commitment)


def _draw(context: Context) -> Result:
    args = context.args
    view = context.runtime.contest_draws.draw(args.contest, args.reason, early=args.early)
    assert view.draw is not None
    return Result(shape(view), drawn(context.words, view, view.draw))


def _substitute(context: Context) -> Result:
    args, service = context.args, context.runtime.contest_prizes
    if args.undo:
        view = service.take_back(args.contest)
    elif not args.winner:
        raise InvalidInput("contest_not_winner", field="winner", name="")
    else:
        view = service.substitute(args.contest, args.winner, args.reason)
    assert view.draw is not None
    return Result(shape(view), drawn(context.words, view, view.draw))


def _close(context: Context) -> Result:
    return _told(context, context.runtime.contest_prizes.close(context.args.contest), "cli.contest_closed")


def _verify(context: Context) -> Result:
    found = context.runtime.contest_draws.verify(context.args.contest)
    words = context.words
    lines = [
        words.t("cli.contest_genuine", number=each.number) if not wrong else
        words.t("cli.contest_wrong", number=each.number, parts=[words.t(f"contest.wrong.{part}") for part in wrong])
        for each, wrong in found
    ]  # fmt: skip
    items = [{"number": each.number, "genuine": not wrong, "wrong": list(wrong)} for each, wrong in found]
    failed = any(wrong for _, wrong in found)
    return Result({"items": items}, lines or [words.t("cli.contest_not_drawn")], status=1 if failed else 0)


def _legal(context: Context) -> Result:
    args, words = context.args, context.words
    made = context.runtime.contests.make_legal(args.contest, args.organiser)
    gaps = [words.t("cli.contest_gaps", parts=[words.t(f"contest.{name}") for name in made.gaps])] if made.gaps else []
    return Result({"text": made.text, "version": made.version, "gaps": list(made.gaps)}, [made.text, "", *gaps])


def _record(context: Context) -> Result:
    from smdesk.reports import application, contest_record, page

    args, runtime = context.args, context.runtime
    file = Path(args.file).expanduser()
    if file.suffix.lower() != ".pdf":
        raise InvalidInput("unknown_document_kind", field="file", path=args.file, known=[".pdf"])
    view = runtime.contests.show(args.contest)
    application.ensure()
    colors = runtime.dossier.show(view.client_id).document_colors
    written = page.write(contest_record.document(view, colors, context.clock.now()), file)
    said = context.words.t("cli.document_pages", path=str(file), pages=written.pages, size=written.size)
    return Result({"file": str(file), "pages": written.pages, "size": written.size}, [said])
