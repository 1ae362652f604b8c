"""The adapter as smdesk calls it: the protocols of `adapters.base`, carried out by the modules beside this one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from smdesk.adapters.base import (
    Account,
    PublishRequest,
    ReplyRequest,
    Sample,
    Session,
    Target,
)
from smdesk.adapters.http import Http
from smdesk.adapters.inbox import Inbox
from smdesk.adapters.instagram import inbox, lookback, metrics, moderation, posts, signin, uploads
from smdesk.adapters.instagram.door import Door, base_of
from smdesk.adapters.meta import renewal, talks
from smdesk.adapters.meta.graph import Graph
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.outcome import CannotTell, Finding, Outcome
from smdesk.core.steps import StepKind


class InstagramAdapter(Inbox[Door]):
    """Publishes, ReadsMetrics, Authorises and the inbox for one professional account.

    `account.secrets` has `access_token`; `account.facts["login"]` says through which of Meta's doors.
    """

    def __init__(self, account: Account, http: Http, clock: Clock | None = None) -> None:
        token = account.secrets.get("access_token", "")
        http.hide(token)
        graph = Graph(http, token, base_of(account.facts), clock or SystemClock())
        self._door = Door(graph, account.remote_id, account.handle)
        super().__init__(self._door, inbox, moderation)
        self._facts = dict(account.facts)
        self._features = account.spec.features
        self._renewed = ""

    def prepare(self, request: PublishRequest) -> Outcome:
        """Send the bytes of a video, or lay the part ready."""
        if request.step.kind is StepKind.CONTAINER:
            return posts.lay(self._door, request)
        return uploads.upload(self._door, request)

    def publish(self, request: PublishRequest) -> Outcome:
        """Publish what is ready, or comment under it."""
        call = posts.comment if request.step.kind is StepKind.COMMENT else posts.publish
        return call(self._door, request)

    def poll(self, request: PublishRequest) -> Outcome:
        """How far the network is with a container; after publishing, the address."""
        return posts.poll(self._door, request)

    def find(self, request: PublishRequest) -> Finding:
        """Look for what was published (see `lookback`)."""
        return CannotTell("uploads_not_listed") if request.step.repeatable else lookback.find(self._door, request)

    def samples(self, remote_ids: Sequence[str]) -> tuple[Sample, ...]:
        """The numbers of posts and of the account. Raises as `signin.connect`."""
        return tuple(metrics.read(self._door, remote_ids))

    def reply_privately(self, request: ReplyRequest) -> Outcome:
        """Our answer to a comment, as a private message."""
        return talks.reply_to_comment(inbox.direct(self._door), request)

    def find_private_reply(self, request: ReplyRequest) -> Finding:
        """Look for it in the conversation with who wrote the comment."""
        return moderation.find_private_reply(self._door, request)

    def hide(self, target: Target, on: bool) -> Outcome:
        """Hide a comment, or show it again."""
        return moderation.hide(self._door, target, on)

    def remove(self, target: Target) -> Outcome:
        """Take a comment away."""
        return moderation.remove(self._door, target)

    def whoami(self) -> Session:
        """The account of the token, which is renewed when its time has come. Raises as `signin.connect`."""
        session = signin.identify(self._door, self._facts, self._features)
        if not self._door.facebook:
            session, self._renewed = renewal.kept_up(session, self._door.graph, signin.ROOT, "ig")
        return session

    def renewed(self) -> Mapping[str, str] | None:
        """The token that `whoami` got in place of one that was near its end."""
        return {"access_token": self._renewed} if self._renewed else None
