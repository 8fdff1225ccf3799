"""From years of watch files to four graded runs: handed in, read, used by the check, and the way back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.browser import runs_story as story
from tests.browser.accounts import press
from tests.browser.hands import ListOnly
from tests.browser.journeys import walked
from tests.browser.runs_hands import Runner
from tests.browser.test_program_pages import KEEP
from tests.browser.turned_clock import practice
from tests.watch_archives import there_are_real_files
from tests.web.check.runners import OUTER_HIP

pytestmark = pytest.mark.browser
DAY, FIRST = timedelta(days=1), date(2026, 11, 30)


@pytest.fixture
def rua(browser, tmp_path):
    with practice(tmp_path, FIRST) as site:
        runner = Runner(browser, site, tmp_path)
        yield runner
        runner.context.close()


@pytest.mark.skipif(there_are_real_files(), reason="an archive of real files goes the same way here")
def test_made_up_files_lead_to_the_way_back(rua, tmp_path):
    the_way(rua, story.made_up(tmp_path), pieces=6)


@pytest.mark.needs_shared
@pytest.mark.parametrize("files", [400, pytest.param(2000, marks=pytest.mark.soak)])
def test_an_export_of_real_files_leads_to_the_way_back(rua, tmp_path, files):
    the_way(rua, story.of_real_files(tmp_path, files), pieces=files // 50)


def the_way(rua, archive, pieces):
    """All of it. pieces: so many come in before the connection is lost."""
    handed_in(rua, archive, pieces)
    reported(rua, archive)
    checked(rua)
    in_phase_four(rua)
    back_to_running(rua)
    assert rua.flaws == []


def handed_in(rua, archive, pieces):
    """A part of it, then no connection and a closed tab; opened again, the rest."""
    rua.goes("/my/runs/add/", "add")
    rua.sends(archive.path, lost_after=pieces)
    here = rua.page.locator("#far").inner_text()
    rua.look("adding")
    assert rua.page.locator("#bar").evaluate("bar => bar.value") > 0 and "% is here" in here
    rua.opens_a_new_tab()
    rua.goes("/my/runs/add/", "add again")
    assert archive.path.name in rua.page.locator("#waits").inner_text()
    came = rua.sends(archive.path)
    rua.page.wait_for_url("**/my/runs/imports/*/")
    assert came[0] == pieces * rua.piece, "it goes on where it was"
    assert came == sorted(set(came)), "and nothing is sent twice"


def reported(rua, archive):
    """Usable at once; then every file has its line."""
    rua.read_to_the_end()
    assert rua.counts() == archive.counts
    rua.look("report")
    rua.goes("/my/runs/", "runs")
    assert "16 miles" in rua.page.locator("#load").inner_text()


def checked(rua):
    """The files fill in an answer, which the runner confirms; and it stands with the answer."""
    rua.goes("/check/hip/")
    press(rua.page, "Start the check")
    rua.page.wait_for_url("**/check/hip/q/**")
    known, seen = dict(OUTER_HIP), []

    def looks(page):
        panel = page.locator("#files")
        if not panel.count() or "/q/" not in page.url:
            return
        if (then := panel.locator("button[name=began_then]")).count():
            rua.look("check asks")
            seen.append(panel.inner_text())
            then.click()
            page.locator("#began[value]").wait_for()
        rua.look("check filled in")
        known.update(filled_in(page))
        seen.append(panel.inner_text())

    walked(rua.page, ListOnly(), known, looks)
    assert "Your run of 16 miles on October 4 was" in seen[0] and "Is that when it began?" in seen[0]
    assert known["training-change"] == "more-volume"
    assert "Your run of 16 miles on October 4" in rua.page.locator("#files").inner_text()
    rua.look("answer")


def filled_in(page):
    """What is ticked already: finding -> value."""
    [asked] = page.locator("main form").evaluate_all("forms => forms.map(one => one.action)")
    ticked = page.locator("main input[type=radio]:checked").evaluate_all(
        "all => all.map(one => [one.name, one.value])"
    )
    page_id = asked.rstrip("/").rpartition("/")[2]
    return {page_id if name == "answer" else name: value for name, value in ticked}


def in_phase_four(rua):
    """The plan is kept as a program, and the clinician moves it on."""
    page = rua.page
    rua.goes("/check/hip/plan/")
    press(page, KEEP)
    page.wait_for_url("**/my/program/begin/")
    press(page, KEEP)
    page.wait_for_url("**/my/program/before/")
    rua.answers_safety_questions()
    rua.goes("/my/return/", "return closed")
    assert "Running begins in phase 4" in page.locator("main").inner_text()
    rua.moved_to_phase_four()
    rua.goes("/my/program/", "program")


def back_to_running(rua):
    """Four runs, each graded from its file and by the morning after: the second too long, the third hurts."""
    page = rua.page
    rua.goes("/my/return/", "return open")
    page.get_by_role("link", name="Set up your way back").click()
    rua.look("set up")
    for day in range(7):
        page.locator(f"#begin-days_{day}").check()
    press(page, "Plan my runs")
    page.wait_for_url("**/my/return/")
    rua.look("planned")
    on = FIRST
    rua.wakes_up(on, 0)
    for name, more, pain in (("good", 0, 0), ("too long", 3, 0), ("bad morning", 0, 6), ("last", 0, 0)):
        on = rua.waits_for_a_run(on)
        rua.runs(on, more)
        rua.tells_that_it_went_well(on)
        on += DAY
        rua.wakes_up(on, pain)
        rua.look(f"diary after the {name} one")
        rua.goes("/my/return/", f"return after the {name} one")
    lines = page.locator("#past li").all_inner_texts()
    graded = [line.split("2026 ")[1].split(":")[0] for line in lines]
    assert graded == ["Done", "Done", "More than planned", "Done"], "the last one first"
    decided = page.locator("#decisions").inner_text()
    assert "Your run was more than planned, so it does not count." in decided
    assert decided.index("The flare has settled") < decided.index("Running stops for now")
