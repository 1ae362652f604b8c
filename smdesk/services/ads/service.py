"""Paid campaigns: accounts connected for a client, campaigns made paused, and started only on the right words."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from smdesk.core import ads as rules
from smdesk.core import network as networks
from smdesk.core.ads import AdNumbers, AdPlan, Campaign, Made
from smdesk.core.clock import Clock
from smdesk.core.errors import AuthExpired, Conflict, InvalidInput, NetworkError, NotAllowed, NotFound
from smdesk.core.outcome import Unknown
from smdesk.core.walltime import in_zone
from smdesk.db import Database
from smdesk.db import ads as stored
from smdesk.db.ads import StoredAds
from smdesk.models import Client
from smdesk.services import channel_rows as rows
from smdesk.services.ads import plan as ads_plan
from smdesk.services.ads.outcomes import error_of, settled
from smdesk.services.ads.views import AdAccountView, AdDraft, AdMeeting, Started

if TYPE_CHECKING:
    from smdesk.adapters.base import ManagesAds, Session
    from smdesk.services.accounts import Accounts, Login

log = logging.getLogger(__name__)

#: How long a campaign of which nobody can tell may still turn up in the network's list; ours.
SETTLE = timedelta(seconds=60)
#: What the network keeps numbers for, and what is shown when nobody says (they still move so long).
HISTORY, WINDOW = timedelta(days=37 * 30), timedelta(days=27)


class AdsService:
    """The network and the keyring are asked outside of transactions."""

    def __init__(self, db: Database, clock: Clock, accounts: Accounts, build: Callable[..., ManagesAds]) -> None:
        """`build` gives the adapter of an account, as `registry.ads`."""
        self._db, self._clock, self._accounts, self._build = db, clock, accounts, build

    # -- accounts -----------------------------------------------------------------------------------------------

    def connect(self, network: str, client: int, login: Login) -> AdAccountView:
        """Ask the network, then store the account, its secrets first; one that is there already is repaired.

        Raises:
            NotFound: `unknown_client`. NotAllowed: `not_offered`. Conflict: `account_of_other_client`.
            InvalidInput, NetworkError: as the network's `connect`; SecretError: as the keyring. Nothing is stored then.
        """
        found, new, same = self._meet(network, client, login)
        with self._accounts.storing(network, found.secrets) as ref, self._db.write() as unit:
            begun = same.begun if same else {}
            if same:  # it may have been that of a client who was put away
                stored.forget(unit.connection, same)
            stored.store(unit.connection, replace(new, secret_ref=ref, begun=begun))
        if same:
            self._accounts.forget(same.secret_ref)
        return self._view(new)

    def meet(self, network: str, client: int, login: Login) -> AdMeeting:
        """Ask the network whose account it is and store nothing, so that a person sees it first.

        What comes back stores it by `connect` without asking again. Raises as `connect`.
        """
        found, new, same = self._meet(network, client, login)
        return AdMeeting(
            self._view(new), replace(login, secret="", found=found), new=same is None or same.client_id != client,
            may_create=found.facts.get("may_manage") is not False,
        )  # fmt: skip

    def _meet(self, network: str, client: int, login: Login) -> tuple[Session, StoredAds, StoredAds | None]:
        """What the network says, the account as it would be stored, and as it is stored already."""
        spec = networks.load_any(network)
        if not spec.can(networks.Feature.ADS):
            raise NotAllowed("not_offered", network=spec.id, feature=networks.Feature.ADS.value)
        with self._db.read() as session:
            rows.client_exists(session, client)
        self._accounts.check_store(spec)
        found = self._accounts.connect(spec, login)
        same = next((each for each in self._every() if (each.network, each.id) == (network, found.remote_id)), None)
        names = self._names()
        if same and same.client_id != client and same.client_id in names:
            raise Conflict("account_of_other_client", handle=found.handle, client=names[same.client_id])
        return found, StoredAds(network, found.remote_id, client, found.display_name or found.handle, found.facts), same

    def disconnect(self, account: str) -> None:
        """Forget the account and its secret; its campaigns stay on the network as they are."""
        found = self._stored(account)
        self._accounts.forget(found.secret_ref)
        with self._db.write() as unit:
            stored.forget(unit.connection, found)

    def listing(self, client: int | None = None) -> tuple[AdAccountView, ...]:
        """The connected accounts, or a client's; not those of clients who were put away. No network is asked."""
        names = self._names()
        return tuple(
            self._view(each, names)
            for each in self._every()
            if each.client_id in names and client in {None, each.client_id}
        )  # fmt: skip

    def find(self, ref: str = "", client: int | None = None) -> AdAccountView:
        """The account a person means, by name or number; without `ref` the only one.

        Raises NotFound `unknown_ad_account` (name, near), `no_ads_connected`, `choose_one_ad_account` (near).
        """
        known = self.listing(client)
        wanted = ref.strip().casefold()
        fits = [each for each in known if not wanted or wanted in
                {each.id, each.id.removeprefix("act_"), each.name.casefold()}]  # fmt: skip
        if len(fits) == 1:
            return fits[0]
        near = [f"{each.name} ({each.client})" for each in fits or known]
        if fits:
            raise NotFound("choose_one_ad_account", near=near)
        if not known and not wanted:
            raise NotFound("no_ads_connected")
        raise NotFound("unknown_ad_account", name=ref.strip(), near=near)

    def now(self, account: str) -> AdAccountView:
        """The account as the network tells it. Raises NetworkError, SecretError."""
        with self._reach(account) as (found, adapter):
            return replace(self._view(found), now=adapter.account())

    # -- campaigns ----------------------------------------------------------------------------------------------

    def campaigns(self, account: str) -> tuple[Campaign, ...]:
        """What the account has, also what was made elsewhere. Raises NetworkError, SecretError."""
        with self._reach(account) as (_, adapter):
            return rules.shown(adapter.campaigns())

    def plan(self, account: str, draft: AdDraft) -> AdPlan:
        """What is meant by what was typed, checked. Raises as `ads_plan` and `core.ads.check`; NetworkError."""
        with self._db.read() as session:
            post = ads_plan.post_of(session, draft.post)
        given = draft if draft.name.strip() else replace(draft, name=f"Boost {post.id}")
        now = self._clock.now()
        with self._reach(account) as (_, adapter):
            told = adapter.account()
            rules.ready(told)
            plan = ads_plan.plan(given, told, adapter, post, now)
        rules.check(plan, told, now)
        return plan

    def validate(self, account: str, plan: AdPlan) -> None:
        """Let the network check it; nothing is made. Raises NetworkError, RefusedError (words)."""
        with self._reach(account) as (_, adapter):
            settled(adapter.validate(plan))

    def create(self, account: str, plan: AdPlan) -> Made:
        """Make it, paused. What is there already, from an earlier run, is never made twice.

        Raises NotAllowed `ad_wait` (seconds): nobody can tell yet what became of an earlier run. NetworkError
        `ad_unknown`: nobody can tell what became of this one; the same call again looks. RefusedError (words).
        """
        now = self._clock.now()
        with self._reach(account) as (found, adapter):
            begun = found.begun.get(plan.mark)
            # A clock that was put back in between must neither forget the wait nor make it long.
            left = SETTLE - abs(now - datetime.fromisoformat(begun)) if begun else timedelta(0)
            if left > timedelta(0):
                raise NotAllowed("ad_wait", seconds=int(left.total_seconds()) + 1)
            self._store(replace(found, begun={**found.begun, plan.mark: now.isoformat()}))
            made = adapter.create(plan)
            if isinstance(made, Unknown):
                raise NetworkError("ad_unknown", name=plan.full_name)
            self._store(replace(found, begun={key: at for key, at in found.begun.items() if key != plan.mark}))
            if isinstance(made, Made):
                return made
            raise error_of(made)

    def cost(self, account: str, campaign: str) -> Started:
        """What starting it would mean, and the words that confirm it. Raises as `core.ads.cost`; NetworkError."""
        with self._reach(account) as (_, adapter):
            return self._cost(adapter, campaign)[1]

    def start(self, account: str, campaign: str, said: str) -> Started:
        """Let it run, when `said` repeats name, total and dates as they are on the network this moment.

        Raises NotAllowed `ad_not_confirmed` (expected, at_once), and as `cost`. NetworkError `ad_state_unknown` (name).
        """
        with self._reach(account) as (_, adapter):
            found, meant = self._cost(adapter, campaign)
            if not rules.confirms(meant.cost, said):
                at_once = meant.cost.start is None
                raise NotAllowed("ad_not_confirmed", expected=meant.says, at_once=at_once)
            settled(adapter.start(found), NetworkError("ad_state_unknown", name=found.name))
            return meant

    def stop(self, account: str, campaign: str) -> Campaign:
        """Pause it. Raises NotFound `unknown_campaign`, NetworkError `ad_state_unknown` (name)."""
        with self._reach(account) as (_, adapter):
            found = adapter.campaign(campaign)
            settled(adapter.stop(found.id), NetworkError("ad_state_unknown", name=found.name))
            return replace(found, state="paused")

    def insights(
        self, account: str, since: str = "", until: str = "", campaign: str = "",
        watch: Callable[[int], None] | None = None,
    ) -> tuple[AdNumbers, ...]:  # fmt: skip
        """What campaigns did between two days of the account's zone (the last 28 where nothing is said).

        `watch` is told how much of a large report is done, in per cent; what it raises ends the waiting.

        Raises InvalidInput `bad_day` (value), `ad_window_backwards`, `ad_history_over`. NetworkError.
        """
        with self._reach(account) as (found, adapter):
            today = in_zone(self._clock.now(), str(found.facts["zone"])).date()
            last = _day(until) if until else today
            first = _day(since) if since else last - WINDOW
            if first > last:
                raise InvalidInput("ad_window_backwards", field="from")
            if first < today - HISTORY:
                raise InvalidInput("ad_history_over", field="from")
            known = adapter.campaign(campaign).id if campaign else ""
            return adapter.insights(first.isoformat(), last.isoformat(), known, watch)

    # -- behind it ----------------------------------------------------------------------------------------------

    def _cost(self, adapter: ManagesAds, campaign: str) -> tuple[Campaign, Started]:
        account = adapter.account()
        rules.ready(account)
        found = adapter.campaign(campaign)
        cost = rules.cost(found, account, self._clock.now())
        return found, Started(found.id, cost, found.issues)

    @contextmanager
    def _reach(self, account: str) -> Iterator[tuple[StoredAds, ManagesAds]]:
        """The account with an adapter. A refusal of the access itself is remembered as the account's problem."""
        from smdesk.adapters.base import Account

        found = self._stored(account)
        spec = networks.load_any(found.network)
        secrets = self._accounts.get(found.secret_ref)
        adapter = self._build(Account(spec, "", found.id, found.name, found.facts, secrets), clock=self._clock)
        try:
            yield found, adapter
        except AuthExpired as error:
            self._store(replace(self._stored(account), problem=error.code))
            raise
        if found.problem:
            self._store(replace(self._stored(account), problem=""))

    def _store(self, account: StoredAds) -> None:
        with self._db.write() as unit:
            stored.store(unit.connection, account)

    def _stored(self, account: str) -> StoredAds:
        found = next((each for each in self._every() if each.id == account), None)
        if found is None:
            raise NotFound("unknown_ad_account", name=account, near=[each.name for each in self._every()])
        return found

    def _every(self) -> tuple[StoredAds, ...]:
        with self._db.read() as session:
            return stored.every(session.connection())

    def _names(self) -> dict[int, str]:
        with self._db.read() as session:
            live = select(Client.id, Client.name).where(Client.deleted_at.is_(None))
            return {row.id: row.name for row in session.execute(live)}

    def _view(self, found: StoredAds, names: dict[int, str] | None = None) -> AdAccountView:
        client = (names or self._names()).get(found.client_id, "")
        currency, zone = str(found.facts.get("currency", "")), str(found.facts.get("zone", ""))
        return AdAccountView(
            found.id, found.network, found.client_id, client, found.name, currency, zone, found.problem
        )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InvalidInput("bad_day", value=text.strip()) from None
