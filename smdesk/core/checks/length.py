"""Texts, titles and comments against the network's limits."""

from __future__ import annotations

from collections.abc import Iterator

from smdesk.core.checks.base import Draft, Finding, Level
from smdesk.core.network import Feature, NetworkSpec, TextRule
from smdesk.core.text import counters, entities
from smdesk.core.text.counters import Field


def texts(draft: Draft) -> Iterator[Finding]:
    """Every part: empty_post, text_too_long, text_too_many_bytes, text_characters_refused, tags and mentions."""
    options = draft.payload.options
    spoiler = options.get("spoiler_text") or options.get("spoiler", "")
    parts = draft.payload.parts
    if not parts:
        yield Finding("empty_post", Level.ERROR)
    for number, part in enumerate(parts):
        text = draft.sent_text(part)
        card = bool(part.link) and draft.spec.can(Feature.LINK_CARD)
        if not text.strip() and not part.media and not card:
            yield Finding("empty_post", Level.ERROR, number)
            continue
        field: Field = "caption" if part.media and draft.spec.caption else "text"
        yield from _measured(draft.spec, text, field, "text", number, spoiler)


def title(draft: Draft) -> Iterator[Finding]:
    """title_required, title_too_long, title_characters_refused; only where a post has a title."""
    if draft.spec.title is None:
        return
    words = draft.payload.options.get("title", "")
    if not words.strip():
        if draft.spec.title_required or (draft.payload.format in draft.spec.titled and not draft.assisted):
            yield Finding("title_required", Level.ERROR, field="title")
        return
    yield from _measured(draft.spec, words, "title", "title", 0)


def comment(draft: Draft) -> Iterator[Finding]:
    """comment_too_long and the like for the first comment."""
    if draft.first_comment:
        yield from _measured(draft.spec, draft.first_comment, "comment", "comment", 0)


def _measured(spec: NetworkSpec, text: str, field: Field, name: str, part: int, spoiler: str = "") -> Iterator[Finding]:
    size = counters.measure(spec, text, field=field, spoiler=spoiler)
    if size.limit is not None and size.count > size.limit:
        facts = {"count": size.count, "limit": size.limit, "over": size.count - size.limit}
        yield Finding(f"{name}_too_long", Level.ERROR, part, name, facts)
    if size.max_bytes is not None and size.bytes > size.max_bytes:
        facts = {"count": size.bytes, "limit": size.max_bytes, "over": size.bytes - size.max_bytes}
        yield Finding(f"{name}_too_many_bytes", Level.ERROR, part, name, facts)
    rule = counters.rule_of(spec, field)
    if rule is None:
        return
    if refused := sorted(set(rule.refused) & set(text)):
        shown = [each if each.isprintable() else f"U+{ord(each):04X}" for each in refused]  # some nobody can see
        yield Finding(f"{name}_characters_refused", Level.ERROR, part, name, {"characters": shown})
    yield from _names(spec, rule, text, name, part)


def _names(spec: NetworkSpec, rule: TextRule, text: str, name: str, part: int) -> Iterator[Finding]:
    if rule.max_tags is not None or rule.warn_tags is not None:
        count = len(entities.tags(spec.id, text))
        if rule.max_tags is not None and count > rule.max_tags:
            yield Finding("hashtags_too_many", Level.ERROR, part, name, {"count": count, "limit": rule.max_tags})
        elif rule.warn_tags is not None and count > rule.warn_tags:
            yield Finding("hashtags_too_many", Level.WARNING, part, name, {"count": count, "limit": rule.warn_tags})
    if rule.max_mentions is not None:
        count = len(entities.mentions(spec.id, text))
        if count > rule.max_mentions:
            facts = {"count": count, "limit": rule.max_mentions}
            yield Finding("mentions_too_many", Level.ERROR, part, name, facts)
