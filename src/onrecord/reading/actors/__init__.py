"""Actors: who is named, by which words, and who they are."""

from onrecord.reading.actors.step import Actors, ActorStep

__all__ = ["ActorStep", "Actors"]
