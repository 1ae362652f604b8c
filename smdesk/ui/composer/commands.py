"""What can be undone in the composer besides typing: parts, media, channels, texts of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from smdesk.core import shared_links
from smdesk.core.errors import Conflict, SmdeskError
from smdesk.ui.composer.draft import PartDraft, PostDraft, Scope, VariantDraft
from smdesk.ui.composer.model import Composer
from smdesk.ui.kit.undo import ServiceCommand


class Changes:
    """Makes a change of shape and puts the way back on the window's undo stack."""

    def __init__(self, composer: Composer, refused: Callable[[SmdeskError], None]) -> None:
        self._composer = composer
        self._refused = refused

    def make(self, text: str, after: PostDraft) -> None:
        """Change the draft's shape; `text` names the act in the Edit menu."""
        model = self._composer
        before = model.draft
        if model.locked or before == after:
            return
        post = model.view.id if model.view else None
        model.change(after, shape=True)
        model.ui.undo.push(
            ServiceCommand(text, lambda: self._go(post, after), lambda: self._go(post, before), self._refused)
        )

    def reword(self, text: str, scope: Scope, parts: tuple[PartDraft, ...]) -> None:
        """Other parts of the same words: taken back as they were, never over what was typed since."""
        model, draft = self._composer, self._composer.draft
        post, before, after = model.view.id if model.view else None, draft.variant(scope).parts, parts

        def go(have: tuple[PartDraft, ...], target: tuple[PartDraft, ...]) -> None:
            self._check(post, draft)
            now = model.draft.variant(scope)
            if now.parts != have:
                raise Conflict("post_changed", post=post or 0)
            model.change(model.draft.with_variant(scope, replace(now, parts=target)), shape=True)

        if model.locked or before == after:
            return
        model.change(draft.with_parts(scope, after), shape=True)
        model.ui.undo.push(ServiceCommand(text, lambda: go(before, after), lambda: go(after, before), self._refused))

    def move(self, text: str, at: datetime | None) -> None:
        """Another time or none, which can be undone: for a press of a button, not for typing in the fields."""
        model, before = self._composer, self._composer.local
        if at == before:
            return
        post, draft = (model.view.id if model.view else None), model.draft
        model.choose_time(at)

        def go(target: datetime | None) -> None:
            now = model.view.id if model.view else None
            if model.locked or (now != post and not (post is None and _same(model.draft, draft))):
                raise Conflict("post_changed", post=post or 0)
            model.choose_time(target)

        model.ui.undo.push(ServiceCommand(text, lambda: go(at), lambda: go(before), self._refused))

    def _go(self, post: int | None, target: PostDraft) -> None:
        """Bring the shape back; what has been typed since, into parts that are in both, stays."""
        self._check(post, target)
        self._composer.change(_with_words(target, self._composer.draft), shape=True)

    def _check(self, post: int | None, known: PostDraft) -> None:
        """Raise Conflict: another post is open, or it can no longer be changed."""
        model = self._composer
        now = model.view.id if model.view else None
        if now != post and not (post is None and _same(model.draft, known)):
            raise Conflict("post_changed", post=post or 0)
        if model.locked:
            raise Conflict("post_changed", post=now or 0)


def _keys(draft: PostDraft) -> dict[int, PartDraft]:
    return {part.key: part for part in draft.base.parts}


def _same(one: PostDraft, other: PostDraft) -> bool:
    """True when two drafts are of the same post, stored meanwhile or not: they share a part."""
    return bool(set(_keys(one)) & set(_keys(other)))


def _with_words(target: PostDraft, now: PostDraft) -> PostDraft:
    """The target's shape with the words that stand now."""
    variants = {
        channel: _reworded(variant, now.variant(channel)) for channel, variant in target.variants.items()
    }  # fmt: skip
    return replace(
        target, base=_reworded(target.base, now.base), variants=variants, title=now.title, stage=now.stage,
        planned=now.planned,
    )  # fmt: skip


def _reworded(target: VariantDraft, now: VariantDraft) -> VariantDraft:
    """Parts are known by their key; in a post that was opened anew in between, by their place."""
    words = {part.key: part for part in now.parts}
    if not words.keys() & {part.key for part in target.parts}:
        words = {part.key: given for part, given in zip(target.parts, now.parts, strict=False)}
    parts = tuple(
        replace(part, text=words[part.key].text, link=words[part.key].link) if part.key in words else part
        for part in target.parts
    )
    known = {**shared_links.read(target.options), **shared_links.read(now.options)}  # the words' own links go with them
    return replace(target, parts=parts, options=shared_links.written(target.options, known))
