"""What the tests of the guides need from the machine. What is missing fails by its name."""

import shutil
import socket
import subprocess
import sys

import pytest

from tests.guides.stand_in import StandIn


def tool(name):
    """The path of a program of the server; without it the test fails, off Linux it is left out."""
    if sys.platform != "linux":
        pytest.skip("the hosting guides are for Debian, and this is not Linux")
    found = shutil.which(name, path="/usr/sbin:/usr/bin:/bin:/usr/local/bin")
    if not found:
        pytest.fail(f"{name} is missing. As root: .ci/hosting; else ask for nginx, caddy, systemd of Debian")
    return found


def free_ports(number):
    """Different ports that nobody listens on."""
    probes = [socket.socket() for _ in range(number)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]
    finally:
        for probe in probes:
            probe.close()


@pytest.fixture(scope="module")
def stand_in(tmp_path_factory):
    return a_server(tmp_path_factory.mktemp("server"))


@pytest.fixture
def another(tmp_path):
    """A server beside the one of the module."""
    return a_server(tmp_path)


def a_server(root, *, postgresql="/nowhere", ports=None):
    """A server's folders with the shipped files and a certificate that it made itself."""
    here = StandIn(root, *(ports or free_ports(3)), postgresql=postgresql)
    here.bring_files()
    for folder in ("etc/nginx/conf.d", "var/log/nginx"):
        (root / folder).mkdir(parents=True)
    shutil.copy(root / "files/nginx-runwell-proxy.conf", root / "etc/nginx/runwell-proxy.conf")
    make_certificate(root)
    return here


def make_certificate(root):
    words = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
    names = ["-addext", "subjectAltName=DNS:localhost"]
    files = ["-keyout", root / "key.pem", "-out", root / "certificate.pem"]
    subprocess.run([tool("openssl"), *words.split(), *names, *files], check=True, capture_output=True)
