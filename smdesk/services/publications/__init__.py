"""The ledger as it is read, marked and decided on."""
