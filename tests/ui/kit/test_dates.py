"""Days and times by language, time format and first day of the week."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDateTimeEdit, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from smdesk.core.settings import Scope
from smdesk.gui import Desk
from smdesk.ui.kit import dates, dialogs
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.zonenames import ZoneField, zone_country, zone_name

WEDNESDAY = date(2026, 10, 14)


@pytest.mark.parametrize(
    ("language", "day", "moment", "month", "weekday"),
    [
        ("es", "mié 14 oct", "mié 14 oct, 21:05", "Octubre 2026", "miércoles"),
        ("en", "Wed 14 Oct", "Wed 14 Oct, 21:05", "October 2026", "Wednesday"),
    ],
)
def test_days_are_written_in_the_short_forms_of_the_language(
    ui: Ui, language: str, day: str, moment: str, month: str, weekday: str
) -> None:
    ui.language.choose(language)
    at = datetime.combine(WEDNESDAY, time(21, 5))
    assert dates.short_day(ui, WEDNESDAY) == day
    assert dates.short_moment(ui, at) == moment
    assert dates.short_moment(ui, at, WEDNESDAY) == "21:05"
    assert dates.month_title(ui, WEDNESDAY) == month
    assert dates.long_weekday(ui, 2) == weekday
    assert dates.short_date(ui, WEDNESDAY, date(2027, 1, 1)).endswith("2026")
    assert dates.short_date(ui, WEDNESDAY) == day.split(" ", 1)[1]


def test_twelve_hours_reach_every_time_and_the_pages_hear_of_it(example_desk: Desk, ui: Ui, qtbot: QtBot) -> None:
    ui.settings.set("ui.time_format", "12h")
    qtbot.waitUntil(lambda: ui.language.twelve_hours)
    shown = [dates.clock(ui, time(*at)) for at in ((0, 5), (12, 0), (21, 5), (9, 5, 7))]
    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in shown] == [
        "12:05 am",
        "12:00 pm",
        "9:05 pm",
        "9:05:07 am",
    ]
    assert dates.hour(ui, 0).startswith("12")
    assert dates.hour(ui, 13).startswith("1\N{NO-BREAK SPACE}p")
    assert "ap" in dates.time_pattern(ui)
    ui.language.choose("es")
    assert dates.clock(ui, time(21, 5)) == "9:05\N{NO-BREAK SPACE}p.\N{NO-BREAK SPACE}m."
    ui.settings.set("ui.time_format", "24h")
    qtbot.waitUntil(lambda: dates.clock(ui, time(21, 5)) == "21:05")
    assert dates.hour(ui, 9) == "09:00"


def test_the_week_begins_as_the_client_or_else_the_person_says(ui: Ui) -> None:
    assert dates.week(ui) == (0, 1, 2, 3, 4, 5, 6)
    client = ui.runtime.clients.list()[0].id
    ui.settings.set("calendar.week_start", "sunday", scope=Scope.CLIENT, scope_id=client)
    assert dates.first_weekday(ui) == 0
    assert dates.week(ui, client) == (6, 0, 1, 2, 3, 4, 5)
    ui.scope.choose(client)
    assert dates.first_weekday(ui) == 6
    assert dates.qt_weekday(6).name == "Sunday"


def test_a_zone_is_called_by_its_city_or_its_own_name(ui: Ui) -> None:
    names = {
        "Europe/Madrid": ("Madrid", "Madrid"),
        "Europe/London": ("London", "Londres"),
        "America/Mexico_City": ("Mexico City", "Ciudad de México"),
        "America/Argentina/Buenos_Aires": ("Buenos Aires", "Buenos Aires"),
        "Etc/UTC": ("Coordinated Universal Time", "tiempo universal coordinado"),
        "UTC": ("Coordinated Universal Time", "tiempo universal coordinado"),
        "Etc/GMT+3": ("GMT-03:00", "GMT-03:00"),
    }
    assert {zone: zone_name(zone) for zone in names} == {zone: english for zone, (english, _) in names.items()}
    ui.language.choose("es")
    assert {zone: zone_name(zone) for zone in names} == {zone: spanish for zone, (_, spanish) in names.items()}


def test_a_zone_is_chosen_by_its_city_or_typed_by_its_name(ui: Ui, qtbot: QtBot) -> None:
    ui.language.choose("es")
    field = ZoneField("Etc/UTC")
    qtbot.addWidget(field)
    assert (field.currentText(), field.zone) == ("Tiempo universal coordinado", "Etc/UTC")
    offered = [field.itemText(place) for place in range(field.count())]
    assert "Londres, Europa" in offered
    assert len(set(offered)) == len(offered)
    assert not [each for each in offered if "/" in each or "_" in each]
    for typed, meant in (("londres", "Europe/London"), ("Nueva York, América", "America/New_York"),
                         ("asia/tokyo", "Asia/Tokyo"), ("Asia/Calcutta", "Asia/Calcutta")):  # fmt: skip
        field.setEditText(typed)
        assert field.zone == meant


def test_who_clicks_into_the_zone_and_types_replaces_what_stands_there(qtbot: QtBot) -> None:
    page, other, field = QWidget(), QLineEdit(), ZoneField("Etc/UTC")
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    layout.addWidget(other)
    layout.addWidget(field)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    other.setFocus()
    edit = field.lineEdit()
    assert edit is not None
    qtbot.mouseClick(edit, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(edit.hasSelectedText)
    qtbot.keyClicks(edit, "Madrid")
    assert field.zone == "Europe/Madrid"


def test_the_country_of_a_zone_is_that_of_its_place() -> None:
    zones = ("Europe/Madrid", "Atlantic/Canary", "America/Mexico_City", "Etc/UTC", "Nowhere/None")
    assert [zone_country(each) for each in zones] == ["ES", "ES", "MX", "", ""]


def test_another_time_is_asked_for_as_the_person_tells_the_time(ui: Ui, qtbot: QtBot) -> None:
    ui.language.choose_clock("12h")
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    at = datetime.combine(WEDNESDAY, time(21, 5))
    heard: list[datetime] = []
    asked = dialogs.ask_time(page, ui.language.words, "When?", "", "Move", "Day and time", at, heard.append)
    field = asked.findChild(QDateTimeEdit)
    assert field.text().replace("\N{NO-BREAK SPACE}", " ").lower().endswith("9:05 pm")
    asked.primary.click()
    assert heard == [at]


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", ("9 – 22 Oct", "26 Oct – 1 Nov", "9 Oct")), ("es", ("9 – 22 oct", "26 oct – 1 nov", "9 oct"))],
)
def test_days_from_one_to_another_say_their_month_once(ui: Ui, language: str, told: tuple[str, str, str]) -> None:
    ui.language.choose(language)
    spans = ((9, 10, 22, 10), (26, 10, 1, 11), (9, 10, 9, 10))
    said = [dates.short_days(ui, date(2026, month, day), date(2026, to, last)) for day, month, last, to in spans]
    assert tuple(said) == told
