"""From a document to a page that a clinic can stand behind: by hand, in the editor, as two people."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import DESK, PHONE
from tests.pages.conftest import CONTENT, SECOND_MENDED

pytestmark = pytest.mark.browser
ADDRESS = "/pain-outside-of-hip/"  # the demo has a page of its own at /outer-hip-pain/
LONG = "Outer Hip Pain From Running and on Stairs: What Helps, What Does Not, and When to Go | IMPACT"
SHORT = "Outer Hip Pain From Running: What Helps | IMPACT"
WORDS = "A hip from the front and the back, with the outer hip marked"
NEW_TELEPHONE = "(312) 555-0177"


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    """The mended document with two faults in it: a title that is too long, and a picture without words."""
    text = SECOND_MENDED.read_text(encoding="utf-8")
    text = text.replace(SHORT, LONG).replace("Page Slug: /outer-hip-pain/", f"Page Slug: {ADDRESS}")
    file = tmp_path_factory.mktemp("documents") / "outer-hip-pain.txt"
    file.write_text(re.sub(r'(id="hip-map") alt="[^"]*"', r"\1", text), encoding="utf-8")
    return file


def as_somebody(page, first_name):
    page.goto("/demo/")
    page.get_by_role("button", name=f"Sign in as {first_name}").click()
    page.wait_for_load_state()


def submit(page):
    """Press what stands in the menu beside "Save draft"."""
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Submit to Clinician review").click()
    page.wait_for_load_state()


def axe(page, within="#main"):
    page.locator(within).wait_for()
    found = Axe().run(page, context=within).response["violations"]
    return [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in found]


def test_a_document_is_imported_refused_mended_signed_and_public(opened, document, shoot):
    page = opened("/demo/")
    as_somebody(page, "Taylor")
    page.goto("/editor/")
    page.get_by_role("link", name="Import a document").click()
    page.get_by_label("Document:").wait_for()
    assert axe(page) == []
    page.get_by_label("Document:").set_input_files(document)
    page.get_by_role("button", name="Import").click()
    page.get_by_role("link", name="Mend it in the editor").wait_for()
    assert axe(page) == []
    page.get_by_role("link", name="Mend it in the editor").click()
    submit(page)
    refused = page.get_by_text("This page cannot be published yet")
    assert "the title has" in refused.inner_text()
    assert axe(page, ".page-review") == []
    shoot(page, "editor refused")

    panel = page.locator(".page-review__sums")
    assert "3 problems block" in " ".join(panel.inner_text().split())
    page.locator("#id_image_alt").fill(WORDS)
    page.get_by_role("tab", name="Promote").click()
    page.locator("#id_seo_title").fill(SHORT)
    page.get_by_role("tab", name="Content").click()
    panel.get_by_text("1 problem blocks").wait_for()  # unsaved: the panel follows the form
    submit(page)
    assert page.goto(ADDRESS).status == 404

    as_somebody(page, "Morgan")
    page.goto("/editor/review/due/")
    assert axe(page) == []
    page.get_by_role("link", name="Outer Hip Pain From Running").click()
    page.get_by_label("I have read the whole page").wait_for()
    assert axe(page) == []
    draft = page.frame_locator(".page-frame")
    assert draft.get_by_role("heading", level=1).inner_text() == "Outer Hip Pain From Running"
    shoot(page, "editor sign")
    page.get_by_label("I have read the whole page").check()
    page.get_by_role("button", name="Sign and publish").click()
    page.wait_for_load_state()
    page.goto(ADDRESS)
    assert page.get_by_role("heading", level=1).inner_text() == "Outer Hip Pain From Running"
    assert page.get_by_text("Demo signature: no clinician has reviewed this.").count() == 1
    assert page.get_by_role("img", name=WORDS).count() == 1
    shoot(page, "editor public")


def test_a_changed_telephone_shows_everywhere_at_once(opened):
    page = opened("/demo/")
    reader = opened(ADDRESS)
    as_somebody(page, "Taylor")
    try:
        before = change_telephone(page, NEW_TELEPHONE)
        for address in (ADDRESS, "/", "/contact/", "/hip-pain-after-running/"):
            reader.goto(address)
            assert NEW_TELEPHONE in reader.content(), address
            assert before not in reader.content(), address
    finally:
        change_telephone(page, before)


def change_telephone(page, number):
    """At the first office; what it was before."""
    page.goto("/practice/")
    page.get_by_role("link", name="Chicago", exact=True).first.click()
    field = page.locator('[name="telephone"]')
    before = field.input_value()
    field.fill(number)
    page.locator("form", has=field).get_by_role("button").click()
    page.wait_for_load_state()
    return before


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_the_rooms_of_the_editor_fit_a_phone_and_need_no_script(opened, viewport):
    page = opened("/demo/", viewport=viewport, java_script_enabled=False)
    as_somebody(page, "Taylor")
    for address in ("/editor/review/import/", "/editor/review/due/"):
        page.goto(address)
        assert page.get_by_role("heading", level=1).count() == 1
    page.goto("/editor/review/import/")
    page.get_by_label("Document:").set_input_files(CONTENT / "consent.toml")
    page.get_by_role("button", name="Import").click()
    page.wait_for_load_state()
    assert page.get_by_text("Nothing was imported.").count() == 1
