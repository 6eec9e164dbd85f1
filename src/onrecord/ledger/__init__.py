"""The ledger: what is known from many articles, with the evidence for it."""
