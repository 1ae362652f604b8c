"""The page that a browser shows when it has come back from a network: done, or not, and go back to smdesk."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from smdesk.words.catalogue import Words

_LOOK = "body{font:17px/1.5 system-ui,sans-serif;max-width:34em;margin:18vh auto;padding:0 1.5em}h1{font-size:1.5em}"


def maker(words: Words) -> Callable[[bool], str]:
    """Makes the page in one language, from whether the person has agreed."""

    def page(done: bool) -> str:
        title, text = (escape(words.t(f"sign_in.{part}_{'done' if done else 'not'}")) for part in ("title", "text"))
        return (
            f'<!doctype html><html lang="{words.language}"><meta charset="utf-8"><title>{title}</title>'
            f"<style>{_LOOK}</style><h1>{title}</h1><p>{text}</p></html>"
        )

    return page
