"""What can be done in the composer, declared once for menus, keys and the palette."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from smdesk.ui.composer.tools import TOOLS
from smdesk.ui.kit.actions import Action

if TYPE_CHECKING:
    from smdesk.ui.composer.page import ComposerPage

translate = QCoreApplication.translate


def actions_of(page: ComposerPage) -> list[Action]:
    """The actions of a page; each is possible only while it would do something."""
    return [*_publishing(page), *_writing(page), *_looking(page)]


def _publishing(page: ComposerPage) -> list[Action]:
    model, do = page.model, page.do

    def open_() -> bool:
        return model.client is not None and not model.locked

    def still() -> bool:
        return open_() and not model.live

    def primary_words() -> str:
        return translate("Deeds", "Update") if model.live else translate("Deeds", "Schedule")

    return [
        Action("composer.schedule", primary_words, page.acts.primary, "Ctrl+Return", "clock", "post", open_),
        Action("composer.now", lambda: translate("Deeds", "Publish now…"), lambda: do("now"), "Ctrl+Shift+Return",
               "paper-plane-tilt", "post", open_),
        Action("composer.next", lambda: translate("Deeds", "On the next free slots"), lambda: do("next"), "", "queue",
               "post", still),
        Action("composer.approval", lambda: translate("Deeds", "Send for approval…"), lambda: do("approval"), "",
               "check-square-offset", "post", lambda: open_() and model.local is not None),
        Action("composer.sheet", lambda: translate("Deeds", "Show in the content sheet"), lambda: do("sheet"), "",
               "palette", "post", lambda: model.client is not None and model.local is not None),
        Action("composer.idea", lambda: translate("Deeds", "Keep as an idea"), lambda: do("idea"), "", "lightbulb",
               "post", still),
        Action("composer.save", lambda: translate("Deeds", "Save"), page.save, "Ctrl+S", "", "file", open_),
        Action("composer.duplicate", lambda: translate("Deeds", "Duplicate as a draft"), lambda: do("duplicate"),
               "Ctrl+D", "copy", "post", lambda: model.view is not None),
        Action("composer.rename", lambda: translate("Deeds", "Rename…"), lambda: do("rename"), "F2", "pencil-simple",
               "post", open_),
        Action("composer.versions", lambda: translate("Deeds", "Earlier versions…"), lambda: do("versions"), "",
               "clock-counter-clockwise", "post", lambda: model.view is not None),
    ]  # fmt: skip


def _writing(page: ComposerPage) -> list[Action]:
    model, editor = page.model, page.editor

    def open_() -> bool:
        return bool(editor.boxes) and not model.locked

    def here(act: Callable[[], object]) -> Callable[[], object]:
        return lambda: act() if editor.boxes else None

    return [
        Action("composer.emoji", lambda: translate("Deeds", "Emoji"), here(lambda: page.box.open_emoji()),
               TOOLS["smiley"], "smiley", "edit", open_),
        Action("composer.link", lambda: translate("Deeds", "Link"), here(lambda: page.box.focus_link()),
               TOOLS["link-simple"], "link-simple", "edit", open_),
        Action("composer.hashtags", lambda: translate("Deeds", "Hashtags"),
               here(lambda: editor.saved.open(page.box, "hashtags")), TOOLS["hash"], "hash", "edit", open_),
        Action("composer.saved", lambda: translate("Deeds", "Saved texts"),
               here(lambda: editor.saved.open(page.box, "text")), TOOLS["quotes"], "quotes", "edit", open_),
        Action("composer.mention", lambda: translate("Deeds", "Mention"), here(lambda: page.box.caption.put("@")),
               TOOLS["at"], "at", "edit", open_),
        Action("composer.warning", lambda: translate("Deeds", "Content warning"), here(editor.extras.toggle_warning),
               TOOLS["eye-slash"], "eye-slash", "edit", lambda: open_() and editor.extras.may_warn()),
        Action("composer.plain", lambda: translate("Deeds", "Paste as plain text"),
               here(lambda: page.box.caption.paste()), "Ctrl+Shift+V", "", "edit", open_),
        Action("composer.attach", lambda: translate("Deeds", "Attach files…"),
               here(lambda: page.box.strip.choose.click()), "Ctrl+Shift+A", "image", "edit", open_),
        Action("composer.part", lambda: translate("Deeds", "Add a part to the thread"), here(editor.add_part),
               "Ctrl+Shift+T", "plus", "edit", open_),
    ]  # fmt: skip


def _looking(page: ComposerPage) -> list[Action]:
    return [
        Action("composer.tab", lambda: translate("Deeds", "Next channel"), lambda: page.step_tab(1), "Ctrl+Tab", "",
               "view"),
        Action("composer.tab-back", lambda: translate("Deeds", "Previous channel"), lambda: page.step_tab(-1),
               "Ctrl+Shift+Tab", "", "view"),
        Action("composer.note", lambda: translate("Deeds", "Next note"), lambda: _step(page, 1), "F8", "", "view"),
        Action("composer.note-back", lambda: translate("Deeds", "Previous note"), lambda: _step(page, -1),
               "Shift+F8", "", "view"),
        Action("composer.preview", lambda: translate("Deeds", "Preview"), page.toggle_preview, "Ctrl+Shift+P",
               "device-mobile", "view", checked=lambda: not page.preview.isHidden()),
        Action("composer.back", lambda: translate("Deeds", "Back"), page.escape, "Esc", "arrow-left", "go"),
    ]  # fmt: skip


def _step(page: ComposerPage, by: int) -> None:
    """To another check; they come back where the preview had their place."""
    if page.side.isHidden():
        page.toggle_preview()
    page.notes.step(by)
