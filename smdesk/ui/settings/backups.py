"""Data and backups: where everything lies, the copies there are and how good they are, making and restoring one."""

from __future__ import annotations

from datetime import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar

from smdesk.core.events import BackupsChanged
from smdesk.core.walltime import in_zone
from smdesk.services.backup import Backup, BackupService, Sizes
from smdesk.services.zone import computer_zone
from smdesk.ui.kit import dates, icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import Tag
from smdesk.ui.kit.widgets import button
from smdesk.ui.settings import folders
from smdesk.ui.settings.backuplist import BackupList
from smdesk.ui.settings.keeper import Keeper
from smdesk.ui.settings.moving import Moving
from smdesk.ui.settings.restoring import ask_restore
from smdesk.ui.settings.section import Section

translate = QCoreApplication.translate
MOST_DAYS, MOST_WEEKS, MOST_MONTHS = 90, 104, 120


class BackupsSection(Section):
    """Files are read and written by the pool; what it found comes back here."""

    _progressed = Signal(int, int)

    def __init__(self, ui: Ui, keeper: Keeper) -> None:
        super().__init__(ui, keeper, lambda: translate("Settings", "Data and backups"))
        self.service = BackupService(ui.runtime.folder, ui.runtime.clock)
        self._sizes: Sizes | None = None
        self._newest: Backup | None = None
        self._reading: Path | None = None  # the newest copy, while every page of it is being read
        self._data()
        self.copies = BackupList(ui)
        self._rules()
        self._copies()
        self.finish()
        self._progressed.connect(self._show_progress)
        keeper.changed.connect(lambda _fields: self._say_second())

    # -- building -----------------------------------------------------------------------------------------------

    def _data(self) -> None:
        root = self.ui.runtime.folder.root
        show = button("", lambda: folders.reveal(root), size="sm", name="show-data")
        self.say(lambda: show.setText(translate("Settings", "Show")))
        self._moving = Moving(self.ui, self.keeper, self.service, self)
        self._folder = self.row(lambda: str(root), self._say_sizes, show, self._moving.carry, icon="folder-fill")
        self.group(
            lambda: translate("Settings", "Your data"),
            lambda: translate(
                "Settings", "Everything lives in one folder of yours: a database, your files and the copies."
            ),
        ).add(self._folder, *self._moving.rows(self))

    def set_room(self, width: int) -> None:
        super().set_room(width)
        self.copies.set_room(width - 2)  # within the lines of the card

    def _rules(self) -> None:
        self._choose = button("", self._choose_second, size="sm", name="choose-second")
        self._forget = button("ghost", lambda: self._set_second(""), size="sm", name="forget-second")
        self._missing = Tag(self.ui.theme, name="second-missing")
        self._second = self.row(
            lambda: translate("Settings", "Also in a second folder"), self._second_text,
            self._missing, self._forget, self._choose, name="backup.second_folder",
        )  # fmt: skip
        self.say(self._say_second)
        self._keys["backup.second_folder"] = self._say_second
        self._group = self.group(lambda: translate("Settings", "Backups"), self._state)
        self._group.add(
            self.combo(
                "backup.time", lambda: translate("Settings", "Copied every day"), self._hours,
                lambda: translate("Settings", "While you work, without stopping anything; each copy is checked."),
            ),
            self._second,
            self.number("backup.daily", 1, MOST_DAYS, lambda: translate("Settings", "Daily copies kept")),
            self.number("backup.weekly", 0, MOST_WEEKS, lambda: translate("Settings", "Weekly copies kept")),
            self.number(
                "backup.monthly", 0, MOST_MONTHS, lambda: translate("Settings", "Monthly copies kept"),
                lambda: translate("Settings", "Copies that you make yourself are never deleted."),
            ),
        )  # fmt: skip

    def _copies(self) -> None:
        self._file = button("", self._restore_file, size="sm", name="restore-file")
        self._now = button("primary", self._back_up, size="sm", name="back-up-now")
        self._check = button("", self._check_all, size="sm", name="check-all")
        self.say(lambda: self._file.setText(translate("Settings", "Restore from a file…")))
        self.say(lambda: self._now.setText(translate("Settings", "Back up now")))
        self.say(lambda: self._check.setText(translate("Settings", "Check all")))
        self.ui.theme.changed.connect(self._draw)
        self._draw()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.hide()
        self.say(lambda: self._bar.setAccessibleName(translate("Settings", "Progress of the backup")))
        self.copies.restore.connect(self._ask_restore)
        self.copies.check.connect(self._check_one)
        self.say(self.copies.retranslate)
        group = self.group(lambda: translate("Settings", "Copies made"), lambda: "", self._check, self._file, self._now)
        group.put(self._bar).put(self.copies)

    def _draw(self) -> None:
        theme = self.ui.theme
        self._file.setIcon(icons.icon("clock-counter-clockwise", theme, "text.secondary"))
        self._now.setIcon(icons.icon("hard-drives", theme, "text.onAccent"))
        self._mark_state()

    def _mark_state(self) -> None:
        """A shield only for what was read to its end."""
        read = self.copies.whole(self._newest) if self._newest is not None else None
        if read is None:
            self._group.mark(None)
            return
        icon, kind = ("shield-check-fill", "success") if read.verdict.usable else ("warning-fill", "danger")
        theme = self.ui.theme
        self._group.mark(icons.pixmap(icon, theme.semantic(kind).fg, theme.px(16), self.devicePixelRatioF()))

    def _hours(self) -> list[tuple[int, str]]:
        """Minutes after midnight, in words."""
        told = translate("Settings", "At %1")
        hours = [(60 * each, told.replace("%1", dates.clock(self.ui, time(each)))) for each in range(1, 24)]
        return [(0, translate("Settings", "First thing in the day")), *hours]

    # -- words --------------------------------------------------------------------------------------------------

    def _say_sizes(self) -> str:
        found = self._sizes
        if found is None:
            return ""
        size = self.ui.language.words.facts.size
        told = translate("Settings", "Database %1 · files %2 · copies %3 · %4 free")
        for place, number in enumerate((found.database, found.media, found.backups, found.free), 1):
            told = told.replace(f"%{place}", size(folders.roughly(number)))
        return told

    def _state(self) -> str:
        newest = self._newest
        if newest is None:
            known = self.copies.known
            return translate("Settings", "There is no copy yet.") if known else translate("Settings", "Looking…")
        zone = computer_zone()
        at, today = in_zone(newest.made_at, zone).replace(second=0, microsecond=0), in_zone(self.ui.now(), zone)
        made = dates.short_moment(self.ui, at)
        if at.date() == today.date():
            made = translate("Settings", "today, %1").replace("%1", dates.clock(self.ui, at))
        return self._judged(newest).replace("%1", made)

    def _judged(self, newest: Backup) -> str:
        """The sentence about the last copy: what is said of its soundness was found by reading all of it."""
        read = self.copies.whole(newest)
        if read is None:
            return translate("Settings", "The last one: %1.")
        if read.verdict.usable:
            return translate("Settings", "The last one: %1, opened and checked whole.")
        why = self.ui.language.words.t(f"verdict.{read.verdict.value}")
        return translate("Settings", "The last one, %1, cannot be restored: %2.").replace("%2", why)

    def _second_text(self) -> str:
        place = str(self.keeper.get("backup.second_folder"))
        return place or translate("Settings", "Better on another disk: then one that breaks takes nothing with it.")

    def _say_second(self) -> None:
        place = str(self.keeper.get("backup.second_folder"))
        self._second.tell(self._second_text())
        self._choose.setText(translate("Settings", "Choose…"))
        self._forget.setText(translate("Settings", "Do not copy there"))
        self._forget.setVisible(bool(place))
        self._missing.setVisible(bool(place) and not Path(place).is_dir())
        self._missing.tell("warning", translate("Settings", "Not there now"), "warning-fill")

    # -- reading ------------------------------------------------------------------------------------------------

    def arrive(self) -> None:
        """Look at the copies and the room they take."""
        self._say_second()
        self.ui.tasks.run(self.service.listing, self._found, self.keeper.fail)
        self.ui.tasks.run(self.service.sizes, self._measured, self.keeper.fail)

    def _found(self, copies: tuple[Backup, ...]) -> None:
        self._newest = max(copies, key=lambda each: each.made_at, default=None)
        self.copies.show_copies(copies)
        self._say_state()
        self._check.setEnabled(bool(copies))
        newest = self._newest
        if newest is not None and self.copies.whole(newest) is None and self._reading != newest.path:
            self._reading = newest.path
            self._check_one(newest)

    def _checked(self, copy: Backup) -> None:
        self._reading = None if self._reading == copy.path else self._reading
        self.copies.checked(copy)
        self._say_state()

    def _not_checked(self, path: Path, error: Exception) -> None:
        self._reading = None if self._reading == path else self._reading
        self.keeper.fail(error)

    def _say_state(self) -> None:
        self._group.tell(self._state())
        self._mark_state()

    def _measured(self, sizes: Sizes) -> None:
        self._sizes = sizes
        self._folder.tell(self._say_sizes())

    # -- acting -------------------------------------------------------------------------------------------------

    def _back_up(self) -> None:
        self._busy(True)
        self.ui.tasks.run(partial(self.service.create, None, self._progressed.emit), self._made, self._failed)

    def _made(self, made: Backup) -> None:
        self._busy(False)
        self.ui.runtime.bus.publish(BackupsChanged())
        size = self.ui.language.words.facts.size(folders.roughly(made.size))
        self.keeper.said.emit(translate("Settings", "Copied and checked: %1").replace("%1", size), False)
        self.arrive()

    def _failed(self, error: Exception) -> None:
        self._busy(False)
        self.keeper.fail(error)

    def _busy(self, busy: bool) -> None:
        self._now.setEnabled(not busy)
        self._bar.setVisible(busy)
        self._bar.setRange(0, 0)

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)

    def _check_one(self, copy: Backup) -> None:
        self.copies.checking(copy.path)
        self.ui.tasks.run(partial(self.service.check, copy.path), self._checked, partial(self._not_checked, copy.path))

    def _check_all(self) -> None:
        for copy in self.copies.shown:
            self._check_one(copy)

    def _ask_restore(self, copy: Backup) -> None:
        self.ui.tasks.run(
            partial(self.service.contents, copy.path),
            partial(ask_restore, self, self.ui, self.service, copy),
            self.keeper.fail,
        )

    def _restore_file(self) -> None:
        pattern = translate("Settings", "Backups of smdesk (*.sqlite3)")
        dialog = QFileDialog(self, translate("Settings", "Restore from a file"), "", pattern)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._take_file)
        folders.open_dialog(dialog)

    def _take_file(self, name: str) -> None:
        self.ui.tasks.run(partial(self.service.check, Path(name)), self._judge, self.keeper.fail)

    def _judge(self, copy: Backup) -> None:
        if copy.verdict.usable:
            self._ask_restore(copy)
        else:
            verdict = self.ui.language.words.t(f"verdict.{copy.verdict.value}")
            told = translate("Settings", "%1 cannot be restored: %2. Your desk is as it was; choose another file.")
            self.keeper.said.emit(told.replace("%1", copy.path.name).replace("%2", verdict), False)

    def _choose_second(self) -> None:
        dialog = QFileDialog(self, translate("Settings", "A second folder for backups"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._set_second)
        folders.open_dialog(dialog)

    def _set_second(self, place: str) -> None:
        self.keeper.set("backup.second_folder", place, translate("Settings", "Also in a second folder"))
