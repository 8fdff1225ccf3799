"""Small watch files made on the spot: a TCX of an even run, with what a test wants in it."""

from datetime import UTC, datetime, timedelta
from math import cos, radians
from zoneinfo import ZoneInfo

DEGREE = 111_195.0
HOME = 41.60, -87.70
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><TrainingCenterDatabase '
    'xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2" '
    'xmlns:x="http://www.garmin.com/xmlschemas/ActivityExtension/v2"><Activities><Activity Sport="{sport}">'
    '<Id>{at}</Id><Lap StartTime="{at}"><TotalTimeSeconds>{seconds}</TotalTimeSeconds>'
    "<DistanceMeters>{meters}</DistanceMeters><Track>"
)
POINT = (
    "<Trackpoint><Time>{at}</Time>{where}<AltitudeMeters>{up}</AltitudeMeters><DistanceMeters>{far}"
    "</DistanceMeters><HeartRateBpm><Value>{pulse}</Value></HeartRateBpm><Extensions><x:TPX><x:Speed>{speed}"
    "</x:Speed><x:RunCadence>{strides}</x:RunCadence></x:TPX></Extensions></Trackpoint>"
)
TAIL = "</Track></Lap></Activity></Activities></TrainingCenterDatabase>"


def began(days_ago, hour=8):
    """That many days ago, in the morning of Chicago."""
    day = datetime.now(ZoneInfo("America/Chicago")).date() - timedelta(days=days_ago)
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo("America/Chicago")).astimezone(UTC)


def tcx(days_ago, km=8.0, *, pace=360, indoor=False, cadence=170, sport="Running", hour=8):
    """A run straight to the north east, a record every 10 seconds. pace: seconds a kilometer."""
    start, seconds, speed = began(days_ago, hour), round(km * pace), 1000 / pace
    points = []
    for second in range(0, seconds + 1, 10):
        far = second * speed
        north = HOME[0] + far / DEGREE * 0.6
        east = HOME[1] + far / DEGREE * 0.8 / cos(radians(HOME[0]))
        where = (
            ""
            if indoor
            else (
                f"<Position><LatitudeDegrees>{north:.7f}</LatitudeDegrees>"
                f"<LongitudeDegrees>{east:.7f}</LongitudeDegrees></Position>"
            )
        )
        points.append(
            POINT.format(
                at=_at(start + timedelta(seconds=second)),
                where=where,
                up=180,
                far=f"{far:.1f}",
                pulse=140 + second // 300 % 20,
                speed=f"{speed:.3f}",
                strides=cadence // 2,
            )
        )
    head = HEAD.format(sport=sport, at=_at(start), seconds=seconds, meters=km * 1000)
    return (head + "".join(points) + TAIL).encode()


def _at(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
