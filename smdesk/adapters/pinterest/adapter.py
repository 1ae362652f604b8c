"""The adapter as smdesk calls it: the protocols of `adapters.base`, carried out by the modules beside this one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from smdesk.adapters.base import Account, PublishRequest, Sample, Session
from smdesk.adapters.grant import Grant
from smdesk.adapters.http import Http
from smdesk.adapters.pinterest import lookback, metrics, pins, session, video
from smdesk.adapters.pinterest.api import Api
from smdesk.adapters.pinterest.boards import read_boards
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.outcome import CannotTell, Finding, Outcome, RemoteRef

RENEW = timedelta(days=7)  # NETWORKS 0.2


class PinterestAdapter:
    """Publishes, Deletes, Authorises, ReadsLimits and ReadsMetrics for one account.

    `account.secrets` has `access_token` and, where it was got in the browser, what renews it.
    """

    def __init__(self, account: Account, http: Http, clock: Clock | None = None) -> None:
        token, at = account.secrets.get("access_token", ""), clock or SystemClock()
        http.hide(token)
        rule = account.spec.connect.browser
        renewable = bool(account.secrets.get("refresh_token"))
        self._account = account.remote_id
        self._grant = Grant(http, rule, account.secrets, at, account.vault) if renewable else None
        self._api = Api(http, token, account.server, at, self._grant)

    def prepare(self, request: PublishRequest) -> Outcome:
        """Lay the video of a Pin ready."""
        return video.lay_ready(self._api, request)

    def publish(self, request: PublishRequest) -> Outcome:
        """Make the Pin."""
        return pins.publish(self._api, request)

    def poll(self, request: PublishRequest) -> Outcome:
        """Ask whether a video has been worked on."""
        return video.poll(self._api, request)

    def find(self, request: PublishRequest) -> Finding:
        """Look for the Pin (see `lookback` for the rule)."""
        return CannotTell("uploads_not_listed") if request.step.repeatable else lookback.find(self._api, request)

    def delete(self, remote: RemoteRef) -> Outcome:
        """Take a Pin down."""
        return pins.delete(self._api, remote)

    def whoami(self) -> Session:
        """The account of the token, with its boards; renews what ends within days. Raises as `session.connect`."""
        if self._grant is not None:
            self._grant.renew_before(RENEW)
        return session.identify(self._api)

    def limits(self) -> Mapping[str, Any]:
        """The account's boards, to choose from. Raises as `session.connect`."""
        return read_boards(self._api, session.listed)

    def samples(self, remote_ids: Sequence[str]) -> tuple[Sample, ...]:
        """The present numbers. Raises as `session.connect`."""
        return tuple(metrics.read(self._api, self._account, remote_ids))

    def renewed(self) -> Mapping[str, str] | None:
        """A new pair of tokens that nobody has stored yet; a pasted token is never renewed."""
        return self._grant.renewed() if self._grant is not None else None
