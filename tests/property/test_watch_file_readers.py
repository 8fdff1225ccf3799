"""Whatever bytes a file has: a reader hands on runs or a Refusal, within a second and 100 MB.

5,000 inputs in `make test`, 200,000 in `make soak`. Files are small and made by hand, so that a change lands
somewhere that matters.
"""

import gzip
import os
import tracemalloc

import numpy as np
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from runwell.refusals import Refusal
from runwell.running.files.door import decode
from runwell.running.packed import pack, unpack
from runwell.running.private import shown_to_others
from tests.own_seconds import own_seconds
from tests.watch_files import fit, gpx, tcx

TIMES_AS_MANY = 40 if "RUNWELL_SOAK" in os.environ else 1
SECONDS, BYTES = 1.0, 100_000_000
FILES = {"fit": fit(), "gpx": gpx(3), "tcx": tcx(3), "two fits": fit(2) + fit(3)}
TELLING = [
    b"\xff" * 4,
    b"\0" * 4,
    b"\x7f\xff\xff\xff",
    b".FIT",
    b"@",
    b"nan",
    b"1e999",
    b"-",
    b"&",
    b"<",
    b"]]>",
]
TELLING += [
    b"<trkpt>",
    b"</trkpt>",
    b"<trk>",
    b"</trk>",
    b"<!--",
    b"<!DOCTYPE gpx [",
    b"<Lap>",
    b"</Activity>",
]
FRAGMENTS = [
    *(
        "<gpx>",
        "</gpx>",
        "<trk>",
        "</trk>",
        "<trkseg>",
        "</trkseg>",
        "<trkpt>",
        '<trkpt lat="1" lon="2">',
        "</trkpt>",
    ),
    *("<time>", "</time>", "<ele>", "</ele>", "<a:hr>", "</a:hr>", "<name>", "</name>", "<type>", "</type>"),
    *(
        "<TrainingCenterDatabase>",
        "<Activities>",
        '<Activity Sport="Running">',
        "</Activity>",
        "<Lap>",
        "</Lap>",
    ),
    *("<Trackpoint>", "</Trackpoint>", "<Time>", "</Time>", "<Value>", "</Value>", "<Cadence>", "</Cadence>"),
    *(
        "2026-01-01T00:00:00Z",
        "2026-02-30T25:00:00Z",
        "0001-01-01T00:00:00+23:59",
        "now",
        "1e308",
        "-0",
        "12,5",
        "٣",
    ),
    *(
        "&amp;",
        "&#0;",
        "&nbsp;",
        "&",
        "<![CDATA[",
        "]]>",
        "<!-- ",
        " -->",
        "<?x ?>",
        '<!ENTITY x "y">',
        "\0",
        "\ufeff",
    ),
]

many = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}


def read_or_refused(data):
    """No run at all where it is refused."""
    try:
        runs = decode(data)
    except Refusal as refusal:
        assert refusal.what and "\n" not in str(refusal)
        return ()
    assert runs
    return runs


def try_to_read(data):
    """What comes out is a table that can be kept and shown, or a sentence."""
    tracemalloc.start()
    runs = []
    took = own_seconds(lambda: runs.append(read_or_refused(data)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert took < SECONDS and peak < BYTES
    for run in runs[-1]:
        for name, values in run.streams.columns():
            assert values.dtype == np.float64 and not np.isinf(values).any(), name
        assert len(unpack(pack(run.streams))) == len(shown_to_others(run.streams, ())) == len(run.streams)


@st.composite
def changed(draw, files):
    """A file of which some places are overwritten, cut out, doubled or put in."""
    data = bytearray(FILES[draw(st.sampled_from(files))])
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(data)))
        until = at + draw(st.integers(0, 24))
        piece = draw(
            st.sampled_from(TELLING) | st.binary(max_size=6) | st.just(bytes(data[until : until + 90]))
        )
        data[at:until] = piece
    return bytes(data[: draw(st.integers(0, 2 * len(data)))])


@settings(max_examples=1500 * TIMES_AS_MANY, **many)
@given(changed(["fit", "two fits"]))
@example(fit().replace(b"\x04\x04\x86", b"\x04\x04\x07", 1))  # a time that says it is a text
def test_a_changed_fit_file(data):
    try_to_read(data)


@settings(max_examples=1500 * TIMES_AS_MANY, **many)
@given(changed(["gpx", "tcx"]))
def test_a_changed_xml_file(data):
    try_to_read(data)


@settings(max_examples=800 * TIMES_AS_MANY, **many)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40), st.sampled_from(["utf-8", "utf-16", "latin-1"]))
def test_xml_put_together_at_random(fragments, encoding):
    root = "<gpx><trk>" if len(fragments) % 2 else "<Activities><Activity>"
    try_to_read((root + "".join(fragments)).encode(encoding, "replace"))


@settings(max_examples=400 * TIMES_AS_MANY, **many)
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"\x0e\x10\0\0\0\0\0\0.FIT\0\0", b"\x1f\x8b\x08", b"<gpx>"]),
)
def test_any_bytes(data, beginning):
    try_to_read(beginning + data)


@settings(max_examples=800 * TIMES_AS_MANY, **many)
@given(changed(list(FILES)), st.data())
def test_a_changed_file_in_a_changed_gzip(data, draws):
    folded = bytearray(gzip.compress(data, 1, mtime=0))
    for _ in range(draws.draw(st.integers(0, 3))):
        folded[draws.draw(st.integers(0, len(folded) - 1))] = draws.draw(st.integers(0, 255))
    try_to_read(bytes(folded[: draws.draw(st.integers(0, 2 * len(folded)))]))
