"""Every sentence the program says, in two languages and without Qt, for the command line and for the window."""

from collections.abc import Sequence

from smdesk.words.catalogue import Sentence, Words
from smdesk.words.language import LANGUAGES, best_language, spoken

__all__ = ["LANGUAGES", "Sentence", "Words", "best_language", "of_client", "spoken"]


def of_client(languages: Sequence[str], own: Words) -> Words:
    """The words of a client's first language (BCP 47); `own` where it has none that the program speaks."""
    code = languages[0][:2].lower() if languages else ""
    return own if code == own.language or code not in LANGUAGES else Words(code)
