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
from smdesk.adapters.facebook import (
    heard,
    inbox,
    lookback,
    metrics,
    moderation,
    posts,
    schedule,
    signin,
    uploads,
    video,
)
from smdesk.adapters.facebook.page import Page
from smdesk.adapters.http import Http
from smdesk.adapters.inbox import Inbox
from smdesk.adapters.meta import access, talks
from smdesk.adapters.meta.graph import Graph
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.outcome import CannotTell, Finding, Outcome, RemoteRef
from smdesk.core.steps import StepKind


class FacebookAdapter(Inbox[Page]):
    """Publishes, SchedulesNatively, Deletes, Authorises, ReadsMetrics and all of the inbox for one Page.

    `account.secrets` has `access_token`, the Page's own; `account.remote_id` is the Page's id.
    """

    def __init__(self, account: Account, http: Http, clock: Clock | None = None) -> None:
        token = account.secrets.get("access_token", "")
        http.hide(token)
        self._page = Page(Graph(http, token, clock=clock or SystemClock()), account.remote_id)
        super().__init__(self._page, inbox, moderation)

    def prepare(self, request: PublishRequest) -> Outcome:
        """Upload one photo or the video, unseen."""
        return uploads.upload(self._page, request)

    def publish(self, request: PublishRequest) -> Outcome:
        """Make the post, or the comment under it."""
        return posts.publish(self._page, request)

    def poll(self, request: PublishRequest) -> Outcome:
        """Ask what has become of a video that was published."""
        return video.poll(self._page, request.handle)

    def find(self, request: PublishRequest) -> Finding:
        """Look for the post (see `lookback` for the rule); a delegated one also among those that wait."""
        if request.step.repeatable:
            return CannotTell("uploads_not_listed")
        if request.step.kind is StepKind.DELEGATE:
            return schedule.find_handed_over(self._page, request)
        return lookback.find(self._page, request)

    def delegate(self, request: PublishRequest) -> Outcome:
        """Hand over to Meta's scheduler."""
        return schedule.delegate(self._page, request)

    def recall(self, request: PublishRequest, handle: str) -> Outcome:
        """Take back what waits there."""
        return schedule.recall(self._page, request, handle)

    def find_delegated(self, request: PublishRequest, handle: str) -> Finding:
        """What has become of what was handed over."""
        return schedule.find_delegated(self._page, request, handle)

    def delete(self, remote: RemoteRef) -> Outcome:
        """Take a post or a comment down."""
        return posts.delete(self._page, remote)

    def samples(self, remote_ids: Sequence[str]) -> tuple[Sample, ...]:
        """The numbers of posts and of the Page. Raises as `signin.connect`."""
        return tuple(metrics.read(self._page, remote_ids))

    def reply_privately(self, request: ReplyRequest) -> Outcome:
        """Our answer to a comment, on Messenger."""
        return talks.reply_to_comment(heard.messenger(self._page), request)

    def find_private_reply(self, request: ReplyRequest) -> Finding:
        """Look for it by what the comment tells."""
        return moderation.find_private_reply(self._page, request)

    def like(self, target: Target, on: bool) -> Outcome:
        """A like of the Page, or none."""
        return moderation.like(self._page, target, on)

    def hide(self, target: Target, on: bool) -> Outcome:
        """Hide it, or show it again."""
        return moderation.hide(self._page, target, on)

    def remove(self, target: Target) -> Outcome:
        """Take it away."""
        return moderation.remove(self._page, target)

    def block(self, target: Target, on: bool) -> Outcome:
        """Keep its author from the Page, or let them in again."""
        return moderation.block(self._page, target, on)

    def whoami(self) -> Session:
        """The Page of the token, and what the token may do now. Raises as `signin.connect`."""
        return signin.identify(self._page.graph, access.about(self._page.graph))

    def renewed(self) -> Mapping[str, str] | None:
        """Never anything: a Page's token does not change (NETWORKS 0.2)."""
        return None
