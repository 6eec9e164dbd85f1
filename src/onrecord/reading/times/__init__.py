"""Times: TIMEX3 expressions (TimeML 1.2.1), their values and the instants that bound them.

The way of an expression: tokens get classes (:mod:`words`), a grammar over the classes finds the expressions (:mod:`grammar`),
lookalikes are refused (:mod:`guards`), the rest is resolved against the publication date, the narrative and the tense of its
clause (:mod:`resolve`, :mod:`dates`, :mod:`lengths`, :mod:`anchors`, :mod:`tense`), and set in its zone (:mod:`zones`,
:mod:`clocks`). :mod:`clause` finds the time of a deed.
"""

from onrecord.reading.times.clause import Timex
from onrecord.reading.times.step import Times, TimeStep

__all__ = ["TimeStep", "Times", "Timex"]
