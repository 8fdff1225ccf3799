"""What each group may do in the editor. Who is in which group follows from the roles people have.

Set after every migration, so that a database that was emptied or restored has it too.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

# Nobody gets Wagtail's own pages for accounts, groups or sites: roles are given in Runwell alone.
ON_PAGES = MappingProxyType(
    {
        "editor": ("add_page", "change_page"),
        "clinician": ("change_page", "publish_page"),
        "owner": ("add_page", "change_page", "publish_page"),
    }
)
ON_MEDIA = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")


def set_rights(**_: Any) -> None:
    """Give each group its rights; a second time changes nothing."""
    root = Page.objects.filter(depth=1).first()
    folder = Collection.objects.filter(depth=1).first()
    if root is None or folder is None:
        return  # Wagtail's own tables are filled by a migration that has not run yet
    enter = Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
    from runwell.pages.clinician_review import set_up_review  # its model is not there yet when apps begin

    for name, rights in ON_PAGES.items():
        group = Group.objects.get_or_create(name=name)[0]
        group.permissions.add(*enter)
        for permission in _named(rights, "wagtailcore"):
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
        if "add_page" in rights:
            for permission in _named(ON_MEDIA, "wagtailimages", "wagtaildocs"):
                GroupCollectionPermission.objects.get_or_create(
                    group=group, collection=folder, permission=permission
                )
    set_up_review(root, Group.objects.get(name="clinician"))


def _named(codenames: tuple[str, ...], *apps: str) -> list[Permission]:
    found = Permission.objects.filter(content_type__app_label__in=apps, codename__in=codenames)
    return list(found)
