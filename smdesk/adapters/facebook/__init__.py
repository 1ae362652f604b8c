"""Facebook Pages: posts, photos, video, reels and stories, the first comment, Meta's own scheduler (NETWORKS 2)."""

from smdesk.adapters.facebook.adapter import FacebookAdapter
from smdesk.adapters.facebook.signin import connect

Adapter = FacebookAdapter

__all__ = ["Adapter", "FacebookAdapter", "connect"]
