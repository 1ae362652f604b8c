"""What happened to one post of a round: sent, answered, taken over, declined; the latest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from smdesk.core.records import dataclass
from smdesk.services.approvals.views import EventView, ItemView, RoundView
from smdesk.ui.approvals import words
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import column, label, row

translate = QCoreApplication.translate
#: An answer is taken in one go.
_SOON = timedelta(seconds=20)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened."""

    at: datetime
    title: str
    detail: str = ""


def entries(view: RoundView, item: ItemView) -> list[Entry]:
    """Those of one post, the latest first; with the file that an answer came in."""
    taken = [event for event in view.events if event.kind == "answered"]
    found = []
    for event in view.events:
        if event.item_id != item.id:
            continue
        title = _title(event)
        if title:
            found.append(Entry(event.at, title, _detail(event, _file(event, taken))))
    return found


def _file(event: EventView, taken: Sequence[EventView]) -> str | None:
    """The file in which an answer came, "" for pasted text: noted right after what it says of each post."""
    near = [each for each in taken if timedelta() <= each.at - event.at < _SOON]
    return str(near[-1].facts.get("file") or "") if near else None


def _title(event: EventView) -> str:
    facts = event.facts
    if event.kind == "sent":
        return translate("ApprovalHistory", "Version %1 sent").replace("%1", str(facts.get("version", 1)))
    if event.kind in {"said", "by_hand"}:
        return {
            "approved": translate("ApprovalHistory", "Approved"),
            "changes": translate("ApprovalHistory", "Changes asked"),
            "text": translate("ApprovalHistory", "Text written by the client"),
        }.get(str(facts.get("says")), "")
    return {
        "used": translate("ApprovalHistory", "Their text used"),
        "declined": translate("ApprovalHistory", "Declined"),
        "withdrawn": translate("ApprovalHistory", "Withdrawn"),
        "undone": translate("ApprovalHistory", "Undone"),
    }.get(event.kind, "")


def _detail(event: EventView, file: str | None) -> str:
    facts = event.facts
    if event.kind == "by_hand":
        return translate("ApprovalHistory", "by hand: %1").replace("%1", str(facts.get("note", "")))
    if event.kind == "declined":
        return str(facts.get("note", ""))
    if event.kind != "said":
        return ""
    came = translate("ApprovalHistory", "%1 · file matches the round").replace("%1", file) if file else (
        translate("ApprovalHistory", "pasted · matches the round") if file is not None else ""
    )  # fmt: skip
    return " · ".join(part for part in (str(facts.get("by") or ""), came) if part)


class _Dot(QWidget):
    """A ring, full for the latest, with the line on to the next one below it."""

    def __init__(self, theme: Theme, *, first: bool, last: bool) -> None:
        super().__init__()
        self._theme, self._first, self._last = theme, first, last
        self.setFixedWidth(theme.px(14))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre, radius = QPointF(theme.px(6) + 0.5, theme.px(9)), theme.px(4)
        if not self._last:
            painter.setPen(QPen(theme.color("border.default"), 1))
            painter.drawLine(QPointF(centre.x(), centre.y() + radius), QPointF(centre.x(), self.height()))
        if not self._first:
            painter.setPen(QPen(theme.color("border.default"), 1))
            painter.drawLine(QPointF(centre.x(), 0), QPointF(centre.x(), centre.y() - radius))
        color = theme.status("changes").fg if self._first else theme.color("text.tertiary")
        painter.setPen(QPen(color, 1.3))
        painter.setBrush(color if self._first else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, radius, radius)


class Versions(QWidget):
    """The entries below each other."""

    def __init__(self, ui: Ui, view: RoundView, found: Sequence[Entry]) -> None:
        super().__init__()
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        for place, entry in enumerate(found):
            body.addWidget(self._row(ui, view, entry, first=not place, last=place == len(found) - 1))

    @staticmethod
    def _row(ui: Ui, view: RoundView, entry: Entry, *, first: bool, last: bool) -> QWidget:
        made = QWidget()
        title, at, detail = label("strong"), label("secondary"), label("small", wrap=True, select=True)
        title.setText(entry.title)
        at.setText(words.near(ui, view, entry.at))
        detail.setText(entry.detail)
        detail.setVisible(bool(entry.detail))
        line = row(title, at, None, spacing=5)
        inner = row(_Dot(ui.theme, first=first, last=last), spacing=7)
        inner.addLayout(column(line, detail, spacing=0, margins=(0, 0, 0, 6)), 1)
        made.setLayout(inner)
        made.setAccessibleName(" ".join(part for part in (entry.title, at.text(), entry.detail) if part))
        return made
