"""What the runner's own watch files say in the check: shown, filled in, and the runner has the last word."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from runwell.check import next_question
from runwell.check.answers import Answers
from runwell.records.models import KeptRun, OwnCheck
from runwell.records.packs import the_pack
from runwell.running.suggested import Sign
from runwell.web.check.answers_cookie import SoFar
from runwell.web.check.file_words import SIGNS
from runwell.web.check.watch_files import from_files
from tests.made_runs import summary
from tests.people import sign_in
from tests.web.check.runners import OUTER_HIP, begun, step

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
DAY = timedelta(days=1)
BEGAN = TODAY - DAY * 20
SHEET = "training-change"


def keep(patient, on, km, **said):
    run = KeptRun(patient=patient.patient)
    run.hold(summary(on, km, **said))
    run.save()


@pytest.fixture
def runner(client, patient):
    """Ran 8 km each third day for four months, then 13.1 miles three days before it began."""
    for ago in range(140, 21, -3):
        keep(patient, TODAY - DAY * ago, 8)
    keep(patient, BEGAN - DAY * 3, 21.1, hour=18)
    sign_in(client, patient)
    return patient


def at_the_question(client, finding=SHEET, known=OUTER_HIP):
    """The page that asks it, and the pages before it answered."""
    response = begun(client)
    for _ in range(40):
        assert "q" in response.context, "the check ended without asking it"
        if finding in {one.id for one in response.context["q"].page.findings}:
            return response
        response = step(client, response, known)
    raise AssertionError("it was never asked")


def url(response):
    return response.redirect_chain[-1][0] if response.redirect_chain else response.request["PATH_INFO"]


def chosen(response, finding=SHEET):
    """The card that is ticked."""
    q = response.context["q"]
    names = [one.id for one in q.page.findings]
    field = q.fields[names.index(finding)]
    return [card.value for card in field.cards if card.chosen]


def test_every_sign_has_its_sentence():
    assert set(SIGNS) == set(Sign)


def test_a_stranger_and_a_runner_without_files_are_asked_as_ever(client, patient):
    assert at_the_question(client).context["q"].files is None
    sign_in(client, patient)
    assert at_the_question(client).context["q"].files is None


def test_the_largest_spike_of_the_time_is_asked_about(client, runner):
    known = {**OUTER_HIP, "duration": "5-days-to-6-weeks"}
    response = at_the_question(client, known=known)
    said = response.content.decode()
    assert "Your run of 13.1 miles on" in said and "164% longer than any in the 30 days before" in said
    assert "Is that when it began?" in said and chosen(response) == []


def test_the_runner_confirms_the_day_and_the_answer_is_filled_in(client, runner):
    known = {**OUTER_HIP, "duration": "5-days-to-6-weeks"}
    response = at_the_question(client, known=known)
    spike_on = response.context["q"].files.spike_on
    assert spike_on == BEGAN - DAY * 3
    looked = client.post(url(response), {"began_then": spike_on.isoformat(), "onset": "gradual"})
    said = looked.content.decode()
    assert chosen(looked) == ["more-volume"] and "We filled in what your files say" in said
    assert chosen(looked, "onset") == ["gradual"], "what was ticked stays"


def test_the_runner_has_the_last_word(client, runner):
    response = at_the_question(client)
    at = url(response)
    client.post(at, {"look": "1", "began": BEGAN.isoformat()})
    fields = {one.id: "unknown" for one in response.context["q"].page.findings}
    client.post(at, {**fields, SHEET: "none"})
    again = client.get(at)
    assert chosen(again) == ["none"]


def test_miles_a_week_come_from_the_files_too(client, runner):
    request = at_the_question(client).wsgi_request
    pack = the_pack()
    page = next_question.page_of(pack, "weekly-km", Answers.of(pack, {}))
    found = from_files(request, pack, page, SoFar(Answers.of(pack, {}), began=BEGAN))
    assert found.suggested == {"weekly-km": "20-60"}
    assert "you ran about" in found.lines[0] and "miles a week" in found.lines[0]


@pytest.mark.parametrize(
    "day", ["", "soon", "1999-01-01", (date.today() + DAY * 3).isoformat(), "2026-02-31"]
)
def test_no_day_is_refused_in_a_sentence_and_nothing_is_lost(client, runner, day):
    response = at_the_question(client)
    looked = client.post(url(response), {"look": "1", "began": day, "onset": "gradual"})
    assert looked.status_code == 400 and "Choose" in looked.content.decode()
    assert chosen(looked, "onset") == ["gradual"]


def test_it_goes_into_the_record_with_the_answer_and_is_shown_there(client, runner):
    response = at_the_question(client)
    at = url(response)
    assert client.post(at, {"look": "1", "began": BEGAN.isoformat()}).status_code == 200
    known = {**OUTER_HIP, SHEET: "more-volume"}
    for _ in range(40):
        if "verdict" in response.context:
            break
        response = step(client, response, known)
    assert "What your watch files show" in response.content.decode()
    client.post(reverse("check:own"))
    check = OwnCheck.objects.get()
    assert check.from_files["began"] == BEGAN.isoformat()
    assert any("13.1 miles" in words for words in check.from_files["says"])
    shown = client.get(f"/my/checks/{check.id}/").content.decode()
    assert "What your watch files show" in shown


def test_whoever_took_back_their_consent_is_shown_none_of_it(client, runner):
    from runwell.records.actions.consents import withdraw_consent

    withdraw_consent(by=runner)
    assert at_the_question(client).context["q"].files is None


def test_runs_of_somebody_else_are_never_looked_at(client, runner, other_patient):
    sign_in(client, other_patient)
    assert at_the_question(client).context["q"].files is None
