"""What is served of the files that editors upload."""

from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from PIL import Image as Drawing
from wagtail.images import get_image_model

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


@pytest.fixture
def media(tmp_path, settings):
    """A media folder of its own, with pictures and with what nobody may have."""
    settings.MEDIA_ROOT = tmp_path / "media"
    for name in ("images", "images/sub", "original_images", "documents"):
        (settings.MEDIA_ROOT / name).mkdir(parents=True)
    for name in ("images/hip.png", "images/sub/leg.webp", "original_images/hip.png", "documents/plan.pdf"):
        (settings.MEDIA_ROOT / name).write_bytes(PNG)
    (settings.MEDIA_ROOT / "images/evil.svg").write_text("<svg><script>alert(1)</script></svg>")
    (settings.MEDIA_ROOT / "images/evil.html").write_text("<script>alert(1)</script>")
    (tmp_path / "secret-key").write_text("secret")
    (settings.MEDIA_ROOT / "images/out.png").symlink_to(tmp_path / "secret-key")
    return settings.MEDIA_ROOT


def test_a_picture_is_shown_under_its_own_type(client, media, db):
    for name, kind in (("hip.png", "image/png"), ("sub/leg.webp", "image/webp")):
        answer = client.get(f"/media/images/{name}")
        assert (answer.status_code, answer["Content-Type"]) == (200, kind)
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert b"".join(answer.streaming_content) == PNG


@pytest.mark.parametrize("name", ["evil.svg", "evil.html"])
def test_what_could_run_is_saved_and_never_shown(client, media, db, name):
    answer = client.get(f"/media/images/{name}")
    answer.close()
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"] == "attachment"
    assert "default-src 'self'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize(
    "path",
    [
        "images/",
        "images/sub/",
        "images/none.png",
        "images/out.png",
        "original_images/hip.png",
        "documents/plan.pdf",
        "images/../documents/plan.pdf",
        "images/..%2f..%2fsecret-key",
        "images/%2fetc%2fpasswd",
        "images//etc/passwd",
        "images/hip.png%00",
    ],
)
def test_nothing_else_is_served(client, media, db, path):
    assert client.get(f"/media/{path}").status_code == 404


def test_a_picture_that_has_not_changed_is_not_sent_again(client, media, db):
    first = client.get("/media/images/hip.png")
    first.close()
    again = client.get("/media/images/hip.png", headers={"if-modified-since": first["Last-Modified"]})
    assert again.status_code == 304


# Wagtail leaves the temporary file of a new rendition to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_picture_of_the_editor_is_served_where_its_page_looks_for_it(client, media, db):
    file = BytesIO()
    Drawing.new("RGB", (40, 30)).save(file, "PNG")
    image = get_image_model().objects.create(title="Hip", file=ImageFile(BytesIO(file.getvalue()), "hip.png"))
    address = image.get_rendition("width-20").url
    assert client.get(image.file.url).status_code == 404
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    answer.close()
