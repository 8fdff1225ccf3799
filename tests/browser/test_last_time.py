"""Forty people ask for the last free time of a day at once: one has it, the others hear so and choose anew.

On SQLite, and with --postgres on PostgreSQL.
"""

from __future__ import annotations

import json
import os

import psycopg
import pytest

from tests.browser.conftest import PHONE
from tests.browser.forty_clients import SENT, all_press_at_once
from tests.browser.practice_people import FIRST
from tests.browser.turned_clock import LOADED, practice
from tests.ready import migrated_postgresql

pytestmark = pytest.mark.browser
DATABASE = "last_time"
MORGANS_TIMES = """
from datetime import date
from django.utils import timezone
from runwell.records import access
from runwell.records.access.visits import clinicians_at, free_times
office = access.locations().get(slug="oak-lawn")
morgan = next(one for one in clinicians_at(office) if one.slug == "morgan-fictley")
free = free_times(office, morgan, date(2026, 12, 2), 14, timezone.now())
"""
# On the day after tomorrow Morgan is there for the last time of the day alone.
MADE = f"""
{LOADED}
from runwell.records.actions.accounts import make_account
from runwell.records.actions.away_times import add_away
from runwell.records.actions.roles import give_role
from runwell.records.roles import Role

desk = make_account(by="tests", email="desk@example.com", name="Jamie")
give_role(by="tests", account_id=desk.id, role=Role.FRONT_DESK)
{MORGANS_TIMES}
day = [one.begins_at for one in free if timezone.localdate(one.begins_at) == date(2026, 12, 2)]
add_away(by=desk, member_id=morgan.id, begins_at=day[0], ends_at=day[-1])
"""
FREE = f"""
{MORGANS_TIMES}
import json
print(json.dumps([one.begins_at.strftime("%Y-%m-%dT%H:%MZ") for one in free]))
"""
KEPT = """
import json
from runwell.records.models import AuditEvent, TakenQuarter, Visit, VisitRequest
counts = {one.__name__: one.objects.count() for one in (Visit, VisitRequest, TakenQuarter)}
print(json.dumps({**counts, "trail": AuditEvent.objects.filter(act="asked for a visit").count()}))
"""


@pytest.fixture
def site(tmp_path):
    with practice(tmp_path, FIRST, MADE, database()) as served:
        yield served


@pytest.fixture
def pages(browser, site):
    """Of two browsers, which are closed before the site: it would wait for them."""
    contexts = [browser.new_context(base_url=site.url, viewport=PHONE) for _ in range(2)]
    yield [one.new_page() for one in contexts]
    for one in contexts:
        one.close()


def database() -> str:
    """An empty database of the server of this run; "" for SQLite."""
    whole = os.environ.get("DATABASE_URL", "")
    if not whole:
        return ""
    template = migrated_postgresql()
    with psycopg.connect(whole, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {DATABASE} TEMPLATE {template}")
    return whole.replace("/postgres?", f"/{DATABASE}?")


def test_one_has_it_and_thirty_nine_are_offered_the_next(site, pages, shoot):
    last, *others = json.loads(site.shell(FREE))
    assert last < "2026-12-03T02" < others[0], "it is the last one of that day"
    form = f"/appointments/details/?office=oak-lawn&with=morgan-fictley&at={last}"
    clients, browsers = all_press_at_once(site, form, pages)
    came = [*clients, *browsers]
    told = [one for one in came if not one.got_it]
    assert (len(came), len(told)) == (40, 39)
    assert {one.status for one in told} == {409}, [one.status for one in told]
    for one in told:
        assert "This time was taken while you were writing. We are sorry." in one.page
        assert one.offered()[0] == others[0] and last not in one.offered()
    assert json.loads(site.shell(KEPT)) == {"Visit": 1, "VisitRequest": 1, "TakenQuarter": 3, "trail": 1}
    slower = next(page for page, one in zip(pages, browsers, strict=True) if not one.got_it)
    shoot(slower, "last time taken")
    takes_the_next(slower)
    assert json.loads(site.shell(KEPT))["Visit"] == 2


def takes_the_next(page):
    """What was written is still there, and the next time is chosen already."""
    assert page.locator('[name="name"]').input_value().startswith("Browser")
    assert page.locator('[name="at"]').first.is_checked()
    page.get_by_role("button", name="Send the request").click()
    page.wait_for_url(f"**{SENT}")
