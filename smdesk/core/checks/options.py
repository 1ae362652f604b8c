"""The network's own choices of a post: one that is needed and missing, one that it does not know."""

from __future__ import annotations

from collections.abc import Iterator

from smdesk.core.checks.base import Draft, Finding, Level


def chosen(draft: Draft) -> Iterator[Finding]:
    """option_missing, option_unknown; where a person publishes, it is chosen on the network's own page."""
    if draft.assisted:
        return
    given = {name: value for name, value in draft.payload.options.items() if value}
    for name in sorted(draft.spec.options_required - given.keys()):
        other, value = draft.spec.options_unless.get(name, ("", ""))
        if other and given.get(other) == value:
            continue
        yield Finding("option_missing", Level.ERROR, field=f"option:{name}", facts={"option": name})
    for name, offered in draft.spec.options.items():
        # More than one may be named where the network takes them (Bluesky: labels), with commas between.
        unknown = [each for each in _each(given.get(name, "")) if offered and each not in offered]
        if unknown:
            names = draft.spec.option_names.get(name, {})
            facts = {"option": name, "value": unknown[0], "offered": [names.get(each, each) for each in offered]}
            yield Finding("option_unknown", Level.ERROR, field=f"option:{name}", facts=facts)


def _each(value: str) -> list[str]:
    return [each for each in value.replace(",", " ").split() if each]
