"""What a plan tells of what was agreed: objectives with their KPIs, pillars and their mix."""

from __future__ import annotations

from datetime import date, timedelta

from smdesk.core import document as doc
from smdesk.core.document import Block
from smdesk.core.pace import Pace
from smdesk.reports import style
from smdesk.reports.speech import Speech
from smdesk.services.agreements.views import KpiView
from smdesk.services.plan.material import Material

_PACE = {Pace.AHEAD: "success", Pace.ON_PACE: "success", Pace.BEHIND: "danger"}
#: KPIs that get a chart, at most.
_CHARTS = 6


def objectives(material: Material, speech: Speech) -> list[Block]:
    """Each objective with its KPIs, and how those with readings go."""
    made: list[Block] = []
    for objective in material.objectives:
        made.append(doc.Heading(objective.name))
        if objective.note:
            made.append(doc.Text(objective.note, keep=bool(objective.kpis)))
        if objective.kpis:
            made.append(_table(objective.kpis, speech))
        else:
            made.append(doc.Text(speech.say("objectives.no_kpi"), "small"))
    drawn = [kpi for objective in material.objectives for kpi in objective.kpis if len(kpi.points) > 1]
    charts = [_chart(kpi, speech) for kpi in drawn[:_CHARTS]]
    if charts:  # they are of all objectives, not of the last one
        made.append(doc.Heading(speech.say("objectives.readings")))
    made += charts if len(charts) == 1 else [doc.Columns(tuple(pair[:1]), tuple(pair[1:])) for pair in _pairs(charts)]
    if material.version is not None:
        made.append(doc.Text(_signed(material, speech), "small"))
    return made


def _pairs(charts: list[doc.Chart]) -> list[list[doc.Chart]]:
    return [charts[at : at + 2] for at in range(0, len(charts), 2)]


def _table(kpis: tuple[KpiView, ...], speech: Speech) -> doc.Table:
    names = ("kpi", "nature", "baseline", "now", "target", "deadline", "pace")
    rows = []
    for kpi in kpis:
        standing = kpi.standing
        state = standing.state if standing is not None else Pace.DRAFT
        now = standing.now.value if standing is not None and standing.now is not None else None
        rows.append(
            (
                doc.Cell(kpi.name, bold=True),
                speech.words.t(f"natures.{kpi.nature}"),
                value(kpi.baseline, kpi.unit, speech),
                value(now, kpi.unit, speech),
                value(kpi.target, kpi.unit, speech),
                speech.day(kpi.deadline) if kpi.deadline else "–",
                doc.Cell(speech.words.t(f"pace.{state.value}"), color=style.semantic(_PACE.get(state, ""))),
            )
        )
    return doc.Table(tuple(speech.say(f"objectives.{name}") for name in names), tuple(rows), align="llrrrll")


def _chart(kpi: KpiView, speech: Speech) -> doc.Chart:
    """The readings, and the cone in which the deadline is expected."""
    forecast = kpi.standing.forecast if kpi.standing is not None else None
    known = {each.day: each.value for each in kpi.points}
    ahead = {}
    if forecast is not None:
        ahead = {forecast.since + timedelta(days=round(each.days)): each for each in forecast.cone}
    days = sorted({*known, *ahead})
    series = [doc.Series(speech.say("objectives.real"), tuple(known.get(day) for day in days))]
    if ahead:
        cone = [ahead.get(day) for day in days]
        series.append(
            doc.Series(
                speech.say("objectives.forecast"),
                tuple(each.value if each is not None else None for each in cone),
                low=tuple(each.low if each is not None else None for each in cone),
                high=tuple(each.high if each is not None else None for each in cone),
                dashed=True,
            )
        )
    return doc.Chart(
        "line", tuple(series), tuple(speech.short(day) for day in days), title=kpi.name, height=130.0,
        marks={speech.say("objectives.target"): kpi.target} if kpi.target is not None else None,
        decimal=speech.point, at=tuple(float((day - days[0]).days) for day in days),
    )  # fmt: skip


def value(number: float | None, unit: str, speech: Speech) -> str:
    """A value with its unit; – where there is none."""
    if number is None:
        return "–"
    if unit == "%":
        return speech.percent(number)
    if unit and unit not in {"x", "h", "min"}:
        return speech.priced(speech.number(number, 0 if number == int(number) else 2), unit)
    return f"{speech.figure(number)} {'×' if unit == 'x' else unit}".strip()


def target_line(kpi: KpiView, speech: Speech) -> str:
    """`Orders: 109 → 160`, with the day where there is one."""
    begins = f"{value(kpi.baseline, kpi.unit, speech)} → " if kpi.baseline is not None else ""
    reached = f"{kpi.name}: {begins}{value(kpi.target, kpi.unit, speech)}"
    if kpi.monthly is not None:
        reached += f", {speech.say('objectives.monthly', value=value(kpi.monthly, kpi.unit, speech))}"
    return f"{reached} ({speech.day(kpi.deadline)})" if isinstance(kpi.deadline, date) else reached


def _signed(material: Material, speech: Speech) -> str:
    version = material.version
    assert version is not None
    if version.signed_on is None:
        return speech.say("objectives.unsigned", number=version.number)
    facts = {"number": version.number, "day": speech.day(version.signed_on), "by": version.signed_by}
    return speech.say("objectives.signed", **facts)


def pillars(material: Material, speech: Speech) -> list[Block]:
    """The themes with what they are for, the share agreed and the share planned in the month."""
    view = material.mix
    assert view is not None
    people = {each.id: each.name for each in material.personas}
    names = tuple(speech.say(f"pillars.{name}") for name in ("pillar", "about", "for", "target", "planned"))
    rows, bars = [], []
    for pillar in view.pillars:
        share = view.mix.of(pillar.id)
        planned = share.percent if share is not None and view.mix.posts else None
        color = style.pillar(pillar.color)
        rows.append(
            (
                doc.Cell(pillar.name, bold=True, color=color),
                pillar.about or speech.named("pillar_kinds", pillar.kind),
                speech.listed([people[number] for number in pillar.personas if number in people]),
                speech.percent(pillar.target),
                speech.percent(planned) if planned is not None else "–",
            )
        )
        if planned is not None:
            told = speech.say("pillars.of", planned=speech.percent(planned), target=speech.percent(pillar.target))
            bars.append(doc.Bar(pillar.name, told, planned / 100, pillar.target / 100, color))
    made: list[Block] = [doc.Table(names, tuple(rows), align="lllrr", widths=(0.24, 0.34, 0.2, 0.1, 0.12))]
    if view.ceiling is not None:
        made.append(doc.Text(speech.say("pillars.ceiling", share=speech.percent(view.ceiling))))
    if bars:
        month = speech.month(material.month.year, material.month.month)
        made += [doc.Heading(speech.say("pillars.mix", month=month)), doc.Bars(tuple(bars))]
    return made
