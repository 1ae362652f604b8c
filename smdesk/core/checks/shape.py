"""Whether the network offers what the post asks for at all: threads, replies, a first comment, a format."""

from __future__ import annotations

from collections.abc import Iterator

from smdesk.core.checks.base import Draft, Finding, Level
from smdesk.core.network import Feature


def offered(draft: Draft) -> Iterator[Finding]:
    """threads_not_offered, reply_not_offered, first_comment_not_offered, format_not_offered, text_not_shown."""
    payload, spec = draft.payload, draft.spec
    if len(payload.parts) > 1 and not spec.can(Feature.THREAD):
        yield Finding("threads_not_offered", draft.soft, 1, "text", {"parts": len(payload.parts)})
    if payload.reply_to and not draft.assisted and not spec.can(Feature.REPLY):
        yield Finding("reply_not_offered", Level.ERROR, 0, "reply_to")
    if draft.first_comment and not spec.can(Feature.FIRST_COMMENT):
        yield Finding("first_comment_not_offered", Level.WARNING, 0, "comment")
    if payload.format != "post" and payload.format not in spec.formats:
        facts = {"format": payload.format, "offered": ["post", *sorted(spec.formats)]}
        yield Finding("format_not_offered", Level.WARNING, 0, "format", facts)
    if payload.format in spec.textless and any(draft.sent_text(part).strip() for part in payload.parts):
        yield Finding("text_not_shown", Level.HINT, 0, "text", {"format": payload.format})
