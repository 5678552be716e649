"""The command `displacement`: each command's module is imported when it is called, so that --help answers at once."""

from __future__ import annotations

from importlib import import_module

import click

from extract.errors import DisplacementError

# name: where the command is, and what it does
COMMANDS: dict[str, tuple[str, str]] = {
    "extract": ("extract.commands.extract:extract", "Read figures out of files and folders."),
    "load": ("extract.commands.load:load", "Read files and folders into the store."),
    "export": ("extract.commands.export:export", "Write figures of the store to a file."),
    "refresh": ("extract.commands.refresh:refresh", "Poll the sources that are due and read what is new."),
    "reread": ("extract.commands.reread:reread", "Read the whole store again by today's rules."),
    "sources": ("extract.commands.sources:sources", "List, explain and check the sources."),
    "copies": ("extract.commands.copies:copies", "List documents that are nearly the same text."),
    "doctor": ("extract.commands.doctor:doctor", "Check store, gazetteer, sources, disk and clock."),
    "serve": ("dashboard.serve:serve", "Show the dashboard in the browser."),
    "explain": ("extract.commands.explain:explain", "Say why each number of a text is a figure or is none."),
    "user": ("dashboard.user_command:user", "Say who may read and review a dashboard that others can reach."),
    "evaluate": ("extract.commands.evaluate:evaluate", "Score the reading against annotated texts."),
    "series": ("extract.analysis.command:series", "Write the recommended number of every day, with its range."),
    "ledger": ("extract.analysis.command:ledger", "Lay hostages taken, held, released and dead side by side."),
    "difference": ("extract.analysis.command:difference", "Say why two figures differ."),
    "reference": ("extract.analysis.command:reference", "Lay a published series beside ours."),
    "places": ("extract.geo.command:places", "Look up places in the gazetteer."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are asked for; errors of ours become one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list in --help, from the table above: no command is imported for it."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, does) for name, (_, does) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> object:
        """Runs the command; exit code 1 and one line for an error of ours or of the system (a full disk, a right)."""
        try:
            return super().invoke(ctx)
        except DisplacementError as err:
            raise click.ClickException(" ".join(str(err).split())) from err
        except BrokenPipeError:
            raise  # whoever reads our output has enough of it: click ends quietly
        except OSError as err:
            raise click.ClickException(f"{err.filename or 'output'}: {err.strerror or err}") from err


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="displacement-dashboard", prog_name="displacement")
def main() -> None:
    """Displacement, destroyed buildings, deaths and hostages: figures read from texts, each with its evidence.

    \b
    Examples:
      displacement extract report.pdf news/ -o figures.csv
      displacement load news.jsonl
      displacement serve

    Exit codes: 0 done, 1 something could not be read or written, 2 wrong usage.
    """


if __name__ == "__main__":
    main()
