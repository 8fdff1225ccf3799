"""Each form about a patient's program: what it does, what it refuses beside its field, that none is lost."""

import pytest

from runwell.programme.safety import unsafe
from runwell.records import access
from runwell.records.models import GateEntry, KeptProgramme, PhaseTick
from runwell.records.packs import the_pack
from runwell.web.site.plain_words import PHASES
from tests.records import whole_programme
from tests.web.staff.programs import BONE, GTPS, WHY, at, begun, changes, seen, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(as_, clinician_here):
    return as_(clinician_here)


@pytest.fixture
def kept(clinician_here, robin):
    return begun(clinician_here, robin)


def current(patient):
    return KeptProgramme.objects.get(patient=patient, ended_at=None)


def asked(patient):
    return {one.exercise: one for one in current(patient).asked()}


DOSE = {"sets": "4", "repetitions": "6", "hold": "5", "rest": "75"}


def test_a_dose_is_set_and_the_program_keeps_to_it(browser, kept, robin):
    name = next(iter(asked(robin)))
    answer = send(browser, robin, "program-set", "program-exercises", exercise=name, **DOSE)
    assert answer.status_code == 302
    now = asked(robin)[name]
    assert (now.sets, now.repetitions, now.hold, now.rest, now.by_clinician) == (4, 6, 5, 75, True)
    html = browser.get(at("program", robin)).content.decode()
    assert "Set by a clinician" in html and "Dana Here" in html


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("sets", "0", "from 1 to 10"),
        ("sets", "11", "from 1 to 10"),
        ("sets", "", "from 1 to 10"),
        ("repetitions", "101", "from 1 to 100"),
        ("repetitions", "many", "from 1 to 100"),
        ("hold", "-1", "from 0 to 300"),
        ("rest", "601", "from 0 to 600"),
    ],
)
def test_a_dose_beyond_its_bounds_is_refused_beside_its_field(browser, kept, robin, field, value, says):
    name, before = next(iter(asked(robin))), asked(robin)
    given = {**DOSE, field: value}
    answer = send(browser, robin, "program-set", "program-exercises", exercise=name, **given)
    html = answer.content.decode()
    assert answer.status_code == 400 and f'id="{name}-{field}_error"' in html and says in html
    assert f'href="#{name}-{field}"' in html and asked(robin) == before
    assert 'value="75"' in html or field == "rest", "what was entered is still there"


def test_a_dose_of_an_exercise_that_went_meanwhile_changes_nothing(browser, kept, robin):
    before = changes(robin)
    for name in ("nordic", "nonsense", ""):
        answer = send(browser, robin, "program-set", "program-exercises", exercise=name, **DOSE)
        assert answer.status_code == 400 and "not in the program any more" in answer.content.decode()
    assert changes(robin) == before


def test_an_exercise_is_added_as_it_begins_or_as_it_is_said(browser, kept, robin):
    there, pack = access.situation_of(robin), the_pack()
    free = [
        one.id
        for one in pack.exercises.values()
        if not unsafe(pack, there, one) and one.id not in asked(robin)
    ]
    assert send(browser, robin, "program-add", "program-exercises", exercise=free[0]).status_code == 302
    answer = send(browser, robin, "program-add", "program-exercises", exercise=free[1], sets="2", rest="20")
    assert answer.status_code == 302
    first, second = (asked(robin)[name] for name in free[:2])
    assert first.sets == pack.exercises[free[0]].dose.sets.low and first.by_clinician
    assert (second.sets, second.rest) == (2, 20)
    again = send(browser, robin, "program-add", "program-exercises", exercise=free[0])
    assert again.status_code == 400 and "in the program already" in again.content.decode()


def test_what_safety_closes_is_listed_with_its_reason_and_cannot_be_added(browser, kept, robin):
    there, pack = access.situation_of(robin), the_pack()
    shut = [one for one in pack.exercises.values() if unsafe(pack, there, one)]
    assert shut, "a sore outer hip has exercises that it must avoid"
    html = browser.get(at("program-exercises", robin)).content.decode()
    for one in shut:
        assert f'<option value="{one.id}"' not in html and f"<dt>{one.name}</dt>" in html
        answer = send(browser, robin, "program-add", "program-exercises", exercise=one.id)
        assert answer.status_code == 400 and 'id="add-exercise_error"' in answer.content.decode()
    assert not {one.id for one in shut} & set(asked(robin))


def test_before_the_gate_no_exercise_of_an_injured_bone_is_offered(browser, clinician_here, robin):
    begun(clinician_here, robin, BONE)
    html = browser.get(at("program-exercises", robin)).content.decode()
    assert "could harm a bone" in html and 'id="add-exercise"' not in html
    answer = send_without_page(browser, robin, "program-add", exercise="bridge")
    assert answer.status_code == 400 and asked(robin) == {}


def send_without_page(browser, patient, name, **fields):
    return browser.post(at(name, patient), {"seen": seen(browser, at("program-phase", patient)), **fields})


def test_a_gate_lets_exercises_in_and_a_closed_one_takes_them_out(browser, clinician_here, robin):
    begun(clinician_here, robin, "pelvic-sacral-bsi")
    assert asked(robin) == {}
    assert send(browser, robin, "program-gate", gate="G1", reason=WHY, act="open").status_code == 302
    assert asked(robin) and access.open_gate(robin) == "G1"
    assert (
        send(browser, robin, "program-gate", gate="G1", reason="Hurts again", act="close").status_code == 302
    )
    assert asked(robin) == {} and [one.opened for one in GateEntry.objects.all()] == [False, True]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"reason": WHY, "act": "open"}, "id_gate"),
        ({"gate": "G9", "reason": WHY, "act": "open"}, "id_gate"),
        ({"gate": "G1", "reason": " ", "act": "open"}, "id_reason"),
        ({"gate": "G1", "reason": "x" * 501, "act": "open"}, "id_reason"),
        ({"gate": "G1", "reason": WHY}, ""),
    ],
)
def test_a_gate_without_all_of_it_stays_as_it_is(browser, clinician_here, robin, given, field):
    begun(clinician_here, robin, BONE)
    answer = send(browser, robin, "program-gate", **given)
    html = answer.content.decode()
    assert answer.status_code == 400 and "There is a problem" in html
    assert not field or f'id="{field}_error"' in html
    assert not GateEntry.objects.exists()


def test_a_gate_of_no_injured_bone_is_refused(browser, kept, robin):
    assert "no program for an injured bone" in browser.get(at("program-gate", robin)).content.decode()
    answer = send_without_page(browser, robin, "program-gate", gate="G1", reason=WHY, act="open")
    assert answer.status_code == 400 and not GateEntry.objects.exists()


def test_the_exercises_are_closed_and_opened_again_with_a_reason(browser, kept, robin):
    assert send(browser, robin, "program-lock", reason="").status_code == 400
    assert send(browser, robin, "program-lock", reason=WHY).status_code == 302
    html = browser.get(at("program", robin)).content.decode()
    assert "Your clinician has closed the exercises" in html and "All exercises were closed." in html
    assert WHY in html and "Open the exercises again" in html
    assert send(browser, robin, "program-lock", reason="The scan is clear").status_code == 302
    assert not access.locked_by_clinician(current(robin))
    html = browser.get(at("program", robin)).content.decode()
    assert "The exercises were opened again." in html and "The scan is clear" in html


def test_the_phase_that_a_program_moved_to_is_named(browser, kept, robin):
    said = send(browser, robin, "program-phase", phase=2, reason=WHY)
    html = browser.get(said.url).content.decode()
    assert f"The program is in phase 2 now: {PHASES[2]}." in html


def test_a_phase_is_left_with_a_reason_though_checks_are_missing(browser, kept, robin):
    for given in ({"phase": "2", "reason": ""}, {"phase": "1", "reason": WHY}, {"phase": "9", "reason": WHY}):
        assert send(browser, robin, "program-phase", **given).status_code == 400
    assert current(robin).phase == 1
    assert send(browser, robin, "program-phase", phase="2", reason=WHY).status_code == 302
    assert current(robin).phase == 2
    assert WHY in browser.get(at("program", robin)).content.decode()


@pytest.mark.parametrize("group", ["causes", "impairments"])
def test_a_program_begins_for_every_cause_also_what_the_check_never_names(browser, robin, group):
    html = browser.get(at("program-begin", robin)).content.decode()
    for one in getattr(the_pack(), group).values():
        assert f'<option value="{one.id}">' in html
        assert send(browser, robin, "program-begin", cause=one.id, phase="1").status_code == 302, one.id
        assert current(robin).cause == one.id
        assert browser.get(at("program", robin)).status_code == 200


def test_a_program_begins_with_what_is_beside_it_days_and_things_and_the_one_before_ends(
    browser, kept, robin
):
    given = {"cause": "hip-oa", "also": "hip-stiffness", "second": "hip-oa", "phase": "2", "day": ["2", "5"]}
    assert (
        send(browser, robin, "program-begin", **given, have=["chair"], why="It is the joint").status_code
        == 302
    )
    now = current(robin)
    assert (now.cause, now.also, now.phase, now.weekdays) == ("hip-oa", ["hip-stiffness"], 2, [2, 5])
    assert now.equipment == ["chair"]
    kept.refresh_from_db()
    assert kept.ended_why == "It is the joint"
    for wrong in (
        {"cause": "", "phase": "1"},
        {"cause": "gout", "phase": "1"},
        {"cause": GTPS, "phase": "7"},
    ):
        assert send(browser, robin, "program-begin", **wrong).status_code == 400
    assert current(robin) == now


def test_a_program_ends_with_a_reason(browser, kept, robin):
    assert send(browser, robin, "program-end", reason="").status_code == 400
    assert send(browser, robin, "program-end", reason="x" * 301).status_code == 400
    assert send(browser, robin, "program-end", reason="All goals are met").status_code == 302
    assert access.current_programme(robin) is None
    assert "All goals are met" in browser.get(at("program", robin)).content.decode()


def test_a_clinicians_check_is_ticked_and_taken_back(browser, clinician_here, robin):
    begun(clinician_here, robin, BONE, phase=1)
    send(browser, robin, "program-gate", gate="G0", reason=WHY, act="open")
    html = browser.get(at("program", robin)).content.decode()
    assert "You may put your full weight on the leg" in html and "Only a clinician says this" in html
    assert send(browser, robin, "program-tick", "program", check="g1-weight", held="yes").status_code == 302
    assert PhaseTick.objects.get().passed and PhaseTick.objects.get().clinician == clinician_here
    assert "A clinician confirmed it" in browser.get(at("program", robin)).content.decode()
    send(browser, robin, "program-tick", "program", check="g1-weight", held="no")
    assert not PhaseTick.objects.get().passed
    send(browser, robin, "program-tick", "program", check="g1-weight", held="undo")
    assert not PhaseTick.objects.exists()
    for wrong in ({"check": "nonsense", "held": "yes"}, {"check": "g1-weight", "held": "maybe"}, {}):
        assert send(browser, robin, "program-tick", "program", **wrong).status_code == 302
    assert not PhaseTick.objects.exists()


def test_an_exercise_is_left_out(browser, kept, robin):
    name = next(iter(asked(robin)))
    assert send(browser, robin, "program-leave-out", "program-exercises", exercise=name).status_code == 302
    assert name not in asked(robin)
    answer = send(browser, robin, "program-leave-out", "program-exercises", exercise=name)
    assert answer.status_code == 400 and "not in the program" in answer.content.decode()


FORMS = {
    "program-phase": {"phase": "2", "reason": WHY},
    "program-lock": {"reason": WHY},
    "program-end": {"reason": WHY},
    "program-begin": {"cause": "hip-oa", "phase": "1", "why": WHY},
    "program-gate": {"gate": "G1", "reason": WHY, "act": "open"},
}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_over_another_clinicians_change_is_told_and_loses_nothing(
    browser, name, clinician_here, oak_lawn, robin
):
    from runwell.records.actions.prescriptions import leave_out_exercise
    from runwell.records.roles import Role
    from tests.people import somebody

    begun(clinician_here, robin, BONE if name == "program-gate" else GTPS)
    old = seen(browser, at(name, robin))
    other = somebody("other@example.com", Role.CLINICIAN, name="Kim Other", location=oak_lawn.id)
    if name == "program-gate":
        from runwell.records.actions.gates import close_bone_gate

        close_bone_gate(by=other, patient_id=robin.id, gate="G1", reason="Wait for the scan")
    else:
        leave_out_exercise(by=other, patient_id=robin.id, exercise=next(iter(asked(robin))))
    before = changes(robin)
    answer = browser.post(at(name, robin), {"seen": old, **FORMS[name]})
    html = answer.content.decode()
    assert answer.status_code == 409 and "has changed it since you opened this page" in html
    assert WHY in html and changes(robin) == before, "what they wrote is still there, and nothing was done"
    assert ("Wait for the scan" if name == "program-gate" else "Kim Other") in html
    again = browser.post(at(name, robin), {"seen": answer.context["page"].seen, **FORMS[name]})
    assert again.status_code == 302, "sent again, knowing it, it counts"


def test_a_dose_and_a_look_over_another_change_are_told_too(browser, kept, robin):
    name, old = next(iter(asked(robin))), seen(browser, at("program-exercises", robin))
    whole_programme_changed(robin)
    answer = browser.post(at("program-set", robin), {"seen": old, "exercise": name, **DOSE})
    assert answer.status_code == 409 and 'value="75"' in answer.content.decode()
    assert asked(robin)[name].sets != 4
    browser.post(at("program-looked", robin), {"seen": old})
    html = browser.get(at("program", robin)).content.decode()
    assert "has changed it since you opened this page" in html
    assert "looked" not in {one.what for one in changes(robin)}


def whole_programme_changed(robin):
    """The runner says that a warning sign is there."""
    from runwell.records.actions.safety_words import say_have_read
    from runwell.records.safety_words import WARNING

    rule = the_pack().rules[0].id
    say_have_read(by=robin.account, patient_id=robin.id, words=WARNING, rules=[rule])


def test_a_form_without_a_word_of_the_page_is_never_carried_out(browser, kept, robin):
    before = changes(robin)
    for given in ({}, {"seen": ""}, {"seen": "none.0.0"}, {"seen": "x" * 5000}):
        assert browser.post(at("program-lock", robin), {**given, "reason": WHY}).status_code == 409
    assert changes(robin) == before


def test_a_program_that_the_runner_made_is_changed_like_one_of_ours(browser, robin):
    whole_programme.kept(robin.account)
    answer = send(browser, robin, "program-set", "program-exercises", exercise="bridge", **DOSE)
    assert answer.status_code == 302 and asked(robin)["bridge"].by_clinician
