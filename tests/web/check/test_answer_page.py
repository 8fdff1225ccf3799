"""The answer: level in words and icon, reasons with sources, a safety net, and a copy only on request."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from runwell.records import access
from runwell.records.models import KeptVerdict
from tests.web.check.runners import OUTER_HIP, STRESS_FRACTURE, walk

pytestmark = pytest.mark.django_db


def text(response):
    return " ".join(response.content.decode().split())


def test_every_level_has_a_name_an_icon_and_advice(hip_pack):
    from runwell.knowledge.levels import Level
    from runwell.web.check.looks import LOOKS
    from runwell.web.icons import ICONS

    assert set(LOOKS) == {level.id for level in Level}
    assert len({look.icon for look in LOOKS.values()}) == len(LOOKS)
    assert all(look.icon in ICONS and look.name for look in LOOKS.values())


def test_the_reasons_come_with_their_source(client, hip_pack):
    response = walk(client, STRESS_FRACTURE)
    rule = next(r for r in response.context["verdict"]["why"] if r["source"])
    source = hip_pack.sources[rule["source"]]
    assert f'href="{source.url}" rel="noopener noreferrer"' in text(response)
    assert "Stop running for now." in text(response)


def test_causes_of_an_unsigned_pack_are_hidden_unless_the_practice_says_otherwise(client, settings):
    settings.RUNWELL_SHOW_UNSIGNED = False
    assert "We do not name possible causes here" in text(walk(client, OUTER_HIP))
    settings.RUNWELL_SHOW_UNSIGNED = True
    shown = text(client.get("/check/hip/answer/"))
    assert "Fits well" in shown
    assert "For it: you said that" in shown


def test_the_answer_never_says_you_have_and_never_gives_a_percentage(client, settings):
    settings.RUNWELL_SHOW_UNSIGNED = True
    for story in (OUTER_HIP, STRESS_FRACTURE, {}):
        page = re.sub(r"<style>.*?</style>", "", text(walk(client, story))).partition("<footer")[0]
        body = re.sub(r"<[^>]+>", " ", page.partition("<main")[2])
        assert not re.search(r"\d\s?%", body)
        for cause in walk(client, story).context["verdict"]["causes"]:
            assert f"you have {cause['name'].lower()}" not in body.lower()


def test_the_safety_net_names_days_and_signs(client):
    response = walk(client, OUTER_HIP)
    verdict = response.context["verdict"]
    for words in (*verdict["safety_net"], *verdict["come_back_signs"]):
        assert words.replace("'", "&#x27;") in text(response)


def test_nothing_is_stored_until_the_runner_asks(client):
    walk(client, OUTER_HIP)
    assert KeptVerdict.objects.count() == 0
    response = client.post("/check/hip/keep/", follow=True)
    assert KeptVerdict.objects.count() == 1
    kept = response.context["page"].kept
    assert kept.link in text(response)
    assert "Your copy is stored." in text(response)


def test_the_copy_is_the_answer_and_expires_in_thirty_days(client):
    verdict = walk(client, OUTER_HIP).context["verdict"]
    client.post("/check/hip/keep/")
    link = client.get("/check/hip/answer/").context["page"].kept.link
    token = link.rstrip("/").rpartition("/")[2]
    now = timezone.now()
    assert access.kept_verdict(token, now)["level"] == verdict["level"]
    assert access.kept_verdict(token, now + timedelta(days=31)) is None


def test_asking_twice_stores_one_copy(client):
    walk(client, OUTER_HIP)
    client.post("/check/hip/keep/")
    client.post("/check/hip/keep/")
    assert KeptVerdict.objects.count() == 1


def test_a_deleted_copy_can_be_made_anew(client):
    walk(client, OUTER_HIP)
    client.post("/check/hip/keep/")
    KeptVerdict.objects.all().delete()
    assert client.get("/check/hip/answer/").context["page"].kept is None
    client.post("/check/hip/keep/")
    assert KeptVerdict.objects.count() == 1


def more_of(response):
    """What the page says would tell more, if anything."""
    return text(response).partition("What would tell more")[2].partition("How sure is this?")[0]


def test_a_shown_cause_comes_with_what_a_clinician_may_test_next(client, settings, hip_pack):
    settings.RUNWELL_SHOW_UNSIGNED = True
    response = walk(client, OUTER_HIP)
    test = response.context["verdict"]["next_tests"][0]
    assert test["plain_name"] in more_of(response)
    assert test["why"] in more_of(response)
    source = hip_pack.sources[test["source"]]
    assert f'href="{source.url}" rel="noopener noreferrer"' in more_of(response)
    assert "This rests on several studies taken together." in more_of(response)


def test_answers_that_would_change_the_picture_are_said_as_a_condition(client, settings):
    settings.RUNWELL_SHOW_UNSIGNED = True
    response = walk(client, STRESS_FRACTURE)
    telling = response.context["verdict"]["telling_answers"]
    assert telling
    for one in telling:
        assert f"If {one['said']}, this would fit" in more_of(response)
        assert one["cause"] in more_of(response)


def test_look_alikes_are_shown_together_with_what_tells_them_apart(client, settings):
    settings.RUNWELL_SHOW_UNSIGNED = True
    response = walk(client, STRESS_FRACTURE)
    unclear = response.context["verdict"]["unclear"]
    assert len(unclear["names"]) >= 2
    shown = text(response).partition("Hard to tell apart")[2].partition("</section>")[0]
    assert all(f"<li>{name}</li>" in shown for name in unclear["names"])
    assert unclear["told_apart"] in shown


def test_nothing_of_it_is_said_where_causes_are_not_shown(client, settings):
    settings.RUNWELL_SHOW_UNSIGNED = False
    response = walk(client, STRESS_FRACTURE)
    assert response.context["verdict"]["next_tests"] == ()
    for words in ("What would tell more", "Hard to tell apart", "What a clinician may test next"):
        assert words not in text(response)
