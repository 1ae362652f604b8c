"""Pinterest: Pins with one picture, a row of up to five, or a video; boards to choose from (NETWORKS 12)."""

from smdesk.adapters.pinterest.adapter import PinterestAdapter
from smdesk.adapters.pinterest.session import connect

Adapter = PinterestAdapter

__all__ = ["Adapter", "PinterestAdapter", "connect"]
