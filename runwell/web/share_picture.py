"""Draws static/share.png, which stands beside a shared link: the site's mark on its own green.

Run as a module, after a change of the colors: python -m runwell.web.share_picture
"""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import numpy as np

WIDTH, HEIGHT = 1200, 630
GROUND, WASH, MARK = (11, 91, 83), (20, 106, 97), (255, 255, 255)
# The mark of base.html on its grid of 36: a ball in a socket, and the leg below.
GRID, CENTER, SCALE = 36.0, (18.0, 17.5), 13.0
Field = np.ndarray


def pixels() -> Field:
    """Height x width x 3, 0 to 255, edges smoothed over one pixel."""
    row, column = np.mgrid[0:HEIGHT, 0:WIDTH] + 0.5
    x = (column - WIDTH / 2) / SCALE + CENTER[0]
    y = (row - HEIGHT / 2) / SCALE + CENTER[1] + 1.5
    picture = np.ones((HEIGHT, WIDTH, 3)) * GROUND
    picture = _laid(picture, WASH, _disk(x, y, 40) - _disk(x, y, 27) + _disk(x, y, 19))
    for shape in (_socket(x, y), _disk(x, y, 4.5), _leg(x, y)):
        picture = _laid(picture, MARK, shape)
    return np.rint(picture).astype(np.uint8)


def png(picture: Field) -> bytes:
    """The picture as a PNG file."""
    height, width, _colors = picture.shape
    lines = b"".join(b"\0" + line.tobytes() for line in picture)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(name, data) for name, data in parts)


def _part(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _laid(picture: Field, color: tuple[int, int, int], share: Field) -> Field:
    """The color over the picture, as much of it as `share` says for each pixel."""
    part = np.clip(share, 0, 1)[..., np.newaxis]
    return picture * (1 - part) + np.array(color) * part


def _inside(distance: Field) -> Field:
    """Distance below zero is inside; one pixel is the edge."""
    return np.clip(0.5 - distance * SCALE, 0, 1)


def _disk(x: Field, y: Field, radius: float) -> Field:
    return _inside(np.hypot(x - CENTER[0], y - CENTER[1]) - radius)


def _socket(x: Field, y: Field) -> Field:
    """The upper half of a ring of radius 9 round (18, 17), three wide, with round ends."""
    ring = np.abs(np.hypot(x - 18, y - 17) - 9) - 1.5
    ends = np.hypot(np.abs(x - 18) - 9, y - 17) - 1.5
    return _inside(np.where(y <= 17, ring, ends))


def _leg(x: Field, y: Field) -> Field:
    """From (18, 21) down to (18, 28), three wide, with round ends."""
    return _inside(np.hypot(x - 18, y - np.clip(y, 21, 28)) - 1.5)


if __name__ == "__main__":
    (Path(__file__).parent / "static" / "share.png").write_bytes(png(pixels()))
