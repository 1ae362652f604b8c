"""Where the faults of the practice network are written down, so that any process can set them for any other."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict

from smdesk.adapters.practice.faults import Fault, FaultPlan, by_chance, dice
from smdesk.adapters.practice.store import Store

_RULES = "SELECT n, remaining, rule FROM fault WHERE operation = ? AND account IN ('', ?) AND remaining <> 0 ORDER BY n"
_BY_CHANCE = -1  # `remaining` of a rule that is never used up


def write(store: Store, plan: FaultPlan) -> None:
    """Replace all faults and forget what has fired."""
    with store.write() as db:
        for table in ("plan", "fault", "throw", "fired"):
            db.execute(f"DELETE FROM {table}")
        db.execute("INSERT INTO plan VALUES (1, ?)", (plan.seed,))
        for rule in plan.rules:
            remaining = rule.times if rule.probability is None else _BY_CHANCE
            db.execute(
                "INSERT INTO fault (operation, account, remaining, rule) VALUES (?, ?, ?, ?)",
                (rule.operation, rule.account, remaining, json.dumps(asdict(rule))),
            )


def draw(store: Store, account: str, operation: str, key: str, now: int) -> Fault | None:
    """The fault a call is to have; scripts before chance. Durable before the call goes on."""
    with store.read() as db:
        if db.execute(_RULES, (operation, account)).fetchone() is None:
            return None
    with store.write() as db:
        rows = db.execute(_RULES, (operation, account)).fetchall()
        scripted = next((row for row in rows if row["remaining"] != _BY_CHANCE), None)
        if scripted is not None:
            db.execute("UPDATE fault SET remaining = remaining - 1 WHERE n = ?", (scripted["n"],))
            fault: Fault | None = _rule(scripted)
        else:
            fault = by_chance(map(_rule, rows), _throw(db, account, operation)) if rows else None
        if fault is not None:
            db.execute(
                "INSERT INTO fired (at, account, operation, kind, key) VALUES (?, ?, ?, ?, ?)",
                (now, account, operation, fault.kind, key),
            )
    return fault


def fired(store: Store) -> tuple[tuple[str, str], ...]:
    """Operation and kind of all that has fired, in order."""
    with store.read() as db:
        return tuple((row["operation"], row["kind"]) for row in db.execute("SELECT * FROM fired ORDER BY n"))


def _rule(row: sqlite3.Row) -> Fault:
    return Fault(**json.loads(row["rule"]))


def _throw(db: sqlite3.Connection, account: str, operation: str) -> float:
    seed = db.execute("SELECT seed FROM plan").fetchone()[0]
    count = db.execute(
        "INSERT INTO throw VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1 RETURNING count",
        (account, operation),
    ).fetchone()[0]
    return dice(seed, account, operation, count)
