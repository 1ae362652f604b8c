"""Which language to speak: what is asked for, what is set, what the system uses, else English."""

from __future__ import annotations

import os
from collections.abc import Mapping

LANGUAGES = ("en", "es")


def best_language(*wishes: str | None, environ: Mapping[str, str] | None = None) -> str:
    """The first wish that is a language we speak (`es`, `es_MX.UTF-8`, `es-MX`); then the system's; then English.

    The system's come in the order of POSIX: LC_ALL, LC_MESSAGES, LANG.
    """
    env = os.environ if environ is None else environ
    given = [*wishes, env.get("LC_ALL"), env.get("LC_MESSAGES"), env.get("LANG")]
    for wish in given:
        short = (wish or "").replace("-", "_").split("_", 1)[0].split(".", 1)[0].casefold()
        if short in LANGUAGES:
            return short
    return "en"
