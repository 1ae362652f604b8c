"""What an access could be allowed and is not, or was never asked for: named, with what it would allow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smdesk.core.network import Feature, NetworkSpec
from smdesk.core.records import dataclass

#: The fact that names the rights which were asked for when the account was connected.
ASKED = "rights"
#: What the fact `login` says of an access that was given in the browser.
BROWSER = "browser"
#: The fact that names those which the person did not allow.
REFUSED = "missing_scopes"


@dataclass(frozen=True, slots=True)
class Lack:
    """One right. `also` is the code of what it allows beside features; `refused`: the person was asked and said no."""

    right: str
    features: frozenset[Feature]
    also: str = ""
    refused: bool = False


def asked(spec: NetworkSpec) -> dict[str, list[str]]:
    """The fact of an account that is connected now."""
    known = sorted({*spec.connect.allows, *spec.connect.also})
    return {ASKED: known} if known else {}


def lacking(spec: NetworkSpec, facts: Mapping[str, Any]) -> tuple[Lack, ...]:
    """What an account that was connected with these facts lacks, or may lack, for it was connected before it was
    asked for. What the network itself tells, and not a scope, stands in the facts under its own name.
    """
    rule, refused = spec.connect, set(facts.get(REFUSED) or ())
    known = set(facts.get(ASKED) or ()) | facts.keys()
    nobody_asked = rule.unscoped and facts.get("login") != BROWSER
    own_login = facts.get("login") != "facebook"  # of Instagram there are two, each with scopes of its own
    found = []
    for right in dict.fromkeys((*rule.allows, *rule.also)):
        here = not rule.browser.offered or (right in rule.browser.scopes) is own_login
        if right in refused or (here and right not in known and not nobody_asked):
            found.append(Lack(right, rule.allows.get(right, frozenset()), rule.also.get(right, ""), right in refused))
    return tuple(found)
