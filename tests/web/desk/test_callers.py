"""The form for callers, and the page of a patient's visits."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from runwell.records.actions.callers import write_down_request
from runwell.records.models import VisitRequest
from tests.people import somebody_with_a_record
from tests.web.visits.conftest import WORDS, at, page

pytestmark = pytest.mark.django_db
NEW = "/desk/new/"


@pytest.fixture
def jamie(oak_lawn):
    return somebody_with_a_record("jamie@example.com", oak_lawn.id)


def typed(free, **more):
    day = f"{free.begins_at:%Y-%m-%d}"
    words = {name: WORDS[name] for name in ("name", "telephone", "email")}
    return {**words, "office": "oak-lawn", "day": day, "time": f"{at(free)}/", "act": "keep", **more}


def test_a_caller_is_booked_with_one_form(as_, desk_here, free):
    browser = as_(desk_here)
    assert 'href="/desk/new/"' in page(browser.get("/desk/"))
    assert "Somebody calls" in page(browser.get(NEW))
    done = page(browser.post(NEW, typed(free[3]), follow=True))
    assert "Booked. They get a mail." in done
    assert VisitRequest.objects.get().visits.get().begins_at == free[3].begins_at


@pytest.mark.parametrize("email", [WORDS["email"], ""])
def test_the_cookie_that_carries_what_was_done_names_nobody(as_, desk_here, free, email):
    browser = as_(desk_here)
    sent = browser.post(NEW, typed(free[3], email=email))
    [said] = [str(one) for one in get_messages(sent.wsgi_request)]
    assert "Booked." in said and ("They get a mail" if email else "Call them") in said
    assert not [word for word in (*WORDS["name"].split(), WORDS["telephone"][-4:], "@") if word in said]


def test_another_day_is_shown_and_nothing_that_was_typed_is_lost(as_, desk_here, free):
    shown = as_(desk_here).post(NEW, typed(free[3], act="show", name="Kim", who="morgan-fictley", urgent="1"))
    said = page(shown)
    assert shown.status_code == 200 and 'value="Kim"' in said and at(free[3]) in said
    assert "checked" in said and "/riley-demostone" not in said and not VisitRequest.objects.exists()


def test_a_caller_without_a_time_waits(as_, desk_here, free):
    browser = as_(desk_here)
    none = browser.post(NEW, typed(free[0], time=""))
    assert none.status_code == 409 and "No time is chosen" in page(none) and "Robin Ashe" in page(none)
    done = browser.post(NEW, typed(free[0], time="none", times="Mondays", who="morgan-fictley"), follow=True)
    assert "Written down." in page(done)
    asked = VisitRequest.objects.get()
    assert (asked.state, asked.times, asked.wanted.slug) == ("waiting", "Mondays", "morgan-fictley")


def test_a_record_is_offered_by_its_address_and_never_joined_unasked(as_, desk_here, jamie, free):
    browser, words = as_(desk_here), typed(free[3], email="Jamie@example.com", name="J")
    asked = browser.post(NEW, words)
    assert asked.status_code == 400 and "One more question" in page(asked) and 'value="J"' in page(asked)
    assert not VisitRequest.objects.exists()
    browser.post(NEW, {**words, "link": "no"})
    assert VisitRequest.objects.get().patient is None
    browser.post(NEW, {**words, "name": "Jamie", "time": f"{at(free[5])}/", "link": "yes"})
    assert VisitRequest.objects.get(name="Jamie").patient == jamie.patient


def test_the_next_visit_is_booked_from_the_record_and_moved_and_canceled(as_, clinician_here, jamie, free):
    browser, here = as_(clinician_here), reverse("staff:visits", args=[jamie.patient.id])
    assert here in page(browser.get(reverse("staff:record", args=[jamie.patient.id])))
    day = f"{free[3].begins_at:%Y-%m-%d}"
    choice = {"office": "oak-lawn", "day": day, "time": f"{at(free[3])}/", "act": "keep"}
    done = page(browser.post(here, choice, follow=True))
    assert "Booked." in done and "Agreed" in done
    asked = VisitRequest.objects.get(patient=jamie.patient)
    for name in ("times", "decline"):
        assert f'href="{here}"' in page(browser.get(reverse(f"desk:{name}", args=[asked.id])))
    now = {"seen": str(asked.visits.get().id), "state": "agreed", "own": "Ill."}
    done = page(browser.post(reverse("desk:decline", args=[asked.id]), now, follow=True))
    assert "Canceled by us" in done and "Book the next visit" in done


def test_the_day_leads_its_desk_to_the_next_visit_of_a_patient(as_, desk_here, oak_lawn, jamie, free):
    words = {**WORDS, "times": "", "note": ""}
    told = {"location_id": oak_lawn.id, "begins_at": free[3].begins_at, "patient_id": jamie.patient.id}
    write_down_request(by=desk_here, **words, **told)
    here = reverse("staff:visits", args=[jamie.patient.id])
    browser = as_(desk_here)
    assert here in page(browser.get("/desk/day/", {"day": f"{free[3].begins_at:%Y-%m-%d}"}))
    said = page(browser.get(here))
    assert "Book the next visit" in said and "All patients" not in said


def test_people_of_other_rooms_do_not_come_in(as_, clinician_here, owner, jamie):
    here = reverse("staff:visits", args=[jamie.patient.id])
    for who in (owner, jamie):
        assert as_(who).get(NEW).status_code == as_(who).get(here).status_code == 403
    assert as_(clinician_here).get(NEW).status_code == 403


def test_a_stranger_is_sent_to_the_door(client, jamie):
    for address in (NEW, reverse("staff:visits", args=[jamie.patient.id])):
        assert client.get(address).url.startswith("/account/login/")
