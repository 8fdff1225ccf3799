"""Running technique in words: what a watch measures, muscles, and what more steps a minute would do."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from runwell.running.step_rate import StepRateAdvice
from runwell.running.technique import Carried

Words = str | Promise

ADVICE: Mapping[StepRateAdvice, Words] = {
    StepRateAdvice.EASES: _(
        "More and shorter steps at the same speed may ease it: the muscles that pull on it pull less."
    ),
    StepRateAdvice.WRONG: _(
        "More steps a minute are the wrong advice for this: a muscle that pulls on it pulls harder with them."
    ),
    StepRateAdvice.NOT_KNOWN: _(
        "For this nobody has measured what more steps a minute do, as far as we know. So we advise nothing."
    ),
}
CARRIED: Mapping[Carried, Words] = {
    Carried.CADENCE: _("Steps a minute"),
    Carried.CONTACT: _("Milliseconds on the ground with each step"),
    Carried.OSCILLATION: _("Millimeters up and down with each step"),
    Carried.BALANCE: _("Share of the ground time on the left foot"),
}
UNITS: Mapping[Carried, str] = {
    Carried.CADENCE: "{:.0f}",
    Carried.CONTACT: "{:.0f}",
    Carried.OSCILLATION: "{:.0f}",
    Carried.BALANCE: "{:.1f}%",
}
MUSCLES: Mapping[str, Words] = {
    "gluteus-medius": _("The muscle at the side of the hip (gluteus medius)"),
    "gluteus-minimus": _("The small muscle beneath it (gluteus minimus)"),
    "gluteus-maximus": _("The large muscle of the buttock (gluteus maximus)"),
    "iliacus": _("A muscle that lifts the thigh (iliacus)"),
    "psoas": _("The other muscle that lifts the thigh (psoas)"),
    "semimembranosus": _("A hamstring at the back of the thigh (semimembranosus)"),
    "piriformis": _("The muscle deep in the buttock (piriformis)"),
}
PERIODS: Mapping[str, Words] = {
    "stance": _("while the foot is on the ground"),
    "early swing": _("as the leg begins to swing forward"),
    "late swing": _("just before the foot lands"),
}
