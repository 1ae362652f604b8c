"""What campaigns and ads are called: aims, places, days, money, the pace and what is odd, in the language shown."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from smdesk.core import typedday
from smdesk.core.adpace import Pace
from smdesk.core.adplan import Money, Note, Span
from smdesk.core.audience import Audience
from smdesk.core.errors import InvalidInput
from smdesk.core.money import decimals, exact, loose
from smdesk.services.campaigns.views import AdSetView, CampaignView
from smdesk.ui.kit import figures
from smdesk.ui.kit.context import Ui

translate = QCoreApplication.translate
_DASH, _SPACE = "\N{EM DASH}", "\N{NO-BREAK SPACE}"


class _Counted(QObject):
    """Sentences with a plural, which only `tr` of an object has."""

    def early(self, days: int) -> str:
        return self.tr("At this rate it is gone on %1, %n day(s) early.", "", days)


def kinds() -> dict[str, str]:
    """Organic, paid or both."""
    return {
        "organic": translate("Campaigns", "Organic"),
        "paid": translate("Campaigns", "Paid"),
        "both": translate("Campaigns", "Mixed"),
    }


def aims() -> dict[str, str]:
    """What ads are to bring; "" is none."""
    return {
        "": translate("Campaigns", "No objective yet"),
        "awareness": translate("Campaigns", "Awareness"),
        "traffic": translate("Campaigns", "Traffic"),
        "engagement": translate("Campaigns", "Engagement"),
        "messages": translate("Campaigns", "Messages"),
        "leads": translate("Campaigns", "Leads"),
        "sales": translate("Campaigns", "Sales"),
    }


def aim_of(part: AdSetView, campaign: CampaignView) -> str:
    """The aim that holds for an ad set; "" where none is chosen."""
    aim = part.aim or campaign.aim
    return aims()[aim] if aim else ""


def placements() -> dict[str, str]:
    """Where an ad is shown."""
    return {
        "facebook_feed": translate("Campaigns", "Facebook feed"),
        "facebook_stories": translate("Campaigns", "Facebook Stories"),
        "facebook_reels": translate("Campaigns", "Facebook Reels"),
        "instagram_feed": translate("Campaigns", "Instagram feed"),
        "instagram_stories": translate("Campaigns", "Instagram Stories"),
        "instagram_reels": translate("Campaigns", "Instagram Reels"),
        "instagram_explore": translate("Campaigns", "Instagram Explore"),
        "google_search": translate("Campaigns", "Google search"),
        "google_maps": translate("Campaigns", "Google Maps"),
        "youtube_video": translate("Campaigns", "YouTube"),
        "tiktok_feed": translate("Campaigns", "TikTok"),
        "pinterest_feed": translate("Campaigns", "Pinterest"),
        "linkedin_feed": translate("Campaigns", "LinkedIn"),
        "x_feed": translate("Campaigns", "X"),
    }


def sexes() -> dict[str, str]:
    """Of an audience."""
    return {
        "all": translate("Campaigns", "Women and men"),
        "women": translate("Campaigns", "Women"),
        "men": translate("Campaigns", "Men"),
    }


# -- money and figures --------------------------------------------------------------------------------------------


def money(ui: Ui, amount: int | None, currency: str, *, short: bool = True) -> str:
    """`120 €`, `0,31 €`, `€1,480`; whole amounts without decimals where `short`. A dash for none."""
    if amount is None:
        return _DASH
    places = decimals(currency)
    value = exact(amount, currency)
    shown = 0 if short and value == value.to_integral_value() else places
    symbol = figures.SYMBOLS.get(currency, currency)
    return figures.priced(ui.language, figures.written(ui.language, float(value), shown), symbol)


def read_money(text: str, currency: str, field: str) -> int | None:
    """What was typed; None for nothing. Raises InvalidInput `bad_amount` with the field."""
    if not text.strip():
        return None
    try:
        found = loose(text, currency)
    except InvalidInput as error:
        raise InvalidInput("bad_amount", **{**error.facts, "field": field}) from error
    if found == 0:
        raise InvalidInput("bad_amount", field=field, value=text.strip()[:40], currency=currency)
    return found


def number(ui: Ui, value: float | None) -> str:
    """A count; a dash for none."""
    if value is None:
        return _DASH
    places = 0 if float(value).is_integer() else 1
    return figures.written(ui.language, value, places)


def percent(ui: Ui, share: float | None, places: int = 1) -> str:
    """`2,4 %`, `2.4%`; a dash for none."""
    if share is None:
        return _DASH
    shown = figures.written(ui.language, share * 100, places)
    return f"{shown}{_SPACE}%" if ui.language.code == "es" else f"{shown}%"


def budget(ui: Ui, campaign: CampaignView, amount: Money | None = None) -> str:
    """`180 €`, `60 € a month`, `9 € a day`; "" for none."""
    found = amount or Money(campaign.budget)
    span = campaign.span
    if found.budget is None:
        return ""
    told = money(ui, found.budget, campaign.currency)
    if found.per_day:
        return translate("Campaigns", "%1 a day").replace("%1", told)
    return translate("Campaigns", "%1 a month").replace("%1", told) if span.days is None and span.first else told


# -- days ---------------------------------------------------------------------------------------------------------


def day(ui: Ui, when: date | None, *, year: bool = False) -> str:
    """`9 oct`, `9 Oct 2026`; "" for none."""
    if when is None:
        return ""
    months = ui.language.words.facts.months
    return f"{when.day} {months[when.month - 1]}" + (f" {when.year}" if year else "")


def weekday(ui: Ui, when: date) -> str:
    """`Monday 19`."""
    name = ui.language.locale.dayName(when.isoweekday(), QLocale.FormatType.LongFormat)
    return f"{name} {when.day}"


def days(ui: Ui, span: Span) -> str:
    """`9 – 22 oct`, `26 oct – 1 nov`, `from 1 Sep`, `always`."""
    if span.first is None and span.last is None:
        return translate("Campaigns", "no dates")
    if span.last is None:
        return translate("Campaigns", "from %1").replace("%1", day(ui, span.first))
    if span.first is None:
        return translate("Campaigns", "until %1").replace("%1", day(ui, span.last))
    if span.first == span.last:
        return day(ui, span.first)
    same = (span.first.year, span.first.month) == (span.last.year, span.last.month)
    start = str(span.first.day) if same else day(ui, span.first, year=span.first.year != span.last.year)
    return f"{start}{_SPACE}\N{EN DASH} {day(ui, span.last)}"


def read_day(text: str, today: date, field: str) -> date | None:
    """The day that was typed; None for nothing. Raises InvalidInput `bad_day`."""
    if not text.strip():
        return None
    found = typedday.read(text, today)
    if found is None:
        raise InvalidInput("bad_day", field=field, value=text.strip()[:40])
    return found


# -- whom, how fast, what is odd ----------------------------------------------------------------------------------


def audience(ui: Ui, whom: Audience, persona: str = "") -> str:
    """`Vecina con prisa · España · 3 km · 28–42`; where places are named, they say more than their country."""
    ages = f"{whom.age_min}\N{EN DASH}{whom.age_max}" + ("+" if whom.age_max >= 65 else "")
    radius = f"{whom.radius_km} km" if whom.radius_km else ""
    sex = sexes()[whom.sex] if whom.sex != "all" else ""
    where = ", ".join(whom.places) or ui.language.words.countries(whom.countries)
    parts = [persona, where, radius, sex, ages]
    return " · ".join(part for part in parts if part)


def pace(ui: Ui, found: Pace, currency: str, span: Span) -> tuple[str, str, str]:
    """Tone, title and sentence of how spending goes; empty where there is nothing to say."""
    if found.state == "fast" and found.runs_out:
        text = _Counted().early(found.days_early).replace("%1", weekday(ui, found.runs_out))
        if found.cap:
            cap = translate("Campaigns", "Lower the daily cap to %1 on the network.")
            text += " " + cap.replace("%1", money(ui, found.cap, currency))
        return "warning", translate("Campaigns", "Spends faster than planned"), text
    if found.state == "slow":
        text = translate("Campaigns", "At this rate %1 will be left on %2.")
        text = text.replace("%1", money(ui, found.left, currency)).replace("%2", day(ui, span.last))
        return "info", translate("Campaigns", "Spends slower than planned"), text
    if found.state == "over":
        return "danger", translate("Campaigns", "More was spent than planned"), ""
    if found.state == "spent":
        return "warning", translate("Campaigns", "All of it is spent"), ""
    if found.state == "done" and found.left:
        left = translate("Campaigns", "%1 were not spent.").replace("%1", money(ui, found.left, currency))
        return "", translate("Campaigns", "It is over"), left
    return "", "", ""


def note(ui: Ui, found: Note) -> str:
    """What is odd, as a sentence."""
    facts = {key: str(value) for key, value in found.facts.items()}
    first, last = (day(ui, date.fromisoformat(facts[key])) if facts.get(key) else "" for key in ("first", "last"))
    currency = facts.get("currency", "")
    match found.code:
        case "ad_set_outside":
            text = translate("Campaigns", "“%1” has days outside of the campaign (%2).")
            span = f"{first} \N{EN DASH} {last}".strip()
            return text.replace("%1", facts["name"]).replace("%2", span)
        case "ad_sets_over_budget":
            text = translate("Campaigns", "The ads plan %1 more than the campaign has.")
            return text.replace("%1", money(ui, int(facts["over"]), currency))
        case "ad_cap_too_low":
            text = translate("Campaigns", "With its daily cap “%1” spends at most %2 of %3.")
            values = (facts["name"], *(money(ui, int(facts[key]), currency) for key in ("most", "budget")))
            for place, value in enumerate(values, 1):
                text = text.replace(f"%{place}", value)
            return text
        case "campaigns_overlap":
            text = translate("Campaigns", "Runs beside “%1” from %2 to %3: both may bid for the same people.")
            return text.replace("%1", facts["name"]).replace("%2", first).replace("%3", last)
    return ""
