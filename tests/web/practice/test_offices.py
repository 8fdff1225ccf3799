"""The practice's offices: who may change them, what is refused, and that a change shows at once."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from runwell.records import access
from runwell.records.models import AuditEvent, ClosedDay, Location
from runwell.records.practice_file import DAYS
from tests.pages.conftest import MENDED, document_of, published
from tests.people import sign_in

ADDRESS = {"street": "9 Demo Lane", "city": "Chicago", "state": "IL", "zip_code": "60602"}
NEW_DAY = {"day": "2030-03-04", "name": "Casimir Pulaski Day", "opens": "", "closes": ""}
EVERYWHERE = (
    "/",
    "/hip-pain-after-running/",
    "/contact/",
    "/appointments/",
    "/about-the-check/",
    "/privacy/",
)


def address(name, place, **more):
    return reverse(f"practice:{name}", kwargs={"location_id": place.id, **more})


def week(**changed):
    """What the form sends for an office that is open on Mondays, or as changed."""
    sent = {f"{day}-0-{at}": "" for day in DAYS for at in ("opens", "closes")}
    return {**sent, "Monday-0-opens": "08:00", "Monday-0-closes": "12:00", **changed}


def kept():
    return list(Location.objects.values()), list(ClosedDay.objects.values()), AuditEvent.objects.count()


CHANGES = {
    "telephone": {"telephone": "(312) 555-0199"},
    "directions": {"directions": "Park behind the house.\r\n\r\nRing twice."},
    "hours": week(),
    "holiday": NEW_DAY,
    "address": ADDRESS,
}


@pytest.mark.parametrize("name", CHANGES)
def test_owner_and_administrator_change_an_office_and_it_is_said(client, chicago, owner, administrator, name):
    for by in (owner, administrator):
        Location.objects.filter(id=chicago.id).update(
            telephone="(312) 555-0100", hours=[], street="1 A Street", directions=""
        )
        ClosedDay.objects.filter(day=date(2030, 3, 4)).delete()
        sign_in(client, by)
        before = kept()
        answer = client.post(address(name, chicago), CHANGES[name], follow=True)
        assert answer.redirect_chain == [(address("office", chicago), 302)]
        assert "Saved. Every page shows it now." in answer.content.decode()
        assert kept() != before and AuditEvent.objects.latest("number").account == by.id
        client.logout()


def test_the_editor_changes_all_but_the_address(client, chicago, colleague):
    sign_in(client, colleague)
    for name, sent in CHANGES.items():
        assert client.post(address(name, chicago), sent).status_code == (403 if name == "address" else 302)
    assert Location.objects.get(id=chicago.id).street == "1200 Demo Street, Suite 3"
    page = client.get(address("office", chicago)).content.decode()
    assert "1200 Demo Street" in page and 'name="street"' not in page


def test_others_and_strangers_neither_read_nor_change(client, chicago, front_desk, clinician, patient):
    before = kept()
    for name in ("office", *CHANGES):
        answer = client.get(address("office", chicago)) if name == "office" else None
        answer = answer or client.post(address(name, chicago), CHANGES[name])
        assert answer.status_code == 302 and answer.url.startswith("/account/login/")
    for other in (front_desk, clinician, patient):
        sign_in(client, other)
        assert client.get(address("office", chicago)).status_code == 403
        assert client.get("/practice/").status_code == 403
        for name, sent in CHANGES.items():
            assert client.post(address(name, chicago), sent).status_code == 403
        client.logout()
    assert kept()[:2] == before[:2]


@pytest.mark.parametrize(
    ("name", "sent", "said"),
    [
        ("telephone", {"telephone": ""}, "Enter the phone number of the office."),
        ("telephone", {"telephone": "555-0142"}, "Enter a phone number with its area code"),
        ("hours", week(**{"Monday-0-closes": ""}), "Monday: Give both times"),
        (
            "hours",
            week(**{"Tuesday-0-opens": "13:00", "Tuesday-0-closes": "12:00"}),
            "Tuesday: Give both times",
        ),
        ("holiday", {**NEW_DAY, "day": "someday"}, "Enter a day like 2027-12-24."),
        ("holiday", {**NEW_DAY, "name": ""}, "Enter the name of the day."),
        ("holiday", {**NEW_DAY, "opens": "08:00"}, "Give both times"),
        ("holiday", {**NEW_DAY, "day": "2026-12-25"}, "this day is on the list already"),
        ("directions", {"directions": "x" * 1001}, "at most 1000 characters"),
        ("address", {**ADDRESS, "zip_code": ""}, "Enter the ZIP code."),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_changes_nothing(
    client, chicago, owner, name, sent, said
):
    sign_in(client, owner)
    before = kept()
    answer = client.post(address(name, chicago), sent)
    page = answer.content.decode()
    assert answer.status_code == 400 and said in page and "There is a problem" in page
    assert kept() == before


def test_a_day_with_a_break_keeps_both_its_parts(client, chicago, owner):
    rows = [
        {"days": ["Monday"], "opens": "08:00", "closes": "12:00"},
        {"days": ["Monday"], "opens": "13:00", "closes": "17:00"},
    ]
    Location.objects.filter(id=chicago.id).update(hours=rows)
    sign_in(client, owner)
    page = client.get(address("office", chicago)).context["page"]
    sent = {
        field.html_name: field.value() for _, pairs in page.hours.days() for pair in pairs for field in pair
    }
    client.post(address("hours", chicago), {**sent, "Monday-1-closes": "18:00"})
    assert [(row["opens"], row["closes"]) for row in Location.objects.get(id=chicago.id).hours] == [
        ("08:00", "12:00"),
        ("13:00", "18:00"),
    ]


def test_a_holiday_is_taken_off_the_list_by_its_button_alone(client, chicago, owner):
    sign_in(client, owner)
    one = chicago.closed_days.get(day=date(2027, 11, 25))
    button = address("no-holiday", chicago, closed_day_id=one.id)
    assert button in client.get(address("office", chicago)).content.decode()
    assert client.get(button).status_code == 405 and ClosedDay.objects.filter(id=one.id).exists()
    assert client.post(button).status_code == 302 and not ClosedDay.objects.filter(id=one.id).exists()


def test_more_than_the_form_asks_is_not_taken(client, chicago, owner):
    sign_in(client, owner)
    client.post(
        address("telephone", chicago), {**CHANGES["telephone"], "slug": "mine", "street": "Elsewhere"}
    )
    now = Location.objects.get(id=chicago.id)
    assert (now.slug, now.street) == ("chicago", "1200 Demo Street, Suite 3")


def test_a_changed_telephone_shows_at_once_on_every_public_page(client, chicago, owner):
    published(document_of(MENDED))
    for path in EVERYWHERE:
        assert "(312) 555-0142" in client.get(path).content.decode(), path
    sign_in(client, owner)
    client.post(address("telephone", chicago), CHANGES["telephone"])
    client.logout()
    for path in EVERYWHERE:
        page = client.get(path).content.decode()
        assert "(312) 555-0199" in page and "tel:3125550199" in page and "0142" not in page, path


def test_directions_are_stored_once_and_shown_a_paragraph_a_line(client, chicago, owner):
    sign_in(client, owner)
    client.post(address("directions", chicago), CHANGES["directions"])
    assert Location.objects.get(id=chicago.id).directions == "Park behind the house.\nRing twice."
    shown = client.get("/locations/chicago/").content.decode()
    assert "<p>Park behind the house.</p>\n<p>Ring twice.</p>" in shown
    assert "Ring twice." not in client.get("/locations/oak-lawn/").content.decode()
    client.post(address("directions", chicago), {"directions": " "})
    assert "<p></p>" not in client.get("/locations/chicago/").content.decode()


def test_changed_hours_and_days_off_show_at_once(client, chicago, owner):
    soon = timezone.localdate() + timedelta(days=10)
    sign_in(client, owner)
    client.post(address("hours", chicago), week())
    client.post(address("holiday", chicago), {**NEW_DAY, "day": soon.isoformat(), "name": "Moving day"})
    client.logout()
    for path in ("/contact/", "/appointments/"):
        page = client.get(path).content.decode()
        assert "8 a.m. to noon" in page and f"{soon:%B} {soon.day}: Moving day" in page


def test_the_overview_leads_to_every_office_and_person(client, practice, owner, colleague):
    sign_in(client, owner)
    page = client.get("/practice/").content.decode()
    ways = [address("office", place) for place in access.locations()]
    ways += [reverse("practice:person", args=[one.id]) for one in access.team()]
    assert len(ways) == 17 and all(way in page for way in ways) and "/practice/figures/" in page
    client.logout()
    sign_in(client, colleague)
    assert (
        '"/practice/figures/"'
        not in client.get("/practice/").content.decode().partition("<main")[2].partition("<h1")[2]
    )
