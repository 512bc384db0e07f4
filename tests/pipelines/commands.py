"""Runs `nianbao` as a user does: a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

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


def one_line_error(ran: subprocess.CompletedProcess[str], status: int) -> str:
    """The single line on standard error of a command that ended with a status of the contract."""
    assert ran.returncode == status, ran.stderr
    lines = ran.stderr.splitlines()
    assert len(lines) == 1, ran.stderr
    assert lines[0].startswith("nianbao: ")
    assert "Traceback" not in ran.stderr
    return lines[0]
