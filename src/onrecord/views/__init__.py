"""The ledger for people."""
