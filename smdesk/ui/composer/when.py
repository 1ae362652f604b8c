"""The time: day, hour, free slots, what the clocks make of it, and what each channel will do then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from functools import partial

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QSize, Qt, QTimeZone, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from smdesk.core import recurrence, walltime
from smdesk.core.errors import SmdeskError
from smdesk.core.prices import Cost
from smdesk.core.recurrence import Rule
from smdesk.core.walltime import Gap, Overlap, WallTime
from smdesk.ui.composer import marks, waywords
from smdesk.ui.composer.clockfield import ClockField
from smdesk.ui.composer.commands import Changes
from smdesk.ui.composer.goodrow import GoodRow
from smdesk.ui.composer.model import Composer
from smdesk.ui.composer.timing import Way
from smdesk.ui.kit import dates, icons, layouts, repeating, undokeys
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.forms import ICON_INDENT
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.typingday import take_figures
from smdesk.ui.kit.widgets import button, clear, column, label, row
from smdesk.ui.kit.zonenames import zone_name

#: How many free slots are offered.
SLOTS = 3
#: A time that takes room, and what the fields have around their words, in pixels at 100 %.
_LONG_TIME, _AROUND_TIME, _AROUND_DAY = time(22, 58), 46, 62
#: A day as it is told, and in less room; in the least it is written in numbers.
_DAYS = ("ddd d MMM yyyy", "d MMM yyyy")
#: From how many channels on, those that do the same are told in one line.
MANY = 5


class When(QWidget):
    """Shows and chooses the model's time; nothing here is stored."""

    delegated = Signal(int, bool)
    asked = Signal(object)  # a place on another page

    def __init__(self, model: Composer, changes: Changes) -> None:
        super().__init__()
        self._model = model
        self._changes = changes
        self._quiet = False
        self._costs: Mapping[int, Cost] = {}
        self.offered: list[datetime] = []  # the free slots that show, as wall times
        self._build()
        model.opened.connect(self.show_slots)
        model.timed.connect(self.show_all)
        model.shaped.connect(self._reshaped)
        model.studied.connect(self._say_costs)
        model.ui.theme.changed.connect(self.show_all)
        model.ui.theme.changed.connect(self._measure)
        self.retranslate()

    def _build(self) -> None:
        theme = self._model.ui.theme
        self._title, self._zone = label("strong"), Elided("small", 40)
        self._make_fields()
        self.choose = button("link", self._choose_first, name="choose-time")
        self.drop = button("link", self._drop_time, size="sm", name="no-time")
        self._slots = QHBoxLayout()
        self._slots.setSpacing(theme.px(6))
        self._slots_row = QWidget()
        self._slots_row.setLayout(self._slots)
        self._slots.setContentsMargins(0, 0, 0, 0)
        self.repeat = button("link", self._repeat, size="sm", name="repeat")
        self.good = GoodRow(self._model, self._changes)
        self.unslotted = button("link", self._set_slots, size="sm", name="set-slots")
        self._unslotted_row = QWidget()
        self._unslotted_row.setLayout(row(self.unslotted, None))
        self._repeat_row = QWidget()
        self._repeat_row.setLayout(row(self.repeat, None))
        self._here = label("small", wrap=True, name="person-time")
        self._notice = label("small", wrap=True, name="time-notice")
        self._notice.setProperty("tone", "danger")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(5))
        body = column(
            row(self._title, None, self._zone, self.drop), self.choose, self._fields, self._slots_row,
            self.good, self._unslotted_row,
            self._here, self._notice, self._repeat_row, spacing=8, margins=(16, 10, 6, 12),
        )  # fmt: skip
        body.addLayout(self._lines)
        self.setLayout(body)

    def _make_fields(self) -> None:
        """Day and hour, each with its mark before it."""
        self.day, self.hour = QDateEdit(), ClockField(self._model.ui.language.clock)
        self.day.setObjectName("day")
        self.hour.setObjectName("hour")
        self.day.setCalendarPopup(True)
        self._figures = take_figures(self.day)
        self._figures.judged.connect(self._say_notice)
        self.day.dateChanged.connect(self._typed)
        self.day.installEventFilter(self)
        self.hour.chosen.connect(self._typed)
        self.hour.judged.connect(self._say_notice)
        self._fields = QWidget()
        self._fields.setLayout(row(self.day, self.hour, spacing=8))
        self._fields.layout().setStretch(0, 1)  # type: ignore[union-attr]
        self.day.setProperty("marked", True)
        self.hour.setTextMargins(-ICON_INDENT, 0, 0, 0)
        leading = QLineEdit.ActionPosition.LeadingPosition
        self._marks = {
            "calendar-blank": self.day.lineEdit().addAction(QIcon(), leading),
            "clock": self.hour.addAction(QIcon(), leading),
        }

    def typed_is_over(self) -> None:
        """As of the text: after the post was scheduled, undo takes back that, and not the hour that was typed."""
        undokeys.forget(self.hour)

    # -- showing ------------------------------------------------------------------------------------------------

    def show_slots(self) -> None:
        """Offer the next free slots of the chosen channels; asks the database, so not at every key."""
        clear(self._slots)
        model = self._model
        self.offered = found = [] if model.locked or model.client is None else model.slots(SLOTS)
        for local in found:
            made = button("soft", partial(self._take_slot, local), size="sm")
            made.setCheckable(True)
            made.setProperty("slot", local.isoformat())
            self._slots.addWidget(made)
        if found:
            told = label("caption")
            told.setText(self.tr("free slots"))
            self._slots.addWidget(told)
        self._slots.addStretch(1)
        self._slots_row.setVisible(bool(found))
        self._say_unslotted()
        self._say_slots()

    def _say_unslotted(self) -> None:
        """Channels without queue slots have nothing to offer: where that is put right."""
        bare = [] if self._model.locked else [place for place in self._model.chosen if not place.channel.slots]
        self._unslotted_row.setVisible(bool(bare))
        if bare:
            text = self.tr("%1 has no queue slots: set them") if len(bare) == 1 else self.tr("No queue slots: %1")
            names = [place.label for place in bare]
            told = text.replace("%1", ", ".join(names[:2]) + (" …" if len(names) > 2 else ""))
            self.unslotted.setText(self.tr("Set queue slots…"))  # whose is more than stands beside the hour
            self.unslotted.setToolTip(told)
            self.unslotted.setAccessibleDescription(told)
            self.unslotted.setProperty("channel", bare[0].id)

    def _set_slots(self) -> None:
        self.asked.emit(Place("channels", row=int(self.unslotted.property("channel")), detail="slots"))

    def _fit_slots(self) -> None:
        """As many free slots as there is room for beside the word that tells what they are."""
        shown = list(layouts.widgets(self._slots))
        room, used = self.width() - self._model.ui.theme.px(16 + 14), 0
        for each in [*shown[-1:], *shown[:-1]]:  # the word is the last of them
            each.ensurePolished()
            used += each.sizeHint().width() + self._slots.spacing()
            each.setVisible(used - self._slots.spacing() <= room)

    def _say_repeat(self) -> None:
        """How it comes back: what is too long ends in an ellipsis and is told by the tip, not cut at both ends."""
        text, px = repeating.sentence(self._model.ui, self._model.draft.recurrence), self._model.ui.theme.px
        room = self.width() - px(16 + 14) - self.repeat.iconSize().width() - px(8)
        shown = self.repeat.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(px(40), room))
        self.repeat.setText(shown)
        self.repeat.setToolTip(text if shown != text else "")
        self.repeat.setAccessibleName(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_slots()
        if self._model.client is not None:
            self._say_repeat()

    def show_all(self) -> None:
        """Show the model's time."""
        model, local = self._model, self._model.local
        if model.client is None:
            return
        for name, mark in self._marks.items():
            mark.setIcon(icons.icon(name, model.ui.theme))
        self._quiet = True
        if local is not None:
            self.day.setDate(QDate(local.year, local.month, local.day))
            self.hour.set_time(local.time())
            self._fit_day()
        self._quiet = False
        self._fields.setVisible(local is not None)
        self._fields.setEnabled(not model.locked)
        self._slots_row.setEnabled(not model.locked)
        self.choose.setVisible(local is None and not model.locked)
        self.drop.setVisible(local is not None and not model.live and not model.locked)
        name = zone_name(model.zone)
        self._zone.setText(name[:1].upper() + name[1:])  # it stands alone; Spanish zones begin small in a sentence
        self._say_repeat()
        self.repeat.setIcon(icons.icon("arrows-clockwise", model.ui.theme, "text.link"))
        self._repeat_row.setVisible(local is not None)
        self.repeat.setEnabled(not model.locked)
        self._say_slots()
        self.good.show_all()
        self._say_here()
        self._say_notice()
        self._say_ways()

    def _reshaped(self) -> None:
        self.show_slots()
        self.show_all()

    def _say_slots(self) -> None:
        model = self._model
        today = walltime.in_zone(model.ui.now(), model.zone).date()
        for made in self._slots_row.findChildren(type(self.choose)):
            local = datetime.fromisoformat(str(made.property("slot")))
            days = (local.date() - today).days
            locale = model.ui.language.locale
            day = "" if days == 0 else locale.toString(QDate(local.year, local.month, local.day), "ddd d") + " "
            made.setText(f"{day}{model.ui.language.clock(local)}")
            taken = local == model.local
            made.setChecked(taken)
            made.setIcon(icons.icon("check-bold", model.ui.theme, "accent.softText") if taken else QIcon())
            made.setIconSize(QSize(12, 12))
            made.setAccessibleName(self.tr("Free slot: %1").replace("%1", model.ui.language.words.wall(local)))
        self._fit_slots()

    def _say_here(self) -> None:
        """The same instant on the person's own clock, where that is another one."""
        at = self._model.moment()
        zone = bytes(QTimeZone.systemTimeZoneId().data()).decode()
        self._here.setVisible(False)
        if at is None or not zone:
            return
        try:
            here = walltime.from_utc(at.instant, zone)
        except SmdeskError:  # a system's zone without a name of the zone data: "UTC+3"
            return
        if here.local != at.wall.local:
            local = here.local.replace(second=0, microsecond=0)  # to the minute, as the fields
            shown = f"{self._model.ui.language.words.wall(local)} ({zone_name(zone)})"
            self._here.setText(self.tr("For you: %1").replace("%1", shown))
            self._here.setVisible(True)

    def _say_notice(self) -> None:
        self._notice.setText(self.notice())
        self._notice.setVisible(bool(self._notice.text()))
        self.hour.setAccessibleDescription(self._notice.text() if self.hour.unclear else "")
        self.day.setAccessibleDescription(self._notice.text() if self._figures.unclear else "")

    def notice(self) -> str:
        """What is wrong with what was typed, or what the clocks or the calendar make of the time; "" for nothing."""
        model = self._model
        at, words = model.moment(), model.ui.language.words
        if model.local is None:
            return ""
        if self.hour.unclear:
            told = self.tr("“%1” is no time of day, so it stays at %2. Type it like 9, 930 or 9:30.")
            return told.replace("%2", model.ui.language.clock(self.hour.meant)).replace("%1", self.hour.unclear)
        if self._figures.unclear:
            shown = date(self.day.date().year(), self.day.date().month(), self.day.date().day())
            told = self.tr("%1 has no day %2, so it is %3.").replace("%1", dates.month_title(model.ui, shown))
            stands = f"{dates.short_date(model.ui, shown)} {shown.year}"
            return told.replace("%2", str(self._figures.unclear)).replace("%3", stands)
        if at is None:
            return self.tr("There is no such time in the calendar.")
        if isinstance(at.notice, Gap):
            told = self.tr("On this day the clocks skip %1. It goes out at %2.")
            clock = model.ui.language.clock
            return told.replace("%1", clock(at.notice.asked)).replace("%2", clock(at.notice.used))
        if isinstance(at.notice, Overlap):
            told = self.tr("On this day the clocks show %1 twice. The first of the two counts.")
            return told.replace("%1", model.ui.language.clock(at.wall.local))
        if at.past and not model.locked and (model.moved or not model.live):
            told = self.tr("%1 has passed. Choose a later time, or publish now.")
            return told.replace("%1", words.wall(at.wall.local))
        return ""

    def _say_costs(self) -> None:
        """The price changes while one types a link; the lines only when it does."""
        if self._model.study.costs != self._costs:
            self._say_ways()

    def _say_ways(self) -> None:
        clear(self._lines)
        self._costs = self._model.study.costs
        ways = self._model.ways()
        groups: dict[str, list[Way]] = {}
        for way in ways:
            together = way.past or (len(ways) >= MANY and not (way.may_delegate or way.place.id in self._costs))
            at = waywords.own_time(self._model, way)
            key = "past" if way.past else f"{way.how} {at}" if together else f"{way.how}/{way.place.id}"
            groups.setdefault(key, []).append(way)
        for group in groups.values():
            self._lines.addWidget(self._line(group))

    def _line(self, ways: list[Way]) -> QWidget:
        theme, first = self._model.ui.theme, ways[0]
        mark, words = QLabel(), label("small", wrap=True)
        mark.setPixmap(
            marks.network(theme, first.place.channel.network, 14) if len(ways) == 1
            else icons.pixmap("info", theme.color("text.secondary"), 14, 2.0)
        )  # fmt: skip
        words.setText(self.way_sentence(first, ", ".join(way.place.label for way in ways)))
        made = QWidget()
        top = row(spacing=6)
        mark.setFixedSize(theme.px(14), theme.px(16))
        top.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(words, 1)
        line = column(top, spacing=4)
        if first.may_delegate and not self._model.locked:
            box = QCheckBox(self.tr("Let the network hold it"))
            box.setToolTip(self.tr("It goes out even when this computer is off."))
            box.setAccessibleName(f"{box.text()}: {first.place.name}")
            box.setChecked(first.how == "delegated")
            box.toggled.connect(lambda on, channel=first.place.id: self._model.delegate(channel, wished=on))
            line.addLayout(row(20, box, None, spacing=0))
        made.setLayout(line)
        return made

    def way_sentence(self, way: Way, names: str) -> str:
        """What will happen, in a sentence."""
        return waywords.sentence(self._model, way, names)

    # -- choosing -----------------------------------------------------------------------------------------------

    def _typed(self) -> None:
        if self._quiet:
            return
        day = self.day.date()
        self._model.choose_time(datetime.combine(date(day.year(), day.month(), day.day()), self.hour.meant))

    def _take_slot(self, local: datetime) -> None:
        self._changes.move(self.tr("Free slot"), local)
        self._say_slots()  # pressed once more it is still the one that is taken

    def _drop_time(self) -> None:
        self._changes.move(self.tr("No time"), None)

    def _choose_first(self) -> None:
        self._changes.move(self.tr("Choose a time"), self._model.first_time())
        self.day.setFocus()

    def _repeat(self) -> None:
        model = self._model
        if model.local is not None and not model.locked:
            repeating.ask(model.ui, self, model.draft.recurrence, model.local, self._take_rule)

    def _take_rule(self, rule: Rule | None) -> None:
        model = self._model
        if rule is not None and model.local is not None:
            recurrence.check(rule, WallTime(model.local, model.zone))
        self._changes.make(self.tr("Repetition"), replace(model.draft, recurrence=rule))

    def _measure(self) -> None:
        px, language = self._model.ui.theme.px, self._model.ui.language
        long = self.hour.fontMetrics().horizontalAdvance(language.clock(_LONG_TIME)) + px(_AROUND_TIME)
        self.hour.setFixedWidth(max(px(90), long))
        self._fit_day()

    def _fit_day(self) -> None:
        """With its weekday where there is room for that beside the hour; never cut."""
        locale, metrics = self._model.ui.language.locale, self.day.fontMetrics()
        room, day = self.day.width() - self._model.ui.theme.px(_AROUND_DAY), self.day.date()
        fitting = (each for each in _DAYS if metrics.horizontalAdvance(locale.toString(day, each)) <= room)
        wanted = next(fitting, locale.dateFormat(QLocale.FormatType.ShortFormat))
        if self.day.displayFormat() != wanted:
            self.day.setDisplayFormat(wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.day and event.type() == QEvent.Type.Resize:
            self._fit_day()
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        self._title.setText(self.tr("When"))
        self.day.setAccessibleName(self.tr("Day"))
        self.hour.setAccessibleName(self.tr("Time of day, in the client’s zone"))
        self.day.setLocale(self._model.ui.language.locale)
        self.day.setDisplayFormat(_DAYS[0])
        self.hour.show_again()
        self._measure()
        self.choose.setText(self.tr("Choose a time"))
        self.drop.setText(self.tr("No time"))
        if self._model.client is not None:
            self.show_slots()
            self.show_all()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
