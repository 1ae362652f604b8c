"""Saved texts and groups of hashtags at hand: a menu over the tool, filled in for this post and put at the cursor."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from smdesk.core import walltime
from smdesk.services.snippets import filled
from smdesk.services.views import SnippetView
from smdesk.ui.composer.model import Composer
from smdesk.ui.composer.partbox import PartBox
from smdesk.ui.composer.saveddialog import SavedDialog
from smdesk.ui.kit import dates
from smdesk.ui.kit.floating import Menu

#: How many a menu shows; the rest is in the list.
SHOWN = 20
_TOOLS = {"text": "quotes", "hashtags": "hash"}
#: What ends a word or a sentence, and what begins one, besides letters and figures.
_ENDS, _BEGINS = frozenset(".,;:!?…)]»”"), frozenset("#@¡¿([«“")


class SavedTexts(QObject):
    """`open` shows the menu of a kind over a part; what is chosen goes to that part's cursor."""

    def __init__(self, model: Composer, page: QWidget) -> None:
        super().__init__(page)
        self._model = model
        self._page = page

    def open(self, box: PartBox, kind: str) -> None:
        """The menu of a kind: `text` or `hashtags`."""
        model = self._model
        if model.locked or model.client is None:
            return
        menu = Menu(box)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        found = model.ui.runtime.snippets.list(model.client.id, kind)
        if kind == "hashtags":
            menu.addAction("#").triggered.connect(lambda _checked=False: box.caption.put("#"))
            menu.addSeparator()
        for each in found[:SHOWN]:
            made = menu.addAction(each.name.replace("&", "&&"))
            made.setToolTip(self.fill(each))
            made.triggered.connect(lambda _checked=False, each=each: self.put(box, each))
        menu.setToolTipsVisible(True)
        if not found:
            nothing = self.tr("No saved text yet") if kind == "text" else self.tr("No group of hashtags yet")
            menu.addAction(nothing).setEnabled(False)
        menu.addSeparator()
        text = box.caption.textCursor().selectedText().replace("\u2029", "\n").strip()
        if text:
            keep = menu.addAction(self.tr("Save what is selected…"))
            keep.triggered.connect(lambda _checked=False: self.manage(kind, text))
        words = self.tr("Edit saved texts…") if kind == "text" else self.tr("Edit groups of hashtags…")
        menu.addAction(words).triggered.connect(partial(self._manage, kind))
        box.tools.open_above(menu, _TOOLS[kind])

    def put(self, box: PartBox, snippet: SnippetView) -> None:
        """Write it at the cursor, with room around it: right after a hashtag or a link it would become part of it."""
        text, before, after = self.fill(snippet), *box.caption.beside()
        tight = bool(before) and not before.isspace() if snippet.kind == "hashtags" else _touch(before, text[:1])
        box.caption.put(f"{' ' * tight}{text}{' ' * _touch(text[-1:], after)}")

    def fill(self, snippet: SnippetView) -> str:
        """The text with its places filled in for the post that is open."""
        return filled(snippet.body, self.facts())

    def facts(self) -> dict[str, str]:
        """What stands for `{client}` and the like."""
        model = self._model
        assert model.client is not None
        ui = model.ui
        scoped = model.places.get(model.scope) if model.scope is not None else None
        place = scoped or next(iter(model.chosen), None)
        now = walltime.in_zone(ui.now(), model.zone).replace(tzinfo=None)
        at: datetime = model.local or now
        handle = place.channel.handle if place is not None else ""
        return {
            "client": model.client.name,
            "handle": f"@{handle.lstrip('@')}" if handle and " " not in handle else handle,
            "network": place.network if place is not None else "",
            "date": dates.short_date(ui, at.date(), now.date()),
            "weekday": dates.long_weekday(ui, at.weekday()),
            "time": dates.clock(ui, at),
            "website": model.client.website,
        }

    def manage(self, kind: str, text: str = "") -> None:
        """The list of all there is; with a text, a new one of it."""
        assert self._model.client is not None
        made = SavedDialog(self._model.ui, self._page, self._model.client, kind, tuple(self.facts()))
        made.open()
        if text:
            made.begin(text)

    def _manage(self, kind: str, _checked: bool = False) -> None:
        self.manage(kind)


def _touch(before: str, after: str) -> bool:
    """Whether two letters belong to words that need a space between them; a quotation mark may open, and gets none."""
    return (before.isalnum() or before in _ENDS) and (after.isalnum() or after in _BEGINS)
