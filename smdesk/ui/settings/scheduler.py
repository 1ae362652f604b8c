"""Scheduler: what happens to a post that is late, keeping the computer awake, the pause between posts, stopping all."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from smdesk.core.events import Event, PublicationsChanged
from smdesk.core.walltime import in_zone
from smdesk.services.zone import computer_zone
from smdesk.ui.kit import dates
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.ledgeracts import Acts
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.widgets import button
from smdesk.ui.settings.keeper import Keeper
from smdesk.ui.settings.section import Section

translate = QCoreApplication.translate
#: Minutes that a post may be late and still go out by itself.
LATE = (0, 15, 30, 60, 120, 720, 1440)


class Scheduler(Section):
    """When smdesk sends by itself and when it asks."""

    def __init__(self, ui: Ui, keeper: Keeper) -> None:
        super().__init__(ui, keeper, lambda: translate("Settings", "Scheduler"))
        self._acts = Acts(ui, self)
        self._acts.said.connect(keeper.said)
        self._acts.failed.connect(keeper.fail)
        self._pauses()
        self._rules()
        self.finish()
        keeper.changed.connect(lambda _fields: self._say_pause())
        ui.bridge.heard.connect(self._hear)

    def _pauses(self) -> None:
        self._hour = button("", lambda: self._pause(timedelta(hours=1)), size="sm", name="pause-hour")
        self._morning = button("", self._pause_until_morning, size="sm", name="pause-morning")
        self._open = button("", lambda: self._pause(None), size="sm", name="pause-open")
        self._resume = button("primary", self._acts.resume, size="sm", name="resume")
        self.say(self._say_pause)
        self._state = self.row(
            lambda: translate("Settings", "Publishing"), lambda: "",
            self._hour, self._morning, self._open, self._resume, icon="paper-plane-tilt",
        )  # fmt: skip
        self.group(
            lambda: translate("Settings", "Stop everything"),
            lambda: translate("Settings", "Nothing is lost: what comes due meanwhile waits for your decision."),
        ).add(self._state)

    def _rules(self) -> None:
        look = button("", lambda: self.asked.emit(Place("channels")), size="sm", name="to-channels")
        self.say(lambda: look.setText(translate("Settings", "Open channels")))
        self.group(lambda: translate("Settings", "Sending")).add(
            self.combo(
                "publishing.late_limit",
                lambda: translate("Settings", "A late post still goes out by itself"),
                self._limits,
                lambda: translate(
                    "Settings", "After sleep or a start. Later than this it waits for you. A client can differ."
                ),
                lambda: translate("Settings", "Up to %1 min late"),
            ),
            self.switch(
                "publishing.keep_awake",
                lambda: translate("Settings", "Keep the computer awake"),
                lambda: translate(
                    "Settings", "It does not fall asleep by itself in the two hours before a post is due."
                ),
            ),
            self.switch(
                "metrics.read_paid",
                lambda: translate("Settings", "Read numbers and mentions also where that costs money"),
                lambda: translate(
                    "Settings",
                    "X charges for each reading: four of each post, the account once a week, and each mention.",
                ),
            ),
            self.row(
                lambda: translate("Settings", "Pause between two posts"),
                lambda: translate(
                    "Settings", "Each channel keeps the distance that its network asks for; you can set a longer one."
                ),
                look,
            ),
        )

    def _limits(self) -> list[tuple[object, str]]:
        up_to = translate("Settings", "Up to %1 late")
        return [(0, translate("Settings", "Never: ask me")),
                *((limit, up_to.replace("%1", self.ui.language.span(limit * 60))) for limit in LATE[1:])]  # fmt: skip

    def _say_pause(self) -> None:
        paused = self.ui.runtime.publishing.paused()
        for each in (self._hour, self._morning, self._open):
            each.setVisible(not paused)
        self._resume.setVisible(paused)
        self._hour.setText(translate("Settings", "For an hour"))
        morning = dates.clock(self.ui, self._next_morning())
        self._morning.setText(translate("Settings", "Until tomorrow, %1").replace("%1", morning))
        self._open.setText(translate("Settings", "Until I go on"))
        self._resume.setText(translate("Settings", "Go on publishing"))
        self._state.tell(self._standing(paused))

    def _standing(self, paused: bool) -> str:
        if not paused:
            return translate("Settings", "Running: each post goes out at its time.")
        until = self.keeper.get("publishing.paused_until")
        if not isinstance(until, datetime):
            return translate("Settings", "Paused until you go on.")
        local, today = (in_zone(each, computer_zone()) for each in (until, self.ui.now()))
        told = translate("Settings", "Paused until %1.")
        return told.replace("%1", dates.short_moment(self.ui, local.replace(second=0), today.date()))

    def _next_morning(self) -> datetime:
        day = in_zone(self.ui.now(), computer_zone()) + timedelta(days=1)
        return day.replace(hour=8, minute=0, second=0, microsecond=0)

    def _pause(self, span: timedelta | None) -> None:
        self._acts.pause(None if span is None else self.ui.now() + span)

    def _pause_until_morning(self) -> None:
        self._acts.pause(self._next_morning())

    def arrive(self) -> None:
        """A pause may have ended by itself."""
        self._say_pause()

    def _hear(self, event: Event) -> None:
        if isinstance(event, PublicationsChanged):
            self._say_pause()
