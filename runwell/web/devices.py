"""What a person calls the device from which somebody signed in."""

from __future__ import annotations

from django.utils.translation import gettext as _

# The first that is found counts: Edge also says that it is Chrome, and Chrome that it is Safari.
BROWSERS = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "FxiOS": "Firefox", "CriOS": "Chrome"}
BROWSERS |= {"SamsungBrowser": "Samsung Internet", "Chrome": "Chrome", "Safari": "Safari"}
SYSTEMS = {"iPhone": "iPhone", "iPad": "iPad", "Android": "Android", "CrOS": "ChromeOS"}
SYSTEMS |= {"Windows": "Windows", "Mac OS X": "a Mac", "Linux": "Linux"}


def device(user_agent: str) -> str:
    """Such as "Chrome on Android". A browser may send anything, so nothing rests on this."""
    browser = next((said for sent, said in BROWSERS.items() if f"{sent}/" in user_agent), "")
    system = next((said for sent, said in SYSTEMS.items() if sent in user_agent), "")
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("A device we do not know")
