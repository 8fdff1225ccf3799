"""Three ways to fill in a page of the check: with a mouse, with a finger, with the keyboard alone."""

from __future__ import annotations


def chosen(name, value):
    """Where the input of that name and value is."""
    return f'input[name="{name}"][value="{value}"]'


class Mouse:
    """Clicks on cards, and on the figure where there is one."""

    def choose(self, page, value, name="answer"):
        patch = page.locator(f"label:has({chosen(name, value)}) path")
        if patch.count():
            self.press(page, self.spot_on(patch))
        else:
            self.touch(page.locator(f"label:has(> {chosen(name, value)})"))

    def touch(self, card):
        card.click()

    def go_on(self, page):
        page.get_by_role("button", name="Continue").click()

    def press(self, page, spot):
        page.mouse.click(*spot)

    def spot_on(self, patch):
        """The middle of the broadest part of the patch that can be touched, as a person aims for it."""
        patch.scroll_into_view_if_needed()
        return patch.evaluate(
            """path => {
                const box = path.getBBox(), matrix = path.getScreenCTM();
                const at = (x, y) => new DOMPoint(x, y).matrixTransform(matrix);
                let best = {length: 0};
                for (let y = box.y; y < box.y + box.height; y += 3) {
                    let length = 0;
                    for (let x = box.x; x < box.x + box.width; x++) {
                        const spot = at(x, y);
                        length = document.elementFromPoint(spot.x, spot.y) === path ? length + 1 : 0;
                        if (length > best.length) best = {length, x: x - length / 2, y};
                    }
                }
                const spot = at(best.x, best.y);
                return [spot.x, spot.y];
            }"""
        )


class Finger(Mouse):
    """Taps."""

    def touch(self, card):
        card.tap()

    def press(self, page, spot):
        page.touchscreen.tap(*spot)

    def go_on(self, page):
        page.get_by_role("button", name="Continue").tap()


class ListOnly(Mouse):
    """Uses the list and never the figure."""

    def choose(self, page, value, name="answer"):
        page.locator(chosen(name, value)).check()


class Keyboard:
    """Tab, arrows, space and enter; nothing else."""

    def choose(self, page, value, name="answer"):
        kind = self.tab_to(page, lambda at: at["name"] == name)["type"]
        step = "Tab" if kind == "checkbox" else "ArrowDown"
        for _ in range(40):
            if self.at(page)["value"] == value:
                break
            page.keyboard.press(step)
        assert self.at(page)["value"] == value, f"the keyboard does not reach {value}"
        if not self.at(page)["checked"]:
            page.keyboard.press("Space")

    def go_on(self, page):
        self.tab_to(page, lambda at: at["text"] == "Continue")
        page.keyboard.press("Enter")

    def follow(self, page, words):
        """Follow the link or press the button of those words."""
        self.tab_to(page, lambda at: at["text"] == words)
        page.keyboard.press("Enter")

    def tab_to(self, page, wanted):
        for _ in range(80):
            at = self.at(page)
            if wanted(at):
                return at
            page.keyboard.press("Tab")
        raise AssertionError("the keyboard does not reach it")

    def at(self, page):
        """What the focus is on."""
        return page.evaluate(
            """() => {
                const at = document.activeElement;
                const text = at.matches("a, button") ? at.innerText.trim() : "";
                return {name: at.name, value: at.value, type: at.type, checked: at.checked, text};
            }"""
        )
