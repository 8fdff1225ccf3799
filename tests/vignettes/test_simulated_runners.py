"""The check on 500 runners drawn from the pack with noise: whole, and near what is expected.

Runners and check share their numbers: this finds a check that fails its own pack, not a pack that is wrong.
"""

import json

from runwell.check.evaluation import evaluate
from runwell.cli.evaluation_json import as_json
from runwell.cli.evaluation_page import DRAW
from runwell.records.packs import the_pack


def test_every_runner_is_in_every_figure(simulation):
    whole = simulation.whole
    assert whole.cases == DRAW.runners == 500
    assert all(
        of.of == 500 for name, of in whole.measures.items() if name in {"first", "in_three", "exact", "safe"}
    )
    assert whole.measures["in_three_lenient"].of == 0
    for rows in simulation.apart.values():
        assert sum(figures.cases for figures in rows.values()) == 500
        assert (
            sum(figures.measures["first"].hits for figures in rows.values()) == whole.measures["first"].hits
        )


def test_exact_over_and_under_share_out_all_runners(simulation):
    parts = [simulation.whole.measures[name].hits for name in ("exact", "over", "under")]
    assert sum(parts) == 500
    assert simulation.whole.measures["safe"].hits == 500 - parts[2]


def test_entries_of_bands_and_deciles_are_all_groups_of_all_runners(simulation):
    groups = {cause.case_group for cause in the_pack().causes.values()}
    for rows in (simulation.calibration.bands, simulation.calibration.deciles):
        assert sum(row.right.of for row in rows) == 500 * len(groups)
        assert sum(row.right.hits for row in rows) == 500


def test_the_pages_stay_within_the_limit(simulation):
    assert 1 <= simulation.whole.pages.low <= simulation.whole.pages.high <= the_pack().limits.pages_at_most


def test_the_right_group_is_mostly_in_three_and_first_more_often_than_by_chance(simulation):
    measures = simulation.whole.measures
    assert measures["in_three"].share >= 0.8
    assert measures["first"].interval[0] > 0.4
    assert simulation.calibration.brier < 0.6 * simulation.calibration.brier_of_priors


def test_bone_stress_injuries_reach_a_doctor(simulation):
    for cause in ("femoral-neck-bsi", "pelvic-sacral-bsi"):
        assert simulation.apart["cause"][cause].measures["doctor_or_higher"].share >= 0.9


def test_it_is_plain_json(simulation):
    assert json.loads(json.dumps(as_json(simulation))) == as_json(simulation)


def test_what_nobody_drew_has_no_row():
    assert evaluate(the_pack(), []).apart == {}
