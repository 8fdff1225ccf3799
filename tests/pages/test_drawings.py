"""The site's own drawings: files shown as pictures, with words that can be read in either scheme."""

import re

import pytest
from django.contrib.staticfiles import finders

from runwell.pages.drawings import FOLDER, drawing, drawings

NAMES = [name for name, _ in drawings()]
READABLE = 4.5  # WCAG 2.2, 1.4.3: no word of a drawing is large
COLORS = re.compile(r"--(\w+):\s*(#[0-9a-f]{3,6})\b")


def text(name):
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8")


def schemes(svg):
    """The colors by name: of the light scheme, and of the dark one."""
    light, dark = svg.split("prefers-color-scheme: dark")
    return dict(COLORS.findall(light)), dict(COLORS.findall(dark))


def linear(part):
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def luminance(color):
    digits = color[1:] if len(color) == 7 else "".join(2 * digit for digit in color[1:])
    red, green, blue = (linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_the_guidelines_do():
    assert contrast("#fff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_readable_on_every_ground_in_either_scheme(name):
    for colors in schemes(text(name)):
        assert {"ink", "ground", "skin", "place"} <= colors.keys()
        for ground in colors.keys() - {"ink", "line"}:  # a line is a stroke; no word lies on it
            assert contrast(colors["ink"], colors[ground]) >= READABLE, (colors, ground)


@pytest.mark.parametrize("name", NAMES)
def test_no_color_comes_from_anywhere_else(name):
    """So that the test above has seen them all: words in ink, on an opaque ground of the drawing's own."""
    svg = text(name)
    assert re.search(r"\btext \{ fill: var\(--ink\);", svg)
    assert not re.search(r'<(?:text|tspan)[^>]*(?:class|fill|opacity|style)=|\sfill="|currentColor', svg)
    assert re.search(r'<rect class="ground"', svg) and ".ground { fill: var(--ground); }" in svg
    faded = [part for part in re.findall(r"<[^>]*opacity[^>]*>", svg) if not part.startswith("<stop ")]
    assert not faded  # only the skin runs out, into the ground


@pytest.mark.parametrize("name", NAMES)
def test_it_is_a_file_that_asks_for_nothing_and_says_how_large_it_is(name):
    one = drawing(name)
    assert finders.find(one.path) == str(FOLDER / f"{name}.svg")
    assert f'width="{one.width}" height="{one.height}"' in text(name)
    assert not re.search(r"<script|<image|<foreignObject|url\((?!#)|href=\"(?!#)|@import", text(name))
    assert (FOLDER / f"{name}.svg").stat().st_size < 4096


def test_what_is_no_drawing_is_none():
    assert NAMES
    assert drawing("hip-map/../../x") is None
    assert drawing("") is None


def test_a_page_shows_it_with_its_words_after_the_first_section(client, page):
    page.__class__.objects.filter(pk=page.pk).update(drawing="hip-map", image_alt='The "hip"')
    html = client.get(page.url).content.decode()
    one = drawing("hip-map")
    picture = f'alt="The &quot;hip&quot;" width="{one.width}" height="{one.height}" decoding="async">'
    assert html.count(picture) == 1
    sections = [at.start() for at in re.finditer(r"<h2", html[html.index("<article") :])]
    assert sections[0] < html.index(picture) - html.index("<article") < sections[1]
    assert re.search(r'<img src="/static/pages/drawings/hip-map[^"/]*\.svg" alt="The', html)
