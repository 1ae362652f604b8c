"""What a draft comes to on each channel: its length by the network's own rule, and what the checks find; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from smdesk.core import checks, network, prices, shared_links
from smdesk.core.checks import Finding, Level
from smdesk.core.checks.base import Draft
from smdesk.core.content import Part
from smdesk.core.network import Feature, NetworkSpec
from smdesk.core.prices import Cost
from smdesk.core.records import dataclass
from smdesk.core.text import counters, threads
from smdesk.core.text.counters import Measure
from smdesk.core.utm import Tracking
from smdesk.services.views import ChannelView
from smdesk.ui.composer.draft import PartDraft, PostDraft, payload
from smdesk.ui.kit.naming import network_name

if TYPE_CHECKING:
    from smdesk.services.dossier.voice import Spoken

#: Characters from which a draft is looked at off the window's thread: all rules on all channels take a while then.
LONG = 6000
#: Limits of an account read longer ago than this are said to be old.
FRESH = timedelta(days=2)
#: What is the same whatever the network.
_OF_ALL = frozenset({"alt_missing", "image_cmyk", "image_tiny", "first_comment_not_offered"})
_ORDER = {Level.ERROR: 0, Level.WARNING: 1, Level.HINT: 2}


@dataclass(frozen=True, slots=True)
class Place:
    """A channel with its network's rules and its account's own limits."""

    channel: ChannelView
    spec: NetworkSpec
    single: bool = False  # the client's only channel on this network

    @property
    def id(self) -> int:
        return self.channel.id

    @property
    def network(self) -> str:
        """How its network is called."""
        return network_name(self.spec.id)

    @property
    def name(self) -> str:
        """How the channel is called: its handle, or its network's name."""
        return self.channel.handle or self.network

    @property
    def label(self) -> str:
        """What tells it from the client's other channels: the network alone, where that is enough."""
        return self.network if self.single else self.name

    def counted_as_of(self, now: datetime) -> datetime | None:
        """When the account's own limits were read, if that is long ago; None where what is counted with is fresh."""
        read = self.channel.limits_read_at
        if read is None or not self.spec.can(Feature.LIMITS) or self.assisted:
            return None
        return read if now - read > FRESH else None

    @property
    def assisted(self) -> bool:
        """True when the person publishes there."""
        return self.channel.mode == "assisted" or not self.spec.can(Feature.PUBLISH)


@dataclass(frozen=True, slots=True)
class Note:
    """One finding on one or more channels that share what it is about."""

    finding: Finding
    channels: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Study:
    """Lengths by (channel, place of the part), and findings, the gravest first."""

    measures: Mapping[tuple[int, int], Measure] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    passed: tuple[str, ...] = ()  # length, media, alt, link
    overs: Mapping[tuple[int, int], int] = field(default_factory=dict)  # code points that fit, where not all do
    costs: Mapping[int, Cost] = field(default_factory=dict)  # by channel, where its network charges

    def errors(self) -> int:
        """How many findings forbid publishing."""
        return sum(note.finding.level is Level.ERROR for note in self.notes)


def places(channels: Iterable[ChannelView]) -> dict[int, Place]:
    """A client's channels as the composer sees them, by id."""
    given = tuple(channels)
    count = Counter(channel.network for channel in given)
    return {
        channel.id: Place(
            channel,
            network.of_channel(channel.network, channel.limits, channel.mode),
            single=count[channel.network] == 1,
        )
        for channel in given
    }


def size(draft: PostDraft) -> int:
    """Characters that have to be looked at."""
    scopes = (None, *draft.channels)
    return sum(len(part.text) for scope in scopes for part in draft.variant(scope).parts) * (1 + len(draft.channels))


def look(
    draft: PostDraft,
    places: Iterable[Place],
    languages: tuple[str, ...] = (),
    tracking: Tracking | None = None,
    spoken: Spoken | None = None,
) -> Study:
    """Count and check the draft on these channels; `spoken` is how the client speaks."""
    measures: dict[tuple[int, int], Measure] = {}
    overs: dict[tuple[int, int], int] = {}
    costs: dict[int, Cost] = {}
    found: dict[str, tuple[Finding, list[int]]] = {}
    voice, europe = (spoken.voice, spoken.europe) if spoken is not None else (None, True)
    for each in places:
        content, comment = payload(draft, each.id, languages, each.spec.id)
        for number, (size, kind) in enumerate(_sizes(Draft(content, each.spec, comment))):
            measures[each.id, number] = size
            if size.over:
                fits = fitting(each.spec, content.parts[number].text, kind)
                overs[each.id, number] = _typed(draft, each, number, fits)
        if draft.empty:
            continue
        cost = prices.of_payload(each.spec.prices, each.spec.id, content, comment)
        if cost is not None:
            costs[each.id] = cost
        for finding in checks.run(
            content, each.spec, comment, hosted=each.channel.hosted, tracking=tracking, voice=voice, europe=europe
        ):
            finding = _as_typed(draft, each, finding)
            found.setdefault(_cause(draft, each, finding), (finding, []))[1].append(each.id)
    notes = sorted(
        (Note(finding, tuple(ids)) for finding, ids in found.values()), key=lambda n: _ORDER[n.finding.level]
    )
    passed = _passed(draft, notes) if draft.channels and not draft.empty else ()
    return Study(measures, tuple(notes), passed, overs, costs)


def _sizes(sent: Draft) -> Iterator[tuple[Measure, counters.Field]]:
    """How long each part is as it is sent there, and as what it is counted."""
    options = sent.payload.options
    spoiler = options.get("spoiler_text") or options.get("spoiler", "")
    for part in sent.payload.parts:
        kind: counters.Field = "caption" if part.media and sent.spec.caption else "text"
        yield counters.measure(sent.spec, sent.sent_text(part), field=kind, spoiler=spoiler), kind


def _cause(draft: PostDraft, place: Place, finding: Finding) -> str:
    """The same for findings that are one thing to do: a medium without alternative text on four channels, or a
    banned word.
    """
    shared = "" if finding.code in _OF_ALL or finding.code.startswith("voice_") else f"{place.id}"
    whose = place.id if draft.own(place.id) else 0
    return f"{finding.code}/{finding.part}/{finding.field}/{finding.facts}/{shared}/{whose}"


def _typed(draft: PostDraft, place: Place, number: int, at: int) -> int:
    """Where in the text as it is typed a place of the text as it is sent is: a link there may be longer."""
    return shared_links.place(draft.parts(place.id)[number].text, draft.marked(place.id), place.spec.id, at)


def _as_typed(draft: PostDraft, place: Place, finding: Finding) -> Finding:
    """The finding with the places of its words in the text that the person sees and mends."""
    facts = finding.facts
    if finding.field != "text" or "start" not in facts or not draft.marked(place.id):
        return finding
    told = {name: _typed(draft, place, finding.part, int(facts[name])) for name in ("start", "end")}
    return replace(finding, facts={**facts, **told})


def fitting(spec: NetworkSpec, text: str, kind: counters.Field) -> int:
    """How many code points of a text a network takes; found by halving, for a length grows with its text."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if counters.measure(spec, text[:middle], field=kind).over:
            high = middle - 1
        else:
            low = middle
    return low


def split(draft: PostDraft, place: Place, number: int) -> tuple[PartDraft, ...]:
    """The parts a channel would say with one too long as several; media and link stay with the first."""
    parts = draft.parts(place.id)
    content, comment = payload(draft, place.id)
    checked, part, known = Draft(content, place.spec, comment), parts[number], draft.marked(place.id)
    spoiler = content.options.get("spoiler_text") or content.options.get("spoiler", "")

    def fits(words: str, piece: int) -> bool:
        said = shared_links.resolved(words, known, place.spec.id)
        sent = Part(said) if piece else Part(said, part.media, shared_links.of_link(part.link, known, place.spec.id))
        kind: counters.Field = "caption" if sent.media and place.spec.caption else "text"
        return not counters.measure(place.spec, checked.sent_text(sent), field=kind, spoiler=spoiler).over

    first, *rest = threads.split(part.text, fits) or [part.text]
    pieces = (replace(part, text=first), *map(PartDraft, rest))
    return (*parts[:number], *pieces, *parts[number + 1 :])


def _passed(draft: PostDraft, notes: Iterable[Note]) -> tuple[str, ...]:
    """What was looked at and is in order."""
    codes = {note.finding.code for note in notes}
    parts = [part for scope in (None, *draft.channels) for part in draft.variant(scope).parts]
    passed = []
    if not any(code.endswith(("_too_long", "_too_many_bytes")) for code in codes - {"alt_too_long", "video_too_long"}):
        passed.append("length")
    about_media = {note.finding.code for note in notes if note.finding.field == "media"}
    if any(part.media for part in parts):
        if not about_media - {"alt_missing", "alt_too_long"}:
            passed.append("media")
        seen = [item for part in parts for item in part.media if item.kind != "document"]  # that has a title instead
        if all(item.alt.strip() for item in seen) and not codes & {"alt_missing", "alt_too_long"}:
            passed.append("alt")
    if any(part.link for part in parts) and not codes & {"link_invalid", "link_card_dropped"}:
        passed.append("link")
    return tuple(passed)
