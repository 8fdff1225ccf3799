import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("runwell")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def call(tmp_path):
    """Run the installed command with a data folder of its own and no setting but those given."""

    def run(*arguments: str, **settings: str) -> subprocess.CompletedProcess:
        env = {
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "RUNWELL_DATA": str(tmp_path / "data"),
            **settings,
        }
        return subprocess.run(
            [COMMAND, *arguments],
            env=env,
            capture_output=True,
            text=True,
            cwd=tmp_path,
            timeout=120,
            check=False,
        )

    return run
