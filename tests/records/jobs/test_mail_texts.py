"""No mail says anything about anybody's health: every text that can stand in one is read here."""

import ast
import re
from pathlib import Path

import allauth
import pytest

ROOT = Path(__file__).parents[3]
# Whatever a runner's answers, a verdict or a record could say.
HEALTH = re.compile(
    r"\b(pains?|hurts?|hips?|knees?|bones?|stress|fractures?|verdict|diagnos\w*|symptoms?|injur\w+|urgent"
    r"|emergency|answers?|result|level|cause|red flag|clinician|patient|treatment)\b",
    re.IGNORECASE,
)
# What the front desk does with a request, and what it is told of a message that lies there; nobody is named.
HARMLESS = (
    "read and answer it",
    "for which no clinician is here",
    "ask a clinician to sign in",
    "Who has no clinician yet stands in the list of patients",
)
# The messages and the patients are addresses of lists; when is the time of a visit, which its mail must say.
MAY_BE_FILLED_IN = {
    *("address", "practice", "name", "link", "office", "telephone"),
    *("messages", "patients", "when"),
}


def texts_of(file):
    """Every literal in a call of gettext, with what may be filled in to it."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("gettext", "_")):
            yield from (one.value for one in node.args if isinstance(one, ast.Constant))


def senders():
    """The modules that write mail."""
    rooms = [ROOT / "runwell" / room for room in ("records", "web", "pages")]
    every = [file for room in rooms for file in room.rglob("*.py")]
    return [file for file in every if re.search(r"send_later\(|hand_over\(", file.read_text())]


def mail_texts(file):
    """A module that also talks to people on pages has the texts of its mails in functions named for it."""
    if file.name != "sign_in_links.py":
        return list(texts_of(file))
    tree = ast.parse(file.read_text())
    words = [f for f in tree.body if isinstance(f, ast.FunctionDef) and f.name.startswith("_words")]
    assert words
    return [
        one.value
        for function in words
        for one in ast.walk(function)
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    ]


def test_every_sender_is_looked_at():
    names = {file.name for file in senders()}
    assert {"front_desk.py", "sign_in_links.py", "second_factor_mail.py"} <= names


@pytest.mark.parametrize("file", senders(), ids=lambda file: file.name)
def test_what_we_write_says_nothing_of_health_and_has_no_room_for_it(file):
    for text in mail_texts(file):
        said = text
        for harmless in HARMLESS:
            said = said.replace(harmless, "")
        assert HEALTH.findall(said) == [], text
        assert set(re.findall(r"\{(\w*)", text)) | set(re.findall(r"%\((\w+)\)", text)) <= MAY_BE_FILLED_IN, (
            text
        )


def templates():
    folders = [ROOT / "runwell", Path(allauth.__file__).parent]
    found = {
        file for folder in folders for file in folder.rglob("email/*") if file.suffix in {".txt", ".html"}
    }
    return sorted(found)


def test_what_allauth_writes_knows_accounts_and_nothing_else():
    assert len(templates()) > 20
    for file in templates():
        text = re.sub(r"\{[%#].*?[%#]\}", "", file.read_text(), flags=re.DOTALL)
        assert HEALTH.findall(text) == [], file
