"""Which language to speak: what is asked for, what is set, what the system uses, else English."""

from __future__ import annotations

import os
from collections.abc import Mapping

LANGUAGES = ("en", "es")


def spoken(*wishes: str | None) -> str | None:
    """The first wish that is a language we speak (`es`, `es_MX.UTF-8`, `es-MX`), None if none is."""
    for wish in wishes:
        short = (wish or "").replace("-", "_").split("_", 1)[0].split(".", 1)[0].casefold()
        if short in LANGUAGES:
            return short
    return None


def best_language(*wishes: str | None, environ: Mapping[str, str] | None = None) -> str:
    """The first wish that is a language we speak (see `spoken`); then the system's; then English.

    The system's is the first of LC_ALL, LC_MESSAGES and LANG that is set, as POSIX has it: LC_ALL=C means English.
    """
    env = os.environ if environ is None else environ
    system = env.get("LC_ALL") or env.get("LC_MESSAGES") or env.get("LANG")
    return spoken(*wishes, system) or "en"
