"""The publishing page: the ledger as a person reads it."""
