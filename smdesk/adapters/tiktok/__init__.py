"""TikTok: a video, or up to thirty-five photos, posted directly; who sees it is chosen each time (NETWORKS 13)."""

from smdesk.adapters.tiktok.adapter import TikTokAdapter
from smdesk.adapters.tiktok.session import connect

Adapter = TikTokAdapter

__all__ = ["Adapter", "TikTokAdapter", "connect"]
