"""The command `nianbao`: a table of contents, commands that load when called, and errors in one line."""

import importlib
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import Any, NoReturn

import click

from pipelines.cli.terminal import clean
from pipelines.errors import DONE, FAILED, INTERRUPTED, TERMINATED, UNUSABLE, as_nianbao_error

CONTENTS: dict[str, dict[str, str]] = {
    "Documents": {
        "parse": "pipelines.cli.parse",
        "explain": "pipelines.cli.explain",
        "import": "pipelines.cli.importing",
    },
    "Portals": {
        "portals": "pipelines.cli.portals.group",
        "crawl": "pipelines.cli.crawl",
    },
    "The corpus": {
        "nightly": "pipelines.cli.nightly",
        "build": "pipelines.cli.build",
        "release": "pipelines.cli.release",
    },
    "Looking": {
        "status": "pipelines.cli.status",
        "coverage": "pipelines.cli.coverage",
        "versions": "pipelines.cli.versions",
    },
}
"""The sections of `nianbao --help`, and the module that holds each command as `command`."""


class Contents(click.Group):
    """A group whose commands are imported when they are asked for, listed by section."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for section in CONTENTS.values() for name in section]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        for section in CONTENTS.values():
            if cmd_name in section:
                command = importlib.import_module(section[cmd_name]).command
                assert isinstance(command, click.Command)
                return command
        return None

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:  # click would put an empty line before ours
            raise Interrupted from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, section in CONTENTS.items():
            with formatter.section(title):
                rows = [(name, _summary(self, ctx, name)) for name in section]
                formatter.write_dl(rows, col_max=12)


def _summary(group: click.Group, ctx: click.Context, name: str) -> str:
    command = group.get_command(ctx, name)
    return command.get_short_help_str(limit=90) if command else ""


@click.group(cls=Contents, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="nianbao", message="%(prog)s %(version)s")
def nianbao() -> None:
    """The annual government information disclosure reports of China, as a corpus.

    Discovers the reports on government portals, archives what it fetched, reads their tables and writes a
    versioned corpus in which every number leads back to the bytes it came from.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and exits with the status of the contract; errors are one line on standard error."""
    signal.signal(signal.SIGTERM, _terminate)
    with _OneLineErrors():
        status = nianbao.main(args=arguments, prog_name="nianbao", standalone_mode=False)
        sys.exit(status if isinstance(status, int) else DONE)


class Interrupted(BaseException):
    """SIGINT arrived."""


class Terminated(BaseException):
    """SIGTERM arrived."""


def _terminate(_number: int, _frame: FrameType | None) -> None:
    raise Terminated


class _OneLineErrors:
    """Turns what ended the command into one line and an exit status; a defect of ours keeps its traceback."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        match error:
            case click.exceptions.NoArgsIsHelpError():
                error.show()
                sys.exit(UNUSABLE)
            case click.exceptions.Exit():
                sys.exit(error.exit_code)
            case click.ClickException():
                _leave(_usage(error), UNUSABLE)
            case Interrupted() | KeyboardInterrupt() | click.Abort():
                _leave("interrupted: everything so far is kept, the same command goes on from here", INTERRUPTED)
            case Terminated():
                _leave("terminated: everything so far is kept, the same command goes on from here", TERMINATED)
            case BrokenPipeError():
                sys.stdout = None  # its reader has gone: nothing to flush at exit
                sys.exit(FAILED)
        if isinstance(error, Exception) and (problem := as_nianbao_error(error)):
            _leave(str(problem), problem.exit_status)


def _usage(mistake: click.ClickException) -> str:
    message = " ".join(mistake.format_message().split())  # click folds long ones
    ctx = mistake.ctx if isinstance(mistake, click.UsageError) else None
    return f"{message} See: {ctx.command_path} --help" if ctx else message


def _leave(message: str, status: int) -> NoReturn:
    for line in message.splitlines():
        click.echo(f"nianbao: {clean(line)}", err=True)
    sys.exit(status)
