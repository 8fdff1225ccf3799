"""Each rule on the smallest document that breaks it, and on the one beside it that does not."""

from datetime import date

import pytest

from runwell.publishing.document import parse
from runwell.publishing.review import PracticeFacts, SitePage
from runwell.publishing.review.dates import day_in
from runwell.records.page_review import review, rules, warning_signs

TODAY = date(2026, 11, 27)
PAIN = "Knee pain hurts. An injury of the joint or the muscle needs treatment and exercise. "
CLINIC = PracticeFacts("Runwell PT", ("Chicago", "Oak Lawn"), ("(312) 555-0142",))


def rules_of(text, **more):
    return {row.rule for row in review(parse(text), today=TODAY, **more)}


def page(labels="", text=""):
    return f"{labels}\n\nKnee Pain\n\n{PAIN}\n\n{text or 'Rest a little.'}\n\nEnd of it."


BROKEN = {
    "title-missing": ("Meta Title: TBD", "Meta Title: Knee Pain"),
    "title-length": ("Meta Title (max 10): Knee Pain and More", "Meta Title (max 30): Knee Pain and More"),
    "title-width": (f"Meta Title: {'W' * 40}", f"Meta Title: {'i' * 100}"),
    "description-length": (
        f"Meta Description: {'Pain word. ' * 20}",
        f"Meta Description: {'Pain word. ' * 10}",
    ),
    "slug": ("Page Slug: /Knee Pain!/", "Page Slug: /knee-pain/"),
    "keyword-missing": ("Keywords:", "Keywords: knee pain"),
    "keyword-unused": ("Keywords: knee pain, elbow brace", "Keywords: knee pain, painful knees"),
    "picture-missing": ("Image Shortcode:", 'Image Shortcode: [img id="4" alt="A knee"]'),
    "picture-alternative": (
        'Image Shortcode: [img id="4" alt=""]',
        'Image Shortcode: [img id="4" alt="A knee"]',
    ),
    "author": ("Author: TBD", "Author: Kim Doe"),
    "reviewer": ("Reviewed by: the SEO agency", "Reviewed by: our lead physical therapist"),
    "review-date": ("Reviewed by: Kim Doe, PT", "Reviewed by: Kim Doe, PT. Next review: May 2027"),
    "review-overdue": ("Next review: October 2026", "Next review: November 2026"),
    "sources": ("Sources: none", "Sources: Smith 2020"),
    "disclaimer": ("Disclaimers: N/A", "Disclaimers: This is no diagnosis."),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_label_that_says_nothing_right_is_named(rule):
    broken, sound = BROKEN[rule]
    assert rule in rules_of(page(broken))
    assert rule not in rules_of(page(sound))


SAID = {
    "dead-link": ("See [us](#).", "See [us](/contact/)."),
    "link-words": ("Click [here](/contact/).", "Now [write to us](/contact/)."),
    "list-broken": ("Do:\n\n- Rest.\n- Ice.\n\n- Lift.", "Do:\n\n- Rest.\n\n- Ice.\n\n- Lift."),
    "heading-order": ("## A\n\nRest.\n\n#### B\n\nRest.", "## A\n\nRest.\n\n### B\n\nRest."),
    "heading-twice": ("## A\n\nRest.\n\n## A\n\nIce.", "## A\n\nRest.\n\n## B\n\nIce."),
    "heading-long": (f"## {'Pain word ' * 8}\n\nRest.", "## Pain\n\nRest."),
    "section-empty": ("## A\n\n### B\n\nOne.\n\n## C\n\n## D\n\nTwo.", "## A\n\n### B\n\nOne."),
    "placeholder": ("Visit [insert town] now.", "Visit us [sic] now."),
    "unread": ("| dose | 3 |", "The dose is 3."),
    "telephone": ("Call (312) 555-0142 or (312) 555-0143.", "Call (312) 555-0142."),
    "claim-run-through-pain": ("Just run through the pain.", "Do not run through the pain."),
    "claim-bed-rest": ("Bed rest is best.", "Bed rest makes it worse."),
    "claim-cure": ("We guarantee relief.", "Nobody can guarantee relief."),
    "claim-steroid-into-tendon": (
        "A cortisone shot helps the Achilles.",
        "A cortisone shot can rupture the Achilles.",
    ),
    "exercise-dose": (
        "## Exercises\n\n- Wall sit: Stand at a wall and slide down.",
        "## Exercises\n\nDo each one 10 times.\n\n- Wall sit: Stand at a wall and slide down.",
    ),
    "exercise-position": (
        "## Exercises\n\n- Clamshell: Stand up tall and open your knees 10 times.",
        "## Exercises\n\n- Clamshell: Lie on your side and open your knees 10 times.",
    ),
    "exercise-picture": (
        '## Exercises\n\n[img id="1" alt="He stands for a bridge"]\n\n- Bridge: Lie on your back 9 times.',
        '## Exercises\n\n[img id="1" alt="He lies on his back"]\n\n- Bridge: Lie on your back, 10 times.',
    ),
    "promise": (
        "We will explain how to prevent it.\n\n## Causes\n\nToo much load too soon, for most people.",
        "We will explain what causes it.\n\n## Causes\n\nToo much load, for most people who come in.",
    ),
    "condition-untreated": (
        "## Causes\n\n- Bursitis: sore.\n- Gout: hot.\n\n## Treatment\n\nFor bursitis, use ice.",
        "## Causes\n\n- Bursitis: sore.\n- Gout: hot.\n\n## Treatment\n\nMost of these get better with time.",
    ),
    "condition-unintroduced": (
        "## Causes\n\n- Bursitis: sore.\n- Gout: hot.\n\n## Treatment\n\nArthritis likes motion.",
        "## Causes\n\n- Bursitis: sore.\n- Gout: hot.\n\n## Treatment\n\nRule out arthritis.",
    ),
    "several-towns": (
        "Runners in Naperville like it. Our office in Joliet is open.",
        "Our offices are in Naperville and Joliet.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", SAID)
def test_a_text_that_breaks_a_rule_is_named(rule):
    broken, sound = SAID[rule]
    assert rule in rules_of(page("", broken))
    assert rule not in rules_of(page("", sound))


@pytest.mark.parametrize(
    ("sentence", "unknown"),
    [
        ("Come to our office in Joliet.", True),
        ("Come to our Joliet clinic.", True),
        ("We see runners from Naperville, IL.", True),
        ("Come to our office in Oak Lawn.", False),
        ("She ran the Boston Marathon.", False),
        ("A study in Boston found it.", False),
        ("It began in March.", False),
        ("It eases in Phase Two.", False),
    ],
)
def test_a_place_is_known_as_one_and_held_against_the_practice(sentence, unknown):
    assert ("place-unknown" in rules_of(page("", sentence), practice=CLINIC)) is unknown


def test_without_the_practice_one_town_is_no_fault():
    assert "place-unknown" not in rules_of(page("", "Come to our office in Joliet."))


def test_a_telephone_number_is_the_practices():
    assert "telephone" in rules_of(page("", "Call (708) 555-0000."), practice=CLINIC)
    assert "telephone" not in rules_of(page("", "Call 312-555-0142."), practice=CLINIC)


def test_a_dead_link_gets_the_nearest_page_or_none():
    site = (SitePage("/visit/", ("Your first visit",)), SitePage("/map/", ("How to find us",)))
    rows = review(parse(page("", "See [the first visit](#) or [shoes](#).")), today=TODAY, site=site)
    mends = {row.place: row.mend for row in rows if row.rule == "dead-link"}
    assert [("/visit/" in mend) for mend in mends.values()] == [True, False]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2027-05-03", date(2027, 5, 3)),
        ("May 2027", date(2027, 5, 31)),
        ("May 3rd, 2027", date(2027, 5, 3)),
        ("3 May 2027", date(2027, 5, 3)),
        ("5/3/2027", date(2027, 5, 3)),
        ("05/2027", date(2027, 5, 31)),
        ("Spring 2027", date(2027, 6, 30)),
        ("2027", date(2027, 12, 31)),
        ("soon", None),
        ("2027-13-40", None),
    ],
)
def test_days_are_read_as_copywriters_write_them(said, day):
    assert day_in(said) == day


FLAGS = {
    "knee": ("Knee Pain", "you cannot put weight on the leg, or the knee is hot and you have a fever"),
    "back": ("Low Back Pain", "you lose control of your bladder, or a leg is getting weak"),
    "shin": ("Shin Splints", "one spot on the bone hurts, or the pain wakes you at night"),
    "hip": (
        "Hip Pain",
        "deep groin pain gets worse each run, you cannot take four steps, or you have a fever",
    ),
    "shoulder": ("Shoulder Pain", "it began with a fall, or it comes with chest pain"),
}


@pytest.mark.parametrize("region", FLAGS)
def test_warning_signs_count_where_the_reader_is_told_to_get_help(region):
    heading, signs = FLAGS[region]
    text = f"{heading}\n\n{PAIN}\n\n{{}}\n\nEnd of it."
    assert "red-flags" not in rules_of(text.format(f"See a doctor today if {signs}."))
    assert "red-flags" in rules_of(text.format(f"In some people {signs}."))


def test_a_page_that_is_not_about_health_needs_no_clinician():
    text = (
        "Our New Office\n\nWe have moved to a house with more light and a free car park.\n\nCome and see it."
    )
    assert not {"reviewer", "disclaimer", "red-flags", "sources"} & rules_of(text)


def test_the_same_document_has_the_same_problems_with_and_without_marks():
    marked = "# Knee Pain\n\nIt hurts.\n\n## Causes\n\n- **Gout:** hot.\n- **Bursitis:** sore.\n\nEnd."
    bare = "Knee Pain\n\nIt hurts.\n\nCauses\n\n- Gout: hot.\n- Bursitis: sore.\n\nEnd."
    assert rules_of(marked) == rules_of(bare)


def test_every_pattern_of_the_data_is_used_and_every_sign_has_a_source():
    assert len(rules().conditions) > 30 and len(rules().towns) > 2500
    signs = warning_signs()
    assert all(sign.source for sign in signs.signs.values())
    used = {sign.id for region in signs.regions for sign in (*region.must, *region.usual)}
    assert used == set(signs.signs)
