"""The honest map: what smdesk does on each network, what it takes, and how it is proved."""

from __future__ import annotations

from datetime import date

from smdesk.adapters import registry
from smdesk.core import network as networks
from smdesk.core.network import Feature, NetworkSpec
from smdesk.core.records import dataclass


@dataclass(frozen=True, slots=True)
class NetworkLine:
    """One network."""

    id: str
    name: str
    way: str  # api, assisted
    abilities: tuple[str, ...]  # publishing first, then as `Feature` has them
    takes: str  # app_password, token, token_or_browser, oauth, none; let_in where few are; assisted networks: person
    proof: str  # see NetworkSpec.proof
    text_limit: int | None
    checked: date | None  # when its limits were last compared with their source


def _takes(spec: NetworkSpec) -> str:
    if spec.invited:
        return "let_in"
    return "token_or_browser" if spec.auth == "token" and spec.connect.browser.authorize else spec.auth


def listing() -> tuple[NetworkLine, ...]:
    """All networks, those by API first."""
    by_api = registry.by_api()
    lines = []
    for name in networks.known():
        spec = networks.load(name)
        api = name in by_api
        lines.append(
            NetworkLine(
                id=name,
                name=spec.name,
                way="api" if api else "assisted",
                abilities=tuple(each.value for each in Feature if spec.can(each)) if api else (),
                takes=_takes(spec) if api else "person",
                proof=spec.proof if api else "person",
                text_limit=spec.text.limit,
                checked=spec.checked,
            )
        )
    return tuple(sorted(lines, key=lambda line: (line.way != "api", line.id)))
