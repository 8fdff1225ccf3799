"""What a page names from the pack, it shows in the pack's own words."""

import re
from html import unescape

import pytest

from runwell.knowledge.treatments import Recommendation
from runwell.pages.pack_choices import causes, dose_in_words, exercises, treatments
from runwell.records.packs import the_pack
from tests.people import colleague, practice, sign_in

__all__ = ["colleague", "practice"]


@pytest.fixture
def shown(client, mended, colleague):
    """The HTML of a page's main part with these blocks, as its draft is shown to an editor."""

    sign_in(client, colleague)

    def show(*blocks):
        draft = mended.get_latest_revision_as_object()
        draft.body = list(blocks)
        draft.save_revision(user=colleague)
        answer = client.get(f"/editor/pages/{mended.pk}/view_draft/")
        assert answer.status_code == 200
        return re.sub(r"\s+", " ", unescape(answer.content.decode().partition("<main")[2]))

    return show


def test_an_exercise_shows_its_name_steps_dose_and_the_way_to_its_page(shown, client):
    one = the_pack("hip").exercises["clam"]
    html = shown(("exercise", "hip/clam"))
    assert f'<a href="/exercises/clam/">{one.name}</a>' in html
    assert all(step in html for step in one.steps)
    assert (
        dose_in_words(one)
        == "3 sets of 10 to 15 repetitions on each side, with 45 seconds of rest between sets"
    )
    assert dose_in_words(one) in html
    assert client.get("/exercises/clam/").status_code == 200


def test_a_cause_shows_its_plain_name_and_line(shown):
    one = the_pack("hip").causes["gluteal-tendinopathy"]
    html = shown(("cause", "hip/gluteal-tendinopathy"))
    assert one.plain_name in html and one.one_line in html


def test_a_treatment_shows_what_it_is_and_when_it_helps(shown):
    one = the_pack("hip").treatments.groups["gtps"]["education"]
    html = shown(("treatment", "hip/gtps/education"))
    assert "Education" in html and one.summary in html and one.expected_time in html


def test_a_treatment_that_is_not_advised_says_so(shown):
    groups = the_pack("hip").treatments.groups
    for wanted, words in ((Recommendation.AVOID, "Not advised"), (Recommendation.DO, "Advised")):
        group, one = next(
            (group, one)
            for group, every in groups.items()
            for one in every.values()
            if one.recommendation is wanted
        )
        html = shown(("treatment", f"hip/{group}/{one.id}"))
        assert f"<strong>{words}:</strong> {one.summary}" in html


def test_everything_that_the_editor_offers_is_shown_by_name(shown):
    pack = the_pack("hip")
    offered = (("exercise", exercises()), ("cause", causes()), ("treatment", treatments()))
    html = shown(*((kind, key) for kind, choices in offered for key, _name in choices))
    for one in (*pack.exercises.values(), *pack.causes.values()):
        assert getattr(one, "plain_name", one.id and getattr(one, "name", "")) in html, one.id
    assert html.count('class="card flow"') >= sum(len(choices) for _kind, choices in offered)


def test_what_the_pack_has_no_more_leaves_no_gap_and_no_error(shown):
    html = shown(("paragraph", "<p>Before.</p>"), ("exercise", "hip/no-such"), ("cause", "hip/no-such"))
    assert "Before." in html and "no-such" not in html
