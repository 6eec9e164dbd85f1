"""Figures: every claimed number, of what, by whom, and who says so."""

from onrecord.reading.figures.step import Figures, FigureStep

__all__ = ["FigureStep", "Figures"]
