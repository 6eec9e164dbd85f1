"""The command line: one module a command or a family of them, brought together here.

Modules of commands are imported for every ``onrecord --help``: they import the parser only inside a command.
"""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from onrecord.cli import questions
from onrecord.cli.articles import cite, merge, remove, versions
from onrecord.cli.judging import judge
from onrecord.cli.read import read
from onrecord.cli.views import brief, explain, show, verify
from onrecord.errors import OnrecordError


class Program(click.Group):
    """A group of commands that ends with a line, not a traceback, on every error that is onrecord's own."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except OnrecordError as error:
            raise Failure(str(error)) from error
        except BrokenPipeError:
            # Whoever read our output (`| head`) has enough. What is still buffered would fail again when Python exits.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except KeyboardInterrupt:
            click.echo("\nonrecord: stopped; what was read before is kept", err=True)
            ctx.exit(130)


class Failure(click.ClickException):
    """The program cannot do what it was asked to: exit status 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(f"onrecord: {self.message}", err=True)


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="onrecord", message="%(prog)s %(version)s")
def main() -> None:
    """Keeps the record of what news reports say: who said what, who met whom, who demands what, what is claimed in what
    numbers, each with the words it rests on.

    \b
    Examples:
      onrecord read report.txt --published 2025-05-19
      onrecord brief
      onrecord contacts --actor Zelensky --since 2025-05-01
      onrecord search '"buffer zone"' --format csv
      onrecord show s4f2a
      onrecord explain 9c1f
      onrecord verify
    """


for command in (read, brief, show, explain, *questions.COMMANDS, judge, versions, cite, remove, merge, verify):
    main.add_command(command)
