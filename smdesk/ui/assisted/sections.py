"""What the steps of the panel hold: the account, the pictures, the texts to paste, the link to bring back."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from smdesk.services.kits import Do, Kit
from smdesk.services.views import PublicationView
from smdesk.ui.assisted.pictures import Picture
from smdesk.ui.assisted.step import Step
from smdesk.ui.kit import icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.floating import Menu
from smdesk.ui.kit.flow import Flow
from smdesk.ui.kit.forms import ICON_INDENT
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.widgets import button, column, frame, label, row

_TAG = re.compile(r"(?<!\w)[#@][\w.]+|https?://\S+")


class AccountStep(Step):
    """Which account, and the page to open for it."""

    def __init__(self, ui: Ui, number: int, view: PublicationView, kit: Kit, opens: Callable[[], object]) -> None:
        self.open = button("link", opens, name="open-page")
        super().__init__(ui, number, self.open)
        network = network_name(view.network)
        draft = Do.FINISH_DRAFT in kit.todo
        self.name(self.tr("Finish it in the app") if draft else self.tr("Sign in as the right account"))
        self.open.setText(self.tr("Open %1").replace("%1", network))
        self.open.setVisible(bool(kit.open_url))
        told = label("secondary", wrap=True, select=True)
        parts = [f"{view.channel} · {network}" if view.channel else network]
        if Do.OPEN_FILLED in kit.todo:
            parts.append(self.tr("The page opens with the text filled in."))
        elif draft:
            parts.append(self.tr("It waits as a draft in the app’s inbox: choose there who sees it, and post it."))
        elif Do.OPEN_APP in kit.todo:
            parts.append(self.tr("Open it yourself, here or on your phone."))
        told.setText("\n".join(parts))
        self.body.addWidget(told)


class MediaStep(Step):
    """The pictures, each with its number, its size and its alternative text."""

    def __init__(self, ui: Ui, thumbs: Thumbs, number: int, kit: Kit) -> None:
        self.folder = button("link", name="open-folder")
        super().__init__(ui, number, self.folder)
        self.folder.setText(self.tr("Open folder"))
        items = [item for part in kit.parts for item in part.media]
        still = all(item.kind in {"image", "gif"} for item in items)
        self.name(
            self.tr("Drag the picture(s) to the site", "", len(items))
            if still
            else self.tr("Drag the file(s) to the site", "", len(items))
        )
        self.pictures = [Picture(ui, thumbs, item, place) for place, item in enumerate(items, 1)]
        for picture in self.pictures:
            told = label("secondary", wrap=True)
            size = ui.language.words.facts.size(picture.item.size)
            width, height = picture.item.shape
            shape = f"{width} × {height}, " if width else ""
            told.setText(f"{shape}{size}")
            alt = label("", wrap=True, select=True)
            alt.setText(self.tr("Alt text: “%1”").replace("%1", picture.item.alt))
            alt.setVisible(bool(picture.item.alt))
            line = row(picture, spacing=10)
            line.addLayout(column(None, told, alt, None, spacing=2), 1)
            self.body.addLayout(line)
            picture.name()
        if len(items) > 1:
            hint = label("small", wrap=True)
            hint.setText(self.tr("With Shift all of them are dragged, in this order."))
            self.body.addWidget(hint)
        self.missing = label("small", wrap=True)
        self.missing.setProperty("tone", "danger")
        self.missing.hide()
        if kit.missing:
            self.say(self.tr("Not in the media folder any more: %1").replace("%1", ", ".join(kit.missing)))
        self.body.addWidget(self.missing)

    def say(self, text: str) -> None:
        """What is wrong with the files."""
        self.missing.setText(text)
        self.missing.show()

    def hand(self, paths: tuple[Path, ...]) -> None:
        """The copies are there: from now on pictures can be dragged."""
        by_number = {int(path.name.split("-")[0]): path for path in paths}
        for number, picture in enumerate(self.pictures, 1):
            picture.path, picture.paths = by_number.get(number), paths
            picture.name()


class TextStep(Step):
    """The caption, with whatever else is to be pasted: `copies` puts a text on the clipboard under a name."""

    def __init__(self, ui: Ui, number: int, kit: Kit, copies: Callable[[str, str], object]) -> None:
        self.tag = QFrame()
        super().__init__(ui, number, self._make_tag(ui))
        self._ui = ui
        self.name(self.tr("Paste the caption"))
        box = frame("role", "card", QVBoxLayout)
        inner = box.layout()
        assert isinstance(inner, QVBoxLayout)
        inner.setContentsMargins(10, 8, 10, 9)
        self.text = label("", wrap=True, select=True, name="caption")
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setText(coloured(kit.caption, ui.theme.hex("text.link")))
        self.text.setAccessibleName(kit.caption)
        inner.addWidget(self.text)
        self.body.addWidget(box)
        self.again = self._button(self.tr("Copy again"), lambda: copies(kit.caption, "caption"), "copy-caption")
        self.again.setIcon(icons.icon("copy", ui.theme))
        buttons: list[QWidget] = [self.again]
        alts = [alt for part in kit.parts for alt in part.alts]
        if any(alts):
            buttons.append(self._alts(alts, copies))
        if kit.first_comment:
            buttons.append(
                self._button(
                    self.tr("First comment"), lambda: copies(kit.first_comment, "comment"), "copy-comment"
                )
            )  # fmt: skip
        for place, part in enumerate(kit.parts[1:], 2):
            text = self.tr("Part %1").replace("%1", str(place))
            buttons.append(self._button(text, partial(copies, part.caption, "part"), f"copy-part-{place}"))
        flow = Flow(gap=7)
        for each in buttons:
            flow.addWidget(each)
        self.body.addLayout(flow)

    def _make_tag(self, ui: Ui) -> QFrame:
        self.tag.setProperty("box", "success")
        self.tag.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        mark, self._tag_words = QLabel(), label("strong")
        mark.setPixmap(icons.pixmap("check", ui.theme.semantic("success").fg, ui.theme.px(13), 2.0))
        self.tag.setLayout(row(mark, self._tag_words, spacing=5, margins=(7, 2, 8, 2)))
        return self.tag

    def _alts(self, alts: list[str], copies: Callable[[str, str], object]) -> QPushButton:
        """One alternative text is copied at once; of several one is chosen, by its picture's number."""
        told = [(place, alt) for place, alt in enumerate(alts, 1) if alt]
        if len(told) == 1:
            return self._button(self.tr("Copy alt text"), lambda: copies(told[0][1], "alt"), "copy-alt")
        made = self._button(self.tr("Alt texts"), None, "copy-alt")
        made.setProperty("menued", True)
        menu = Menu(made)
        for place, alt in told:
            text = alt if len(alt) <= 44 else f"{alt[:42].rstrip()}…"
            entry = QAction(f"{place}  {text}".replace("&", "&&"), menu)
            entry.triggered.connect(lambda _checked=False, alt=alt: copies(alt, "alt"))
            menu.addAction(entry)
        made.setMenu(menu)
        return made

    def _button(self, text: str, act: Callable[[], object] | None, name: str) -> QPushButton:
        made = button("", act, size="sm", name=name)
        made.setText(text)
        return made

    def say_copied(self, what: str) -> None:
        """What is on the clipboard; "" for nothing of ours."""
        words = {
            "caption": self.tr("Copied"),
            "alt": self.tr("Alt text copied"),
            "comment": self.tr("Comment copied"),
            "part": self.tr("Part copied"),
            "picture": self.tr("Picture copied"),
        }
        self.tag.setVisible(what in words)
        self._tag_words.setText(words.get(what, ""))


class LinkStep(Step):
    """Where the address of the post is pasted."""

    def __init__(self, ui: Ui, number: int) -> None:
        super().__init__(ui, number)
        self.name(self.tr("Paste its link, to be sure"))
        self.field = QLineEdit()
        self.field.setObjectName("link")
        self.field.setPlaceholderText("https://…")
        self.field.setMaxLength(4096)
        self.field.setClearButtonEnabled(True)
        self.field.setAccessibleName(self.tr("Link to the post on the network"))
        self.field.setTextMargins(-ICON_INDENT, 0, 0, 0)
        self.field.addAction(icons.icon("link-simple", ui.theme), QLineEdit.ActionPosition.LeadingPosition)
        self.hint = label("small", wrap=True, name="link-hint")
        self.body.addWidget(self.field)
        self.body.addWidget(self.hint)


def coloured(text: str, color: str) -> str:
    """A text as rich text, with its hashtags, names and addresses in a colour."""
    parts, end = [], 0
    for found in _TAG.finditer(text):
        parts.append(html.escape(text[end : found.start()]))
        parts.append(f'<span style="color:{color}">{html.escape(found[0])}</span>')
        end = found.end()
    parts.append(html.escape(text[end:]))
    return "".join(parts).replace("\n", "<br>")
