"""`python -m bench`: measure, print one table, write bench/out/latest.json, compare with bench/baseline.json."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import sqlite3
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench import bigdesk
from bench.figures import Figure, table
from bench.lab import Unavailable

HERE = Path(__file__).resolve().parent
BASELINE = HERE / "baseline.json"
LATEST = HERE / "out" / "latest.json"
#: Load a core from which absolute times say nothing; ratios travel.
BUSY = 0.75
#: What is measured, each a module with `run(quick) -> list[Figure]`.
NAMES = ("lateness", "throughput", "calendar", "claim", "window", "screens", "mix", "exchange", "soak", "wear")


def main(argv: list[str] | None = None) -> int:
    """Exit status 0 when every figure is within its budget and none is clearly worse than the kept ratio."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", action="append", choices=NAMES, help="measure this only; may be repeated")
    parser.add_argument("--quick", action="store_true", help="smaller numbers, for trying out; budgets still hold")
    parser.add_argument("--keep", action="store_true", help="write the ratios to baseline.json")
    args = parser.parse_args(argv)
    try:
        figures, skipped = _measure(args.only or list(NAMES), quick=args.quick)
    finally:
        bigdesk.forget()
    kept = _kept()
    print("\n".join(table(figures, kept)))
    if busy := [each.name for each in figures if not each.ok and each.notes.get("load", 0) > BUSY]:
        print(f"measured while the machine was busy with other things, measure again: {', '.join(busy)}")
    for name, why in skipped.items():
        print(f"not measured: {name}: {why}")
    _write(figures, skipped, quick=args.quick)
    if args.keep:
        _keep(figures, kept)
    worse = [each.name for each in figures if each.name in kept and each.worse_than(kept[each.name])]
    return 1 if skipped or worse or not all(each.ok for each in figures) else 0


def _measure(names: list[str], *, quick: bool) -> tuple[list[Figure], dict[str, str]]:
    figures: list[Figure] = []
    skipped: dict[str, str] = {}
    for name in names:
        began = time.monotonic()
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        try:
            load = _load()
            for each in importlib.import_module(f"bench.{name}").run(quick):
                each.notes["load"] = load
                figures.append(each)
        except Unavailable as error:
            skipped[name] = str(error)
        print(f"measured {name} in {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    return figures, skipped


def _load() -> float:
    """What else runs here, as a share of the cores, before a figure begins."""
    return round(os.getloadavg()[0] / (os.cpu_count() or 1), 2) if hasattr(os, "getloadavg") else 0.0


def _kept() -> dict[str, float]:
    if not BASELINE.is_file():
        return {}
    ratios: dict[str, float] = json.loads(BASELINE.read_text())["ratios"]
    return ratios


def _keep(figures: list[Figure], kept: dict[str, float]) -> None:
    ratios = kept | {each.name: round(each.ratio, 3) for each in figures if each.ratio}
    when = f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, load {_load()} a core"
    BASELINE.write_text(json.dumps({"measured": when, "ratios": dict(sorted(ratios.items()))}, indent=2) + "\n")


def _write(figures: list[Figure], skipped: dict[str, str], *, quick: bool) -> None:
    LATEST.parent.mkdir(exist_ok=True)
    data: dict[str, Any] = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "quick": quick,
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "figures": [each.as_json() for each in figures],
        "not_measured": skipped,
    }
    LATEST.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    sys.exit(main())
