"""The example that comes with smdesk, read: invented clients, what they publish when, and what people say to them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from smdesk.core import resources
from smdesk.core.errors import NotFound


@dataclass(frozen=True)
class Example:
    """A desk in one language: what happens is one file for all languages, the words are one file for each."""

    language: str
    plan: Mapping[str, Any] = field(repr=False)
    words: Mapping[str, Any] = field(repr=False)
    names: Mapping[str, str] = field(repr=False)  # handle → name of the invented people
    folder: Path = field(repr=False)

    @cached_property
    def posts(self) -> tuple[Mapping[str, Any], ...]:
        """Every post with its words."""
        return tuple({**self.words["posts"][post["key"]], **post} for post in self.plan["post"])

    @property
    def clients(self) -> tuple[Mapping[str, Any], ...]:
        """Every client with its words."""
        return tuple({**self.words["clients"][client["key"]], **client} for client in self.plan["client"])

    @property
    def messages(self) -> tuple[Mapping[str, Any], ...]:
        """What people say, with its words."""
        return tuple({**self.words["messages"][said["key"]], **said} for said in self.plan.get("message", ()))

    def said(self, text: Any) -> str:
        """A text in the language of the example; one that is bare is the same in all."""
        return str(text[self.language]) if isinstance(text, Mapping) else str(text)

    def picture(self, name: str) -> Path:
        """A picture; one with words on it is another file in English."""
        own = self.folder / name.replace(".", f"-{self.language}.", 1)
        return own if own.is_file() else self.folder / name


def load(language: str, folder: Path | None = None) -> Example:
    """The example in a language, from a folder with `plan.toml` and a file for each language (None: the program's own).

    Raises:
        NotFound: `practice_language_unknown`, when there is none.
    """
    if language not in languages():
        raise NotFound("practice_language_unknown", language=language)
    place = folder or resources.path("practice", "desk")
    people = _read(resources.path("practice", f"{language}.toml"))["people"]
    return Example(
        language,
        _read(place / "plan.toml"),
        _read(place / f"{language}.toml"),
        {person["handle"]: person["name"] for person in people},
        place,
    )


def languages() -> tuple[str, ...]:
    """Languages the example is written in."""
    return tuple(sorted(file.stem for file in resources.path("practice").glob("*.toml")))


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))
