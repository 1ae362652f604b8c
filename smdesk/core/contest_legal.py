"""The legal text of a contest: the template of its language, filled in; what is not known is marked and listed."""

from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from smdesk.core import resources
from smdesk.core.records import dataclass

LANGUAGES = ("es", "en")
#: The stop of what somebody wrote and that of the template.
_TWICE = re.compile(r"(?<!\.)\.\.(?!\.)")


@dataclass(frozen=True, slots=True)
class Legal:
    """A text and what it still lacks, as codes of its places."""

    text: str
    version: str
    gaps: tuple[str, ...]


def fill(language: str, values: Mapping[str, str | int | datetime | None]) -> Legal:
    """The text in a language (English for one that has no template) with what is known of the contest."""
    spoken = language[:2] if language[:2] in LANGUAGES else "en"
    template = tomllib.loads(resources.path("contest", f"{spoken}.toml").read_text(encoding="utf-8"))
    told = {name: _said(value, template) for name, value in values.items()}
    usual = template["usual"]
    told |= {name: told.get(name) or usual[name] for name in ("who", "network")}
    told["chances"] = usual[told.get("chances") or "person"]
    counting = [usual[f"kind_{kind}"] for kind in told.get("kinds", "").split()]
    told["kinds"] = f" {usual['kinds'].format(kinds=_listed(counting, usual['and']))}" if counting else ""
    if counting and told.get("word"):
        told["kinds"] += f" {usual['word'].format(word=told['word'])}"
    gaps: list[str] = []
    parts = []
    optional = {"kinds"}
    for section in template["sections"]:
        lacking = [
            name
            for _, name, _, _ in string.Formatter().parse(section["text"])
            if name and name not in optional and not told.get(name)
        ]
        gaps += [name for name in lacking if name not in gaps]
        marks = {name: template["gap"].format(what=template["places"].get(name, name)) for name in lacking}
        text = _TWICE.sub(".", section["text"].strip().format_map(told | marks))
        parts.append(f"{section['title']}\n{text}")
    head = template["title"].format_map(told)
    return Legal("\n\n".join([head, *parts, template["note"].strip()]), template["version"], tuple(gaps))


def _listed(parts: list[str], last: str) -> str:
    """Parts as one says them."""
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}" if len(parts) > 1 else parts[0]


def _said(value: str | int | datetime | None, template: Mapping[str, Any]) -> str:
    if isinstance(value, datetime):
        month = template["months"][value.month - 1]
        said = template["date"].format(day=value.day, month=month, year=value.year, time=f"{value:%H:%M}")
        return str(said)
    return "" if value is None else str(value).strip()
