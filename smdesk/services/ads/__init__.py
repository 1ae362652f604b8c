"""Ads on the networks' own accounts: made paused, started on the exact words."""
