"""The door for an application server; `runwell serve` uses it too."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "runwell.config.settings")

application = get_wsgi_application()
