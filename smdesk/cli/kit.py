"""The kit of a publication that a person publishes, for the terminal: what to do, with what, in which order."""

from __future__ import annotations

from typing import Any

from smdesk.adapters.assisted import Do, Kit
from smdesk.words import Words


def shape(kit: Kit) -> dict[str, Any]:
    """The kit for `--json`."""
    return {
        "open": kit.open_url,
        "todo": [step.value for step in kit.todo],
        "parts": [
            {"text": part.caption, "files": [str(path) for path in part.paths], "alts": list(part.alts)}
            for part in kit.parts
        ],
        "first_comment": kit.first_comment,
        "reply_to": kit.reply_to,
        "missing": list(kit.missing),
    }


def lines(kit: Kit, identifier: int, words: Words) -> list[str]:
    """The kit for a person: numbered steps, each followed by what it needs."""
    told: list[str] = []
    for number, step in enumerate(kit.todo, 1):
        told.append(f"  {number}. {words.t(f'todo.{step.value}', id=identifier)}")
        told += [f"       {line}" for line in _needs(kit, step)]
    if kit.missing:
        told.append(f"  {words.t('todo.missing', names=list(kit.missing))}")
    return told


def _needs(kit: Kit, step: Do) -> list[str]:
    if not kit.parts:
        return []
    head, *others = kit.parts
    needed: dict[Do, list[str]] = {
        Do.COPY_TEXT: head.caption.split("\n"),
        Do.OPEN_FILLED: [kit.open_url],
        Do.OPEN_PAGE: [kit.open_url],
        Do.ATTACH_MEDIA: [str(path) for path in head.paths],
        Do.DESCRIBE_MEDIA: [alt or "–" for alt in head.alts],
        Do.ADD_PARTS: [line for part in others for line in (*part.caption.split("\n"), *map(str, part.paths))],
        Do.ADD_COMMENT: kit.first_comment.split("\n"),
    }
    return needed.get(step, [])
