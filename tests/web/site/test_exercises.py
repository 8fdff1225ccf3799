"""The pack's exercises as a runner meets them."""

import pytest

from runwell.knowledge.spans import Span
from runwell.web.site import dose, pain
from runwell.web.site.exercises import care, exercise_page, unstable_hip_page
from runwell.web.site.plain_words import EQUIPMENT, GOALS, SIDES, spelled

pytestmark = pytest.mark.django_db


def test_every_exercise_of_the_pack_has_a_page_with_all_that_a_runner_needs(shown, hip_pack):
    for one in hip_pack.exercises.values():
        said = shown(f"/exercises/{one.id}/")
        for fact in (one.name, one.purpose, *one.steps, *one.common_mistakes):
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
    assert "LEAP Table 3 week 1, twice a day" in html and "grade: protocol" in html
    assert "Expert judgment: no study" not in html


def test_a_dose_that_is_in_part_a_judgment_says_which_part(hip_pack):
    rests_on = [one.words for one in dose.basis(hip_pack, hip_pack.exercises["squat"].dose)]
    assert rests_on == ["LEAP Table 3: 1 x 10 daily, slow", "2 sets by expert judgment"]
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
    assert dose.in_short(hip_pack.exercises["cadence-run"].dose) == "1 min on / 1 min off"


def test_no_hold_is_not_a_row(hip_pack):
    assert "Hold" in dict(dose.rows(hip_pack.exercises["bridge"]))
    assert "Hold" not in dict(dose.rows(hip_pack.exercises["monster-walk"]))


def test_the_pack_has_no_word_that_the_pages_do_not_know(hip_pack):
    for one in hip_pack.exercises.values():
        assert one.goal in GOALS and one.equipment in EQUIPMENT and one.dose.sides in SIDES, one.id


def test_care_taken_from_another_exercise_is_written_out(hip_pack):
    every = hip_pack.exercises
    assert care(hip_pack, every["offset-bridge"]) == every["bridge"].contraindications
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
    assert left_out == {"hip-flexor-stretch", "ninety-ninety", "figure-four", "nordic"}
    assert not listed & left_out
    html = client.get("/exercises/unstable-hip/").content.decode()
    assert all(f'href="/exercises/{slug}/"' in html for slug in listed | left_out)


def test_no_stretch_to_the_end_of_the_range_is_offered_for_an_unstable_hip(shown, hip_pack):
    said = shown("/exercises/unstable-hip/")
    assert "Do not stretch to the end of your range." in said
    assert hip_pack.treatments.of("hip-instability")["exercise-therapy"].summary in said
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
