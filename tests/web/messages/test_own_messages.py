"""A patient's page of messages: what was shown is read, what was typed is not lost, nothing is promised."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from runwell.records.access.messages import unread_for_patient
from runwell.records.actions.consents import withdraw_consent
from runwell.records.actions.patients import move_to_location
from runwell.records.models import Location, Message
from tests.people import sign_in

pytestmark = pytest.mark.django_db
PAGE = "/my/messages/"
MANY = [f"word {number}" for number in range(1, 121)]


def html(answer):
    return answer.content.decode()


def numbers(page):
    return [int(one) for one in re.findall(r"word (\d+)<", page)]


def test_what_the_practice_wrote_is_shown_with_who_and_when_and_is_read_then(own, treating, patient, write):
    write(treating, "xfirstx", "second")
    home = html(own.get("/my/"))
    assert "2 unread messages" in home and f'href="{PAGE}#here"' in home
    page = html(own.get(PAGE))
    today = timezone.localdate()
    assert "clinician" in page and f"{today:%A, %B} {today.day}, {today.year}" in page
    assert page.count(">New<") == 2 and page.index('id="here"') < page.index("xfirstx")
    assert unread_for_patient(patient) == 0 and "unread message" not in page, (
        "the badge of this very page is right"
    )
    assert ">New<" not in html(own.get(PAGE)) and "unread message" not in html(own.get("/my/"))


@pytest.mark.parametrize(
    "ahead",
    [
        {"method": "head"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"Purpose": "prefetch"},
        {"X-Moz": "prefetch"},
        {"path": "/my/"},
    ],
)
def test_what_nobody_looked_at_stays_unread(own, treating, patient, write, ahead):
    write(treating, "xfirstx")
    method, path = ahead.pop("method", "get"), ahead.pop("path", PAGE)
    assert getattr(own, method)(path, headers=ahead).status_code == 200
    assert unread_for_patient(patient) == 1


def test_what_arrives_after_the_page_was_made_stays_unread(own, treating, patient, write):
    write(treating, "xfirstx")
    seen = re.search(r'name="seen" value="(\d+)"', html(own.get(PAGE))).group(1)
    write(treating, "second")
    assert own.post(PAGE, {"words": "Thank you", "seen": seen}).status_code == 302
    assert unread_for_patient(patient) == 1


def test_a_long_thread_comes_in_pages_of_fifty_from_the_first_unread(own, treating, patient, write):
    write(treating, *MANY)
    assert numbers(html(own.get(PAGE))) == list(range(1, 51))
    assert unread_for_patient(patient) == 70
    assert numbers(html(own.get(f"{PAGE}?before=121"))) == list(range(71, 121))
    assert unread_for_patient(patient) == 70, "what lies between was not shown"
    page = html(own.get(PAGE))
    assert numbers(page) == list(range(51, 101)) and 'name="words"' not in page
    newer = re.search(r'href="\?before=(\d+)#here"', page).group(1)
    assert numbers(html(own.get(f"{PAGE}?before={newer}"))) == list(range(71, 121))
    assert unread_for_patient(patient) == 0
    page = html(own.get(PAGE))
    assert numbers(page) == list(range(71, 121)) and 'name="words"' in page


@pytest.mark.parametrize("before", ["0", "1", "-3", "x", "9" * 40, "²", "1.5", ""])
def test_an_address_that_somebody_made_up_shows_some_page(own, treating, write, before):
    write(treating, *MANY[:60])
    assert len(numbers(html(own.get(PAGE, {"before": before})))) == 50


def test_a_message_is_sent_without_a_script_and_once(own, treating, record):
    page = html(own.get(PAGE))
    form = re.search(r'name="form" value="([0-9a-f-]+)"', page).group(1)
    for _ in range(2):
        answer = own.post(PAGE, {"words": "  May I run?\r\nOn Monday ", "seen": "0", "form": form})
        assert answer.status_code == 302 and answer.url == f"{PAGE}#here"
    assert Message.objects.get().words == "May I run?\nOn Monday"
    page = html(own.get(PAGE))
    assert "Your message is sent." in page and ">You<" in page and ">New<" not in page


def test_words_stay_words(own, treating, write):
    write(treating, "<b>bold</b> see https://example.com\n\u05e9\u05dc\u05d5\u05dd")
    page = html(own.get(PAGE))
    assert "&lt;b&gt;bold&lt;/b&gt; see https://example.com\n\u05e9\u05dc\u05d5\u05dd</p>" in page
    assert 'href="https://example.com' not in page and '<p class="words" dir="auto">' in page


@pytest.mark.parametrize(
    ("words", "said"),
    [("", "The message is empty"), ("x" * 4007, "The message is 7 characters too long. It may have 4,000.")],
)
def test_what_is_refused_comes_back_as_it_was_typed(own, record, words, said):
    answer = own.post(PAGE, {"words": words, "seen": "no number", "form": "no form"})
    page = html(answer)
    assert answer.status_code == 400 and page.count(said) == 2 and "<title>Error:" in page
    assert f">\n{words}</textarea>" in page and not Message.objects.exists()


def test_a_message_of_ten_megabytes_gets_a_sentence(own, record):
    answer = own.post(PAGE, {"words": "x" * 10_000_000})
    assert answer.status_code == 413 and "larger than we take" in html(answer)
    assert not Message.objects.exists()
    most = int(re.search(r'maxlength="(\d+)"', html(own.get(PAGE))).group(1))
    answer = own.post(PAGE, {"words": "\u754c" * most})
    assert answer.status_code == 400 and "too long" in html(answer), "what a browser lets through comes back"


def test_not_for_emergencies_stands_above_the_field_with_whom_to_call(own, patient, record, settings):
    settings.RUNWELL_EMERGENCY_NUMBER = "112"
    every = html(own.get(PAGE))
    assert all(office.telephone in every for office in Location.objects.all())
    here = Location.objects.get(slug="oak-lawn")
    move_to_location(by="test", patient_id=record.id, location_id=here.id)
    page = html(own.get(PAGE)).partition("<footer")[0]
    notice = page.index("This is not for emergencies")
    assert notice < page.index("tel:112") < page.index(here.telephone) < page.index("<textarea")
    assert page.index("We read messages during office hours") < page.index("<textarea")
    assert page.count("Hours of ") == 1


def test_who_took_their_agreement_back_reads_and_has_nothing_to_write_in(own, treating, patient, write):
    write(treating, "xfirstx")
    withdraw_consent(by=patient)
    page = html(own.get(PAGE))
    assert "xfirstx" in page and "<textarea" not in page and "you can only read here" in page
    answer = own.post(PAGE, {"words": "still here"})
    assert answer.status_code == 400 and "You took back your agreement" in html(answer)
    assert Message.objects.count() == 1


def test_it_is_the_persons_own_whoever_asks(own, treating, other_patient, client, colleague, write):
    write(treating, "xfirstx")
    assert client.get(PAGE).url.startswith("/account/login/")
    for account in (other_patient, colleague, treating):
        browser = Client()
        sign_in(browser, account)
        assert "xfirstx" not in html(browser.get(PAGE, follow=True))
    own.get(PAGE)
    for answer in (own.get(PAGE), own.post(PAGE, {"words": ""})):
        assert answer.headers["Cache-Control"] == "no-store" and 'content="noindex"' in html(answer)


def test_days_have_their_headings_the_newest_last(own, treating, write):
    write(treating, "xearlyx", "xlatex")
    Message.objects.filter(number=1).update(at=timezone.now() - timedelta(days=3))
    page = html(own.get(PAGE))
    assert page.count('class="day"') == 2 and page.index("xearlyx") < page.index("xlatex")
