"""The protocols an adapter may have, one an ability, and the requests they take.

An adapter is built as `factory(account, http)`; it holds no state that matters between calls, opens no database
and asks no keyring. What it must remember comes back in its results (`Prepared.ref`, `Processing.handle`,
`Session.renewed`), and the caller stores it. Outcomes are values, never exceptions, in everything that publishes;
`connect` and `ReadsLimits.limits` raise `smdesk.core.errors.NetworkError`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import field
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from smdesk.adapters.acting import BlocksAuthors as BlocksAuthors
from smdesk.adapters.acting import Complaint as Complaint
from smdesk.adapters.acting import DeletesInInbox as DeletesInInbox
from smdesk.adapters.acting import HidesInInbox as HidesInInbox
from smdesk.adapters.acting import LikesInInbox as LikesInInbox
from smdesk.adapters.acting import MutesAuthors as MutesAuthors
from smdesk.adapters.acting import Reason as Reason
from smdesk.adapters.acting import ReportsMessages as ReportsMessages
from smdesk.adapters.acting import Target as Target
from smdesk.core.ads import AdAccount, AdNumbers, AdPlan, AdPost, Campaign, Interest, Made
from smdesk.core.content import MediaItem, Part
from smdesk.core.network import NetworkSpec
from smdesk.core.outcome import Finding, Outcome, RemoteRef
from smdesk.core.records import dataclass
from smdesk.core.steps import Step, StepKind


class Vault(Protocol):
    """Where one account's secrets are stored, for who renews them; see `adapters.grant`."""

    def alone(self) -> AbstractContextManager[Mapping[str, str]]:
        """The secrets as they are stored, while nobody else may renew them. Raises SecretError."""

    def keep(self, values: Mapping[str, str]) -> None:
        """Store them all. Raises SecretError."""


@dataclass(frozen=True, slots=True)
class Account:
    """One channel as an adapter sees it. `secrets` never appears in a repr, a log or an exception."""

    spec: NetworkSpec  # with the account's own limits merged in
    server: str = ""  # base address, "" where the network has only one
    remote_id: str = ""  # the account's id there (Bluesky: the DID)
    handle: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)  # what `connect` learned: software, version, pds, ...
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    vault: Vault | None = field(default=None, repr=False)  # without one, `Authorises.renewed` gives what is new


@dataclass(frozen=True, slots=True)
class PublishRequest:
    """One step of one publication. The same request, with a new `step`, serves publish, poll and find."""

    key: str  # idempotency key of the publication, stable over every retry of the same payload
    armed_at: datetime  # UTC, when the payload was frozen; stable with the key
    step: Step
    part: Part  # the part this step belongs to
    parts_total: int = 1
    format: str = "post"
    languages: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    reply_to: str = ""  # what the first part answers
    root: RemoteRef | None = None  # first published part of this thread
    parent: RemoteRef | None = None  # the part before this one; for a first comment the published part
    prepared: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # step name → Prepared.ref
    handle: Mapping[str, Any] = field(default_factory=dict)  # Processing.handle, for poll and find
    files: Mapping[str, Path] = field(default_factory=dict)  # sha256 → file on disk
    by_content: bool = False  # the ledger is an older copy: it may be there under a key that nobody knows any more
    first_try: datetime | None = None  # UTC; find looks from a little before this
    due: datetime | None = None  # UTC; for native scheduling
    ahead: bool = False  # it goes to the network's own scheduler; uploads may have to say so
    taken: frozenset[str] = frozenset()  # ids of this channel's other publications; find never gives one of them

    @property
    def step_key(self) -> str:
        """Idempotency key of this one step."""
        return f"{self.key}-{self.step.name}"

    @property
    def medium(self) -> MediaItem:
        """The medium of an upload step. Raises IndexError or TypeError for any other step."""
        if self.step.media is None:
            raise TypeError(f"{self.step.name} has no medium")
        return self.part.media[self.step.media]

    def uploads(self) -> tuple[Mapping[str, Any], ...]:
        """What the upload steps of this part gave, in the order of the media."""
        return tuple(self.prepared[f"upload:{self.step.part}:{index}"] for index in range(len(self.part.media)))


@dataclass(frozen=True, slots=True)
class Session:
    """What connecting gives: who it is, what is remembered, and the secrets to put into the keyring."""

    remote_id: str
    handle: str
    display_name: str = ""
    server: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    limits: Mapping[str, Any] = field(default_factory=dict)  # see NetworkSpec.with_limits
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)


@runtime_checkable
class Publishes(Protocol):
    """Every network that publishes by API has these four."""

    def prepare(self, request: PublishRequest) -> Outcome:
        """An upload or card step: Prepared, Processing, NotSent, Limited, Refused or Unknown (all repeatable)."""

    def publish(self, request: PublishRequest) -> Outcome:
        """The irreversible call of a part or comment step, made at most once in here."""

    def poll(self, request: PublishRequest) -> Outcome:
        """After Processing, with its handle; read-only. Gives Processing again, or the step's end.

        A poll that does not get through gives NotSent; it changes nothing.
        """

    def find(self, request: PublishRequest) -> Finding:
        """Look whether this step was carried out; read-only. NotThere only when that is conclusive.

        Of a delegate step it also looks among those that wait in the network's scheduler (FoundDelegated).
        """


@runtime_checkable
class SchedulesNatively(Protocol):
    """The network sends by itself at a time, while this computer is off."""

    def delegate(self, request: PublishRequest) -> Outcome:
        """Hand over a one-part post for `request.due`: Delegated, or the usual failures."""

    def recall(self, request: PublishRequest, handle: str) -> Outcome:
        """Take it back: Prepared({}) when it is back, Published when it went out already, else the failure."""

    def find_delegated(self, request: PublishRequest, handle: str) -> Finding:
        """FoundDelegated while it waits there, Found when it is out, NotThere when it is neither, CannotTell."""


@runtime_checkable
class Deletes(Protocol):
    """Published things can be taken down again."""

    def delete(self, remote: RemoteRef) -> Outcome:
        """Prepared({}) when it is gone (also when it was gone already)."""


@runtime_checkable
class Authorises(Protocol):
    """The account can be checked and its session renewed."""

    def whoami(self) -> Session:
        """Ask the network who this is. Raises AuthExpired, Offline, Unavailable, LimitedError."""

    def renewed(self) -> Mapping[str, str] | None:
        """Secrets that changed during the calls so far (rotated tokens), to be stored at once; None if none did."""


@runtime_checkable
class ReadsLimits(Protocol):
    """The account's server says what it takes."""

    def limits(self) -> Mapping[str, Any]:
        """Values for `NetworkSpec.with_limits`. Raises Offline, Unavailable."""


@dataclass(frozen=True, slots=True)
class InboxMessage:
    """Something other people wrote to the account, or under what it published."""

    id: str
    kind: str  # comment, mention, message (private) or review
    author: str  # handle or id on the network
    author_name: str
    text: str
    at: datetime  # UTC
    post_id: str = ""  # the published thing it stands under, "" where there is none
    parent_id: str = ""  # the comment it answers, "" for the post itself
    url: str | None = None
    author_id: str = ""  # what stays when the handle changes, "" where `author` is that
    author_url: str = ""
    avatar_url: str = ""
    private: bool = False  # only those who are addressed can read it
    ours: bool = False  # the account itself wrote it, here or elsewhere
    rating: int | None = None  # stars of a review
    language: str = ""
    media: tuple[Mapping[str, str], ...] = ()  # kind, url, alt of each
    hidden: bool = False
    liked: bool = False  # by the account
    deleted: bool = False  # it was there and is no more
    conversation: str = ""  # the network's own id of the exchange, "" where parents tell
    extra: Mapping[str, Any] = field(default_factory=dict)  # what an act on it needs besides; JSON values only


@dataclass(frozen=True, slots=True)
class InboxPage:
    """Messages in the order they came in; `cursor` is what the next call passes, also when nothing was new."""

    messages: tuple[InboxMessage, ...]
    cursor: str
    more: bool = False  # another page waits already
    left_out: tuple[str, ...] = ()  # what could not be read, by the code that says why; the rest is whole
    #: Messages of other channels that came in the same queue: by the fact `group` of their channel.
    elsewhere: Mapping[str, tuple[InboxMessage, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReplyRequest:
    """Our answer to a message. The same request serves `reply` and `find_reply`."""

    key: str  # stable over every try
    armed_at: datetime  # UTC; stable with the key
    to: Target
    text: str
    languages: tuple[str, ...] = ()
    first_try: datetime | None = None  # UTC; find_reply looks from a little before this
    taken: frozenset[str] = frozenset()  # ids of other things of this channel; find_reply never gives one of them
    heard_at: datetime | None = None  # UTC, of a private message: when they last wrote in this exchange

    def as_comment(self, text: str = "", options: Mapping[str, str] | None = None) -> PublishRequest:
        """As the publication of a comment, for networks where an answer is one."""
        return PublishRequest(
            key=self.key,
            armed_at=self.armed_at,
            step=Step(StepKind.COMMENT),
            part=Part(text or self.text),
            languages=self.languages,
            options=options or {},
            parent=RemoteRef(self.to.id, self.to.url or None, self.to.extra),
            first_try=self.first_try,
            taken=self.taken,
        )


@dataclass(frozen=True, slots=True)
class Sample:
    """One value of one metric. A metric that the network does not give has no sample; it is never 0 instead."""

    remote_id: str  # the published thing, or the account's own id
    metric: str  # a name of core.metrics: views, likes, comments, shares, clicks, followers, ...
    value: float
    at: datetime  # UTC, when it was read
    definition: str = ""  # id of what the network counts, see core.metrics.Definition
    window: str = ""  # what the value is of: lifetime, day, "" for a level
    start: datetime | None = None  # UTC, of a day's value: the day as the network cuts it
    end: datetime | None = None


@runtime_checkable
class ReadsInbox(Protocol):
    """Comments, mentions and messages can be read."""

    def page(self, cursor: str = "") -> InboxPage:
        """What came in after `cursor`; "" is from the beginning. Raises AuthExpired, Offline, Unavailable."""


@runtime_checkable
class ReadsThreads(Protocol):
    """What stands under one published thing can be read whole, our own answers with it."""

    def thread(self, post_id: str) -> tuple[InboxMessage, ...]:
        """Everything under it, oldest first; () where it is gone. Raises AuthExpired, Offline, Unavailable."""


@runtime_checkable
class RepliesInInbox(Protocol):
    """Messages can be answered. The rules are those of publishing: made at most once a call, values, no exceptions."""

    def reply(self, request: ReplyRequest) -> Outcome:
        """The irreversible call: Published, NotSent, Limited, Refused or Unknown."""

    def find_reply(self, request: ReplyRequest) -> Finding:
        """Look whether it was carried out; read-only. NotThere only when that is conclusive."""


@runtime_checkable
class RepliesPrivately(Protocol):
    """A comment can be answered by a message to who wrote it. The rules are those of `RepliesInInbox`."""

    def reply_privately(self, request: ReplyRequest) -> Outcome:
        """The irreversible call."""

    def find_private_reply(self, request: ReplyRequest) -> Finding:
        """Look whether it was carried out; read-only."""


@runtime_checkable
class ReadsMetrics(Protocol):
    """Counts of published things and of the account can be read."""

    def samples(self, remote_ids: Sequence[str]) -> tuple[Sample, ...]:
        """The present values of each id: published things, and the account where its own id is among them.

        Unknown ids give none. Raises AuthExpired, MissingScope, Offline, Unavailable, LimitedError.
        """


@runtime_checkable
class ManagesAds(Protocol):
    """Paid campaigns of one advertising account. What is made is paused; only `start` can cost anything.

    Reads raise AuthExpired, MissingScope, Offline, Unavailable, LimitedError, RefusedError.
    """

    def account(self) -> AdAccount:
        """The account as it is now."""

    def campaigns(self) -> tuple[Campaign, ...]:
        """All campaigns that are not put away, the newest first."""

    def campaign(self, campaign_id: str) -> Campaign:
        """One campaign. Raises NotFound `unknown_campaign` too."""

    def boostable(self, post: AdPost) -> AdPost:
        """The post under the id by which it is advertised. Raises NotAllowed `post_not_boostable` too."""

    def interest(self, name: str) -> Interest:
        """The interest of that name. Raises NotFound `unknown_interest` (`near`) too."""

    def validate(self, plan: AdPlan) -> Outcome:
        """Let the network check what can be checked while nothing is there: Prepared, or why it is refused."""

    def create(self, plan: AdPlan) -> Made | Outcome:
        """Make it all, paused; what an earlier run has made is found by its mark and never made twice.

        Unknown: an answer was lost and looking back found nothing (yet); the same call again looks first.
        """

    def start(self, campaign: Campaign) -> Outcome:
        """Let it run: Prepared when the network says so. Unknown when nobody can tell: stop it or look."""

    def stop(self, campaign_id: str) -> Outcome:
        """Pause it: Prepared when it is paused, also when it was."""

    def insights(
        self, since: str, until: str, campaign_id: str = "", watch: Callable[[int], None] | None = None
    ) -> tuple[AdNumbers, ...]:
        """Of each campaign with delivery between two days of the account's zone, both included.

        Much of it may take minutes to be prepared there: `watch` is told how much is done, in per cent, and what it
        raises ends the waiting.
        """
