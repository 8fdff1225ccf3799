"""Draws figures as PNG, to be looked at: python -m tests.figures.look bridge /tmp/bridge.png

Also those that nobody has looked at yet. The strip in light and dark colors, then eight moments of the
motion, small. Nothing of this is in the product.
"""

from __future__ import annotations

import gzip
import sys
import tomllib
from base64 import b64encode
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import sync_playwright

from runwell.programme.figure import drawing
from runwell.programme.figure.drawing import Words
from runwell.programme.figure.figure import Figure
from runwell.programme.figure.reading import figure
from runwell.records.packs import PACKS, load

FIGURES = Path(__file__).resolve().parents[2] / "content" / "figures"
CHROMIUM = Path("/usr/bin/chromium")
MOMENTS = 8
FREEZE = """([svg, share]) => { const one = document.querySelectorAll('.move svg')[svg];
  one.pauseAnimations(); one.setCurrentTime(share); }"""


def main(arguments: list[str]) -> int:
    """Draw the one exercise that is named; 0 done, 2 the call was wrong."""
    if len(arguments) != 2:
        print("Usage: python -m tests.figures.look EXERCISE FILE.png", file=sys.stderr)
        return 2
    name, target = arguments
    drawn = draft(name)
    words = Words(name, name)
    still, moving = drawing.stills(drawn, words).svg, drawing.moving(drawn, words).svg
    print(f"{name}: strip {size(still)} bytes compressed, moving {size(moving)}")
    photograph(page(still, moving), Path(target), drawing.seconds(drawn))
    return 0


def draft(name: str) -> Figure:
    """The figure as its file has it, whether somebody looked at it or not."""
    exercise = load(PACKS / "hip").exercises[name]
    table = tomllib.loads((FIGURES / f"{name}.toml").read_text("utf-8"))
    return replace(figure(table, exercise.root_pose, exercise.dose.tempo), looked_at=True)


def size(svg: str) -> int:
    """Bytes once compressed."""
    return len(gzip.compress(svg.encode(), mtime=0))


def page(still: str, moving: str) -> str:
    """The strip on light and dark paper, and the motion several times."""
    moves = "".join(f'<div class="move">{moving}</div>' for _ in range(MOMENTS))
    return (
        "<style>body{margin:0;background:#f7f6f1}.one svg{width:600px;height:auto;display:block;margin:8px}"
        ".row{display:flex;flex-wrap:wrap;width:1240px}.move svg{width:148px;height:auto;margin:3px}"
        ".dark{color-scheme:dark;background:#0f1a19}img{width:600px;margin:8px;display:block}"
        f'</style><div class="row"><div class="one">{still}</div><div class="dark">{image(still)}</div></div>'
        f'<div class="row">{moves}</div>'
    )


def image(svg: str) -> str:
    """As pages show it."""
    return f'<img alt="" src="data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}">'


def photograph(html: str, target: Path, seconds: float) -> None:
    """The whole page as PNG, each motion stopped at another moment."""
    with sync_playwright() as playwright:
        path = str(CHROMIUM) if CHROMIUM.exists() else None
        browser = playwright.chromium.launch(executable_path=path, args=["--disable-gpu"])
        try:
            sheet = browser.new_page(viewport={"width": 1240, "height": 400})
            sheet.set_content(html)
            for one in range(MOMENTS):
                sheet.evaluate(FREEZE, [one, seconds * one / MOMENTS])
            sheet.screenshot(path=str(target), full_page=True)
        finally:
            browser.close()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
