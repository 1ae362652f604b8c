"""Pictures of the approvals: the example, a round with answers, waiting, not sent, the dialogs, the least window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any, cast

from PySide6.QtWidgets import QApplication, QWidget

from smdesk.core.approval import Answer, Given, Round, Says
from smdesk.formats import approval_answer
from smdesk.ui.approvals.page import ApprovalsPage
from smdesk.ui.kit.context import Ui
from smdesk.ui.shell.window import MainWindow

FULL, LEAST = (1440, 900), (1100, 700)
#: What a client says, in both languages.
SAID: dict[str, dict[str, Any]] = {
    "en": {
        "rounds": ("16 – 31 October", "Spring in the workshop", "First half of November"), "file": "october.answer",
        "own": "Can we not say it like that? And please say that they can write to us.",
        "begins": "At our workshop", "ends": "Write to us on WhatsApp.", "price": "The price is 4.20 now.",
        "praise": "Love this one",
    },
    "es": {
        "rounds": ("16 – 31 de octubre", "Primavera en el taller", "Primera quincena de noviembre"),
        "file": "octubre.answer", "own": "¿Podemos decirlo de otra manera? Y que se sepa que nos pueden escribir.",
        "begins": "En nuestro taller", "ends": "Escríbenos por WhatsApp.", "price": "Ahora el precio es 4,20.",
        "praise": "Esta me encanta",
    },
}  # fmt: skip


def approvals(window: MainWindow, settle: Callable[[float], None]) -> Iterator[tuple[str, QWidget]]:
    """The page of one client and of all, in both sizes, with its dialogs."""
    ui = window.ui
    window.resize(*FULL)
    window.router.go("approvals")
    page = cast(ApprovalsPage, window.router.page("approvals"))
    settle(0.2)
    yield "approvals-example", window
    for each in ui.runtime.approvals.list():
        ui.runtime.approvals.delete(each.id)
    settle(0.2)
    yield "approvals-empty", window
    client = ui.runtime.clients.list()[0]
    ui.scope.choose(client.id)
    number = _answered(ui, client.id)
    page.open(number)
    page.arrive()
    settle(0.6)
    yield "approvals-round", window
    window.resize(*LEAST)
    settle(0.4)
    yield "approvals-least", window
    page.side.pull_out()
    settle(0.2)
    yield "approvals-drawer", window
    page.side.put_away()
    window.resize(*FULL)
    settle(0.2)
    page.doing.new_round(client=client.id)
    settle(0.3)
    asked = next(
        each for each in QApplication.topLevelWidgets() if each.objectName() == "new-round" and each.isVisible()
    )
    yield "approvals-new", asked
    asked.close()
    paste = page.doing.taking.ask_text()
    settle(0.2)
    yield "approvals-paste", paste
    paste.close()
    ui.scope.choose(None)
    settle(0.3)
    yield "approvals-all", window


def _answered(ui: Ui, client: int) -> int:
    """A round in whose answer there is something of each kind, one that waits and one that was not sent."""
    rounds, sending = ui.runtime.approvals, ui.runtime.approval_sending
    now = ui.now()
    found = [each.post_id for each in rounds.candidates(client, now, now + timedelta(days=60)) if each.ready]
    said = SAID[ui.language.code]
    made = rounds.create(client, found[:-2] or found, said["rounds"][0])
    out, _undo = sending.send(made.id)
    ui.runtime.approval_answers.apply(_says(out, said), said["file"])
    if len(found) > 3:
        waiting = rounds.create(client, found[-2:-1], said["rounds"][1])
        sending.send(waiting.id)
        rounds.create(client, found[-1:], said["rounds"][2])
    return made.id


def _says(out: Round, said: dict[str, Any]) -> str:
    given = []
    for place, entry in enumerate(out.entries):
        text = entry.content.texts[0]
        words = text.split()
        theirs = " ".join([said["begins"], *words[2:], said["ends"]])
        if place == 0:
            texts = (theirs, *entry.content.texts[1:])
            given.append(Given(entry.key, entry.digest, Says.TEXT, said["own"], texts))
        elif place == 1:
            given.append(Given(entry.key, entry.digest, Says.CHANGES, said["price"]))
        elif place != 2:
            given.append(Given(entry.key, entry.digest, Says.APPROVED, said["praise"] if place == 4 else ""))
    return approval_answer.write(Answer(out.key, out.digest, tuple(given), "Marta"))
