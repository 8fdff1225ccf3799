"""The structured data of real pages, judged by schema.org's types, a JSON-LD processor and Google's rules."""

import json
import re

import pytest

from tests.judges.judging import PACKAGES, asked, node, package, run

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)
# A page of each kind.
PATHS = (
    *("/", "/hip-pain-after-running/", "/locations/", "/locations/chicago/", "/team/"),
    *("/team/avery-mockford/", "/exercises/", "/exercises/unstable-hip/", "/exercises/bridge/"),
)
FAULTY = [
    {"@type": "MedicalClinic", "reviewedBy": "nobody"},
    {"@type": "ExercisePlan", "repetitions": "ten"},
    {"@type": "MedicalClinic", "medicalSpecialty": "https://schema.org/Running"},
]


def nodes_of(html):
    [block] = BLOCK.findall(html)
    said = json.loads(block)
    assert said["@context"] == "https://schema.org"
    return said["@graph"]


def compiled(nodes, folder):
    """What the TypeScript compiler says against schema.org's classes: (index of the node, message)."""
    lines = ['import type * as S from "schema-dts";']
    lines += [
        f"export const n{place}: Exclude<S.{node['@type']}, string> = {json.dumps(node)};"
        for place, node in enumerate(nodes)
    ]
    (folder / "said.ts").write_text("\n".join(lines), encoding="utf-8")
    (folder / "node_modules").symlink_to(PACKAGES)
    options = {"noEmit": True, "strict": True, "module": "nodenext", "types": [], "skipLibCheck": True}
    (folder / "tsconfig.json").write_text(json.dumps({"compilerOptions": options, "files": ["said.ts"]}))
    told = run([node(), package("typescript", "bin", "tsc"), "--project", folder])
    assert told.returncode == 0 or "said.ts(" in told.stdout, told.stdout + told.stderr
    # The first line holds the import.
    found = re.findall(r"said\.ts\((\d+),\d+\): (error .*)", told.stdout)
    return [(int(line) - 2, message[:300]) for line, message in found]


def test_the_types_of_schema_org_know_every_class_and_property_that_pages_use(pages, tmp_path):
    package("schema-dts", "package.json")
    every = [node for html in pages.values() if BLOCK.search(html) for node in nodes_of(html)]
    nodes = [*{json.dumps(node): node for node in every}.values(), *FAULTY]
    sound = len(nodes) - len(FAULTY)
    assert {node["@type"] for node in nodes[:sound]} >= {
        "MedicalWebPage",
        "MedicalClinic",
        "ExercisePlan",
        "Person",
    }
    wrong = compiled(nodes, tmp_path)
    assert [(nodes[place], message) for place, message in wrong if place < sound] == []
    assert {place - sound for place, _ in wrong} == {0, 1, 2}


@pytest.fixture(scope="module")
def verdicts(pages):
    bad = {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [{"@type": "ListItem"}],
    }
    faulty = f'<html><body><script type="application/ld+json">{json.dumps(bad)}</script></body></html>'
    return asked("structured.mjs", {"faulty": faulty, **{path: pages[path] for path in PATHS}})


def test_the_rules_of_search_engines_find_nothing(verdicts):
    assert verdicts["faulty"]["problems"]
    assert {path: verdicts[path]["problems"] for path in PATHS if verdicts[path]["problems"]} == {}
    assert all("BreadcrumbList" in verdicts[path]["read"] for path in PATHS if path != "/")


@pytest.mark.parametrize("path", PATHS)
def test_a_processor_understands_every_name_and_every_page_stands_for_itself(pages, verdicts, site, path):
    expanded = verdicts[path]["expanded"]
    assert len(expanded) == len(nodes_of(pages[path]))
    kinds = {kind.removeprefix("https://schema.org/") for one in expanded for kind in one["@type"]}
    assert {"MedicalOrganization", "WebSite"} <= kinds
    assert ("BreadcrumbList" in kinds) == (path != "/")
    assert not kinds & {"HowTo", "FAQPage", "AggregateRating", "Review"}
    assert all(one["@id"].startswith(site) for one in expanded)


@pytest.mark.browser
def test_the_policy_of_the_site_does_not_bar_the_block(browser, site):
    page = browser.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{site}/locations/chicago/")
    block = page.locator('script[type="application/ld+json"]')
    assert json.loads(block.text_content())["@graph"]
    assert complaints == []
    page.close()
