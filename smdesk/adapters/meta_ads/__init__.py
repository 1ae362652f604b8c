"""Meta's Marketing API: campaigns, boosted posts and what they did (NETWORKS 17). No place to publish."""

from smdesk.adapters.meta_ads.adapter import MetaAdsAdapter
from smdesk.adapters.meta_ads.signin import connect

Adapter = MetaAdsAdapter

__all__ = ["Adapter", "MetaAdsAdapter", "connect"]
