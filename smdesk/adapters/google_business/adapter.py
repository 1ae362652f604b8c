"""Google Business Profile: one location's posts; pictures are fetched by Google from a public address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from smdesk.adapters.base import Account, InboxPage, PublishRequest, ReplyRequest, Sample, Session
from smdesk.adapters.google import errors
from smdesk.adapters.google.api import Google, Got, text
from smdesk.adapters.google_business import lookback, metrics, post, reviews, session
from smdesk.adapters.http import Answer, Http
from smdesk.core.clock import Clock
from smdesk.core.outcome import (
    CannotTell,
    Delegated,
    Finding,
    Found,
    FoundDelegated,
    NotSent,
    NotThere,
    Outcome,
    Prepared,
    Processing,
    Published,
    Refused,
    RemoteRef,
    Unknown,
    Why,
)
from smdesk.core.steps import StepKind

LEAD = timedelta(minutes=10)  # ours
POLL_S = 20.0


class GoogleBusinessAdapter:
    """One location. Implements Publishes, SchedulesNatively, Deletes, ReadsMetrics and Authorises; of the inbox
    ReadsInbox and RepliesInInbox.
    """

    def __init__(self, account: Account, http: Http, *, clock: Clock | None = None) -> None:
        self.account = account
        self.google = Google.of(account, http, clock)
        self.location = account.remote_id

    def prepare(self, request: PublishRequest) -> Outcome:
        """Nothing: pictures are put at a public address by the channel's media host."""
        return NotSent("not_offered", why=Why.CONTENT)

    def publish(self, request: PublishRequest) -> Outcome:
        """Make the post."""
        if request.step.kind is StepKind.COMMENT:
            return Refused("not_offered", Why.CONTENT)
        made = post.body(request)
        if not isinstance(made, dict):
            return made
        answer = self._make(made)
        name, row = self._made(answer)
        return self._state(name, row) if name else self._trouble(answer)

    def poll(self, request: PublishRequest) -> Outcome:
        """Whether Google shows it; it looks at each post first."""
        name = post.name_in(request.handle.get("name"))
        if not name:
            return Refused("target_gone", Why.GONE)
        answer = self.google.get(f"{post.API}/{name}")
        if isinstance(answer, Answer) and answer.ok and isinstance(answer.data, dict) and answer.data.get("state"):
            return self._state(name, answer.data)
        if isinstance(answer, Answer) and answer.ok:
            return NotSent("answer_unreadable")
        return errors.outcome(self.google, answer, repeatable=True)

    def find(self, request: PublishRequest) -> Finding:
        """See `lookback`."""
        return lookback.find(self.google, self.location, request)

    def delegate(self, request: PublishRequest) -> Outcome:
        """Hand over for `request.due`."""
        if request.due is None or request.due < self.google.clock.now() + LEAD:
            return NotSent("schedule_too_soon")
        made = post.body(request, request.due)
        if not isinstance(made, dict):
            return made
        answer = self._make(made)
        name, row = self._made(answer)
        if not name:
            return self._trouble(answer)
        rejected = row.get("state") == "REJECTED"
        return Refused("policy_refused", Why.CONTENT) if rejected else Delegated(name, request.due)

    def recall(self, request: PublishRequest, handle: str) -> Outcome:
        """Take it back."""
        there = self.find_delegated(request, handle)
        if isinstance(there, Found):
            return Published(there.remote)
        if isinstance(there, NotThere):
            return Prepared({})
        if isinstance(there, CannotTell):
            return NotSent(there.code)
        return self.delete(RemoteRef(handle))

    def find_delegated(self, request: PublishRequest, handle: str) -> Finding:
        """How it stands in the scheduler."""
        name = post.name_in(handle)
        if not name:
            return CannotTell("answer_unreadable")
        answer = self.google.get(f"{post.API}/{name}")
        if errors.is_gone(answer):
            return NotThere()
        if not isinstance(answer, Answer) or not answer.ok or not isinstance(answer.data, dict):
            return errors.cannot_tell(self.google, answer)
        if lookback.is_waiting(answer.data):
            return FoundDelegated(name)
        if answer.data.get("state") in {"LIVE", "PROCESSING", "RECURRING"}:
            return Found(post.remote(answer.data, name))
        return NotThere() if answer.data.get("state") == "REJECTED" else CannotTell("answer_unreadable", again=True)

    def delete(self, remote: RemoteRef) -> Outcome:
        """A post of this location, or its answer to a review; one that is gone already is gone."""
        review = reviews.name_in(remote.id.removesuffix(reviews.REPLY), self.location)
        if review and remote.id.endswith(reviews.REPLY):
            return reviews.delete_reply(self.google, remote.id)
        name = post.name_in(remote.id)
        if not name.startswith(f"{self.location}/"):
            return Refused("not_ours", Why.PERMISSION)
        answer = self.google.send("DELETE", f"{post.API}/{name}")
        if isinstance(answer, Answer) and (answer.ok or errors.is_gone(answer)):
            return Prepared({})
        return errors.outcome(self.google, answer, repeatable=True)

    def page(self, cursor: str = "") -> InboxPage:
        """Reviews since the last reading. Raises as `reviews.page`."""
        return reviews.page(self.google, self.account, cursor)

    def reply(self, request: ReplyRequest) -> Outcome:
        """The answer to a review."""
        return reviews.reply(self.google, self.location, request)

    def find_reply(self, request: ReplyRequest) -> Finding:
        """Look whether it is there."""
        return reviews.find_reply(self.google, self.location, request)

    def samples(self, remote_ids: Sequence[str]) -> tuple[Sample, ...]:
        """Numbers of the location; of single posts Google gives none any more. Raises as `metrics.read`."""
        return tuple(metrics.read(self.google, self.location)) if self.location in remote_ids else ()

    def whoami(self) -> Session:
        """The location as it is now. Raises as `session.identify`."""
        return session.identify(self.google, self.location)

    def renewed(self) -> Mapping[str, str] | None:
        """New secrets, where nobody has stored them yet."""
        return self.google.grant.renewed()

    # -- inside --------------------------------------------------------------------------------------------------

    def _make(self, made: Mapping[str, object]) -> Got:
        return self.google.send("POST", f"{post.API}/{self.location}/localPosts", json=made)

    @staticmethod
    def _made(answer: Got) -> tuple[str, Mapping[str, object]]:
        good = isinstance(answer, Answer) and answer.ok and isinstance(answer.data, dict)
        row: Mapping[str, object] = answer.data if good else {}  # type: ignore[union-attr]
        return post.name_in(row.get("name")), row

    def _state(self, name: str, row: Mapping[str, object]) -> Outcome:
        state = text(row.get("state"))
        if state == "REJECTED":
            return Refused("policy_refused", Why.CONTENT)
        if state in {"PROCESSING", "SCHEDULED"}:
            return Processing({"name": name}, POLL_S)
        return Published(post.remote(row, name))

    def _trouble(self, answer: Got) -> Outcome:
        if isinstance(answer, Answer) and answer.ok:
            return Unknown("answer_without_id", self.google.http.words(answer), answer.status)
        return errors.outcome(self.google, answer)
