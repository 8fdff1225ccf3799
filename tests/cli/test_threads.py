"""Threads that stay with a connection for a moment leave nobody waiting."""

import socket
import subprocess
import sys
import time
from pathlib import Path
from threading import Event, Thread

import pytest

GUNICORN = Path(sys.executable).with_name("gunicorn")
SITE = """
def application(environ, start_response):
    body = environ["PATH_INFO"].encode()
    start_response("200 OK", [("Content-Length", str(len(body)))])
    return [body]
"""


@pytest.fixture
def port(tmp_path):
    """A site that answers with its path, by two threads."""
    (tmp_path / "echo.py").write_text(SITE)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    worker = ["--worker-class", "runwell.cli.threads.PatientThreads", "--threads", "2"]
    call = [GUNICORN, *worker, "--bind", f"127.0.0.1:{port}", "--log-level", "error", "echo"]
    serving = subprocess.Popen(call, cwd=tmp_path)
    try:
        until = time.monotonic() + 20
        while not listening(port):
            assert serving.poll() is None and time.monotonic() < until
            time.sleep(0.05)
        yield port
    finally:
        serving.terminate()
        serving.wait(timeout=40)


def listening(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def connected(port):
    line = socket.create_connection(("127.0.0.1", port), timeout=20)
    return line, line.makefile("rb")


def asked(path, *, close=False):
    return f"GET {path} HTTP/1.1\r\nHost: x\r\n{'Connection: close' if close else 'X: y'}\r\n\r\n".encode()


def answer(lines):
    """The body of the next answer."""
    assert lines.readline().startswith(b"HTTP/1.1 200")
    length = 0
    while row := lines.readline().strip():
        name, _, value = row.partition(b": ")
        length = int(value) if name.lower() == b"content-length" else length
    return lines.read(length)


def test_one_connection_is_answered_in_turn(port):
    line, lines = connected(port)
    with line:
        for number in range(50):
            line.sendall(asked(f"/{number}"))
            assert answer(lines) == f"/{number}".encode()
            time.sleep(0.005 * (number % 2))  # sooner and later than the thread waits


def test_what_is_asked_ahead_is_answered_in_order(port):
    line, lines = connected(port)
    with line:
        line.sendall(b"".join(asked(f"/{number}") for number in range(10)))
        assert [answer(lines) for _ in range(10)] == [f"/{number}".encode() for number in range(10)]


def test_a_connection_that_is_to_be_closed_is_closed(port):
    line, lines = connected(port)
    with line:
        line.sendall(asked("/last", close=True))
        assert answer(lines) == b"/last"
        assert lines.read() == b""


def test_those_who_never_stop_asking_keep_nobody_from_being_answered(port):
    stop, counts = Event(), [0, 0, 0]

    def ask(which):
        line, lines = connected(port)
        with line:
            while not stop.is_set():
                line.sendall(asked("/again"))
                answer(lines)
                counts[which] += 1

    greedy = [Thread(target=ask, args=(which,)) for which in range(3)]
    for thread in greedy:
        thread.start()
    try:
        line, lines = connected(port)
        with line:
            for _ in range(5):
                line.sendall(asked("/polite"))
                assert answer(lines) == b"/polite"
    finally:
        stop.set()
        for thread in greedy:
            thread.join(timeout=20)
    assert all(counts)
