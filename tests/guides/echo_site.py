"""A site of two pages for gunicorn: /large/ is much, every other address tells what arrived, as JSON."""

import json

# More than the buffers of two sockets hold.
LARGE = 8_000_000


def application(environ, start_response):
    read = len(environ["wsgi.input"].read())
    if environ["PATH_INFO"] == "/large/":
        said = b"x" * LARGE
    else:
        texts = {name: value for name, value in environ.items() if isinstance(value, str)}
        said = json.dumps({**texts, "read": read}).encode()
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(said)))])
    return [said]
