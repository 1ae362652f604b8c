"""Mastodon and the servers with its client API: GoToSocial, Pixelfed, snac and others, as one adapter."""

from smdesk.adapters.mastodon.adapter import MastodonAdapter
from smdesk.adapters.mastodon.session import connect
from smdesk.adapters.mastodon.signin import begin_oauth, finish_oauth

Adapter = MastodonAdapter

__all__ = ["Adapter", "MastodonAdapter", "begin_oauth", "connect", "finish_oauth"]
