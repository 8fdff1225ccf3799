"""The settings without the site: for commands that read and write records and show no page.

The editor and its libraries are two thirds of what a process of Runwell holds in memory.
"""

from runwell.config import parts
from runwell.config.settings import *  # noqa: F403

INSTALLED_APPS = parts.RECORDS_ONLY
# Else Django remembers every statement, with the bytes that stand in it.
DEBUG = False
