"""What a plan tells of the voice of a brand: how it sounds, what it says and does not, and by which rules."""

from __future__ import annotations

from smdesk.core import document as doc
from smdesk.core.document import Block
from smdesk.core.voice.rules import DIMENSIONS, MOST, Voice
from smdesk.reports import style
from smdesk.reports.speech import Speech
from smdesk.services.plan.material import Material


def voice(material: Material, speech: Speech) -> list[Block]:
    """How the brand speaks."""
    assert material.voice is not None
    rules = material.voice.agreed
    made: list[Block] = [doc.Text(rules.summary, "quote", keep=True)] if rules.summary else []
    made += _sounds(rules, speech)
    policies = _policies(rules, speech)
    if policies:
        made.append(doc.Pairs(policies))
    made += _pair("say", rules.say, "avoid", rules.avoid, speech)
    good = tuple(each.text for each in rules.samples if each.good)
    made += _pair("right", good, "wrong", tuple(each.text for each in rules.samples if not each.good), speech)
    return [*made, *_words(rules, speech)]


def _sounds(rules: Voice, speech: Speech) -> list[Block]:
    """Each pair of opposites with a mark at where the voice stands between them; those that are neutral say nothing."""
    told = [(name, rules.on(name)) for name in DIMENSIONS if rules.on(name)]
    bars = []
    for name, value in told:
        one, other = (speech.named("voice_sides", side) for side in name.split("_"))
        near = one if value < 0 else other
        strength = speech.say(f"voice.strength_{abs(value)}", side=near.lower())
        bars.append(doc.Bar(f"{one} – {other}", strength, 0.0, (value + MOST) / (2 * MOST)))
    return [doc.Heading(speech.say("voice.sounds"), 3), doc.Bars(tuple(bars))] if bars else []


def _policies(rules: Voice, speech: Speech) -> tuple[tuple[str, str], ...]:
    told = [(speech.say("voice.address"), speech.named("address", rules.address))] if rules.address else []
    if rules.emoji_most is not None:
        key = "voice.no_emoji" if rules.emoji_most == 0 else "voice.emoji_most"
        told.append((speech.say("voice.emoji"), speech.say(key, count=rules.emoji_most)))
    tags = _tags(rules, speech)
    if tags:
        told.append((speech.say("voice.hashtags"), tags))
    return tuple(told)


def _tags(rules: Voice, speech: Speech) -> str:
    least, most = rules.hashtags_least, rules.hashtags_most
    if most == 0:
        return speech.say("voice.no_hashtags")
    if least is not None and most is not None:
        count = speech.say("voice.between", least=least, most=most)
    elif most is not None:
        count = speech.say("voice.at_most", count=most)
    else:
        count = speech.say("voice.at_least", count=least) if least else ""
    place = speech.named("hashtag_places", rules.hashtags_place) if rules.hashtags_place else ""
    return speech.listed([count, place])


def _pair(one: str, left: tuple[str, ...], other: str, right: tuple[str, ...], speech: Speech) -> list[Block]:
    """What is right beside what is wrong."""
    panels = tuple(
        doc.Panel(speech.say(f"voice.{name}"), (doc.Bullets(entries),), style.semantic(tone))
        for name, entries, tone in ((one, left, "success"), (other, right, "danger"))
        if entries
    )
    return [doc.Grid(panels)] if panels else []


def _words(rules: Voice, speech: Speech) -> list[Block]:
    """Tables of what is not said, of what is written so, and of what needs care."""
    made: list[Block] = []
    if rules.banned:
        banned = tuple((each.word, each.instead or "–") for each in rules.banned)
        made.append(doc.Table(_heads(speech, "banned", "instead"), banned, widths=(0.5, 0.5)))
    if rules.glossary:
        terms = tuple((doc.Cell(each.term, bold=True), each.note) for each in rules.glossary)
        made.append(doc.Table(_heads(speech, "glossary", "meaning"), terms, widths=(0.34, 0.66)))
    if rules.sensitive:
        topics = tuple(
            (doc.Cell(each.topic, bold=True), speech.listed(list(each.words)), each.note) for each in rules.sensitive
        )
        made.append(doc.Table(_heads(speech, "sensitive", "words", "mind"), topics, widths=(0.26, 0.3, 0.44)))
    return made


def _heads(speech: Speech, *names: str) -> tuple[str, ...]:
    return tuple(speech.say(f"voice.{name}") for name in names)
