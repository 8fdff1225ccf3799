"""Exercises that can be done as they are told, and some that cannot."""

import pytest

CAN = [
    "Low lunge: Kneel on one knee and move your hips forward. Hold for 20 seconds.",
    "Seated calf raise: Sit on a chair and rise onto your toes. 3 x 15.",
    "Wall push-up: Stand facing a wall and bend your elbows. 3 x 10.",
    "Sit-to-stand: Sit on a chair. Stand up slowly, then sit down again. 10 times.",
    "Squat: Stand in front of a chair and sit back as if sitting on a stool. 2 sets of 12.",
    "Hip stretch: Lie on your back. If lying is hard, do it sitting on a chair. 3 times.",
    "Hamstring stretch: Lie on your back with a strap and reach for your foot. 30 seconds.",
    "Desk stretch: After a day of sitting at a desk, stand and lean back. 10 times.",
    "Side-lying lift: Lie on your good side and lift the top leg. 3 x 12.",
    "Bird dog: Start on your hands and knees and stretch one arm out. 8 times.",
    "Heel raise: Stand near a wall and rise onto your toes. 15 reps.",
]
CANNOT = [
    "Low lunge: Lie on your back and move your hips forward. Hold for 20 seconds.",
    "Clamshell: Stand tall and open your knees. 3 x 15.",
    "Calf stretch: Lie on your stomach and hop on the spot. 10 times.",
    "Toe touch: Lie on your back and reach for your toes. 10 times.",
    "Twist: Sit on a chair and turn. Keep standing on your left leg. 10 times.",
    "Lift: Stand up straight and lift your hips off the floor. 10 times.",
    "Bridge: Lie on your back, both knees straight and feet flat. 10 times.",
]


def rows_for(found, item):
    text = f"Knee Pain\n\nIt hurts.\n\n## Exercises\n\n- {item}\n- Row: Hold a band and pull. 3 x 10.\n\nEnd."
    return found(text)


@pytest.mark.parametrize("item", CAN)
def test_what_can_be_done_is_left_alone(item, found):
    assert "exercise-position" not in rows_for(found, item)


@pytest.mark.parametrize("item", CANNOT)
def test_what_cannot_be_done_is_named(item, found):
    row = rows_for(found, item)["exercise-position"]
    assert item.split(":")[0] in row.message and row.place == "line 7"


@pytest.mark.parametrize(
    ("item", "dosed"),
    [
        ("Bridge: Lie on your back and lift your hips. Do 3 sets of 10.", True),
        ("Bridge: Lie on your back and lift your hips. Hold for half a minute.", True),
        ("Bridge: Lie on your back and lift your hips, 3 x 10.", True),
        ("Bridge: Lie on your back and lift your hips ten times.", True),
        ("Bridge: Lie on your back. Lift for two seconds, lower for three.", False),
        ("Bridge: Lie on your back with one leg up. Repeat.", False),
    ],
)
def test_a_dose_says_how_much(item, dosed, found):
    assert ("exercise-dose" not in rows_for(found, item)) is dosed
