"""Answers in a second: the condition page kept and made anew, a default Wagtail page, and a static file.

Run by `make bench`. Both sites are served alike, by one process of gunicorn with 8 threads, and asked in
turns by another process over 4 connections that stay open. The ratios are printed and never asserted.
"""

import os
import re
import selectors
import socket
import statistics
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
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
    """Over several connections at once, from one thread that only counts bytes: it is the faster side.

    The length of each answer stands in its head, which comes whole at once.
    """
    request = question(path)
    one_answer(port, request)
    poller, missing = selectors.DefaultSelector(), {}
    for _ in range(CONNECTIONS):
        line = opened(port)
        poller.register(line, selectors.EVENT_READ)
        line.sendall(request)
        missing[line] = 0
    count, began = 0, time.perf_counter()
    while time.perf_counter() - began < SECONDS:
        for key, _ in poller.select():
            line = key.fileobj
            got = line.recv(1 << 20)
            missing[line] += (0 if missing[line] else length_of(got)) - len(got)
            if missing[line] == 0:
                count += 1
                line.sendall(request)
            assert missing[line] >= 0, "an answer was longer than it said"
    taken = time.perf_counter() - began
    for line in missing:
        line.close()
    return count / taken


def length_of(answer: bytes) -> int:
    """Of the whole answer, by the head that it begins with."""
    head, end, _ = answer.partition(b"\r\n\r\n")
    return len(head) + len(end) + int(re.search(rb"(?i)content-length: (\d+)", head)[1])


def question(path: str) -> bytes:
    # A picture is compressed already.
    accepts = "identity" if path.startswith("/static/") else "gzip"
    rows = (
        f"GET {path} HTTP/1.1",
        "Host: localhost",
        f"Accept-Encoding: {accepts}",
        "X-Forwarded-Proto: https",
    )
    return "\r\n".join((*rows, "", "")).encode()


def opened(port: int) -> socket.socket:
    line = socket.create_connection(("127.0.0.1", port))
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return line


def one_answer(port: int, request: bytes) -> bytes:
    """A whole answer. It is made now, so that the next may be a kept one."""
    with opened(port) as line:
        line.sendall(request)
        line.settimeout(1.0)
        got = line.recv(1 << 20)
        assert got.startswith(b"HTTP/1.1 200"), got[:200]
        with suppress(TimeoutError):
            while more := line.recv(1 << 20):
                got += more
        return got


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
    from urllib.request import Request, urlopen

    asked = Request(
        f"http://127.0.0.1:{port}/privacy/", headers={"Host": "localhost", "X-Forwarded-Proto": "https"}
    )
    with urlopen(asked) as answer:
        return re.search(r'content="https?://[^/"]*(/static/[^"]+\.png)', answer.read().decode())[1]


if __name__ == "__main__":
    main()
