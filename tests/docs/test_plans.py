"""docs/generated/plans.md says what the plans say today."""

from runwell.cli.plans_page import main, page
from runwell.records.packs import the_pack
from tests.docs.reading import REPOSITORY

DOCUMENT = REPOSITORY / "docs" / "generated" / "plans.md"


def test_the_plans_are_current():
    said = DOCUMENT.read_text("utf-8") == page(the_pack())
    assert said, "docs/generated/plans.md is old: run `make plans`, and read what changed"


def test_every_cause_and_impairment_stands_there_once():
    pack, text = the_pack(), DOCUMENT.read_text("utf-8")
    for cause in [*pack.causes, *pack.impairments]:
        assert text.count(f"(`{cause}`)\n") == 1 and f"(`{cause}`) |" in text


def test_a_wrong_call_says_how(capsys):
    assert main([]) == 2 and "Usage" in capsys.readouterr().err
