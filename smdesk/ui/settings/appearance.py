"""Appearance: light and dark, size, density, font, contrast, movement."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from smdesk.ui.kit.context import Ui
from smdesk.ui.settings.keeper import Keeper
from smdesk.ui.settings.section import Section

translate = QCoreApplication.translate
SCALES = (90, 100, 110, 125, 150)


class Appearance(Section):
    """What smdesk looks like on this desk; every change is seen at once."""

    def __init__(self, ui: Ui, keeper: Keeper) -> None:
        super().__init__(ui, keeper, lambda: translate("Settings", "Appearance"))
        self._look_group()
        self._ease()
        self.finish()

    def _look_group(self) -> None:
        self.group(lambda: translate("Settings", "Look")).add(
            self.segments(
                "ui.theme",
                lambda: translate("Settings", "Theme"),
                lambda: [
                    ("system", translate("Settings", "As the system")),
                    ("light", translate("Settings", "Light")),
                    ("dark", translate("Settings", "Dark")),
                ],
            ),
            self.combo(
                "ui.scale",
                lambda: translate("Settings", "Size of everything"),
                lambda: [(scale, self._percent(scale)) for scale in SCALES],
                lambda: translate("Settings", "Text, icons and rows together."),
                lambda: self._percent("%1"),
            ),
            self.segments(
                "ui.density",
                lambda: translate("Settings", "Density"),
                lambda: [
                    ("roomy", translate("Settings", "Roomy")),
                    ("compact", translate("Settings", "Compact")),
                ],
                lambda: translate("Settings", "Compact shows more rows in lists, and calendars without pictures."),
            ),
            self.switch(
                "ui.system_font",
                lambda: translate("Settings", "Use the system font"),
                lambda: translate("Settings", "In place of Inter and Source Serif."),
            ),
        )

    def _ease(self) -> None:
        def choices() -> list[tuple[object, str]]:
            return [
                ("system", translate("Settings", "As the system")),
                ("on", translate("Settings", "On")),
                ("off", translate("Settings", "Off")),
            ]

        self.group(lambda: translate("Settings", "Easier to see")).add(
            self.segments(
                "ui.contrast",
                lambda: translate("Settings", "High contrast"),
                choices,
                lambda: translate("Settings", "Stronger lines and darker small text."),
            ),
            self.segments(
                "ui.reduced_motion",
                lambda: translate("Settings", "Reduced motion"),
                choices,
                lambda: translate("Settings", "Panels and messages appear without sliding."),
            ),
        )

    def _percent(self, number: object) -> str:
        return translate("Settings", "%1%").replace("%1", str(number))
