"""The left pane: channels, tabs, the parts of what is said, and what goes with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.core import crop
from smdesk.core.content import MediaItem
from smdesk.core.network import Feature
from smdesk.ui.composer import timing
from smdesk.ui.composer.attaching import Attaching
from smdesk.ui.composer.channels import ChannelRow
from smdesk.ui.composer.choices import Choices
from smdesk.ui.composer.commands import Changes
from smdesk.ui.composer.draft import PartDraft, Scope
from smdesk.ui.composer.extras import Extras
from smdesk.ui.composer.meter import Count
from smdesk.ui.composer.model import Composer
from smdesk.ui.composer.partbox import PartBox
from smdesk.ui.composer.properties import Properties
from smdesk.ui.composer.saved import SavedTexts
from smdesk.ui.composer.tabs import Tabs
from smdesk.ui.kit import icons, shortcuts, undokeys
from smdesk.ui.kit.scroll import Column
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.widgets import away, button, column, label, row

#: Milliseconds until what has just come in has its place.
_LAID_MS = 30
#: Pixels at 100 % of height, below which there is no room for the properties above the text.
LOW = 330


class Editor(QWidget):
    """`refused` tells of files that were none; `unchoose` asks whether a channel with a plan may be left out."""

    refused = Signal(object)
    unchoose = Signal(int)

    def __init__(self, model: Composer, changes: Changes, thumbs: Thumbs) -> None:
        super().__init__()
        self._model = model
        self._changes = changes
        self._thumbs = thumbs
        self._ui = model.ui
        self.boxes: list[PartBox] = []
        self._scope: Scope = None  # whose words show
        self.attaching = Attaching(model, changes, lambda: self.boxes)
        self.extras = Extras(model, changes, self._show_rest)
        self.choices = Choices(model, changes)
        self.properties = Properties(model, changes)
        self.saved = SavedTexts(model, self)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        theme = self._ui.theme
        self.channels = ChannelRow(self._ui)
        self.tabs = Tabs(self._ui)
        self._own = label("small")
        self.back = button("link", self._back_to_shared, name="back-to-shared")
        self._own_row = QWidget()
        self._own_row.setLayout(row(self._own, self.back, None, spacing=6))
        self._parts, self._below = QVBoxLayout(), QVBoxLayout()
        self._parts.setSpacing(theme.px(14))
        self._parts.addStretch(0)  # below the last part of a thread
        self.add = button("link", self.add_part, size="sm", name="add-part")
        inner = QWidget()
        body = column(self._own_row, self.extras.above, spacing=10, margins=(20, 10, 9, 16))
        body.addLayout(self._parts, 1)
        body.addLayout(self._below)
        body.addWidget(self.choices)
        body.addLayout(row(self.add, None))
        inner.setLayout(body)
        self.area = Column(inner)
        self._body = body
        self._top = column(self.channels, self.properties, self.tabs, spacing=10, margins=(20, 14, 20, 0))
        self.setLayout(column(self._top, self.area, spacing=0))
        self.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self.setMinimumWidth(theme.px(420))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is low, with large letters, the properties scroll with the text: above it they would be cut."""
        super().resizeEvent(event)
        low = self.height() < self._ui.theme.px(LOW)
        body, place = (self._body, 0) if low else (self._top, 1)
        if body.indexOf(self.properties) < 0:
            body.insertWidget(place, self.properties)

    def typed_is_over(self) -> None:
        """Something was done with the post: undo takes that back first, and the words have their versions."""
        for field in (self.extras.title, self.extras.warning, self.extras.comment):
            undokeys.forget(field)
        for box in self.boxes:
            undokeys.forget(box.caption)
            undokeys.forget(box.link)

    def _connect(self) -> None:
        model = self._model
        model.opened.connect(self._opened)
        model.shaped.connect(self.show_all)
        model.studied.connect(self._show_counts)
        model.timed.connect(self._show_channels)
        self.tabs.chosen.connect(model.choose_scope)
        self.channels.toggled.connect(self._toggle)
        self.attaching.refused.connect(self.refused)
        self._ui.theme.changed.connect(self._draw)

    # -- showing ------------------------------------------------------------------------------------------------

    def _opened(self) -> None:
        self.attaching.intake.stop()
        self.extras.warned = False
        self.choices.close_up()
        self._below.addWidget(self.extras.comment_row)  # it may stand in a part that goes away
        for box in self.boxes:
            away(box)
        self.boxes = []
        self.show_all()
        self.area.verticalScrollBar().setValue(0)

    def show_all(self) -> None:
        """Show the scope of the model as it is."""
        model = self._model
        if model.scope is not None and model.scope not in model.draft.channels:
            model.scope = None
        self._show_channels()
        self.properties.show_all()
        self._show_parts()
        self._show_rest()
        self._show_counts()

    def _show_channels(self) -> None:
        model = self._model
        ways = {way.place.id: way for way in model.ways()}
        rest = [place for place in model.places.values() if place.id not in ways]
        at = model.moment()
        more = timing.ways(rest, (), at.instant if at else None, self._ui.now(), ())
        ways |= {way.place.id: way for way in more}
        ordered = [ways[channel] for channel in model.places]
        self.channels.tell(ordered, model.draft.channels, locked=model.locked)
        own = frozenset(channel for channel in model.draft.channels if model.draft.own(channel))
        self.tabs.tell(model.chosen, own, model.scope)

    def _show_parts(self) -> None:
        model = self._model
        parts = model.draft.parts(model.scope)
        writing = self.extras.comment is self._focus()
        boxes = self.boxes = self._boxes_of(parts)
        for box in boxes:  # alone it takes the room there is; the parts of a thread are as high as what they say
            self._parts.setStretchFactor(box, 1 if len(boxes) == 1 else 0)
        limits = [p.spec.media_for("post").alt_limit for p in model.chosen]
        alt_limit = min((limit for limit in limits if limit), default=0)
        shown = [model.places[model.scope]] if model.scope in model.places else model.chosen
        ratios = crop.offered(p.spec.media_for(model.draft.format(p.id)).image_ratio for p in shown)
        with_link = any(p.spec.can(Feature.LINK_CARD) or p.assisted for p in model.chosen) or not model.chosen
        other, self._scope = self._scope != model.scope, model.scope
        for number, (box, part) in enumerate(zip(boxes, parts, strict=True)):
            if other:  # the same words, but of another channel: undo must not reach what was typed for all
                box.caption.document().clearUndoRedoStacks()
            box.tell(part, number, len(parts), locked=model.locked, link=with_link or bool(part.link))
            box.tools.buttons["eye-slash"].setVisible(self.extras.may_warn())
            box.strip.show_items(part.media, alt_limit, ratios, locked=model.locked)
            box.caption.colouring.set_network(self._network())
        if len(boxes) == 1:
            boxes[0].beside.addWidget(self.extras.comment_row, 1)
        if writing:  # Qt takes the focus from what is put elsewhere
            self.extras.comment.setFocus()

    def _boxes_of(self, parts: Sequence[PartDraft]) -> list[PartBox]:
        """A box for each part; from one that goes, the keys move to the text before it, which most often had them."""
        known = {box.key: box for box in self.boxes}
        boxes = [known.pop(part.key) if part.key in known else self._box(part) for part in parts]
        focus = self._focus()
        self._below.addWidget(self.extras.comment_row)  # it may stand in a part that goes away
        lost = next((place for place, box in enumerate(self.boxes) if box.key in known and box.isAncestorOf(focus)), -1)
        for gone in known.values():
            self._parts.removeWidget(gone)
            away(gone)
        if boxes != self.boxes:
            for place, box in enumerate(boxes):
                self._parts.insertWidget(place, box, 1)
        if lost >= 0:
            boxes[min(max(lost - 1, 0), len(boxes) - 1)].caption.setFocus()
        return boxes

    def _network(self) -> str:
        """By whose rule links and tags are coloured: of the channel shown, or the first one."""
        model = self._model
        if model.scope in model.places:
            return model.places[model.scope].channel.network
        return model.chosen[0].channel.network if model.chosen else "x"

    def _box(self, part: PartDraft) -> PartBox:
        box = PartBox(self._ui, self._thumbs, part)
        box.typed.connect(lambda text: self._change_part(box, text=text))
        box.linked.connect(lambda link: self._change_part(box, link=link))
        box.media.connect(lambda items, act: self._media(box, items, act))
        box.used.connect(lambda tool: self._use(box, tool))
        box.brought.connect(lambda what: self.attaching.bring(what, box.key))
        box.strip.came.connect(lambda strip, start, end: self._carry(strip, start, box, end))
        box.strip.stopped.connect(self.attaching.intake.stop)
        box.removed.connect(lambda: self._remove(box.key))
        box.moved.connect(lambda step: self._move(box.key, step))
        box.caption.leave.connect(lambda step: self._leave(box, step))
        box.caption.setObjectName("caption")
        return box

    def _show_rest(self) -> None:
        model = self._model
        scope, draft = model.scope, model.draft
        channel = model.places.get(scope) if scope is not None else None
        self._own_row.setVisible(channel is not None and not model.locked)
        if channel is not None:
            own = draft.own(channel.id) or draft.variant(channel.id).first_comment is not None
            words = self.tr("%1 has a text of its own.") if own else self.tr("Typing here gives %1 a text of its own.")
            self._own.setText(words.replace("%1", channel.name))
            self.back.setVisible(own)
        threads = any(p.spec.can(Feature.THREAD) for p in ([channel] if channel else model.chosen))
        self.add.setVisible(not model.locked and (threads or len(draft.parts(scope)) > 1))
        self.extras.show_all()
        self.choices.show_all()

    def _show_counts(self) -> None:
        model = self._model
        shown = [model.places[model.scope]] if model.scope in model.places else model.chosen
        measures, overs = model.study.measures, model.study.overs
        shared = [place for place in shown if model.scope is not None or not model.draft.own(place.id)]
        for number, box in enumerate(self.boxes):
            counts = [Count(place, measures[place.id, number]) for place in shown if (place.id, number) in measures]
            places = [overs[place.id, number] for place in shared if (place.id, number) in overs]
            box.show_counts(counts, min(places, default=None))

    # -- typing -------------------------------------------------------------------------------------------------

    def _change_part(self, box: PartBox, *, text: str | None = None, link: str | None = None) -> None:
        model = self._model
        was_own = model.scope is None or model.draft.own(model.scope)
        part = model.draft.part(model.scope, box.key)
        draft = model.draft.with_part(
            model.scope,
            box.key,
            text=part.text if text is None else text,
            link=part.link if link is None else link,
        )
        model.change(draft, box)
        if not was_own:
            self._show_channels()
            self._show_rest()

    def _use(self, box: PartBox, tool: str) -> None:
        if tool == "eye-slash":
            self.extras.toggle_warning()
        else:
            self.saved.open(box, "hashtags" if tool == "hash" else "text")

    # -- acts of shape ------------------------------------------------------------------------------------------

    def add_part(self) -> None:
        """A part behind the one that has the focus, or at the end."""
        model = self._model
        parts = list(model.draft.parts(model.scope))
        after = next((place for place, box in enumerate(self.boxes) if box.isAncestorOf(self._focus())), len(parts) - 1)
        new = PartDraft()
        parts.insert(after + 1, new)
        self._changes.make(self.tr("New part"), model.draft.with_parts(model.scope, parts))
        box = next((box for box in self.boxes if box.key == new.key), None)
        if box is not None:
            self.lead_to(box)

    def lead_to(self, box: PartBox) -> None:
        """The text has the keys, and is seen; a box that has just come has its place a moment later."""
        box.caption.setFocus()
        QTimer.singleShot(_LAID_MS, box, lambda: self.area.ensureWidgetVisible(box.box))

    def _focus(self) -> QWidget:
        return self.window().focusWidget() or self

    def _remove(self, key: int) -> None:
        model = self._model
        parts = [part for part in model.draft.parts(model.scope) if part.key != key]
        if parts:
            self._changes.make(self.tr("Remove a part"), model.draft.with_parts(model.scope, parts))
            self.boxes[-1].caption.setFocus()

    def _move(self, key: int, step: int) -> None:
        model = self._model
        parts = list(model.draft.parts(model.scope))
        place = next(number for number, part in enumerate(parts) if part.key == key)
        if 0 <= place + step < len(parts):
            parts.insert(place + step, parts.pop(place))
            self._changes.make(self.tr("Move a part"), model.draft.with_parts(model.scope, parts))

    def _leave(self, box: PartBox, step: int) -> None:
        place = self.boxes.index(box) + step
        if 0 <= place < len(self.boxes):
            self.lead_to(self.boxes[place])

    def _back_to_shared(self) -> None:
        model = self._model
        if model.scope is not None:
            self._changes.make(self.tr("Back to the shared text"), model.draft.shared(model.scope))
            self.boxes[0].caption.setFocus()

    def _toggle(self, channel: int, checked: bool) -> None:
        model = self._model
        if not checked and any(row.channel_id == channel for row in model.live):
            self.channels.toggles[channel].setChecked(True)
            self.unchoose.emit(channel)
            return
        self.choose(channel, wanted=checked)

    def choose(self, channel: int, *, wanted: bool) -> None:
        """Write for a channel, or not."""
        model = self._model
        now = set(model.draft.channels) | {channel} if wanted else set(model.draft.channels) - {channel}
        channels = tuple(each for each in model.places if each in now)
        self._changes.make(self.tr("Channels"), replace(model.draft, channels=channels))

    # -- media --------------------------------------------------------------------------------------------------

    def _media(self, box: PartBox, items: tuple[MediaItem, ...], act: str) -> None:
        model = self._model
        draft = model.draft.with_part(model.scope, box.key, media=items)
        if act == "alt":
            model.change(draft, box.strip)
            return
        self._changes.make(
            {
                "move": self.tr("Order of media"),
                "remove": self.tr("Take out a medium"),
                "crop": self.tr("Crop a picture"),
            }[act],
            draft,
        )

    def _carry(self, strip: int, start: int, box: PartBox, end: int) -> None:
        """A medium from one part of the thread to another, with what is said of it."""
        model = self._model
        source = next((each for each in self.boxes if id(each.strip) == strip), None)
        if model.locked or source is None or not 0 <= start < len(source.strip.items):
            return
        item, there = source.strip.items[start], box.strip.items
        left = source.strip.items[:start] + source.strip.items[start + 1 :]
        draft = model.draft.with_part(model.scope, source.key, media=left)
        if item.sha256 not in {each.sha256 for each in there}:
            draft = draft.with_part(model.scope, box.key, media=(*there[:end], item, *there[end:]))
        self._changes.make(self.tr("Order of media"), draft)

    # -- words and look -----------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.add.setText(self.tr("Add a part to the thread"))
        self.add.setToolTip(shortcuts.shown("Ctrl+Shift+T"))
        self.back.setText(self.tr("Back to shared text"))
        for box in self.boxes:
            box.retranslate()
        self._draw()

    def _draw(self) -> None:
        self.add.setIcon(icons.icon("plus", self._ui.theme, "text.link"))
        if self._model.client is not None:
            self._show_channels()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            if self._model.client is not None:
                self._show_rest()
        super().changeEvent(event)
