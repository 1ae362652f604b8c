"""The record of a contest: its rules, what was promised, who won, how anybody checks it, and the list of entries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from smdesk.core import contest as core
from smdesk.core import document as doc
from smdesk.core.walltime import WallTime, in_zone, resolve
from smdesk.reports.speech import Speech
from smdesk.services.contests.views import ContestView, DrawView


def document(view: ContestView, colors: Sequence[str], made: datetime) -> doc.Document:
    """The record, in the language of the contest."""
    speech = Speech(view.language)
    say, brand = speech.words.t, doc.Brand(view.client, tuple(colors))
    title = say("contest.record.title", name=view.name)
    sections = [doc.Section("contest", title, _facts(view, speech), view.client, new_page=False)]
    for each in view.made:
        heading = say("contest.record.draw", number=each.number) if each.at else say("contest.record.promise")
        sections.append(doc.Section(f"draw-{each.number}", heading, _draw(view, each, speech), new_page=False))
    held = view.draw
    if held is not None:
        steps = (doc.Bullets(explain(held, speech), numbered=True),)
        sections.append(doc.Section("verify", say("contest.record.verify"), steps, new_page=False))
    if view.legal:
        sections.append(
            doc.Section("legal", say("contest.record.legal", version=view.legal_version), _legal(view.legal))
        )
    sections += [_annex(each, len(view.made) > 1, speech) for each in view.made if each.at]
    day = speech.day(in_zone(made, view.zone).date())
    return doc.Document(title, brand, tuple(sections), language=speech.language, footer=f"{view.client} · {day}")


def explain(draw: DrawView, speech: Speech) -> tuple[str, ...]:
    """How a stranger makes the draw again with standard tools."""
    seed = core.seed_of(draw.secret, draw.entries_sha256)
    facts = {"secret": draw.secret, "commitment": draw.commitment, "hash": draw.entries_sha256, "seed": seed,
             "winner": draw.winners[0], "method": draw.method,
             "ticket": core.ticket(seed, draw.winners[0])}  # fmt: skip
    return tuple(
        speech.words.t(f"contest.steps.{step}", **facts) for step in ("promise", "list", "seed", "order", "first")
    )


def _facts(view: ContestView, speech: Speech) -> tuple[doc.Block, ...]:
    say = speech.words.t
    told = [(name, _wall(getattr(view, name), view.zone, speech)) for name in ("opens", "closes", "draws")]
    told += [("prize", view.prize), ("winners", str(view.winners)), ("reserves", str(view.reserves))]
    told += [(name, getattr(view.rules, name)) for name in core.TEXTS]
    told += [("entries", str(view.entries)), ("excluded", str(view.excluded))]
    return (doc.Pairs(tuple((say(f"contest.{name}"), value) for name, value in told if value)),)


def _draw(view: ContestView, draw: DrawView, speech: Speech) -> tuple[doc.Block, ...]:
    say = speech.words.t
    told = [("commitment", draw.commitment), ("committed_at", _instant(draw.committed_at, view.zone, speech))]
    blocks: list[doc.Block] = []
    if draw.void_reason:
        blocks.append(doc.Text(say("contest.record.void", reason=draw.void_reason), "note"))
    if draw.late:
        blocks.append(doc.Text(say("contest.record.late"), "note"))
    if draw.at and view.closes and draw.at < resolve(WallTime(view.closes, view.zone)).instant:
        blocks.append(doc.Text(say("contest.record.early"), "note"))
    if draw.at is not None:
        told += [("at", _instant(draw.at, view.zone, speech)), ("method", draw.method),
                 ("counted", str(len(draw.entries))), ("list_hash", draw.entries_sha256), ("secret", draw.secret),
                 ("seed", core.seed_of(draw.secret, draw.entries_sha256))]  # fmt: skip
        for name, keys in (("winners", draw.winners), ("reserves", draw.reserves)):
            rows = tuple((str(place), doc.Cell(draw.names.get(key, key), bold=True), key)
                         for place, key in enumerate(keys, 1))  # fmt: skip
            if rows:
                head = ("", say(f"contest.{name}"), say("contest.key"))
                blocks.append(doc.Table(head, rows, align="rll", widths=(1, 6, 6)))
        blocks += _substitutes(view, draw, speech)
        if len(draw.winners) < draw.wanted:
            blocks.append(doc.Text(say("cli.contest_few", wanted=draw.wanted, count=len(draw.winners)), "body"))
    pairs = doc.Pairs(tuple((say(f"contest.{name}"), value) for name, value in told if value))
    return (*blocks, pairs)


def _substitutes(view: ContestView, draw: DrawView, speech: Speech) -> list[doc.Block]:
    """Who took up a prize instead of whom, when and why; and since when nothing of it changes any more."""
    say = speech.words.t
    blocks: list[doc.Block] = []
    rows = tuple(
        (doc.Cell(draw.names.get(each.by, each.by), bold=True), draw.names.get(each.out, each.out),
         _instant(each.at, view.zone, speech), each.reason)
        for each in draw.substitutes
    )  # fmt: skip
    if rows:
        head = tuple(say(f"contest.record.{name}") for name in ("takes", "instead", "on", "because"))
        blocks.append(doc.Table(head, rows, align="llll", widths=(4, 4, 5, 6)))
    closed = _instant(draw.closed_at, view.zone, speech)
    return [*blocks, *([doc.Text(say("contest.record_closed", day=closed), "note")] if closed else [])]


def _legal(text: str) -> tuple[doc.Block, ...]:
    """Paragraphs; one of several lines begins with its title."""
    blocks: list[doc.Block] = []
    for part in text.split("\n\n"):
        title, _, rest = part.strip().partition("\n")
        blocks += [doc.Heading(title, 3), doc.Text(rest)] if rest else [doc.Text(title)] if title else []
    return tuple(blocks)


def _annex(draw: DrawView, several: bool, speech: Speech) -> doc.Section:
    say = speech.words.t
    title = say("contest.record.annex") + (f" ({say('contest.record.draw', number=draw.number)})" if several else "")
    rows = tuple((str(number), key) for number, key in enumerate(draw.entries, 1))
    blocks: list[doc.Block] = [
        doc.Text(say("contest.record.list", count=len(rows)), "small"),
        doc.Table(("", say("contest.key")), rows, align="rl", widths=(1, 12)),
    ]
    if draw.excluded:
        head = (say("contest.excluded"), say("contest.why"))
        blocks.append(doc.Table(head, draw.excluded, align="ll", widths=(1, 1)))
    return doc.Section(f"annex-{draw.number}", title, tuple(blocks))


def _wall(wall: datetime | None, zone: str, speech: Speech) -> str:
    """With the place whose clock it is, as people call it: the record is read by whoever took part."""
    place = zone.rpartition("/")[2].replace("_", " ")
    return f"{speech.day(wall.date())}, {wall:%H:%M} ({place})" if wall else ""


def _instant(instant: datetime | None, zone: str, speech: Speech) -> str:
    return _wall(in_zone(instant, zone), zone, speech) if instant else ""
