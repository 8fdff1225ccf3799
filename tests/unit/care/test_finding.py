"""Names and telephone numbers that are the same, however they are written."""

import pytest

from runwell.care.finding import Wanted, folded

NUMBER = "(312) 555-0111"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("zoe", "Zoë Müller"),
        ("MULLER zoë", "Zoë Müller"),
        ("müller", "Mu\u0308ller"),
        ("strasse", "Ida Straße"),
        ("soren", "Søren Kierkegård"),
        ("lodz", "Jan Łódź"),
        ("obrien", "Pat O’Brien"),
        ("o'brien", "Pat O Brien"),
        ("anne marie", "Anne-Marie Lee"),
        ("istanbul", "İstanbul Isik"),
        ("isik", "Işık"),
        ("小明", "王小明"),
        ("ＫＩＭ", "Kim Lee"),
        ("أحمد", "احمد علي"),
        ("किरण", "किरण राव"),
        ("nguyen", "Nguyễn Văn An"),
        ("παπαδ", "Γιώργος Παπαδόπουλος"),
        ("ива", "Ива́н Петров"),
    ],
)
def test_a_name_is_found_in_any_script_without_case_and_accents(typed, name):
    assert Wanted.of(typed).fits(name, "")


@pytest.mark.parametrize("typed", ["smith", "zoe smith", "किरन", "小王", "zoe 555"])
def test_another_name_is_not(typed):
    assert not any(Wanted.of(typed).fits(name, "") for name in ("Zoë Müller", "किरण राव", "王小明"))


@pytest.mark.parametrize(
    "typed",
    [
        "(312) 555-0111", "312.555.0111", "3125550111", "+1 312 555 0111", "0013125550111", "1-312-555",
        "0111", "555 01", "٣١٢٥٥٥٠١١١", "３１２", "robin 0111", "Ashe (312) 555-0111",
    ],
)  # fmt: skip
def test_a_number_is_found_in_any_spelling_and_by_a_part(typed):
    assert Wanted.of(typed).fits("Robin Ashe", NUMBER)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("020 7946 0958", "+44 20 7946 0958"),
        ("+44 20 7946 0958", "020 7946 0958"),
        ("312 555 0111", "555-0111"),
        ("312 555 0111", "+1 312 555 0111 ext. 4"),
    ],
)
def test_the_code_of_a_country_or_an_area_may_be_left_out(typed, kept):
    assert Wanted.of(typed).fits("", kept)


@pytest.mark.parametrize("typed", ["312 555 0112", "0111 312", "9", "kim 0111", "555-0111 x9"])
def test_another_number_is_not(typed):
    assert not Wanted.of(typed).fits("Robin Ashe", NUMBER)


@pytest.mark.parametrize("typed", ["", "  ", "-", "+ ( )", "…", "\0", "\u0301"])
def test_what_holds_neither_letter_nor_digit_finds_nobody(typed):
    assert not Wanted.of(typed) and not Wanted.of(typed).fits("Robin Ashe", NUMBER)


def test_folding_twice_changes_nothing():
    for name in ("Zoë Müller", "İstanbul", "Straße", "किरण", "أحمد", "Łódź"):
        assert folded(folded(name)) == folded(name)
