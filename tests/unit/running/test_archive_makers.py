"""Whole accounts as Strava and Garmin give them out."""

import itertools
import tracemalloc

import pytest

from runwell.running.files.archive import Found, Told, Unread, members
from runwell.running.files.archive.fit_kind import fit_kind, other_kind
from runwell.running.files.archive.sports import WORDS, sport_of
from runwell.running.files.archive.strava import read_list
from runwell.running.files.run import Sport
from tests import watch_archives
from tests.unit.running.archives import names, refused, through, zipped

real = pytest.mark.skipif(
    not watch_archives.there_are_real_files(),
    reason="the folder of real watch files is not part of the repository",
)
OLDEST = """id,date,name,type,description,elapsed_time,distance,commute,gear,filename
1836776031,2018-09-12 15:02:23,Evening Run,Run,,783,3681.0,true,Merida,activities/1836776031.gpx
"""
ONE_DISTANCE = """Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,\
Elapsed Time,Distance,Commute,Activity Gear,Filename
1,"Sep 12, 2018, 3:02:23 PM",Evening Run,Run,,783,3.68,true,Merida,activities/1.gpx
"""
DUTCH = """Activiteits-ID,Datum van activiteit,Naam activiteit,Activiteitstype,Beschrijving,\
Verstreken tijd,Afstand,Uitrusting voor activiteit,Bestandsnaam,Verstreken tijd,Beweegtijd,Afstand
7,"9 mei 2026, 00:03:01",Rondje,Hardloopsessie,,1800,"5,01",Schoenen,activities/7.tcx.gz,1800.0,1790.0,5012.3
"""
RONDJE = Told("Rondje", "Hardloopsessie", "Schoenen", 5012.3, "7")
OTHER_ORDER = """Filename,Activity Gear,Activity Type,Distance,Activity Name,Distance,Activity ID
activities/7.fit.gz,Shoes,Run,5.0,Lunch,5012.3,42
"""


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        (OLDEST, "activities/1836776031.gpx", Told("Evening Run", "Run", "Merida", 3681.0, "1836776031")),
        (ONE_DISTANCE, "activities/1.gpx", Told("Evening Run", "Run", "Merida", None, "1")),
        (DUTCH, "activities/7.tcx.gz", RONDJE),
        (OTHER_ORDER, "activities/7.fit.gz", Told("Lunch", "Run", "Shoes", 5012.3, "42")),
        (
            "\ufeff" + DUTCH.replace("\n", "\r\n"),
            "activities/7.tcx.gz",
            RONDJE,
        ),
    ],
)
def test_the_list_in_the_forms_that_are_known(text, name, told):
    assert read_list(text.encode()).told == {name: told}


@pytest.mark.parametrize("text", ["", "a", "a,b\n1,2\n", "\0\0\xff", 'a,"b\nc', "id\n", "x," * 99])
def test_what_is_no_list_says_nothing(text):
    assert read_list(text.encode()).told == {}


def test_lines_and_quotes_inside_a_cell_and_odd_line_ends_keep_the_rows_apart():
    text = OLDEST + '2,2019,"Two\nlines ""so""\u2028and on",Run,,1,2000,,,activities/2.gpx\n'
    assert read_list(text.encode()).told["activities/2.gpx"].name == 'Two\nlines "so"\u2028and on'


@pytest.mark.parametrize("text", [OLDEST + "," * 4_000_000, OLDEST + "x\n" * 40_000])
def test_a_list_of_millions_of_cells_does_not_fill_the_memory(text):
    data = text.encode()
    tracemalloc.start()
    assert "activities/1836776031.gpx" in read_list(data).told
    assert tracemalloc.get_traced_memory()[1] < 4 * len(data)
    tracemalloc.stop()


@pytest.mark.parametrize(
    ("word", "sport"),
    [
        ("Run", Sport.RUNNING), ("Trail Run", Sport.RUNNING), ("Lauf", Sport.RUNNING),
        ("Course à pied", Sport.RUNNING),
        ("Walk", Sport.WALKING), ("Hike", Sport.HIKING), ("Ride", Sport.OTHER), ("E-Bike Ride", Sport.OTHER),
        ("Radfahrt", Sport.OTHER), ("Juoksu", Sport.UNKNOWN), ("", Sport.UNKNOWN),
    ],
)  # fmt: skip
def test_sports_by_their_words(word, sport):
    assert sport_of(word) is sport and Told(sport=word).kind is sport


def test_no_word_means_two_sports():
    from runwell.running.files.archive import sports

    groups = [set(getattr(sports, name).split()) for name in ("RUNNING", "WALKING", "HIKING", "OTHER")]
    assert not any(a & b for a, b in itertools.combinations(groups, 2)) and len(WORDS) == sum(
        map(len, groups)
    )


@pytest.mark.parametrize("folder", ["", "export_123/"])
def test_the_list_is_found_beside_the_files_and_says_what_is_missing(folder):
    text = OLDEST + (
        "2,2019,Gone,Run,,1,2000,,,activities/2.gpx\n3,2019,Ride,Ride,,1,2000,,,activities/3.gpx\n"
        "4,2019,By hand,Run,,1,2000,,,\n5,2019,By hand,Ride,,1,2000,,,\n"
    )
    data = zipped(
        (f"{folder}activities/1836776031.gpx", b"<gpx/>"), (f"{folder}activities.csv", text.encode())
    )
    assert [one.told.gear for one in through(data) if isinstance(one, Found)] == ["Merida"]
    assert {name: what[:24] for name, what in refused(data).items()} == {
        f"{folder}activities.csv": "1 activity in this list ",
        f"{folder}activities/2.gpx": "Strava's list names this",
    }


@real
@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_an_account_of_strava(tmp_path, language):
    built = watch_archives.strava_export(tmp_path / "a.zip", 40, language=language)
    with (tmp_path / "a.zip").open("rb") as file:
        found = list(members(file, "a.zip"))
        runs = [one for one in found if isinstance(one, Found) and one.told.kind is Sport.RUNNING]
        rides = [one for one in found if isinstance(one, Found) and one.told.kind is Sport.OTHER]
        assert {one.name for one in runs} == {*built.runs, *built.same} and [
            one.name for one in rides
        ] == built.rides
        assert all(one.read()[:2] == b"\x1f\x8b" for one in runs if one.name.endswith(".gz"))
    told = [one.told for one in runs]
    assert {one.gear for one in told} == {watch_archives.SHOES}
    for one in told:
        number = int(one.external_id) - 8_000_000
        assert one.name == f"Morning, number {number}" and one.meters == watch_archives.METERS + number
    assert all(one.beside for one in found if isinstance(one, Unread))


@real
def test_an_account_of_garmin(tmp_path):
    built = watch_archives.garmin_export(tmp_path / "a.zip", 25)
    with (tmp_path / "a.zip").open("rb") as file:
        found = list(members(file, "a.zip"))
        handed_on = [one for one in found if isinstance(one, Found)]
        assert {one.name for one in handed_on} == {*built.runs, *built.rides, *built.same}
        assert all(one.read()[8:12] == b".FIT" for one in handed_on)
    beside = {one.name for one in found if isinstance(one, Unread) and one.beside}
    assert beside > set(built.settings) and len(beside) == len(built.settings) + 2


@real
@pytest.mark.parametrize("after", [0, 1, 17, 60, 119])
def test_an_import_goes_on_at_the_nth_member(tmp_path, after):
    watch_archives.garmin_export(tmp_path / "a.zip", 25)
    with (tmp_path / "a.zip").open("rb") as file, (tmp_path / "a.zip").open("rb") as again:
        whole = [one.read() if isinstance(one, Found) else one.name for one in members(file, "a")]
        rest = itertools.islice(members(again, "a"), after, None)
        assert [one.read() if isinstance(one, Found) else one.name for one in rest] == whole[after:]


@real
def test_memory_stays_flat_however_many_files_there_are(tmp_path):
    peaks = []
    for count in (20, 120):
        watch_archives.garmin_export(tmp_path / "a.zip", count)
        tracemalloc.start()
        with (tmp_path / "a.zip").open("rb") as file:
            assert (
                sum(len(one.read()) for one in members(file, "a") if isinstance(one, Found)) > 50_000 * count
            )
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0] < 2_000_000, peaks


@pytest.mark.parametrize(
    ("kind", "word"), [(32, "monitoring"), (2, "settings"), (58, "keeps for itself"), (4, "")]
)
def test_a_fit_file_says_what_it_is_in_its_first_bytes(kind, word):
    data = watch_archives.watch_file(kind, 1)
    assert (
        fit_kind(data[:128]) == kind
        and word in other_kind(data[:128])
        and bool(word) == bool(other_kind(data))
    )
    assert names(zipped(("a.fit", data))) == ([] if word else ["a.fit"])


@real
def test_every_real_activity_is_known_as_one_by_its_first_bytes():
    for path in sorted((watch_archives.REAL / "fit").iterdir()):
        other = other_kind(path.read_bytes()[:128])
        assert bool(other) == (path.name in {"pfp__Settings2.fit", "roz__2023-01-13_heartratef.fit"}), (
            path.name
        )


def test_a_head_that_is_cut_anywhere_says_nothing_wrong():
    heads = [watch_archives.watch_file(32, 1)[:cut] for cut in range(60)]
    assert {fit_kind(head) for head in heads} == {None, 32}
