"""Every reason, note and treatment has its sentence for runners."""

import string

import pytest

from runwell.knowledge.treatments import Strength
from runwell.programme.because import Because, Why
from runwell.programme.choose import programme_of
from runwell.programme.plan import Expected, plan_of
from runwell.programme.prescription import Prescription
from runwell.programme.situation import Situation
from runwell.programme.stages import Note
from runwell.records.packs import the_pack
from runwell.records.treatment_words import treatment_in_words, treatment_words
from runwell.web.plan_text import TAKE_CARE, parts
from runwell.web.plan_words import (
    ALSO_RED,
    NOTES,
    STRENGTHS,
    TREATMENTS,
    amount_basis,
    dose_words,
    pain_basis,
    pain_words,
    time_note,
    time_words,
)
from runwell.web.programme_words import SENTENCES, sentence

PACK = the_pack()
EVERY = [one for cause in PACK.treatments.causes for one in PACK.treatments.of(cause).values()]


def test_notes_treatments_and_grades_have_their_words():
    assert set(NOTES) == set(Note) and set(STRENGTHS) == set(Strength)
    assert {one.id for one in EVERY} == set(TREATMENTS)
    bands = PACK.progressions.bands.values()
    assert {band.also_red for band in bands if band.also_red} == set(ALSO_RED)


def test_every_sentence_of_a_treatment_is_put_in_words_and_none_is_left_over():
    words = treatment_words()
    told = [one for one in EVERY if one.recommendation in ("do", "consider")]
    assert {one.summary for one in EVERY} == set(words["summary"])
    assert {one.escalate_when for one in told} - {"", "none"} == set(words["escalate"])
    careful = {one.contraindications for one in EVERY if one.recommendation in TAKE_CARE} - {"", "none"}
    assert careful == set(words["care"])


def test_an_unknown_sentence_stands_as_the_pack_has_it():
    assert treatment_in_words("summary", "Something new") == "Something new."


def test_every_reason_has_its_sentence():
    assert set(SENTENCES) == set(Why)


@pytest.mark.parametrize("why", SENTENCES)
def test_a_sentence_ends_and_names_only_what_it_is_given(why):
    said = str(SENTENCES[why])
    assert said[0].isupper() or said.startswith("{")
    assert said.endswith(".")
    assert all(name is None or name.isidentifier() for _, name, _, _ in string.Formatter().parse(said))


def test_what_rests_on_judgment_and_what_takes_the_careful_side_say_so():
    sore = Because(Why.SORE, {"exercise": "squat", "place": "outer-hip"}, cautious=True)
    assert sentence(PACK, sore).endswith("we take the careful side (expert judgment).")
    assert "side of the hip" in sentence(PACK, sore)
    avoided = Because(Why.AVOIDED, {"exercise": "squat", "cause": "hip-oa"})
    assert sentence(PACK, avoided).endswith("(Expert judgment.)")
    assert "expert" not in sentence(PACK, avoided, aloud=False).lower()


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0.4, 1, "3 to 7 days"),
        (1.7, 4.6, "2 to 5 weeks"),
        (12, 26, "12 to 26 weeks"),
        (8, 52, "2 to 12 months"),
    ],
)
def test_times_are_said_in_the_unit_that_fits(low, high, said):
    assert time_words(Expected(low, high, "")) == said


def test_amounts_are_said_as_a_runner_counts():
    def said(name, phase=4):
        situation = Situation(cause="overuse-nonspecific", phase=phase, equipment=frozenset(PACK.equipment))
        asked = programme_of(PACK, situation).prescriptions
        return {one.exercise: dose_words(PACK.exercises[one.exercise], one) for one in asked}.get(name)

    pogo = dose_words(
        PACK.exercises["pogo"], Prescription(exercise="pogo", sets=3, repetitions=20, hold=0, rest=60)
    )
    assert pogo == "3 sets of 20; rest 60 seconds between"
    side, twice = PACK.exercises["side-plank"], "20 seconds, 2 times on each side; do all of that twice"
    held = [Prescription(exercise=side.id, sets=n, repetitions=2, hold=20, rest=60) for n in (1, 2, 3)]
    assert [dose_words(side, one) for one in held] == [
        "20 seconds, 2 times on each side",
        f"{twice}; rest 60 seconds between",
        "20 seconds, 2 times on each side; do all of that 3 times; rest 60 seconds between",
    ]
    assert said("hamstring-stretch", 1) == "60 seconds, 3 times on each side; rest 15 seconds between"


@pytest.mark.parametrize("cause", [*PACK.causes, *PACK.impairments])
def test_no_plan_speaks_in_shorthand(cause):
    situation = Situation(cause=cause, equipment=frozenset(PACK.equipment))
    told = parts(PACK, plan_of(PACK, situation), programme_of(PACK, situation), steps=True)
    text = "\n".join(line for part in told for line in part.lines)
    for short in ("P<=", "NPRS", "G0", "adherence", "GMed", "{", "}", " .", ".."):
        assert short not in text, short
    assert "expert judgment" in text.lower()


def test_an_amount_and_a_limit_say_what_they_rest_on():
    bands, every = PACK.progressions.bands, PACK.exercises
    assert pain_basis(bands["groin"]) == "These limits are expert judgment."
    assert pain_basis(bands["gtps"]).startswith(
        "A part of these limits is expert judgment. The rest was read at"
    )
    assert pain_basis(bands["bone"]).startswith("These limits were read at https://")
    assert amount_basis(PACK, every["clam"]) == "The amount is expert judgment."
    assert "LEAP" in amount_basis(PACK, every["squat"]) and "https://" in amount_basis(PACK, every["squat"])
    assert "Our page" in amount_basis(PACK, every["bridge"])


def test_the_own_word_of_a_cause_on_where_to_turn_stands_first_and_in_place_of_its_level():
    situation = Situation(cause="femoral-neck-bsi")
    turn, what, *_ = parts(PACK, plan_of(PACK, situation), programme_of(PACK, situation))
    assert (turn.title, what.title) == ("Where to turn", "What it is")
    assert "no weight" in turn.lines[0]
    assert "few days" not in " ".join(turn.lines)


def test_the_limit_is_said_and_what_of_a_limp_the_first_days_and_the_next_morning():
    bands = PACK.progressions.bands
    for band in (one for one in bands.values() if one.amber_from):
        said = " ".join(pain_words(band))
        assert said.startswith("Your limit is 2 of 10.") and "a limp" in said and "2 points more" in said
        assert ("first 3 days" in said) is (band.group == "muscle")
    assert "second or third day" in " ".join(pain_words(bands["muscle"], soreness=True))
    assert "Your limit" not in " ".join(pain_words(bands["bone"]))


def test_what_is_added_to_a_time_belongs_to_a_note_of_the_pack():
    assert set(treatment_words()["time"]) < {one.recovery_note for one in PACK.causes.values()}
    assert "no time to a cure" in time_note(plan_of(PACK, Situation(cause="hip-oa")).expected)


def test_the_last_stage_prints_the_steps_back_to_running():
    said = text_of("hip-oa")
    assert "- 1. Walk 2 minutes, jog 3 minutes, again and again, for 1 mile; effort 3 of 10." in said
    assert "- 6. Jog all of it, for 2 miles; effort 5 of 10." in said
    bone = text_of("pelvic-sacral-bsi")
    assert "- 2. Walk 4 minutes, jog 1 minute, 5 times over." in bone
    assert "- 7. Jog 20 minutes without a break." in bone and "- 11. Run a third time each week" in bone


def test_a_treatment_says_from_which_stage_on_it_is_meant_and_an_exercise_who_takes_care():
    said = text_of("gluteal-tendinopathy", care=True)
    assert "Feet farther apart (from stage 4): " in said
    assert said.count("Take care: ") == len(
        programme_of(PACK, Situation(cause="gluteal-tendinopathy")).prescriptions
    )


def text_of(cause, **more):
    situation = Situation(cause=cause)
    told = parts(PACK, plan_of(PACK, situation), programme_of(PACK, situation), **more)
    return "\n".join(line for part in told for line in part.lines)
