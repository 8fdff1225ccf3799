"""The focus can be seen, the menu can be skipped, an error is met first, and nothing moves unasked."""

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", ["/check/hip/", "/appointments/", "/about-the-check/"])
def test_the_keyboard_focus_can_be_seen(opened, path):
    page = opened(path)
    for _ in range(14):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            """() => {
                const at = document.activeElement;
                const shown = getComputedStyle(at.closest(".choice") || at);
                if (at === document.body) return 3;
                return shown.outlineStyle === "none" ? 0 : parseFloat(shown.outlineWidth);
            }"""
        )
        assert outline >= 2, page.evaluate("document.activeElement.outerHTML")


def test_the_first_tab_leads_past_the_menu(opened):
    page = opened("/check/hip/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_an_error_has_the_focus_and_leads_to_the_choices(opened):
    page = opened("/check/hip/")
    page.get_by_role("button", name="Start the check").click()
    page.get_by_role("button", name="Continue").click()
    page.locator(".problem").wait_for()
    assert page.evaluate("document.activeElement.matches('.problem')")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#answer-age-band-1"
    assert page.evaluate("document.activeElement.id") == "answer-age-band-1"
    page.get_by_role("heading", name="How old are you?").wait_for()
    top = page.get_by_role("heading", name="How old are you?").bounding_box()["y"]
    assert top >= 0, "the question is above the screen"
    assert page.title().startswith("Error:")


def test_the_whole_card_is_the_label(opened):
    page = opened("/check/hip/")
    page.get_by_role("button", name="Start the check").click()
    card = page.locator("label.choice").nth(2)
    box = card.bounding_box()
    page.mouse.click(box["x"] + box["width"] - 8, box["y"] + box["height"] - 8)
    assert card.locator("input").is_checked()


def test_a_runner_who_wants_no_motion_gets_none(opened):
    page = opened("/check/hip/", reduced_motion="reduce")
    moving = """() => [...document.querySelectorAll("*")]
        .filter(one => parseFloat(getComputedStyle(one).transitionDuration) > 0).length"""
    assert page.evaluate(moving) == 0
    assert opened("/check/hip/", reduced_motion="no-preference").evaluate(moving) > 0
