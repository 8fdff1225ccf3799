"""The door for an application server; `runwell serve` uses it too."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from django.core.wsgi import get_wsgi_application


def door() -> Callable[..., Any]:
    """Django, behind the pages that are kept ready-made."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "runwell.config.settings")
    site = get_wsgi_application()
    from django.conf import settings

    from runwell.web.page_cache.front import Front  # knows models, so Django must stand first

    # With `manage runserver` a changed template is seen at once, so nothing is kept there.
    return site if settings.DEBUG else Front(site)


application = door()
