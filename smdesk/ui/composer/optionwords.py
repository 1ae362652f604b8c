"""How the networks' own options and their values are called: from the catalogue, or by the account itself."""

from __future__ import annotations

from collections.abc import Sequence

from smdesk.ui.composer.study import Place
from smdesk.ui.kit.i18n import capital
from smdesk.words import Words


def option_name(words: Words, places: Sequence[Place], option: str) -> str:
    """The caption of an option: as the networks that are shown call it, where they agree."""
    return _agreed(words, places, option, "name") or capital(option.replace("_", " "))


def option_hint(words: Words, places: Sequence[Place], option: str) -> str:
    """What to write there, "" where the catalogue has nothing."""
    return _agreed(words, places, option, "hint")


def value_name(words: Words, places: Sequence[Place], option: str, value: str) -> str:
    """A value in words; what only an account has (a board) is called as the account calls it."""
    for place in places:
        if name := place.spec.option_names.get(option, {}).get(value):
            return name
    having = [place for place in places if value in place.spec.options.get(option, ())]
    return _agreed(words, having, option, f"values.{value}") or capital(value.replace("_", " "))


def _agreed(words: Words, places: Sequence[Place], option: str, what: str) -> str:
    """The one thing that all networks say; the general word where they differ (followers, or nobody else)."""
    general = f"options.{option}.{what}"
    keys = {f"options.{place.spec.id}.{option}.{what}" for place in places}
    said = {words.t(key if words.has(key) else general) if words.has(key) or words.has(general) else "" for key in keys}
    if len(said) == 1:
        return said.pop()
    return words.t(general) if words.has(general) else ""
