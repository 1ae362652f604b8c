"""The ads plan as pages: for each campaign its goal and money, and each ad with all that is needed to make it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from smdesk.core import document as doc
from smdesk.core.adsheet import AdLine, sums
from smdesk.core.money import exact
from smdesk.services.campaigns.sheet import AdsPlan
from smdesk.services.campaigns.views import CampaignView
from smdesk.words import Words


def document(plan: AdsPlan, words: Words, made: date) -> doc.Document:
    """The document of a plan, in the language of `words`."""
    say = words.t
    brand = doc.Brand(plan.client, plan.colors)
    first = doc.Section("plan", say("campaigns.sheet.title"), _summary(plan, words), plan.client, new_page=False)
    parts = tuple(_section(each, plan, words) for each in plan.campaigns)
    return doc.Document(say("campaigns.sheet.title"), brand, (first, *parts), language=words.language, 
                        footer=f"{plan.client} · {words.facts.day(made)} {made.year}")  # fmt: skip


def _summary(plan: AdsPlan, words: Words) -> tuple[doc.Block, ...]:
    say = words.t
    head = tuple(say(f"campaigns.sheet.{name}") for name in ("campaign", "aim", "dates", "budget", "ads"))
    rows = tuple(
        (doc.Cell(each.name, bold=True), say(f"campaigns.aims.{each.aim}") if each.aim else "", _days(each, words),
         _budget(each, words),
         str(sum(max(len(part.ads), 1) for part in each.sets)))
        for each in plan.campaigns
    )  # fmt: skip
    totals = " · ".join(_amount(amount, currency, words) for currency, amount in sums(plan.lines).items())
    blocks: list[doc.Block] = [doc.Table(head, rows, align="lllrr")]
    if totals:
        blocks.append(doc.Text(f"{say('campaigns.sheet.of_ads')}: {totals}", "body"))
    return tuple(blocks)


def _section(campaign: CampaignView, plan: AdsPlan, words: Words) -> doc.Section:
    say = words.t
    lines = [each for each in plan.lines if each.campaign == campaign.name]
    facts = [(say("campaigns.sheet.dates"), _days(campaign, words)),
             (say("campaigns.sheet.budget"), _budget(campaign, words)),
             (say("campaigns.sheet.kpi"), campaign.kpi), (say("campaigns.sheet.goal"), campaign.goal)]  # fmt: skip
    blocks: list[doc.Block] = [doc.Pairs(tuple((name, value) for name, value in facts if value))]
    blocks += [_ad(each, words) for each in lines]
    return doc.Section(f"campaign-{campaign.id}", campaign.name, tuple(blocks), new_page=False)


def _ad(line: AdLine, words: Words) -> doc.Block:
    """One ad with everything of it, as a panel that stays together."""
    say = words.t
    money = _amount(line.budget, line.currency, words) if line.budget is not None else ""
    cap = _amount(line.cap, line.currency, words) if line.cap is not None else ""
    told = [
        ("aim", line.aim), ("placements", line.placements), ("dates", _span(line.first, line.last, words)),
        ("budget", " · ".join(part for part in (money, line.budget_for) if part)), ("cap", cap),
        ("persona", line.persona), ("audience", line.audience), ("post", line.post), ("headline", line.headline),
        ("text", line.text), ("link", line.link), ("button", line.button), ("brief", line.brief),
    ]  # fmt: skip
    if line.spent is not None:
        told.append(("spent", _amount(line.spent, line.currency, words)))
    pairs = tuple((say(f"campaigns.sheet.{name}"), value) for name, value in told if value)
    return doc.Panel(line.ad or line.ad_set, (doc.Pairs(pairs),))


def _days(campaign: CampaignView, words: Words) -> str:
    return _span(campaign.span.first, campaign.span.last, words)


def _span(first: date | None, last: date | None, words: Words) -> str:
    show: Callable[[date], str] = lambda day: f"{words.facts.day(day)} {day.year}"  # noqa: E731
    if first and last:
        return f"{show(first)} \N{EN DASH} {show(last)}"
    return show(first) + " \N{RIGHTWARDS ARROW}" if first else ""


def _budget(campaign: CampaignView, words: Words) -> str:
    """What a campaign has; without a last day, each month."""
    if campaign.budget is None:
        return ""
    told = _amount(exact(campaign.budget, campaign.currency), campaign.currency, words)
    return told if campaign.span.last else f"{told} · {words.t('campaigns.budget_for.month')}"


def _amount(amount: Decimal, currency: str, words: Words) -> str:
    return words.facts.money(amount, currency, whole=amount == amount.to_integral_value())
