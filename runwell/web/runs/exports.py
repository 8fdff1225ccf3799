"""Where a runner finds their own files, in the words of each company's pages."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Export:
    """name: of the company. all, one: how to get all runs at once, or a single one."""

    name: str
    all: tuple[Words, ...]
    one: tuple[Words, ...] = ()


EXPORTS = (
    Export(
        "Strava",
        (
            _("On strava.com, in a browser: your picture, Settings, My Account."),
            _(
                "Under “Download or Delete Your Account” choose “Get Started”, then “Request Your Archive”. "
                "That alone deletes nothing."
            ),
            _("A mail with a link comes, mostly within a day. Hand in that archive as it is."),
        ),
        (_("A single run: open it on strava.com, the three dots, “Export Original”."),),
    ),
    Export(
        "Garmin",
        (
            _("On garmin.com/account: “Export Your Data”, then “Request Data Export”."),
            _("A mail with a link comes within some days. Hand in that archive as it is."),
        ),
        (
            _("A single run: open it on connect.garmin.com, the gear, “Export File”."),
            _("Without the internet: the watch on a cable, its folder GARMIN, then ACTIVITY."),
        ),
    ),
    Export(
        "COROS",
        (_("On training.coros.com: the list of activities, mark them, “Export”, as FIT."),),
        (_("A single run: open it in the COROS app, the arrow at the top, “Export Data”, as FIT."),),
    ),
    Export(
        "Suunto",
        (_("The Suunto app has no button for all runs. Send single ones, or connect it to Strava."),),
        (_("A single run: open it in the Suunto app, the three dots, then the FIT file."),),
    ),
    Export(
        "Apple Watch",
        (
            _("On the iPhone, in the app Health: your picture, “Export All Health Data”."),
            _(
                "That archive holds far more than runs. Unpack it, and hand in only the files in the folder "
                "“workout-routes”."
            ),
        ),
    ),
)
