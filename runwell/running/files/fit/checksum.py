"""The CRC-16 of FIT by XORs of long slices, with no loop over bytes.

Source: FIT Protocol, "CRC" (developer.garmin.com/fit/protocol): polynomial x^16 + x^15 + x^2 + 1, lowest bit
first, beginning at 0. It is (x + 1)(x^15 + x + 1). Over GF(2) squaring a sum squares its terms, so for every
power of two q: x^15q = x^q + 1 modulo the second factor, and q of whole bytes folds the front of the file
onto its back in two XORs. Modulo x + 1 a file is the parity of its bits. Both together give the remainder.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]

REFLECTED = 0xA001
SECOND_FACTOR = 0xC001  # x^15 + x + 1 in a register of 16 bits whose lowest bit is the highest power
SHORT = 8  # bytes; below 15 of these the table is quicker


def _entry(value: int) -> int:
    for _ in range(8):
        value = (value >> 1) ^ (REFLECTED if value & 1 else 0)
    return value


TABLE = tuple(map(_entry, range(256)))


def checksum(data: Bytes) -> int:
    """The CRC of all those bytes; 0 where they end with their own right CRC."""
    crc = 0
    for byte in _folded(data).tobytes():
        crc = (crc >> 8) ^ TABLE[(crc ^ byte) & 0xFF]
    return crc if _parity(data) == crc.bit_count() & 1 else crc ^ SECOND_FACTOR


def _folded(data: Bytes) -> Bytes:
    """At most 15 * SHORT bytes that leave the same remainder by x^15 + x + 1."""
    q, rest = SHORT, data.copy()
    while 29 * q < len(rest):
        q *= 2
    while q >= SHORT:
        while (more := len(rest) - 15 * q) > 0:
            many = min(14 * q, more)
            front, rest = rest[:many], rest[many:]
            for at in (14 * q - many, 15 * q - many):
                rest[at : at + many] ^= front
        q //= 2
    return rest


def _parity(data: Bytes) -> int:
    even = len(data) // 8 * 8
    ends = int.from_bytes(data[even:].tobytes(), "little")
    return (int(np.bitwise_xor.reduce(data[:even].view(np.uint64))) ^ ends).bit_count() & 1
