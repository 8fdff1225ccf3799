"""What the pages about an examination call things. Each note on a figure has exactly one sentence."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from runwell.check.examined_parts import Said
from runwell.records.models import ConfirmedCause

SAID: Mapping[Said, str | Promise] = {
    Said.NOT_MEASURED: _("No published figure for this cause: it changes nothing."),
    Said.ONLY_DESCRIBED: _("Only described for this cause, without a figure: it changes nothing."),
    Said.ONLY_EXPERT: _("Only expert judgment for this cause, no study: it changes nothing."),
    Said.NO_OTHERS: _(
        "Nobody printed how often people without this cause have the result: it changes nothing."
    ),
    Said.RULES_OUT_NOTHING: _(
        "A negative result rules nothing out here, so it is not counted. Imaging decides."
    ),
    Said.REPLACED: _("Counted in the pair of tests, not by itself."),
    Said.DISAGREES: _("It does not agree with the pair of tests that was entered. The pair counts."),
    Said.FROM_PARTS: _("Both tests of the pair were entered, so the figure of the pair counts."),
    Said.STRONGEST: _("Weaker studies print other figures. The strongest kind counts."),
    Said.LEAST: _("Other studies of the same kind print more. The one that says least counts."),
    Said.WORKED_OUT: _("Worked out from the printed sensitivity and specificity."),
    Said.CORRECTED: _(
        "The authors' own figure, pooled or corrected: sensitivity and specificity would give another."
    ),
    Said.BOUNDED: _("One study: no single one counts for more than 10 times."),
    Said.WIDE: _("Its interval includes 1, so the result may say nothing at all."),
    Said.SMALL: _("One small study, or one of unknown size: it may be far off."),
    Said.REPEATS: _("It says partly the same as other tests or answers, so it counts for less."),
}

REGIONS: Mapping[str, str | Promise] = {
    "joint": _("Hip joint"),
    "lateral-load": _("Outer hip"),
    "lateral-soft": _("Outer thigh"),
    "bone-load": _("Bone"),
    "adductor-load": _("Groin and inner thigh"),
    "flexor-load": _("Front of the hip"),
    "hamstring-load": _("Back of the thigh"),
    "nerve": _("Nerves"),
    "spine": _("Low back and sacroiliac joint"),
}
OTHER = _("Other tests")

HOWS: Mapping[str, str | Promise] = {
    ConfirmedCause.EXAMINATION: _("By examination alone"),
    ConfirmedCause.IMAGING: _("By imaging"),
    ConfirmedCause.SURGERY: _("By surgery"),
    ConfirmedCause.COURSE: _("By the course over time"),
}

TENTHS = 10


def about(share: float, most: float) -> str:
    """A share in tenths, since more would claim what nobody knows. most: above it nothing is shown."""
    if share < 0.05:
        return gettext("under 1 in 20")
    if share >= most:
        return gettext("over 8 in 10")
    return gettext("about {tenths} in 10").format(tenths=max(1, int(share * TENTHS + 0.5)))


def plain_number(number: float) -> str:
    """A ratio as a person reads it: always two digits that count, so "1.0" and "0.40"."""
    return f"{number:.0f}" if number >= 10 else f"{number:#.2g}".removesuffix(".")
