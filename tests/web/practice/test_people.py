"""The people of the practice: who may change what is said about them, and where it shows."""

import pytest
from django.urls import reverse

from runwell.records import access
from runwell.records.models import AuditEvent, TeamMember
from tests.people import sign_in

WORDS = {"title": "Lead therapist", "does": "hip pain\n\n running \n", "about": "Runs along the lake."}


def address(name, member):
    return reverse(f"practice:{name}", args=[member.id])


def place(*offices, **changed):
    return {"credentials": "PT", "offices": [str(one.id) for one in offices], "position": "2", **changed}


def kept():
    offices = [[one.slug for one in member.locations.all()] for member in access.team()]
    return list(TeamMember.objects.values()), offices


def test_who_keeps_the_pages_true_changes_words_and_everybody_reads_them(client, avery, owner, colleague):
    for by in (owner, colleague):
        sign_in(client, by)
        answer = client.post(address("words", avery), {**WORDS, "about": f"Said by {by.name}."}, follow=True)
        assert answer.redirect_chain == [(address("person", avery), 302)]
        assert AuditEvent.objects.latest("number").account == by.id
        client.logout()
        page = client.get("/contact/").content.decode()
        assert "Lead therapist, Chicago" in page and f"Said by {by.name}." in page
        assert "hip pain, running" in page


def test_license_and_place_are_for_owner_and_administrator(client, avery, administrator, colleague):
    sign_in(client, colleague)
    assert client.post(address("place", avery), place()).status_code == 403
    assert 'name="credentials"' not in client.get(address("person", avery)).content.decode()
    client.logout()
    sign_in(client, administrator)
    offices = access.locations().filter(slug__in=["hinsdale", "champaign"])
    assert client.post(address("place", avery), place(*offices)).status_code == 302
    now = access.team().get(id=avery.id)
    assert (now.credentials, now.place, [one.slug for one in now.locations.all()]) == (
        "PT",
        1,
        ["hinsdale", "champaign"],
    )


def test_others_and_strangers_neither_read_nor_change(client, avery, front_desk, clinician, patient):
    before = kept()
    assert client.get(address("person", avery)).url.startswith("/account/login/")
    assert client.post(address("words", avery), WORDS).url.startswith("/account/login/")
    for other in (front_desk, clinician, patient):
        sign_in(client, other)
        assert client.get(address("person", avery)).status_code == 403
        assert client.post(address("words", avery), WORDS).status_code == 403
        assert client.post(address("place", avery), place()).status_code == 403
        client.logout()
    assert kept() == before


@pytest.mark.parametrize(
    ("name", "sent", "said"),
    [
        ("words", {**WORDS, "title": ""}, "Enter a title."),
        ("words", {**WORDS, "does": "x" * 61}, "Write at most 12 lines of at most 60 letters."),
        ("words", {**WORDS, "does": "x\n" * 13}, "Write at most 12 lines of at most 60 letters."),
        ("place", {"credentials": "PT", "position": "0"}, "Enter a number from 1 on."),
        (
            "place",
            {"credentials": "PT", "position": "1", "offices": ["rockford"]},
            "Choose among our offices.",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_changes_nothing(client, avery, owner, name, sent, said):
    sign_in(client, owner)
    before = kept()
    answer = client.post(address(name, avery), sent)
    page = answer.content.decode()
    assert answer.status_code == 400 and said in page and "There is a problem" in page
    assert kept() == before


def test_more_than_the_form_asks_is_not_taken(client, avery, colleague):
    sign_in(client, colleague)
    client.post(
        address("words", avery), {**WORDS, "credentials": "MD", "slug": "mine", "account": str(colleague.id)}
    )
    now = TeamMember.objects.get(id=avery.id)
    assert (now.credentials, now.slug, now.account) == ("PT, DPT", "avery-mockford", None)
