"""What stands in a tab and in a list of results."""

import pytest
from django.template import Context, Template

from runwell.web.templatetags.runwell_html import LONGEST_TITLE

TITLE = Template("{% load runwell_html %}{% filter beside:name %}{{ words }}{% endfilter %}")


@pytest.mark.parametrize(
    ("words", "name", "title"),
    [
        ("Bridge", "Bones", "Bridge | Bones"),
        ("Bridge", "", "Bridge"),
        ("Sit & stand", "Smith & Sons", "Sit &amp; stand | Smith &amp; Sons"),
        ("<b>", "<i>", "&lt;b&gt; | &lt;i&gt;"),
        ("a" * 30, "b" * (LONGEST_TITLE - 33), "a" * 30 + " | " + "b" * (LONGEST_TITLE - 33)),
        ("a" * 30, "b" * (LONGEST_TITLE - 32), "a" * 30),
    ],
)
def test_the_practice_stands_beside_a_title_where_both_fit(words, name, title):
    assert TITLE.render(Context({"words": words, "name": name})) == title
