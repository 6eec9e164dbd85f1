"""Statements: who said what, and what is thought by whom."""

from onrecord.reading.statements.step import Statements, StatementStep

__all__ = ["StatementStep", "Statements"]
