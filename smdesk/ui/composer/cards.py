"""One channel's card in the preview: how the network shows a post, nearly."""

from __future__ import annotations

import html
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget

from smdesk.core.content import MediaItem
from smdesk.core.network import Feature
from smdesk.core.records import dataclass
from smdesk.core.text import entities
from smdesk.ui.composer import marks
from smdesk.ui.composer.draft import PartDraft
from smdesk.ui.composer.mediagrid import MediaGrid
from smdesk.ui.composer.model import Composer
from smdesk.ui.composer.study import Place
from smdesk.ui.kit import dates, icons
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.widgets import column, frame, label, row

if TYPE_CHECKING:
    import regex

#: Characters of a part that a preview shows at most; who writes more sees it in the field.
SHOWN = 1500
#: Pixels of a blank between a handle and when it was.
_BLANK = 3
#: As many characters without a blank as fit into a line.
UNBROKEN = 28


@dataclass(frozen=True, slots=True)
class Style:
    """How a network lays out a post. `cut`: characters after which it says "more"."""

    cut: int = SHOWN
    media_first: bool = False
    bleed: bool = False  # pictures from edge to edge
    carousel: bool = False  # one picture at a time
    named: bool = False  # the account's name begins the text
    round: bool = True  # the picture of the account
    span: tuple[float, float] = (0.5, 1.91)
    left: tuple[str, ...] = ()  # icons below, from the left
    right: tuple[str, ...] = ()


_TALK = ("chat-circle", "arrows-clockwise", "heart", "export")
_LIKES = ("thumbs-up", "chat-circle", "export")
STYLES = {
    "instagram": Style(125, media_first=True, bleed=True, carousel=True, named=True, span=(0.8, 1.91),
                       left=("heart", "chat-circle", "paper-plane-tilt"), right=("bookmark-simple",)),
    "facebook": Style(477, bleed=True, left=_LIKES),
    "linkedin": Style(210, bleed=True, left=("thumbs-up", "chat-circle", "arrows-clockwise", "paper-plane-tilt")),
    "bluesky": Style(left=_TALK),
    "mastodon": Style(round=False, left=("arrow-u-up-left", "arrows-clockwise", "star", "bookmark-simple")),
    "x": Style(280, left=_TALK),
    "threads": Style(left=("heart", "chat-circle", "arrows-clockwise", "paper-plane-tilt")),
    "telegram": Style(media_first=True, bleed=True, right=("eye",)),
    "youtube": Style(150, media_first=True, bleed=True, carousel=True, span=(1.77, 1.78), left=("thumbs-up", "export")),
    "tiktok": Style(100, media_first=True, bleed=True, carousel=True, span=(0.5625, 1.0),
                    left=("heart", "chat-circle", "bookmark-simple", "export")),
    "pinterest": Style(100, media_first=True, bleed=True, carousel=True, span=(0.5, 1.91), left=("heart", "export")),
    "snapchat": Style(100, media_first=True, bleed=True, carousel=True, span=(0.5625, 1.0)),
    "google_business": Style(300, media_first=True, bleed=True, carousel=True, left=("export",)),
    "wordpress": Style(600, media_first=True, round=False),
    "practice": Style(left=_TALK),
}  # fmt: skip


class Card(QFrame):
    """A picture with a text alternative: nothing in it takes the focus."""

    def __init__(self, model: Composer, thumbs: Thumbs, place: Place) -> None:
        super().__init__()
        self._model = model
        self._thumbs = thumbs
        self.place = place
        self.style_of = STYLES.get(place.channel.network, Style())
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(1, 10, 1, 10)
        self._body.setSpacing(8)
        self._put(self._head())
        draft, parts = model.draft, model.draft.sent_parts(place.id, place.spec.id)
        for number, part in enumerate(parts):
            if number:
                self._body.addWidget(frame("line", "bottom"))
                self._put(_small(f"{number + 1}/{len(parts)}"))
            self._part(part, first=number == 0)
        if (self.style_of.left or self.style_of.right) and not self.style_of.named:
            self._put(self._acts())
        comment = draft.comment(place.id)
        if comment.strip() and (place.spec.can(Feature.FIRST_COMMENT) or place.assisted):
            self._body.addWidget(frame("line", "bottom"))
            self._put(_small(self.tr("First comment")))
            self._put(self._text(comment))
        texts = " ".join(part.text for part in parts)[:SHOWN]
        preview = self.tr("Preview")
        self.setAccessibleName(f"{preview}: {place.network} {place.name}. {texts}")

    def _put(self, what: QWidget | QLayout) -> None:
        """With room at both sides; pictures from edge to edge are added without."""
        line = row(margins=(11, 0, 11, 0))
        if isinstance(what, QWidget):
            line.addWidget(what, 1)
        else:
            line.addLayout(what, 1)
        self._body.addLayout(line)

    def _head(self) -> QLayout:
        theme, model, channel = self._model.ui.theme, self._model, self.place.channel
        assert model.client is not None
        avatar, mark = QLabel(), QLabel()
        picture = marks.account if self.style_of.round else marks.client
        avatar.setPixmap(picture(theme, model.client.id, model.client.name, theme.px(28)))
        mark.setPixmap(marks.network(theme, channel.network, theme.px(16)))
        mark.setToolTip(self.place.network)
        name, handle, at_time = Elided("strong", 0), Elided("small", 0, _BLANK), label("small")
        at = f"@{channel.handle}" if channel.handle and " " not in channel.handle else channel.handle
        server = f"@{urlsplit(channel.server).netloc or channel.server}" if self._shows_server() else ""
        own = channel.display_name or model.client.name
        name.setText(channel.handle or own if self.style_of.named else own)
        under = self.place.network if self.style_of.named or not at else f"{at}{server}"
        out = model.locked and model.local is not None
        when = dates.short_moment(model.ui, model.local) if out and model.local is not None else self.tr("now")
        handle.setText(under)
        at_time.setText(f"· {when}")
        handle.setObjectName("handle")
        line = row(avatar, spacing=9)
        below = row(handle, at_time, None, spacing=0)  # a long handle is cut, and when it was stays
        line.addLayout(column(name, below, spacing=0), 1)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _acts(self) -> QLayout:
        """What can be pressed below a post there; here it is a picture."""
        theme = self._model.ui.theme
        drawn = []
        for name in (*self.style_of.left, "", *self.style_of.right):
            mark = QLabel()
            if name:
                mark.setPixmap(icons.pixmap(name, theme.color("text.secondary"), theme.px(17), 2.0))
            drawn.append(mark if name else None)
        return row(*drawn, spacing=16)

    def _shows_server(self) -> bool:
        channel = self.place.channel
        return channel.network == "mastodon" and bool(channel.server) and "@" not in channel.handle

    def _part(self, part: PartDraft, *, first: bool) -> None:
        style, draft, scope = self.style_of, self._model.draft, self.place.id
        warning = draft.option(scope, "spoiler_text") if "spoiler_text" in self.place.spec.options else ""
        if warning.strip():
            more = self.tr("Show more")
            self._put(_small(f"{warning}  [{more}]"))
        title = draft.option(scope, "title") if first and self.place.spec.title is not None else ""
        if style.media_first:
            self._media(part.media)
        if style.named and first:
            self._put(self._acts())
        if title.strip():
            told = label("strong", wrap=True)
            told.setText(title)
            self._put(told)
        if part.text.strip():
            self._put(self._text(part.text, named=style.named and first))
        if not style.media_first:
            self._media(part.media)
        if part.link and not part.media:
            self._put(self._link(part.link))

    def _media(self, items: Sequence[MediaItem]) -> None:
        if not items:
            return
        style = self.style_of
        grid = MediaGrid(
            self._model.ui.theme, self._thumbs, items, carousel=style.carousel, bleed=style.bleed, span=style.span
        )  # fmt: skip
        if style.bleed:
            self._body.addWidget(grid)
        else:
            self._put(grid)

    def _text(self, text: str, *, named: bool = False) -> QLabel:
        made = QLabel()
        made.setTextFormat(Qt.TextFormat.RichText)
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        place, theme = self.place, self._model.ui.theme
        told = rich(text, place.channel.network, theme.hex("text.link"), self.tr("more"), self.style_of.cut)
        name = f"<b>{html.escape(place.channel.handle)}</b> " if named and place.channel.handle else ""
        made.setText(name + told)
        return made

    def _link(self, link: str) -> QWidget:
        host, address = label("small"), label("strong", wrap=True)
        shown = link if "://" in link else f"https://{link}"
        host.setText(urlsplit(shown).netloc)
        address.setText(link)
        address.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        made = frame("box", "plain")
        made.layout().addLayout(column(host, address, spacing=2, margins=(10, 8, 10, 8)))  # type: ignore[union-attr]
        return made


def _small(text: str) -> QLabel:
    made = label("caption", wrap=True)
    made.setText(text)
    return made


def rich(text: str, network: str, link: str, more: str, most: int = SHOWN) -> str:
    """A text as rich text, its entities in a colour (`#rrggbb`); what is longer than a network shows at once is cut."""
    cut = text if len(text) <= most else _whole_words(text, most)
    pieces: list[str] = []
    position = 0
    for found in entities.extract(network, cut):
        words = _escaped(cut[found.start : found.end])
        pieces += (_escaped(cut[position : found.start]), f'<span style="color:{link}">{words}</span>')
        position = found.end
    pieces.append(_escaped(cut[position:]))
    if len(text) > len(cut):
        pieces.append(f"… <b>{html.escape(more)}</b>")
    return "".join(pieces).replace("\n", "<br>")


def _whole_words(text: str, most: int) -> str:
    """The beginning, cut between two words where one is near."""
    cut = text[:most]
    blank = max(cut.rfind(" "), cut.rfind("\n"))
    return cut[:blank] if blank > most * 3 // 4 else cut


def _escaped(text: str) -> str:
    """As HTML. Qt breaks lines between words only, so a very long word gets places where it may break."""
    return html.escape(_unbroken().sub("\\1\u200b", text))


@cache
def _unbroken() -> regex.Pattern[str]:
    """A long run of what a reader takes for characters: between the two halves of a flag nothing breaks."""
    import regex

    return regex.compile(rf"((?:(?!\s)\X){{{UNBROKEN}}})(?=\S)")
