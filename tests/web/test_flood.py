"""The limit on forms."""

from django.test import RequestFactory

from runwell.web.public import flood
from runwell.web.public.flood import Limit, address_of


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_an_address_has_its_share_and_gets_it_again_later():
    clock = Clock()
    limit = Limit(times=2, seconds=10, clock=clock)
    assert [limit.allows("a") for _ in range(3)] == [True, True, False]
    clock.now = 9.9
    assert not limit.allows("a")
    clock.now = 10.1
    assert limit.allows("a")


def test_the_share_of_one_is_not_the_share_of_another():
    limit = Limit(times=1, seconds=10)
    assert limit.allows("a") and limit.allows("b") and not limit.allows("a")


def test_memory_stays_small_however_many_come(monkeypatch):
    monkeypatch.setattr(flood, "REMEMBERED", 5)
    limit = Limit(times=1, seconds=10)
    for number in range(50):
        limit.allows(str(number))
    assert len(limit.seen) == 5 and not limit.allows("49")


def came(near, told=None):
    extra = {"HTTP_X_FORWARDED_FOR": told} if told else {}
    return address_of(RequestFactory().get("/", REMOTE_ADDR=near, **extra))


def test_only_a_proxy_on_this_machine_is_believed():
    assert came("127.0.0.1", "198.51.100.7") == "198.51.100.7"
    assert came("127.0.0.1", "made up, 198.51.100.7") == "198.51.100.7"
    assert came("198.51.100.7", "203.0.113.1") == "198.51.100.7"
    assert came("127.0.0.1") == "127.0.0.1"


def test_one_household_counts_once_however_many_addresses_it_has():
    requests = (RequestFactory().get("/", REMOTE_ADDR=f"2001:db8:1:2::{number}") for number in (1, 2, 999))
    assert {address_of(request) for request in requests} == {"2001:db8:1:2::/64"}
    assert address_of(RequestFactory().get("/", REMOTE_ADDR="2001:db8:1:3::1")) == "2001:db8:1:3::/64"
