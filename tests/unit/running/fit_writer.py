"""A tiny writer of FIT files for tests: definitions and data as numbers, with right lengths and checksums."""

from struct import pack

EPOCH = 631065600
T0 = 1_100_000_000  # seconds of FIT's clock, in 2024

# name -> (number of the base type, letter of struct)
TYPES = {
    "enum": (0x00, "B"), "s8": (0x01, "b"), "u8": (0x02, "B"), "s16": (0x83, "h"), "u16": (0x84, "H"),
    "s32": (0x85, "i"), "u32": (0x86, "I"), "f32": (0x88, "f"), "byte": (0x0D, "B"), "u8z": (0x0A, "B"),
}  # fmt: skip
RECORD = ((253, "u32"), (0, "s32"), (1, "s32"), (2, "u16"), (3, "u8"), (4, "u8"), (5, "u32"), (6, "u16"))
SESSION = ((253, "u32"), (2, "u32"), (5, "enum"), (6, "enum"), (7, "u32"), (8, "u32"), (9, "u32"))


def definition(local, message, fields, big=False, developer=()):
    """fields: (number, name of a type, or the bytes of a text)."""
    order = ">" if big else "<"
    own = b"".join(bytes((number, *size_and_base(kind))) for number, kind in fields)
    theirs = bytes([len(developer)]) + b"".join(map(bytes, developer)) if developer else b""
    head = 0x40 | local | (0x20 if developer else 0)
    return bytes((head, 0, big)) + pack(f"{order}HB", message, len(fields)) + own + theirs


def size_and_base(kind):
    if isinstance(kind, int):
        return kind, 0x07
    base, letter = TYPES[kind]
    return len(pack(f"<{letter}", 0)), base


def data(head, fields, values, big=False, more=b""):
    cells = (cell(kind, value, ">" if big else "<") for (_, kind), value in zip(fields, values, strict=True))
    return bytes([head]) + b"".join(cells) + more


def cell(kind, value, order):
    return value.encode().ljust(kind, b"\0") if isinstance(kind, int) else pack(order + TYPES[kind][1], value)


def crc(some):
    """Bit by bit, as the protocol page describes it: an oracle for the folded one."""
    value = 0
    for byte in some:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ (0xA001 if value & 1 else 0)
    return value


def file(*messages, length=None, kind=4):
    """A whole file: header, file_id, messages, checksum."""
    fields = ((0, "enum"), (1, "u16"), (2, "u16"))
    body = definition(15, 0, fields) + data(15, fields, (kind, 1, 3113)) + b"".join(messages)
    head = pack("<BBHI4s", 14, 0x20, 2100, len(body) if length is None else length, b".FIT")
    head += pack("<H", crc(head))
    return head + body + pack("<H", crc(head + body))


def records(count, local=0, start=T0, big=False):
    """Their definition, and one record a second, moving north."""
    rows = (record(start + nth, nth) for nth in range(count))
    return definition(local, 20, RECORD, big) + b"".join(data(local, RECORD, row, big) for row in rows)


def record(time, nth):
    return time, 500_000_000 + 300 * nth, 100_000_000, 3000 + nth, 120 + nth % 40, 84, 300 * nth, 3000


def session(start=T0, seconds=100, sport=1, sub_sport=0, meters=300, local=3):
    values = (start + seconds, start, sport, sub_sport, 1000 * seconds, 1000 * seconds, 100 * meters)
    return definition(local, 18, SESSION) + data(local, SESSION, values)
