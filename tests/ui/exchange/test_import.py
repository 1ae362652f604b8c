"""Importing in the window: what a file will become is seen first, put right where it stands, and taken back."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from smdesk.core.exchange.drafts import Fate
from smdesk.core.exchange.own import status_of
from smdesk.core.exchange.record import ChannelRef
from smdesk.core.walltime import from_utc
from smdesk.gui import Desk
from smdesk.services.exchange.exporting import What
from smdesk.services.patches import ClientPatch, NewPost, PartInput, VariantInput
from smdesk.ui.exchange.dialog import ImportDialog
from smdesk.ui.exchange.export import ExportDialog
from smdesk.ui.exchange.rows import COLUMNS
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.toast import Toast
from smdesk.words import Words
from tests.ui.helpers import dialog as asking
from tests.ui.helpers import press

OpenFile = Callable[..., ImportDialog]


@pytest.fixture
def open_file(qtbot: QtBot, example_desk: Desk, tmp_path: Path) -> OpenFile:
    """The dialog with a file of these rows, once it is read."""

    def open_it(*rows: str, head: str = "Fecha;Hora;Texto;Notas", encoding: str = "utf-8") -> ImportDialog:
        desk, file = example_desk, tmp_path / "plan.csv"
        assert desk.window is not None
        assert desk.runtime is not None
        file.write_text("\n".join([head, *rows]), encoding=encoding)
        client = desk.runtime.clients.list()[0].id
        desk.window.router.go(Place("import", client=client, files=(file,)))
        made = desk.window.findChild(ImportDialog)
        assert made is not None
        qtbot.waitUntil(lambda: made.preview is not None)
        return made

    return open_it


def soon(desk: Desk, days: int = 30) -> str:
    assert desk.runtime is not None
    return from_utc(desk.runtime.clock.now() + timedelta(days=days), "UTC").local.strftime("%Y-%m-%d")


def picture(widget: QWidget, name: str) -> None:
    if os.environ.get("SMDESK_PICTURES"):
        QTest.qWait(100)
        widget.grab().save(f"{os.environ['SMDESK_PICTURES']}/{name}.png")


def posts(desk: Desk) -> set[int]:
    assert desk.runtime is not None
    return {each.id for each in desk.runtime.posts.listing(limit=1000)}


def test_rows_are_put_right_where_they_stand_then_come_in_and_are_taken_back(
    qtbot: QtBot, example_desk: Desk, open_file: OpenFile
) -> None:
    desk = example_desk
    before = posts(desk)
    dialog = open_file(
        f"{soon(desk)};9:30;Pan;a", "20xx;9:00;Vino;b", f"{soon(desk, 31)};;Queso;c", "30/02/2027;9:00;Sal;d"
    )
    assert dialog.preview is not None
    assert [draft.fate for draft in dialog.preview.read.drafts] == [Fate.ADD, Fate.WRONG, Fate.ADD, Fate.WRONG]
    picture(dialog, "import")
    assert dialog.primary.text() == "Import 2 posts, leave 2 out"
    date = 1 + COLUMNS.index("date")
    dialog.model.setData(dialog.model.index(1, date), soon(desk, 32))
    qtbot.waitUntil(lambda: dialog.preview is not None and len(dialog.preview.incoming) == 3)
    dialog.model.setData(dialog.model.index(2, 0), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    qtbot.waitUntil(lambda: dialog.preview is not None and len(dialog.preview.incoming) == 2)
    dialog.only.click()
    assert dialog.shown.rowCount() == 2
    with qtbot.waitSignal(dialog.said) as said:
        dialog.primary.click()
    assert said.args == ["2 posts imported", True]
    assert len(posts(desk) - before) == 2
    assert desk.ui is not None
    desk.ui.undo.undo()
    assert posts(desk) == before
    assert desk.window is not None
    assert desk.window.findChild(Toast, "toast").accessibleName() == "The import is undone"
    desk.ui.undo.redo()
    assert len(posts(desk) - before) == 2


def test_where_some_of_an_import_has_gone_out_the_rest_of_it_can_be_undone(
    qtbot: QtBot, example_desk: Desk, open_file: OpenFile
) -> None:
    desk = example_desk
    assert desk.runtime is not None
    assert desk.window is not None
    assert desk.ui is not None
    before = posts(desk)
    client = desk.runtime.clients.list()[0].id
    channels = desk.runtime.channels.listing()
    channel = next(each for each in channels if each.client_id == client and each.network == "practice")
    row = f"{channel.network} {channel.handle};programada"
    rows = (f"{soon(desk)};9:30;Pan;{row}", f"{soon(desk)};10:30;Vino;{row}")
    dialog = open_file(*rows, head="Fecha;Hora;Texto;Canales;Estado")
    dialog.schedule.click()
    qtbot.waitUntil(lambda: dialog.preview is not None and dialog.preview.options.schedule)
    with qtbot.waitSignal(dialog.said):
        dialog.primary.click()
    (first, second) = sorted(posts(desk) - before)
    with desk.runtime.db.write() as unit:
        unit.connection.exec_driver_sql(f"UPDATE publication SET state = 'published' WHERE post_id = {first}")
    desk.ui.undo.undo()
    assert {first, second} <= posts(desk)
    press(asking(desk.window))
    assert posts(desk) - before == {first}
    assert desk.window.findChild(Toast, "toast").accessibleName() == "The rest of the import is undone"


def test_key_dates_are_counted_apart_from_posts(qtbot: QtBot, example_desk: Desk, tmp_path: Path) -> None:
    desk, file = example_desk, tmp_path / "own.csv"
    assert desk.runtime is not None
    assert desk.window is not None
    client = desk.runtime.clients.add(ClientPatch(name="Feria", zone="Europe/Madrid")).id
    desk.runtime.posts.add(NewPost(client, (), VariantInput(parts=(PartInput("Pan"),)), stage="idea"))
    day = desk.runtime.keydates.add(client, "Aniversario", date(2030, 2, 3))
    desk.runtime.exporting.write(file, "csv", What(clients=frozenset({client})), language="en")
    desk.runtime.keydates.delete(day.id)
    desk.runtime.posts.delete(desk.runtime.posts.listing(client=client)[0].id)
    desk.window.router.go(Place("import", client=client, files=(file,)))
    dialog = desk.window.findChild(ImportDialog)
    qtbot.waitUntil(lambda: dialog.preview is not None)
    assert dialog.primary.text() == "Import 1 post and 1 key date"
    with qtbot.waitSignal(dialog.said) as said:
        dialog.primary.click()
    assert said.args[0] == "1 post imported · 1 key date"


def test_columns_and_the_order_of_dates_are_chosen(qtbot: QtBot, example_desk: Desk, open_file: OpenFile) -> None:
    dialog = open_file("01/12/2030 9:00;Pan", "02/12/2030 9:00;Vino", head="Cuándo;Copia final")
    assert dialog.tabs.value == "columns"
    dialog.columns.chosen.emit(0, "date")
    qtbot.waitUntil(lambda: dialog.preview is not None and len(dialog.preview.wrong) == 2)
    picture(dialog, "columns")
    assert dialog.preview is not None
    assert len(dialog.preview.incoming) == 0
    dialog.columns.chosen.emit(1, "text")
    dialog.choices.order.set_value("dmy")
    dialog.choices.changed.emit()
    qtbot.waitUntil(lambda: dialog.preview is not None and len(dialog.preview.incoming) == 2)
    picture(dialog, "columns-chosen")
    assert dialog.primary.text() == "Import 2 posts"


def test_another_encoding_and_a_file_that_is_none(qtbot: QtBot, example_desk: Desk, open_file: OpenFile) -> None:
    dialog = open_file(f"{soon(example_desk)};9:30;Año;a", encoding="cp1252")
    assert dialog.choices.encoding.value == "cp1252"
    dialog.choices.encoding.set_value("cp850")
    dialog.choices.reopen.emit()
    qtbot.waitUntil(lambda: dialog.preview is not None and dialog.preview.table.facts["encoding"] == "cp850")
    dialog._file.write_bytes(b"")
    dialog.choices.reopen.emit()
    qtbot.waitUntil(lambda: dialog.problem.notice is not None and dialog.problem.notice.kind == "danger")


def test_the_dialog_speaks_the_other_language_at_once(qtbot: QtBot, example_desk: Desk, open_file: OpenFile) -> None:
    dialog = open_file(f"{soon(example_desk)};9:30;Pan;a", "20xx;9:00;Vino;b")
    assert example_desk.ui is not None
    example_desk.ui.language.choose("es")
    qtbot.waitUntil(lambda: dialog.primary.text() == "Importar 1 publicación y dejar fuera 1")
    picture(dialog, "import-es")
    example_desk.ui.theme.choose("dark")
    picture(dialog, "import-es-dark")


@pytest.mark.parametrize("form", ["xlsx", "pdf"])
def test_the_calendar_goes_out_and_says_where(qtbot: QtBot, example_desk: Desk, tmp_path: Path, form: str) -> None:
    assert example_desk.window is not None
    example_desk.window.router.go(Place("export"))
    dialog = example_desk.window.findChild(ExportDialog)
    assert dialog is not None
    picture(dialog, "export")
    dialog.form.set_value(form)
    file = tmp_path / f"plan.{form}"
    with qtbot.waitSignal(dialog.said):
        dialog.write(file)
    assert file.stat().st_size > 1000


@pytest.mark.parametrize(
    ("typed", "written", "begins"),
    [("plan.pdf", "plan.pdf", b"%PDF"), ("plan.december", "plan.december.xlsx", b"PK"), ("plan", "plan.xlsx", b"PK")],
)
def test_a_file_is_what_its_name_says(
    qtbot: QtBot, example_desk: Desk, tmp_path: Path, typed: str, written: str, begins: bytes
) -> None:
    assert example_desk.window is not None
    example_desk.window.router.go(Place("export"))
    dialog = example_desk.window.findChild(ExportDialog)
    assert dialog is not None
    chooser = dialog.ask()
    assert chooser is not None
    field = chooser.findChild(QLineEdit, "fileNameEdit")
    field.setText(str(tmp_path / typed))
    with qtbot.waitSignal(dialog.said):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith("plan")] == [written]
    assert (tmp_path / written).read_bytes().startswith(begins)


def test_enter_in_the_rows_takes_them_in(qtbot: QtBot, example_desk: Desk, open_file: OpenFile) -> None:
    dialog = open_file(f"{soon(example_desk)};9:30;Pan;a", "20xx;9:00;Vino;b")
    assert dialog.save_wrong.isVisible()
    dialog.save_wrong.setFocus()
    dialog.table.setFocus()
    with qtbot.waitSignal(dialog.said):
        QTest.keyClick(dialog.table, Qt.Key.Key_Return)


def test_only_what_was_chosen_goes_out(example_desk: Desk) -> None:
    assert example_desk.window is not None
    example_desk.window.router.go(Place("export"))
    dialog = example_desk.window.findChild(ExportDialog)
    assert dialog is not None
    runtime = example_desk.runtime
    everything = runtime.exporting.collect(dialog.what())[0]
    channel = next(each for each in runtime.channels.listing() if each.network == "practice")
    dialog.filters.channel.set_value(channel.id)
    dialog.filters.status.set_value("published")
    found = runtime.exporting.collect(dialog.what())[0]
    assert 0 < len(found) < len(everything)
    assert {status_of(each) for each in found} == {"published"}
    other = next(each.id for each in runtime.clients.list() if each.id != channel.client_id)
    dialog.client.set_value(other)
    dialog._follow_client()  # a channel of another client is none of this one's
    assert dialog.what().channels is None
    assert dialog.what().statuses == {"published"}


def test_what_an_unknown_zone_means_is_chosen(qtbot: QtBot, example_desk: Desk, open_file: OpenFile) -> None:
    dialog = open_file(f"{soon(example_desk)};9:30;Pan;Marte", head="Date;Time;Text;Time zone")
    assert dialog.preview is not None
    assert len(dialog.preview.wrong) == 1
    assert not dialog.choices.zone.isHidden()
    dialog.choices.zone.set_value("Atlantic/Canary")
    dialog.choices.changed.emit()
    qtbot.waitUntil(lambda: dialog.preview is not None and len(dialog.preview.incoming) == 1)
    assert [each.code for each in dialog.preview.incoming[0].findings] == ["row_zone_taken"]
    assert dialog.choices.zone.value == "Atlantic/Canary"  # and can be chosen again


def test_a_file_whose_zones_are_known_asks_for_none(example_desk: Desk, open_file: OpenFile) -> None:
    dialog = open_file(f"{soon(example_desk)};9:30;Pan;Europe/Madrid", head="Date;Time;Text;Time zone")
    assert dialog.choices.zone.isHidden()


def test_all_that_was_found_in_a_row_can_be_read_below_the_table(
    qtbot: QtBot, example_desk: Desk, open_file: OpenFile
) -> None:
    """The last column has room for its beginning, and a tip is for mice only."""
    dialog = open_file(f"{soon(example_desk)};9:30;Pan;a", "20xx;25:00;Vino;b")
    assert not dialog.told.isVisible()
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    assert dialog.told.isVisible()
    assert dialog.told.text() == dialog.model.told(dialog.model.draft(1)) != ""
    dialog.model.setData(dialog.model.index(1, 1 + COLUMNS.index("date")), soon(example_desk, 31))
    qtbot.waitUntil(lambda: "20xx" not in dialog.told.text())


def test_a_channel_that_a_file_names_is_called_as_in_the_language_of_the_window(example_desk: Desk) -> None:
    finding = {"name": ChannelRef("practice", "molino"), "fits": [ChannelRef("practice", "a"), ChannelRef("", "b")]}
    spanish = str(Words("es").finding("row_channel_unclear", **finding))
    assert "Red de práctica molino" in spanish
    assert "Red de práctica a, b" in spanish
    assert "Practice" not in spanish


def test_tab_leaves_the_rows_and_goes_through_the_columns_in_their_order(
    qtbot: QtBot, example_desk: Desk, open_file: OpenFile
) -> None:
    dialog = open_file(f"{soon(example_desk)};9:30;Pan;a")
    assert dialog.table.accessibleName() == "Rows"
    dialog.activateWindow()
    QTest.qWaitForWindowActive(dialog)
    dialog.table.setFocus()
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.safe
    dialog.tabs.set_value("columns")
    dialog.tabs.chosen.emit("columns")
    dialog.only.setFocus()
    seen = []
    for _ in range(7):
        QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget().objectName())
    assert seen[-6:] == ["column-0", "column-1", "column-2", "column-3", "safe", "primary"]
