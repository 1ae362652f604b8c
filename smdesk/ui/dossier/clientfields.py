"""Fields of a client's own facts that are chosen: its time zone, when a post counts as late."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox

from smdesk.core import zones
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
        self._told = "UTC"
        self.activated.connect(lambda _place: self._done())
        edit = self.lineEdit()
        if edit is not None:
            edit.editingFinished.connect(self._done)

    def _done(self) -> None:
        """An entry was taken, or the field was left with another zone in it."""
        zone = self.zone
        if zone != self._told:
            self.set_value(zone)  # as it is called, where a part of it was typed
            self.chosen.emit(zone)

    @property
    def value(self) -> str:
        """The IANA name."""
        return self.zone

    def set_value(self, zone: str) -> None:
        """Show another. No signal."""
        blocked = self.blockSignals(True)
        if self.findData(zone) < 0 and zone in zones.known():
            self.addItem(zone_title(zone), zone)
        self.setCurrentIndex(self.findData(zone))
        if self.currentIndex() < 0:
            self.setEditText(zone)
        self._told = zone
        edit = self.lineEdit()
        if edit is not None and not self.hasFocus():
            edit.setCursorPosition(0)  # a long name is read from its beginning
        self.blockSignals(blocked)

    def wheelEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        event.ignore()


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
