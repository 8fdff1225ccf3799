"""The files of the player: small enough, whole, and in production each named by its content."""

import gzip
import re
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage
from django.urls import reverse

from runwell.config.static_files import HashedFiles
from runwell.web.session.page import MODULES
from runwell.web.session.words import SENTENCES
from tests.people import sign_in

FOLDER = Path(__file__).resolve().parents[3] / "runwell/web/static/session"
TEMPLATES = Path(__file__).resolve().parents[3] / "runwell/web/templates/session"
IMPORTED = re.compile(r"from\s*'\./([\w.-]+)'")
MOST = 40 * 1024
# Named by what a plan, an entry or a step is called: a side, or the kind of a step.
NAMED = {"left", "right", "back", "rest", "change", "ready", "hold", "move"}


@pytest.fixture
def hashed(tmp_path):
    """The storage of production, with the player's files collected."""
    storage = HashedFiles(location=tmp_path, base_url="/static/")
    source = FileSystemStorage(location=FOLDER.parent)
    paths = {}
    for file in FOLDER.iterdir():
        name = f"session/{file.name}"
        with source.open(name) as opened:
            storage._save(name, opened)
        paths[name] = (source, name)
    list(storage.post_process(paths))
    return storage


def test_in_production_modules_name_each_other_with_their_hashes(hashed):
    for name in MODULES:
        text = Path(hashed.path(hashed.stored_name(f"session/{name}.js"))).read_text()
        for found in IMPORTED.findall(text):
            assert re.fullmatch(r"\w+\.[0-9a-f]{12}\.js", found), (name, found)
            assert hashed.exists(f"session/{found}")
            assert hashed.stored_name(f"session/{found.split('.')[0]}.js") == f"session/{found}"


def test_the_page_names_every_module_that_any_of_them_needs():
    needed = {"player"}
    for name in MODULES:
        needed |= {
            found.removesuffix(".js") for found in IMPORTED.findall((FOLDER / f"{name}.js").read_text())
        }
    assert needed == set(MODULES)


def test_every_sentence_that_the_code_says_is_there_and_none_is_left_over():
    code = "".join((FOLDER / f"{name}.js").read_text() for name in MODULES)
    said = set(re.findall(r"\bsay\('(\w+)'", code))
    assert said <= set(SENTENCES)
    assert {name for name in SENTENCES if f"'{name}'" not in code and f"{name}:" not in code} - NAMED == set()


@pytest.mark.django_db
def test_the_page_with_its_code_is_at_most_40_kb_compressed(client, patient):
    sign_in(client, patient)
    page = client.get(reverse("session:player")).content
    files = [FOLDER / f"{name}.js" for name in MODULES]
    sizes = [len(gzip.compress(page, 6)), *(len(gzip.compress(file.read_bytes(), 6)) for file in files)]
    assert sum(sizes) <= MOST
    assert len(files) > 10


@pytest.mark.django_db
def test_the_page_holds_nothing_about_anybody(client, patient, other_patient):
    pages = []
    for account in (patient, other_patient):
        sign_in(client, account)
        pages.append(client.get(reverse("session:player")).content)
        client.logout()
    assert pages[0] == pages[1]
    assert b"csrf" not in pages[0]


@pytest.mark.django_db
def test_without_scripts_the_page_leads_to_the_paper(client, patient):
    sign_in(client, patient)
    page = client.get(reverse("session:player")).content.decode()
    plain = page[page.index("<noscript>") : page.index("</noscript>")]
    assert '<a class="button" href="/my/session/paper/">' in plain


@pytest.mark.django_db
def test_a_stranger_is_sent_to_sign_in(client):
    assert client.get(reverse("session:player"))["Location"] == "/account/login/?next=/my/session/"
