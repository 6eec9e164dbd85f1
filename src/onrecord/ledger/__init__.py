"""The ledger: what is known from many articles, with the evidence for it."""

from onrecord.ledger.store import Ledger

__all__ = ["Ledger"]
