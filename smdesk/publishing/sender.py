"""One call to a network: build the adapter, call it, return what it gave; no database, no exception gets out."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Protocol

from smdesk.adapters.base import Account, Authorises, Publishes, SchedulesNatively, Vault
from smdesk.core.errors import InvalidInput, SecretError, SmdeskError
from smdesk.core.network import NetworkSpec
from smdesk.core.outcome import CannotTell, Finding, NotSent, Outcome, Refused, Unknown, Why
from smdesk.core.steps import StepKind
from smdesk.publishing.hosting import Hosting
from smdesk.publishing.jobs import Call, ChannelInfo, Job
from smdesk.publishing.outgoing import Fit, as_is, prepared

log = logging.getLogger(__name__)

#: Builds the adapter of an account (adapters.registry.build, with the folder of the practice network bound).
Build = Callable[[Account], Publishes]


class Secrets(Protocol):
    """What the sender needs of the keyring: all secrets of a channel at once."""

    def get(self, ref: str) -> Mapping[str, str]:
        """The channel's secrets. Raises SecretError."""

    def put(self, ref: str, values: Mapping[str, str]) -> None:
        """Keep them all, renewed ones among them. Raises SecretError."""

    def vault(self, ref: str) -> Vault:
        """Their place, for an adapter that renews them and stores them before it uses them."""


class Sender:
    """Makes calls, with one adapter a channel; used from many threads, one mutating call a channel at a time."""

    def __init__(self, build: Build, secrets: Secrets, fit: Fit = as_is, hosting: Hosting | None = None) -> None:
        """`hosting` puts media at public addresses for networks that fetch them; without it there is no such place."""
        self._build = build
        self._fit = fit
        self._hosting = hosting
        self._secrets = secrets
        self._adapters: dict[int, tuple[int, Publishes]] = {}
        self._kept: dict[int, Mapping[str, str]] = {}
        self._guard = threading.Lock()

    def run(self, job: Job) -> Outcome | Finding:
        """Make the job's call. Whatever goes wrong on our side becomes an outcome that says what may have happened."""
        reading = job.call in {Call.POLL, Call.LOOK, Call.DELEGATED}
        looking = job.call in {Call.LOOK, Call.DELEGATED}
        try:
            adapter = self._adapter(job.channel)
        except SecretError as error:
            return CannotTell(error.code, again=True) if looking else Refused(error.code, Why.AUTH)
        except SmdeskError as error:
            return CannotTell(error.code, again=True) if looking else NotSent(error.code)
        except Exception:
            log.exception("no adapter for %s", job.channel.network)
            return CannotTell("internal_error", again=True) if looking else NotSent("internal_error")
        try:
            return self._call(adapter, job)
        except Exception:
            # A bug in an adapter must not lose the ledger's question; it is logged whole and looked up.
            log.exception("the adapter of %s failed in %s", job.channel.network, job.call)
            if looking:
                return CannotTell("internal_error", again=True)
            return NotSent("internal_error") if reading else Unknown("internal_error")
        finally:
            self._keep_renewed(job.channel, adapter)

    def warm(self, channels: Iterable[ChannelInfo]) -> None:
        """Build adapters ahead of time (libraries, keyring), so that the first publication is not late by that."""
        for channel in channels:
            try:
                self._adapter(channel)
            except SmdeskError as error:
                # It is met again, and told, when something is to be sent.
                log.info("the adapter of channel %d is not ready: %s", channel.id, error.code)

    def forget(self, channel_id: int) -> None:
        """Build the channel's adapter anew at its next call (after a reconnection)."""
        with self._guard:
            self._adapters.pop(channel_id, None)

    def _adapter(self, channel: ChannelInfo) -> Publishes:
        with self._guard:
            known = self._adapters.get(channel.id)
            if known and known[0] == channel.version:
                return known[1]
        secrets = self._secrets.get(channel.secret_ref) if channel.secret_ref else {}
        vault = self._secrets.vault(channel.secret_ref) if channel.secret_ref else None
        adapter = self._build(replace(account_of(channel, secrets), vault=vault))
        with self._guard:
            self._adapters[channel.id] = (channel.version, adapter)
            self._kept[channel.id] = secrets
        return adapter

    def _keep_renewed(self, channel: ChannelInfo, adapter: Publishes) -> None:
        if not isinstance(adapter, Authorises):
            return
        renewed = adapter.renewed()
        if not renewed or not channel.secret_ref:
            return
        with self._guard:
            known = self._adapters.get(channel.id)
            kept = self._kept.get(channel.id, {})
        if known is None or known[1] is not adapter or kept == {**kept, **renewed}:
            return
        try:
            if self._secrets.get(channel.secret_ref) != kept:
                return  # connected anew while the call was under way: an older session must not replace that
            self._secrets.put(channel.secret_ref, {**kept, **renewed})
            with self._guard:
                self._kept[channel.id] = {**kept, **renewed}
        except SecretError as error:
            # The session goes on in memory; at the next start the older secret, or a new sign-in, must do.
            log.warning("renewed secrets of channel %d could not be kept: %s", channel.id, error.code)

    def _call(self, adapter: Publishes, job: Job) -> Outcome | Finding:
        request = job.request
        match job.call:
            case Call.POLL:
                return adapter.poll(request)
            case Call.LOOK:
                return adapter.find(request)
            case Call.DELEGATED:
                if isinstance(adapter, SchedulesNatively):
                    return adapter.find_delegated(request, job.delegated)
                return CannotTell("not_delegable")
            case Call.RECALL:
                if isinstance(adapter, SchedulesNatively):
                    return adapter.recall(request, job.delegated)
                return NotSent("not_delegable")
            case Call.SEND:
                return self._send(adapter, job)

    def _send(self, adapter: Publishes, job: Job) -> Outcome:
        try:
            request = prepared(job.request, job.channel.spec, self._fit)
        except InvalidInput as error:
            return Refused(error.code, Why.CONTENT)
        if request.step.kind is StepKind.UPLOAD and job.channel.spec.fetches(request.medium.kind):
            if self._hosting is None:
                return Refused("host_missing", Why.AUTH)
            return self._hosting.put(job.host, request.medium, request.files.get(request.medium.sha256))
        if request.step.repeatable:
            return adapter.prepare(request)
        if request.step.kind is StepKind.DELEGATE:
            if isinstance(adapter, SchedulesNatively):
                return adapter.delegate(request)
            return Refused("not_delegable", Why.CONTENT)
        return adapter.publish(request)


def account_of(channel: ChannelInfo, secrets: Mapping[str, str]) -> Account:
    """The channel as its adapter sees it."""
    spec: NetworkSpec = channel.spec
    return Account(spec, channel.server, channel.remote_id, channel.handle, channel.facts, secrets)
