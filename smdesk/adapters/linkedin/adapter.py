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
from smdesk.adapters.cards import card_of, picture_of
from smdesk.adapters.fetch import Fetcher
from smdesk.adapters.http import Http
from smdesk.adapters.inbox import Inbox
from smdesk.adapters.linkedin import inbox, lookback, media, metrics, moderation, posts, session
from smdesk.adapters.linkedin.api import VERSION, Api
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.outcome import CannotTell, Finding, Outcome, Prepared, Processing, RemoteRef
from smdesk.core.steps import StepKind

THUMB_BYTES = 5_000_000


class LinkedInAdapter(Inbox[Api]):
    """Publishes, Deletes and Authorises for one member or organisation; ReadsMetrics, ReadsInbox, ReadsThreads,
    RepliesInInbox and LikesInInbox for an organisation.

    `account.secrets` has `access_token`; `account.remote_id` is the URN of the author.
    """

    def __init__(self, account: Account, http: Http, clock: Clock | None = None) -> None:
        token = account.secrets.get("access_token", "")
        http.hide(token)
        version = str(account.facts.get("version") or VERSION)
        self._api = Api(http, token, account.remote_id, version, clock or SystemClock())
        super().__init__(self._api, inbox, moderation)
        self.fetcher = Fetcher(http)

    def prepare(self, request: PublishRequest) -> Outcome:
        """Hand one medium over, or read the page of a link for its card."""
        return self._card(request.part.link) if request.step.kind is StepKind.CARD else media.upload(self._api, request)

    def publish(self, request: PublishRequest) -> Outcome:
        """Make the post, or the comment under it."""
        return posts.publish(self._api, request)

    def poll(self, request: PublishRequest) -> Outcome:
        """Ask whether a medium has been worked on; the picture of a card then completes it."""
        outcome = media.poll(self._api, request.handle)
        card = request.handle.get("card")
        if isinstance(outcome, Prepared) and isinstance(card, Mapping):
            return Prepared({**card, "thumbnail": outcome.ref["id"]})
        return outcome

    def find(self, request: PublishRequest) -> Finding:
        """Look for the post (see `lookback` for the rule)."""
        if request.step.repeatable:
            return CannotTell("uploads_not_listed")
        return lookback.find(self._api, request)

    def delete(self, remote: RemoteRef) -> Outcome:
        """Take a post or a comment down."""
        return posts.delete(self._api, remote)

    def samples(self, remote_ids: Sequence[str]) -> tuple[Sample, ...]:
        """The statistics of an organisation; none for a member. Raises as `session.connect`."""
        return tuple(metrics.read(self._api, remote_ids))

    def like(self, target: Target, on: bool) -> Outcome:
        """A like of the organisation, or none."""
        return moderation.like(self._api, target, on)

    def whoami(self) -> Session:
        """The account of the token. Raises as `session.connect`."""
        return session.identify(self._api)

    def renewed(self) -> Mapping[str, str] | None:
        """Never anything: these tokens are not renewed but made anew (NETWORKS 0.2)."""
        return None

    def _card(self, link: str) -> Outcome:
        """LinkedIn does not read the page; a card without its picture is better than no post."""
        found = card_of(link.strip(), self.fetcher)
        card = {"title": found.title, "description": found.description}
        picture = picture_of(found, self.fetcher, THUMB_BYTES)
        sent = media.picture(self._api, picture.data, picture.mime) if picture else None
        if isinstance(sent, Processing):
            return Processing({**sent.handle, "card": card}, sent.wait_s)
        return Prepared(card)
