"""A buyer persona as blocks of a document: for its card, and for the communication plan."""

from __future__ import annotations

from smdesk.core import document as doc
from smdesk.core.document import Block
from smdesk.core.persona import Profile
from smdesk.core.records import dataclass
from smdesk.reports.speech import Speech


@dataclass(frozen=True, slots=True)
class Portrayed:
    """A persona as a document takes it. `share` is percent of the audience."""

    name: str
    profile: Profile
    share: int | None = None
    portrait: doc.Source | None = None


def head(persona: Portrayed, speech: Speech) -> doc.Person:
    """Who it is, at a glance."""
    profile = persona.profile
    about = [
        speech.say("persona.share", share=speech.percent(persona.share)) if persona.share is not None else "",
        _age(profile, speech), profile.occupation, profile.place,
    ]  # fmt: skip
    badge = speech.say("persona.data" if profile.based_on_data else "persona.hypothesis")
    quote = speech.say("persona.quoted", text=profile.quote.strip(' «»“”"')) if profile.quote else ""
    return doc.Person(persona.name, " · ".join(part for part in about if part), quote, persona.portrait, badge)


def body(persona: Portrayed, speech: Speech) -> tuple[Block, ...]:
    """All that is known: two columns, then where and when they are on networks, then where it comes from."""
    profile = persona.profile
    made: list[Block] = []
    left, right = _left(profile, speech), _right(profile, speech)
    if left and right:
        made.append(doc.Columns(left, right, 0.46))
    else:
        made += [*left, *right]
    made += _objections(profile, speech)
    made += _networks(profile, speech)
    made += _lists(profile.formats, "persona.formats", speech)
    if profile.note:
        made += [doc.Heading(speech.say("persona.note"), 3), doc.Text(profile.note)]
    if profile.sources:
        told = "; ".join(f"{each.text} ({each.when})" if each.when else each.text for each in profile.sources)
        made.append(doc.Text(speech.say("persona.sources", sources=told), "small"))
    return tuple(made)


def _left(profile: Profile, speech: Speech) -> tuple[Block, ...]:
    who = _known(
        speech, age=_age(profile, speech), sex=_sex(profile, speech), place=profile.place,
        occupation=profile.occupation, income=profile.income, family=profile.family,
    )  # fmt: skip
    buys = _known(
        speech, where=profile.buys_where, when=profile.buys_when, often=profile.buys_often, ticket=profile.ticket,
        decides=profile.decides,
    )  # fmt: skip
    made: list[Block] = []
    for key, known in (("persona.who", who), ("persona.buys", buys)):
        if known:
            made += [doc.Heading(speech.say(key), 3), doc.Pairs(known)]
    return (*made, *_lists(profile.habits, "persona.habits", speech))


def _right(profile: Profile, speech: Speech) -> tuple[Block, ...]:
    made: list[Block] = []
    for key, lines in (("persona.goals", profile.goals), ("persona.pains", profile.pains)):
        if lines:
            made += [doc.Heading(speech.say(key), 3), doc.Bullets(lines)]
    made += _lists(profile.hobbies, "persona.hobbies", speech)
    made += _lists(profile.passions, "persona.passions", speech)
    return tuple(made)


def _lists(tags: tuple[str, ...], key: str, speech: Speech) -> list[Block]:
    return [doc.Heading(speech.say(key), 3), doc.Chips(tags)] if tags else []


def _objections(profile: Profile, speech: Speech) -> list[Block]:
    rows = tuple((each.text, each.answer or "–") for each in profile.objections if each.text)
    if not rows:
        return []
    names = (speech.say("persona.objection"), speech.say("persona.answer"))
    return [doc.Table(names, rows, widths=(0.45, 0.55))]


def _networks(profile: Profile, speech: Speech) -> list[Block]:
    uses = tuple(
        doc.Use(
            speech.network(each.network),
            each.use,
            each.hours,
            f"{each.proposed}:00" if each.proposed is not None else "–",
        )
        for each in sorted(profile.networks, key=lambda each: -each.use)
    )
    if not uses:
        return []
    names = (speech.say("persona.network"), speech.say("persona.use"), "", speech.say("persona.hour"))
    return [doc.Heading(speech.say("persona.presence"), 3), doc.Uses(names, uses)]


def _known(speech: Speech, **values: str) -> tuple[tuple[str, str], ...]:
    return tuple((speech.named("persona_fields", name), value) for name, value in values.items() if value)


def _age(profile: Profile, speech: Speech) -> str:
    return speech.say("persona.age", low=profile.age[0], high=profile.age[1]) if profile.age else ""


def _sex(profile: Profile, speech: Speech) -> str:
    if profile.women is None:
        return ""
    women, men = speech.percent(profile.women), speech.percent(100 - profile.women)
    return speech.say("persona.sex", women=women, men=men)
