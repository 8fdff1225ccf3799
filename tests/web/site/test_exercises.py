"""The pack's exercises as a runner meets them."""

import re

import pytest

from runwell.knowledge.spans import Span
from runwell.records.exercise_words import care_of, exercise_words, in_words
from runwell.web.site import dose, pain
from runwell.web.site.exercises import exercise_page, unstable_hip_page
from runwell.web.site.plain_words import EQUIPMENT, GOALS, MUSCLES, SIDES, spelled

pytestmark = pytest.mark.django_db


def test_every_exercise_of_the_pack_has_a_page_with_all_that_a_runner_needs(shown, hip_pack):
    for one in hip_pack.exercises.values():
        said = shown(f"/exercises/{one.id}/")
        read = in_words(one, hip_pack.exercises)
        for fact in (one.name, read.purpose, *read.steps, *read.common_mistakes, read.contraindications):
            assert fact in said, (one.id, fact)
        for part in ("ask a clinician before you start any exercise", "How it should feel", "Take care"):
            assert part in said, (one.id, part)


def test_the_signs_that_must_not_wait_stand_on_every_page_of_exercises(shown, hip_pack):
    from runwell.knowledge.levels import Level

    for address in ("/exercises/", "/exercises/unstable-hip/", "/exercises/pogo/"):
        said = shown(address)
        assert all(sign in said for sign in hip_pack.advice[Level.SELF_CARE].come_back_signs), address


def test_expert_judgment_is_said_aloud_and_published_work_is_linked_with_its_grade(client, shown):
    assert "Expert judgment: no study" in shown("/exercises/clam/")
    html = client.get("/exercises/iso-abduction-supine/").content.decode()
    assert 'href="https://bmcmusculoskeletdisord.biomedcentral.com' in html
    assert "The LEAP trial, Table 3: week 1, twice a day" in html and "grade: protocol" in html
    assert "Expert judgment: no study" not in html


def test_a_dose_that_is_in_part_a_judgment_says_which_part(hip_pack):
    rests_on = [one.words for one in dose.basis(hip_pack, hip_pack.exercises["squat"].dose)]
    assert rests_on == ["The LEAP trial, Table 3: 10 times a day, slowly", "2 sets are expert judgment"]
    bridge = [one.words for one in dose.basis(hip_pack, hip_pack.exercises["bridge"].dose)]
    assert bridge[1].endswith("one is expert judgment.")


def test_every_dose_says_what_it_rests_on(hip_pack):
    for one in hip_pack.exercises.values():
        parts = list(dose.basis(hip_pack, one.dose))
        assert parts and all(part.words for part in parts), one.id
        assert all(part.grade for part in parts if part.url), one.id


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2-3-2", "2 seconds out, 2 seconds back"),
        ("1-30-1", "1 second out, 1 second back"),
        ("slow-8-slow", "slowly out, slowly back"),
        ("about 160/min", "about 160 a minute"),
        ("2 per s", "2 a second"),
        ("brisk", "brisk"),
    ],
)
def test_a_tempo_is_said_in_words(written, said):
    assert dose.tempo(written) == said


def test_numbers_from_to_are_said_with_a_word():
    assert (dose.span(Span(10, 15)), dose.span(Span(3, 3))) == ("10 to 15", "3")


def test_a_dose_is_said_in_short(hip_pack):
    assert dose.in_short(hip_pack.exercises["bridge"].dose) == "1 set of 10 to 15"
    assert dose.in_short(hip_pack.exercises["offset-squat"].dose) == "1 to 2 sets of 5 to 10"
    cadence = in_words(hip_pack.exercises["cadence-run"], {}).dose
    assert dose.in_short(cadence) == "1 minute with the beat, 1 minute without"


def test_no_hold_is_not_a_row(hip_pack):
    assert "Hold" in dict(dose.rows(hip_pack.exercises["bridge"]))
    assert "Hold" not in dict(dose.rows(hip_pack.exercises["monster-walk"]))


def test_the_pack_has_no_word_that_the_pages_do_not_know(hip_pack):
    for one in hip_pack.exercises.values():
        assert one.goal in GOALS and one.equipment in EQUIPMENT and one.dose.sides in SIDES, one.id


SHORTHAND = re.compile(
    r"(?<!\()\b(SL|DL|ROM|EMG|MVIC|GTPS|PHT|FAI|BSI|GMed|GMax|TFL|RTR|reps?|approx|incl|w/o|s/p|min)\b(?!\))"
    r"|\b(glute[- ]med|eccentric|isometric|contraindicat\w*|dysplastic|lateral hip|hip extensors?|lever|prone"
    r"|end[- ]range|mid range|clearance|pain-free range|weight-bearing|acute)\b|\d+/10|\d+ ?x ?\d+|;",
    re.IGNORECASE,
)


def test_no_shorthand_of_clinicians_reaches_a_page(shown, hip_pack):
    """Names stand as the pack has them, and a short word may stand between brackets after its long one."""
    names = [one.name for one in hip_pack.exercises.values()]
    names += [one.plain_name for one in (*hip_pack.causes.values(), *hip_pack.impairments.values())]
    addresses = [
        "/exercises/",
        "/exercises/unstable-hip/",
        *(f"/exercises/{one}/" for one in hip_pack.exercises),
    ]
    found = {}
    for address in addresses:
        said = shown(address)
        for name in sorted(names, key=len, reverse=True):
            said = said.replace(name, "")
        if marks := {one[0] for one in SHORTHAND.finditer(said)}:
            found[address] = marks
    assert found == {}


def test_the_list_of_shorthand_finds_what_the_pack_says(hip_pack):
    said = [one.contraindications for one in hip_pack.exercises.values()]
    assert len([one for one in said if SHORTHAND.search(one)]) > 20


def test_every_sentence_put_in_words_is_one_that_the_pack_says(hip_pack):
    """A sentence that changes in the pack is not shown in the words of the one before it."""
    every, words = hip_pack.exercises.values(), exercise_words()
    said = {
        "care": {one.contraindications for one in every},
        "purpose": {one.purpose for one in every},
        "step": {step for one in every for step in one.steps},
        "tempo": {one.dose.tempo for one in every},
        "mistake": {mistake for one in every for mistake in one.common_mistakes},
        "dose": {one.dose.repetitions_note for one in every},
    }
    assert {table: set(words[table]) - said[table] for table in said} == {table: set() for table in said}
    unsaid = said["care"] - set(words["care"]) - {""}
    assert [one for one in unsaid if not one.startswith("As ")] == []


def test_every_muscle_is_said_in_words(hip_pack):
    muscles = {muscle for one in hip_pack.exercises.values() for muscle in one.target_muscles}
    assert muscles - set(MUSCLES) == {"trunk", "foot", "calf", "whole leg"}


def test_care_taken_from_another_exercise_is_written_out(hip_pack):
    every = hip_pack.exercises
    assert care_of(every["offset-bridge"], every) == every["bridge"].contraindications
    assert not [one.id for one in every.values() if exercise_page(hip_pack, one).care.startswith("As ")]


def test_abbreviations_are_spelled_out():
    assert spelled("stay under 90 degrees in FAI").endswith("in a pinching hip joint (FAI)")
    assert spelled("FAI/labrum: stop").startswith("A pinching hip joint (FAI) or a torn labrum")
    assert "GTPS" not in spelled("pillow in GTPS").replace("(GTPS)", "")


def test_pain_may_go_as_far_as_the_most_careful_band_says(hip_pack):
    found = pain.limits(hip_pack, hip_pack.exercises["bridge"])
    assert (found.go_no_further, found.go_back, found.expert) == (3, 4, True)


def test_an_unsigned_pack_says_so_and_a_signed_one_does_not(shown, hip_pack):
    for address in ("/exercises/", "/exercises/clam/", "/exercises/unstable-hip/"):
        assert ("No clinician has signed these exercises" in shown(address)) is not hip_pack.signed


def test_easier_and_harder_exercises_are_linked(client, practice):
    html = client.get("/exercises/bridge/").content.decode()
    assert 'Easier: <a href="/exercises/iso-abduction-supine/">' in html
    assert 'Harder: <a href="/exercises/offset-bridge/">' in html


def test_the_list_for_an_unstable_hip_is_the_packs(client, practice, hip_pack):
    page = unstable_hip_page(hip_pack)
    listed = {one.slug for phase in page.phases for one in phase.exercises}
    assert listed == {one.id for one in hip_pack.exercises.values() if "hip-instability" in one.suits}
    left_out = {one.slug for one in page.left_out}
    too_far = {"hip-flexor-stretch", "ninety-ninety", "figure-four", "bent-knee-fallout", "rock-back"}
    assert left_out == {*too_far, "nordic"}
    assert not listed & left_out
    assert not any(one.much for one in page.left_out)
    html = client.get("/exercises/unstable-hip/").content.decode()
    assert all(f'href="/exercises/{slug}/"' in html for slug in listed | left_out)


def test_no_stretch_to_the_end_of_the_range_is_offered_for_an_unstable_hip(shown, hip_pack):
    said = shown("/exercises/unstable-hip/")
    assert "Do not stretch to the end of your range." in said
    assert (
        exercise_words()["rule"][hip_pack.treatments.of("hip-instability")["exercise-therapy"].summary]
        in said
    )
    page = unstable_hip_page(hip_pack)
    assert not [one.name for phase in page.phases for one in phase.exercises if "stretch" in one.name.lower()]


def test_the_condition_pages_own_exercises_stand_where_the_pack_allows_them(hip_pack):
    page = unstable_hip_page(hip_pack)
    assert [one.slug for one in page.on_the_page] == ["bridge", "monster-walk"]
    assert [one.slug for one in page.off_the_list] == ["hamstring-stretch"]


def test_every_page_is_light_enough_for_one_round_trip(client, practice, hip_pack):
    addresses = [f"/exercises/{name}/" for name in hip_pack.exercises]
    for address in ["/exercises/", "/exercises/unstable-hip/", "/team/", "/locations/", *addresses]:
        answer = client.get(address, headers={"accept-encoding": "gzip"})
        assert answer["Content-Encoding"] == "gzip" and len(answer.content) <= 14 * 1024, address
        html = client.get(address).content
        assert html.count(b"<script") == html.count(b'<script type="application/ld+json">')
