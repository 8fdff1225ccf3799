"""Accepting, proposing, booking and declining; two people at the desk at once; what it must not read."""

import pytest
from django.urls import reverse
from django.utils import timezone

from runwell.records.actions.desk_visits import accept_visit, decline_visit, propose_time
from runwell.records.actions.visit_requests import ask_for_visit
from runwell.records.actions.visits import cancel_visit
from runwell.records.models import Visit, VisitRequest
from runwell.records.visit_links import token_for
from tests.web.visits.conftest import WORDS, at, page

pytestmark = pytest.mark.django_db


def way(name, asked):
    return reverse(f"desk:{name}", args=[asked.id])


def seen(asked):
    return {"seen": str(asked.visits.get(state__in=Visit.STANDS).id)}


def stands(asked):
    asked.refresh_from_db()
    return asked.state


def test_the_queue_says_the_time_and_only_what_the_runner_sent_along(as_, desk_here, asked, oak_lawn):
    words = {**WORDS, "name": "Kim", "email": "kim@example.com"}
    ask_for_visit(by="runner", location_id=oak_lawn.id, **words, urgent=True, reason="Book a therapist.")
    said = page(as_(desk_here).get("/desk/"))
    assert "Asks for this time" in said and "Central Time" in said
    assert "Sent along from the hip check" in said and "Book a therapist." in said
    assert said.index("<h3>Kim</h3>") < said.index("<h3>Robin Ashe</h3>")


def test_the_time_is_accepted_and_how_the_runner_hears_of_it_is_said(as_, desk_here, asked):
    browser = as_(desk_here)
    assert way("accept", asked) in page(browser.get("/desk/"))
    done = page(browser.post(way("accept", asked), seen(asked), follow=True))
    assert "Agreed. They get a mail." in done and stands(asked) == "agreed"


def test_who_left_no_address_must_be_called(as_, desk_here, oak_lawn, free):
    words = {**WORDS, "email": ""}
    asked = ask_for_visit(by="runner", location_id=oak_lawn.id, begins_at=free[0].begins_at, **words)
    done = page(as_(desk_here).post(way("accept", asked), seen(asked), follow=True))
    assert "Call them: we have no email address." in done and "(312) 555-0111" in done


def test_of_very_many_who_wait_the_first_are_listed_and_the_others_counted(
    as_, desk_here, asked, monkeypatch
):
    monkeypatch.setattr("runwell.web.desk.requests.MOST", 1)
    now = timezone.now()
    VisitRequest.objects.create(name="Kim Later", telephone="1", urgent=True, asked_at=now)
    said = page(as_(desk_here).get("/desk/"))
    assert "2 people are waiting" in said and "And 1 more." in said
    assert "Kim Later" in said and "Robin Ashe" not in said


def test_the_second_at_the_desk_is_told_what_the_first_did(as_, desk_here, front_desk, asked):
    before = seen(asked)
    decline_visit(by=front_desk, request_id=asked.id, said="Please see a doctor first.")
    said = page(as_(desk_here).post(way("accept", asked), before, follow=True))
    assert "Now it stands like this: Declined" in said and "frontdesk" in said
    assert stands(asked) == "declined"


def test_another_time_is_proposed_with_a_word(as_, desk_here, asked, free):
    browser = as_(desk_here)
    day = free[3].begins_at.date()
    shown = page(browser.get(way("times", asked), {"day": day}))
    assert at(free[3]) in shown
    choice = {
        "time": f"{at(free[3])}/",
        "day": day,
        "office": "oak-lawn",
        "said": "Riley is away.",
        "act": "propose",
    }
    done = page(browser.post(way("times", asked), {**choice, **seen(asked)}, follow=True))
    assert "Proposed." in done and "You wait for them" in done and stands(asked) == "proposed"
    assert asked.visits.get(state=Visit.PROPOSED).said == "Riley is away."


def test_a_time_is_typed_and_booked_while_on_the_phone(as_, desk_here, asked, free):
    from runwell.web.visits.time_words import at_office

    here = at_office(free[3].begins_at, asked.location)
    typed = {"time": "other", "hour": f"{here:%H:%M}", "day": f"{here:%Y-%m-%d}", "act": "book"}
    done = page(as_(desk_here).post(way("times", asked), {**typed, **seen(asked)}, follow=True))
    assert "Booked." in done and stands(asked) == "agreed"
    assert asked.visits.get(state=Visit.AGREED).begins_at == free[3].begins_at


def test_what_was_written_stays_when_a_colleague_was_faster(as_, desk_here, front_desk, asked, free):
    before = seen(asked)
    accept_visit(by=front_desk, request_id=asked.id)
    cancel_visit(by="runner", token=token_for(asked.id))
    choice = {
        "time": f"{at(free[3])}/",
        "day": free[3].begins_at.date(),
        "said": "A long word.",
        "act": "propose",
    }
    answer = as_(desk_here).post(way("times", asked), {**choice, **before})
    said = page(answer)
    assert answer.status_code == 409 and "A long word." in said and "Canceled by the runner" in said
    assert stands(asked) == "cancelled"


@pytest.mark.parametrize(
    "choice",
    [{}, {"time": "soon/"}, {"time": "other"}, {"time": "other", "hour": "25:99"}, {"time": "\0/x"}],
)
def test_no_time_is_said_in_a_sentence(as_, desk_here, asked, choice):
    answer = as_(desk_here).post(way("times", asked), {**choice, **seen(asked), "said": "kept"})
    assert answer.status_code == 400 and "Choose a time" in page(answer) and "kept" in page(answer)


def test_a_refused_time_names_why(as_, desk_here, asked):
    past = {"time": "2020-01-06T15:00Z/", **seen(asked), "said": "kept"}
    answer = as_(desk_here).post(way("times", asked), past)
    assert answer.status_code == 409 and "is over" in page(answer) and "kept" in page(answer)


def test_declining_wants_a_reason_and_joins_both(as_, desk_here, asked):
    browser = as_(desk_here)
    assert "What do we tell them" in page(browser.get(way("decline", asked)))
    none = browser.post(way("decline", asked), seen(asked))
    assert none.status_code == 400 and stands(asked) == "waiting"
    browser.post(way("decline", asked), {**seen(asked), "sentence": "1", "own": "Dr. Example is near you."})
    assert stands(asked) == "declined"
    assert asked.said.startswith("Please see a doctor first.") and asked.said.endswith("near you.")


def test_a_time_that_a_colleague_proposed_meanwhile_is_not_declined_unseen(
    as_, desk_here, front_desk, oak_lawn, free
):
    asked = ask_for_visit(by="runner", location_id=oak_lawn.id, **WORDS)
    propose_time(by=front_desk, request_id=asked.id, begins_at=free[3].begins_at)
    for name, given in (("decline", {"own": "kept"}), ("times", {"time": f"{at(free[4])}/", "said": "kept"})):
        answer = as_(desk_here).post(way(name, asked), {**given, "seen": ""})
        assert answer.status_code == 409 and "Somebody was faster" in page(answer) and "kept" in page(answer)
    assert stands(asked) == "proposed"


def test_a_reason_that_is_too_long_is_given_back(as_, desk_here, asked):
    answer = as_(desk_here).post(way("decline", asked), {**seen(asked), "own": "x" * 900})
    assert answer.status_code == 409 and "x" * 900 in page(answer) and stands(asked) == "waiting"


@pytest.mark.parametrize("who", ["clinician_here", "colleague", "patient", "owner"])
@pytest.mark.parametrize("name", ["times", "decline"])
def test_people_of_other_rooms_may_not(as_, request, asked, who, name):
    browser = as_(request.getfixturevalue(who))
    assert browser.get(way(name, asked)).status_code == 403
    assert browser.post(way(name, asked), {"own": "no", "time": "x"}).status_code == 403
    assert browser.post(way("accept", asked)).status_code == 403
    assert stands(asked) == "waiting"


def test_a_stranger_is_sent_to_the_door(client, asked):
    for name in ("times", "decline"):
        assert client.get(way(name, asked)).url.startswith("/account/login/")
