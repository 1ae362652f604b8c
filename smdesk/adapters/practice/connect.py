"""Connecting to the practice network: an account is made for whoever asks."""

from __future__ import annotations

from smdesk.adapters.base import Session
from smdesk.adapters.practice.network import PracticeNetwork
from smdesk.adapters.practice.records import HOST, clean_handle
from smdesk.core.errors import AuthExpired


def connect(network: PracticeNetwork, *, handle: str, secret: str = "", name: str = "") -> Session:
    """Open the account of a handle. The secret given first is the one it wants from then on; none is fine.

    Raises:
        InvalidInput: `bad_handle`.
        AuthExpired: `wrong_password`, when the account has another secret.
        StorageError: `practice_unavailable`.
    """
    import hmac  # and OpenSSL with it, which an idle tray does without

    account = clean_handle(handle)
    with network.store.read() as db:
        row = db.execute("SELECT token FROM account WHERE id = ?", (account,)).fetchone()
    if row and row["token"] and not hmac.compare_digest(row["token"].encode(), secret.encode()):
        raise AuthExpired("wrong_password", network="practice", host=HOST, handle=account)
    network.open_account(account, name=name, token=secret)
    return Session(
        remote_id=account,
        handle=account,
        display_name=network.accounts()[account],
        facts={"software": "practice"},
        limits=network.limits(account),
        secrets={"token": secret} if secret else {},
    )
