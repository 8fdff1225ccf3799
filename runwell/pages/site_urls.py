"""What readers and their programs ask for beside the pages: search, the feed, pictures."""

from django.urls import path
from django.views.decorators.http import require_safe

from runwell.pages.feed import PagesFeed
from runwell.pages.media import picture
from runwell.pages.search import search

urlpatterns = [
    path("search/", search, name="search"),
    path("feed/", require_safe(PagesFeed()), name="feed"),
    path("media/images/<path:path>", picture, name="picture"),
]
