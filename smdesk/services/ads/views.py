"""What goes into the service of ads as typed, and what comes out of it."""

from __future__ import annotations

from dataclasses import field

from smdesk.core.ads import AdAccount, Cost, confirmation
from smdesk.core.records import dataclass
from smdesk.services.accounts import Login


@dataclass(frozen=True, slots=True)
class AdAccountView:
    """One connected advertising account. Never holds a secret, nor its reference."""

    id: str
    network: str
    client_id: int
    client: str
    name: str
    currency: str
    zone: str
    problem: str = ""
    now: AdAccount | None = None  # as the network tells it; None where it was not asked, or did not answer


@dataclass(frozen=True, slots=True)
class AdMeeting:
    """Whose account a login opens, while nothing of it is stored."""

    view: AdAccountView
    login: Login  # what stores it without asking again
    new: bool  # the client has it not connected yet
    may_create: bool  # False: numbers only


@dataclass(frozen=True, slots=True)
class AdDraft:
    """A campaign as a person types it: amounts in the account's currency, times in its zone."""

    name: str = ""
    objective: str = "engagement"
    post: str = ""  # a publication's number, or the post's id on the network
    start: str = ""  # "": when it is started
    end: str = ""
    daily: str = ""
    total: str = ""
    countries: tuple[str, ...] = ()
    age: str = ""  # 18-45
    interests: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    beneficiary: str = ""
    payor: str = ""


@dataclass(frozen=True, slots=True)
class Started:
    """What was started, or is to be confirmed."""

    campaign: str
    cost: Cost
    issues: tuple[str, ...] = field(default=())

    @property
    def says(self) -> str:
        """The words that confirm it, as programs say them; `Words.confirmation` has them for people."""
        return confirmation(self.cost)
