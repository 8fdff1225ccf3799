"""Two versions of a page, compared in words that whoever edits can read."""

import re
from html import unescape

import pytest

from runwell.records.packs import the_pack
from tests.people import clinician, colleague, front_desk, owner, patient, practice, sign_in

__all__ = ["clinician", "colleague", "front_desk", "owner", "patient", "practice"]
CHANGED = re.compile(r'<span class="(addition|deletion)">(.*?)</span>', re.DOTALL)


@pytest.fixture
def compared(mended, colleague):
    """The address of the comparison of two versions, the second with this body."""

    def compare(**second):
        draft = mended.get_latest_revision_as_object()
        before = mended.latest_revision_id
        for name, value in second.items():
            setattr(draft, name, value)
        after = draft.save_revision(user=colleague).pk
        return f"/editor/pages/{mended.pk}/revisions/compare/{before}...{after}/"

    return compare


@pytest.fixture
def shown(client, colleague, compared):
    """The HTML of the comparison, as an editor reads it."""

    def show(**second):
        sign_in(client, colleague)
        answer = client.get(compared(**second))
        assert answer.status_code == 200
        return unescape(answer.content.decode())

    return show


def test_a_changed_word_is_marked_and_what_stayed_is_not(shown, mended):
    html = shown(title="Hip Pain After Running: Causes & Care", author="Somebody else")
    assert ("deletion", "Treatment") in CHANGED.findall(html)
    assert ("addition", "Care") in CHANGED.findall(html)
    assert "Somebody else" in html
    assert mended.sources.splitlines()[0] not in html


def test_a_changed_paragraph_shows_its_words_and_no_markup(shown, mended):
    raw = [dict(one) for one in mended.get_latest_revision_as_object().body.raw_data]
    place = next(index for index, one in enumerate(raw) if one["type"] == "paragraph")
    raw[place]["value"] = "<p>Rest it for <b>nine</b> days.</p>"
    html = shown(body=raw)
    assert "nine" in " ".join(words for _, words in CHANGED.findall(html))
    assert "<b>nine" not in html.partition("Rest it for")[2][:20]
    assert "{'" not in html


def test_blocks_of_the_pack_are_named_as_readers_know_them(shown):
    pack = the_pack("hip")
    html = shown(
        body=[
            ("heading", {"level": "3", "text": "Pain"}),
            ("exercise", "hip/clam"),
            ("cause", "hip/gluteal-tendinopathy"),
            ("treatment", "hip/gtps/education"),
        ]
    )
    assert pack.exercises["clam"].name in html
    assert pack.causes["gluteal-tendinopathy"].plain_name in html
    assert "Outer hip: Education" in html
    assert "Part of a section" in html
    for raw in ("hip/clam", "hip/gluteal-tendinopathy", "hip/gtps/education"):
        assert raw not in html


@pytest.mark.parametrize("who", ["front_desk", "patient", None])
def test_nobody_else_compares(client, compared, request, who):
    address = compared(title="Another")
    if who:
        sign_in(client, request.getfixturevalue(who))
    assert client.get(address).status_code in (302, 403)


@pytest.mark.parametrize("who", ["owner", "clinician"])
def test_whoever_reads_pages_compares(client, compared, request, who):
    sign_in(client, request.getfixturevalue(who))
    assert client.get(compared(title="Another")).status_code == 200
