"""The practice's pages, their editor, and what search engines ask for by its fixed name."""

from django.http import Http404
from django.urls import include, path
from django.views.defaults import page_not_found
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from runwell.pages.in_words import in_words
from runwell.pages.robots import robots
from runwell.pages.sitemap import SITEMAPS

SIGN_IN = RedirectView.as_view(pattern_name="account_login", query_string=True)
# Wagtail's page for one's own account changes the address unconfirmed, and the password without a trail.
OWN_ACCOUNT = RedirectView.as_view(pattern_name="account_index")

# With these two Wagtail's makers try out pages of errors.
NOWHERE = {"exception": Http404("no such page")}

urlpatterns = [
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    # One door for everybody who signs in, so that guessing is limited at all of them.
    path("editor/login/", SIGN_IN),
    path("_util/login/", SIGN_IN),
    path("editor/account/", OWN_ACCOUNT),
    path("editor/failwhale/", page_not_found, NOWHERE),
    path("editor/test404/", page_not_found, NOWHERE),
    path("editor/review/", include("runwell.pages.review_urls")),
    path("editor/", include(decorate_urlpatterns(wagtailadmin_urls.urlpatterns, in_words))),
    path("documents/", include(wagtaildocs_urls)),
    path("", include(wagtail_urls)),
]
