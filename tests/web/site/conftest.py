import re
from html import unescape

import pytest
from django.utils.html import strip_tags

from tests.web.check.conftest import hip_pack

__all__ = ["hip_pack"]


@pytest.fixture
def shown(client, practice):
    """The text of a page's main part, as a stranger reads it; practice: the demo."""

    def read(address):
        answer = client.get(address)
        assert answer.status_code == 200, address
        html = answer.content.decode()
        return words(html[html.index("<main") : html.index("</main>")])

    return read


def words(html):
    return re.sub(r"\s+", " ", unescape(strip_tags(html)))
