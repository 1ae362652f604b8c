"""Assisted publishing: the person is the adapter. What they need to hand, and the link they bring back."""

from __future__ import annotations

from smdesk.adapters.assisted.kit import Do, Kit, KitPart, make_kit
from smdesk.adapters.assisted.links import check_link, other_account

__all__ = ["Do", "Kit", "KitPart", "check_link", "make_kit", "other_account"]
