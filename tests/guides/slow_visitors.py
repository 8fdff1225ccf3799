"""Visitors who send half a request and wait, or ask for much and do not read."""

import socket
import ssl

FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"
HALF = {
    "says nothing": b"",
    "sends half a head": b"GET /contact/ HTTP/1.1\r\nHost: localhost\r\n",
    "sends half a form": b"POST /contact/ HTTP/1.1\r\nHost: localhost\r\n"
    + FORM
    + b"Content-Length: 1000\r\n\r\nname=",
    "sends half a form in chunks": b"POST /contact/ HTTP/1.1\r\nHost: localhost\r\n"
    + FORM
    + b"Transfer-Encoding: chunked\r\n\r\n5\r\nname=\r\n",
    "does not read": b"GET /large/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
}


def connected(port, tls=True):
    """A connection that takes little at a time."""
    plain = socket.socket()
    try:
        plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        plain.settimeout(10)
        plain.connect(("127.0.0.1", port))
        if tls:
            return ssl._create_unverified_context().wrap_socket(plain, server_hostname="localhost")
    except OSError:
        plain.close()
        raise
    return plain


def hold(port, what, number, tls=True):
    """So many of them at once. The connections, which the caller closes."""
    held = []
    for _ in range(number):
        one = connected(port, tls)
        one.sendall(HALF[what])
        held.append(one)
    return held
