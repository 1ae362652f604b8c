"""What a plan tells of an audit: where the client stands, what is said of it, who else is there, what follows."""

from __future__ import annotations

from smdesk.core import document as doc
from smdesk.core.audit.shapes import MOODS, Rating, Reputation, Swot
from smdesk.core.document import Block
from smdesk.reports import style
from smdesk.reports.speech import Speech
from smdesk.services.audits.views import CompetitorView, PresenceView
from smdesk.services.plan.material import Material

#: What each list of a SWOT is drawn in, as the theme names it.
_SWOT = {"strengths": "success", "weaknesses": "danger", "opportunities": "info", "threats": "warning"}


def audit(material: Material, speech: Speech) -> list[Block]:
    """The last look: presence, reputation, SWOT, marketing."""
    view = material.audit
    assert view is not None
    made: list[Block] = [doc.Text(speech.say("audit.day", day=speech.day(view.day)), "small")]
    if view.summary:
        made.append(doc.Text(view.summary, "lead"))
    if view.presences:
        made += [doc.Heading(speech.say("audit.presence")), _presences(view.presences, speech)]
    made += _reputation(view.reputation, speech)
    made += _swot(view.swot, speech)
    focus = view.marketing
    known = [(name, getattr(focus, name)) for name in ("position", "audience", "offers") if getattr(focus, name)]
    if focus.actions:
        known.append(("actions", speech.listed(list(focus.actions))))
    if known:
        pairs = tuple((speech.say(f"audit.{name}"), value) for name, value in known)
        made += [doc.Heading(speech.say("audit.marketing")), doc.Pairs(pairs)]
    return made


def _presences(presences: tuple[PresenceView, ...], speech: Speech) -> doc.Table:
    names = ("network", "account", "status", "followers", "per_week", "last", "complete")
    rows = []
    for each in presences:
        complete = each.completeness.percent
        rows.append(
            (
                doc.Cell(speech.network(each.network), bold=True),
                each.handle,
                speech.named("presence_status", each.status),
                speech.figure(each.followers) if each.followers is not None else "–",
                speech.figure(each.per_week) if each.per_week is not None else "–",
                speech.short(each.last_day) if each.last_day else "–",
                speech.percent(complete) if complete is not None else "–",
            )
        )
    return doc.Table(tuple(speech.say(f"audit.{name}") for name in names), tuple(rows), align="lllrrrr")


def _reputation(said: Reputation, speech: Speech) -> list[Block]:
    made: list[Block] = []
    cards = [
        doc.Card(
            each.site, _rated(each, speech),
            speech.say("audit.ratings", count=each.count) if each.count is not None else "",
            each.value / each.best if each.value is not None and each.best else None,
        )
        for each in said.ratings
    ]  # fmt: skip
    if cards:
        made.append(doc.Cards(tuple(cards)))
    made += _beside(_tone(said, speech), _voices(said, speech))
    praised, criticised = (_topics(said, key, good, speech) for key, good in (("praised", True), ("criticised", False)))
    made += _beside(praised, criticised)
    if said.risks:
        made += [doc.Heading(speech.say("audit.risks"), 3), doc.Bullets(said.risks)]
    return [doc.Heading(speech.say("audit.reputation")), *made] if made else []


def _beside(one: tuple[Block, ...], other: tuple[Block, ...]) -> list[Block]:
    """Two things that are compared side by side; one alone as it is."""
    return [doc.Columns(one, other)] if one and other else [*one, *other]


def _tone(said: Reputation, speech: Speech) -> tuple[Block, ...]:
    if not said.tone:
        return ()
    bars = tuple(
        doc.Bar(speech.named("moods", mood), speech.percent(share), share / 100)
        for mood, share in zip(MOODS, said.tone, strict=False)
    )
    return doc.Heading(speech.say("audit.tone"), 3), doc.Bars(bars)


def _voices(said: Reputation, speech: Speech) -> tuple[Block, ...]:
    bars = tuple(doc.Bar(each.name, speech.percent(each.share), each.share / 100) for each in said.voice)
    return (doc.Heading(speech.say("audit.voice"), 3), doc.Bars(bars)) if bars else ()


def _topics(said: Reputation, key: str, good: bool, speech: Speech) -> tuple[Block, ...]:
    chips = tuple(
        each.text if each.count is None else f"{each.text} · {each.count}" for each in said.topics if each.good is good
    )
    return (doc.Heading(speech.say(f"audit.{key}"), 3), doc.Chips(chips)) if chips else ()


def _rated(rating: Rating, speech: Speech) -> str:
    return f"{speech.number(rating.value, 1)} / {speech.figure(rating.best)}" if rating.value is not None else "–"


def _swot(swot: Swot, speech: Speech) -> list[Block]:
    if not any(items for _, items in swot.lists()):
        return []
    panels = tuple(
        doc.Panel(
            speech.named("swot", name),
            (doc.Bullets(tuple(each.text for each in items)) if items else doc.Text("–", "small"),),
            style.semantic(_SWOT[name]),
        )
        for name, items in swot.lists()
    )
    return [doc.Heading(speech.say("audit.swot")), doc.Grid(panels)]


def competitors(material: Material, speech: Speech) -> list[Block]:
    """Who else wants the same customers, with the newest figures."""
    names = tuple(speech.say(f"competitors.{name}") for name in ("name", "figures", "pressure", "note"))
    rows = tuple(
        (
            doc.Cell(each.name, bold=True),
            "\n".join(_figures(each, speech)),
            speech.named("pressure", each.pressure) if each.pressure else "",
            each.note,
        )
        for each in material.competitors
    )
    return [doc.Table(names, rows, widths=(0.24, 0.34, 0.12, 0.3))]


def _figures(competitor: CompetitorView, speech: Speech) -> list[str]:
    told = []
    for network in competitor.networks:
        values = []
        for metric in dict.fromkeys(each.metric for each in competitor.figures if each.network == network):
            latest = competitor.latest(network, metric)
            if latest is not None:
                values.append(f"{speech.measure(metric)} {speech.figure(latest.value)}")
        told.append(f"{speech.network(network)}: {speech.listed(values)}" if values else speech.network(network))
    return told


def findings(material: Material, speech: Speech) -> list[Block]:
    """What was found, in the order in which to take it."""
    view = material.audit
    assert view is not None
    made: list[Block] = [doc.Text(speech.say("findings.order"), "small", keep=True)]
    for group in ("quick", "project", "later"):
        rows = tuple(
            (each.text, _dots(each.impact), _dots(each.effort), _became(each.became, speech))
            for each in view.findings
            if each.group == group
        )
        if rows:
            names = tuple(speech.say(f"findings.{name}") for name in ("finding", "impact", "effort", "became"))
            made.append(doc.Heading(speech.named("finding_groups", group)))
            made.append(doc.Table(names, rows, align="lccl", widths=(0.56, 0.12, 0.12, 0.2)))
    return made


def _dots(level: int) -> str:
    return "●" * level + "○" * (5 - level)


def _became(link: str, speech: Speech) -> str:
    kind = link.partition(":")[0]
    return speech.named("became", kind) if kind else "–"
