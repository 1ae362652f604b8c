"""Alerts and tray: what smdesk tells outside of its window and when, and whether it starts with the computer."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QSystemTrayIcon

from smdesk.core.errors import SmdeskError
from smdesk.core.walltime import in_zone
from smdesk.services.zone import computer_zone
from smdesk.system import autostart
from smdesk.ui.kit import dates
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import Tag
from smdesk.ui.kit.switch import Switch
from smdesk.ui.kit.widgets import button
from smdesk.ui.settings.keeper import Keeper
from smdesk.ui.settings.rows import Row
from smdesk.ui.settings.section import Section

translate = QCoreApplication.translate
#: Minutes before a post goes out.
LEADS = (5, 10, 15, 30, 60, 120)


class Alerts(Section):
    """Every kind of notification there is, quiet hours, the tray and the start with the computer."""

    def __init__(self, ui: Ui, keeper: Keeper) -> None:
        super().__init__(ui, keeper, lambda: translate("Settings", "Alerts and tray"))
        self._test = button("", self._send_test, size="sm", name="test-notification")
        self.say(lambda: self._test.setText(translate("Settings", "Send a test notification")))
        self._kinds()
        self._quiet()
        self._computer()
        self.finish()
        keeper.changed.connect(lambda _fields: self._show_silence())

    def _kinds(self) -> None:
        self.group(
            lambda: translate("Settings", "What you are told"),
            lambda: translate("Settings", "Outside of the window, also while it is closed. One cause is told once."),
            self._test,
        ).add(*self._of_posts(), *self._of_the_desk())

    def _of_posts(self) -> tuple[Row, ...]:
        return (
            self.combo(
                "notify.lead",
                lambda: translate("Settings", "Before a post goes out"),
                self._leads,
                lambda: translate("Settings", "So that you can still stop it."),
                lambda: translate("Settings", "%1 min before"),
            ),
            self.switch(
                "notify.assisted",
                lambda: translate("Settings", "It is your turn to publish"),
                lambda: translate("Settings", "Assisted posts whose time has come. They stay until you answer."),
            ),
            self.switch("notify.published", lambda: translate("Settings", "A post has been published")),
            self.switch(
                "notify.failed",
                lambda: translate("Settings", "A post was not published, or nobody knows"),
                lambda: translate("Settings", "Also in quiet hours."),
            ),
            self.switch("notify.late", lambda: translate("Settings", "A post came due while the computer was asleep")),
        )

    def _of_the_desk(self) -> tuple[Row, ...]:
        """Channels and the computer: told before a post fails because of them."""
        return (
            self.switch(
                "notify.account",
                lambda: translate("Settings", "A channel must be connected again"),
                lambda: translate("Settings", "Also in quiet hours."),
            ),
            self.switch(
                "notify.expiring",
                lambda: translate("Settings", "The access to a channel ends soon"),
                lambda: translate("Settings", "A week before, so that no post has to wait."),
            ),
            self.switch(
                "notify.desk",
                lambda: translate("Settings", "Something is wrong with the desk itself"),
                lambda: translate("Settings", "A full disk, a backup that could not be made."),
            ),
        )

    def _quiet(self) -> None:
        until = self._until = button("", self._end_silence, size="sm", name="end-silence")
        self.say(lambda: until.setText(translate("Settings", "Tell me again")))
        first, last = self.time("notify.quiet_from", _from), self.time("notify.quiet_to", _to)
        quiet = self.switch(
            "notify.quiet_hours",
            lambda: translate("Settings", "Quiet hours"),
            lambda: translate(
                "Settings", "On this computer’s clock. Failures and broken channels are told all the same."
            ),
        )
        self._silence = self.row(lambda: translate("Settings", "Silent until you are asked again"), self._silent, until)
        self.group(lambda: translate("Settings", "Quiet")).add(
            quiet, self.row(_from, lambda: "", first), self.row(_to, lambda: "", last), self._silence
        )

    def _computer(self) -> None:
        self._start = Switch(self.ui.theme, name="autostart")
        self._start.toggled.connect(self._start_with_computer)
        self._tray = Tag(self.ui.theme, name="tray-state")
        self.say(self._say_tray)
        self.group(lambda: translate("Settings", "Tray and start")).add(
            self.row(
                lambda: translate("Settings", "Start with the computer"),
                lambda: translate("Settings", "In the background, so that posts go out although no window is open."),
                self._start,
            ),
            self.row(
                lambda: translate("Settings", "Icon in the tray"),
                lambda: translate(
                    "Settings",
                    "It shows how publishing stands. Where there is no tray, a closed window is made small instead.",
                ),
                self._tray,
            ),
        )

    # -- words --------------------------------------------------------------------------------------------------

    def _leads(self) -> list[tuple[object, str]]:
        never: list[tuple[object, str]] = [(0, translate("Settings", "Do not tell"))]
        before = translate("Settings", "%1 before")
        return never + [(lead, before.replace("%1", self.ui.language.span(lead * 60))) for lead in LEADS]

    def _silent(self) -> str:
        until = self.keeper.get("notify.quiet_until")
        if not isinstance(until, datetime) or until <= self.ui.now():
            return ""
        zone = computer_zone()
        local, today = in_zone(until, zone).replace(second=0), in_zone(self.ui.now(), zone).date()
        told = translate("Settings", "Nothing is told until %1.")
        return told.replace("%1", dates.short_moment(self.ui, local, today))

    def _say_tray(self) -> None:
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._tray.tell("success", translate("Settings", "Available"), "check-bold")
        else:
            self._tray.tell("warning", translate("Settings", "This desktop has none"), "warning-fill")

    def _show_silence(self) -> None:
        text = self._silent()
        self._silence.tell(text)
        self._silence.setVisible(bool(text))

    # -- acting -------------------------------------------------------------------------------------------------

    def arrive(self) -> None:
        """The system may have been told something else meanwhile."""
        self._show_silence()
        self._say_tray()
        try:
            self._start.set_quietly(self._autostart().is_enabled())
        except SmdeskError as error:
            self.keeper.fail(error)

    def _autostart(self) -> autostart.Autostart:
        return autostart.of_desk(self.ui.runtime.folder.root)

    def _start_with_computer(self, on: bool) -> None:
        try:
            self._autostart().enable() if on else self._autostart().disable()
        except SmdeskError as error:
            self._start.set_quietly(not on)
            self.keeper.fail(error)
            return
        told = (
            translate("Settings", "smdesk starts with the computer")
            if on
            else translate("Settings", "smdesk no longer starts with the computer")
        )
        self.keeper.said.emit(told, False)

    def _end_silence(self) -> None:
        self.keeper.set("notify.quiet_until", None, translate("Settings", "Silent until you are asked again"))

    def _send_test(self) -> None:
        sent = self.ui.tell_desktop is not None
        if self.ui.tell_desktop is not None:
            self.ui.tell_desktop(
                translate("Settings", "This is how smdesk tells you something"),
                translate("Settings", "A click on it opens the window."),
            )
        self.keeper.said.emit(
            translate("Settings", "Sent: look at the corner where your system shows notifications")
            if sent
            else translate("Settings", "Notifications start with publishing; this window does not publish"),
            False,
        )


def _from() -> str:
    return translate("Settings", "Quiet from")


def _to() -> str:
    return translate("Settings", "Quiet to")
