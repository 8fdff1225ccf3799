"""A request by the link of its mail: looked at, agreed to, moved, canceled; by nobody without the link."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from runwell.records.actions.desk_visits import accept_visit, decline_visit, propose_time
from runwell.records.actions.visit_requests import ask_for_visit
from runwell.records.models import Visit
from runwell.records.visit_words import TimeIsTaken
from tests.web.visits.conftest import WORDS, at, page

pytestmark = pytest.mark.django_db


def stands(asked):
    """The state of the request, and of its newest time."""
    asked.refresh_from_db()
    visit = asked.visits.exclude(state=Visit.MOVED).order_by("since").last()
    return asked.state, visit and visit.state


def test_it_says_what_was_asked_when_where_and_how_to_call(client, link, asked):
    said = page(client.get(link))
    assert "You asked for this time" in said and "Central Time" in said and "Oak Lawn" in said
    assert 'href="tel:7085550117"' in said


def test_looks_change_nothing_not_even_of_the_pages_that_ask(client, link, asked):
    for path in ("", "move/", "cancel/"):
        assert client.get(f"{link}{path}").status_code == 200
    assert client.get(f"{link}yes/").status_code == 405
    assert stands(asked) == ("waiting", "held")


@pytest.mark.parametrize("token", ["x", "a" * 43, "a-kept-answers-own-token"])
@pytest.mark.parametrize("path", ["", "move/", "cancel/", "appointment.ics"])
def test_every_link_that_is_none_says_the_same(client, practice, asked, token, path):
    answer = client.get(f"/visit/{token}/{path}")
    assert answer.status_code == 404
    assert "This link leads nowhere" in page(answer) and "Robin" not in page(answer)


def test_neither_search_engines_nor_other_sites_nor_caches_hear_of_it(client, link):
    answer = client.get(link)
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "canonical" not in page(answer) and "Robin" not in page(answer)


def test_no_cookie_is_set_and_none_is_needed(link, asked):
    strict = Client(enforce_csrf_checks=True)
    assert not strict.get(f"{link}cancel/").cookies
    assert strict.post(f"{link}cancel/").status_code == 302
    assert stands(asked)[0] == "cancelled"


def test_a_proposed_time_is_agreed_to_once(client, link, asked, front_desk, free):
    propose_time(by=front_desk, request_id=asked.id, begins_at=free[3].begins_at, said="Riley is away.")
    said = page(client.get(link))
    assert "We offer you this time" in said and "Riley is away." in said
    seen = asked.visits.get(state=Visit.PROPOSED).id
    for _ in range(2):
        answer = client.post(f"{link}yes/", {"seen": str(seen)}, follow=True)
        assert "The time is yours" in page(answer)
    assert stands(asked) == ("agreed", "agreed")


def test_a_proposal_that_the_desk_changed_meanwhile_is_shown_anew(client, link, asked, front_desk, free):
    propose_time(by=front_desk, request_id=asked.id, begins_at=free[3].begins_at)
    seen = asked.visits.get(state=Visit.PROPOSED).id
    propose_time(by=front_desk, request_id=asked.id, begins_at=free[4].begins_at)
    answer = client.post(f"{link}yes/", {"seen": str(seen)})
    assert answer.status_code == 409 and "changed meanwhile" in page(answer)
    assert stands(asked) == ("proposed", "proposed")


def test_another_time_is_asked_for_and_the_old_one_is_free_again(client, link, asked, free):
    assert at(free[2]) in page(client.get(f"{link}move/"))
    answer = client.post(f"{link}move/", {"at": at(free[2]), "office": "oak-lawn"}, follow=True)
    assert "We have your new time" in page(answer)
    assert asked.visits.get(state=Visit.HELD).begins_at == free[2].begins_at
    assert at(free[0]) in page(client.get("/appointments/times/?office=oak-lawn"))


def test_a_time_that_is_gone_comes_with_the_next_ones_and_changes_nothing(client, link, asked, free):
    booked_out(asked, free[2])
    answer = client.post(f"{link}move/", {"at": at(free[2]), "office": "oak-lawn"})
    assert answer.status_code == 409
    assert (
        "just taken" in page(answer) and "The next free times" in page(answer) and " checked>" in page(answer)
    )
    assert asked.visits.get().begins_at == free[0].begins_at


def booked_out(asked, time):
    """Others ask for it until nobody is free then."""
    for number in range(5):
        words = {**WORDS, "name": f"Kim {number}", "email": f"kim{number}@example.com", "telephone": ""}
        try:
            ask_for_visit(by="runner", location_id=asked.location_id, begins_at=time.begins_at, **words)
        except TimeIsTaken:
            return


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("", "Choose one of the times"),
        ("soon", "Choose one of the times"),
        ("2020-01-06T15:00Z", "over"),
        ("2040-01-06T15:00Z", "too far"),
        ("9999-12-31T23:59Z", "Choose one of the times"),
        ("x" * 4000, "Choose one of the times"),
    ],
)
def test_a_time_that_is_none_is_refused_in_a_sentence(client, link, asked, when, said):
    answer = client.post(f"{link}move/", {"at": when, "office": "oak-lawn"})
    assert answer.status_code in (400, 409) and said in page(answer)
    assert stands(asked) == ("waiting", "held")


def test_an_office_or_a_clinician_that_nobody_knows_is_left_aside(client, link, asked):
    said = page(client.get(f"{link}move/?office=atlantis&with=nobody&from=never"))
    assert "does not see patients here" in said and "You can choose a day" in said
    assert '<option value="oak-lawn" selected>' in said


def test_canceling_asks_once_and_then_says_so(client, link, asked):
    assert "Cancel your appointment?" in page(client.get(f"{link}cancel/"))
    answer = client.post(f"{link}cancel/", follow=True)
    assert "Your appointment is canceled" in page(answer)
    assert stands(asked) == ("cancelled", "cancelled")
    assert client.get(f"{link}move/").status_code == 302


def test_a_calendar_file_comes_once_a_time_is_agreed(client, link, asked, front_desk):
    assert client.get(f"{link}appointment.ics").status_code == 404
    assert "Add to your calendar" not in page(client.get(link))
    accept_visit(by=front_desk, request_id=asked.id)
    assert "Add to your calendar" in page(client.get(link))
    file = client.get(f"{link}appointment.ics")
    assert file.headers["Content-Type"].startswith("text/calendar")
    assert b"BEGIN:VEVENT" in file.content and b"Robin" not in file.content


def test_what_the_desk_wrote_on_declining_is_read(client, link, asked, front_desk):
    decline_visit(by=front_desk, request_id=asked.id, said="Please see a doctor first.")
    said = page(client.get(link))
    assert "could not give you an appointment" in said and "Please see a doctor first." in said
    assert reverse("public:appointments") in said


def urgent(oak_lawn, begins_at):
    from runwell.records.visit_links import token_for

    words = {**WORDS, "urgent": True}
    made = ask_for_visit(by="runner", location_id=oak_lawn.id, begins_at=begins_at, **words)
    return made, f"/visit/{token_for(made.id)}/"


def test_whoever_cannot_wait_is_told_to_call_while_the_time_is_days_away(client, oak_lawn, free, front_desk):
    made, link = urgent(oak_lawn, days_away(oak_lawn))
    alarm = "If it cannot wait: call"
    held = page(client.get(link))
    assert "You asked for this time" in held and alarm in held
    assert held.index(alarm) < held.index('href="tel:7085550117"') < held.index("Your request")
    assert 'href="tel:911"' in held
    propose_time(by=front_desk, request_id=made.id, begins_at=days_away(oak_lawn, 3))
    offered = page(client.get(link))
    assert "We offer you this time" in offered and alarm in offered
    client.post(f"{link}cancel/")
    assert alarm not in page(client.get(link))


def test_whoever_can_wait_is_not_alarmed(client, link):
    assert "If it cannot wait: call" not in page(client.get(link))


def test_an_urgent_request_without_a_time_says_to_call_until_one_of_today_is_agreed(oak_lawn):
    from runwell.records.access.visits import AskedVisit
    from runwell.records.models import VisitRequest
    from runwell.web.visits.told import told

    now = datetime(2026, 12, 3, 16, tzinfo=UTC)
    asked = VisitRequest(urgent=True, state=VisitRequest.WAITING, location=oak_lawn, asked_at=now)
    assert told(AskedVisit(asked, None), now).cannot_wait
    asked.state, soon = VisitRequest.AGREED, now + timedelta(hours=2)
    time = {"state": Visit.AGREED, "location": oak_lawn, "ends_at": now + timedelta(days=2)}
    assert not told(AskedVisit(asked, Visit(begins_at=soon, **time)), now).cannot_wait
    assert told(AskedVisit(asked, Visit(begins_at=now + timedelta(days=1), **time)), now).cannot_wait


def days_away(place, days=2):
    from django.utils import timezone

    from runwell.records.access.visits import next_free

    now = timezone.now()
    return next_free(place, None, now + timedelta(days=days), now, 1)[0].begins_at
