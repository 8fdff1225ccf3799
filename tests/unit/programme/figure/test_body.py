"""Where the segments are, against positions worked out by hand."""

import numpy as np
import pytest

from runwell.programme.figure.body import SEGMENTS, placed

THIGH, SHANK, APART = 42.0, 41.0, 8.5


def ankle(**degrees):
    return tuple(placed({name: np.array([float(value)]) for name, value in degrees.items()}).at["foot_R"][0])


def segment(name, **degrees):
    return tuple(placed({joint: np.array([float(value)]) for joint, value in degrees.items()}).at[name][0])


@pytest.mark.parametrize(
    ("degrees", "where"),
    [
        ({"hip_R_flex": 0}, (0, -83, APART)),
        ({"hip_R_flex": 90}, (83, 0, APART)),
        ({"hip_R_flex": -30}, (-41.5, -83 * np.sqrt(3) / 2, APART)),
        ({"knee_R_flex": 90}, (-SHANK, -THIGH, APART)),
        ({"hip_R_flex": 90, "knee_R_flex": 90}, (THIGH, -SHANK, APART)),
        ({"hip_R_abd": 90}, (0, 0, APART + 83)),
        ({"hip_R_flex": 90, "knee_R_flex": 90, "hip_R_er": 90}, (THIGH, 0, APART - SHANK)),
        ({"root_pitch": 90}, (83, 0, APART)),
        ({"root_pitch": -90}, (-83, 0, APART)),
        ({"root_yaw": 90, "hip_R_flex": 0}, (APART, -83, 0)),
    ],
)
def test_the_ankle_is_where_the_joints_put_it(degrees, where):
    assert ankle(**degrees) == pytest.approx(where, abs=1e-9)


def test_left_and_right_are_mirrored():
    angles = {"hip_flex": 40, "hip_abd": 25, "hip_er": 30, "knee_flex": 70}
    right = segment("foot_R", **{k.replace("_", "_R_"): v for k, v in angles.items()})
    left = segment("foot_L", **{k.replace("_", "_L_"): v for k, v in angles.items()})
    assert left == pytest.approx((right[0], right[1], -right[2]))


def test_the_trunk_bends_forward_and_to_the_right():
    assert segment("head", trunk_flex=40)[0] > 15
    assert segment("head", trunk_side=20)[2] > 8


def test_the_elbow_bends_forward_and_the_wrist_follows():
    assert segment("hand_R", elbow_R_flex=90) == pytest.approx((25, 9 + 17 + 22.5 - 29, 16.5), abs=1.01)


def test_it_stands_as_high_as_a_person():
    """Hips at 90 cm of 172, shoulders at 139: the usual shares of a body's height."""
    at = {name: placed({"root_x": np.zeros(1)}).at[name][0] for name in SEGMENTS}
    sole = at["foot_R"][1] - 7
    assert at["thigh_R"][1] - sole == pytest.approx(90)
    assert at["arm_R"][1] - sole == pytest.approx(138.5)
    assert at["head"][1] + 25.4 - sole == pytest.approx(168.4)
