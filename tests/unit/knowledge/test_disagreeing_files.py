"""Each way in which two files can contradict each other gives a sentence with file and row."""

import pytest

from tests.knowledge.knee_files import broken, knee, problem, problems, without

PLACE = "questions/place.toml"
RULES = "red-flags/injury.toml"
LINK = "links/ct-squeeze.toml"
SQUAT = "exercises/chair-squat.toml"


@pytest.mark.parametrize(
    ("path", "old", "new", "sentence"),
    [
        (
            "contents.toml",
            '    "outer-band",\n',
            "",
            "causes/outer-band.toml: This file is not in the table of contents. Add it to"
            " causes in contents.toml.",
        ),
        (
            "contents.toml",
            '    "walking",\n',
            '    "walking",\n    "walking",\n',
            "contents.toml, questions: “walking” is listed twice. Take one out.",
        ),
        (
            "contents.toml",
            '    "wall-sit",\n',
            '    "wall-sit",\n    "lunge",\n',
            "contents.toml, exercises: “lunge” is listed but has no file."
            " Write exercises/lunge.toml or take it out.",
        ),
        (
            "causes/outer-band.toml",
            "[0.2000, 0.4000, 0.6000]",
            "[0.2, 0.3, 0.6]",
            "causes/*.toml, prior: The points of the priors of all causes add up to 0.900000."
            " Make them add up to 1.",
        ),
        (
            "causes/front-knee.toml",
            'sources = ["made-up"]',
            'sources = ["maid-up"]',
            "causes/front-knee.toml, prior: “maid-up” is not a key of sources.toml. Add the source there.",
        ),
        (
            "families.toml",
            '"outer-band"]',
            '"inner-band"]',
            "families.toml, soft: “inner-band” is not a cause. Use the id of a cause.",
        ),
        (
            PLACE,
            "outer  =",
            "outside =",
            "questions/place.toml: The answer “outside” has no chances."
            " Write [chance.outside] or name it in silent.",
        ),
        (
            PLACE,
            'silent = ["unsure"]\n',
            "",
            "questions/place.toml: The answer “unsure” has no chances. Write [chance.unsure]"
            " or name it in silent.",
        ),
        (
            PLACE,
            'silent = ["unsure"]',
            'silent = ["unsure", "shin"]',
            "questions/place.toml, chance, shin: “shin” is not an answer that counts."
            " Use an id of [choices] that is not silent.",
        ),
        (
            PLACE,
            'silent = ["unsure"]',
            'silent = ["unsure", "nowhere"]',
            "questions/place.toml, evidence, silent: “nowhere” is not an answer. Take it out.",
        ),
        (
            PLACE,
            'sources = ["other"]\n',
            "",
            "questions/place.toml, note 1: “case-series” without a source. Name it.",
        ),
        (
            PLACE,
            'causes = ["shin-bone-stress"]',
            'causes = ["shin-bone"]',
            "questions/place.toml, note 1: “shin-bone” has no row in this table. Take it out of causes.",
        ),
        (
            PLACE,
            'choices = ["shin"]',
            'choices = ["unsure"]',
            "questions/place.toml, note 1: “unsure” has no chances. Take it out of choices.",
        ),
        (
            "questions/walking.toml",
            'grade = "expert"',
            'grade = "cohort"',
            "questions/walking.toml, evidence: “cohort” without a source. Name it.",
        ),
        (
            "questions/walking.toml",
            'who = "runner"',
            'who = "clinician"',
            "questions/walking.toml: A clinician's test has chances. Write them in links/ instead.",
        ),
        (
            RULES,
            "walking = limp)",
            "walkin = limp)",
            "red-flags/injury.toml, K1, when: “walkin” is not a question. Use the id of a question.",
        ),
        (
            RULES,
            "walking = limp)",
            "walking in [limp|hop])",
            "red-flags/injury.toml, K1, when: “hop” is not an answer to walking. Use one of: fine, limp.",
        ),
        (
            RULES,
            "pain-run >= 8",
            "walking >= 8",
            "red-flags/injury.toml, K2, when: walking is not a scale from 0 to 10. Use = or in.",
        ),
        (
            RULES,
            "P(shin-bone-stress)",
            "P(shin-bone)",
            "red-flags/injury.toml, K2, when: “shin-bone” is not a cause. Use the id of a cause.",
        ),
        (
            RULES,
            'source = "other"',
            'source = "nobody"',
            "red-flags/injury.toml, K2: “nobody” is not a key of sources.toml. Add the source there.",
        ),
        (
            "questions/swelling.toml",
            'shown_when = "NOT fall = no"',
            'shown_when = "fall = maybe"',
            "questions/swelling.toml, shown_when: “maybe” is not an answer to fall. Use one of: yes, no.",
        ),
        (
            "questions/swelling.toml",
            'shown_when = "NOT fall = no"',
            'shown_when = "P(front-knee) >= 0.5"',
            "questions/swelling.toml, shown_when: Whether a question is shown cannot rest on"
            " P(). Use answers.",
        ),
        (
            "tick-lists.toml",
            "swelling =",
            "walking =",
            "tick-lists.toml, warning-signs: “walking” is not a yes/no question for the runner."
            " Ask it on a page of its own.",
        ),
        (
            "tick-lists.toml",
            "swelling =",
            "sweling =",
            "tick-lists.toml, warning-signs: “sweling” is not a question. Use the id of a question.",
        ),
        (
            "limits.toml",
            '"warning-signs"]',
            '"warnings"]',
            "limits.toml, first_pages: “warnings” is not a page of the check."
            " Use the id of a question, a tick list or a sheet.",
        ),
        (
            "limits.toml",
            "value = []",
            'value = ["hop"]',
            "limits.toml, no_test_with_bone_open: “hop” is not a question. Mend the id.",
        ),
        (
            LINK,
            'answer = "yes"',
            'answer = "maybe"',
            "links/ct-squeeze.toml, link 1: “maybe” is not an answer to ct-squeeze. Use one of: yes, no.",
        ),
        (
            LINK,
            "shin-bone-stress",
            "shin-bone",
            "links/ct-squeeze.toml, link 1: “shin-bone” is not a cause. Use the id of a cause.",
        ),
        (
            LINK,
            "positive_ratio = 8",
            "positive_ratio = 9",
            "links/ct-squeeze.toml, link 1: The positive ratio 9.0 does not follow from 0.8 and 0.9."
            " It lies between 7.34 and 8.73; or write pooled_separately = true.",
        ),
        (
            LINK,
            "negative_ratio = 0.22",
            "negative_ratio = 0.3",
            "links/ct-squeeze.toml, link 1: The negative ratio 0.3 does not follow from 0.8 and 0.9."
            " It lies between 0.209 and 0.236; or write pooled_separately = true.",
        ),
        (
            "treatments/front-knee.toml",
            'group = "joint"',
            'group = "joints"',
            "treatments/front-knee.toml: There is no group “joints”. Use one of: joint.",
        ),
        (
            "treatments/front-knee.toml",
            "own.surgery",
            "own.prayer",
            "treatments/front-knee.toml: The group does not have “prayer”. Add it to the group.",
        ),
        (
            SQUAT,
            'suits = ["front-knee"]',
            'suits = ["front-knees"]',
            "exercises/chair-squat.toml: “front-knees” is neither a cause nor an impairment."
            " Use the id of one.",
        ),
        (
            SQUAT,
            'avoid = ["shin-bone-stress"]',
            'avoid = ["front-knee"]',
            "exercises/chair-squat.toml: “front-knee” stands in suits and in avoid. Leave it in avoid.",
        ),
        (
            SQUAT,
            'harder = "wall-sit"',
            'harder = "lunge"',
            "exercises/chair-squat.toml: “lunge” is not an exercise. Use the id of an exercise.",
        ),
        (
            SQUAT,
            'bone_gate = "G1"',
            'bone_gate = "G7"',
            "exercises/chair-squat.toml: There is no gate “G7”. Add it to progressions/bone-gates.toml.",
        ),
        (
            "run-tables/easy.toml",
            'groups = ["joint"]',
            'groups = ["tendon"]',
            "run-tables/easy.toml: There is no group “tendon” of treatments. Use one of: joint.",
        ),
        (
            "load/spike-bands.toml",
            "up_to = 1.1",
            "up_to = 1.2",
            "load/spike-bands.toml: reference ends at 1.2 but more begins above 1.1."
            " Let each band begin where the one before it ends.",
        ),
        (
            "changes/prior.toml",
            "cells.share.front-knee",
            "cells.share.front",
            "changes/prior.toml: “front” is not a cause. Use the id of a cause.",
        ),
    ],
)
def test_one_contradiction_is_named_with_file_and_row(path, old, new, sentence):
    assert sentence in problems(broken(path, (old, new)))


def test_the_same_rule_id_in_two_files_names_both():
    files = knee()
    files["red-flags/other.toml"] = files["red-flags/injury.toml"].split("[K2]")[0]
    assert problem(files) == (
        "red-flags/other.toml, K1: red-flags/injury.toml has a rule K1 too. Give one of them another id."
    )


def test_a_question_stands_in_one_tick_list_only():
    files = knee()
    files["tick-lists.toml"] += files["tick-lists.toml"].replace("warning-signs", "more-signs")
    assert "tick-lists.toml, more-signs: “fall” is in warning-signs too. Leave it in one." in problems(files)


def test_a_tick_list_does_not_take_the_id_of_a_question():
    files = broken(
        "tick-lists.toml", ("[warning-signs]", "[walking]"), ("[warning-signs.ticks]", "[walking.ticks]")
    )
    assert "tick-lists.toml, walking: “walking” is the id of a question too. Use another id." in problems(
        files
    )


def test_a_cause_stands_in_one_family_only():
    files = knee()
    files["families.toml"] += files["families.toml"].replace("[soft]", "[softer]")
    assert "families.toml, softer: “front-knee” is in the family soft too. Leave it in one." in problems(
        files
    )


def test_an_impairment_is_not_a_cause():
    files = knee()
    files["impairments.toml"] = (
        '[front-knee]\nplain_name = "a"\nclinical_name = "b"\none_line = "c"\n[stiff-knee]\n'
        'plain_name = "a"\nclinical_name = "b"\none_line = "c"\n'
    )
    assert (
        problem(files)
        == "impairments.toml, front-knee: “front-knee” is a cause too. Leave it among the causes."
    )


def test_an_impairment_may_have_treatments():
    files = knee()
    files["impairments.toml"] = '[stiff-knee]\nplain_name = "a"\nclinical_name = "b"\none_line = "c"\n'
    files["treatments/stiff-knee.toml"] = 'group = "joint"\n'
    files["treatments/stif-knee.toml"] = 'group = "joint"\n'
    assert problem(files) == (
        "treatments/stif-knee.toml: “stif-knee” is neither a cause nor an impairment. Use the id of one."
    )


STIFF = '[stiff-knee]\nplain_name = "a"\nclinical_name = "b"\none_line = "c"\n'


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ('found_by = ["no-such = yes"]', "“no-such” is not a question. Use the id of a question."),
        ('found_by = ["ct-squeeze = maybe"]', "“ct-squeeze” has no answer “maybe”. Use one of: yes, no."),
        ('found_by = ["onset"]', "“onset” is no sign. Write “finding = answer”."),
        ("recovery_weeks = [8, 4]", "The weeks of recovery are not in order. Write [low, high]."),
    ],
)
def test_what_shows_an_impairment_is_an_answer_that_exists(field, sentence):
    files = knee()
    files["impairments.toml"] = STIFF + field + "\n"
    assert problem(files) == f"impairments.toml, stiff-knee: {sentence}"


def test_an_exercise_needs_only_equipment_that_the_pack_names():
    files = knee()
    path = next(name for name in files if name.startswith("exercises/"))
    files[path] = files[path].replace("phase =", 'needs = ["chair|throne"]\nphase =', 1)
    files["equipment.toml"] = '[chair]\nname = "a chair"\n'
    assert problem(files) == f"{path}: “throne” is no equipment. Add it to equipment.toml."


def test_a_group_without_pain_bands_is_missed():
    assert problem(without("progressions/pain-bands.toml")) == (
        "progressions/pain-bands.toml: The group “joint” has no pain bands. Add it, or lock the group there."
    )


def test_links_and_changes_of_a_question_that_is_not_there():
    files = knee()
    files["links/ct-twist.toml"] = files["links/ct-squeeze.toml"]
    files["changes/walk.toml"] = files["changes/walking.toml"]
    assert problems(files) == [
        "links/ct-twist.toml: “ct-twist” is not a question. Use the id of a question.",
        "changes/walk.toml: “walk” is not a question. Use the id of a question.",
    ]


def test_the_last_band_of_a_single_run_is_open():
    files = broken("load/spike-bands.toml", ("rate_ratio = 1.5", "rate_ratio = 1.5\nup_to = 2"))
    assert problem(files) == "load/spike-bands.toml: Nothing follows more. Leave out up_to in the last band."


@pytest.mark.parametrize("name", ["walk--on", "-walk", "walk-"])
def test_ids_are_small_letters_digits_and_single_hyphens(name):
    files = knee()
    files[f"questions/{name}.toml"] = files["questions/walking.toml"]
    files["contents.toml"] = files["contents.toml"].replace('"walking"', f'"walking", "{name}"')
    assert problem(files) == (
        f"questions/{name}.toml: “{name}” is not an id. Use small letters, digits and single hyphens."
    )


def test_a_broken_file_is_not_held_against_those_that_name_it():
    files = broken("questions/walking.toml", ('kind = "symptom"', "kind = 3"))
    assert problem(files).startswith("questions/walking.toml, kind:")


def test_a_missing_list_of_sources_is_said_once():
    assert problem(without("sources.toml")) == "sources.toml: This file is missing. Every pack has it."
