"""The adapter as smdesk calls it: the protocols of `adapters.base`, carried out by the modules beside this one."""

from __future__ import annotations

from collections.abc import Mapping

from smdesk.adapters.base import Account, InboxPage, PublishRequest, ReplyRequest, Session, Target
from smdesk.adapters.http import Http
from smdesk.adapters.wordpress import comments, inbox, library, lookback, posts, schedule
from smdesk.adapters.wordpress.api import Api, basic
from smdesk.adapters.wordpress.session import identify
from smdesk.adapters.wordpress.site import inspect
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.outcome import CannotTell, Finding, NotSent, Outcome, RemoteRef
from smdesk.core.steps import StepKind


class WordPressAdapter:
    """Publishes, SchedulesNatively, Deletes and Authorises for one user of one site.

    `account.secrets` has `user` and `app_password`; `account.facts` the `root` that `connect` found.
    """

    def __init__(self, account: Account, http: Http, clock: Clock | None = None) -> None:
        user = account.secrets.get("user", "")
        password = account.secrets.get("app_password", "")
        for secret in (password, basic(user, password)):
            http.hide(secret)
        root = str(account.facts.get("root") or f"{account.server}/wp-json/")
        self._account = account
        self._api = Api(http, root, user, password, account.remote_id, clock or SystemClock())

    def prepare(self, request: PublishRequest) -> Outcome:
        """Put one medium into the site's library."""
        item = request.medium
        return library.hand_over(self._api, item, request.files.get(item.sha256))

    def publish(self, request: PublishRequest) -> Outcome:
        """Make the post, or the first comment under it."""
        if request.step.kind is StepKind.COMMENT:
            return comments.publish(self._api, request)
        return posts.publish(self._api, request)

    def poll(self, request: PublishRequest) -> Outcome:
        """Nothing of WordPress goes on by itself, so there is nothing to wait for."""
        return NotSent("not_offered")

    def find(self, request: PublishRequest) -> Finding:
        """Look for the post or the comment (see `lookback` for the rule)."""
        if request.step.repeatable:
            return CannotTell("uploads_not_listed")
        if request.step.kind is StepKind.COMMENT:
            return comments.find(self._api, request)
        return lookback.find(self._api, request)

    def delegate(self, request: PublishRequest) -> Outcome:
        """Hand over to the site's scheduler."""
        return schedule.delegate(self._api, request)

    def recall(self, request: PublishRequest, handle: str) -> Outcome:
        """Take back what waits there."""
        return schedule.recall(self._api, request, handle)

    def find_delegated(self, request: PublishRequest, handle: str) -> Finding:
        """What has become of what was handed over."""
        return schedule.find_delegated(self._api, request, handle)

    def delete(self, remote: RemoteRef) -> Outcome:
        """Put a post or a comment into the site's bin."""
        if remote.id.startswith(comments.MARK):
            return comments.delete(self._api, remote)
        return posts.delete(self._api, remote)

    def page(self, cursor: str = "") -> InboxPage:
        """Comments since the last reading. Raises as `inbox.page`."""
        return inbox.page(self._api, cursor)

    def reply(self, request: ReplyRequest) -> Outcome:
        """A comment under the comment."""
        return inbox.reply(self._api, request)

    def find_reply(self, request: ReplyRequest) -> Finding:
        """Look whether it was made."""
        return inbox.find_reply(self._api, request)

    def hide(self, target: Target, on: bool) -> Outcome:
        """Hold it back, or let it through."""
        return inbox.hide(self._api, target, on)

    def remove(self, target: Target) -> Outcome:
        """Put it into the site's bin."""
        return inbox.remove(self._api, target)

    def whoami(self) -> Session:
        """The user of the password, by the site. Raises as `session.connect`."""
        return identify(self._api, inspect(self._api.http, self._account.server))

    def renewed(self) -> Mapping[str, str] | None:
        """Never anything: application passwords do not change (NETWORKS 0.2)."""
        return None
