"""Fields of a client's own facts that are chosen: its country, its time zone, when a post counts as late."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox

from smdesk.ui.kit.forms import Combo
from smdesk.ui.kit.zonenames import ZoneField, zone_title

translate = QCoreApplication.translate

_LATE = (15, 30, 60, 120, 240, 1440)


class ZonePick(ZoneField):
    """A zone as a field of a form."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__("UTC")
        self.setObjectName("dossier-zone")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.activated.connect(lambda _place: self.chosen.emit(self.zone))

    @property
    def value(self) -> str:
        """The IANA name."""
        return self.zone

    def set_value(self, zone: str) -> None:
        """Show another. No signal."""
        blocked = self.blockSignals(True)
        if self.findData(zone) < 0:
            self.addItem(zone_title(zone), zone)
        self.setCurrentIndex(self.findData(zone))
        self.blockSignals(blocked)

    def wheelEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        event.ignore()


class CountryPick(Combo):
    """A country by its name; the code that is stored for one that is not named here is shown as it is."""

    def __init__(self) -> None:
        super().__init__(name="dossier-country")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def set_value(self, value: object) -> None:
        if value and self.findData(value) < 0:
            self.addItem(str(value), value)
        super().set_value(value)

    def say(self) -> None:
        """The names in the language of the moment."""
        kept = self.value
        names = sorted(countries().items(), key=lambda item: item[1].casefold())
        entries: list[tuple[object, str]] = [("", translate("Countries", "Not said")), *names]
        if kept and kept not in countries():
            entries.append((kept, str(kept)))
        self.tell(entries)
        self.set_value(kept)


class LatePick(Combo):
    """After how many minutes a post that came due late is asked about; None is as the program is set."""

    def __init__(self) -> None:
        super().__init__(name="dossier-late")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)

    def set_value(self, value: object) -> None:
        if value is not None and self.findData(value) < 0:
            self.addItem(self._words(value), value)
        super().set_value(value)

    def say(self) -> None:
        """The words in the language of the moment."""
        kept = self.value
        entries: list[tuple[object, str]] = [
            (None, translate("LatePick", "As in the settings")),
            (0, translate("LatePick", "Never: I decide")),
            *((minutes, self._words(minutes)) for minutes in _LATE),
        ]
        self.tell(entries)
        self.set_value(kept)

    def _words(self, minutes: object) -> str:
        number = int(str(minutes))
        if number and number % 60 == 0:
            return translate("LatePick", "Up to %1 h late").replace("%1", str(number // 60))
        return translate("LatePick", "Up to %1 min late").replace("%1", str(number))


def countries() -> dict[str, str]:
    """Countries that are offered, by their code."""
    return {
        "AR": translate("Countries", "Argentina"),
        "AT": translate("Countries", "Austria"),
        "AU": translate("Countries", "Australia"),
        "BE": translate("Countries", "Belgium"),
        "BO": translate("Countries", "Bolivia"),
        "BR": translate("Countries", "Brazil"),
        "CA": translate("Countries", "Canada"),
        "CH": translate("Countries", "Switzerland"),
        "CL": translate("Countries", "Chile"),
        "CO": translate("Countries", "Colombia"),
        "CR": translate("Countries", "Costa Rica"),
        "CU": translate("Countries", "Cuba"),
        "DE": translate("Countries", "Germany"),
        "DK": translate("Countries", "Denmark"),
        "DO": translate("Countries", "Dominican Republic"),
        "EC": translate("Countries", "Ecuador"),
        "ES": translate("Countries", "Spain"),
        "FI": translate("Countries", "Finland"),
        "FR": translate("Countries", "France"),
        "GB": translate("Countries", "United Kingdom"),
        "GT": translate("Countries", "Guatemala"),
        "HN": translate("Countries", "Honduras"),
        "IE": translate("Countries", "Ireland"),
        "IT": translate("Countries", "Italy"),
        "MX": translate("Countries", "Mexico"),
        "NI": translate("Countries", "Nicaragua"),
        "NL": translate("Countries", "Netherlands"),
        "NO": translate("Countries", "Norway"),
        "NZ": translate("Countries", "New Zealand"),
        "PA": translate("Countries", "Panama"),
        "PE": translate("Countries", "Peru"),
        "PR": translate("Countries", "Puerto Rico"),
        "PT": translate("Countries", "Portugal"),
        "PY": translate("Countries", "Paraguay"),
        "SE": translate("Countries", "Sweden"),
        "SV": translate("Countries", "El Salvador"),
        "US": translate("Countries", "United States"),
        "UY": translate("Countries", "Uruguay"),
        "VE": translate("Countries", "Venezuela"),
    }
