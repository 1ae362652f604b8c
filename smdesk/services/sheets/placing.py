"""Art put into what a post says: into every channel that shows its slot, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from smdesk.core import shared_links
from smdesk.core.content import MediaItem
from smdesk.services.sheets.slots import Seat


class Put(NamedTuple):
    """One file for one place."""

    item: MediaItem
    slot: int
    position: int  # from 1


def filled(said: Mapping[str, Any], seats: Sequence[Seat], puts: Sequence[Put]) -> dict[str, Any]:
    """A snapshot of a post (see `services.posts.rows.snapshot`) with art in its slots. The given one stays as it is; it
    may be an older one, or one that was only typed, and then need not have all channels.
    """
    data: dict[str, Any] = deepcopy(dict(said))
    variants = {each["channel_id"]: each for each in data["variants"]}
    base = variants[None]
    texts = [{"text": part["text"], "link": part["link"], "media": []} for part in base["parts"]]
    empty = [{"text": "", "link": "", "media": []}]
    for slot in sorted({put.slot for put in puts}):
        seat = seats[slot]
        there = [channel for channel in (*seat.own, *seat.bare) if channel in variants]
        for variant in (variants[channel] for channel in there):
            if not variant["parts"]:
                variant["parts"] = deepcopy(texts or empty)
                variant["options"] = _with_links(variant["options"], base["options"])
        shown = [variants[channel] for channel in there]
        for variant in [base, *shown] if seat.base else shown:
            variant["parts"] = variant["parts"] or deepcopy(empty)
            for put in sorted((each for each in puts if each.slot == slot), key=lambda each: each.position):
                _put(variant["parts"], put)
    return data


def _with_links(own: Mapping[str, str], base: Mapping[str, str]) -> dict[str, str]:
    """The options of a channel that says what all say: links that smdesk marked in those words tell its network too."""
    return shared_links.written(own, {**shared_links.read(own), **shared_links.read(base)})


def _put(parts: Sequence[dict[str, Any]], put: Put) -> None:
    """In the place of the picture at that position, counted through all parts; else behind the last."""
    media = [(part["media"], place) for part in parts for place in range(len(part["media"]))]
    if put.position <= len(media):
        there, place = media[put.position - 1]
        there[place] = {"sha256": put.item.sha256, "alt": there[place]["alt"]}
    else:
        last = media[-1][0] if media else parts[0]["media"]
        last.append({"sha256": put.item.sha256, "alt": ""})
