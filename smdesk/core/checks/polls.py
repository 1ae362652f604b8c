"""A poll against the network's rule: question, answers, and nothing else beside it."""

from __future__ import annotations

from collections.abc import Iterator

from smdesk.core.checks.base import Draft, Finding, Level
from smdesk.core.poll import ANSWERS, QUESTION, poll_of


def asked(draft: Draft) -> Iterator[Finding]:
    """poll_incomplete, poll_answers_count and _alike, poll_question_ and poll_answer_too_long, poll_alone."""
    rule = draft.spec.poll
    poll = poll_of(draft.payload.options) if rule is not None else None
    if rule is None or poll is None:
        return
    question, answers = f"option:{QUESTION}", f"option:{ANSWERS}"
    if not poll.question:
        yield Finding("poll_incomplete", Level.ERROR, field=question)
    elif len(poll.question) > rule.question:
        facts = {"count": len(poll.question), "limit": rule.question}
        yield Finding("poll_question_too_long", Level.ERROR, field=question, facts=facts)
    if not rule.least <= len(poll.answers) <= rule.most:
        facts = {"count": len(poll.answers), "least": rule.least, "most": rule.most}
        yield Finding("poll_answers_count", Level.ERROR, field=answers, facts=facts)
    if len({each.casefold() for each in poll.answers}) < len(poll.answers):
        yield Finding("poll_answers_alike", Level.ERROR, field=answers)
    for each in poll.answers:
        if len(each) > rule.answer:
            told = {"answer": each, "count": len(each), "limit": rule.answer}
            yield Finding("poll_answer_too_long", Level.ERROR, field=answers, facts=told)
    first = draft.payload.parts[0] if draft.payload.parts else None
    if first is not None and (first.media or first.link):
        yield Finding("poll_alone", Level.ERROR, 0, "media" if first.media else "link")
