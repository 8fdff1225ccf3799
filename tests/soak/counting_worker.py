"""`runwell work` as it is, which also knows the kinds of jobs whose every run can be counted."""

import os
import sys
from types import MappingProxyType

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "runwell.config.settings"
    import django

    django.setup()
    from runwell.cli import main
    from runwell.records.jobs import working
    from tests.records.jobs.counting import KINDS

    working.KINDS = MappingProxyType({**working.KINDS, **{kind.name: kind for kind in KINDS}})
    sys.exit(main(["work", *sys.argv[1:]]))
