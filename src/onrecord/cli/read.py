"""``onrecord read``: articles in, records out."""

from __future__ import annotations

import click


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
def read(paths: tuple[str, ...]) -> None:
    """Read articles and keep their records."""
