"""The cases to learn from: for the owner alone, in files without a name, and none while they are few."""

import csv
import json
from io import StringIO

import pytest

from runwell.records.access.learning import FEWEST
from runwell.records.models import AuditEvent, LearningRecord
from tests.people import sign_in

pytestmark = pytest.mark.django_db
PAGE, CSV, JSON = "/practice/learning/", "/practice/learning/cases.csv", "/practice/learning/cases.json"


def cases(many):
    row = {"pack": "hip@0", "cause": "hip-oa", "how": "imaging", "asked": ["age-band", "tender-spot"]}
    facts = {"answers": {"age-band": "40-59"}, "results": {"ct-fadir": "yes"}}
    LearningRecord.objects.bulk_create(LearningRecord(**row, **facts) for _ in range(many))


@pytest.fixture
def browser(client, owner, practice):
    sign_in(client, owner)
    return client


def test_few_are_not_even_counted(browser):
    cases(FEWEST - 1)
    page = browser.get(PAGE).content.decode()
    assert "fewer than 10" in page and "9" not in page.partition("<main")[2].partition("fewer than")[0]
    for path in (CSV, JSON):
        answer = browser.get(path)
        assert answer.status_code == 302 and answer.url == PAGE
    assert browser.get("/practice/learning/cases.xml").status_code == 404


def test_enough_are_downloaded_without_an_id_and_noted(browser, owner):
    cases(FEWEST)
    assert "There are 10 cases." in browser.get(PAGE).content.decode()
    answer = browser.get(JSON)
    rows = json.loads(answer.content)
    assert len(rows) == FEWEST and set(rows[0]) == {"pack", "cause", "how", "asked", "answers", "results"}
    table = list(csv.reader(StringIO(browser.get(CSV).content.decode())))
    assert table[0] == ["pack", "cause", "how", "age-band", "ct-fadir"]
    assert table[1] == ["hip@0", "hip-oa", "imaging", "40-59", "yes"] and len(table) == FEWEST + 1
    assert answer["Content-Disposition"] == 'attachment; filename="cases.json"'
    noted = AuditEvent.objects.filter(act="downloaded the cases to learn from", account=owner.pk)
    assert noted.count() == 2


@pytest.mark.parametrize("who", ["colleague", "clinician", "front_desk", "administrator", "patient"])
def test_nobody_else_comes_in(client, practice, who, request):
    cases(FEWEST)
    sign_in(client, request.getfixturevalue(who))
    for path in (PAGE, CSV, JSON):
        assert client.get(path).status_code == 403
    client.logout()
    for path in (PAGE, CSV, JSON):
        assert client.get(path).status_code == 302
