"""What the button beside a finding does: put it right, or lead to where it can be put right."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from smdesk.core import shared_links, utm
from smdesk.core.voice.remarks import instead_of
from smdesk.ui.composer import study
from smdesk.ui.composer.caption import CaptionEdit
from smdesk.ui.composer.commands import Changes
from smdesk.ui.composer.draft import PartDraft, joined
from smdesk.ui.composer.editor import Editor
from smdesk.ui.composer.model import Composer
from smdesk.ui.composer.partbox import PartBox
from smdesk.ui.composer.study import Note
from smdesk.ui.kit.place import Place


class Repairs(QObject):
    """Acts of `notes.act_of` on the editor. `asked` is a place on another page."""

    asked = Signal(object)

    def __init__(self, model: Composer, editor: Editor, changes: Changes) -> None:
        super().__init__(editor)
        self._model = model
        self._editor = editor
        self._changes = changes

    def do(self, note: Note, act: str) -> None:
        """Do what a finding's button says, or go to where it can be done."""
        if act == "host":
            self.asked.emit(Place("channels", row=note.channels[0], detail="host"))
            return
        if act == "day":
            self._another_day()
            return
        if act == "split":
            self._split(note)
            return
        self._choose_scope(note, act)
        box = self._editor.boxes[min(note.finding.part, len(self._editor.boxes) - 1)]
        self._editor.area.ensureWidgetVisible(box)
        if act == "describe":
            box.strip.describe(int(note.finding.facts.get("index", 0)))
        elif act == "attach":
            box.strip.choose.click()
        elif act == "fix":
            self._fix(note)
        else:
            self._lead(note, box)

    def _choose_scope(self, note: Note, act: str) -> None:
        """The text that the finding is about: a channel's own, which it may have only from now on, or the shared."""
        model = self._model
        own = next((channel for channel in note.channels if model.draft.own(channel)), None)
        if act in {"own", "join"}:
            channel = next((each for each in note.channels if not model.draft.own(each)), note.channels[0])
            model.choose_scope(channel)
            if act == "join":
                parts = model.draft.parts(channel)
                one = replace(joined(parts), key=parts[0].key)
                self._changes.reword(self.tr("Join the parts"), channel, (one,))
        elif own is not None or model.scope not in {None, *note.channels}:
            model.choose_scope(own)

    def _lead(self, note: Note, box: PartBox) -> None:
        """To the field that the finding is about."""
        finding = note.finding
        if finding.field == "comment":
            self._editor.extras.comment.setFocus()
        elif finding.field == "title":
            self._editor.extras.title.setFocus()
        elif finding.field.startswith("option:"):
            self._editor.choices.reveal(finding.field.removeprefix("option:"))
        elif finding.field == "link":
            box.focus_link()
        elif finding.field == "media" and box.strip.tiles:
            place = int(finding.facts.get("index", len(box.strip.tiles) - 1))
            box.strip.tiles[min(place, len(box.strip.tiles) - 1)].setFocus()
        else:
            self._show_overflow(note, box.caption)

    def _split(self, note: Note) -> None:
        """The part as several; where other channels share the text, this one has its own from then on.

        It is written on where the text ended: behind the last of them.
        """
        model, channel = self._model, note.channels[0]
        shared = len(model.draft.channels) == 1 and not model.draft.own(channel)
        scope = None if shared else channel
        before = len(model.draft.parts(channel))
        parts = study.split(model.draft, model.places[channel], note.finding.part)
        model.choose_scope(scope)
        if parts == model.draft.parts(channel):  # a content warning leaves no room for a text
            self._show_overflow(note, self._editor.boxes[note.finding.part].caption)
            return
        self._changes.reword(self.tr("Split into a thread"), scope, parts)
        box = self._editor.boxes[note.finding.part + len(parts) - before]
        box.caption.go_to_end()
        self._editor.lead_to(box)

    def _another_day(self) -> None:
        """The next day that nothing is to be said of; undone like any other change."""
        at = self._model.day.another()
        if at is not None:
            self._changes.move(self.tr("Another day"), at)

    def _show_overflow(self, note: Note, caption: CaptionEdit) -> None:
        over = self._model.study.overs.get((note.channels[0], note.finding.part))
        facts = note.finding.facts
        if over is not None and note.finding.code.startswith("text_"):
            caption.select_from(over)
        elif facts.get("end"):
            caption.select_between(int(facts["start"]), int(facts["end"]))
        else:
            caption.setFocus()

    def _fix(self, note: Note) -> None:
        model, link = self._model, str(note.finding.facts.get("link", ""))
        if note.finding.field == "comment":
            self._tag_comments(note)
            return
        box = self._editor.boxes[min(note.finding.part, len(self._editor.boxes) - 1)]
        part = model.draft.part(model.scope, box.key)
        facts, known = note.finding.facts, model.draft.marked(model.scope)
        if note.finding.code in {"voice_banned", "voice_term"}:
            start, end = int(facts["start"]), int(facts["end"])
            better = instead_of(part.text[start:end], str(facts["instead"]))
            fixed = replace(part, text=f"{part.text[:start]}{better}{part.text[end:]}")
        elif note.finding.code == "link_invalid":
            fixed = replace(part, link="https://" + link.strip().lstrip(":/"))
        elif note.finding.code == "link_untagged":
            fixed, known = self._tagged(part, known)
        else:
            fixed = replace(part, text=f"{part.text.rstrip()}\n\n{part.link}".lstrip())
        draft = model.draft.with_part(model.scope, box.key, link=fixed.link, text=fixed.text)
        model.change(draft.with_marked(model.scope, known), shape=True)

    def _tag_comments(self, note: Note) -> None:
        """The parameters on the links of the first comment, wherever one of these channels has it from."""
        draft = self._model.draft
        own = {channel for channel in note.channels if draft.variant(channel).first_comment is not None}
        scopes: list[int | None] = [*own, *([None] if own != set(note.channels) else [])]
        for scope in scopes:
            known = draft.marked_comment(scope)
            text, _, known = self._marked(draft.comment(scope), "", known, scope)
            draft = draft.with_comment(scope, text, known)
        self._model.change(draft, shape=True)

    def _tagged(self, part: PartDraft, known: dict[str, str]) -> tuple[PartDraft, dict[str, str]]:
        """The part with the client's parameters on its links."""
        text, link, known = self._marked(part.text, part.link, known, self._model.scope)
        return replace(part, link=link, text=text), known

    def _marked(
        self, text: str, link: str, known: dict[str, str], scope: int | None
    ) -> tuple[str, str, dict[str, str]]:  # fmt: skip
        """With the parameters of the network, where it is one channel's own; what was marked for several is its then.

        What all share may go out on more networks later: each gets its own when it goes out, for the links of which
        that is known are told with it.
        """
        model, wanted = self._model, self._model.tracking()
        if wanted is None:
            return text, link, known
        alone = model.places.get(scope) if scope is not None else None
        on = wanted.on({place.spec.id for place in ([alone] if alone is not None else model.chosen)})
        if alone is None:
            return shared_links.marked(text, link, on.scheme, on.facts, known)
        network = on.facts.network
        text = utm.tagged_text(shared_links.resolved(text, known, network), on.scheme, on.facts)
        link = shared_links.of_link(link, known, network)
        return text, utm.tagged(link, on.scheme, on.facts) if link else "", known
