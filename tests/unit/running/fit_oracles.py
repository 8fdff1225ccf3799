"""Two other readers of FIT, each put into the eight columns that ours fills."""

import warnings
from importlib.util import find_spec

import numpy as np

from runwell.running.files.fit.profile import EPOCH, SEMICIRCLE

COLUMNS = {
    "time": (("timestamp",), 1),
    "distance": (("distance",), 1),
    "latitude": (("position_lat",), SEMICIRCLE),
    "longitude": (("position_long",), SEMICIRCLE),
    "altitude": (("enhanced_altitude", "altitude"), 1),
    "speed": (("enhanced_speed", "speed"), 1),
    "heart_rate": (("heart_rate",), 1),
    "cadence": (("cadence",), 1),
}
HAS_GARMIN = find_spec("garmin_fit_sdk") is not None


def by_fitdecode(data):
    """Columns of all records, as far as it comes before it gives up."""
    import fitdecode

    rows = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with fitdecode.FitReader(data) as frames:
                for frame in frames:
                    if isinstance(frame, fitdecode.FitDataMessage) and frame.name == "record":
                        rows.append({one.name: one.value for one in frame.fields})
        except fitdecode.FitError:
            pass
    return columns(rows)


def by_garmin(data):
    """Columns of all records by Garmin's own SDK, heart rate merged."""
    from garmin_fit_sdk import Decoder, Stream

    messages, _ = Decoder(Stream.from_byte_array(bytearray(data))).read(convert_datetimes_to_dates=False)
    return columns(messages.get("record_mesgs", []))


def columns(rows):
    return {
        name: np.array([cell(row, names) for row in rows]) / per for name, (names, per) in COLUMNS.items()
    }


def cell(row, names):
    """The first of those fields that has a value; of a list the first value; dates as seconds since 1970."""
    for name in names:
        value = row.get(name)
        value = value[0] if isinstance(value, list | tuple) else value
        if value is None or isinstance(value, str | bytes):
            continue
        if hasattr(value, "timestamp"):
            return value.timestamp()
        return value + EPOCH if name == "timestamp" else float(value)
    return np.nan
