"""Pictures of every screen there is, in both languages and both looks, from the example desk.

    python tools/shots.py FOLDER [en|es] [light|dark] [desk|shell|objectives|month|plan|dossier|...]

No display is needed. The example desk is made anew for each language, so its days are counted from today; each group
has a copy of its own, so that its pictures are the same alone and among all.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QPoint  # noqa: E402
from PySide6.QtWidgets import QDialog, QWidget  # noqa: E402

from smdesk.core.publication import Act, State  # noqa: E402
from smdesk.desk import Desk  # noqa: E402
from smdesk.gui import _application  # noqa: E402
from smdesk.services.patches import ClientPatch  # noqa: E402
from smdesk.services.secret_stores import ThisRun  # noqa: E402
from smdesk.ui.calendar import parcel  # noqa: E402
from smdesk.ui.calendar.dropping import MonthDropping  # noqa: E402
from smdesk.ui.calendar.hourlayout import clock_change  # noqa: E402
from smdesk.ui.calendar.model import key  # noqa: E402
from smdesk.ui.calendar.page import CalendarPage  # noqa: E402
from smdesk.ui.calendar.peek import Peek  # noqa: E402
from smdesk.ui.calendar.periods import View, months  # noqa: E402
from smdesk.ui.calendar.sieve import Filters  # noqa: E402
from smdesk.ui.composer.page import ComposerPage  # noqa: E402
from smdesk.ui.kit.place import Place  # noqa: E402
from smdesk.ui.publish.ledger import Show  # noqa: E402
from smdesk.ui.publish.page import PublishPage  # noqa: E402
from smdesk.ui.settings.page import SettingsPage  # noqa: E402
from smdesk.ui.shell.switcher import Switcher  # noqa: E402
from smdesk.ui.shell.window import MainWindow  # noqa: E402
from tools import (  # noqa: E402
    kit_sheet,
    shots_approvals,
    shots_audit,
    shots_campaigns,
    shots_dossier,
    shots_exchange,
    shots_objectives,
    shots_plan,
    shots_publish,
    shots_sheets,
    shots_states,
)

FULL, LEAST = (1440, 900), (1100, 700)
APP = _application()


def settle(seconds: float = 0.25) -> None:
    """Let Qt paint and the timers of a moment run out."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        APP.processEvents()
        time.sleep(0.005)


def first(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The screens of an empty desk."""
    yield "welcome", window
    window.resize(*LEAST)
    yield "welcome-least", window
    window.resize(*FULL)
    welcome = window.welcome
    assert welcome is not None
    welcome.begin()
    welcome.form.name.setText("Molino Viejo")
    yield "client", window
    welcome.form.make_client()
    welcome.form.networks["snapchat"].setChecked(True)
    yield "channel", window
    welcome.form.connect_channels()
    settle(1.0)
    yield "queue", window


def today(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The Today page: all clients, one client, and the least window."""
    ui = window._ui  # noqa: SLF001  (which client shows is chosen by hand else)
    yield "today", window
    ui.scope.choose(ui.runtime.clients.list()[-1].id)
    yield "today-one-client", window
    ui.scope.choose(None)
    window.resize(*LEAST)
    yield "today-least", window
    window.resize(*FULL)


def desk(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The screens of the example desk."""
    yield from today(window)
    window.router.go("publish")
    page = window.router.made["publish"]
    assert isinstance(page, PublishPage)
    for show in Show:
        page.choose(show)
        yield f"publishing-{show.value}", window
    page.choose(Show.HISTORY)
    for state in (State.FAILED, State.UNCONFIRMED, State.LATE, State.ASSISTED, State.DELEGATED, State.PUBLISHED):
        view = next((each for each in page.book.views if each.state is state), None)
        if view is not None:
            page.open(view.id)
            yield f"detail-{state.value}", window
    view = next(each for each in page.book.views if each.state is State.SCHEDULED)
    page.open(view.id)
    for act in (Act.NOW, Act.MOVE):
        page.acts.do(act, [view])
        yield f"ask-{act.value}", shots_plan.dialog_of(page, settle)
    page.acts.pause()
    yield "paused", window
    page.acts.resume()
    page.finder.setText("…zzz")
    yield "nothing-found", window
    page.finder.clear()
    window.resize(*LEAST)
    page.choose(Show.TROUBLE)
    yield "publishing-least", window


def settings(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Every section of the settings, a search, and the least window."""
    window.router.go("settings")
    page = cast(SettingsPage, window.router.page("settings"))
    for name in page.buttons:
        section: Any = page.show_section(name)
        settle(0.6)
        while getattr(section, "coming", False):  # the keys come in turns
            settle(0.1)
        yield f"settings-{name}", window
    page.finder.setText("copi" if window.ui.language.code == "es" else "cop")
    yield "settings-search", window
    page.finder.clear()
    window.resize(*LEAST)
    page.show_section("backups")
    yield "settings-least", window
    window.resize(*FULL)


def hours(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The calendar by hours, as a list, and one post of it in its popover."""
    window.router.go("calendar")
    page = cast(CalendarPage, window.router.page("calendar"))
    page.show_tray(False)
    today = page.model.today
    for size, name in ((FULL, ""), (LEAST, "-least")):
        window.resize(*size)
        for view in (View.WEEK, View.DAY, View.AGENDA):
            page.show_view(view, today)
            _paint_hours(page)
            yield f"calendar-{view.value}{name}", window
    window.resize(*FULL)
    page.show_view(View.WEEK, today)
    entry, sheet = page.model.all_entries()[-1], page.panes.hours
    page.popups.peek_at(entry, sheet.on_screen(sheet.rect_of(entry)))
    peek = page.findChild(Peek)
    assert peek is not None
    yield "calendar-peek", peek
    peek.close()
    window.ui.runtime.clients.edit(entry.client_id, ClientPatch(zone="Europe/Madrid"))
    window.ui.scope.choose(entry.client_id)
    change = next(day for ahead in range(366) if clock_change(day := today + timedelta(days=ahead), page.model.zone))
    page.show_view(View.WEEK, change)
    sheet.verticalScrollBar().setValue(0)
    yield "calendar-clock-change", window


def month(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The month: of one client and of all, looked through, with something carried over it, and in the least window."""
    window.router.go("calendar")
    page, scope = cast(CalendarPage, window.router.page("calendar")), window.ui.scope
    for client, name in ((window.ui.runtime.clients.list()[0].id, ""), (None, "-all")):
        scope.choose(client)
        page.show_view(View.MONTH, page.model.today)
        page.show_tray(on=True)
        settle(0.8)  # pictures are decoded elsewhere
        yield f"calendar-month{name}", window
    page.model.filters = Filters(statuses=frozenset({"failed", "missed"}))
    yield "calendar-filtered", window
    page.model.filters = Filters()
    entry = next(each for each in page.model.all_entries() if each.movable and each.wall.date() > page.model.today)
    page.model.select([key(entry)])
    what, dropping = parcel.parcel([entry], entry), page.month.findChild(MonthDropping)
    assert dropping is not None
    day = next(each for each in page.month.grid.days if each > entry.wall.date())
    over = page.month.grid.cell(day).center()
    target = dropping.target(what, over, copy=False)
    assert target is not None
    page.month.carried = page.model.selected
    dropping.show_target(target)
    page.tip.show_landing(target.landing, page.month.mapToGlobal(over + QPoint(0, 8)))
    yield "calendar-drag", window
    dropping.leave()
    page.month.carried = frozenset()
    window.resize(*LEAST)
    settle(0.4)
    yield "calendar-least", window
    window.resize(*FULL)
    page.turn(9)
    yield "calendar-empty", window
    scope.choose(window.ui.runtime.clients.list()[0].id)  # nothing of it comes back every week
    page.show_view(View.MONTH, months(page.model.today.replace(day=1), 2))
    settle(0.6)
    yield "calendar-blank", window


def plan(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Pillars, a mix to be rebalanced, and a month proposed."""
    yield from shots_plan.plan(window, settle)


def series(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Key dates and campaigns of a month to come, a post that comes back, and what is asked about it."""
    window.router.go("calendar")
    page = cast(CalendarPage, window.router.page("calendar"))
    again = next(post for post in window.ui.runtime.posts.listing(limit=400) if post.recurrence)
    window.ui.scope.choose(again.client_id)
    page.show_view(View.MONTH, page.model.today + timedelta(days=20))
    page.show_tray(on=True)
    settle(1.5)  # key dates are read behind the posts
    yield "calendar-series", window
    entry = next(each for each in page.model.all_entries() if each.ghost)
    page.acts.put(parcel.parcel([entry], entry), entry.wall.date() + timedelta(days=1))
    yield "calendar-series-move", shots_plan.dialog_of(page, settle)
    page.series.ask_repeat(entry)
    yield "calendar-repeat", shots_plan.dialog_of(page, settle)
    page.key_dates.ask_new(page.model.today)
    yield "calendar-key-date", shots_plan.dialog_of(page, settle)


def composer(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """A new post, one with pictures, one that is out, and the composer's dialogs."""
    for size, name in ((FULL, ""), (LEAST, "-least")):
        window.resize(*size)
        window.router.go("composer")
        settle(0.6)
        yield f"composer-new{name}", window
    posts = window.ui.runtime.posts.listing(limit=400)
    shown = next(post for post in reversed(posts) if post.base.parts[0].media and len(post.variants) > 2)
    out = next(post for post in posts if len(post.base.parts) > 1)
    for size, name in ((FULL, ""), (LEAST, "-least")):
        window.resize(*size)
        window.router.go(Place("composer", shown.id))
        settle(0.6)
        yield f"composer{name}", window
    window.resize(*FULL)
    page = cast(ComposerPage, window.router.page("composer"))
    page.box.strip.crop(0)
    settle(0.4)
    yield "composer-crop", shots_plan.dialog_of(page, settle)
    page.editor.saved.manage("text")
    yield "composer-saved", shots_plan.dialog_of(page, settle)
    page.show_versions()
    yield "composer-versions", shots_plan.dialog_of(page, settle)
    page.when.repeat.click()
    yield "composer-repeat", shots_plan.dialog_of(page, settle)
    window.router.go(Place("composer", out.id))
    settle(0.6)
    yield "composer-published", window


def _paint_hours(page: CalendarPage) -> None:
    """A full week is painted in slices, and its pictures arrive one by one."""
    settle(0.5)
    while page.view in (View.WEEK, View.DAY) and not page.panes.hours.painted:
        settle(0.05)


def shell(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """What stands around the pages: palette, client switcher, scheduler, menus, narrow rail."""
    window.resize(*FULL)
    window.open_palette()
    settle(0.8)
    yield "palette", window
    window.finding.field.setText("pan" if window.ui.language.code == "es" else "bread")
    yield "palette-found", window
    window.finding.peek()
    assert window.finding.peeked is not None
    yield "palette-peek", window.finding.peeked
    window.finding.peeked.close()
    window.finding.close_palette()
    window.open_clients()
    switcher = next(each for each in window.findChildren(Switcher) if each.isVisible())
    yield "client-switcher", switcher
    switcher.close()
    scheduler = window.line.open_scheduler()
    yield "scheduler", scheduler
    scheduler.close()
    window.new_client()
    yield "new-client", shots_plan.dialog_of(window, settle)
    window.open_menu()
    yield "menu-bar", window
    window.open_menu()
    window.ui.scope.choose(window.clients.all[0].id)
    window.watch()
    yield "client-watching", window
    window.watch()
    window.ui.scope.choose(None)


def channels(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The channels with their dialogs, recovery, a notification of our own, and the panel for publishing by hand."""
    yield from shots_publish.channels(window, settle)
    yield from shots_publish.recovery(window, settle)
    yield from shots_publish.assisted(window, settle)


def objectives(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Objectives and KPIs, and what was signed."""
    yield from shots_objectives.objectives(window, settle)


def approvals(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Rounds of approval, and what came back."""
    yield from shots_approvals.approvals(window, settle)


def sheets(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The weekly content sheet."""
    yield from shots_sheets.sheets(window, settle)


def dossier(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The dossier of a client."""
    yield from shots_dossier.dossier(window, settle)


def audits(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """What is known of a client, and who else is there."""
    yield from shots_audit.audit(window, settle)


def campaigns(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Campaigns and ads."""
    yield from shots_campaigns.campaigns(window, settle)


def exchange(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Calendars from files, and into files."""
    yield from shots_exchange.exchange(window, settle)


def loading(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Lists while they are being read."""
    yield from shots_states.loading(window, settle)


def shoot(
    out: Path, language: str, theme: str, root: Path, screens: Callable[[MainWindow], Iterator[tuple[str, QWidget]]]
) -> None:
    """Open a desk, walk through its screens, and keep a picture of each."""
    opened = Desk(APP, root, secrets=ThisRun(), language=language, quit_asks=False)
    opened.open()
    window, ui = opened.window, opened.ui
    assert window is not None
    assert ui is not None
    ui.theme.choose(theme)
    ui.language.choose(language)
    window.resize(*FULL)
    settle(0.6)
    try:
        for name, widget in screens(window):
            settle()
            file = out / f"{name}-{theme}-{language}.png"
            widget.grab().save(str(file))
            print(file)
            if isinstance(widget, QDialog):
                widget.reject()
    finally:  # its threads would keep a run alive that has failed
        opened.close()
        ui.language.deleteLater()  # its words would stand behind those of the next window
    # Without an event loop nothing else deletes the window; each that stayed would be dressed anew with every look.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle(0.05)


def fill(root: Path, language: str) -> None:
    """The example desk of a language in a new folder."""
    from smdesk.runtime import Runtime
    from smdesk.services.practice.service import PracticeService
    from smdesk.system.lock import Kind

    with Runtime.open(root, secrets=ThisRun(), owner=Kind.CLI) as runtime:
        PracticeService(runtime.db, runtime.clock, runtime.media, runtime.accounts, runtime.folder.practice).fill(
            language
        )


ALL = (
    desk,
    shell,
    objectives,
    hours,
    month,
    series,
    plan,
    dossier,
    audits,
    campaigns,
    composer,
    channels,
    approvals,
    sheets,
    exchange,
    settings,
    loading,
)


def main(given: list[str]) -> int:
    """The exit status."""
    if not given:
        print(__doc__)
        return 2
    out = Path(given[0])
    out.mkdir(parents=True, exist_ok=True)
    languages = [word for word in given[1:] if word in {"en", "es"}] or ["en", "es"]
    themes = [word for word in given[1:] if word in {"light", "dark"}] or ["light", "dark"]
    wanted = [each for each in ALL if each.__name__ in given]
    for theme in themes:
        print(kit_sheet.shoot(APP, out, theme))
    with tempfile.TemporaryDirectory(prefix="smdesk-shots-") as folder:
        for language in languages:
            for theme in themes:
                if not wanted:
                    shoot(out, language, theme, Path(folder) / f"empty-{language}-{theme}", first)
                example = Path(folder) / f"example-{language}-{theme}"
                fill(example, language)
                for screens in wanted or ALL:
                    own = Path(shutil.copytree(example, Path(folder) / f"{screens.__name__}-{language}-{theme}"))
                    shoot(out, language, theme, own, screens)
                    shutil.rmtree(own)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
