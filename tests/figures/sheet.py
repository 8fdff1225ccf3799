"""Writes the contact sheet of every figure that is shown: python -m tests.figures.sheet FILE.png"""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path

from playwright.sync_api import sync_playwright

from runwell.records.exercise_figures import has_figure, stills
from runwell.records.packs import the_pack
from tests.figures.look import CHROMIUM, image

STYLE = """body{margin:0;padding:16px;background:#f7f6f1;font:15px sans-serif;width:1248px;columns:5;
column-gap:12px}figure{margin:0 0 12px;background:#fff;padding:8px;break-inside:avoid}
img{width:100%;margin:0}"""


def main(arguments: list[str]) -> int:
    """Write the sheet to the one file that is named; 0 done, 2 the call was wrong."""
    if len(arguments) != 1:
        print("Usage: python -m tests.figures.sheet FILE.png", file=sys.stderr)
        return 2
    with sync_playwright() as playwright:
        path = str(CHROMIUM) if CHROMIUM.exists() else None
        browser = playwright.chromium.launch(executable_path=path, args=["--disable-gpu"])
        try:
            sheet = browser.new_page(viewport={"width": 1280, "height": 400})
            sheet.set_content(f"<!doctype html><style>{STYLE}</style>{''.join(cards())}")
            sheet.screenshot(path=arguments[0], full_page=True)
        finally:
            browser.close()
    print(f"{Path(arguments[0]).stat().st_size} bytes")
    return 0


def cards() -> list[str]:
    """Each figure over its exercise's name."""
    every = the_pack().exercises.values()
    shown = [(one.name, drawn) for one in every if has_figure(one.id) and (drawn := stills(one))]
    return [
        f"<figure>{image(drawn.svg)}<figcaption>{escape(name)}</figcaption></figure>" for name, drawn in shown
    ]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
