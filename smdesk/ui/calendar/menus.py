"""The menus of a post and of an empty place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from smdesk.core.publication import Act
from smdesk.services.calendar.service import CalendarEntry, IdeaView
from smdesk.ui.calendar import daymarks, parcel
from smdesk.ui.calendar.parcel import Parcel
from smdesk.ui.calendar.periods import View
from smdesk.ui.kit import shortcuts
from smdesk.ui.kit.floating import Menu, danger, under
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.postacts import Chosen

if TYPE_CHECKING:
    from smdesk.ui.calendar.page import CalendarPage

translate = QCoreApplication.translate


def post_menu(page: CalendarPage, entry: CalendarEntry) -> QMenu:
    """What can be done with what is chosen; `entry` is the one under the pointer."""
    menu, acts, model = _menu(page), page.acts, page.model
    several = len(model.selected) > 1
    movable = any(each.movable or each.ghost for each in model.chosen())
    _add(menu, translate("CalendarMenu", "Edit"), "Enter", lambda: page.open_entry(entry))
    _add(menu, translate("CalendarMenu", "Peek"), "Space", page.panes.peek)
    menu.addSeparator()
    _add(menu, translate("CalendarMenu", "Copy as a draft to…"), "Ctrl+D", page.ask_copy)
    _give_items(menu, page, entry)
    _add(menu, translate("CalendarMenu", "Move to…"), "Ctrl+Shift+M", page.ask_move, on=movable)
    _add(menu, translate("CalendarMenu", "Cut"), "Ctrl+X", lambda: acts.copy(cut=True), on=movable)
    _add(menu, translate("CalendarMenu", "Copy"), "Ctrl+C", acts.copy)
    meant = acts.meant()
    if meant:
        menu.addSeparator()
        page.posts.status_menu(menu, meant)
        page.posts.channels_menu(menu, meant)
        page.posts.approval_item(menu, meant, page.asked.emit)
        page.posts.sheet_item(menu, meant, page.asked.emit)
    _pillar_items(menu, page, entry)
    _campaign_items(menu, page, entry)
    _series_items(menu, page, entry, several=several)
    menu.addSeparator()
    if not several:
        _publishing_items(menu, page, entry)
    _add(
        menu,
        translate("CalendarMenu", "Back to ideas"),
        "",
        page.lay_aside,
        on=any(each.movable for each in model.chosen()),
    )
    _add(menu, translate("CalendarMenu", "Delete"), "Del", page.delete, on=movable)
    danger(menu)
    return menu


def _give_items(menu: QMenu, page: CalendarPage, entry: CalendarEntry) -> None:
    """A copy for another client."""
    others = [each for each in page.model.ui.clients() if each.id != entry.client_id]
    if others:
        sub = under(menu, translate("CalendarMenu", "Copy to client"))
        for each in others:
            _add(sub, each.name.replace("&", "&&"), "", partial(page.acts.give, each.id, each.name))


def _publishing_items(menu: QMenu, page: CalendarPage, entry: CalendarEntry) -> None:
    """What can be done with how one goes out, or has gone out."""
    views = page.sent.views(entry)
    if any(Act.NOW in view.acts for view in views):
        _add(menu, translate("CalendarMenu", "Publish now…"), "", lambda: page.sent.publish_now(entry))
    links = [view.remote_url for view in views if view.remote_url]
    if links:
        _add(menu, translate("CalendarMenu", "Copy link"), "", lambda: page.sent.copy(links[0]))
    if entry.items:
        _add(menu, translate("CalendarMenu", "Show under Publishing"), "", lambda: page.show_publication(entry))


def _pillar_items(menu: QMenu, page: CalendarPage, entry: CalendarEntry) -> None:
    """The pillars of its client, the first five with their keys."""
    pillars = [each for each in page.model.pillars.values() if each.client_id == entry.client_id]
    if pillars:
        sub = under(menu, translate("CalendarMenu", "Pillar"))
        for place, pillar in enumerate(pillars):
            key = str(place + 1) if place < 5 else ""
            made = _add(sub, pillar.name.replace("&", "&&"), key, partial(page.acts.set_pillar, place))
            made.setCheckable(True)
            made.setChecked(entry.pillar_id == pillar.id)


def _campaign_items(menu: QMenu, page: CalendarPage, entry: CalendarEntry) -> None:
    """The campaigns of its client, and none."""
    campaigns = page.model.ui.runtime.campaigns.names(entry.client_id)
    if not campaigns:
        return
    sub = under(menu, translate("CalendarMenu", "Campaign"))
    for number, name in ((None, translate("CalendarMenu", "None")), *campaigns):
        made = _add(sub, name.replace("&", "&&"), "", partial(page.acts.set_campaign, number))
        made.setCheckable(True)
        made.setChecked(entry.campaign_id == number)


def _series_items(menu: QMenu, page: CalendarPage, entry: CalendarEntry, *, several: bool) -> None:
    """How it comes back, and what can be done with this one of a series."""
    acts, coming = page.series, entry.ghost or entry.movable
    if several or not coming:
        return
    _add(menu, translate("CalendarMenu", "Repeat…"), "", lambda: acts.ask_repeat(entry))
    if entry.recurs and parcel.coming(entry):
        _add(menu, translate("CalendarMenu", "Leave this one out"), "", lambda: acts.tried(acts.skip, entry))
        _add(menu, translate("CalendarMenu", "End the series here"), "", lambda: acts.tried(acts.end, entry))


def day_menu(page: CalendarPage, day: date) -> QMenu:
    """What can be done on an empty place."""
    menu, acts = _menu(page), page.acts
    to_come = day >= page.model.today
    _add(menu, translate("CalendarMenu", "New post here"), "N",
         lambda: page.new(page.panes.first_time(day)), on=to_come)  # fmt: skip
    _add(menu, translate("CalendarMenu", "New idea"), "I", page.new_idea)
    _add(menu, translate("CalendarMenu", "Paste"), "Ctrl+V", lambda: acts.paste(day), on=acts.can_paste() and to_come)
    _date_items(menu, page, day)
    for span in page.model.marks.campaigns(day, day + timedelta(days=1)):
        text = translate("CalendarMenu", "Open “%1”").replace("%1", span.name.replace("&", "&&"))
        _add(menu, text, "", partial(page.asked.emit, daymarks.place(span)))
    menu.addSeparator()
    _add(menu, translate("CalendarMenu", "Plan the month…"), "", page.plans.plan_month, on=page.plans.possible())
    _slot_items(menu, page)
    _add(menu, translate("CalendarMenu", "Show this day"), "D", lambda: page.show_view(View.DAY, day))
    _add(menu, translate("CalendarMenu", "Show this week"), "W", lambda: page.show_view(View.WEEK, day))
    _add(menu, translate("CalendarMenu", "Go to date…"), "G", page.ask_day)
    return menu


def _slot_items(menu: QMenu, page: CalendarPage) -> None:
    """Channels of the client in view that have no queue slots: where they get some."""
    client = page.model.ui.scope.client
    bare = [each for each in page.model.channels.values() if each.client_id == client and not each.slots]
    if not bare:
        return
    sub = under(menu, translate("CalendarMenu", "Channels without queue slots"))
    for each in bare:
        name = " · ".join(part for part in (network_name(each.network), each.handle) if part)
        _add(sub, translate("CalendarMenu", "%1: set slots…").replace("%1", name), "",
             partial(page.asked.emit, Place("channels", row=each.id, detail="slots")))  # fmt: skip


def _date_items(menu: QMenu, page: CalendarPage, day: date) -> None:
    """Key dates: those of the day, each with what can be made of it, and a new one."""
    acts, marks, client = page.key_dates, page.model.marks, page.model.ui.scope.client
    to_come = day >= page.model.today
    menu.addSeparator()
    for each in marks.on(day):
        sub = under(menu, daymarks.name(each).replace("&", "&&"))
        if each.kind != "quiet" and to_come:
            _add(sub, translate("CalendarMenu", "Idea for this day"), "", partial(acts.idea, each, day),
                 on=client is not None)  # fmt: skip
            _add(sub, translate("CalendarMenu", "Write a post for this day"), "", partial(acts.draft, each, day))
            sub.addSeparator()
        if each.number:
            _add(sub, translate("CalendarMenu", "Change…"), "", partial(acts.ask_change, each.number))
            _add(sub, translate("CalendarMenu", "Delete"), "", partial(acts.delete, each))
            danger(sub)
        else:
            _add(sub, translate("CalendarMenu", "Hide for this client"), "", partial(acts.hide, each),
                 on=client is not None)  # fmt: skip
    _add(menu, translate("CalendarMenu", "Add key date…"), "", lambda: acts.ask_new(day))
    if marks.quiet(day) is None:
        _add(menu, translate("CalendarMenu", "Mark as no-post day"), "", lambda: acts.make_quiet(day),
             on=client is not None)  # fmt: skip


def _menu(parent: QWidget) -> QMenu:
    menu = Menu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _add(menu: QMenu, text: str, key: str, act: Callable[[], object], *, on: bool = True) -> QAction:
    made = menu.addAction(shortcuts.beside(text, key))
    made.setEnabled(on)
    made.triggered.connect(lambda _checked=False: act())
    return made


def idea_menu(page: CalendarPage, ideas: Sequence[IdeaView]) -> QMenu:
    """What can be done with chosen ideas."""
    menu, acts, tray = _menu(page), page.acts, page.tray.list
    day = max(page.panes.day, page.model.today)
    _add(menu, translate("CalendarMenu", "Edit"), "Enter",
         lambda: page.asked.emit(Place("composer", row=ideas[0].post_id)))  # fmt: skip
    _add(menu, translate("CalendarMenu", "Put on the chosen day"), "P", lambda: acts.put(carried_of(page), day))
    _add(menu, translate("CalendarMenu", "Put on…"), "", lambda: acts.ask_move(carried_of(page)))
    menu.addSeparator()
    meant = [Chosen(each.post_id, each.client_id, each.stage) for each in ideas]
    page.posts.status_menu(menu, meant)
    page.posts.channels_menu(menu, meant)
    menu.addSeparator()
    _add(menu, translate("CalendarMenu", "Delete"), "Del", tray.delete_chosen)
    danger(menu)
    return menu


def carried_of(page: CalendarPage) -> Parcel:
    """The chosen ideas."""
    what = page.tray.list.parcel()
    assert what is not None
    return what
