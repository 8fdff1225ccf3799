"""Settings are understood or refused by name."""

import pytest

from runwell.config.environment import Environment, WrongSetting


@pytest.mark.parametrize(
    ("given", "meant"), [("true", True), ("Yes", True), ("1", True), ("off", False), ("0", False)]
)
def test_a_clear_boolean_is_understood(given, meant):
    assert Environment({"X": given}).boolean("X", default=not meant) is meant


def test_an_empty_setting_is_one_that_is_not_set():
    assert Environment({"X": " "}).boolean("X", default=True) is True
    assert Environment({"X": ""}).text("X", "otherwise") == "otherwise"


@pytest.mark.parametrize("given", ["maybe", "tru", "2", "nope", "True False"])
def test_an_unclear_boolean_is_refused_by_its_name(given):
    with pytest.raises(WrongSetting, match="X.*true or false"):
        Environment({"X": given}).boolean("X", default=True)


def test_a_word_that_is_not_known_is_refused_with_those_that_are():
    with pytest.raises(WrongSetting, match="UNITS: 'furlongs'.*miles, kilometers"):
        Environment({"UNITS": "furlongs"}).choice("UNITS", ("miles", "kilometers"), "miles")


def test_a_list_is_separated_by_commas():
    assert Environment({"X": "a.com, b.com,"}).words("X") == ("a.com", "b.com")
    assert Environment({}).words("X", ("c.com",)) == ("c.com",)


@pytest.mark.parametrize("given", ["Nope/X", "../etc/passwd", "\x00"])
def test_a_time_zone_that_is_none_is_refused_by_name(given):
    with pytest.raises(WrongSetting, match="TIME_ZONE"):
        Environment({"TIME_ZONE": given}).time_zone("TIME_ZONE", "America/Chicago")


def test_a_language_that_is_none_is_refused_by_name():
    with pytest.raises(WrongSetting, match="LANGUAGE_CODE"):
        Environment({"LANGUAGE_CODE": "xx-yy"}).language("LANGUAGE_CODE", "en-us")
    assert Environment({"LANGUAGE_CODE": "es"}).language("LANGUAGE_CODE", "en-us") == "es"
