"""A sheet holds short questions of the runner that stand nowhere else and do not wait for each other."""

import pytest

from tests.knowledge.knee_files import broken, knee, problem, problems

PLACE = "questions/place.toml"
SHEETS = "sheets.toml"


@pytest.mark.parametrize(
    ("path", "old", "new", "sentence"),
    [
        (
            SHEETS,
            '"walking"]',
            '"walkin"]',
            "sheets.toml, where-and-walking: “walkin” is not a question. Use the id of a question.",
        ),
        (
            SHEETS,
            '"walking"]',
            '"pain-run"]',
            "sheets.toml, where-and-walking: “pain-run” is not a question with one choice for the runner."
            " Ask it on a page of its own.",
        ),
        (
            SHEETS,
            '"walking"]',
            '"ct-squeeze"]',
            "sheets.toml, where-and-walking: “ct-squeeze” is not a question with one choice for the runner."
            " Ask it on a page of its own.",
        ),
        (
            SHEETS,
            '"walking"]',
            '"fall"]',
            "sheets.toml, where-and-walking: “fall” is in warning-signs too. Leave it in one.",
        ),
        (
            SHEETS,
            "[where-and-walking]",
            "[warning-signs]",
            "sheets.toml, warning-signs: “warning-signs” is the id of a tick list too. Use another id.",
        ),
        (
            SHEETS,
            "[where-and-walking]",
            "[age-band]",
            "sheets.toml, age-band: “age-band” is the id of a question too. Use another id.",
        ),
        (
            "questions/walking.toml",
            'answer_type = "single-choice"',
            'answer_type = "single-choice"\nshown_when = "place = shin"',
            "sheets.toml, where-and-walking: “walking” waits for the answer to place."
            " Ask it on a later page.",
        ),
    ],
)
def test_a_sheet_that_cannot_be_a_page_is_named_with_its_fault(path, old, new, sentence):
    assert sentence in problems(broken(path, (old, new)))


def test_a_question_stands_on_one_sheet_only():
    files = knee()
    files["sheets.toml"] += files["sheets.toml"].replace("[where-and-walking]", "[again]")
    assert "sheets.toml, again: “place” is in where-and-walking too. Leave it in one." in problems(files)


def test_a_sheet_has_room_for_one_map():
    files = knee()
    for path in (PLACE, "questions/walking.toml"):
        files[path] = files[path].replace('"single-choice"', '"body-map"')
    assert (
        problem(files) == "sheets.toml, where-and-walking: A page has room for one map of the body. Split it."
    )


def test_a_broken_list_of_sheets_is_said_once():
    files = broken("sheets.toml", ("questions =", "qestions ="))
    files["limits.toml"] = files["limits.toml"].replace('"warning-signs"]', '"where-and-walking"]')
    assert problems(files) == [
        "sheets.toml, where-and-walking, questions: This must be a list of texts, but it is missing.",
        "sheets.toml, where-and-walking: “qestions” is not a field of this table."
        " Known here: intro, questions, title, why.",
    ]
