"""What can be done, each thing declared once: menus, shortcuts and the command palette are views of the same list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a person can do. `text` is asked in the language of the moment.

    `menu` is the one it stands in: file, edit, view, go, client, post, tools, help; "" for the palette alone.
    `key` is a portable key sequence; "" for none.
    """

    id: str
    text: Callable[[], str]
    act: Callable[[], object]
    key: str = ""
    icon: str = ""
    menu: str = ""
    enabled: Callable[[], bool] = _always
