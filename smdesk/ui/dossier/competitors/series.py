"""What the table and the chart of competitors show: one measure on one network, a line for each, by day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from smdesk.core.records import dataclass
from smdesk.services.audits.views import AuditView, CompetitorView

#: Days that the table has a column for: the newest.
COLUMNS = 5


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day; `figure` is its entry, 0 where it is of an audit."""

    day: date
    value: float
    figure: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A competitor, or with `competitor` 0 the client itself as its audits found it."""

    competitor: int
    name: str
    pressure: str
    points: tuple[Point, ...]

    def at(self, day: date) -> Point | None:
        """The value of a day."""
        return next((each for each in self.points if each.day == day), None)

    @property
    def change(self) -> float | None:
        """The last value less the first one, in percent of the first."""
        if len(self.points) < 2 or not self.points[0].value:
            return None
        return 100 * (self.points[-1].value - self.points[0].value) / self.points[0].value


def rows(
    client: str, audits: Iterable[AuditView], rivals: Sequence[CompetitorView], network: str, metric: str
) -> tuple[Row, ...]:
    """The client first, where an audit has its figure, then the competitors in their order."""
    own = {}
    for audit in sorted(audits, key=lambda each: (each.day, each.id)):
        for each in audit.presences:
            value = each.figures.get(metric) if metric in {"engagement", "rating", "reviews"} else getattr(each, metric)
            if each.network == network and value is not None:
                own[audit.day] = Point(audit.day, float(value))
    mine = (Row(0, client, "", tuple(own[day] for day in sorted(own))),) if own else ()
    theirs = tuple(
        Row(each.id, each.name, each.pressure,
            tuple(Point(one.day, one.value, one.id) for one in each.series(network, metric)))
        for each in rivals
    )  # fmt: skip
    return (*mine, *theirs)


def days(found: Iterable[Row]) -> tuple[date, ...]:
    """The newest days on which somebody was counted, in order."""
    return tuple(sorted({point.day for row in found for point in row.points})[-COLUMNS:])


def networks(rivals: Sequence[CompetitorView]) -> tuple[str, ...]:
    """Where competitors are, the commonest first."""
    found = [network for each in rivals for network in each.networks]
    return tuple(sorted(dict.fromkeys(found), key=lambda each: (-found.count(each), found.index(each))))
