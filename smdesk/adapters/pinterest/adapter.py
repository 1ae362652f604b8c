"""The adapter as smdesk calls it: the protocols of `adapters.base`, carried out by the modules beside this one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smdesk.adapters.base import Account, PublishRequest, Session
from smdesk.adapters.http import Http
from smdesk.adapters.pinterest import lookback, pins, session, video
from smdesk.adapters.pinterest.api import Api
from smdesk.adapters.pinterest.boards import read_boards
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.outcome import CannotTell, Finding, Outcome, RemoteRef


class PinterestAdapter:
    """Publishes, Deletes, Authorises and ReadsLimits for one account; `account.secrets` has `access_token`."""

    def __init__(self, account: Account, http: Http, clock: Clock | None = None) -> None:
        token = account.secrets.get("access_token", "")
        http.hide(token)
        self._api = Api(http, token, account.server, clock or SystemClock())

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
        """The account of the token, with its boards. Raises as `session.connect`."""
        return session.identify(self._api)

    def limits(self) -> Mapping[str, Any]:
        """The account's boards, to choose from. Raises as `session.connect`."""
        return read_boards(self._api, session.listed)

    def renewed(self) -> Mapping[str, str] | None:
        """Never anything: a pasted token is made anew."""
        return None
