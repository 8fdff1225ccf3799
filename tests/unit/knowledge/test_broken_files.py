"""Each way in which a single file can be wrong gives a sentence that names the file and the row."""

import pytest

from tests.knowledge.knee_files import broken, knee, problem, problems, without

PLACE = "questions/place.toml"


def test_a_file_that_is_not_toml_is_named_with_its_line():
    sentence = problem(broken("sources.toml", ("[made-up]", "[made-up")))
    assert sentence.startswith("sources.toml: This is not TOML: ")
    assert "(at line 4, column 9)" in sentence


@pytest.mark.parametrize(
    "path", ["pack.toml", "contents.toml", "limits.toml", "sources.toml", "advice/always.toml"]
)
def test_a_file_that_every_pack_has_is_missed_by_name(path):
    assert f"{path}: This file is missing. Every pack has it." in problems(without(path))


def test_the_advice_of_each_level_is_missed_by_name():
    assert problem(without("advice/emergency.toml")) == (
        "advice/emergency.toml: This file is missing. Every pack has it."
    )


@pytest.mark.parametrize(
    "path", ["notes.toml", "question/age.toml", "questions/deep/er/age.toml", "advice/soon.toml"]
)
def test_a_file_that_nobody_knows_is_a_problem(path):
    files = knee() | {path: ""}
    assert (
        problem(files)
        == f"{path}: No file of a pack has this name. See knowledge/README.md for the files of a pack."
    )


@pytest.mark.parametrize(
    ("path", "old", "new", "sentence"),
    [
        (
            "causes/front-knee.toml",
            "plain_name",
            "plane_name",
            "causes/front-knee.toml, plain_name: This must be a text, but it is missing",
        ),
        (
            "causes/front-knee.toml",
            'case_group = "kneecap-pain"',
            'case_group = "Kneecap pain"',
            "causes/front-knee.toml: “Kneecap pain” is not a name for a case group",
        ),
        (
            "causes/front-knee.toml",
            "share = [0.3000, 0.5000, 0.7000]",
            "share = [0.6, 0.5, 0.7]",
            "causes/front-knee.toml, prior, share: 0.6, 0.5, 0.7 is not a probability with its range",
        ),
        (
            "causes/front-knee.toml",
            "share = [0.3000, 0.5000, 0.7000]",
            "share = [0.5, 0.7]",
            "causes/front-knee.toml, prior, share: This must be a list of 3 numbers, but it is [0.5, 0.7]",
        ),
        (
            "causes/front-knee.toml",
            'grade = "cohort"',
            'grade = "hearsay"',
            "causes/front-knee.toml, prior, grade: This must be one of meta-analysis, cohort",
        ),
        (
            "causes/front-knee.toml",
            "weeks = [4, 12]",
            "weeks = [12, 4]",
            "causes/front-knee.toml: The weeks of recovery are not in order",
        ),
        (
            "causes/shin-bone-stress.toml",
            "bone = true",
            'bone = "yes"',
            "causes/shin-bone-stress.toml, bone: This must be true or false, but it is 'yes'",
        ),
        (
            "causes/front-knee.toml",
            'default_triage = "self-care"',
            'default_triage = "wait"',
            "causes/front-knee.toml, default_triage: “wait” is not a triage level",
        ),
        (
            "causes/front-knee.toml",
            'this_week = ["Leave out stairs."]',
            'this_week = "Leave out stairs."',
            "causes/front-knee.toml, this_week: This must be a list of texts",
        ),
        (
            PLACE,
            'kind = "symptom"',
            'kind = "sympton"',
            "questions/place.toml: “sympton” is unknown",
        ),
        (
            PLACE,
            'front = "it hurts at the kneecap"',
            'frnt = "it hurts at the kneecap"',
            "questions/place.toml, said: “frnt” is not a field of this table",
        ),
        (
            PLACE,
            'why = "The place says most."',
            'why = " "\nwy = "The place says most."',
            "questions/place.toml: “wy” is not a field of this table",
        ),
        (
            PLACE,
            "shin-bone-stress = [0.8000, 0.9000, 0.9500]",
            "shin-bone-stress = [0.6, 0.7, 0.8]",
            "questions/place.toml, chance, row shin-bone-stress: The chances of the answers add up to 0.8000",
        ),
        (
            PLACE,
            "outer-band       = [0.0200, 0.0500, 0.1000]\n",
            "",
            "questions/place.toml, chance, row outer-band: There is no number for: shin",
        ),
        (
            PLACE,
            "front-knee       = [0.7000, 0.8000, 0.9000]",
            "front-knee = 0.8",
            "questions/place.toml, chance, front, front-knee: This must be a list of 3"
            " numbers, but it is 0.8",
        ),
        (
            "questions/walking.toml",
            "shin-bone-stress",
            "shin-bone-stres",
            "questions/walking.toml, chance, row shin-bone-stres: There is no number for: limp",
        ),
        (
            "red-flags/injury.toml",
            "fall = yes AND",
            "fall = yes ALSO",
            "red-flags/injury.toml, K1, when: “ALSO (swelling",
        ),
        (
            "red-flags/injury.toml",
            "stop_running = true",
            "stop_running = false",
            "red-flags/injury.toml, K1: A same-day or emergency rule must stop the running",
        ),
        (
            "red-flags/injury.toml",
            'reason = "Something may be broken or torn."',
            'reason = ""',
            "red-flags/injury.toml, K1, reason: This must be a text that says something, but it is ''",
        ),
        (
            "limits.toml",
            "value = 6",
            "value = 6.5",
            "limits.toml, pages_at_most, value: This must be a whole number, but it is 6.5",
        ),
        (
            "limits.toml",
            "[worth_asking]",
            "[worth_askin]",
            "limits.toml, worth_asking, value: This must be a number, but it is missing",
        ),
        (
            "limits.toml",
            'value = 0.85\nreason = "made up"',
            "value = 0.85",
            "limits.toml, shown_at_most, reason: This must be a text, but it is missing",
        ),
        (
            "advice/self-care.toml",
            "days = 7",
            "days = -1",
            "advice/self-care.toml, safety_net 1: A safety net names a day",
        ),
        (
            "advice/self-care.toml",
            "[[safety_net]]",
            "[safety_net]",
            "advice/self-care.toml, safety_net: This must be a list of tables",
        ),
        (
            "pack.toml",
            "review_due = 2027-11-23",
            'review_due = "soon"',
            "pack.toml, review_due: This must be a date such as 2026-11-23, but it is 'soon'",
        ),
        (
            "sources.toml",
            'url = "https://example.org/knees"',
            'url = "example.org"',
            "sources.toml, made-up: A source needs a web address and a citation",
        ),
        (
            "tick-lists.toml",
            'swelling = "The knee is swollen"\n',
            "",
            "tick-lists.toml, warning-signs: A tick list holds two to eight questions",
        ),
        (
            "sheets.toml",
            ', "walking"]',
            "]",
            "sheets.toml, where-and-walking: A sheet holds two or three different questions",
        ),
    ],
)
def test_one_fault_is_named_with_file_and_row(path, old, new, sentence):
    said = problems(broken(path, (old, new)))
    assert any(one.startswith(sentence) for one in said), said


def test_every_sentence_says_how_to_mend_or_what_was_found():
    for sentence in problems(
        broken("limits.toml", ("value = 6", 'value = "six"'), ("value = 0.85", "value = 2"))
    ):
        assert sentence.startswith("limits.toml")
        assert sentence.endswith(".")


def test_all_problems_of_all_files_are_listed_at_once():
    files = broken(
        "red-flags/injury.toml", ("fall = yes", "fal = yes"), ('source = "other"', 'source = "nowhere"')
    )
    files["causes/front-knee.toml"] = files["causes/front-knee.toml"].replace("clinical_name", "clinicl_name")
    files["questions/place.toml"] = files["questions/place.toml"].replace(
        "[0.8000, 0.9000, 0.9500]", "[0.9, 0.8, 0.9]"
    )
    files["sources.toml"] += "["
    said = "\n".join(problems(files))
    assert "red-flags/injury.toml, K1, when: “fal” is not a question" in said
    assert "causes/front-knee.toml, clinical_name: This must be a text, but it is missing" in said
    assert "causes/front-knee.toml: “clinicl_name” is not a field of this table" in said
    assert "questions/place.toml, chance, shin, shin-bone-stress: 0.9, 0.8, 0.9 is not a probability" in said
    assert "sources.toml: This is not TOML" in said


def test_a_fault_does_not_hide_the_rest_of_its_own_table():
    files = broken(
        "causes/front-knee.toml", ('grade = "cohort"', 'grade = "x"'), ("[0.3000, 0.5000, 0.7000]", "[1]")
    )
    assert len([one for one in problems(files) if "front-knee.toml, prior" in one]) == 2


def test_what_only_follows_from_a_named_problem_is_not_said_again():
    assert len(problems(broken("causes/outer-band.toml", ('"Iliotibial band pain"', "7")))) == 1
