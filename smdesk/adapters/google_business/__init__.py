"""Google Business Profile: posts, events and offers of a location, and Google's own scheduler."""

from smdesk.adapters.google_business.adapter import GoogleBusinessAdapter
from smdesk.adapters.google_business.session import connect

Adapter = GoogleBusinessAdapter

__all__ = ["Adapter", "GoogleBusinessAdapter", "connect"]
