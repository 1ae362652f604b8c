"""Telegram channels through the Bot API, with a bot that is the channel's administrator."""

from smdesk.adapters.telegram.adapter import TelegramAdapter
from smdesk.adapters.telegram.session import connect

Adapter = TelegramAdapter

__all__ = ["Adapter", "TelegramAdapter", "connect"]
