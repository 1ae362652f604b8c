"""One line's values into a record: as another program wrote them, or over a record of our own; then names looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field, replace
from datetime import timedelta

from smdesk.core.errors import InvalidInput
from smdesk.core.exchange import own, rrule, values
from smdesk.core.exchange.drafts import Options, error, hint, warning
from smdesk.core.exchange.record import ChannelRef, Medium, PartRecord, PillarRef, Record, Sending, VariantRecord
from smdesk.core.exchange.values import Values
from smdesk.core.exchange.world import ChannelFacts, ClientFacts, World
from smdesk.core.records import dataclass
from smdesk.core.walltime import WallTime

Wall = Callable[[Values, ClientFacts], WallTime | None]
#: Layouts in which every line with a time is meant to go out then.
_SCHEDULES = {"buffer", "hootsuite"}
_FORMATS = {"reel": "reel", "reels": "reel", "story": "story", "stories": "story", "historia": "story",
            "carousel": "carousel", "carrusel": "carousel", "short": "short", "shorts": "short"}  # fmt: skip
_SENT = 2048


def built(found: Values, client: ClientFacts, wall_of: Wall, layout: str) -> Record:
    """A record of what another program, or a person, wrote."""
    wall = wall_of(found, client)
    text, title = found.text("text"), found.text("title")
    texts = text.split(f"\n{own.PART_MARK}\n") if layout == "smdesk" else [text]
    if not text and title:
        texts = [title]
    media = tuple(
        Medium(source, alt=found.alts[place] if place < len(found.alts) else "")
        for place, source in enumerate(found.media)
    )
    link = found.text("link")[:_SENT]
    parts = tuple(
        PartRecord(each, link if place == 0 else "", media if place == 0 else ()) for place, each in enumerate(texts)
    )
    status = _status(found)
    record = Record(
        code=found.text("code")[:200],
        client=client.name,
        title=title[:300],
        stage=_stage(status, wall),
        languages=tuple(values.names(found.text("languages"))),
        recurrence=_recurrence(found, wall),
        pillar=PillarRef(found.text("pillar")) if found.has("pillar") else None,
        campaign=found.text("campaign"),
        persona=found.text("persona"),
        planned=wall,
        base=VariantRecord(None, parts, found.text("first_comment") or None),
        variants=tuple(_variants(found)),
    )
    found.wish = wall is not None and (status == "scheduled" or (not status and layout in _SCHEDULES))
    if status == "published":
        state = "published"
        return replace(record, planned=None, sendings=tuple(_sendings(record.channels, wall, state)))
    return record


def _variants(found: Values) -> Iterable[VariantRecord]:
    refs = [ChannelRef(network) for network, ticked in found.ticks.items() if ticked]
    refs += [ChannelRef("", name) for name in values.names(found.text("channels"))]
    for ref in dict.fromkeys(refs):
        yield VariantRecord(ref)


def _status(found: Values) -> str:
    if found.has("draft"):
        return "draft" if values.ticked(found.text("draft")) else "scheduled"
    text = found.text("status").casefold()
    if text and text not in own.STATUS_OF:
        found.findings.append(warning("row_unknown_status", "status", text=found.text("status")))
    return own.STATUS_OF.get(text, "")


def _stage(status: str, wall: WallTime | None) -> str:
    if status in {"", "scheduled", "published"}:
        return "draft" if wall is not None or status else "idea"
    return status


def _recurrence(found: Values, wall: WallTime | None) -> dict[str, object] | None:
    try:
        return rrule.read(found.text("recurrence"), wall.local.date() if wall is not None else None)
    except InvalidInput:
        found.findings.append(warning("row_bad_recurrence", "recurrence", text=found.text("recurrence")))
        return None


def _sendings(channels: Iterable[ChannelRef], wall: WallTime | None, state: str = "scheduled") -> Iterable[Sending]:
    return () if wall is None else (Sending(channel, wall, state) for channel in channels)


# -- over a record of our own ---------------------------------------------------------------------------------------


def overlaid(found: Values, record: Record, client: ClientFacts, wall_of: Wall) -> Record:
    """The record with what somebody has changed in the cells for people."""
    columns = (set(own.COLUMNS) - {"date", "hour", "zone", "data", "code", "url"}) & found.columns
    given = {name: found.raw.get(name, found.text(name)) for name in columns}
    new = own.changed(record, given)
    record = _at(found, record, client, wall_of)
    if "title" in new:
        record = replace(record, title=new["title"][:300])
    if {"text", "link", "media", "alt", "first_comment"} & set(new):
        record = replace(record, base=_base(found, record.base, new))
    if "pillar" in new:
        record = replace(record, pillar=PillarRef(new["pillar"]) if new["pillar"] else None)
    record = replace(record, campaign=new.get("campaign", record.campaign), persona=new.get("persona", record.persona))
    if "recurrence" in new:
        record = replace(record, recurrence=_recurrence(found, record.wall))
    if "channels" in new:
        record = _on(record, [ChannelRef("", name) for name in values.names(new["channels"])])
    return _standing(found, record) if "status" in new else record


def _base(found: Values, base: VariantRecord, new: dict[str, str]) -> VariantRecord:
    parts = list(base.parts) or [PartRecord()]
    if "text" in new:
        texts = new["text"].replace("\r\n", "\n").split(f"\n{own.PART_MARK}\n")
        parts = [replace(parts[at] if at < len(parts) else PartRecord(), text=text) for at, text in enumerate(texts)]
    if "link" in new:
        parts[0] = replace(parts[0], link=new["link"][:_SENT])
    if "media" in new:
        known = {each.source or each.filename or each.sha256: each for each in parts[0].media}
        parts[0] = replace(parts[0], media=tuple(known.get(name, Medium(name)) for name in found.media))
    if "alt" in new:
        media = parts[0].media
        alts = found.alts + [""] * len(media)
        parts[0] = replace(parts[0], media=tuple(replace(each, alt=alts[at]) for at, each in enumerate(media)))
    comment = new["first_comment"] or None if "first_comment" in new else base.first_comment
    return replace(base, parts=tuple(parts), first_comment=comment)


def _at(found: Values, record: Record, client: ClientFacts, wall_of: Wall) -> Record:
    """Another day or hour moves all that waits by as much; no day takes it out of the calendar."""
    before = record.wall
    if "date" not in found.cells or not found.has("date"):
        if before is None or "date" not in found.columns:
            return record
        return replace(record, planned=None, sendings=tuple(_out(record)))
    if before is not None and not found.has("zone"):
        found.cells["zone"] = before.zone
    wall = wall_of(found, client)
    if wall is None or (before is not None and _same(wall, before)):
        return record
    if before is None:
        return replace(record, planned=wall, stage="draft" if record.stage == "idea" else record.stage)
    moved: timedelta = wall.local - before.local
    planned = record.planned
    return replace(
        record,
        planned=WallTime(planned.local + moved, wall.zone) if planned is not None else None,
        sendings=tuple(
            each if each.state == "published" else replace(each, wall=WallTime(each.wall.local + moved, wall.zone))
            for each in record.sendings
        ),
    )


def _same(one: WallTime, other: WallTime) -> bool:
    """To the minute, or to the second where the file has none."""
    return one.zone == other.zone and one.local.replace(second=0) == other.local.replace(second=0)


def _out(record: Record) -> Iterable[Sending]:
    return (each for each in record.sendings if each.state == "published")


def _on(record: Record, refs: list[ChannelRef]) -> Record:
    """Other channels; what is said on one that stays is kept."""
    named = {
        own.channel_name(ref, language).casefold(): ref
        for ref in own.channels_of(record) for language in own.LANGUAGES
    }  # fmt: skip
    refs = [named.get(ref.handle.casefold(), ref) for ref in refs]
    kept = {each.channel: each for each in record.variants}
    waiting = next((each.wall for each in record.sendings if each.state != "published"), None)
    had = {each.channel for each in record.sendings}
    more = _sendings([ref for ref in refs if ref not in had], waiting)
    stay = [each for each in record.sendings if each.channel in refs or each.state == "published"]
    return replace(record, variants=tuple(kept.get(ref, VariantRecord(ref)) for ref in refs), sendings=(*stay, *more))


def _standing(found: Values, record: Record) -> Record:
    status = _status(found)
    if status == "scheduled":
        wall = record.wall
        return replace(record, planned=None, sendings=(*_out(record), *_sendings(record.channels, wall)))
    if status in {"", "published"}:
        return record
    wall = next((each.wall for each in record.sendings if each.state != "published"), record.planned)
    return replace(record, stage=status, planned=wall, sendings=tuple(_out(record)))


# -- names looked up ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Matched:
    """A record whose channels are ones of the desk, by their numbers; 0 numbers for what has none."""

    record: Record
    channels: dict[str, int] = field(default_factory=dict, hash=False)
    pillar: int | None = None
    persona: int | None = None
    campaign: int | None = None


def matched(found: Values, record: Record, client: ClientFacts, options: Options, world: World) -> Matched:
    """Channels, pillar, persona and campaign as the desk has them; what is not there is said and left out."""
    refs: dict[ChannelRef, ChannelFacts] = {}
    for ref in own.channels_of(record):
        channel = _channel(found, ref, client, world)
        if channel is not None:
            refs[ref] = channel
    record = _with_channels(record, refs)
    if not record.variants and options.channels:
        given = [each for each in world.channels_of(client.id) if each.id in options.channels]
        record = replace(record, variants=tuple(VariantRecord(_ref(each)) for each in given))
        refs |= {_ref(each): each for each in given}
    if found.wish and not record.sendings:
        if record.channels:
            record = replace(record, planned=None, sendings=tuple(_sendings(record.channels, record.planned)))
        else:
            found.findings.append(hint("row_no_channel", "channels"))
    record = _special(found, record)
    channels = {str(_ref(channel)): channel.id for channel in refs.values()}
    pillar = None
    if record.pillar is not None:
        pillar = world.named(world.pillars, client.id, record.pillar.name)
        if pillar is None and not found.has("data"):
            found.findings.append(warning("row_unknown_pillar", "pillar", name=record.pillar.name))
            record = replace(record, pillar=None)
    persona = campaign = None
    if record.persona:
        persona = world.named(world.personas, client.id, record.persona)
        if persona is None:
            found.findings.append(warning("row_unknown_persona", "persona", name=record.persona))
    if record.campaign:
        campaign = world.named(world.campaigns, client.id, record.campaign)
        if campaign is None:
            found.findings.append(warning("row_unknown_campaign", "campaign", name=record.campaign))
    return Matched(record, channels, pillar, persona, campaign)


def _channel(found: Values, ref: ChannelRef, client: ClientFacts, world: World) -> ChannelFacts | None:
    fits = world.matches(client.id, ref)
    if len(fits) == 1:
        return fits[0]
    if not fits:
        found.findings.append(warning("row_unknown_channel", "channels", name=ref, client=client.name))
        return None
    known = [_ref(each) for each in fits]
    found.findings.append(error("row_channel_unclear", "channels", name=ref, fits=known))
    return None


def _ref(channel: ChannelFacts) -> ChannelRef:
    return ChannelRef(channel.network, channel.handle)


def _with_channels(record: Record, refs: dict[ChannelRef, ChannelFacts]) -> Record:
    if not record.variants and not record.sendings:
        return record
    variants = {
        _ref(refs[each.channel]): replace(each, channel=_ref(refs[each.channel]))
        for each in record.variants
        if each.channel in refs
    }
    sendings = [replace(each, channel=_ref(refs[each.channel])) for each in record.sendings if each.channel in refs]
    wall = record.wall
    if record.sendings and not sendings and record.planned is None:
        record = replace(record, planned=wall)  # none of its channels is here: it keeps its place
    return replace(record, variants=tuple(variants.values()), sendings=tuple(sendings))


def _special(found: Values, record: Record) -> Record:
    """Formats and options that a column says of one network."""
    if not found.formats and not found.settings:
        return record
    variants = []
    for each in record.variants:
        network = each.channel.network if each.channel is not None else ""
        form = _FORMATS.get(found.formats.get(network, ""), each.format)
        options = {**each.options, **{key: _option(text) for key, text in found.settings.get(network, {}).items()}}
        variants.append(replace(each, format=form, options=options))
    return replace(record, variants=tuple(variants))


def _option(text: str) -> str:
    """Yes and no as options have them."""
    return text.casefold() if text.casefold() in {"true", "false", "public", "private", "unlisted"} else text
