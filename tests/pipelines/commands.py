"""Runs `nianbao` as a user does, in a process of its own or, where that proves nothing more, within this one."""

import io
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

from pipelines.cli.main import main

NIANBAO = Path(sys.executable).parent / "nianbao"


def nianbao(
    *arguments: str | Path, environment: Mapping[str, str] | None = None, folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """The finished process, with what it printed."""
    return subprocess.run(
        [NIANBAO, *arguments],
        env={**os.environ, **(environment or {})},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def call(*arguments: str | Path, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The command line within this process, a second sooner; what it printed, and its exit status.

    Not for a crawl, whose reactor starts once in a process. A defect of ours raises here.
    """
    output, errors = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    handler = signal.getsignal(signal.SIGTERM)
    try:
        with redirect_stdout(output), redirect_stderr(errors), chdir(folder or "."):
            main([str(argument) for argument in arguments])
    except SystemExit as left:
        status = left.code
    finally:
        signal.signal(signal.SIGTERM, handler)
    assert isinstance(status, int)
    printed, told = (stream.buffer.getvalue().decode() for stream in (output, errors))
    return subprocess.CompletedProcess([*map(str, arguments)], status, printed, told)


def one_line_error(ran: subprocess.CompletedProcess[str], status: int) -> str:
    """The single line on standard error of a command that ended with a status of the contract."""
    assert ran.returncode == status, ran.stderr
    lines = ran.stderr.splitlines()
    assert len(lines) == 1, ran.stderr
    assert lines[0].startswith("nianbao: ")
    assert "Traceback" not in ran.stderr
    return lines[0]
