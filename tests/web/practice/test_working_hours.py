"""When somebody sees patients at an office: who says so, and what is refused."""

import re

import pytest
from django.urls import reverse

from runwell.records import access
from runwell.records.models import WorkingHours
from tests.people import sign_in


@pytest.fixture
def riley(practice):
    """Works in Chicago and in Oak Lawn, and the practice said when."""
    return access.team().get(slug="riley-demostone")


@pytest.fixture
def oak_lawn(practice):
    return access.locations().get(slug="oak-lawn")


def page_of(member):
    return reverse("practice:working", args=[member.id])


def at(member, office):
    return reverse("practice:works-at", args=[member.id, office.id])


def kept(member, office):
    found = WorkingHours.objects.filter(member=member, location=office).first()
    return found.hours if found else None


def typed(**times):
    """Monday_0=("08:00", "12:00") and the like."""
    sent = {"when": "these"}
    for name, (begins, ends) in times.items():
        field = name.replace("_", "-")
        sent |= {f"{field}-opens": begins, f"{field}-closes": ends}
    return sent


def chosen(answer, slug):
    """Which answer the form of an office stands at."""
    [found] = [
        re.search(r'value="(\w+)"', one)[1]
        for one in re.findall(r"<input[^>]+>", answer.content.decode())
        if f'id="{slug}-when' in one and " checked" in one
    ]
    return found


TUESDAYS = typed(Tuesday_0=("13:00", "17:00"), Tuesday_1=("08:00", "12:00"))


def test_owner_and_administrator_say_when_somebody_works(client, riley, oak_lawn, owner, administrator):
    for by, hours in ((owner, "12:00"), (administrator, "11:00")):
        sign_in(client, by)
        assert page_of(riley) in client.get(reverse("practice:person", args=[riley.id])).content.decode()
        sent = {**TUESDAYS, "Tuesday-1-closes": hours}
        done = client.post(at(riley, oak_lawn), sent, follow=True)
        assert done.redirect_chain == [(page_of(riley), 302)]
        assert "Saved. Visits that stand stay." in done.content.decode()
        assert kept(riley, oak_lawn) == [
            {"days": ["Tuesday"], "opens": "08:00", "closes": hours},
            {"days": ["Tuesday"], "opens": "13:00", "closes": "17:00"},
        ]
        assert f'value="{hours}"' in client.get(page_of(riley)).content.decode()
        client.logout()


def test_whenever_the_office_is_open_and_never_are_two_things(client, riley, oak_lawn, owner):
    sign_in(client, owner)
    client.post(at(riley, oak_lawn), {**TUESDAYS, "when": "never"})
    assert kept(riley, oak_lawn) == []
    assert chosen(client.get(page_of(riley)), "oak-lawn") == "never"
    client.post(at(riley, oak_lawn), {**TUESDAYS, "when": "open"})
    assert kept(riley, oak_lawn) is None
    assert chosen(client.get(page_of(riley)), "oak-lawn") == "open"
    assert chosen(client.get(page_of(riley)), "chicago") == "these"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Choose one."),
        ({"when": "sometimes"}, "Choose one."),
        ({"when": "these"}, "Enter the times of at least one day"),
        (typed(Tuesday_0=("17:00", "08:00")), "Tuesday: Give both times"),
        (typed(Tuesday_0=("08:00", "")), "Tuesday: Give both times"),
        (typed(Tuesday_0=("8", "ten")), "Tuesday: Give both times"),
        (typed(Tuesday_0=("08:00", "12:00"), Tuesday_1=("11:00", "13:00")), "Let the first times end before"),
    ],
)
def test_what_cannot_be_is_said_beside_its_day_and_what_was_typed_stays(
    client, riley, oak_lawn, owner, sent, said
):
    sign_in(client, owner)
    before = kept(riley, oak_lawn)
    answer = client.post(at(riley, oak_lawn), sent)
    page = answer.content.decode()
    assert answer.status_code == 400 and said in page and "There is a problem" in page
    assert all(f'value="{time}"' in page for name, time in sent.items() if name != "when" and time)
    assert kept(riley, oak_lawn) == before


def test_nobody_is_at_two_offices_at_once(client, riley, oak_lawn, owner):
    other = riley.locations.exclude(id=oak_lawn.id).first()
    WorkingHours.objects.update_or_create(
        member=riley,
        location=other,
        defaults={"hours": [{"days": ["Friday"], "opens": "09:00", "closes": "12:00"}]},
    )
    before = kept(riley, oak_lawn)
    sign_in(client, owner)
    answer = client.post(at(riley, oak_lawn), typed(Friday_0=("11:00", "15:00")))
    page = answer.content.decode()
    assert answer.status_code == 400 and kept(riley, oak_lawn) == before
    assert f"Friday: They are at {other.name} 9 a.m. to noon on this day" in page and 'value="15:00"' in page


def test_an_office_where_they_do_not_work_is_none_of_theirs(client, riley, owner):
    sign_in(client, owner)
    elsewhere = access.locations().exclude(id__in=riley.locations.values("id")).first()
    assert client.post(at(riley, elsewhere), TUESDAYS).status_code == 403
    assert kept(riley, elsewhere) is None


def test_others_and_strangers_neither_read_nor_say_them(
    client, riley, oak_lawn, colleague, front_desk, clinician, patient
):
    before = kept(riley, oak_lawn)
    assert client.get(page_of(riley)).url.startswith("/account/login/")
    assert client.post(at(riley, oak_lawn), TUESDAYS).url.startswith("/account/login/")
    for other in (colleague, front_desk, clinician, patient):
        sign_in(client, other)
        assert client.get(page_of(riley)).status_code == 403
        assert client.post(at(riley, oak_lawn), TUESDAYS).status_code == 403
        client.logout()
    assert kept(riley, oak_lawn) == before
