"""From a post to the pages where more is done with it; what is typed is stored before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smdesk.ui.kit.place import Place

if TYPE_CHECKING:
    from smdesk.ui.composer.page import ComposerPage


def to_approval(page: ComposerPage) -> None:
    """A round with this post, on the page of approvals."""
    client = page.model.client
    if page.model.local is None or client is None or not page.settle():
        return
    view = page.model.view  # a new post has one once it is stored
    if view is not None:
        page.asked.emit(Place("approvals", client=client.id, detail=f"new:{view.id}"))


def to_sheet(page: ComposerPage) -> None:
    """The post where design is told of it; also one that is out."""
    model, client = page.model, page.model.client
    if model.local is None or client is None or not (model.locked or page.settle()):
        return
    if model.view is not None:
        page.asked.emit(Place("sheets", model.view.id, client.id, model.local))
