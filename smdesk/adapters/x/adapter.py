"""The adapter as smdesk calls it: the protocols of `adapters.base`, carried out by the modules beside this one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from smdesk.adapters.base import Account, InboxPage, PublishRequest, ReplyRequest, Sample, Session, Target
from smdesk.adapters.grant import Grant
from smdesk.adapters.http import Http
from smdesk.adapters.x import direct, inbox, lookback, media, metrics, posts, session
from smdesk.adapters.x.api import Api, Keys
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.outcome import CannotTell, Finding, Outcome, RemoteRef


class XAdapter:
    """Publishes, Deletes, Authorises and ReadsMetrics for one account.

    `account.secrets` has the four keys, or an access that was given in the browser.
    """

    def __init__(self, account: Account, http: Http, clock: Clock | None = None) -> None:
        time, secrets = clock or SystemClock(), account.secrets
        if "access_token" in secrets:
            grant = Grant(http, account.spec.connect.browser, secrets, time, account.vault)
            self._api = Api(http, None, account.remote_id, time, grant)
            return
        values = [secrets.get(name, "") for name in session.NAMES]
        for value in values:
            http.hide(value)
        self._api = Api(http, Keys(*values), account.remote_id, time)

    def prepare(self, request: PublishRequest) -> Outcome:
        """Hand one medium over, with its alternative text."""
        return media.upload(self._api, request)

    def publish(self, request: PublishRequest) -> Outcome:
        """Make one post: a part of the thread, or the comment under it."""
        return posts.publish(self._api, request)

    def poll(self, request: PublishRequest) -> Outcome:
        """Ask whether a medium has been worked on."""
        return media.poll(self._api, request)

    def find(self, request: PublishRequest) -> Finding:
        """Look for the post (see `lookback` for the rule)."""
        return CannotTell("uploads_not_listed") if request.step.repeatable else lookback.find(self._api, request)

    def delete(self, remote: RemoteRef) -> Outcome:
        """Take a post down."""
        return posts.delete(self._api, remote)

    def samples(self, remote_ids: Sequence[str]) -> tuple[Sample, ...]:
        """The numbers of posts and of the account, in as few calls as can be. Raises as `session.connect`."""
        return tuple(metrics.read(self._api, remote_ids))

    def page(self, cursor: str = "") -> InboxPage:
        """Mentions and messages; each costs money. Raises as `session.connect`."""
        return inbox.page(self._api, cursor)

    def reply(self, request: ReplyRequest) -> Outcome:
        """Our answer: a message, or a post, which X takes only where the account was mentioned."""
        if request.to.private:
            return direct.reply(self._api, request)
        return posts.publish(self._api, request.as_comment())

    def find_reply(self, request: ReplyRequest) -> Finding:
        """Look for it in its exchange, or among the account's newest posts."""
        if request.to.private:
            return direct.find(self._api, request)
        return lookback.find(self._api, request.as_comment())

    def hide(self, target: Target, on: bool) -> Outcome:
        """Hide an answer under a post of ours, or show it again."""
        return inbox.hide(self._api, target, on)

    def whoami(self) -> Session:
        """The account of the keys. Raises as `session.connect`."""
        return session.identify(self._api)

    def renewed(self) -> Mapping[str, str] | None:
        """New secrets, where nobody has stored them yet; keys do not change."""
        return self._api.grant.renewed() if self._api.grant is not None else None
