"""Why a network suits a client: the reasons of its score in words."""

from __future__ import annotations

from smdesk.core.choosing import Line
from smdesk.words.catalogue import Words


def said(words: Words, line: Line) -> str:
    """One reason as a sentence without its full stop."""
    facts = dict(line.facts)
    if line.code == "aims_serves":
        facts["aim"] = words.t(f"choosing.aims.{facts['aim']}")
        facts["level"] = words.t(f"choosing.levels.{facts['level']}")
    elif line.code == "effort_hours":
        facts["formats"] = [words.t(f"choosing.formats.{each}") for each in facts["formats"]]
    return words.t(f"choosing.{line.code}", **facts)


def part_name(words: Words, part: str) -> str:
    """What a part of a score is called."""
    return words.t(f"choosing.parts.{part}")
