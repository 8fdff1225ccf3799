"""Syllables, sentences, reading age, passive voice, repetition."""

import pytest

from runwell.publishing.review.reading import reading_age
from runwell.publishing.review.style import is_passive
from runwell.publishing.review.words import sentences_of, stem, syllables_of

SYLLABLES = {
    1: "hip knee tape tapes are one use used ice cause caused mile shoes aches strained through",
    2: (
        "running muscle muscles tendon ankle ankles movement sometimes being create science patient "
        "quiet people safely evening stretches causes needed technique region special fluid before "
    ),
    3: "everyone area exercise injury achilles cartilage medicine serious usual",
    4: "recovery diagnosis mobility usually inflammation",
    5: "tendinopathy",
    6: "osteoarthritis",
}


@pytest.mark.parametrize("count", SYLLABLES)
def test_syllables_are_counted_as_they_are_spoken(count):
    assert {
        word: syllables_of(word) for word in SYLLABLES[count].split() if syllables_of(word) != count
    } == {}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Rest. Then run.", 2),
        ("See Dr. Lee at 8 a.m. on Monday.", 1),
        ("Try it, e.g. a wall. It helps.", 2),
        ("“Why me?” she asked.", 1),
        ("Is it bad? No!", 2),
        ("…", 0),
    ],
)
def test_sentences_end_where_they_end(text, count):
    assert len(sentences_of(text)) == count


@pytest.mark.parametrize(
    "words", ["run runs running runner", "injury injuries", "stretch stretches stretching"]
)
def test_forms_of_a_word_have_one_stem(words):
    assert len({stem(word) for word in words.split()}) == 1


def test_the_reading_age_is_flesch_kincaid_and_five():
    # 10 words, 1 sentence, 13 syllables: 0.39 * 10 + 11.8 * 1.3 - 15.59 = 3.65
    assert reading_age(["The dog runs home after the long walk in summer."]) == pytest.approx(8.65, abs=1.3)
    assert reading_age([]) == 0


@pytest.mark.parametrize(
    ("sentence", "passive"),
    [
        ("The pain is caused by load.", True),
        ("It can be treated with rest.", True),
        ("It has often been seen.", True),
        ("You are tired.", False),
        ("Keep your knees bent.", False),
        ("She is running.", False),
        ("The muscles are used to it.", False),
    ],
)
def test_the_passive_voice_is_known(sentence, passive):
    assert is_passive(sentence) is passive


def test_a_hard_text_gets_one_row_with_its_hardest_sentences(found):
    hard = (
        "Considerable biomechanical irregularities of the knee necessitate multidisciplinary rehabilitation. "
    )
    row = found(f"Knee Pain\n\n{hard * 12}\n\nRest.")["reading-age"]
    assert "goal is 12" in row.message and "line 3" in row.message and row.place == "the document"


def test_exercises_may_repeat_their_steps(found):
    steps = "Lie on your back with your knees bent and lift slowly for a while"
    text = f"Knee\n\nRest now.\n\n## Exercises\n\n- Bridge: {steps}.\n- Slide: {steps}.\n\nEnd."
    assert "repeated" not in found(text)
