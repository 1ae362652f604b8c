"""What a person decides about a file before it comes in: whose it is, how it is to be read, what is past."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from smdesk.core import zones
from smdesk.core.exchange import layouts
from smdesk.core.exchange.days import Order
from smdesk.core.exchange.drafts import Past
from smdesk.services.exchange.views import Preview
from smdesk.ui.exchange import words
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import Combo
from smdesk.ui.kit.widgets import label
from smdesk.ui.kit.zonenames import zone_title

_ENCODINGS = ("utf-8", "utf-16", "cp1252", "iso-8859-15", "mac_roman", "cp850")
_SEPARATORS = (",", ";", "\t", "|")


class Choices(QWidget):
    """`changed` by hand; `reopen` where the file itself has to be read in another way."""

    changed = Signal()
    reopen = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.client, self.layout_, self.order, self.past = (
            Combo(name=name) for name in ("import-client", "import-layout", "import-order", "import-past")
        )
        self.encoding, self.separator, self.sheet = (
            Combo(name=name) for name in ("import-encoding", "import-separator", "import-sheet")
        )
        self.zone = Combo(name="import-zone")
        self._fields = [
            self.client, self.layout_, self.order, self.past, self.encoding, self.separator, self.sheet, self.zone,
        ]  # fmt: skip
        self._captions = [label("small") for _ in self._fields]
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(22, 10, 22, 10)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(3)
        places = ((0, 0), (0, 1), (0, 2), (0, 3), (2, 0), (2, 1), (2, 0), (2, 2))
        for field, caption, (line, column) in zip(self._fields, self._captions, places, strict=True):
            caption.setBuddy(field)
            grid.addWidget(caption, line, column)
            grid.addWidget(field, line + 1, column)
            field.setMinimumWidth(ui.theme.px(120))
        for column in range(4):
            grid.setColumnStretch(column, 1)
        for field in (self.client, self.layout_, self.order, self.past, self.zone):
            field.chosen.connect(lambda _value: self.changed.emit())
        for field in (self.encoding, self.separator, self.sheet):
            field.chosen.connect(lambda _value: self.reopen.emit())

    def tell(self, preview: Preview) -> None:
        """The choices that this file has, as they stand."""
        options, facts = preview.options, preview.table.facts
        clients = [(client.id, client.name) for client in self._ui.clients()]
        self.client.tell([(None, self.tr("As the file says")), *clients])
        self.client.set_value(options.client)
        found = words.layout(preview.read.layout)
        kinds = [(each, words.layout(each)) for each in layouts.BY_ID if each != "ics"]
        self.layout_.tell([("", self.tr("%1 (found)").replace("%1", found)), *kinds])
        self.layout_.set_value(options.layout)
        orders = [(each.value, words.order(each.value)) for each in Order]
        self.order.tell([("", self._order_found(preview)), *orders])
        self.order.set_value(options.order.value if options.order is not None else "")
        self.past.tell([(Past.ASK.value, self.tr("Is an error")), (Past.LEAVE.value, self.tr("Stays out")),
                        (Past.IDEAS.value, self.tr("Comes in without a date"))])  # fmt: skip
        self.past.set_value(options.past.value)
        self._tell_file(facts)
        if self._asks_zone(preview):
            line, column = (0, 1) if preview.table.kind == "ics" else (2, 2)  # a calendar leaves that place free
            self._grid.addWidget(self._captions[-1], line, column)
            self._grid.addWidget(self.zone, line + 1, column)
            offered = {zone_title(each): each for each in ("UTC", *sorted(zones.places()))}
            places = sorted(offered.items(), key=lambda item: item[0].casefold())
            self.zone.tell([("", self.tr("Choose…")), *((each, title) for title, each in places)])
            self.zone.set_value(options.zone)
        self._caption(preview)

    def _asks_zone(self, preview: Preview) -> bool:
        """Some rows name a zone that there is not, or one was chosen for them."""
        codes = (each.code for draft in preview.read.drafts for each in draft.findings)
        return bool(preview.options.zone) or "row_unknown_zone" in codes

    def _order_found(self, preview: Preview) -> str:
        doubted = any(each.field == "date" for each in preview.read.findings)
        if doubted:
            return self.tr("Choose…")
        return self.tr("%1 (found)").replace("%1", words.order(preview.read.order.value).split(":")[0])

    def _tell_file(self, facts: dict[str, object]) -> None:
        encoding, separator = str(facts.get("encoding", "")), str(facts.get("separator", ""))
        self.encoding.tell([(each, each) for each in dict.fromkeys((encoding, *_ENCODINGS)) if each])
        self.encoding.set_value(encoding)
        shown = {
            ",": self.tr("Comma ( , )"),
            ";": self.tr("Semicolon ( ; )"),
            "\t": self.tr("Tab"),
            "|": self.tr("Bar ( | )"),
        }
        self.separator.tell(
            [(each, shown.get(each, each)) for each in dict.fromkeys((*_SEPARATORS, separator)) if each]
        )
        self.separator.set_value(separator)
        sheets = facts.get("sheets")
        self.sheet.tell([(str(each), str(each)) for each in sheets] if isinstance(sheets, list) else [])
        self.sheet.set_value(facts.get("sheet"))

    def _caption(self, preview: Preview) -> None:
        texts = (
            self.tr("Client"), self.tr("Kind of file"), self.tr("Dates"), self.tr("What is past"), self.tr("Encoding"),
            self.tr("Separator"), self.tr("Sheet"), self.tr("Unknown zones mean"),
        )  # fmt: skip
        shown = (
            True, preview.table.kind != "ics", "date" in preview.read.fields and preview.table.kind != "ics", True,
            "encoding" in preview.table.facts, "separator" in preview.table.facts,
            isinstance(sheets := preview.table.facts.get("sheets"), list) and len(sheets) > 1,
            self._asks_zone(preview),
        )  # fmt: skip
        for field, caption, text, on in zip(self._fields, self._captions, texts, shown, strict=True):
            caption.setText(text)
            field.setAccessibleName(text)
            caption.setVisible(on)
            field.setVisible(on)
