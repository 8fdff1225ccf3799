"""What is counted, of whom nothing is, and that a count costs no page anything."""

from threading import Barrier, Thread

import pytest
from django.db import OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from runwell.records.models import DailyCount
from runwell.records.packs import the_pack
from runwell.records.roles import Role
from runwell.web import counting
from runwell.web.check import answers_cookie
from runwell.web.counting import EVERY, Tally
from tests.loaded_practice import loaded
from tests.pages.conftest import MENDED, document_of, published
from tests.people import sign_in, somebody
from tests.web.check.runners import STRESS_FRACTURE, step, walk

PAGE = "/hip-pain-after-running/"
ASKING = {"name": "R", "telephone": "(312) 555-0111", "email": "", "office": "", "times": "", "note": ""}


@pytest.fixture
def counted(monkeypatch):
    """What was counted, without the day: {("page-read", "/hip.../"): 2, ...}."""
    tally = Tally(write=lambda counts: None)
    monkeypatch.setattr(counting, "TALLY", tally)
    return lambda: {key[1:]: times for key, times in tally.counts.items()}


@pytest.fixture(scope="module")
def live(django_db_setup, django_db_blocker):
    """The practice and the hip page, for all tests here; taken back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        loaded()
        yield published(document_of(MENDED))
        transaction.set_rollback(True)


@pytest.fixture
def page(live, db):
    """It again, as it was made: each test is a savepoint."""
    return live


def test_each_reading_of_a_page_counts_and_a_reload_is_another(client, page, counted):
    client.get(PAGE)
    client.get(f"{PAGE}?from=an-advert")
    assert counted() == {("page-read", PAGE): 2}


@pytest.mark.parametrize("address", ["/", "/contact/", "/privacy/", "/no-such-page/", "/check/hip/"])
def test_other_addresses_are_not_counted(client, page, counted, address):
    client.get(address)
    assert counted() == {}


@pytest.mark.parametrize(
    "headers",
    [
        {"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
        {"user-agent": "SomeCrawler/1.0"},
        {"user-agent": "spider"},
        {"user-agent": "curl/8.5"},
        {"sec-purpose": "prefetch;prerender"},
        {"purpose": "prefetch"},
        {"x-moz": "prefetch"},
    ],
)
def test_programs_and_pages_fetched_ahead_are_not_counted(client, page, counted, headers):
    client.get(PAGE, headers=headers)
    assert counted() == {}


def test_a_request_for_the_head_is_not_counted(client, page, counted):
    client.head(PAGE)
    assert counted() == {}


@pytest.mark.parametrize("role", list(Role))
def test_nothing_is_counted_of_those_who_work_here(client, page, counted, role):
    sign_in(client, somebody("works@example.com", role))
    client.get(PAGE)
    client.post("/check/hip/")
    client.post("/appointments/", ASKING)
    assert counted() == {}


def test_a_patient_who_is_signed_in_counts_like_everybody(client, page, counted, patient):
    sign_in(client, patient)
    client.get(PAGE)
    assert counted() == {("page-read", PAGE): 1}


def test_a_check_counts_once_when_it_begins_and_once_with_its_level_when_it_ends(client, practice, counted):
    walk(client, STRESS_FRACTURE)
    level = next(detail for what, detail in counted() if what == "check-ended")
    assert counted() == {("check-begun", ""): 1, ("check-ended", level): 1}
    shown = client.get("/check/hip/answer/")
    assert shown.context["verdict"]["level"] == level
    client.get("/check/hip/answer/")
    client.post("/check/hip/keep/")
    assert counted() == {("check-begun", ""): 1, ("check-ended", level): 1}


def test_answers_that_are_given_again_do_not_end_the_check_again(client, practice, counted):
    answer = walk(client, STRESS_FRACTURE)
    before = counted()
    pages = answers_cookie.read(answer.wsgi_request, the_pack()).pages
    assert len(pages) > 3
    for page in pages:
        shown = client.get(f"/check/hip/q/{page}/", follow=True)
        assert step(client, shown, STRESS_FRACTURE).redirect_chain[-1][0] == "/check/hip/answer/"
    assert counted() == before


def test_a_page_of_the_check_that_does_not_end_it_counts_nothing(client, practice, counted):
    client.get(client.post("/check/hip/").url)
    client.post("/check/hip/q/", {})
    client.get("/check/hip/answer/")
    assert counted() == {("check-begun", ""): 1}


def test_only_a_request_for_a_visit_that_was_taken_counts(client, practice, counted):
    client.get("/appointments/")
    client.post("/appointments/", {**ASKING, "name": ""})
    assert counted() == {}
    client.post("/appointments/", ASKING)
    assert counted() == {("visit-asked", ""): 1}


def test_nothing_about_the_person_is_counted(client, page, monkeypatch):
    tally = Tally(write=lambda counts: None)
    monkeypatch.setattr(counting, "TALLY", tally)
    client.get(
        f"{PAGE}?name=robin", headers={"referer": "https://example.com/robin"}, REMOTE_ADDR="203.0.113.9"
    )
    assert dict(tally.counts) == {(timezone.localdate(), "page-read", PAGE): 1}


def test_a_counted_page_asks_the_database_nothing_more(client, page, counted):
    client.get(PAGE)
    with CaptureQueriesContext(connection) as with_count:
        client.get(PAGE)
    with CaptureQueriesContext(connection) as without:
        client.get(PAGE, headers={"user-agent": "bot"})
    assert len(with_count) == len(without)
    assert "Set-Cookie" not in client.get(PAGE).headers


def test_what_waits_is_written_half_a_minute_later_in_one_go():
    now, written = [100.0], []
    tally = Tally(write=written.append, clock=lambda: now[0])
    for seconds in (0, 10, EVERY - 0.1):
        now[0] = 100.0 + seconds
        tally.add("page-read", "/a/")
        tally.write_when_due()
    assert written == []
    now[0] = 100.0 + EVERY
    tally.write_when_due()
    assert [dict(one) for one in written] == [{(timezone.localdate(), "page-read", "/a/"): 3}]
    tally.write_when_due()
    tally.write_now()
    assert len(written) == 1


def test_what_could_not_be_written_goes_on_waiting(caplog):
    answers = [OperationalError("locked"), None]

    def write(counts):
        if error := answers.pop(0):
            raise error
        written.update(counts)

    written, tally = {}, Tally(write=write)
    tally.add("visit-asked")
    tally.write_now()
    tally.add("visit-asked")
    assert written == {} and "OperationalError" in caplog.text
    tally.write_now()
    assert list(written.values()) == [2]


def test_threads_that_count_at_once_lose_nothing():
    written, start = [], Barrier(8)
    tally = Tally(write=written.append)

    def count():
        start.wait()
        for turn in range(500):
            tally.add("page-read", "/a/")
            if turn % 50 == 0:
                tally.write_now()

    threads = [Thread(target=count) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    tally.write_now()
    assert sum(sum(one.values()) for one in written) == 4000


def test_what_is_written_adds_up_in_the_records(db):
    tally = Tally()
    for _ in range(2):
        tally.add("page-read", "/a/")
        tally.add("check-begun")
        tally.write_now()
    kept = {(one.day, one.what, one.detail): one.times for one in DailyCount.objects.all()}
    today = timezone.localdate()
    assert kept == {(today, "page-read", "/a/"): 2, (today, "check-begun", ""): 2}
