"""Time zones as people call them: by their city, in the language of the window, and a field to choose one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTimer, QTimeZone
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from smdesk.core import zones

translate = QCoreApplication.translate

_UNIVERSAL = frozenset({"UTC", "Etc/UTC"})


def zone_name(zone: str) -> str:
    """`Mexico City`, `Ciudad de México`; `Coordinated Universal Time` for a zone that is no place."""
    area, _, place = zone.rpartition("/")
    if area and area != "Etc":
        return _cities().get(place) or place.replace("_", " ")
    if zone in _UNIVERSAL:  # Qt would load three megabytes of the names of all zones
        return translate("Zones", "Coordinated Universal Time")
    known = QTimeZone(zone.encode("ascii", "replace"))
    if not known.isValid():
        return zone
    long = known.displayName(QTimeZone.TimeType.StandardTime, QTimeZone.NameType.LongName, QLocale())
    return long or zone


def zone_title(zone: str) -> str:
    """The same in a list, with the part of the world: `Madrid, Europe`."""
    area = _areas().get(zone.partition("/")[0])
    name = zone_name(zone)
    if area is None:
        return name[:1].upper() + name[1:]
    return translate("Zones", "%1, %2").replace("%1", name).replace("%2", area)


def zone_country(zone: str) -> str:
    """The country of a zone by its two letters, `ES`; nothing for a zone that is no place."""
    known = QTimeZone(zone.encode("ascii", "replace"))
    code = QLocale.territoryToCode(known.territory()) if known.isValid() else ""
    return code if len(code) == 2 and code.isalpha() else ""


class ZoneField(QComboBox):
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
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who clicks into the field and types means another zone: what stands there is marked, to be replaced."""
        super().focusInEvent(event)
        edit = self.lineEdit()
        if event.reason() == Qt.FocusReason.MouseFocusReason and edit is not None:
            QTimer.singleShot(0, edit, edit.selectAll)  # the click itself still sets the cursor

    @property
    def zone(self) -> str:
        """The IANA name of what is chosen or typed; what is none, as it was typed."""
        typed = self.currentText().strip()
        for place in range(self.count()):
            name = str(self.itemData(place))
            if typed.casefold() in (self.itemText(place).casefold(), name.casefold(), zone_name(name).casefold()):
                return name
        return typed


def _areas() -> dict[str, str]:
    return {
        "Africa": translate("Zones", "Africa"),
        "America": translate("Zones", "America"),
        "Antarctica": translate("Zones", "Antarctica"),
        "Arctic": translate("Zones", "Arctic"),
        "Asia": translate("Zones", "Asia"),
        "Atlantic": translate("Zones", "Atlantic"),
        "Australia": translate("Zones", "Australia"),
        "Europe": translate("Zones", "Europe"),
        "Indian": translate("Zones", "Indian Ocean"),
        "Pacific": translate("Zones", "Pacific"),
    }


def _cities() -> dict[str, str]:
    """Places whose name in the zone data, which is plain English without accents, is not what people write."""
    return {
        "Algiers": translate("Zones", "Algiers"),
        "Asuncion": translate("Zones", "Asunción"),
        "Athens": translate("Zones", "Athens"),
        "Azores": translate("Zones", "Azores"),
        "Belgrade": translate("Zones", "Belgrade"),
        "Berlin": translate("Zones", "Berlin"),
        "Bogota": translate("Zones", "Bogotá"),
        "Brussels": translate("Zones", "Brussels"),
        "Bucharest": translate("Zones", "Bucharest"),
        "Cairo": translate("Zones", "Cairo"),
        "Canary": translate("Zones", "Canary Islands"),
        "Cancun": translate("Zones", "Cancún"),
        "Ceuta": translate("Zones", "Ceuta and Melilla"),
        "Copenhagen": translate("Zones", "Copenhagen"),
        "Cordoba": translate("Zones", "Córdoba"),
        "Dublin": translate("Zones", "Dublin"),
        "El_Aaiun": translate("Zones", "El Aaiún"),
        "Havana": translate("Zones", "Havana"),
        "Istanbul": translate("Zones", "Istanbul"),
        "Jerusalem": translate("Zones", "Jerusalem"),
        "Kyiv": translate("Zones", "Kyiv"),
        "Lisbon": translate("Zones", "Lisbon"),
        "London": translate("Zones", "London"),
        "Luxembourg": translate("Zones", "Luxembourg"),
        "Merida": translate("Zones", "Mérida"),
        "Mexico_City": translate("Zones", "Mexico City"),
        "Moscow": translate("Zones", "Moscow"),
        "New_York": translate("Zones", "New York"),
        "Panama": translate("Zones", "Panama"),
        "Paris": translate("Zones", "Paris"),
        "Port-au-Prince": translate("Zones", "Port-au-Prince"),
        "Prague": translate("Zones", "Prague"),
        "Rome": translate("Zones", "Rome"),
        "Sao_Paulo": translate("Zones", "São Paulo"),
        "Seoul": translate("Zones", "Seoul"),
        "Singapore": translate("Zones", "Singapore"),
        "Stockholm": translate("Zones", "Stockholm"),
        "Sydney": translate("Zones", "Sydney"),
        "Tokyo": translate("Zones", "Tokyo"),
        "Tunis": translate("Zones", "Tunis"),
        "Vienna": translate("Zones", "Vienna"),
        "Warsaw": translate("Zones", "Warsaw"),
        "Zurich": translate("Zones", "Zürich"),
    }
