"""What a check is given, what it gives back, and when a finding forbids publishing."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from smdesk.core.content import Part, Payload
from smdesk.core.network import Feature, MediaRule, NetworkSpec
from smdesk.core.records import dataclass
from smdesk.core.utm import Tracking

if TYPE_CHECKING:
    from smdesk.core.voice.rules import Voice


class Level(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"  # the network would refuse it, or could not show it at all
    WARNING = "warning"  # it goes out, but not as it was meant
    HINT = "hint"  # it could be better


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. The sentence about `code` and `facts` is made in `smdesk.words`."""

    code: str
    level: Level
    part: int = 0  # index of the part; 0 also where the whole post is meant
    field: str = "text"  # text, title, comment, media, link, format, reply_to, option:NAME
    facts: Mapping[str, Any] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """What is checked: a payload, the network's spec with the account's own limits, and the first comment."""

    payload: Payload
    spec: NetworkSpec
    first_comment: str = ""
    hosted: bool = True  # the client has a media host, for what the network fetches from a public address
    tracking: Tracking | None = None  # parameters that the client wants on links
    voice: Voice | None = None  # what was agreed on how the client speaks
    europe: bool = True  # «ustedes» is formal there

    @property
    def assisted(self) -> bool:
        """True when a person publishes it in the network's own program, which bends where the API does not."""
        return not self.spec.can(Feature.PUBLISH)

    @property
    def media_rule(self) -> MediaRule:
        return self.spec.media_for(self.payload.format)

    @property
    def soft(self) -> Level:
        """The level of a limit that the network's own program bends (it scales and converts images)."""
        return Level.WARNING if self.assisted else Level.ERROR

    def sent_text(self, part: Part) -> str:
        """The text with the link below it, where the network has no field of its own for a link."""
        if not part.link or part.link in part.text or self.spec.can(Feature.LINK_CARD):
            return part.text
        return f"{part.text}\n\n{part.link}" if part.text.strip() else part.link


Check = Callable[[Draft], Iterator[Finding]]
