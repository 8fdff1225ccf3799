"""A kept page is dropped when something that it shows changes, by whatever way, and by nothing else."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from runwell.records import packs
from runwell.records.actions.visit_requests import ask_for_visit
from runwell.records.models import ClosedDay, Location, Practice, TeamMember
from runwell.records.packs_read import PacksRead
from runwell.web.page_cache.tables import mark, mark_all, mark_changes, written

NUMBER = "(312) 555-0199"
CHICAGO, TEAM, BRIDGE, PRIVACY = "/locations/chicago/", "/team/", "/exercises/bridge/", "/privacy/"
EVERY = (CHICAGO, TEAM, BRIDGE, PRIVACY, "/locations/oak-lawn/", "/first-visit/", "/robots.txt")
pytestmark = pytest.mark.usefixtures("practice")


def new_telephone():
    Location.objects.filter(slug="chicago").update(telephone=NUMBER)


def new_colleague():
    TeamMember.objects.create(slug="nova", name="Nova New", credentials="PT", sees_patients=True)


def new_name():
    practice = Practice.objects.get()
    practice.name = "Another Practice"
    practice.save()


def new_holiday():
    day = timezone.localdate() + timedelta(days=3)
    ClosedDay.objects.create(location=Location.objects.get(slug="chicago"), day=day, name="Inventory")


@pytest.mark.parametrize(
    ("change", "words", "where"),
    [
        (new_telephone, NUMBER, {CHICAGO, TEAM, BRIDGE, PRIVACY}),
        (new_colleague, "Nova New", {TEAM}),
        (new_name, "Another Practice", {CHICAGO, TEAM, BRIDGE, PRIVACY}),
        (new_holiday, "Inventory", {CHICAGO}),
    ],
)
def test_a_change_shows_wherever_it_is_shown(ask, change, words, where):
    before = {path: ask(path) for path in EVERY}
    change()
    after = {path: ask(path) for path in EVERY}
    assert where <= {path for path in EVERY if words in after[path].text}
    assert not any(words in one.text for one in before.values())
    assert all(after[path].body == ask.fresh(path).body for path in EVERY)
    # What shows nothing of it keeps its tag, so a browser that has it loads nothing.
    same = {path for path in EVERY if before[path].body == after[path].body}
    assert all((before[path].tag == after[path].tag) == (path in same) for path in EVERY)


def test_a_page_that_was_not_made_from_what_changed_is_not_made_again(ask):
    for path in EVERY:
        ask(path)
    new_colleague()
    assert {path for path in EVERY if ask(path).made} == {CHICAGO, "/locations/oak-lawn/", TEAM}


def test_what_no_page_shows_drops_nothing(ask):
    for path in EVERY:
        ask(path)
    words = {"telephone": "(312) 555-0111", "email": "", "location_id": None, "times": "", "note": ""}
    ask_for_visit(by="test", name="Rosa", **words)
    assert not any(ask(path).made for path in EVERY)


def test_a_change_that_is_taken_back_drops_nothing(ask):
    ask(CHICAGO)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        new_telephone()
        raise ZeroDivisionError
    assert not ask(CHICAGO).made


def test_a_change_shows_once_it_is_committed(ask):
    with transaction.atomic():
        new_telephone()
        mark("records_location")
        with ThreadPoolExecutor(1) as elsewhere:
            assert NUMBER not in elsewhere.submit(ask, CHICAGO).result().text
    assert NUMBER in ask(CHICAGO).text


def test_a_change_while_a_page_is_made_makes_it_old(ask):
    made = ask.django

    def slow(environ, start_response):
        response = made(environ, start_response)
        new_telephone()
        return response

    ask.django = slow
    assert NUMBER not in ask(CHICAGO).text
    ask.django = made
    assert NUMBER in ask(CHICAGO).text


def test_a_mark_that_cannot_be_written_is_told_and_breaks_no_change(ask, settings, tmp_path, caplog):
    settings.RUNWELL_DATA = tmp_path / "nowhere" / "at-all"
    new_telephone()
    assert Location.objects.get(slug="chicago").telephone == NUMBER
    assert "could not be marked" in caplog.text


def test_what_passes_the_statements_by_is_marked_whole(ask):
    for path in EVERY:
        ask(path)
    mark_all()
    assert all(ask(path).made for path in EVERY)


def test_a_connection_that_is_made_with_the_page_is_watched_like_any_other(ask):
    """Each thread has its own, and it is made anew for each request."""

    def visits():
        for path in (CHICAGO, TEAM, CHICAGO):
            ask(path)
        left = list(connection.execute_wrappers)
        connection.close()
        return left

    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(visits).result() == [mark_changes]


@pytest.fixture
def own_packs(tmp_path, monkeypatch):
    """A copy of the packs that may be edited, looked at each time."""
    shutil.copytree(packs.PACKS / "hip", tmp_path / "packs" / "hip")
    monkeypatch.setenv("RUNWELL_PACKS", str(tmp_path / "packs"))
    seconds = iter(range(1_000_000))
    monkeypatch.setattr(packs, "_PACKS", PacksRead(packs.load, lambda: float(2 * next(seconds))))
    return tmp_path / "packs" / "hip"


def test_an_exercise_that_changes_in_the_pack_changes_its_pages_alone(own_packs, ask):
    before = {path: ask(path) for path in (BRIDGE, "/exercises/", PRIVACY, TEAM)}
    assert not ask(BRIDGE).made
    name = packs.the_pack().exercises["bridge"].name
    file = next(file for file in (own_packs / "exercises").glob("*.toml") if f'"{name}"' in file.read_text())
    file.write_text(file.read_text().replace(f'"{name}"', '"Bridge of bricks"'))
    after = {path: ask(path) for path in before}
    assert "Bridge of bricks" in after[BRIDGE].text and "Bridge of bricks" in after["/exercises/"].text
    assert {path for path in before if before[path].tag != after[path].tag} == {BRIDGE, "/exercises/"}


@pytest.mark.parametrize(
    ("sql", "tables"),
    [
        ('INSERT INTO "records_location" ("id") VALUES (1)', {"records_location"}),
        ('INSERT OR IGNORE INTO "records_location" ("id") VALUES (1)', {"records_location"}),
        ('UPDATE "wagtailcore_page" SET "title" = %s', {"wagtailcore_page"}),
        ("UPDATE wagtailcore_page SET path = %s", {"wagtailcore_page"}),
        ('\n  DELETE FROM "records_teammember" WHERE 1', {"records_teammember"}),
        ('TRUNCATE "records_location", "records_practice";', {"records_location", "records_practice"}),
        ('SELECT "id" FROM "records_location"', set()),
        ("SAVEPOINT s1", set()),
    ],
)
def test_what_a_statement_changes_is_read_off_it(sql, tables):
    assert written(sql) == tables


CHANGES = (
    lambda n: Location.objects.filter(slug="chicago").update(telephone=f"(312) 555-01{n:02}"),
    lambda n: Practice.objects.update(name=f"Practice {n}"),
    lambda n: Practice.objects.update(demo=bool(n % 2)),
    lambda n: TeamMember.objects.filter(sees_patients=True).update(credentials=f"PT {n}"),
    lambda n: TeamMember.objects.order_by("slug")[:1].get().delete() if TeamMember.objects.exists() else 0,
    lambda n: ask_for_visit(
        by="test", name="R", telephone="(312) 555-0111", email="", location_id=None, times="", note=""
    ),
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(CHANGES), st.integers(0, 99)), min_size=1, max_size=6))
def test_whatever_changes_a_kept_page_is_what_would_be_made_now(ask, changes):
    for change, number in changes:
        change(number)
        for path in (CHICAGO, TEAM, PRIVACY, "/robots.txt"):
            assert ask(path).body == ask.fresh(path).body
