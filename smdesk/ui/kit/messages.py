"""Errors as a person reads them: what happened, why, and what to do, in the language of the window."""

from __future__ import annotations

import logging

from smdesk.core.errors import SmdeskError
from smdesk.words import Sentence, Words

log = logging.getLogger(__name__)


def sentence(error: Exception, words: Words) -> Sentence:
    """The sentence of an error. One that is not ours is a bug: it goes to the log, and the sentence says so."""
    if isinstance(error, SmdeskError):
        return words.error(error)
    log.error("unexpected", exc_info=error)
    return words.sentence("errors", "internal_error", {"kind": type(error).__name__, "folder": ""})
