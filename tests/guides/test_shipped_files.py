"""The files that the guides ship are valid for the programs that read them."""

import re
import shutil
import subprocess

import pytest

from tests.guides.conftest import tool
from tests.guides.proxies import caddy_file, nginx_files
from tests.guides.stand_in import FILES

SERVICES = ("runwell.service", "runwell-work.service", "runwell-backup.service")
# systemd-analyze security: 0 is closed, 10 is open. The guide tells this figure.
EXPOSURE = 1.2


def said_by(*call):
    """What a program says of a file; exit code 0."""
    said = subprocess.run(call, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout + said.stderr
    return said.stdout + said.stderr


def test_nginx_takes_the_file_without_a_warning(stand_in):
    shutil.copy(stand_in.root / "files/nginx-runwell.conf", stand_in.root / "etc/nginx/conf.d/runwell.conf")
    assert "[warn]" not in said_by(tool("nginx"), "-t", "-c", nginx_files(stand_in))


def test_caddy_takes_the_file_and_finds_it_tidy(stand_in):
    said_by(tool("caddy"), "validate", "--adapter", "caddyfile", "--config", caddy_file(stand_in))
    tidy = subprocess.run([tool("caddy"), "fmt", FILES / "Caddyfile"], capture_output=True, text=True)
    assert tidy.stdout == (FILES / "Caddyfile").read_text()


@pytest.mark.parametrize("name", [*SERVICES, "runwell-backup.timer"])
def test_systemd_finds_nothing_wrong(stand_in, name):
    assert said_by(tool("systemd-analyze"), "verify", stand_in.root / "files" / name) == ""


@pytest.mark.parametrize("name", SERVICES)
def test_services_are_closed_as_far_as_told(name):
    said = said_by(tool("systemd-analyze"), "security", "--offline=true", FILES / name)
    assert float(re.search(r"exposure level for \S+: ([\d.]+)", said)[1]) <= EXPOSURE


def test_services_are_closed_in_the_same_way():
    fences = [
        re.search(r"(?ms)^NoNewPrivileges.*?^SystemCallErrorNumber\S+", text(name))[0] for name in SERVICES
    ]
    [fence] = {re.sub(r"(?m)^ReadWritePaths.*$", "", fence) for fence in fences}
    assert "MemoryDenyWriteExecute=yes" in fence and "LimitCORE=0" in fence


def text(name):
    return (FILES / name).read_text()
