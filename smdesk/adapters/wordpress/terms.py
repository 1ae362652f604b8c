"""Categories and tags by name: found on the site, or made where the account may."""

from __future__ import annotations

import html

from smdesk.adapters.http import Answer
from smdesk.adapters.wordpress.api import Api, rows, table
from smdesk.adapters.wordpress.errors import code_of, outcome
from smdesk.core.outcome import NotSent, Outcome, Refused, Unknown, Why


def ids(api: Api, kind: str, names: str) -> list[int] | Outcome:
    """The ids of the terms in a list with commas; `kind` is `categories` or `tags`. All of it may be repeated."""
    found: list[int] = []
    for name in dict.fromkeys(each.strip() for each in names.split(",")):
        term = _one(api, kind, name) if name else 0
        if not isinstance(term, int):
            return term
        found += [term] if term else []
    return found


def _one(api: Api, kind: str, name: str) -> int | Outcome:
    answer = api.get(f"wp/v2/{kind}", search=name, per_page=100)
    if not isinstance(answer, Answer):
        return answer
    if not answer.ok:
        return outcome(api, answer, repeatable=True)
    for row in rows(answer.data):
        if html.unescape(str(row.get("name"))).casefold() == name.casefold() and isinstance(row.get("id"), int):
            return int(row["id"])
    made = api.send("POST", f"wp/v2/{kind}", json={"name": name})
    if not isinstance(made, Answer):
        return NotSent(made.code, made.words)  # nothing has been published; a term made twice is one term
    if code_of(made) == "term_exists":
        known = table(table(made.data).get("data")).get("term_id")
        return known if isinstance(known, int) else Unknown("unexpected_answer")
    if made.status in {401, 403}:
        return Refused("term_unknown", Why.CONTENT, name, made.status)
    if not made.ok:
        return outcome(api, made, repeatable=True)
    term = table(made.data).get("id")
    return term if isinstance(term, int) else NotSent("answer_unreadable")
