"""Statements: who said what, and what is thought by whom."""

from onrecord.reading.statements.result import Statements
from onrecord.reading.statements.step import StatementStep

__all__ = ["StatementStep", "Statements"]
