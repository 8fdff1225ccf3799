"""Cuts static/session/icon-*.png out of the picture that stands beside a shared link: the site's own mark.

Run as a module, after a change of the colors: python -m runwell.web.session.icons
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from runwell.web.share_picture import HEIGHT, WIDTH, pixels, png

FOLDER = Path(__file__).resolve().parents[1] / "static" / "session"
# Pixels of the icon -> how many of the picture's stand for one of its own. 180 is for the home screen of iOS.
SIZES: Mapping[int, int] = {180: 3, 192: 3, 512: 1}


def icon(size: int) -> np.ndarray:
    """The middle of the picture; what a phone cuts off round it is ground only."""
    each = SIZES[size]
    top, left = (HEIGHT - size * each) // 2, (WIDTH - size * each) // 2
    middle = pixels()[top : top + size * each, left : left + size * each]
    drawn: np.ndarray = np.rint(middle.reshape(size, each, size, each, 3).mean(axis=(1, 3)))
    return drawn.astype(np.uint8)


def name(size: int) -> str:
    """As static files have it."""
    return f"session/icon-{size}.png"


if __name__ == "__main__":
    for one in SIZES:
        (FOLDER.parent / name(one)).write_bytes(png(icon(one)))
