"""Received art in words: its size, whose it is, why it cannot be placed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from smdesk.core.errors import SmdeskError
from smdesk.core.sheet.lines import Line, Slot, size_text
from smdesk.core.sheet.matching import several
from smdesk.core.sheet.sizes import Fit
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.naming import network_name, shortened
from smdesk.ui.sheets.received import Card, State

translate = QCoreApplication.translate


class ArtCounted(QObject):
    """Sentences with a number in them: only a `tr` has plurals."""

    def files(self, count: int) -> str:
        """`4 files`."""
        return self.tr("%n file(s)", "", count)

    def placed(self, posts: int) -> str:
        """`Art placed in 3 posts`."""
        return self.tr("Art placed in %n post(s)", "", posts)

    def received(self, count: int, ready: int) -> str:
        """`4 files received, 3 of them ready to be placed`."""
        told = self.tr("%n file(s) received, %1 of them ready to be placed", "", count)
        return told.replace("%1", str(ready))

    def not_placed(self, count: int) -> str:
        """`1 file was not placed`."""
        return self.tr("%n file(s) not placed", "", count)


def title(line: Line) -> str:
    """What a post is called."""
    return shortened(line.title or line.text)


def tagged(line: Line) -> str:
    """`5  Pan de calabaza`, for a list to choose from."""
    return f"{line.number}  {title(line)}"


def slot(there: Slot) -> str:
    """`1080 × 1920 · Instagram`: one of several places of a post."""
    networks = ", ".join(network_name(each) for each in there.networks)
    return " · ".join(part for part in (size_text(there.size), networks) if part)


def picture(position: int) -> str:
    """Which of several pictures."""
    return translate("ReceivedArt", "Image %1").replace("%1", str(position))


def whose(card: Card) -> str:
    """The post, and which picture of it where it takes several."""
    if card.away:
        return card.got.title
    if card.line is None:
        return translate("ReceivedArt", "None") if card.state is State.ASIDE else ""
    if several(card.line, card.slot) or card.position > 1:
        return f"{title(card.line)} · {picture(card.position)}"
    return title(card.line)


def measure(ui: Ui, card: Card) -> str:
    """The second line: pixels and bytes, or what is wrong with them."""
    have = size_text(card.got.size)
    if card.state is State.REFUSED:
        return reason(ui, card)
    if card.state is State.TWIN:
        return translate("ReceivedArt", "The same place as %1").replace("%1", card.twin)
    if card.state is State.HAD:
        return " · ".join(part for part in (have, translate("ReceivedArt", "already in its place")) if part)
    if card.state is State.DIFFERS and card.place is not None:
        asked = translate("ReceivedArt", "%1 asked").replace("%1", size_text(card.place.size))
        return f"{have} · {asked}"
    if card.state is State.DIFFERS:
        return " · ".join((have, translate("ReceivedArt", "another size asked")))
    size = ui.language.words.facts.size(card.got.bytes) if card.got.bytes else ""
    return " · ".join(part for part in (have, size) if part)


def tight(said: str) -> str:
    """Sizes closer together, where there is little room: both of them are wanted whole."""
    return said.replace(" \N{MULTIPLICATION SIGN} ", "\N{MULTIPLICATION SIGN}")


def reason(ui: Ui, card: Card) -> str:
    """Why a file cannot be placed; it goes by its name there, not by its whole path."""
    error = card.problem
    if error is None:
        return ""
    if error.code == "post_is_out":
        return translate("ReceivedArt", "is out, it cannot be changed")
    if error.code == "media_unknown_type":
        return translate("ReceivedArt", "no picture and no video that smdesk knows")
    return sentence(_named(error, card.got.name), ui.language.words).what


def spoken(ui: Ui, card: Card) -> str:
    """A whole sentence about a card."""
    parts = [card.got.name]
    if card.state is State.REFUSED:
        error = card.problem
        told = sentence(_named(error, card.got.name), ui.language.words) if error is not None else None
        parts += [part for part in (told.what, told.why, told.do) if part] if told is not None else []
        return f"{parts[0]}: {' '.join(parts[1:])}"
    parts.append(measure(ui, card))
    if card.line is not None:
        parts.append(translate("ReceivedArt", "for %1, %2").replace("%1", str(card.line.number))
                     .replace("%2", whose(card)))  # fmt: skip
    if card.away:
        parts.append(translate("ReceivedArt", "for %1, which stands in another week").replace("%1", whose(card)))
    parts.append(stands(card))
    return ", ".join(part for part in parts if part)


def stands(card: Card) -> str:
    """How a card stands, in words; what its mark says."""
    match card.state:
        case State.FITS if card.fit is Fit.LARGER:
            return translate("ReceivedArt", "the right shape, larger than asked")
        case State.FITS:
            return translate("ReceivedArt", "ready to be placed")
        case State.DIFFERS if card.fit is Fit.SMALLER:
            return translate("ReceivedArt", "smaller than asked; it can be placed all the same")
        case State.DIFFERS:
            return translate("ReceivedArt", "another shape than asked; it can be placed all the same")
        case State.ASKS:
            return translate("ReceivedArt", "say which post it is for")
        case State.ASIDE:
            return translate("ReceivedArt", "for no post")
        case State.TWIN:
            return translate("ReceivedArt", "choose which of the two goes in")
    return ""


def _named(error: SmdeskError, name: str) -> SmdeskError:
    return type(error)(error.code, **{**error.facts, "path": name}) if "path" in error.facts else error
