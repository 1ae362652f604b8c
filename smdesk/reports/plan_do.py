"""What a plan tells of what will be done: the month, campaigns and their money, contests, next steps, who signs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from smdesk.core import document as doc
from smdesk.core.document import Block
from smdesk.reports import keydays, style
from smdesk.reports.speech import Speech
from smdesk.services.calendar.service import CalendarEntry
from smdesk.services.campaigns.views import AdSetView, CampaignView
from smdesk.services.dossier.views import ContactView
from smdesk.services.plan.material import Material

_TITLE = 90  # characters of a text that stand for a title


def calendar(material: Material, speech: Speech) -> list[Block]:
    """The month as a sheet, and line by line."""
    month = material.month
    colors = {each.id: style.pillar(each.color) for each in (material.mix.pillars if material.mix else ())}
    names = {each.id: each.name for each in (material.mix.pillars if material.mix else ())}
    entries = {
        day.day: tuple(
            doc.Entry(_title(each), f"{each.wall:%H:%M}", colors.get(each.pillar_id or 0, "")) for each in found
        )
        for day, found in material.days.items()
    }
    marked = keydays.marked(material.key_days, month.year, month.month, speech)
    made: list[Block] = [
        doc.Heading(speech.month(month.year, month.month).capitalize(), 3),
        doc.Month(month.year, month.month, speech.weekdays(), entries, speech.first_weekday(), marked=marked, most=6),
        doc.Heading(speech.say("calendar.posts")),
    ]
    rows = tuple(
        (
            f"{speech.weekdays()[day.weekday()]} {day.day}", f"{each.wall:%H:%M}",
            doc.Cell(_title(each), color=colors.get(each.pillar_id or 0, "")),
            names.get(each.pillar_id or 0, ""), speech.listed(_networks(each, material, speech)),
        )
        for day in sorted(material.days)
        for each in material.days[day]
    )  # fmt: skip
    heads = tuple(speech.say(f"calendar.{name}") for name in ("day", "time", "post", "pillar", "networks"))
    made.append(doc.Table(heads, rows, widths=(0.1, 0.08, 0.44, 0.16, 0.22)))
    return made


def _title(entry: CalendarEntry) -> str:
    if entry.title:
        return entry.title
    text = " ".join(entry.text.split())
    return text if len(text) <= _TITLE else f"{text[:_TITLE]}…"


def _networks(entry: CalendarEntry, material: Material, speech: Speech) -> list[str]:
    known = [each.network for each in entry.items] or [network for _, network in entry.targets]
    return [speech.network(each) for each in dict.fromkeys(known) if material.tells_of(each)]


def campaigns(material: Material, speech: Speech) -> list[Block]:
    """Campaigns with days, goal and money; of paid ones their ad sets; and what all of it costs."""
    names = tuple(speech.say(f"campaigns.{name}") for name in ("campaign", "days", "goal", "posts", "budget"))
    rows = [
        (
            doc.Cell(each.name, bold=True), speech.period(each.span.first or "", each.span.last or ""),
            each.goal or (speech.named("aims", each.aim) if each.aim else ""), speech.figure(each.posts),
            speech.money(each.budget, each.currency) if each.budget is not None and each.currency else "–",
        )
        for each in material.campaigns
    ]  # fmt: skip
    total = _total(material.campaigns, speech)
    if total:
        rows.append((doc.Cell(speech.say("campaigns.total"), bold=True), "", "", "", total))
    table = doc.Table(names, tuple(rows), align="lllrr", widths=(0.25, 0.24, 0.27, 0.1, 0.14), total=bool(total))
    made: list[Block] = [table]
    for each in material.campaigns:
        if each.sets:
            made += [doc.Heading(each.name), _sets(each, speech)]
    return made


def _total(found: tuple[CampaignView, ...], speech: Speech) -> str:
    """The sum of each currency, where there is more than one budget."""
    sums: dict[str, int] = defaultdict(int)
    counted = [each for each in found if each.budget is not None and each.currency]
    for each in counted:
        sums[each.currency] += each.budget or 0
    if len(counted) < 2:
        return ""
    return "\n".join(speech.money(amount, currency) for currency, amount in sums.items())


def _sets(campaign: CampaignView, speech: Speech) -> doc.Table:
    names = tuple(speech.say(f"campaigns.{name}") for name in ("set", "audience", "where", "days", "ads", "budget"))
    rows = tuple(
        (
            doc.Cell(each.name, bold=True), _audience(each, speech), speech.listed(_places(each, speech)),
            speech.period(each.span.first or "", each.span.last or ""), speech.figure(len(each.ads)),
            _budget(each, campaign.currency, speech),
        )
        for each in campaign.sets
    )  # fmt: skip
    return doc.Table(names, rows, align="llllrr")


def _audience(ad_set: AdSetView, speech: Speech) -> str:
    whom = ad_set.audience
    ages = speech.say("persona.age", low=whom.age_min, high=whom.age_max if whom.age_max < 65 else "65+")
    sex = speech.named("sexes", whom.sex) if whom.sex != "all" else ""
    return " · ".join(part for part in (ad_set.persona, ages, sex, speech.listed(list(whom.places))) if part)


def _places(ad_set: AdSetView, speech: Speech) -> list[str]:
    return [speech.network(network) for network in dict.fromkeys(each.partition("_")[0] for each in ad_set.placements)]


def _budget(ad_set: AdSetView, currency: str, speech: Speech) -> str:
    if ad_set.money.budget is None or not currency:
        return "–"
    amount = speech.money(ad_set.money.budget, currency)
    return speech.say("campaigns.per_day", amount=amount) if ad_set.money.per_day else amount


def contests(material: Material, speech: Speech) -> list[Block]:
    """Contests with days and prize."""
    names = tuple(speech.say(f"contests.{name}") for name in ("contest", "days", "prize", "winners"))
    rows = tuple(
        (
            doc.Cell(each.name, bold=True),
            speech.period(each.opens.date() if each.opens else "", each.closes.date() if each.closes else ""),
            each.prize, speech.figure(each.winners),
        )
        for each in material.contests
    )  # fmt: skip
    return [doc.Table(names, rows, align="lllr", widths=(0.28, 0.28, 0.32, 0.12))]


def following(material: Material, speech: Speech) -> list[Block]:
    """What is to be done next, what has a day first."""
    tasks = sorted(material.tasks, key=lambda each: (each.due or date.max, each.id))
    names = tuple(speech.say(f"next.{name}") for name in ("task", "due"))
    rows = tuple((each.text, speech.day(each.due) if each.due else "–") for each in tasks)
    return [doc.Table(names, rows, align="lr", widths=(0.72, 0.28))]


def signature(material: Material, speech: Speech) -> list[Block]:
    """Who agrees, and when."""
    return [
        doc.Text(speech.say("signature.text", client=material.client.name), keep=True),
        doc.Space(10.0),
        signing(material.contacts, material.client.name, speech),
    ]


def signing(contacts: Iterable[ContactView], client: str, speech: Speech) -> doc.Signature:
    """Lines for those who approve on the client's side, for oneself, for place and date."""
    approving = [each for each in contacts if each.approves]
    lines = [(speech.say("signature.client", name=each.role or client), each.name) for each in approving]
    if not lines:
        lines = [(speech.say("signature.client", name=client), "")]
    lines += [(speech.say("signature.agency"), ""), (speech.say("signature.day"), "")]
    return doc.Signature(tuple(lines))
