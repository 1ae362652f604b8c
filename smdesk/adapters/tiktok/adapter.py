"""The adapter as smdesk calls it: the protocols of `adapters.base`, carried out by the modules beside this one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from smdesk.adapters.base import Account, PublishRequest, Sample, Session
from smdesk.adapters.grant import Grant
from smdesk.adapters.http import Http
from smdesk.adapters.tiktok import creator, lookback, metrics, photos, session, status, video
from smdesk.adapters.tiktok.api import Api, identifier
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.outcome import CannotTell, Finding, NotSent, Outcome, Why
from smdesk.core.steps import StepKind

RENEW = timedelta(days=14)  # ours: of half a year or a year


class TikTokAdapter:
    """Publishes, Authorises, ReadsLimits and ReadsMetrics for one account. No call takes a post down."""

    def __init__(self, account: Account, http: Http, clock: Clock | None = None) -> None:
        token, at = account.secrets.get("access_token", ""), clock or SystemClock()
        http.hide(token)
        renewable = bool(account.secrets.get("refresh_token"))
        rule = account.spec.connect.browser
        self._account = account.remote_id
        self._grant = Grant(http, rule, account.secrets, at, account.vault) if renewable else None
        self._api = Api(http, token, account.handle, at, self._grant)

    def prepare(self, request: PublishRequest) -> Outcome:
        """Ask what the account may do, and announce a video."""
        return video.lay_ready(self._api, request)

    def publish(self, request: PublishRequest) -> Outcome:
        """Send the video, or post the photos."""
        if request.step.kind is not StepKind.PART:
            return NotSent("not_offered", why=Why.CONTENT)
        film = video.film_of(request)
        return photos.publish(self._api, request) if film is None else video.publish(self._api, request, film)

    def poll(self, request: PublishRequest) -> Outcome:
        """Ask how far a post is."""
        known = identifier(request.handle.get("publish_id"))
        if not known:
            return NotSent("answer_without_id")
        state = status.fetch(self._api, known)
        return status.outcome(self._api, request, state) if isinstance(state, status.State) else state

    def find(self, request: PublishRequest) -> Finding:
        """Look for the post (see `lookback` for the rule)."""
        return CannotTell("uploads_not_listed") if request.step.repeatable else lookback.find(self._api, request)

    def whoami(self) -> Session:
        """The account of the token; renews what ends within days. Raises as `session.connect`."""
        if self._grant is not None:
            self._grant.renew_before(RENEW)
        return session.identify(self._api)

    def limits(self) -> Mapping[str, Any]:
        """Who can see a post, what the creator has turned off, how long a video may be. Raises as `session.connect`."""
        return creator.limits(session.ask(self._api))

    def samples(self, remote_ids: Sequence[str]) -> tuple[Sample, ...]:
        """The present numbers. Raises as `session.connect`."""
        return tuple(metrics.read(self._api, self._account, remote_ids))

    def renewed(self) -> Mapping[str, str] | None:
        """A new pair of tokens that nobody has stored yet."""
        return self._grant.renewed() if self._grant is not None else None
