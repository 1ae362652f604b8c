"""The adapter as smdesk calls it: the protocols of `adapters.base`, carried out by the modules beside this one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from smdesk.adapters.base import (
    Account,
    PublishRequest,
    Sample,
    Session,
    Target,
)
from smdesk.adapters.http import Http
from smdesk.adapters.inbox import Inbox
from smdesk.adapters.meta import renewal
from smdesk.adapters.meta.graph import Graph
from smdesk.adapters.threads import inbox, lookback, metrics, posts, signin
from smdesk.adapters.threads.profile import BASE, ROOT, Profile
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.outcome import CannotTell, Finding, NotSent, Outcome, RemoteRef, Why
from smdesk.core.steps import StepKind


class ThreadsAdapter(Inbox[Profile]):
    """Publishes, Deletes, ReadsMetrics, Authorises and the inbox for one profile.

    `account.secrets` has `access_token`.
    """

    def __init__(self, account: Account, http: Http, clock: Clock | None = None) -> None:
        token = account.secrets.get("access_token", "")
        http.hide(token)
        self._profile = Profile(Graph(http, token, BASE, clock or SystemClock()), account.remote_id, account.handle)
        super().__init__(self._profile, inbox, inbox)
        self._facts = dict(account.facts)
        self._renewed = ""

    def prepare(self, request: PublishRequest) -> Outcome:
        """Lay the part ready; its media are at the media host already."""
        if request.step.kind is StepKind.CONTAINER:
            return posts.lay(self._profile, request)
        return NotSent("not_offered", why=Why.CONTENT)

    def publish(self, request: PublishRequest) -> Outcome:
        """Publish what is ready, or reply under it."""
        call = posts.comment if request.step.kind is StepKind.COMMENT else posts.publish
        return call(self._profile, request)

    def poll(self, request: PublishRequest) -> Outcome:
        """How far the network is with a container; after publishing, the address."""
        return posts.poll(self._profile, request)

    def find(self, request: PublishRequest) -> Finding:
        """Look for what was published (see `lookback`)."""
        return CannotTell("uploads_not_listed") if request.step.repeatable else lookback.find(self._profile, request)

    def delete(self, remote: RemoteRef) -> Outcome:
        """Take a post or a reply down."""
        return posts.delete(self._profile, remote)

    def samples(self, remote_ids: Sequence[str]) -> tuple[Sample, ...]:
        """The numbers of posts and of the profile. Raises as `signin.connect`."""
        return tuple(metrics.read(self._profile, remote_ids))

    def hide(self, target: Target, on: bool) -> Outcome:
        """Hide a reply, or show it again."""
        return inbox.hide(self._profile, target, on)

    def whoami(self) -> Session:
        """The profile of the token, which is renewed when its time has come. Raises as `signin.connect`."""
        session = signin.identify(self._profile.graph, self._facts)
        session, self._renewed = renewal.kept_up(session, self._profile.graph, ROOT, "th")
        return session

    def renewed(self) -> Mapping[str, str] | None:
        """The token that `whoami` got in place of one that was near its end."""
        return {"access_token": self._renewed} if self._renewed else None
