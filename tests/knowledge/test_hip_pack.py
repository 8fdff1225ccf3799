"""What must hold of the hip pack whatever clinicians change in it."""

import re
from collections import Counter

import pytest

from runwell.knowledge.conditions import causes_in, findings_in
from runwell.knowledge.levels import Level
from runwell.knowledge.numbers import Grade
from runwell.records.packs import the_pack

BONE = ("femoral-neck-bsi", "pelvic-sacral-bsi")


@pytest.fixture(scope="module")
def hip():
    return the_pack("hip")


def test_it_says_who_wrote_it_and_that_nobody_has_signed_it(hip):
    assert hip.written_by == ("The Runwell evidence desk",)
    assert hip.review_due.year == hip.written_on.year + 1
    assert hip.signatures == ()
    assert not hip.signed


def test_the_two_bone_causes_are_marked(hip):
    assert tuple(name for name, cause in hip.causes.items() if cause.bone) == BONE


def test_the_causes_fall_into_the_groups_that_published_cases_are_counted_under(hip):
    groups = Counter(cause.case_group for cause in hip.causes.values())
    assert len(groups) == 21
    assert groups["muscle-strain"] == 4
    assert all(hip.causes[bone].case_group.startswith("bone-stress-injury") for bone in BONE)


def test_the_two_outer_hip_causes_are_one_family(hip):
    assert hip.families["gtps"].causes == ("gluteal-tendinopathy", "trochanteric-bursitis")


@pytest.mark.parametrize(
    "words", ["stop running", "stop all sports", "no weight", "do not run", "do not walk", "stop sports"]
)
def test_a_rule_that_says_stop_does_stop(hip, words):
    said = [rule for rule in hip.rules if words in rule.what_to_do.lower()]
    assert said
    assert [rule.id for rule in said if not rule.stop_running] == []


def test_every_rule_on_a_bone_cause_stops_the_running(hip):
    on_bone = [rule for rule in hip.rules if causes_in(rule.condition) & set(BONE)]
    assert {rule.id for rule in on_bone} == {"RF44", "RF45"}
    assert all(rule.stop_running and rule.level >= Level.DOCTOR_WITHIN_DAYS for rule in on_bone)


def test_no_hop_is_asked_for_while_a_bone_cause_is_open(hip):
    assert hip.limits.no_test_with_bone_open == ("st-hop",)
    shown = findings_in(hip.findings["st-hop"].shown_when)
    assert {"walking-effect", "pain-location-main", "night-pain", "rest-pain"} <= shown


def test_every_question_for_runners_says_why_it_is_asked(hip):
    asked = [finding for finding in hip.findings.values() if finding.who == "runner"]
    assert len(asked) > 100
    assert [finding.id for finding in asked if not finding.why] == []
    assert [f"{one.id} {choice.id}" for one in asked for choice in one.choices if not choice.said] == []


def test_every_cause_says_what_to_do_this_week(hip):
    every = {**hip.causes, **hip.impairments}
    assert [name for name, one in every.items() if not one.this_week] == []


def test_whoever_may_have_an_injured_bone_behind_the_pain_reads_so_this_week(hip):
    groin = ("adductor-strain", "hip-flexor-strain", "adductor-tendinopathy", "iliopsoas-tendinopathy")
    groin += (
        "inguinal-related",
        "pubic-related",
        "labral-fai",
        "hip-oa",
        "snapping-hip-internal",
        "sij-pain",
    )
    for name in groin:
        assert re.search(r"\b[Bb]one\b|something else", " ".join(hip.causes[name].this_week)), name
    for name in ("hip-instability", "hip-stiffness", "overuse-nonspecific"):
        assert "come from the bone" in " ".join(hip.impairments[name].this_week), name
    shaft = hip.impairments["femoral-shaft-bsi"]
    assert "weight off" in shaft.do_now[0] and "jumping" in shaft.this_week[0]


def test_runners_read_no_ids_and_no_british_words(hip):
    read = [choice.label for one in hip.findings.values() if one.who == "runner" for choice in one.choices]
    read += [rule.what_to_do for rule in hip.rules] + [rule.reason for rule in hip.rules]
    named = [*hip.causes.values(), *hip.impairments.values()]
    read += [line for one in named for line in (one.one_line, *one.do_now, *one.this_week)]
    odd = re.compile(r"\b(999|physiotherap\w*|paracetamol|km|RF\d\d|[a-z]+_[a-z]+|programme|tumour)\b")
    assert [line for line in read if odd.search(line)] == []


def test_every_measured_chance_names_its_source(hip):
    measured = [
        (name, note.basis)
        for name, table in hip.likelihoods.items()
        for note in table.notes
        if note.basis.grade is not Grade.EXPERT
    ]
    assert len(measured) > 30
    assert all(basis.sources for _, basis in measured)


def test_a_hop_that_was_not_done_says_nothing(hip):
    assert hip.likelihoods["st-hop"].silent == ("not-done",)


def test_a_reason_stands_once_in_a_table_or_twice_where_its_cells_are_no_rectangle(hip):
    for name, table in hip.likelihoods.items():
        reasons = Counter(note.basis for note in table.notes)
        assert max(reasons.values(), default=1) <= 2, name
        assert table.basis not in reasons or len(reasons) > 1, name


@pytest.mark.parametrize("cause", ["femoral-neck-bsi", "femoral-shaft-bsi", "pelvic-sacral-bsi"])
def test_no_exercise_suits_a_bone_stress_injury_before_its_first_gate(hip, cause):
    suits = [one for one in hip.exercises.values() if cause in one.suits]
    assert all(one.bone_gate in hip.progressions.gates for one in suits)
    assert hip.treatments.of(cause)["relative-rest"].summary.startswith("STOP running")


def test_bone_allows_no_pain_at_all(hip):
    bone = hip.progressions.bands["bone"]
    assert (bone.amber_from, bone.red_from) == (None, 1)
    assert hip.progressions.bands["refer"].locked


@pytest.mark.parametrize(
    ("ratio", "band"),
    [
        (1.1, "reference"),
        (1.101, "small"),
        (1.3, "small"),
        (1.301, "moderate"),
        (2.0, "moderate"),
        (2.001, "large"),
    ],
)
def test_single_runs_fall_into_the_published_bands(hip, ratio, band):
    (found,) = [name for name, one in hip.load_rules.spike_bands.items() if one.holds(ratio)]
    assert found == band


def test_a_group_of_causes_that_may_run_has_a_way_back(hip):
    used = {group for table in hip.progressions.run_tables.values() if table.in_use for group in table.groups}
    assert used == set(hip.treatments.groups) - {"refer"}


def test_every_list_of_signs_names_what_must_be_seen_at_once(hip):
    for level, advice in hip.advice.items():
        said = " ".join(advice.come_back_signs)
        assert "a leg that gets weaker and weaker: call 911" in said, level
        if level is not Level.EMERGENCY:
            assert all(word in said for word in ("testicle", "dark urine", "lump in the groin")), level
        if level < Level.URGENT_SAME_DAY:
            named = ("fall", "vomit", "pregnant", "cancer", "New weakness")
            assert all(word in said for word in named), level
            assert "under 16" not in said, "no program is given so young: their note says it"
    assert any("A limp" in note and "the same day" in note for note in hip.minor_note)


def test_a_hip_that_slips_or_is_infected_is_not_walked_on(hip):
    for name in ("scfe-perthes", "septic-arthritis"):
        assert hip.treatments.of(name)["crutches-nwb"].summary.startswith("No w")
    assert "testicle" in hip.causes["visceral-referred"].this_week[0]


@pytest.mark.parametrize("cause", ["lumbar-referred", "deep-gluteal", "sij-pain", "meralgia"])
def test_weakness_of_the_leg_has_one_rule(hip, cause):
    said = " ".join(hip.causes[cause].this_week)
    assert "weak, see a doctor the same day" in said and "weaker and weaker" in said
    told = [one.escalate_when for one in hip.treatments.of(cause).values() if "weak" in one.escalate_when]
    assert told == [
        "leg weakness: same day; weaker and weaker, saddle numbness, bladder/bowel change: EMERGENCY"
    ]


def test_pain_at_night_is_an_alarm_only_where_no_position_eases_it(hip):
    for cause in hip.treatments.causes:
        for one in hip.treatments.of(cause).values():
            eased = re.search(r"no position eases|on the back too", one.escalate_when)
            assert "night" not in one.escalate_when or eased, (cause, one.id)


def test_easy_runs_go_on_only_with_tendons_the_outer_hip_a_snap_or_a_worn_joint(hip):
    groups = {name: hip.treatments.causes[name].group for name, one in hip.causes.items() if one.may_run}
    assert set(groups.values()) == {"tendon", "gtps", "joint"}
    assert [name for name, group in groups.items() if group == "joint"] == ["hip-oa"]
    for name, cause in hip.causes.items():
        if hip.treatments.causes[name].group in ("muscle", "groin", "joint", "referred", "impairment"):
            told = "Stop running" in " ".join(cause.this_week) or name in ("doms", "hip-oa")
            assert told, name
