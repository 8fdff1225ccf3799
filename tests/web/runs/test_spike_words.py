"""The published band of a spike: with its interval, and as nobody's own chance."""

from datetime import date

import pytest

from runwell.records.packs import the_pack
from runwell.web.runs.spike_words import band_words, spike_words

NOT_YOURS = "That is over many runners; it is not your own risk."


@pytest.mark.parametrize(
    ("name", "who", "rate"),
    [
        ("small", "10-30% farther", "1.64 times as often as after runs without a jump (1.31-2.05)"),
        ("moderate", "30-100% farther", "1.52 times as often as after runs without a jump (1.16-2.00)"),
        ("large", "more than 100% farther", "2.28 times as often as after runs without a jump (1.50-3.48)"),
    ],
)
def test_each_band_is_said_with_its_interval_and_what_it_is_not(name, who, rate):
    said = band_words(the_pack().load_rules.spike_bands[name], 30)
    longest = "than their longest run of the last 30 days"
    assert said == f"Runners who ran {who} {longest} got hurt {rate}. {NOT_YOURS}"


def test_of_runs_like_those_before_nothing_is_said():
    assert band_words(the_pack().load_rules.spike_bands["reference"], 30) == ""


def test_a_run_is_named_with_what_it_is_compared_with():
    said = spike_words(date(2026, 5, 3), 21_082.4, 13_035.7, 30)
    assert said == (
        "May 3, 2026: 13.1 miles, 62% farther than the longest run of the 30 days before (8.1 miles)."
    )
