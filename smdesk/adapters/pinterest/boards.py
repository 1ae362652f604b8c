"""The account's boards: every Pin goes onto one, so a person chooses it for each publication."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from smdesk.adapters.http import Answer
from smdesk.adapters.pinterest.api import Api, bookmark_of, identifier, rows_of
from smdesk.core.outcome import Outcome

PAGES = 8
ROWS = 250  # description: page_size.maximum
SECRET_MARK = "🔒"


def read_boards(api: Api, checked: Callable[[Api, Answer | Outcome], Answer]) -> Mapping[str, Any]:
    """Limits with the boards as choices and their names. Raises as `checked`, which judges each answer."""
    names: dict[str, str] = {}
    bookmark = ""
    for _ in range(PAGES):
        answer = checked(api, api.ask("/boards", page_size=ROWS, **({"bookmark": bookmark} if bookmark else {})))
        for row in rows_of(answer) or ():
            known, name = identifier(row.get("id")), row.get("name")
            if known and row.get("is_ads_only") is not True:
                names[known] = _named(name if isinstance(name, str) and name.strip() else known, row.get("privacy"))
        bookmark = bookmark_of(answer)
        if not bookmark:
            break
    return {"options": {"board": list(names)}, "option_names": {"board": names}}


def _named(name: str, privacy: object) -> str:
    return f"{SECRET_MARK} {name}" if privacy == "SECRET" else name
