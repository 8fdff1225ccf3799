"""The feed of new and reviewed pages, for readers of feeds. None of a demo, which nobody is to find."""

from __future__ import annotations

from datetime import datetime

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext

from runwell.pages.models import ConditionPage
from runwell.records import access

MOST = 20


class PagesFeed(Feed):
    """A page comes first again when it was published anew or a clinician has read it."""

    feed_type = Atom1Feed
    link = "/"

    def title(self) -> str:
        return access.practice().name or "Runwell"

    def subtitle(self) -> str:
        return gettext("New and reviewed pages about running injuries")

    def items(self) -> list[ConditionPage]:
        if access.practice().demo:
            return []
        return sorted(ConditionPage.objects.live().public(), key=changed_at, reverse=True)[:MOST]

    def item_title(self, item: ConditionPage) -> str:
        return item.title

    def item_description(self, item: ConditionPage) -> str:
        return item.search_description

    def item_link(self, item: ConditionPage) -> str:
        return str(item.url)

    def item_pubdate(self, item: ConditionPage) -> datetime | None:
        return item.first_published_at

    def item_updateddate(self, item: ConditionPage) -> datetime:
        return changed_at(item)


def changed_at(page: ConditionPage) -> datetime:
    """When it was published last or a clinician read it, whichever came later.

    A demo signature stands for nobody who read it.
    """
    read = page.signature
    signed = [read.signed_at] if read and not read.demo else []
    return max([page.last_published_at, *signed])
