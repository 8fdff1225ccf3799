"""nginx and Caddy with the shipped files, for as long as a test needs them."""

import os
import re
import subprocess
from contextlib import contextmanager
from time import monotonic, sleep

from tests.guides.conftest import tool
from tests.guides.slow_visitors import connected

AROUND = """
pid {root}/nginx.pid; error_log {root}/nginx-start.log; daemon off; {user}
events {{ worker_connections 768; }}
http {{
    client_body_temp_path {root}/body; proxy_temp_path {root}/proxy; fastcgi_temp_path {root}/fastcgi;
    uwsgi_temp_path {root}/uwsgi; scgi_temp_path {root}/scgi;
    include {root}/etc/nginx/conf.d/*.conf;
}}
"""


def nginx_files(stand_in):
    """Debian's own nginx.conf with another place for everything. Its path."""
    root = stand_in.root
    whole = root / "nginx.conf"
    whole.write_text(AROUND.format(root=root, user="user root;" if os.geteuid() == 0 else ""))
    return whole


def caddy_file(stand_in, source="files/Caddyfile"):
    """A Caddyfile of the server in the words of the Caddy that is here. Its path."""
    file = stand_in.root / "Caddyfile"
    # A test has no name that a certificate could be asked for, and no port 80 to send people on from.
    text = (stand_in.root / source).read_text()
    text = text.replace("\n{\n", "\n{\n\tadmin off\n\tauto_https off\n", 1)
    if newer():
        text = text.replace("\tbuffer_requests\n", "\trequest_buffers 12MB\n")
        text = text.replace("\tbuffer_responses\n", "\tresponse_buffers 2MB\n")
        text = text.replace("\t\tmax_buffer_size 12MB\n", "")
    file.write_text(text)
    return file


def newer():
    said = subprocess.run([tool("caddy"), "version"], capture_output=True, text=True, check=True).stdout
    return tuple(map(int, re.findall(r"\d+", said)[:2])) >= (2, 7)


@contextmanager
def proxy(kind, stand_in, *, installed=False):
    """In front of the site at the ports of stand_in. Yields the file in which it writes what it says.

    installed: with the files in the server's /etc, not with the shipped ones.
    """
    if kind == "nginx" and installed:
        call = [tool("nginx"), "-c", nginx_files(stand_in)]
    elif kind == "nginx":
        site = stand_in.root / "etc/nginx/conf.d/runwell.conf"
        site.write_text((stand_in.root / "files/nginx-runwell.conf").read_text())
        call = [tool("nginx"), "-c", nginx_files(stand_in)]
    else:
        file = caddy_file(stand_in, "etc/caddy/Caddyfile" if installed else "files/Caddyfile")
        call = [tool("caddy"), "run", "--adapter", "caddyfile", "--config", file]
    log = stand_in.root / f"{kind}.log"
    env = {"PATH": os.environ["PATH"], "HOME": str(stand_in.root)}
    with log.open("w") as said:
        running = subprocess.Popen(call, env=env, stdout=said, stderr=said)
    try:
        until_answers(stand_in.secure, running, log)
        yield log
    finally:
        running.terminate()
        running.wait(20)


def until_answers(port, running, log, tls=True, patience=20):
    until = monotonic() + patience
    while monotonic() < until and running.poll() is None:
        try:
            connected(port, tls).close()
        except OSError:
            sleep(0.05)
        else:
            return
    raise AssertionError(f"it does not answer: {log.read_text()}")
