"""General: how weeks, times and new posts begin, and what closing the window means."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from smdesk.ui.kit import dates
from smdesk.ui.kit.context import Ui
from smdesk.ui.settings.keeper import Keeper
from smdesk.ui.settings.rows import Text
from smdesk.ui.settings.section import Section

translate = QCoreApplication.translate


class General(Section):
    """What has no better place."""

    def __init__(self, ui: Ui, keeper: Keeper, pages: tuple[tuple[str, Text], ...] = ()) -> None:
        """`pages` are those that the window can open with: their names and what they are called."""
        super().__init__(ui, keeper, lambda: translate("Settings", "General"))
        self._pages = pages
        self._calendar()
        self._posts()
        self._window()
        self.finish()

    def _calendar(self) -> None:
        days = {"monday": 0, "sunday": 6, "saturday": 5}
        self.group(lambda: translate("Settings", "Weeks and times")).add(
            self.combo(
                "calendar.week_start",
                lambda: translate("Settings", "First day of the week"),
                lambda: [(day, dates.long_weekday(self.ui, number)) for day, number in days.items()],
                lambda: translate("Settings", "In calendars. A client can have another one."),
            ),
            self.segments(
                "ui.time_format",
                lambda: translate("Settings", "Time of day"),
                lambda: [
                    ("system", translate("Settings", "As the system")),
                    ("24h", translate("Settings", "24 hours")),
                    ("12h", translate("Settings", "12 hours")),
                ],
                lambda: translate("Settings", "21:05, or 9:05 in the evening."),
            ),
        )

    def _posts(self) -> None:
        title = lambda: translate("Settings", "Time of a new post")  # noqa: E731
        self.group(lambda: translate("Settings", "New posts")).add(
            self.row(
                title,
                lambda: translate("Settings", "On a day that has no free slot, in the client’s own zone."),
                self.time("posts.default_time", title),
            )
        )

    def _window(self) -> None:
        group = self.group(lambda: translate("Settings", "Window"))
        if self._pages:
            group.add(
                self.combo(
                    "ui.start_page",
                    lambda: translate("Settings", "Opens with"),
                    lambda: [
                        ("", translate("Settings", "What smdesk proposes")),
                        *((name, called()) for name, called in self._pages),
                    ],
                    lambda: translate("Settings", "The page you see first when smdesk starts."),
                )
            )
        group.add(
            self.switch(
                "window.close_keeps",
                lambda: translate("Settings", "Go on publishing when the window is closed"),
                lambda: translate(
                    "Settings",
                    "The icon in the tray opens it again; without a tray it is minimised. Off: closing ends smdesk.",
                ),
            )
        )
