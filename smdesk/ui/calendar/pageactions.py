"""What can be done on the calendar page, each thing once: for its menus, its keys and the palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from smdesk.ui.calendar.periods import View
from smdesk.ui.kit.actions import Action

if TYPE_CHECKING:
    from smdesk.ui.calendar.page import CalendarPage

translate = QCoreApplication.translate


def of(page: CalendarPage) -> list[Action]:
    """The actions of the page; single letters work in the views only."""
    return [*_looking(page), *_posting(page), *_carrying(page), *_planning(page), *_pillars(page)]


def _looking(page: CalendarPage) -> list[Action]:
    body, model = page.panes.stack, page.model
    views = [
        (View.MONTH, "M", lambda: translate("CalendarActions", "Month")),
        (View.WEEK, "W", lambda: translate("CalendarActions", "Week")),
        (View.DAY, "D", lambda: translate("CalendarActions", "Day")),
        (View.AGENDA, "A", lambda: translate("CalendarActions", "Agenda")),
    ]
    return [
        *(
            Action(f"calendar.{view.value}", text, partial(page.show_here, view), letter, menu="view", where=body,
                   checked=partial(page.shows, view))
            for view, letter, text in views
        ),
        Action("calendar.today", lambda: translate("CalendarActions", "Go to today"), lambda: page.go(model.today),
               "T", menu="go", where=body),
        Action("calendar.date", lambda: translate("CalendarActions", "Go to date…"), page.ask_day, "G", menu="go",
               where=body),
        Action("calendar.back", lambda: translate("CalendarActions", "The period before"), partial(page.turn, -1),
               "PgUp", menu="go", where=body),
        Action("calendar.forward", lambda: translate("CalendarActions", "The next period"), partial(page.turn, 1),
               "PgDown", menu="go", where=body),
        Action("calendar.ideas", lambda: translate("CalendarActions", "Ideas"), page.toggle_tray, "Ctrl+Shift+I",
               "lightbulb", "view", checked=page.tray_shown),
        Action("calendar.layers", lambda: translate("CalendarActions", "Layers"), page.header.layers.showMenu, "L",
               menu="view", where=body),
        Action("calendar.sort", lambda: translate("CalendarActions", "Sort the agenda by the next column"),
               lambda: page.panes.agenda.view.sort_next(), "S", menu="view", where=body,
               enabled=partial(page.shows, View.AGENDA)),
        Action("calendar.order", lambda: translate("CalendarActions", "Turn the order of the agenda round"),
               lambda: page.panes.agenda.view.turn_order(), "Shift+S", menu="view", where=body,
               enabled=partial(page.shows, View.AGENDA)),
        Action("calendar.filter", lambda: translate("CalendarActions", "Filter…"), page.header.open_filters, "F",
               "funnel-simple", "view", where=body),
        Action("calendar.find", lambda: translate("CalendarActions", "Find in the calendar"), page.finder.open,
               "Ctrl+F", "magnifying-glass", "edit", group="find"),
        Action("calendar.clear", lambda: translate("CalendarActions", "Clear filters"), page.clear_filters,
               icon="funnel-simple", menu="view", enabled=lambda: model.filters.active),
    ]  # fmt: skip


def _all(page: CalendarPage) -> str:
    if page.view is View.AGENDA:
        return translate("CalendarActions", "Choose all")
    return translate("CalendarActions", "Choose all of the day")


def _posting(page: CalendarPage) -> list[Action]:
    body, model, chosen = page.panes.stack, page.model, partial(_chosen, page)
    return [
        Action("calendar.new", lambda: translate("CalendarActions", "New post on this day"), page.new_here, "N", "plus",
               "post", where=body),
        Action("calendar.idea", lambda: translate("CalendarActions", "New idea"), page.new_idea, "I", "lightbulb",
               "post", where=body),
        Action("calendar.keydate", lambda: translate("CalendarActions", "Add key date…"),
               lambda: page.key_dates.ask_new(page.panes.day), icon="flag", menu="tools"),
        Action("calendar.shown-dates", lambda: translate("CalendarActions", "Show hidden key dates again"),
               page.key_dates.show_hidden, enabled=lambda: model.ui.scope.client is not None),
        Action("calendar.move", lambda: translate("CalendarActions", "Move to…"), page.ask_move, "Ctrl+Shift+M", "",
               "post", chosen, body),
        Action("calendar.duplicate", lambda: translate("CalendarActions", "Copy as a draft to…"), page.ask_copy,
               "Ctrl+D", "", "post", chosen, body),
        Action("calendar.aside", lambda: translate("CalendarActions", "Back to ideas"), page.lay_aside, "", "", "post",
               chosen),
        Action("calendar.delete", lambda: translate("CalendarActions", "Delete"), page.delete, "Del", "", "post",
               chosen, body),
    ]  # fmt: skip


def _carrying(page: CalendarPage) -> list[Action]:
    """Choosing all, and the clipboard."""
    body, acts, chosen = page.panes.stack, page.acts, partial(_chosen, page)
    return [
        Action("calendar.all", partial(_all, page), page.choose_day,
               "Ctrl+A", "", "edit", where=body),
        Action("calendar.cut", lambda: translate("CalendarActions", "Cut"), partial(acts.copy, cut=True), "Ctrl+X", "",
               "edit", chosen, body),
        Action("calendar.copy", lambda: translate("CalendarActions", "Copy"), acts.copy, "Ctrl+C", "", "edit", chosen,
               body),
        Action("calendar.paste", lambda: translate("CalendarActions", "Paste"), page.paste, "Ctrl+V", "", "edit",
               acts.can_paste, body),
    ]  # fmt: skip


def _planning(page: CalendarPage) -> list[Action]:
    return [
        Action("calendar.plan", lambda: translate("CalendarActions", "Plan the month…"), page.plans.plan_month,
               "Ctrl+Shift+L", "calendar-blank", "client", page.plans.possible),
        Action("calendar.structure", lambda: translate("CalendarActions", "Copy the structure of the month before"),
               page.plans.copy_month, "", "copy", "client", page.plans.possible),
        Action("calendar.rebalance", lambda: translate("CalendarActions", "Rebalance the mix…"), page.plans.rebalance,
               "", "scales", "client", page.plans.possible),
        Action("calendar.pillars", lambda: translate("CalendarActions", "Pillars…"), page.plans.edit_pillars, "",
               "stack", "client", page.plans.possible),
    ]  # fmt: skip


def _pillars(page: CalendarPage) -> list[Action]:
    return [
        Action(f"calendar.pillar-{place + 1}", partial(_pillar, place + 1), partial(page.acts.set_pillar, place),
               str(place + 1), enabled=partial(_chosen, page), where=page.panes.stack)
        for place in range(5)
    ]  # fmt: skip


def _chosen(page: CalendarPage) -> bool:
    return bool(page.model.selected)


def _pillar(number: int) -> str:
    return translate("CalendarActions", "Pillar %1").replace("%1", str(number))
