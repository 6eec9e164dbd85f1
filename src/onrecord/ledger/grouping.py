"""Groups from pairs: what is held to be the same, split where two of a group cannot be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple


class Edge(NamedTuple):
    """Two that are held to be the same, ``a < b``, and how strong the case for it is (greater is stronger)."""

    a: str
    b: str
    strength: float = 1.0


def groups(nodes: Iterable[str], edges: Iterable[Edge], apart: Callable[[str, str], bool]) -> list[tuple[str, ...]]:
    """The groups of ``nodes``, each sorted: joined along the strongest edges first, never two of them that are ``apart``.

    It depends on nothing but what is given, in whatever order: equally strong edges are taken by name.
    """
    group = {node: [node] for node in nodes}
    for edge in sorted(edges, key=lambda edge: (-edge.strength, edge.a, edge.b)):
        one, other = group[edge.a], group[edge.b]
        if one is not other and not any(apart(*sorted((a, b))) for a in one for b in other):
            one.extend(other)
            group.update(dict.fromkeys(other, one))
    return sorted({tuple(sorted(members)) for members in group.values()})


def connected(nodes: Iterable[str], neighbours: Callable[[str], Iterable[str]]) -> list[str]:
    """These nodes and all that hang together with them, sorted."""
    found = set(nodes)
    left = sorted(found)
    while left:
        fresh = set(neighbours(left.pop())) - found
        found |= fresh
        left.extend(fresh)
    return sorted(found)
