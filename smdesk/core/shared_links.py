"""Links in a text that several networks share: which of them smdesk itself marked, and what each network gets of them.

A link of the text says `social` where the client's scheme wants the network, or the only network that was chosen when
it was marked: others may be added. A first comment is a text like any other. Whether smdesk or a person wrote that
cannot be told from the link, so what smdesk marked is written down beside the text, among the options of its variant:
the link as it stands there, letter for letter, and the same with a gap where the network goes. What was not written
down stays as it is. Neither the scheme nor the campaign is asked again: the same text always gives a network the same
link.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from smdesk.core import utm
from smdesk.core.content import Part, Payload
from smdesk.core.utm import Facts, Scheme

#: The option that holds them. No network has one of that name, and no payload: it is never sent.
KEY = "utm:links"
#: Where the network goes: a sign that no link can hold.
_GAP = " "

Known = Mapping[str, str]  # the link as it stands in the text → the same with gaps


def read(options: Mapping[str, Any]) -> dict[str, str]:
    """What was written down; nothing where it cannot be read."""
    try:
        data = json.loads(str(options.get(KEY) or "{}"))
    except ValueError:
        return {}
    return {str(key): value for key, value in data.items() if isinstance(value, str)} if isinstance(data, dict) else {}


def written(options: Mapping[str, str], known: Known) -> dict[str, str]:
    """The options with this written down; without the entry where there is nothing."""
    rest = without(options)
    return {**rest, KEY: json.dumps(dict(sorted(known.items())), ensure_ascii=False)} if known else rest


def without(options: Mapping[str, str]) -> dict[str, str]:
    """The options that a network is told."""
    return {key: value for key, value in options.items() if key != KEY}


def pruned(options: Mapping[str, str], parts: Iterable[Part], comment: str = "") -> dict[str, str]:
    """The options of a variant with these parts and first comment: what stands nowhere any more is forgotten."""
    known = read(options)
    if not known:
        return dict(options)
    said = [*((part.text, part.link) for part in parts), (comment, "")]
    standing = {link for text, card in said for link in _standing(text, card)}
    return written(options, {link: gaps for link, gaps in known.items() if link in standing})


def marked(text: str, link: str, scheme: Scheme, facts: Facts, known: Known) -> tuple[str, str, dict[str, str]]:
    """Text and link of a part with the parameters of several networks at once, and all that is written down then.

    A link that stood there like that before, typed, is not taken for one of smdesk's: neither is one that became equal.
    """
    standing, made = _standing(text, link), dict(known)
    for each in standing:
        shared = utm.tagged(each, scheme, facts)
        if shared == each:
            continue
        gaps = _gaps(each, known.get(each, each), scheme, facts)
        typed = shared in standing and shared not in known
        if _GAP in gaps and not typed:
            made[shared] = gaps
    return utm.tagged_text(text, scheme, facts), utm.tagged(link, scheme, facts) if link else "", made


def resolved(text: str, known: Known, network: str) -> str:
    """The text as a network gets it."""
    parts, end = [], 0
    for start, stop in utm.links(text) if known else ():
        parts += [text[end:start], of_link(text[start:stop], known, network)]
        end = stop
    return "".join([*parts, text[end:]])


def of_link(link: str, known: Known, network: str) -> str:
    """The link as a network gets it."""
    return known[link].replace(_GAP, quote(utm.slug(network), safe="")) if link in known else link


def place(text: str, known: Known, network: str, at: int) -> int:
    """Where in the shared text a place of the network's text is; inside a changed link, its beginning or its end."""
    moved = 0
    for start, stop in utm.links(text) if known else ():
        longer = len(of_link(text[start:stop], known, network)) - (stop - start)
        if at <= start + moved:
            break
        if at < stop + moved + longer and longer:
            return start
        moved += longer
    return at - moved


def sent(payload: Payload, known: Known, network: str) -> Payload:
    """What a network is sent; without a network, as it is written. What was written down is in neither."""
    if KEY in payload.options:
        payload = replace(payload, options=without(payload.options))
    if not known or not network:
        return payload
    parts = tuple(
        replace(part, text=resolved(part.text, known, network), link=of_link(part.link, known, network))
        for part in payload.parts
    )
    return replace(payload, parts=parts)


def _standing(text: str, link: str) -> list[str]:
    return list(dict.fromkeys([*(text[start:stop] for start, stop in utm.links(text)), *([link] if link else [])]))


def _gaps(link: str, so_far: str, scheme: Scheme, facts: Facts) -> str:
    """The link with what the scheme adds to it and gaps for the network; `so_far` is what it was with gaps before."""
    lacking = {key for key, _ in utm.missing(link, scheme, facts)}
    more = [(key, value) for key, value in utm.quoted(scheme, facts, _GAP) if key in lacking]
    return utm.with_query(so_far, more) if more else so_far
