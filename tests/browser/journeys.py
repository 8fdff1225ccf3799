"""A runner's way through the check in a browser, whatever the hands."""

from __future__ import annotations

from urllib.parse import urlsplit


def path_of(page):
    return urlsplit(page.url).path


def walked(page, hands, known, seen=lambda page: None):
    """From the first question to the answer; `seen` is called on every page."""
    for _ in range(25):
        seen(page)
        path = path_of(page)
        if path.endswith("/answer/"):
            return page
        if path.endswith("/together/"):
            page.get_by_role("button", name="We are answering together").click()
        else:
            answer(page, hands, known, path.rstrip("/").rpartition("/")[2])
        page.wait_for_url(lambda url, before=path: urlsplit(url).path != before)
    raise AssertionError("the check does not end")


def answer(page, hands, known, page_id):
    """Fill in one page and go on."""
    boxes = page.locator('input[type="checkbox"]')
    if boxes.count():
        offered = boxes.evaluate_all("boxes => boxes.map(box => box.value)")
        for value in [name for name in offered if known.get(name) == "yes"] or ["none"]:
            hands.choose(page, value)
    else:
        for name in names_on(page):
            asked = page_id if name == "answer" else name
            hands.choose(page, known.get(asked, "unknown"), name)
    hands.go_on(page)


def names_on(page):
    """The names of the inputs: on a sheet each question has its own, on any other page it is "answer"."""
    names = page.locator('input[type="radio"]').evaluate_all("radios => radios.map(radio => radio.name)")
    return list(dict.fromkeys(names))
