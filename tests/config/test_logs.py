"""The log says what broke, not who was here."""

import logging

import pytest

from runwell.config.logs import DiscreetFormatter


def logged(message, *values, exc_info=None):
    record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, message, values, exc_info)
    return DiscreetFormatter("{levelname} {name}: {message}", style="{").format(record)


def test_a_query_string_is_left_out():
    assert (
        logged("Not Found: %s", "/appointments/?name=Robin&hurts=hip")
        == "ERROR django.request: Not Found: /appointments/"
    )


@pytest.mark.parametrize("address", ["/kept/sEcReT-token_1/forget/", "/calendar/sEcReT-token_1.ics"])
def test_the_address_of_a_kept_answer_or_of_a_calendar_is_left_out(address):
    assert "sEcReT" not in logged("Forbidden: %s", address)


@pytest.mark.parametrize("way", ["link", "confirm-email", "password/reset/key"])
def test_the_address_of_a_link_that_lets_somebody_in_is_left_out(way):
    said = logged("Gone: %s", f"/account/{way}/sEcReT-token:1_x/")
    assert "sEcReT" not in said and way in said


def test_an_exception_is_named_by_kind_and_place_without_its_words():
    def failing():
        raise ValueError("Key (telephone)=(312 555 0111) exists")

    with pytest.raises(ValueError, match="telephone") as caught:
        failing()
    said = logged("Internal Server Error: %s", "/contact/", exc_info=(caught.type, caught.value, caught.tb))
    assert "ValueError" in said and "test_logs.py" in said and "failing" in said
    assert "0111" not in said


def test_an_exception_in_the_middle_of_another_repeats_no_words_either(caplog):
    try:
        try:
            raise KeyError("hip pain")
        except KeyError as error:
            raise RuntimeError("groin pain") from error
    except RuntimeError as error:
        said = logged("failed", exc_info=(type(error), error, error.__traceback__))
    assert "pain" not in said
