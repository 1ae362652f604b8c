"""Whether a post says what its client's voice does not say."""

from __future__ import annotations

from collections.abc import Iterator

from smdesk.core.checks.base import Draft, Finding, Level

#: What is a matter of taste; the rest was agreed word for word.
_HINTS = frozenset({"voice_hashtags_few", "voice_hashtags_end", "voice_hashtags_comment", "voice_term"})


def by_voice(draft: Draft) -> Iterator[Finding]:
    """voice_banned, voice_term, voice_sensitive, voice_address, voice_emoji, voice_hashtags_many, _few, _end, _comment.

    Hashtags are counted over the whole post, and of a thread the last part has them.
    """
    agreed, payload = draft.voice, draft.payload
    if agreed is None or agreed.empty:
        return
    from smdesk.core.voice import remarks  # its patterns are wanted only where a voice is agreed

    language = payload.languages[0] if payload.languages else ""
    last = len(payload.parts) - 1
    for number, part in enumerate(payload.parts):
        if not part.text.strip():
            continue
        for each in remarks(agreed, part.text, language, europe=draft.europe):
            if each.code == "voice_hashtags_few" and number != last:
                continue
            facts = {**each.facts, "start": each.start, "end": each.end}
            yield Finding(each.code, Level.HINT if each.code in _HINTS else Level.WARNING, number, "text", facts)
