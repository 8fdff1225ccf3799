"""The HTML of every public page, judged by html-validate and the Nu checker; some pages by pa11y."""

import json

import pytest

from tests.judges.judging import HERE, asked, java, node, package, run

FAULTY = """<!doctype html><html><head><title>A</title></head><body><h1>A</h1><h3>B</h3>
<img src=""><p id="x">a<p id="x">b<button type="nonsense">c</button></body></html>"""
# One of each kind: pa11y takes seconds a page. The browser's tests try axe on all of them.
READ = (
    *("/", "/hip-pain-after-running/", "/outer-hip-pain/", "/locations/chicago/", "/exercises/bridge/"),
    *("/appointments/", "/check/hip/"),
)


def html_validate(folder):
    """[(file, rule, line, message)]"""
    found = folder / "found.json"  # through a pipe it would be cut short
    call = [node(), package("html-validate", "bin", "html-validate.mjs"), "--formatter", f"json={found}"]
    told = run([*call, "--config", str(HERE / "htmlvalidate.json"), f"{folder}/*.html"])
    assert found.exists(), told.stdout + told.stderr
    rows = json.loads(found.read_text())
    return [
        (row["filePath"].rpartition("/")[2], one["ruleId"], one["line"], one["message"])
        for row in rows
        for one in row["messages"]
    ]


def nu(folder):
    """[(file, line, message)], warnings included."""
    files = sorted(map(str, folder.glob("*.html")))
    call = [java(), "-Xss2m", "-jar", package("vnu-jar", "build", "dist", "vnu.jar")]
    told = run([*call, "--format", "json", "--exit-zero-always", *files])
    assert '"messages"' in told.stderr, told.stderr[-2000:]
    return [
        (one["url"].rpartition("/")[2], one.get("lastLine"), one["message"])
        for one in json.loads(told.stderr)["messages"]
    ]


@pytest.fixture(scope="module")
def faulty(tmp_path_factory):
    folder = tmp_path_factory.mktemp("faulty")
    (folder / "faulty.html").write_text(FAULTY)
    return folder


def test_html_validate_sees_faults(faulty):
    rules = {rule for _, rule, _, _ in html_validate(faulty)}
    assert {"heading-level", "no-dup-id", "wcag/h37"} <= rules


def test_html_validate_finds_nothing(folder_of_pages):
    assert html_validate(folder_of_pages) == []


def test_nu_sees_faults(faulty):
    said = " ".join(message for _, _, message in nu(faulty))
    assert "Duplicate ID" in said
    assert "lang" in said


def test_nu_finds_nothing(folder_of_pages):
    assert nu(folder_of_pages) == []


@pytest.mark.browser
def test_pa11y_finds_nothing_on_a_page_of_each_kind_and_sees_faults(site, chromium, faulty):
    bad = f"file://{faulty}/faulty.html"
    question = {"executablePath": chromium, "addresses": [bad, *(site + path for path in READ)]}
    found = asked("pa11y.mjs", question)
    assert len(found.pop(bad)) >= 3
    assert {address: issues for address, issues in found.items() if issues} == {}
    assert len(found) == len(READ)
