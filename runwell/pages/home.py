"""The site's first page, under which every condition page hangs."""

from __future__ import annotations

from django.db import transaction
from wagtail.models import Page, Site

from runwell.pages.models import HomePage
from runwell.records import access, audit

SAYS = "Physical therapy for runners: a short check of your hip pain, what to do this week, and a visit."


@transaction.atomic
def home_page(*, by: str) -> HomePage:
    """The home page, made where there is none; Wagtail's own welcome page gives way to it."""
    home = HomePage.objects.first()
    if home is not None:
        return home
    root = Page.get_first_root_node()
    Page.objects.child_of(root).exact_type(Page).filter(slug="home").delete()
    root.refresh_from_db()
    name = access.practice().name or "Runwell"
    home = root.add_child(instance=HomePage(title=name, seo_title=name, slug="home", search_description=SAYS))
    site = {"root_page": home, "site_name": name, "hostname": "localhost", "port": 80}
    Site.objects.update_or_create(is_default_site=True, defaults=site)
    audit.record(by, "made the home page", home)
    return home
