"""Time zones as people call them: by their city, in the language of the window, and a field to choose one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale, Qt, QTimeZone
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QWidget

from smdesk.core import zones
from smdesk.core.named import plain
from smdesk.services.zone import computer_zone
from smdesk.ui.kit.completing import Whole, dress
from smdesk.ui.kit.floating import Choices

translate = QCoreApplication.translate

_UNIVERSAL = frozenset({"UTC", "Etc/UTC"})

#: Parts of the world; translated where they are shown, for a list of zones asks for hundreds.
_AREAS: dict[str, Any] = {
    "Africa": QT_TRANSLATE_NOOP("Zones", "Africa"),
    "America": QT_TRANSLATE_NOOP("Zones", "America"),
    "Antarctica": QT_TRANSLATE_NOOP("Zones", "Antarctica"),
    "Arctic": QT_TRANSLATE_NOOP("Zones", "Arctic"),
    "Asia": QT_TRANSLATE_NOOP("Zones", "Asia"),
    "Atlantic": QT_TRANSLATE_NOOP("Zones", "Atlantic"),
    "Australia": QT_TRANSLATE_NOOP("Zones", "Australia"),
    "Europe": QT_TRANSLATE_NOOP("Zones", "Europe"),
    "Indian": QT_TRANSLATE_NOOP("Zones", "Indian Ocean"),
    "Pacific": QT_TRANSLATE_NOOP("Zones", "Pacific"),
}

#: Places whose name in the zone data, which is plain English without accents, is not what people write.
_CITIES: dict[str, Any] = {
    "Algiers": QT_TRANSLATE_NOOP("Zones", "Algiers"),
    "Asuncion": QT_TRANSLATE_NOOP("Zones", "Asunción"),
    "Athens": QT_TRANSLATE_NOOP("Zones", "Athens"),
    "Azores": QT_TRANSLATE_NOOP("Zones", "Azores"),
    "Belgrade": QT_TRANSLATE_NOOP("Zones", "Belgrade"),
    "Berlin": QT_TRANSLATE_NOOP("Zones", "Berlin"),
    "Bogota": QT_TRANSLATE_NOOP("Zones", "Bogotá"),
    "Brussels": QT_TRANSLATE_NOOP("Zones", "Brussels"),
    "Bucharest": QT_TRANSLATE_NOOP("Zones", "Bucharest"),
    "Cairo": QT_TRANSLATE_NOOP("Zones", "Cairo"),
    "Canary": QT_TRANSLATE_NOOP("Zones", "Canary Islands"),
    "Cancun": QT_TRANSLATE_NOOP("Zones", "Cancún"),
    "Ceuta": QT_TRANSLATE_NOOP("Zones", "Ceuta and Melilla"),
    "Copenhagen": QT_TRANSLATE_NOOP("Zones", "Copenhagen"),
    "Cordoba": QT_TRANSLATE_NOOP("Zones", "Córdoba"),
    "Dublin": QT_TRANSLATE_NOOP("Zones", "Dublin"),
    "El_Aaiun": QT_TRANSLATE_NOOP("Zones", "El Aaiún"),
    "Havana": QT_TRANSLATE_NOOP("Zones", "Havana"),
    "Istanbul": QT_TRANSLATE_NOOP("Zones", "Istanbul"),
    "Jerusalem": QT_TRANSLATE_NOOP("Zones", "Jerusalem"),
    "Kyiv": QT_TRANSLATE_NOOP("Zones", "Kyiv"),
    "Lisbon": QT_TRANSLATE_NOOP("Zones", "Lisbon"),
    "London": QT_TRANSLATE_NOOP("Zones", "London"),
    "Luxembourg": QT_TRANSLATE_NOOP("Zones", "Luxembourg"),
    "Merida": QT_TRANSLATE_NOOP("Zones", "Mérida"),
    "Mexico_City": QT_TRANSLATE_NOOP("Zones", "Mexico City"),
    "Moscow": QT_TRANSLATE_NOOP("Zones", "Moscow"),
    "New_York": QT_TRANSLATE_NOOP("Zones", "New York"),
    "Panama": QT_TRANSLATE_NOOP("Zones", "Panama"),
    "Paris": QT_TRANSLATE_NOOP("Zones", "Paris"),
    "Port-au-Prince": QT_TRANSLATE_NOOP("Zones", "Port-au-Prince"),
    "Prague": QT_TRANSLATE_NOOP("Zones", "Prague"),
    "Rome": QT_TRANSLATE_NOOP("Zones", "Rome"),
    "Sao_Paulo": QT_TRANSLATE_NOOP("Zones", "São Paulo"),
    "Seoul": QT_TRANSLATE_NOOP("Zones", "Seoul"),
    "Singapore": QT_TRANSLATE_NOOP("Zones", "Singapore"),
    "Stockholm": QT_TRANSLATE_NOOP("Zones", "Stockholm"),
    "Sydney": QT_TRANSLATE_NOOP("Zones", "Sydney"),
    "Tokyo": QT_TRANSLATE_NOOP("Zones", "Tokyo"),
    "Tunis": QT_TRANSLATE_NOOP("Zones", "Tunis"),
    "Vienna": QT_TRANSLATE_NOOP("Zones", "Vienna"),
    "Warsaw": QT_TRANSLATE_NOOP("Zones", "Warsaw"),
    "Zurich": QT_TRANSLATE_NOOP("Zones", "Zürich"),
}


def zone_name(zone: str) -> str:
    """`Mexico City`, `Ciudad de México`; `Coordinated Universal Time` for a zone that is no place."""
    area, _, place = zone.rpartition("/")
    if area and area != "Etc":
        return translate("Zones", _CITIES[place]) if place in _CITIES else place.replace("_", " ")
    if zone in _UNIVERSAL:  # Qt would load three megabytes of the names of all zones
        return translate("Zones", "Coordinated Universal Time")
    known = QTimeZone(zone.encode("ascii", "replace"))
    if not known.isValid():
        return zone
    long = known.displayName(QTimeZone.TimeType.StandardTime, QTimeZone.NameType.LongName, QLocale())
    return long or zone


def zone_title(zone: str) -> str:
    """The same in a list, with the part of the world: `Madrid, Europe`."""
    area = zone.partition("/")[0]
    name = zone_name(zone)
    if area not in _AREAS:
        return name[:1].upper() + name[1:]
    return translate("Zones", "%1, %2").replace("%1", name).replace("%2", translate("Zones", _AREAS[area]))


def away(zone: str) -> str:
    """The place of a clock that is not this computer's; nothing for this computer's own."""
    return "" if zone == computer_zone() else zone_name(zone)


def placed(told: str, zone: str) -> str:
    """A time as the clocks of a zone show it: `09:00 (Mexico City)`, without the place where it is this computer's."""
    place = away(zone)
    return f"{told} ({place})" if place else told


def zone_country(zone: str) -> str:
    """The country of a zone by its two letters, `ES`; nothing for a zone that is no place."""
    known = QTimeZone(zone.encode("ascii", "replace"))
    code = QLocale.territoryToCode(known.territory()) if known.isValid() else ""
    return code if len(code) == 2 and code.isalpha() else ""


class ZoneField(Choices):
    """Chooses a zone by its city; who knows the name of the zone data may type that."""

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("client-zone")
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # A title stands once, for several names of the zone data mean the same; the zone that is set keeps its own.
        offered = {zone_title(name): name for name in ("UTC", *sorted(zones.places()), zone)}
        for title, name in sorted(offered.items(), key=lambda item: item[0].casefold()):
            self.addItem(title, name)
        self.setCurrentIndex(self.findData(zone))
        completer = self.completer()
        if completer is not None:
            dress(completer)
        edit = self.lineEdit()
        if edit is not None:
            Whole(edit)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed in part stands there in full, so that one sees which zone is meant."""
        super().focusOutEvent(event)
        at = self.findData(self.zone)
        if at >= 0 and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.setCurrentIndex(at)

    @property
    def zone(self) -> str:
        """The IANA name of what is chosen or typed; what is none, as it was typed."""
        typed = self.currentText().strip()
        for place in range(self.count()):
            name = str(self.itemData(place))
            if typed.casefold() in (self.itemText(place).casefold(), name.casefold(), zone_name(name).casefold()):
                return name
        within = [place for place in range(self.count()) if typed and plain(typed) in plain(self.itemText(place))]
        return str(self.itemData(within[0])) if len(within) == 1 else typed
