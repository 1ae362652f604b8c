"""Measurements and hard proofs with real processes; see README.md."""
