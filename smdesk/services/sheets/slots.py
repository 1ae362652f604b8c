"""The places for art in a post: which of its channels show which media, and in which size it is asked for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from smdesk.core.sheet import sizes
from smdesk.core.sheet.lines import Brief, Size, Slot
from smdesk.services.posts import seen
from smdesk.services.views import PostView, VariantView

_Key = tuple[str, tuple[str, ...]]  # family of formats, hashes of what is shown


class Seat(NamedTuple):
    """A slot with what has to be written so that art stands in it."""

    slot: Slot
    base: bool  # what all channels share is shown here
    own: tuple[int, ...]  # channels that have parts of their own
    bare: tuple[int, ...]  # channels of another family that have none: they get their own with their art


class _Open:
    """A seat while its channels are found."""

    def __init__(self, variant: VariantView) -> None:
        self.format, self.media = variant.format, variant
        self.base = False
        self.channels, self.own, self.bare = list[int](), list[int](), list[int]()


def seats(post: PostView, networks: Mapping[int, str], brief: Brief) -> tuple[Seat, ...]:
    """The places of a post that goes out on these channels, that of the base first; of one without channels one."""
    base = post.base
    channels = [each for each in post.variants if each.channel_id in networks]
    shared = _family(base, channels)
    found: dict[_Key, _Open] = {}
    for variant in channels:
        assert variant.channel_id is not None
        bare = not variant.parts and sizes.family(variant.format) != shared
        key = (sizes.family(variant.format), () if bare else _hashes(variant if variant.parts else base))
        seat = found.setdefault(key, _Open(variant if variant.parts or bare else base))
        seat.channels.append(variant.channel_id)
        seat.format = seat.format if len(seat.channels) > 1 else variant.format
        if bare:
            seat.bare.append(variant.channel_id)
        elif variant.parts:
            seat.own.append(variant.channel_id)
    if not channels:
        found[(shared, _hashes(base))] = _Open(base)
    mine = (shared, _hashes(base))
    if mine in found:
        found[mine].base = True
    ordered = sorted(found.values(), key=lambda seat: not seat.base)
    return tuple(_seat(seat, networks, _size(brief, place)) for place, seat in enumerate(ordered))


def _family(base: VariantView, channels: Collection[VariantView]) -> str:
    """In which family the base's media are shown: a post that goes out as stories only has the stories' art in it."""
    own = sizes.family(base.format)
    there = [sizes.family(each.format) for each in channels]
    return own if not there or own in there else there[0]


def _hashes(variant: VariantView) -> tuple[str, ...]:
    return tuple(medium.sha256 for part in variant.parts for medium in part.media)


def _size(brief: Brief, place: int) -> Size | None:
    return brief.sizes[place] if place < len(brief.sizes) else None


def _seat(seat: _Open, networks: Mapping[int, str], size: Size | None) -> Seat:
    names = tuple(dict.fromkeys(networks[channel] for channel in seat.channels))
    media = () if seat.bare else tuple(seen.shown(each) for part in seat.media.parts for each in part.media)
    slot = Slot(tuple(seat.channels), names, seat.format, size or sizes.wanted(names, seat.format), media)
    return Seat(slot, seat.base, tuple(seat.own), tuple(seat.bare))
