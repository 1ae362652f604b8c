"""Audits, what they found and what was made of it, competitors."""
