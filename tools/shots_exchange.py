"""Pictures of importing and exporting: rows with their problems, columns, the export."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from smdesk.core.walltime import in_zone
from smdesk.ui.exchange.dialog import ImportDialog
from smdesk.ui.exchange.export import ExportDialog
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.place import Place
from smdesk.ui.shell.window import MainWindow

Wait = Callable[[float], None]


def exchange(window: MainWindow, settle: Wait) -> Iterator[tuple[str, QWidget]]:
    """The import of a table with some damage, its columns, and the export."""
    ui = window.ui
    client = ui.runtime.clients.list()[0]
    channel = next(each for each in ui.runtime.channels.listing(client=client.id))
    start = in_zone(ui.now(), client.zone) + timedelta(days=3)
    lines = ["Fecha;Hora;Texto;Canales;Estado;Notas"]
    for number in range(14):
        day = start + timedelta(days=number)
        hour = "9:30" if number % 4 else ""
        name = f"{network_name(channel.network)} {channel.handle}" if number % 5 else "linkedin"
        said = f"Pan de centeno, masa madre y doce horas de reposo ({number})"
        lines.append(f"{day:%d/%m/%Y};{hour};{said};{name};programada;nota")
    lines += ["30/02/2027;9:00;Imposible;;;", "01/11/2020;9:00;Pasada;;;"]
    with tempfile.TemporaryDirectory(prefix="smdesk-shots-") as folder:
        file = Path(folder) / "diciembre.csv"
        file.write_text("\n".join(lines), encoding="cp1252")
        for tab in ("rows", "columns"):
            window.router.go(Place("import", client=client.id, files=(file,)))
            made = next(each for each in window.findChildren(ImportDialog) if each.isVisible())
            while made.preview is None:
                settle(0.1)
            made.tabs.set_value(tab)
            made.tabs.chosen.emit(tab)
            settle(0.2)
            yield f"import-{tab}", made
    window.router.go(Place("export"))
    going = window.findChild(ExportDialog)
    assert going is not None
    yield "export", going
