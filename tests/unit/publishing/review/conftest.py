from datetime import date
from pathlib import Path

import pytest

from runwell.publishing.delivery import read
from runwell.publishing.document import parse
from runwell.records.page_review import review

HERE = Path(__file__).parent
TODAY = date(2026, 11, 27)


def rows_of(path, **more):
    with path.open("rb") as file:
        return review(read(file), today=TODAY, **more)


@pytest.fixture
def found():
    """The rules of the rows that a text gets, the file's own way: rule -> its first row."""

    def look(text, **more):
        rows = review(parse(text), today=TODAY, **more)
        return {row.rule: row for row in reversed(rows)}

    return look
