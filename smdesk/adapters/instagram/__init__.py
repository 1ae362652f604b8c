"""Instagram professional accounts: pictures, carousels, reels, stories and the first comment, through either of Meta's
two logins (NETWORKS 3)."""

from smdesk.adapters.instagram.adapter import InstagramAdapter
from smdesk.adapters.instagram.signin import connect

Adapter = InstagramAdapter

__all__ = ["Adapter", "InstagramAdapter", "connect"]
