"""Places: toponyms and demonyms, resolved together by the article's own geography."""

from onrecord.reading.places.step import Places, PlaceStep
from onrecord.reading.places.toponym import Toponym

__all__ = ["PlaceStep", "Places", "Toponym"]
