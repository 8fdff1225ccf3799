"""What Wagtail brings along opens no second way to accounts, and what is uploaded there stays a file."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import URLResolver, get_resolver

from runwell.pages.own_addresses import own_addresses
from runwell.web.security_headers import PRIVATE
from tests.people import sign_in

pytestmark = pytest.mark.django_db
# Addresses in the editor that stay closed to everybody, whatever their group may do with pages.
NOBODYS = ("users", "groups", "sites", "redirects", "collections", "account", "failwhale", "test404")
XHR = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


def plain_addresses(resolver=None, prefix=""):
    """Every address below /editor/ that has no part that varies."""
    for one in (resolver or get_resolver()).url_patterns:
        address = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from plain_addresses(one, address)
        elif address.startswith("editor/") and not set(address) & set("<(^$"):
            yield f"/{address}"


@pytest.mark.parametrize("who", ["colleague", "clinician", "owner"])
def test_nothing_in_the_editor_is_about_accounts_or_settings(client, page, request, who):
    sign_in(client, request.getfixturevalue(who))
    closed = [one for one in plain_addresses() if one.split("/")[2] in NOBODYS]
    assert len(closed) >= len(NOBODYS)
    opened = [one for one in closed if client.get(one).status_code not in (302, 403, 404)]
    assert opened == []


def test_the_editor_changes_nobodys_address_password_or_name(client, page, colleague):
    colleague.set_password("a-long-enough-password")
    colleague.save()
    sign_in(client, colleague)
    posted = {
        "name_email-first_name": "Eve",
        "name_email-last_name": "Evil",
        "name_email-email": "evil@example.com",
        "password-old_password": "a-long-enough-password",
        "password-new_password1": "another-long-password",
        "password-new_password2": "another-long-password",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
    }
    answer = client.post("/editor/account/", posted)
    assert (answer.status_code, answer["Location"]) == (302, "/account/")
    colleague.refresh_from_db()
    assert colleague.email == "editor@example.com"
    assert colleague.check_password("a-long-enough-password")


@pytest.mark.parametrize("name", ["x.html", "x.svg", "x.js", "x.xml", "x.xhtml", "x.pdf.html", "x"])
def test_a_document_that_a_browser_would_run_is_refused(client, page, colleague, name):
    sign_in(client, colleague)
    file = SimpleUploadedFile(name, SVG, content_type="application/pdf")
    answer = client.post("/editor/documents/multiple/add/", {"files[]": file, "collection": 1}, **XHR)
    assert answer.json()["success"] is False


@pytest.mark.parametrize("name", ["x.svg", "x.png"])
def test_a_picture_that_holds_a_script_is_refused_whatever_it_is_called(client, page, colleague, name):
    sign_in(client, colleague)
    file = SimpleUploadedFile(name, SVG, content_type="image/png")
    answer = client.post("/editor/images/multiple/add/", {"files[]": file, "collection": 1}, **XHR)
    assert answer.json()["success"] is False


def test_a_document_is_saved_and_runs_nothing(client, page):
    from wagtail.documents.models import Document

    name = 'a "quoted";\r\nSet-Cookie: x=1.txt'
    document = Document.objects.create(title="x", file=SimpleUploadedFile(name, SVG))
    document.file.close()
    answer = client.get(document.url)
    b"".join(answer.streaming_content)
    answer.close()
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    assert answer["Content-Security-Policy"] == "default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("slug", ["my", "kept", "api", "mail", "check", "static", "media", "_util", "staff"])
def test_no_page_stands_where_another_room_answers(page, slug):
    page.slug = slug
    with pytest.raises(ValidationError, match="belongs to another part"):
        page.full_clean()


def test_every_room_keeps_its_address():
    assert own_addresses() >= {path.strip("/") for path in PRIVATE}
