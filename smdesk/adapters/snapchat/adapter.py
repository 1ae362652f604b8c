"""The adapter as smdesk calls it: the protocols of `adapters.base`, carried out by the modules beside this one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from smdesk.adapters.base import Account, PublishRequest, Sample, Session
from smdesk.adapters.grant import Grant
from smdesk.adapters.http import Http
from smdesk.adapters.snapchat import media, metrics, posts, session
from smdesk.adapters.snapchat.api import Api
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.outcome import CannotTell, Finding, NotSent, Outcome, Why
from smdesk.core.steps import StepKind


class SnapchatAdapter:
    """Publishes, Authorises and ReadsMetrics for one public profile. No call lists what was posted, or takes it down.

    `account.secrets` has `access_token` and what renews it; `account.remote_id` is the id of the profile.
    """

    def __init__(self, account: Account, http: Http, clock: Clock | None = None) -> None:
        token, at = account.secrets.get("access_token", ""), clock or SystemClock()
        http.hide(token)
        renewable = bool(account.secrets.get("refresh_token"))
        rule = account.spec.connect.browser
        self._grant = Grant(http, rule, account.secrets, at, account.vault) if renewable else None
        self._api = Api(http, token, account.remote_id, at, self._grant)

    def prepare(self, request: PublishRequest) -> Outcome:
        """Announce one medium."""
        if request.step.kind is not StepKind.UPLOAD:
            return NotSent("not_offered", why=Why.CONTENT)
        return media.begin(self._api, request)

    def publish(self, request: PublishRequest) -> Outcome:
        """Post it."""
        return posts.publish(self._api, request)

    def poll(self, request: PublishRequest) -> Outcome:
        """Send the next part of a medium, which nobody sees, or finish it."""
        return media.go_on(self._api, request)

    def find(self, request: PublishRequest) -> Finding:
        """Nobody can tell: NETWORKS knows no call that lists what a profile has posted. The person is asked."""
        return CannotTell("uploads_not_listed" if request.step.repeatable else "no_listing")

    def whoami(self) -> Session:
        """The profile of the token. Raises as `session.connect`."""
        return session.identify(self._api)

    def samples(self, remote_ids: Sequence[str]) -> tuple[Sample, ...]:
        """The present numbers of the profile. Raises as `session.connect`."""
        return tuple(metrics.read(self._api, remote_ids))

    def renewed(self) -> Mapping[str, str] | None:
        """A new pair of tokens that nobody has stored yet."""
        return self._grant.renewed() if self._grant is not None else None
