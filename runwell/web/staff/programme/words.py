"""What the pages of a patient's program call things."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from runwell.programme.bands import Band

BANDS: Mapping[Band, str | Promise] = {
    Band.GREEN: _("Green: it may go on"),
    Band.AMBER: _("Amber: nothing gets harder"),
    Band.RED: _("Red: a step back"),
    Band.STOP_BONE: _("Stopped: an injured bone hurt"),
    Band.LOCK: _("Closed: no exercise is given"),
}
