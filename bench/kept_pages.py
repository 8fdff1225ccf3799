"""Answers in a second: the condition page kept and made anew, a default Wagtail page, and a static file.

Run by `make bench`. Both sites are served alike, by one process of gunicorn with 8 threads, and asked in
turns by another process over 4 connections that stay open. The ratios are printed and never asserted. For a
kept page the client takes about as much time as the server: on two busy cores that figure is a lower bound.
"""

import os
import socket
import statistics
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

COMMAND = Path(sys.executable).with_name("runwell")
PAGE = "/hip-pain-after-running/"
CONNECTIONS, SECONDS, ROUNDS = 4, 2.0, 3
SETTINGS = """
from bench_wagtail.settings.base import *
SECRET_KEY, DEBUG, ALLOWED_HOSTS = "bench" * 10, False, ["*"]
"""


def main() -> None:
    with TemporaryDirectory() as name, ours(Path(name) / "ours") as here, default(Path(name)) as there:
        asked = {
            "the page, kept": (here, PAGE),
            "the page, made anew": (here, f"{PAGE}?anew"),
            "a default Wagtail page": (there, "/"),
            "a static file": (here, static_file(here)),
        }
        with ProcessPoolExecutor(1) as client:
            rates = {what: [] for what in asked}
            for _ in range(ROUNDS):
                for what, (port, path) in asked.items():
                    rates[what].append(client.submit(answers_in_a_second, port, path).result())
        say({what: statistics.median(some) for what, some in rates.items()})


def say(rates: dict[str, float]) -> None:
    plain = rates["a default Wagtail page"]
    for what, rate in rates.items():
        print(f"{what}: {rate:.0f} answers a second, {rate / plain:.1f} times a default Wagtail page")


def answers_in_a_second(port: int, path: str) -> float:
    ask(port, path, 0.3)  # the first one is made
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        return sum(pool.map(lambda _: ask(port, path, SECONDS), range(CONNECTIONS))) / SECONDS


def ask(port: int, path: str, seconds: float) -> int:
    """How many whole answers came over one connection."""
    words = (
        f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nX-Forwarded-Proto: https\r\n\r\n"
    )
    request, count, until = words.encode(), 0, time.perf_counter() + seconds
    while time.perf_counter() < until:
        with socket.create_connection(("127.0.0.1", port)) as line:
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            while time.perf_counter() < until and one_answer(line, request):
                count += 1
    return count


def one_answer(line: socket.socket, request: bytes) -> bool:
    """Whether the connection is still good for another."""
    line.sendall(request)
    got = line.recv(1 << 16)
    head, _, body = got.partition(b"\r\n\r\n")
    fields = dict(row.lower().split(b": ", 1) for row in head.split(b"\r\n")[1:])
    assert head.startswith(b"HTTP/1.1 200"), head[:200]
    if fields.get(b"transfer-encoding") == b"chunked":
        while not got.endswith(b"0\r\n\r\n"):
            got += line.recv(1 << 16)
    else:
        missing = int(fields[b"content-length"]) - len(body)
        while missing > 0:
            missing -= len(line.recv(1 << 16))
    return fields.get(b"connection") != b"close"


@contextmanager
def ours(folder: Path):
    """The demo's site in production's settings, behind what would be a proxy with TLS. Its port."""
    folder.mkdir()
    env = {**os.environ, "RUNWELL_DATA": str(folder), "DATABASE_URL": "", "RUNWELL_ENV": "development"}
    subprocess.run([COMMAND, "demo", "--json"], env=env, check=True, capture_output=True)
    secret = {"RUNWELL_ENV": "production", "SECRET_KEY": "bench" * 10, "ALLOWED_HOSTS": "localhost"}
    port = free_port()
    call = [COMMAND, "serve", "--without-work", "--port", str(port)]
    with serving(call, port, env={**env, **secret}):
        yield port


@contextmanager
def default(folder: Path):
    """What `wagtail start` makes, served by the same server. Its port."""
    project = folder / "wagtail"
    project.mkdir()
    start = [COMMAND.with_name("wagtail"), "start", "bench_wagtail", str(project)]
    subprocess.run(start, check=True, capture_output=True)
    (project / "bench_settings.py").write_text(SETTINGS)
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "bench_settings", "PYTHONPATH": str(project)}
    manage = [sys.executable, "-m", "django", "migrate", "--verbosity=0"]
    subprocess.run(manage, cwd=project, env=env, check=True)
    port = free_port()
    server = [COMMAND.with_name("gunicorn"), "--threads=8", f"--bind=127.0.0.1:{port}", "--log-level=warning"]
    with serving([*server, "bench_wagtail.wsgi"], port, env=env, cwd=project):
        yield port


@contextmanager
def serving(call, port, **how):
    server = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **how)
    try:
        while server.poll() is None and not listening(port):
            time.sleep(0.1)
        yield
    finally:
        server.terminate()
        server.wait(timeout=20)


def listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def static_file(port: int) -> str:
    """The address of the site's picture for sharing, as its pages name it."""
    import re
    from urllib.request import Request, urlopen

    asked = Request(
        f"http://127.0.0.1:{port}/privacy/", headers={"Host": "localhost", "X-Forwarded-Proto": "https"}
    )
    with urlopen(asked) as answer:
        return re.search(r'content="https?://[^/"]*(/static/[^"]+\.png)', answer.read().decode())[1]


if __name__ == "__main__":
    main()
