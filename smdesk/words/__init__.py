"""Every sentence the program says, in two languages and without Qt, for the command line and for the window."""

from smdesk.words.catalogue import Sentence, Words
from smdesk.words.language import LANGUAGES, best_language

__all__ = ["LANGUAGES", "Sentence", "Words", "best_language"]
