"""The readings of something, the latest first, and the dialog that writes one down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from smdesk.core.errors import InvalidInput
from smdesk.services.campaigns.views import ReadingView
from smdesk.ui.campaigns import words
from smdesk.ui.campaigns.lines import Line
from smdesk.ui.kit import icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.dialogs import Ask
from smdesk.ui.kit.switch import Switch
from smdesk.ui.kit.widgets import Page, button, label

translate = QCoreApplication.translate
_MOST = 12
COUNTS = ("reach", "impressions", "clicks", "results")


class ReadingList(Page):
    """Day, money and clicks of each; `forget` asks for one to be deleted."""

    forget = Signal(int)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._shown: Sequence[ReadingView] = ()
        self._currency = ""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(ui.theme.px(14))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(2, 1)

    def tell(self, readings: Sequence[ReadingView], currency: str) -> None:
        """Show these."""
        self._shown, self._currency = readings, currency
        self._fill()

    def retranslate(self) -> None:
        self._fill()

    def _fill(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not self._shown:
            empty = label("quiet", wrap=True)
            empty.setText(self.tr("None yet. Note what the network shows every few days."))
            self._grid.addWidget(empty, 0, 0, 1, 4)
            return
        for place, each in enumerate(self._shown[:_MOST]):
            self._line(place, each)

    def _line(self, place: int, each: ReadingView) -> None:
        ui = self._ui
        day, spent, rest = label("small"), label("smallStrong"), label("small")
        day.setText(words.day(ui, each.day))
        spent.setText(words.money(ui, each.spent, self._currency))
        parts = []
        if each.clicks is not None:
            parts.append(self.tr("%n click(s)", "", each.clicks))
        if each.results is not None:
            told = self.tr("%1 result") if each.results == 1 else self.tr("%1 results")  # it may be no whole number
            parts.append(told.replace("%1", words.number(ui, each.results)))
        if not each.cumulative:
            parts.append(self.tr("that day"))
        rest.setText(" · ".join(parts))
        gone = button("ghost", lambda number=each.id: self.forget.emit(number), size="sm")  # type: ignore[misc]
        gone.setIcon(icons.icon("x", ui.theme, "text.tertiary"))
        gone.setAccessibleName(self.tr("Delete the reading of %1").replace("%1", day.text()))
        gone.setToolTip(self.tr("Delete"))
        for column, widget in enumerate((day, spent, rest, gone)):
            self._grid.addWidget(widget, place, column)


class ReadingDialog(Ask):
    """One reading of an ad or a campaign; what is wrong is said, and nothing typed is lost."""

    def __init__(self, ui: Ui, parent: QWidget, line: Line, today: date) -> None:
        self._ui, self._line, self._today = ui, line, today
        text = translate("Readings", "What the network shows. Leave empty what it does not say.")
        title = translate("Readings", "Reading of “%1”").replace("%1", line.name)
        super().__init__(parent, ui.language.words, title, text, translate("Readings", "Add reading"))
        currency = line.campaign.currency
        self.fields = {name: QLineEdit() for name in ("day", "spent", *COUNTS)}
        self.fields["day"].setText(words.day(ui, today, year=True))
        captions = {
            "day": translate("Readings", "Day"),
            "spent": translate("Readings", "Spent (%1)").replace("%1", currency),
            "reach": translate("Readings", "Reach"),
            "impressions": translate("Readings", "Impressions"),
            "clicks": translate("Readings", "Clicks"),
            "results": translate("Readings", "Results"),
        }
        for name, field in self.fields.items():
            field.setObjectName(f"reading-{name}")
            self.add_field(field, captions[name], field=name)
        self.alone = Switch(ui.theme)
        self.add_field(self.alone, translate("Readings", "Only of that day, not since the beginning"))
        self.fields["spent"].setFocus()

    def figures(self) -> tuple[date, dict[str, float | None], bool]:
        """What was typed. Raises InvalidInput `bad_day`, `bad_amount`, `bad_number`."""
        currency = self._line.campaign.currency
        day = words.read_day(self.fields["day"].text(), self._today, "day") or self._today
        spent = self.fields["spent"].text()
        nothing = 0 if spent.strip() else None  # 0 is a reading, an empty field is none
        found: dict[str, float | None] = {
            "spent": words.read_money(spent, currency, "spent") if spent.strip("0,. ") else nothing
        }
        for name in COUNTS:
            found[name] = _count(self.fields[name].text(), name)
        return day, found, not self.alone.isChecked()

    def ask_for(self, act: Callable[[date, dict[str, float | None], bool], object]) -> ReadingDialog:
        """Open; what was typed is given to `act`."""
        self.show_with(lambda: act(*self.figures()))
        return self


def _count(text: str, name: str) -> float | None:
    bare = text.strip().replace("\N{NO-BREAK SPACE}", "").replace(" ", "")
    if not bare:
        return None
    if name == "results" and bare.count(",") + bare.count(".") == 1 and len(bare.replace(",", ".").split(".")[1]) != 3:
        bare = bare.replace(",", ".")
    else:
        bare = bare.replace(".", "").replace(",", "")
    try:
        value = float(bare)
    except ValueError:
        value = -1
    if value < 0:
        raise InvalidInput("bad_number", field=name, value=text.strip()[:40], least=0, most=10**12)
    return value
