"""The adapter as smdesk calls it: the protocols of `adapters.base`, carried out by the modules beside this one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from smdesk.adapters.base import (
    Account,
    Complaint,
    PublishRequest,
    Sample,
    Session,
    Target,
)
from smdesk.adapters.http import Http
from smdesk.adapters.inbox import Inbox
from smdesk.adapters.mastodon import inbox, lookback, metrics, schedule, statuses, uploads
from smdesk.adapters.mastodon.api import Api
from smdesk.adapters.mastodon.limits import read_limits
from smdesk.adapters.mastodon.server import inspect
from smdesk.adapters.mastodon.session import identify
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.outcome import CannotTell, Finding, Outcome, RemoteRef
from smdesk.core.steps import StepKind


class MastodonAdapter(Inbox[Api]):
    """Publishes, SchedulesNatively, Deletes, Authorises, ReadsLimits and ReadsMetrics for one account on one server.

    `account.secrets` has `access_token`; `account.facts` what `connect` found (software, server, domain).
    """

    def __init__(self, account: Account, http: Http, clock: Clock | None = None) -> None:
        token = account.secrets.get("access_token", "")
        http.hide(token)
        self._account = account
        self._api = Api(
            http=http,
            base=account.server.rstrip("/"),
            token=token,
            software=str(account.facts.get("software", "other")),
            account_id=account.remote_id,
            clock=clock or SystemClock(),
        )
        super().__init__(self._api, inbox, inbox)

    def prepare(self, request: PublishRequest) -> Outcome:
        """Upload one medium."""
        return uploads.upload(self._api, request)

    def publish(self, request: PublishRequest) -> Outcome:
        """Make one status: a part of the thread, or the comment under it."""
        return statuses.publish(self._api, request)

    def poll(self, request: PublishRequest) -> Outcome:
        """Ask whether a medium has been processed."""
        return uploads.poll(self._api, request.handle)

    def find(self, request: PublishRequest) -> Finding:
        """Look for the status (see `lookback` for the rule); a delegated one also among those that wait."""
        if request.step.repeatable:
            return CannotTell("uploads_not_listed")
        if request.step.kind is StepKind.DELEGATE:
            return schedule.find_handed_over(self._api, request)
        return lookback.find(self._api, request)

    def delegate(self, request: PublishRequest) -> Outcome:
        """Hand over to the server's scheduler."""
        return schedule.delegate(self._api, request)

    def reschedule(self, request: PublishRequest, handle: str) -> Outcome:
        """Move what waits there to `request.due`."""
        return schedule.reschedule(self._api, request, handle)

    def recall(self, request: PublishRequest, handle: str) -> Outcome:
        """Take back what waits there."""
        return schedule.recall(self._api, request, handle)

    def find_delegated(self, request: PublishRequest, handle: str) -> Finding:
        """What has become of what was handed over."""
        return schedule.find_delegated(self._api, request, handle)

    def delete(self, remote: RemoteRef) -> Outcome:
        """Take a status down."""
        return statuses.delete(self._api, remote)

    def like(self, target: Target, on: bool) -> Outcome:
        """A favourite, or none."""
        return inbox.like(self._api, target, on)

    def block(self, target: Target, on: bool) -> Outcome:
        """Block its author, or no longer."""
        return inbox.block(self._api, target, on)

    def mute(self, target: Target, on: bool) -> Outcome:
        """See nothing more of its author, or again."""
        return inbox.mute(self._api, target, on)

    def report(self, target: Target, complaint: Complaint) -> Outcome:
        """Tell it to the server's moderators."""
        return inbox.report(self._api, target, complaint)

    def whoami(self) -> Session:
        """The account of the token, with the server's present facts and limits. Raises as `session.connect`."""
        server = inspect(self._api.http, self._api.base, self._api.token)
        session = identify(self._api, server)
        return Session(
            remote_id=session.remote_id,
            handle=session.handle,
            display_name=session.display_name,
            server=session.server,
            facts=session.facts,
            limits=read_limits(server, self._account.spec),
        )

    def renewed(self) -> Mapping[str, str] | None:
        """Never anything: these tokens do not change (NETWORKS 0.2)."""
        return None

    def samples(self, remote_ids: Sequence[str]) -> tuple[Sample, ...]:
        """Counts of statuses and of the account. Raises as `session.connect`."""
        return tuple(metrics.read(self._api, remote_ids))

    def limits(self) -> Mapping[str, Any]:
        """What the server takes. Raises Offline, Unavailable, LimitedError."""
        return read_limits(inspect(self._api.http, self._api.base, self._api.token), self._account.spec)
