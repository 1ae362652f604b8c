"""Paid campaigns: what is planned, what is wrong with it, what starting it would cost, and the words that confirm it.

Amounts are minor units of the account's currency (`core.money`), days are those of the account's time zone.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from smdesk.core.errors import InvalidInput, NotAllowed
from smdesk.core.money import exact, plain
from smdesk.core.records import dataclass
from smdesk.core.walltime import in_zone


class Objective(StrEnum):
    """What a campaign is to bring. Those that need a pixel, a form or an app are not offered."""

    AWARENESS = "awareness"
    ENGAGEMENT = "engagement"
    TRAFFIC = "traffic"


class Category(StrEnum):
    """Subjects for which the law, or Meta, narrows whom an ad may aim at; they must be told."""

    HOUSING = "housing"
    EMPLOYMENT = "employment"
    FINANCE = "finance"
    POLITICS = "politics"
    GAMBLING = "gambling"


#: For these nobody may be left out because of age.
ALL_AGES = frozenset({Category.HOUSING, Category.EMPLOYMENT, Category.FINANCE})
AGE_MIN, AGE_MAX = 18, 65  # 65 stands for 65 and more
#: Where an ad must say for whom it is and who pays (Digital Services Act, article 26).
EU = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
})  # fmt: skip
LONGEST = timedelta(days=366)  # ours: what runs longer was mistyped
MARK = re.compile(r"\[(sd-[0-9a-f]{8})\]$")


@dataclass(frozen=True, slots=True)
class Interest:
    """One interest as the network names it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class AdPost:
    """The post that is advertised, and the Page that it is advertised for."""

    id: str
    page: str
    instagram: str = ""  # of a post on Instagram: the account's id there


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom the ads are shown to."""

    countries: tuple[str, ...]  # ISO 3166, two letters
    age_min: int = AGE_MIN
    age_max: int = AGE_MAX
    interests: tuple[Interest, ...] = ()  # any of them


@dataclass(frozen=True, slots=True)
class AdAccount:
    """An advertising account, as the network tells it."""

    id: str  # act_…
    name: str
    currency: str
    zone: str
    status: str  # active, grace, disabled, unsettled, review, closed, other
    spent: int = 0
    spend_cap: int = 0  # 0: none
    min_daily: int = 0
    may_create: bool = True  # False: numbers only
    beneficiary: str = ""  # what the account has for the EU when a campaign does not say
    payor: str = ""

    @property
    def runs(self) -> bool:
        """True when ads of the account can run."""
        return self.status in {"active", "grace"}


@dataclass(frozen=True, slots=True)
class AdPlan:
    """A campaign with one ad set that shows one post. Exactly one of `daily` and `total` is a budget."""

    name: str
    objective: Objective
    post: AdPost
    audience: Audience
    end: datetime  # aware
    start: datetime | None = None  # None: when somebody starts it
    daily: int = 0
    total: int = 0
    categories: tuple[Category, ...] = ()
    beneficiary: str = ""
    payor: str = ""

    @property
    def mark(self) -> str:
        """Our id for it, from what it is: the same plan has the same mark in every run, so it is found again."""
        audience, start = self.audience, self.start.timestamp() if self.start else None
        told = [self.name, self.objective, self.post.id, start, self.end.timestamp(), self.daily,
                self.total, list(audience.countries), audience.age_min, audience.age_max,
                [each.id for each in audience.interests], list(self.categories)]  # fmt: skip
        return "sd-" + hashlib.sha256(json.dumps(told).encode()).hexdigest()[:8]

    @property
    def full_name(self) -> str:
        """The name on the network, with our id."""
        return f"{self.name} [{self.mark}]"


@dataclass(frozen=True, slots=True)
class AdSet:
    """One ad set of a campaign, as the network tells it. A budget of 0: it has none of that kind."""

    id: str
    name: str
    state: str
    daily: int = 0
    total: int = 0
    start: datetime | None = None
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class Campaign:
    """A campaign as the network tells it. `state` is its effective status in small letters."""

    id: str
    name: str
    objective: str
    state: str
    daily: int = 0
    total: int = 0
    start: datetime | None = None
    end: datetime | None = None
    sets: tuple[AdSet, ...] = ()
    ads: tuple[AdSet, ...] = ()  # of an ad: id, name and state
    issues: tuple[str, ...] = ()  # the network's own words
    cut: bool = False  # it has more ad sets or ads than were told

    @property
    def mark(self) -> str:
        """Our id in the name; "" where smdesk has not made it."""
        found = MARK.search(self.name)
        return found[1] if found else ""


@dataclass(frozen=True, slots=True)
class Made:
    """What was created, all paused; `before` when it was all there already."""

    campaign: str
    adset: str
    creative: str
    ad: str
    before: bool = False


@dataclass(frozen=True, slots=True)
class AdNumbers:
    """What a campaign did in a window. None: the network did not tell, which is not 0."""

    campaign: str
    name: str
    since: str  # days of the account's zone
    until: str
    spend: int
    impressions: int | None = None
    reach: int | None = None  # cannot be added up over windows
    clicks: int | None = None
    results: int | None = None
    result_of: str = ""  # what counts as a result: the network's action, or reach


@dataclass(frozen=True, slots=True)
class Cost:
    """What starting a campaign means: the most it spends, and when."""

    name: str
    total: int
    currency: str
    start: datetime | None  # None: at once
    end: datetime
    zone: str


def check(plan: AdPlan, account: AdAccount, now: datetime) -> None:
    """Raise InvalidInput or NotAllowed for what the network would refuse, or what nobody can have meant.

    InvalidInput: `ad_name_missing`, `ad_one_budget`, `ad_end_before_start`, `ad_ended`, `ad_too_long`,
    `ad_budget_small` (least), `ad_country_missing`, `bad_country` (country), `bad_age` (least, most), `ad_all_ages`,
    `dsa_missing` (countries). NotAllowed: as `ready`.
    """
    ready(account)
    if not plan.name or MARK.search(plan.name):
        raise InvalidInput("ad_name_missing", field="name")
    if bool(plan.daily) == bool(plan.total):
        raise InvalidInput("ad_one_budget", field="budget")
    _check_dates(plan, now)
    least = account.min_daily * days(max(plan.start or now, now), plan.end, account.zone)
    if plan.total and plan.total < least:
        raise InvalidInput("ad_budget_small", field="total", least=plain(least, account.currency))
    if plan.daily and plan.daily < account.min_daily:
        raise InvalidInput("ad_budget_small", field="daily", least=plain(account.min_daily, account.currency))
    _check_audience(plan)


def ready(account: AdAccount) -> None:
    """Raises NotAllowed `ad_account_reads_only` (name), `ad_account_stopped` (name, reason)."""
    if not account.may_create:
        raise NotAllowed("ad_account_reads_only", name=account.name)
    if not account.runs:
        raise NotAllowed("ad_account_stopped", name=account.name, reason=f"ad_{account.status}")


def _check_dates(plan: AdPlan, now: datetime) -> None:
    if plan.start and plan.end <= plan.start:
        raise InvalidInput("ad_end_before_start", field="end")
    if plan.end <= now:
        raise InvalidInput("ad_ended", field="end")
    if plan.end - (plan.start or now) > LONGEST:
        raise InvalidInput("ad_too_long", field="end", days=LONGEST.days)


def _check_audience(plan: AdPlan) -> None:
    audience = plan.audience
    if not audience.countries:
        raise InvalidInput("ad_country_missing", field="countries")
    for country in audience.countries:
        if not re.fullmatch("[A-Z]{2}", country):
            raise InvalidInput("bad_country", field="countries", country=country)
    if not AGE_MIN <= audience.age_min <= audience.age_max <= AGE_MAX:
        raise InvalidInput("bad_age", field="age", least=AGE_MIN, most=AGE_MAX)
    if ALL_AGES & set(plan.categories) and (audience.age_min, audience.age_max) != (AGE_MIN, AGE_MAX):
        raise InvalidInput("ad_all_ages", field="age")
    european = [country for country in audience.countries if country in EU]
    if european and not (plan.beneficiary and plan.payor):
        raise InvalidInput("dsa_missing", field="beneficiary", countries=european)


def days(start: datetime, end: datetime, zone: str) -> int:
    """How many days of the account's zone a run touches; each may spend a day's budget."""
    last = in_zone(end, zone) - timedelta(microseconds=1)
    return max(1, (last.date() - in_zone(start, zone).date()).days + 1)


def cost(campaign: Campaign, account: AdAccount, now: datetime) -> Cost:
    """What starting the campaign means.

    All its ad sets count, also those that somebody else has added.

    Raises NotAllowed, each with the name: `ad_not_ours`, `ad_incomplete`, `ad_too_large`, `ad_no_end`,
    `ad_no_budget`, `ad_is_over`.
    """
    if not campaign.mark:
        raise NotAllowed("ad_not_ours", name=campaign.name)
    if campaign.cut:
        raise NotAllowed("ad_too_large", name=campaign.name)
    live = [each for each in campaign.sets if each.state not in GONE]
    if not live or not any(each.state not in GONE for each in campaign.ads):
        raise NotAllowed("ad_incomplete", name=campaign.name)
    ends = [each.end or campaign.end for each in live]
    if None in ends:
        raise NotAllowed("ad_no_end", name=campaign.name)
    end = max(each for each in ends if each is not None)
    if end <= now:
        raise NotAllowed("ad_is_over", name=campaign.name)
    start = min(_begin(each, campaign, now) for each in live)
    if campaign.daily or campaign.total:
        total = campaign.total or campaign.daily * days(start, end, account.zone)
    else:
        parts = [each.total or each.daily * _days(each, campaign, account, now) for each in live]
        if not all(each.total or each.daily for each in live):
            raise NotAllowed("ad_no_budget", name=campaign.name)
        total = sum(parts)
    return Cost(campaign.name, total, account.currency, start if start > now else None, end, account.zone)


#: States of what is not there any more.
GONE = frozenset({"archived", "deleted"})


def _begin(each: AdSet, campaign: Campaign, now: datetime) -> datetime:
    return max(each.start or campaign.start or now, now)


def _days(each: AdSet, campaign: Campaign, account: AdAccount, now: datetime) -> int:
    """How many days are left to an ad set; 0 when it is over."""
    end = each.end or campaign.end or now
    return days(_begin(each, campaign, now), end, account.zone) if end > now else 0


#: What a run that begins at once says instead of a time, in the languages of the program; programs say the first.
AT_ONCE = ("now", "ahora")


def confirmation(cost: Cost, at_once: str = AT_ONCE[0]) -> str:
    """What has to be said to start it: `NAME TOTAL START–END`, the same in every language but for one word.

    A run that begins at once says `at_once`, so that a minute more of thinking changes nothing.
    """
    start, end = (
        at_once if at is None else f"{in_zone(at, cost.zone):%Y-%m-%dT%H:%M}" for at in (cost.start, cost.end)
    )
    return f"{cost.name} {exact(cost.total, cost.currency):f} {cost.currency} {start}\N{EN DASH}{end}"


def confirms(cost: Cost, said: str) -> bool:
    """True when what was said is that, sign for sign, in any language. No keyboard has the dash between the days: a
    hyphen is as good, and so is another composition of the same letters.
    """
    told = _typed(said)
    return any(told == _typed(confirmation(cost, word)) for word in AT_ONCE)


def _typed(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("\N{EN DASH}", "-")


def shown(campaigns: Sequence[Campaign]) -> tuple[Campaign, ...]:
    """Those that are still there."""
    return tuple(each for each in campaigns if each.state not in GONE)
