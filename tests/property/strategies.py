"""Answers as hypothesis draws them: any findings of the pack, any value that each allows."""

from hypothesis import strategies as st

from runwell.check.answers import Answers
from runwell.records.packs import the_pack

HIP = the_pack("hip")

EVERY_ANSWER = [
    (finding.id, value)
    for finding in HIP.findings.values()
    if finding.who == "runner"
    for value in finding.values
]
RED_FLAG_ANSWERS = [pair for pair in EVERY_ANSWER if HIP.findings[pair[0]].kind == "red-flag"]
BONE_PICTURE = {
    "pain-location-main": "groin-front",
    "run-pain-pattern": "builds-during",
    "trend": "worsening",
}


def answer_pairs(max_size=30):
    """finding -> value; a finding that is drawn twice keeps its last value."""
    drawn = st.lists(st.sampled_from(EVERY_ANSWER), max_size=max_size).map(dict)
    # One start in four is a picture on which many rules rest, so that rules do fire.
    return st.tuples(st.sampled_from([{}, {}, {}, BONE_PICTURE]), drawn).map(lambda two: {**two[0], **two[1]})


def answers(max_size=30):
    """Answers in which some of the asked questions were left unknown."""
    asked = st.lists(st.sampled_from([pair[0] for pair in EVERY_ANSWER]), max_size=10)
    return st.builds(lambda known, asked: Answers.of(HIP, known, asked), answer_pairs(max_size), asked)
