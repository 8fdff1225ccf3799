"""Somebody who asks for visits over HTTP, one after another, and knows which were confirmed."""

import itertools
import re
import threading
import urllib.error
import urllib.parse
import urllib.request
from http.client import HTTPException
from http.cookiejar import CookieJar


class Sender(threading.Thread):
    """Sends until told to stop, or until the server is gone.

    confirmed: the names whose sending was answered with "we have your request"; shared with other senders.
    failures: what was answered instead, or how the connection broke.
    """

    def __init__(self, url, name, confirmed):
        super().__init__(daemon=True)
        self.url, self.prefix, self.confirmed, self.failures = url, name, confirmed, []
        self.enough = threading.Event()
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def run(self):
        try:
            form = self.browser.open(f"{self.url}/appointments/", timeout=60).read().decode()
            token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)[1]
            for number in itertools.count():
                if self.enough.is_set():
                    return
                self.send(token, f"{self.prefix}-{number}")
        except (OSError, HTTPException) as error:
            self.failures.append(repr(error))

    def send(self, token, name):
        words = {"csrfmiddlewaretoken": token, "name": name, "telephone": "(312) 555-0111"}
        request = urllib.request.Request(f"{self.url}/appointments/", urllib.parse.urlencode(words).encode())
        # Each from elsewhere: how often one connection may send is not the subject.
        request.add_header("X-Forwarded-For", f"10.0.0.{name}")
        answer = self.browser.open(request, timeout=60)
        if answer.url.endswith("/sent/"):
            self.confirmed.append(name)
        else:
            self.failures.append(f"{answer.status} {answer.url}")
