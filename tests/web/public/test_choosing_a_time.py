"""From an office to a free time, to who asks, to what happens next; and what may come in between."""

import re
from datetime import UTC, timedelta, timezone
from uuid import uuid4

import pytest
from django.urls import reverse

from runwell.records.models import ClosedDay, TeamMember, Visit, VisitRequest
from tests.people import sign_in
from tests.web.check.runners import STRESS_FRACTURE
from tests.web.visits.conftest import at, page

pytestmark = pytest.mark.django_db
TIMES, DETAILS = "/appointments/times/?office=oak-lawn", "/appointments/details/"


def sending(place, time, **changes):
    words = {"name": "Robin Ashe", "telephone": "(312) 555-0111", "email": "", "times": "", "note": ""}
    return {**words, "office": str(place.id), "at": time, **changes}


def carried(client, verdict):
    """A browser that comes from an answer of the check."""
    from django.http import HttpResponse

    from runwell.web.visits.carried import NAME, Carried, write
    from runwell.web.visits.reason import reason_of

    answer = HttpResponse()
    write(answer, Carried(verdict["level"], reason_of(verdict)))
    client.cookies[NAME] = answer.cookies[NAME].value
    return reason_of(verdict)


@pytest.fixture(scope="module")
def verdict():
    from datetime import date

    from runwell.check.answers import Answers
    from runwell.check.verdict import conclude
    from runwell.records.packs import the_pack

    pack = the_pack()
    said = conclude(pack, Answers.of(pack, STRESS_FRACTURE), today=date(2026, 11, 24), show_causes=True)
    return said.as_json()


def test_the_page_leads_to_the_times_of_every_office(client, practice):
    said = page(client.get("/appointments/"))
    for office in ("chicago", "oak-lawn", "hinsdale", "champaign"):
        assert f'href="/appointments/times/?office={office}"' in said


def test_times_stand_by_day_and_each_is_read_aloud_whole(client, free):
    said = page(client.get(TIMES))
    days = re.findall(r"<legend><h3>([^<]+)</h3>", said)
    label = re.search(r'value="([^"]+)" aria-label="([^"]+)" required>([^<]+)</label>', said)
    assert label[1] == at(free[0]) and label[2] == f"{label[3]}, {days[0]}" and "Central Time" in said


def test_a_clinician_and_a_day_are_chosen_in_the_address(client, free):
    morgan = TeamMember.objects.get(slug="morgan-fictley")
    later = (free[0].begins_at + timedelta(days=9)).date()
    said = page(client.get(f"{TIMES}&with=morgan-fictley&from={later}"))
    assert f"Times with {morgan.name}" in said and f'value="{later}"' in said
    assert at(free[0]) not in said


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("&with=nobody", "does not see patients here"),
        ("&with=avery-mockford", "does not see patients here"),
        ("&from=2020-01-01", "You can choose a day from"),
        ("&from=9999-12-31", "You can choose a day from"),
        ("&from=soon", "You can choose a day from"),
    ],
)
def test_a_choice_that_nobody_can_follow_is_said_and_the_times_are_there(client, free, more, said):
    shown = page(client.get(f"{TIMES}{more}"))
    assert said in shown and at(free[0]) in shown


@pytest.mark.parametrize("office", ["", "atlantis", "x" * 5000])
def test_an_office_that_nobody_knows_leads_to_all_of_them(client, practice, office):
    assert client.get("/appointments/times/", {"office": office}).url == "/appointments/"
    assert client.get(DETAILS, {"office": office}).url == "/appointments/"


def test_neither_times_nor_details_are_kept_or_found(client, free):
    for path in (TIMES, f"{DETAILS}?office=oak-lawn&at={at(free[0])}"):
        answer = client.get(path)
        assert answer.headers["Cache-Control"] == "no-store"
        assert '<meta name="robots" content="noindex">' in page(answer)


def test_a_time_is_asked_for_and_the_next_page_repeats_it(client, oak_lawn, free):
    shown = page(client.get(DETAILS, {"office": "oak-lawn", "at": at(free[0])}))
    assert "The time you chose" in shown and "Oak Lawn" in shown and "whoever of our clinicians" in shown
    answer = client.post("/appointments/", sending(oak_lawn, at(free[0]), email="robin@example.com"))
    assert answer.url == "/appointments/sent/"
    said = page(client.get(answer.url))
    assert "You asked for this time" in said and "Central Time" in said and "Oak Lawn" in said
    assert "Robin" not in said and 'href="/visit/' in said
    assert Visit.objects.get().state == Visit.HELD
    assert at(free[0]) not in page(client.get(f"{TIMES}&with={Visit.objects.get().member.slug}"))


def test_the_page_after_sending_says_nothing_of_it_to_another_browser(client, practice):
    said = page(client.get("/appointments/sent/"))
    assert "You asked for this time" not in said and "/visit/" not in said


def booked_out(client, oak_lawn, time):
    for number in range(5):
        words = sending(oak_lawn, time, name=f"Kim {number}", telephone=f"(312) 555-01{number}0")
        if client.post("/appointments/", words).status_code == 409:
            return


def test_a_time_that_was_taken_meanwhile_loses_nothing_and_offers_the_next(client, oak_lawn, free):
    booked_out(client, oak_lawn, at(free[0]))
    answer = client.post("/appointments/", sending(oak_lawn, at(free[0]), note="after work", times="late"))
    said = page(answer)
    assert answer.status_code == 409 and "We are sorry" in said
    for typed in ("Robin Ashe", "(312) 555-0111", "after work", "late"):
        assert typed in said
    offered = re.findall(r'name="at" value="([^"]+)"( id="id_at" checked)?', said)
    assert offered[0][1] and at(free[0]) not in dict(offered)
    assert client.post("/appointments/", sending(oak_lawn, offered[0][0])).status_code == 302


def test_whoever_opens_the_address_of_a_taken_time_is_offered_others(client, oak_lawn, free):
    booked_out(client, oak_lawn, at(free[0]))
    answer = client.get(DETAILS, {"office": "oak-lawn", "at": at(free[0])})
    assert answer.status_code == 409 and "not free any more" in page(answer)


@pytest.mark.parametrize(
    ("time", "said"),
    [
        ("2020-01-06T15:00Z", "over"),
        ("2090-01-06T15:00Z", "too far away"),
        ("not a time", "not a time that we know"),
        ("x" * 4000, "40 characters"),
        ("2026-13-40T99:00Z", "not a time that we know"),
    ],
)
def test_a_time_that_cannot_be_had_is_refused_in_a_sentence(client, oak_lawn, free, time, said):
    answer = client.post("/appointments/", sending(oak_lawn, time, note="after work"))
    shown = page(answer)
    assert answer.status_code in (400, 409) and said in shown and "after work" in shown
    assert at(free[0]) in shown and not VisitRequest.objects.exists()


def test_a_time_off_the_grid_or_on_a_holiday_is_refused(client, oak_lawn, free):
    off = free[0].begins_at + timedelta(minutes=7)
    answer = client.post("/appointments/", sending(oak_lawn, f"{off:%Y-%m-%dT%H:%M}Z"))
    assert "full quarter of an hour" in page(answer)
    ClosedDay.objects.create(location=oak_lawn, day=free[0].begins_at.date(), name="a test")
    answer = client.post("/appointments/", sending(oak_lawn, at(free[0])))
    assert "closed at this time" in page(answer) and not VisitRequest.objects.exists()


def test_the_same_moment_in_another_time_zone_is_the_same_time(client, oak_lawn, free):
    there = free[0].begins_at.astimezone(timezone(timedelta(hours=9)))
    assert client.post("/appointments/", sending(oak_lawn, there.isoformat())).status_code == 302
    assert Visit.objects.get().begins_at.astimezone(UTC) == free[0].begins_at


def test_a_button_pressed_twice_asks_once(client, oak_lawn, free):
    form = str(uuid4())
    for _ in range(2):
        assert client.post("/appointments/", sending(oak_lawn, at(free[0]), form=form)).status_code == 302
    assert VisitRequest.objects.count() == Visit.objects.count() == 1


@pytest.mark.parametrize("clinician", ["x", "00000000-0000-4000-8000-000000000000", "1" * 9000])
def test_a_clinician_that_nobody_knows_is_refused_with_times_of_others(client, oak_lawn, free, clinician):
    answer = client.post("/appointments/", sending(oak_lawn, at(free[0]), clinician=clinician))
    assert answer.status_code == 400 and "The next free times" in page(answer)


def test_an_office_that_nobody_knows_is_asked_for_again(client, oak_lawn, free):
    answer = client.post("/appointments/", sending(oak_lawn, at(free[0]), office="atlantis"))
    assert answer.status_code == 400 and '<select name="office"' in page(answer)


@pytest.mark.parametrize("name", ["يوسف", "王", "🏃", "\u202eevil", "Ø", "x" * 120])
def test_names_of_every_script_are_kept_as_they_are(client, oak_lawn, free, name):
    assert client.post("/appointments/", sending(oak_lawn, at(free[0]), name=name)).status_code == 302
    assert VisitRequest.objects.get().name == name


def test_what_a_patient_has_asked_already_is_said_with_the_way_there(client, oak_lawn, free, patient):
    sign_in(client, patient)
    client.post("/appointments/", sending(oak_lawn, at(free[0])))
    answer = client.post("/appointments/", sending(oak_lawn, at(free[1]), note="once more"))
    said = page(answer)
    assert answer.status_code == 409 and "asked for a visit already" in said and "once more" in said
    assert reverse("visits:own-visit", args=[VisitRequest.objects.get().id]) in said


def test_who_was_told_to_be_seen_today_reads_the_telephone_first_on_every_page(client, free, verdict):
    carried(client, {**verdict, "level": "urgent-same-day"})
    for path in ("/appointments/", TIMES, f"{DETAILS}?office=oak-lawn&at={at(free[0])}"):
        main = page(client.get(path)).partition("<main")[2]
        assert "be seen today" in main
        assert main.index('href="tel:3125550142"') < main.index("<form")
    assert re.search(r'name="urgent"[^>]*checked', main)


def test_an_emergency_is_told_to_call_911(client, practice, verdict):
    carried(client, {**verdict, "level": "emergency"})
    main = page(client.get("/appointments/")).partition("<main")[2]
    assert main.index('href="tel:911"') < main.index('href="tel:3125550142"')


def test_the_answer_goes_along_only_where_the_box_is_ticked(client, oak_lawn, free, verdict):
    words = carried(client, verdict)
    shown = page(client.get(DETAILS, {"office": "oak-lawn", "at": at(free[0])}))
    assert words in shown and not re.search(r'name="along"[^>]*checked', shown)
    client.post("/appointments/", sending(oak_lawn, at(free[0])))
    assert VisitRequest.objects.get().reason == ""
    VisitRequest.objects.all().delete()
    carried(client, verdict)
    client.post("/appointments/", sending(oak_lawn, at(free[1]), along="on", reason="made up"))
    assert VisitRequest.objects.get().reason == words


def test_without_a_check_nothing_can_be_sent_along(client, oak_lawn, free):
    client.cookies["runwell_visit"] = "forged"
    client.post("/appointments/", sending(oak_lawn, at(free[0]), along="on", reason="made up"))
    assert VisitRequest.objects.get().reason == ""


def test_the_answer_in_ones_own_record_and_a_kept_copy_lead_there_too(client, practice, patient, verdict):
    from runwell.records.actions.kept_verdicts import keep
    from runwell.records.models import OwnCheck

    check = OwnCheck.objects.create(patient=patient.patient, verdict=verdict)
    token = keep(by="runner", verdict_json=verdict, days=3)
    sign_in(client, patient)
    for path in (reverse("my:asking", args=[check.id]), reverse("public:asking", args=[token])):
        client.cookies.pop("runwell_visit", None)
        assert client.get(path).url == "/appointments/"
        assert "Send the answer of my hip check along" in page(client.get("/appointments/"))
    assert client.get(reverse("public:asking", args=["guessed"])).status_code == 404


def of_another_day(free):
    from django.utils import timezone

    return next(one for one in free if one.begins_at.date() > timezone.now().date() + timedelta(days=1))


def test_told_to_be_seen_today_and_another_day_chosen_is_led_to_the_telephone_once(client, oak_lawn, days):
    sent = sending(oak_lawn, at(of_another_day(days)), urgent="on", note="after work")
    answer = client.post("/appointments/", sent)
    main = page(answer).partition("<main")[2]
    assert answer.status_code == 400 and not VisitRequest.objects.exists()
    assert "Please call first" in main and main.index('href="tel:7085550117"') < main.index("<form")
    assert "after work" in main and "Robin Ashe" in main and re.search(r'name="urgent"[^>]*checked', main)
    assert f'name="at" value="{sent["at"]}"' in main
    [phoned] = re.findall(r'name="phoned" value="(\w+)"', main)
    assert client.post("/appointments/", {**sent, "phoned": phoned}).status_code == 302
    assert VisitRequest.objects.get().urgent


def test_who_read_of_the_telephone_before_is_not_asked_again(client, oak_lawn, days, verdict):
    carried(client, {**verdict, "level": "urgent-same-day"})
    sent = sending(oak_lawn, at(of_another_day(days)), urgent="on")
    assert client.post("/appointments/", sent).status_code == 302


def test_after_a_mistake_the_telephone_is_not_shown_a_second_time(client, oak_lawn, days):
    sent = sending(oak_lawn, at(of_another_day(days)), urgent="on", phoned="yes", name="")
    again = page(client.post("/appointments/", sent))
    assert "Please call first" not in again and 'name="phoned" value="yes"' in again


@pytest.fixture
def days(oak_lawn):
    """Free times of the next days."""
    from django.utils import timezone

    from runwell.records.access.visits import next_free

    now = timezone.now()
    return next_free(oak_lawn, None, now + timedelta(days=2), now, 40)


def test_the_way_to_free_times_comes_before_the_cards_of_the_offices_and_their_hours_are_folded(
    client, oak_lawn
):
    main = page(client.get("/appointments/")).partition("<main")[2]
    assert main.index("Free times in Oak Lawn") < main.index("45 Sample Avenue")
    card = main.partition("45 Sample Avenue")[2]
    assert card.index("<details>") < card.index("<dl") < card.index("</details>")


def test_after_sending_only_the_office_that_was_asked_for_is_shown(client, oak_lawn, free):
    client.post("/appointments/", sending(oak_lawn, at(free[0])))
    said = page(client.get("/appointments/sent/")).partition("<main")[2].partition("</main")[0]
    assert "45 Sample Avenue" in said and "1200 Demo Street" not in said
    assert "<dl" in said and "<details>" not in said
    client.post("/appointments/", sending(oak_lawn, "", office="", name="Sasha", telephone="(312) 555-0177"))
    assert "1200 Demo Street" in page(client.get("/appointments/sent/"))
