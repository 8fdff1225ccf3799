"""Small watch files made by hand, for tests that change them."""

from struct import pack

BEGAN = 1_767_225_600  # 2026-01-01T00:00:00Z
FIT_EPOCH = 631_065_600

GPX = """<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="Watch 3" xmlns="http://www.topografix.com/GPX/1/1"
 xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">
<metadata><time>2026-01-01T00:00:00Z</time></metadata>
<trk><name>New Year &amp; fog</name><type>running</type><trkseg>
{points}
</trkseg></trk></gpx>
"""
GPX_POINT = """<trkpt lat="{lat}" lon="{lon}"><ele>{ele}</ele><time>{time}</time><extensions>
<gpxtpx:TrackPointExtension><gpxtpx:hr>{hr}</gpxtpx:hr><gpxtpx:cad>{cad}</gpxtpx:cad>
</gpxtpx:TrackPointExtension></extensions></trkpt>"""

TCX = """<?xml version="1.0" encoding="UTF-8"?>
<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"><Activities>
<Activity Sport="Running"><Id>2026-01-01T00:00:00Z</Id>
<Lap StartTime="2026-01-01T00:00:00Z"><TotalTimeSeconds>20</TotalTimeSeconds>
<DistanceMeters>60.5</DistanceMeters><AverageHeartRateBpm><Value>99</Value></AverageHeartRateBpm><Track>
{points}
</Track></Lap><Notes>In fog</Notes>
<Creator><Name>Watch 3</Name><UnitId>77</UnitId></Creator></Activity>
</Activities></TrainingCenterDatabase>
"""
TCX_POINT = """<Trackpoint><Time>{time}</Time><Position><LatitudeDegrees>{lat}</LatitudeDegrees>
<LongitudeDegrees>{lon}</LongitudeDegrees></Position><AltitudeMeters>{ele}</AltitudeMeters>
<DistanceMeters>{meters}</DistanceMeters><HeartRateBpm><Value>{hr}</Value></HeartRateBpm>
<Extensions><ns3:TPX><ns3:Speed>3.0</ns3:Speed><ns3:RunCadence>{cad}</ns3:RunCadence></ns3:TPX></Extensions>
</Trackpoint>"""


def points(form: str, count: int = 5) -> str:
    """That many, five seconds and fifteen meters apart."""
    return "\n".join(
        form.format(
            lat=f"{44.98 + 0.000135 * at:.6f}",
            lon=-93.265,
            ele=250 + at,
            time=f"2026-01-01T00:00:{5 * at:02d}Z",
            meters=15.0 * at,
            hr=140 + at,
            cad=86,
        )
        for at in range(count)
    )


def gpx(count: int = 5) -> bytes:
    return GPX.format(points=points(GPX_POINT, count)).encode()


def tcx(count: int = 5) -> bytes:
    return TCX.format(points=points(TCX_POINT, count)).encode()


def fit(count: int = 5) -> bytes:
    """An activity of records and its session; checked against fitdecode by the tests of the FIT reader."""
    stamp = BEGAN - FIT_EPOCH
    body = fit_message(0, 0, ((0, 1, 0x00), (4, 4, 0x86)), pack("<BI", 4, stamp))
    fields = ((253, 4, 0x86), (0, 4, 0x85), (1, 4, 0x85), (5, 4, 0x86), (3, 1, 0x02), (4, 1, 0x02))
    body += fit_definition(1, 20, fields)
    for at in range(count):
        place = (round((44.98 + 0.000135 * at) * 2**31 / 180), round(-93.265 * 2**31 / 180))
        body += b"\x01" + pack("<IiiIBB", stamp + 5 * at, *place, 1500 * at, 140 + at, 86)
    fields = ((253, 4, 0x86), (2, 4, 0x86), (7, 4, 0x86), (8, 4, 0x86), (9, 4, 0x86), (5, 1, 0x00))
    body += fit_message(2, 18, fields, pack("<IIIIIB", stamp + 20, stamp, 20_000, 20_000, 6000, 1))
    head = pack("<BBHI4s", 14, 0x20, 2100, len(body), b".FIT")
    head += pack("<H", checksum(head))
    return head + body + pack("<H", checksum(head + body))


def fit_definition(local: int, number: int, fields: tuple[tuple[int, int, int], ...]) -> bytes:
    return pack("<BBBHB", 0x40 | local, 0, 0, number, len(fields)) + b"".join(bytes(one) for one in fields)


def fit_message(local: int, number: int, fields: tuple[tuple[int, int, int], ...], values: bytes) -> bytes:
    return fit_definition(local, number, fields) + bytes([local]) + values


def checksum(data: bytes) -> int:
    """The CRC-16 of FIT, bit by bit."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc
