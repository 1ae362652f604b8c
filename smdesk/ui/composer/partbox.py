"""One part of the post: its text with counters below, its media, its link."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from smdesk.core.text import addresses
from smdesk.ui.composer.caption import CaptionEdit
from smdesk.ui.composer.draft import PartDraft
from smdesk.ui.composer.emoji import EmojiMenu
from smdesk.ui.composer.media import MediaStrip
from smdesk.ui.composer.meter import Count, Meter
from smdesk.ui.composer.textbox import TextBox
from smdesk.ui.composer.tools import Tools
from smdesk.ui.kit import icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.drops import LineWithoutFiles, brings_media
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.widgets import button, column, label, restyle, row


class PartBox(QWidget):
    """Shows a part and tells what the person does to it; `key` names the part."""

    typed = Signal(str)
    linked = Signal(str)
    media = Signal(object, str)
    brought = Signal(object)
    removed = Signal()
    moved = Signal(int)
    used = Signal(str)  # a tool that needs more than this part: hash, quotes, eye-slash

    def __init__(self, ui: Ui, thumbs: Thumbs, part: PartDraft) -> None:
        super().__init__()
        self._ui = ui
        self.key = part.key
        self._number, self._count = 0, 1
        self.caption = CaptionEdit(ui.theme)
        self.caption.takes = brings_media
        self.meter = Meter(ui)
        self.tools = Tools(ui.theme)
        self.strip = MediaStrip(ui, thumbs)
        self.link = LineWithoutFiles()
        self.link.setObjectName("link")
        self.link.setClearButtonEnabled(True)
        self._link_caption = label("small")
        self._link_caption.setBuddy(self.link)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.box = TextBox(self._ui, self.caption)
        foot = row(self.tools, 8, self.meter, spacing=2, margins=(6, 5, 12, 5))
        foot.setStretchFactor(self.meter, 1)
        self.box.foot = QWidget()
        self.box.foot.setLayout(foot)
        self.box.foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.box.setLayout(column(self.caption, self.box.foot, spacing=0, margins=(2, 2, 2, 0)))
        self._title = label("strong")
        self._up = button("ghost", lambda: self.moved.emit(-1), size="sm", name="part-up")
        self._down = button("ghost", lambda: self.moved.emit(1), size="sm", name="part-down")
        self._remove = button("ghost", self.removed.emit, size="sm", name="part-remove")
        self._head = QWidget()
        self._head.setLayout(row(self._title, None, self._up, self._down, self._remove, spacing=2))
        self._link_row = QWidget()
        self._link_row.setLayout(column(self._link_caption, self.link, spacing=4))
        self.beside = row(self._link_row, spacing=10)  # the first comment comes beside it where there is one part
        self.beside.setStretch(0, 1)
        self.beside.setAlignment(self._link_row, Qt.AlignmentFlag.AlignTop)  # it does not spread beside a long comment
        self.setLayout(column(self._head, self.box, self.strip, self.beside, spacing=8))
        self.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self._draw()

    def _connect(self) -> None:
        self.tools.used.connect(self._use)
        self.caption.typed.connect(self._typed)
        self.caption.files.connect(self.brought)
        self.caption.document().documentLayout().documentSizeChanged.connect(self._grown)
        self.strip.brought.connect(self.brought)
        self.strip.wished.connect(self.media)
        self.link.textEdited.connect(self._linked)
        self._ui.theme.changed.connect(self._draw)

    # -- showing ------------------------------------------------------------------------------------------------

    def tell(self, part: PartDraft, number: int, count: int, *, locked: bool, link: bool) -> None:
        """Show a part, which stands at a place of so many. `link`: whether it shows the field for one."""
        self.key, self._number, self._count = part.key, number, count
        self.caption.set_text(part.text)
        self.caption.setReadOnly(locked)
        self.box.locked = locked
        if self.link.text() != part.link:
            self.link.setText(part.link)
        self.link.setReadOnly(locked)
        self._link_row.setVisible((link and not locked) or bool(part.link))
        self.tools.setVisible(not locked)
        self._head.setVisible(count > 1)
        for each in (self._up, self._down, self._remove):
            each.setVisible(not locked)
        self._up.setEnabled(number > 0 and not locked)
        self._down.setEnabled(number < count - 1 and not locked)
        self._remove.setEnabled(not locked)
        self._check_link()
        self._say_number()
        self.fit()

    def fit(self) -> None:
        """In a thread each text is as high as it needs; alone it takes what there is."""
        theme = self._ui.theme
        if self._count == 1:
            self.caption.setMinimumHeight(theme.px(110))
            self.caption.setMaximumHeight(16777215)
        else:
            self.caption.setFixedHeight(max(theme.px(84), min(theme.px(320), self.caption.content_height())))

    def _grown(self) -> None:
        """Laid out at another width, it has other lines."""
        if self._count > 1:
            self.fit()

    def show_counts(self, counts: Sequence[Count], over: int | None) -> None:
        """Counters, and the position (code points) from which the text is too long on the tightest."""
        self.meter.tell(counts)
        if over is not None:
            over = len(self.caption.toPlainText()[:over].encode("utf-16-le", "surrogatepass")) // 2
        self.caption.colouring.set_over(over)

    def retranslate(self) -> None:
        for made, words in (
            (self._up, self.tr("Move this part up")),
            (self._down, self.tr("Move this part down")),
            (self._remove, self.tr("Remove this part")),
        ):
            made.setAccessibleName(words)
            made.setToolTip(words)
        self._link_caption.setText(self.tr("Link shown as a card"))
        self.link.setAccessibleName(self.tr("Link shown as a card"))
        self.link.setPlaceholderText("https://…")
        self.caption.setPlaceholderText(self.tr("What is there to say?"))
        self._say_number()

    def _say_number(self) -> None:
        number = self.tr("Part %1 of %2").replace("%1", str(self._number + 1)).replace("%2", str(self._count))
        self._title.setText(number)
        self.caption.setAccessibleName(self.tr("Text") if self._count == 1 else number)

    def _draw(self) -> None:
        theme = self._ui.theme
        self._remove.setIcon(icons.icon("trash", theme))
        self._up.setText("↑")
        self._down.setText("↓")
        self.caption.apply_theme()

    # -- acting -------------------------------------------------------------------------------------------------

    def open_emoji(self) -> None:
        """The board of emoji, over its button."""
        menu = EmojiMenu(self._ui.theme, self)
        menu.chosen.connect(self.caption.put)
        self.tools.open_above(menu, "smiley")

    def focus_link(self) -> None:
        """To the link."""
        self._link_row.show()
        self.link.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _use(self, tool: str) -> None:
        match tool:
            case "smiley":
                self.open_emoji()
            case "at":
                self.caption.put("@")
            case "link-simple":
                self.focus_link()
            case _:
                self.used.emit(tool)

    def _typed(self, text: str) -> None:
        if self._count > 1:
            self.fit()
        self.typed.emit(text)

    def _linked(self, text: str) -> None:
        self._check_link()
        self.linked.emit(text.strip())

    def _check_link(self) -> None:
        text = self.link.text().strip()
        restyle(self.link, "invalid", bool(text) and not addresses.valid(text))
