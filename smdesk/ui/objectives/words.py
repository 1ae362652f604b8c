"""What is said of objectives and KPIs: their figures, days, states and kinds, in the language of the moment."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from smdesk.core import kpi as kpis
from smdesk.core.pace import Pace
from smdesk.core.pace_months import Month
from smdesk.core.reading_days import WEEKDAYS
from smdesk.services.agreements.views import KpiView
from smdesk.ui.kit import dates
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.figures import figure
from smdesk.ui.kit.i18n import Language

translate = QCoreApplication.translate
_NEAR_DAYS = 300  # a day and a month leave no doubt


def metric(language: Language, name: str) -> str:
    """What a metric of the catalogue is called."""
    return language.words.t("kpi.formula" if name == kpis.OWN else f"kpi.{name}.name")


def about(language: Language, name: str) -> str:
    """The sentence about a metric of the catalogue."""
    return "" if name == kpis.OWN else language.words.t(f"kpi.{name}.about")


def measure(language: Language, name: str) -> str:
    """What a measure that formulas name is called: `Reach`."""
    return language.words.t(f"{kpis.words_of(name)}.name")


def measure_about(language: Language, name: str) -> str:
    """The sentence about such a measure."""
    return language.words.t(f"{kpis.words_of(name)}.{'about' if name in kpis.catalogue() else 'says'}")


def state(language: Language, found: Pace) -> str:
    """`On pace`."""
    return language.words.t(f"pace.{found.value}")


def nature(language: Language, name: str) -> str:
    """`Business`."""
    return language.words.t(f"natures.{name}")


def source(language: Language, name: str) -> str:
    """`Read from the networks`."""
    return language.words.t(f"value_sources.{name}") if name else translate("Objectives", "Not said yet")


def rhythm(ui: Ui, name: str) -> str:
    """When a number is read: `Every Monday`."""
    if name in WEEKDAYS:
        day = ui.language.locale.dayName(WEEKDAYS.index(name) + 1)
        return translate("Objectives", "Every %1").replace("%1", day)
    return {
        "day": translate("Objectives", "Every day"),
        "month": translate("Objectives", "On the 1st of each month"),
    }.get(name, translate("Objectives", "When I like"))


def scope(language: Language, view: KpiView) -> str:
    """What it is measured of, unless it is the whole client: `Pillar Value`."""
    if view.scope == "client":
        return ""
    return f"{language.words.t(f'scopes.{view.scope}')} {view.scope_name}".strip()


def day(ui: Ui, found: date | None, today: date) -> str:
    """`14 Oct`, with the year where it is far from today; a dash for none."""
    if found is None:
        return "—"
    return dates.short_date(ui, found, today if abs((found - today).days) > _NEAR_DAYS else None)


def now(language: Language, view: KpiView) -> str:
    """The latest value with its unit."""
    standing = view.standing
    return figure(language, standing.now.value if standing and standing.now else None, view.unit)


def why_nothing(language: Language, view: KpiView) -> str:
    """Why there is no value; "" where there is one."""
    if view.points or not view.why:
        return ""
    named = [metric(language, name) if name in kpis.catalogue() else name for name in view.missing]
    return language.words.t(f"pace.{view.why}", names=named)


def pace_line(language: Language, view: KpiView) -> str:
    """`Expected 45% of the way by today, you are at 30%`."""
    standing = view.standing
    if standing is None or standing.way is None or standing.way_expected is None:
        return ""
    text = translate("Objectives", "Expected %1 of the way by today, you are at %2")
    parts = (figure(language, round(100 * each), "%") for each in (standing.way_expected, standing.way))
    return text.replace("%1", next(parts)).replace("%2", next(parts))


def forecast(language: Language, view: KpiView) -> str:
    """`24–33`."""
    found = view.standing.forecast if view.standing else None
    if found is None:
        return ""
    low, high = (figure(language, _even(view, each), view.unit) for each in (found.low, found.high))
    return low if low == high else f"{low}–{high}"


def _even(view: KpiView, value: float) -> float:
    """Whole things are told whole, and nothing finer than three digits: it is a forecast."""
    return round(value) if view.adds and view.unit == "" else float(f"{value:.3g}")


def needed(language: Language, view: KpiView) -> str:
    """`Needs 1.6 a day, now 0.9`; "" where nothing is missing."""
    standing = view.standing
    if standing is None or standing.needed is None or standing.forecast is None:
        return ""
    text = translate("Objectives", "Needs %1 a day, now %2")
    per_day = [figure(language, round(each, 2), view.unit) for each in (standing.needed, standing.forecast.per_day)]
    return text.replace("%1", per_day[0]).replace("%2", per_day[1])


def month(ui: Ui, view: KpiView, found: Month) -> str:
    """`November: 12 of 20, 17 expected by 24 Nov · Behind`."""
    language = ui.language
    gained, goal, due = (
        figure(language, None if each is None else _even(view, each), view.unit)
        for each in (found.gained, found.goal, found.expected)
    )
    text = translate("Objectives", "%1: %2 of %3, %4 expected by %5")
    if found.until == found.last:
        text = translate("Objectives", "%1: %2 of %3")
    named = f"{language.locale.standaloneMonthName(found.first.month)} {found.first.year}"
    for place, part in enumerate(
        (named[:1].upper() + named[1:], gained, goal, due, dates.short_date(ui, found.until)), 1
    ):
        text = text.replace(f"%{place}", part)
    return f"{text} · {state(language, found.state)}"


def readings(ui: Ui, view: KpiView, today: date, most: int = 5) -> str:
    """The last readings, one a line."""
    last = view.points[-most:]
    return "\n".join(f"{day(ui, each.day, today)}: {figure(ui.language, each.value, view.unit)}" for each in last)


def spoken(ui: Ui, view: KpiView, today: date) -> str:
    """The whole line for a screen reader."""
    language = ui.language
    found = view.standing.state if view.standing else Pace.DRAFT
    parts = [
        view.name, nature(language, view.nature), scope(language, view),
        translate("Objectives", "baseline %1").replace("%1", figure(language, view.baseline, view.unit)),
        translate("Objectives", "now %1").replace("%1", now(language, view)),
        translate("Objectives", "target %1").replace("%1", figure(language, view.target, view.unit)),
        translate("Objectives", "deadline %1").replace("%1", day(ui, view.deadline, today)),
        state(language, found),
    ]  # fmt: skip
    return ", ".join(part for part in parts if part)
