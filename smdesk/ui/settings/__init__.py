"""The settings: a page of sections, each a column of cards whose changes take effect at once."""
