"""What the change log of a region may name."""

from runwell.knowledge.reading import read
from tests.knowledge.knee_files import broken, knee, problem

LOG = """\
[[numbers]]
on = 2026-11-24
reason = "the mean over the causes"
grade = "expert"
cells.fine."*" = [0.85, 0.9]
cells.limp."*" = [0.15, 0.1]
"""


def test_the_default_row_of_a_question_may_be_logged():
    files = knee()
    files["changes/walking.toml"] += "\n" + LOG
    (logged, _) = read(files).changes["walking"]
    assert logged.cells == {("fine", "*"): (0.85, 0.9), ("limp", "*"): (0.15, 0.1)}


def test_there_is_no_prior_of_the_default_row():
    files = broken("changes/prior.toml", ("cells.share.front-knee", 'cells.share."*"'))
    assert problem(files) == "changes/prior.toml: “*” is not a cause. Use the id of a cause."


def test_a_list_of_causes_may_be_logged_with_exercises_and_causes_that_exist():
    log = """[[lists]]
on = 2026-11-28
what = "suits"
exercises = ["squat"]
reason = "it bends the sore joint"
grade = "expert"
removed = ["front-knee"]
"""
    files = knee()
    names = list(read(files).exercises)
    files["changes/exercises.toml"] = log.replace("squat", names[0])
    (logged,) = read(files).changes["exercises"]
    assert (logged.exercises, logged.removed, logged.added) == ((names[0],), ("front-knee",), ())
    files["changes/exercises.toml"] = log.replace("squat", "moonwalk")
    assert (
        problem(files) == "changes/exercises.toml: “moonwalk” is not an exercise. Use the id of an exercise."
    )


def test_a_statement_of_care_may_be_logged_where_such_statements_stand():
    stated = """[[statements]]
on = 2026-11-28
what = "groups/bone.toml, surgery"
was = "rare"
became = "decided from the scan"
reason = "nobody knew from it when"
grade = "expert"
"""
    files = knee()
    files["changes/treatments.toml"] = stated
    (logged,) = read(files).changes["treatments"]
    assert (logged.what, logged.became) == ("groups/bone.toml, surgery", "decided from the scan")
    files["changes/walking.toml"] += "\n" + stated
    assert problem(files).startswith("changes/walking.toml: “walking” holds no statements of care.")
