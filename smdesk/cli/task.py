"""`smdesk task`: what is to be done for a client and is no post."""

from __future__ import annotations

from smdesk.cli import audit_shapes as shapes
from smdesk.cli.context import Context
from smdesk.cli.output import Result, short, table
from smdesk.cli.parsing import Commands, identifier
from smdesk.services.views import TaskView


def register(commands: Commands) -> None:
    """Declare the commands."""
    group = commands.group("task")
    add = group.command("add", _add, 'smdesk task add "Correct the opening hours" --client Sol --due 2026-12-01')
    add.add("text", says="task_text")
    add.add("--client", required=True, metavar="CLIENT")
    add.add("--due", metavar="DAY", default="", says="task_due")
    listed = group.command("list", _list, "smdesk task list --client Sol")
    listed.add("--client", metavar="CLIENT")
    listed.add("--all", dest="everything", action="store_true", says="task_all")
    done = group.command("done", _done, "smdesk task done 3")
    done.add("task", type=identifier)
    done.add("--undo", action="store_true", says="task_undo")
    group.command("delete", _delete, "smdesk task delete 3").add("task", type=identifier)


def _add(context: Context) -> Result:
    args = context.args
    made = context.runtime.tasks.add(context.client(args.client).id, args.text, due=args.due)
    return _told(context, made, "cli.task_saved")


def _told(context: Context, view: TaskView, key: str) -> Result:
    return Result(shapes.task(view), [context.words.t(key, id=view.id, text=short(view.text))])


def _list(context: Context) -> Result:
    client = context.client(context.args.client).id if context.args.client else None
    found = context.runtime.tasks.list(client, done=context.args.everything)
    words = context.words
    rows = [
        (str(each.id), words.t("cli.task_is_done") if each.done_at else words.facts.day(each.due) if each.due else "–",
         each.client, each.text)
        for each in found
    ]  # fmt: skip
    return Result({"items": [shapes.task(each) for each in found]}, table(rows) or [words.t("cli.no_tasks")])


def _done(context: Context) -> Result:
    tasks = context.runtime.tasks
    if context.args.undo:
        return _told(context, tasks.reopen(context.args.task), "cli.task_open")
    return _told(context, tasks.finish(context.args.task), "cli.task_done")


def _delete(context: Context) -> Result:
    gone = context.runtime.tasks.delete(context.args.task)
    return Result({"id": gone.id, "deleted": True}, [context.words.t("cli.put_away", name=short(gone.text))])
