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
