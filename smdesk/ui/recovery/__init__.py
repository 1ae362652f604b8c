"""The recovery panel: what came due while nobody could send it, and what is to become of it."""
