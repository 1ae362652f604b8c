"""Every network by its id: what it is, who builds its adapter, how an account of it is connected.

The data files are the list: one that has `publish` or `ads` has a package `smdesk.adapters.<id>` with `Adapter` and
`connect`. Its modules are imported when the network is first used, so that naming networks costs nothing.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smdesk.adapters.base import (
    Account,
    Authorises,
    BlocksAuthors,
    Deletes,
    DeletesInInbox,
    HidesInInbox,
    LikesInInbox,
    ManagesAds,
    MutesAuthors,
    Publishes,
    ReadsInbox,
    ReadsLimits,
    ReadsMetrics,
    ReadsThreads,
    RepliesInInbox,
    RepliesPrivately,
    ReportsMessages,
    SchedulesNatively,
    Session,
)
from smdesk.core.clock import Clock
from smdesk.core.errors import NotAllowed, NotFound
from smdesk.core.network import PRACTICE, Feature, NetworkSpec, advertising, known, load, load_any

if TYPE_CHECKING:
    from smdesk.adapters.browser import SignIn
    from smdesk.adapters.http import Http

#: feature of a network's data file → the protocol its adapter then has, and has not without it
PROTOCOL_OF: Mapping[Feature, Any] = {
    Feature.PUBLISH: Publishes,
    Feature.NATIVE_SCHEDULE: SchedulesNatively,
    Feature.DELETE: Deletes,
    Feature.LIMITS: ReadsLimits,
    Feature.INBOX: ReadsInbox,
    Feature.INBOX_THREAD: ReadsThreads,
    Feature.INBOX_REPLY: RepliesInInbox,
    Feature.INBOX_PRIVATE: RepliesPrivately,
    Feature.INBOX_LIKE: LikesInInbox,
    Feature.INBOX_HIDE: HidesInInbox,
    Feature.INBOX_DELETE: DeletesInInbox,
    Feature.INBOX_BLOCK: BlocksAuthors,
    Feature.INBOX_MUTE: MutesAuthors,
    Feature.INBOX_REPORT: ReportsMessages,
    Feature.METRICS: ReadsMetrics,
    Feature.ADS: ManagesAds,
}


def networks() -> tuple[str, ...]:
    """Ids of all networks, those of assisted publishing too, sorted."""
    return known()


def by_api() -> frozenset[str]:
    """Ids of the networks that smdesk itself publishes to."""
    return frozenset(network for network in known() if load(network).can(Feature.PUBLISH))


def assisted() -> frozenset[str]:
    """Ids of the networks to which the person publishes."""
    return frozenset(known()) - by_api()


def is_assisted(network: str) -> bool:
    """True when the person publishes. Raises NotFound `unknown_network`."""
    load_any(network)
    return network in assisted()


def protocols(network: str) -> frozenset[Any]:
    """The protocols that a network's adapter really has; none where the person is the adapter.

    Raises:
        NotFound: `unknown_network`.
    """
    if is_assisted(network):
        return frozenset()
    adapter = _adapter(network)
    return frozenset(protocol for protocol in (*PROTOCOL_OF.values(), Authorises) if issubclass(adapter, protocol))


def ads(account: Account, http: Http | None = None, *, clock: Clock) -> ManagesAds:
    """An adapter for one advertising account. Raises NotFound `unknown_network`."""
    factory = _adapter(account.spec.id)
    return factory(account, http or _http(account.secrets.values()), clock=clock)  # type: ignore[no-any-return]


def build(account: Account, http: Http | None = None, *, folder: Path, clock: Clock) -> Publishes:
    """An adapter for one account.

    Args:
        account: whose; its spec says on which network.
        http: the client to use; one is made where none is given and the network needs one.
        folder: where the practice network lives.
        clock: what the adapter tells the time by, and the practice network with it.

    Raises:
        NotFound: `unknown_network`.
        NotAllowed: `network_is_assisted`, when only the person can publish there.
        StorageError: `practice_unavailable`.
    """
    network = account.spec.id
    factory = _adapter(network)
    if network == PRACTICE:
        package = _package(PRACTICE)
        return factory(account, package.PracticeNetwork(folder, clock))  # type: ignore[no-any-return]
    return factory(account, http or _http(account.secrets.values()), clock=clock)  # type: ignore[no-any-return]


def connect(
    network: str,
    http: Http | None = None,
    *,
    folder: Path,
    clock: Clock,
    server: str = "",
    handle: str = "",
    secret: str = "",
) -> Session:
    """Check an account with its network and give what is to be remembered of it.

    Raises:
        NotFound: `unknown_network`.
        NotAllowed: `network_is_assisted`: there is nothing to connect to.
        InvalidInput, AuthExpired, MissingScope, Offline, Unavailable, LimitedError: as the network's own `connect`.
    """
    _adapter(network)
    package = _package(network)
    if network == PRACTICE:
        with package.PracticeNetwork(folder, clock) as practice:
            return package.connect(practice, handle=handle, secret=secret)  # type: ignore[no-any-return]
    own = http or _http([secret])
    try:
        spec: NetworkSpec = load_any(network)
        told = _told_the_time(package.connect, clock)
        return told(own, spec, server=server, handle=handle, secret=secret)
    finally:
        if http is None:
            own.close()


def begin_sign_in(
    network: str, http: Http, *, client_id: str, client_secret: str, redirect_uri: str, server: str = ""
) -> SignIn:
    """Begin to sign in on the network's own page.

    Raises:
        NotFound: `unknown_network`. NotAllowed: `network_is_assisted`, `no_browser_way` (network).
        As `browser.begin`; where the server makes the app itself, as the network's `begin_oauth`.
    """
    from smdesk.adapters import browser

    _adapter(network)
    rule = load(network).connect.browser
    if not rule.offered:
        raise NotAllowed("no_browser_way", network=network)
    if rule.registers:
        return _package(network).begin_oauth(http, server=server, redirect_uri=redirect_uri)  # type: ignore[no-any-return]
    return browser.begin(
        http, rule, client_id=client_id, client_secret=client_secret, redirect_uri=redirect_uri, server=server
    )


def finish_sign_in(
    network: str, http: Http, sign_in: SignIn, pasted: str, *, clock: Clock, handle: str = ""
) -> Session:
    """Redeem what came back, and connect. Raises as `browser.finish` and the network's own `connect`."""
    from smdesk.adapters import browser

    spec, package = load(network), _package(network)
    # Where a pasted secret is another kind than a token it has a door of its own.
    connect = _told_the_time(getattr(package, "signed_in", package.connect), clock)
    return browser.finish(
        http,
        spec.connect.browser,
        sign_in,
        pasted,
        lambda token: connect(http, spec, server=sign_in.server, handle=handle, secret=token.access),
        clock.now(),
    )


def withdraw(network: str, secrets: Mapping[str, str], server: str = "", http: Http | None = None) -> bool:
    """Ask the network to forget an access that was given in the browser; True when it says that it has."""
    from smdesk.adapters import browser

    own = http or _http(secrets.values())
    try:
        return browser.withdraw(own, load(network).connect.browser, secrets, server)
    finally:
        if http is None:
            own.close()


def _told_the_time(connect: Callable[..., Session], clock: Clock) -> Callable[..., Session]:
    """A network's own `connect`, with this clock where it looks at how long a token still lives."""
    return partial(connect, clock=clock) if "clock" in signature(connect).parameters else connect


def _http(secrets: Iterable[str]) -> Http:
    from smdesk.adapters.http import Http

    return Http.create(secrets=secrets)


@cache
def _adapter(network: str) -> type[Any]:
    if network not in (*known(), *advertising()):
        raise NotFound("unknown_network", network=network, known=list(known()))
    if network in assisted():
        raise NotAllowed("network_is_assisted", network=network)
    adapter: type[Any] = _package(network).Adapter
    return adapter


def _package(network: str) -> Any:
    return importlib.import_module(f"smdesk.adapters.{network}")
