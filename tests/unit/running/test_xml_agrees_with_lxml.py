"""Every GPX and TCX file of ../shared/runs, read here and by plain loops over lxml's tree: the same."""

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from lxml import etree

from runwell.refusals import Refusal
from runwell.running.files.door import decode
from runwell.running.files.run import Harm

RUNS = Path(__file__).parents[4] / "shared" / "runs"
pytestmark = pytest.mark.needs_shared

GPX = {"ele": "altitude", "speed": "speed", "hr": "heart_rate", "cad": "cadence", "cadence": "cadence"}
TCX = {
    "LatitudeDegrees": "latitude",
    "LongitudeDegrees": "longitude",
    "AltitudeMeters": "altitude",
    "DistanceMeters": "distance",
    "Value": "heart_rate",
    "Cadence": "cadence",
    "RunCadence": "cadence",
    "Speed": "speed",
}
CLOSE = {
    "time": 1e-6,
    "latitude": 1e-12,
    "longitude": 1e-12,
    "distance": 1e-9,
    "altitude": 1e-9,
    "speed": 1e-9,
}
# Nothing was recorded in these: routes, places, tracks without times, a planned course.
NO_RUN = {
    "actr__testcourse.gpx", "actr__testcourse.tcx", "ggpx__fells_loop.gpx", "ggpx__hhs_77yl9msjcr.gpx",
    "gpxgo__iso8859-1encoded.gpx", "gpxpy__custom_schema_locations.gpx",
    "gpxpy__gpx1.1_with_extensions_without_namespaces.gpx", "gpxpy__route.gpx",
    "gpxpy__track-with-small-floats.gpx", "gpxpy__track_with_dilution_errors.gpx",
    "gpxpy__unicode.gpx", "gpxpy__unicode2.gpx",
    "gpxpy__unicode_with_bom_noencoding.gpx", "saf__test.gpx",
}  # fmt: skip


def files():
    found = [*RUNS.glob("gpx/*"), *RUNS.glob("tcx/*")] if RUNS.exists() else []
    return sorted(found)


def local(element):
    name = element.tag if isinstance(element.tag, str) else ""
    return name.rpartition("}")[2].rpartition(":")[2]


def tables(data):
    """For each track or activity, the rows of its points, each a dictionary by column."""
    root = etree.fromstring(data.lstrip(), etree.XMLParser(recover=True, huge_tree=True))
    around, inside = ("trk", "trkpt") if local(root) == "gpx" else ("Activity", "Trackpoint")
    for one in root.iter():
        if local(one) == around:
            yield [
                row_of(point, GPX if around == "trk" else TCX)
                for point in one.iter()
                if local(point) == inside
            ]


def row_of(point, fields):
    row = {"latitude": point.get("lat"), "longitude": point.get("lon")} if fields is GPX else {}
    for one in point.iterdescendants():
        if one.text and one.text.strip():
            if local(one) in ("time", "Time"):
                row["time"] = moment(one.text.strip())
            elif local(one) in fields:
                row.setdefault(fields[local(one)], one.text)
    return {name: np.nan if value is None else float(value) for name, value in row.items()}


def moment(text):
    when = datetime.fromisoformat(text)
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_the_same_rows_and_values(path):
    data = path.read_bytes()
    if path.name in NO_RUN:
        with pytest.raises(Refusal):
            decode(data)
        return
    runs = decode(data)
    wanted = [rows for rows in tables(data) if any("time" in row for row in rows)]
    assert [len(run.streams) for run in runs] == [len(rows) for rows in wanted]
    for run, rows in zip(runs, wanted, strict=True):
        assert {one.harm for one in run.damage} <= {Harm.TIMES_OUT_OF_ORDER}
        for name, values in run.streams.columns():
            there = np.array([row.get(name, np.nan) for row in rows])
            if not len(values) or (name == "distance" and np.isnan(there).all()):
                continue  # measured from the positions instead
            if name == "cadence" and (values[there > 0] == 2 * there[there > 0]).all():
                there = 2 * there  # of one leg; which files count one leg is tried elsewhere
            np.testing.assert_allclose(values, there, rtol=0, atol=CLOSE.get(name, 0), err_msg=name)


BAD = {
    "rpd__malformed.tcx": (384, []),
    "syn__bom.gpx": (2261, []),
    "syn__latin1-decl.gpx": (2261, []),
    "syn__leadws.gpx": (2261, []),
    "syn__leadws.tcx": (1599, []),
    "syn__trunc.gpx": (1358, [Harm.CUT_SHORT]),
    "syn__trunc.tcx": (958, [Harm.CUT_SHORT]),
}


@pytest.mark.parametrize("name", BAD)
def test_damaged_files_keep_every_whole_point(name):
    (run,) = decode((RUNS / "bad" / name).read_bytes())
    assert (len(run.streams), [one.harm for one in run.damage]) == BAD[name]


def test_the_file_that_would_read_ours_is_refused():
    with pytest.raises(Refusal, match="declares entities"):
        decode((RUNS / "bad" / "syn__xxe.gpx").read_bytes())
