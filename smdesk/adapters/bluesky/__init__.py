"""Bluesky by the AT Protocol, with an app password."""

from smdesk.adapters.bluesky.adapter import BlueskyAdapter
from smdesk.adapters.bluesky.signin import connect

Adapter = BlueskyAdapter

__all__ = ["Adapter", "BlueskyAdapter", "connect"]
