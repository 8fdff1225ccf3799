"""Somebody is found by name or number; it stands in no address; nobody reads of other desks."""

from datetime import timedelta

import pytest
from django.utils import timezone

from runwell.records.models import Visit, VisitRequest
from tests.web.visits.conftest import page

pytestmark = pytest.mark.django_db
FIND = "/desk/find/"


def wrote(name, days=1, **more):
    said = {"telephone": "312", "asked_at": timezone.now() - timedelta(days=days), **more}
    return VisitRequest.objects.create(name=name, **said)


def found(browser, words):
    answer = browser.post(FIND, {"words": words})
    assert answer.status_code == 200
    return page(answer)


def test_a_request_is_found_and_leads_to_what_can_be_done(as_, desk_here, asked):
    browser = as_(desk_here)
    assert 'action=""' not in page(browser.get(FIND)) and FIND in page(browser.get("/desk/"))
    for words in ("róbin", "ASHE Robin", "312.555.0111", "+1 3125550111"):
        said = found(browser, words)
        assert "Robin Ashe" in said and "1 found" in said and f'value="{words}"' in said
    day = timezone.localdate(asked.visits.get().begins_at)
    for there in (
        f"/desk/{asked.id}/time/",
        f"/desk/{asked.id}/decline/",
        f"/desk/day/?day={day}&amp;office=",
    ):
        assert there in said
    assert "Nobody was found" in found(browser, "Robert")


def test_what_was_looked_for_stands_in_no_address_and_no_log(as_, desk_here, asked, caplog):
    browser = as_(desk_here)
    answer = browser.post(FIND, {"words": "Robin"})
    assert "Location" not in answer.headers and 'method="post"' in page(answer)
    assert "Robin" not in caplog.text and "Robin" not in page(browser.get(FIND, {"words": "Robin"}))
    assert answer.headers["Cache-Control"] == "no-store"


def test_it_wants_the_token_of_its_form(desk_here, practice):
    from django.test import Client

    from tests.people import sign_in

    browser = Client(enforce_csrf_checks=True)
    sign_in(browser, desk_here)
    assert browser.post(FIND, {"words": "Robin"}).status_code == 403


def test_only_90_days_back_and_all_that_is_to_come(as_, desk_here, oak_lawn):
    now = timezone.now()
    wrote("Kim Old", 91, state="cancelled")
    wrote("Kim New", 89, state="cancelled")
    wrote("Kim Waiting", 200)
    coming = wrote("Kim Coming", 200, state="agreed", location=oak_lawn)
    seen = wrote("Kim Seen", 200, state="agreed", location=oak_lawn)
    for one, days in ((coming, 30), (seen, -30)):
        begins = now + timedelta(days=days)
        ends = begins + timedelta(minutes=45)
        Visit.objects.create(request=one, location=oak_lawn, begins_at=begins, ends_at=ends, state="agreed")
    said = found(as_(desk_here), "kim")
    assert "Kim Old" not in said and "4 found" in said
    order = [said.index(f">Kim {name}<") for name in ("Waiting", "New")]
    assert order == sorted(order) and said.index(">Kim Coming<") < said.index(">Kim Seen<")


def test_no_more_than_20_are_shown_and_the_others_are_counted(as_, desk_here, practice):
    for number in range(23):
        wrote(f"Kim {number}")
    said = found(as_(desk_here), "kim")
    assert "23 found" in said and "3 more fit and are not shown" in said and said.count(">Kim ") == 20


def test_requests_of_other_offices_are_not_found(as_, desk_here, hinsdale):
    wrote("Kim Elsewhere", location=hinsdale)
    wrote("Kim Anywhere")
    said = found(as_(desk_here), "kim")
    assert "Kim Anywhere" in said and "Elsewhere" not in said and "1 found" in said


def test_it_takes_few_queries_however_many_fit(as_, desk_here, practice, django_assert_max_num_queries):
    browser = as_(desk_here)
    browser.get(FIND)
    for number in range(30):
        wrote(f"Kim {number}")
    with django_assert_max_num_queries(25):
        found(browser, "kim")


@pytest.mark.parametrize("words", ["", "  ", "-", "\0", None])
def test_what_is_no_name_and_no_number_is_said(as_, desk_here, practice, words):
    answer = as_(desk_here).post(FIND, {} if words is None else {"words": words})
    assert answer.status_code == 400 and "Type a name or a phone number" in page(answer)


@pytest.mark.parametrize("words", ["x" * 100_000, "%", "_", "'; --", "<script>", "\ud800"])
def test_strange_words_find_nobody_and_break_nothing(as_, desk_here, asked, words):
    answer = as_(desk_here).post(FIND, {"words": words.encode("utf-8", "replace").decode()})
    assert answer.status_code in (200, 400) and "<script>alert" not in page(answer)
    assert "Robin Ashe" not in page(answer)


@pytest.mark.parametrize("who", ["clinician_here", "colleague", "patient", "owner"])
def test_people_of_other_rooms_may_not(as_, request, asked, who):
    browser = as_(request.getfixturevalue(who))
    assert browser.get(FIND).status_code == browser.post(FIND, {"words": "Robin"}).status_code == 403


def test_a_stranger_is_sent_to_the_door(client, asked):
    assert client.get(FIND).url.startswith("/account/login/")
    assert client.post(FIND, {"words": "Robin"}).url.startswith("/account/login/")
