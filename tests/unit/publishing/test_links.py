"""Where a document's links lead once it is published."""

import pytest

from runwell.publishing.blocks import Link, Text
from runwell.publishing.document import parse
from runwell.publishing.links import place_for, resolve

PLACES = {
    "request an appointment": "/appointments/",
    "appointment": "/contact/",
    "what to expect from your first visit": "/appointments/#first-visit",
    "What's new": "/news/",
}


def spans(line, places=PLACES):
    return resolve(parse(line), places).blocks[0].spans


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("request an appointment", "/appointments/"),
        ("Request an  Appointment today", "/appointments/"),
        ("your appointment", "/contact/"),
        ("appointments", ""),
        ("what’s new", "/news/"),
        ("unstable hip", ""),
    ],
)
def test_the_longest_phrase_within_the_words_names_the_place(words, address):
    assert place_for(words, PLACES) == address


@pytest.mark.parametrize(
    "dead", ["#", "", "#top", "javascript:alert(1)", "data:text/html,a", "//example.com", "/\\a"]
)
def test_a_link_that_leads_nowhere_becomes_plain_words(dead):
    assert spans(f"See an [unstable hip]({dead}) here.") == (Text("See an unstable hip here."),)


@pytest.mark.parametrize("dead", ["#", "", "javascript:alert"])
def test_a_link_that_leads_nowhere_gets_the_place_its_words_name(dead):
    assert spans(f"Now [request an appointment]({dead}).") == (
        Text("Now "),
        Link("request an appointment", "/appointments/"),
        Text("."),
    )


@pytest.mark.parametrize(
    "alive",
    ["/", "/a/", "https://example.com/a", "mailto:desk@example.com", "tel:+13125550142", "HTTP://a.b"],
)
def test_a_link_that_leads_somewhere_is_left_alone(alive):
    assert spans(f"See [request an appointment]({alive}).")[1].to == alive


def test_links_in_lists_headings_and_disclaimers_are_resolved_too():
    document = resolve(parse("Hip\n\n## [a](#) b\n\n- [c](#) d\n\nEnd.\n\nDisclaimers:\n\n[e](#) f."), {})
    for spans in (document.blocks[0].spans, document.blocks[1].items[0], document.disclaimers[0].spans):
        assert not any(isinstance(span, Link) for span in spans)


def test_words_keep_their_weight():
    assert spans("**[c](#) d** e.") == (Text("c d", bold=True), Text(" e."))
