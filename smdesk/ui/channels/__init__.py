"""The channels page: what each account can do alone, connecting it, and keeping it in repair."""
