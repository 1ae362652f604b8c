"""YouTube: a video is uploaded private, with a tag of ours, and published or given to the scheduler by one update.

So the call that cannot be taken back may be made twice without harm, and whether it was made is read from the video.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from smdesk.adapters.base import Account, InboxPage, PublishRequest, ReplyRequest, Sample, Session, Target
from smdesk.adapters.google.api import Google
from smdesk.adapters.http import Http
from smdesk.adapters.youtube import comments, inbox, lookback, metrics, session, upload, videos
from smdesk.core.clock import Clock
from smdesk.core.outcome import Finding, NotSent, Outcome, RemoteRef, Why
from smdesk.core.steps import StepKind


class YouTubeAdapter:
    """One channel. Implements Publishes, SchedulesNatively, Deletes, ReadsLimits, ReadsMetrics and Authorises; of the
    inbox ReadsInbox, RepliesInInbox, HidesInInbox and DeletesInInbox.
    """

    def __init__(self, account: Account, http: Http, *, clock: Clock | None = None) -> None:
        self.account = account
        self.google = Google.of(account, http, clock)
        self.channel = account.remote_id
        self.uploads = str(account.facts.get("uploads") or f"UU{self.channel[2:]}")

    def prepare(self, request: PublishRequest) -> Outcome:
        """The video, laid ready: uploaded, private, and worked on by YouTube."""
        if request.step.kind is not StepKind.CONTAINER:
            return NotSent("not_offered", why=Why.CONTENT)
        return upload.begin(self.google, self.uploads, request)

    def publish(self, request: PublishRequest) -> Outcome:
        """Let the video be seen, or comment on it."""
        if request.step.kind is StepKind.COMMENT:
            return videos.comment(self.google, request)
        return videos.publish(self.google, request)

    def poll(self, request: PublishRequest) -> Outcome:
        """Send what is still to be sent of the file; then ask whether YouTube has worked on it."""
        return upload.go_on(self.google, self.uploads, request)

    def find(self, request: PublishRequest) -> Finding:
        """See `lookback`."""
        return lookback.find(self.google, self.channel, self.uploads, request)

    def delegate(self, request: PublishRequest) -> Outcome:
        """Hand over for `request.due`."""
        return videos.delegate(self.google, request)

    def recall(self, request: PublishRequest, handle: str) -> Outcome:
        """Take it back."""
        return videos.recall(self.google, request, handle)

    def find_delegated(self, request: PublishRequest, handle: str) -> Finding:
        """How it stands in the scheduler."""
        return videos.find_delegated(self.google, request, handle)

    def delete(self, remote: RemoteRef) -> Outcome:
        """A video or a comment."""
        return videos.delete(self.google, remote)

    def page(self, cursor: str = "") -> InboxPage:
        """Comments since the last reading. Raises as `inbox.page`."""
        return inbox.page(self.google, self.channel, cursor)

    def reply(self, request: ReplyRequest) -> Outcome:
        """A comment under the comment."""
        return comments.reply(self.google, request)

    def find_reply(self, request: ReplyRequest) -> Finding:
        """Look whether it was made."""
        return comments.find_reply(self.google, self.channel, request)

    def hide(self, target: Target, on: bool) -> Outcome:
        """Hold it back, or publish it."""
        return comments.hide(self.google, target, on)

    def remove(self, target: Target) -> Outcome:
        """Reject it."""
        return comments.remove(self.google, target)

    def limits(self) -> Mapping[str, Any]:
        """How long videos may be. Raises as `session.identify`."""
        return session.identify(self.google).limits

    def samples(self, remote_ids: Sequence[str]) -> tuple[Sample, ...]:
        """Views, likes and comments now; time watched as Analytics has it. Raises as `metrics.read`."""
        return tuple(metrics.read(self.google, self.channel, remote_ids))

    def whoami(self) -> Session:
        """Whose access it is. Raises as `session.identify`."""
        return session.identify(self.google)

    def renewed(self) -> Mapping[str, str] | None:
        """New secrets, where nobody has stored them yet."""
        return self.google.grant.renewed()
