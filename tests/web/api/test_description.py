"""The OpenAPI description is true: schemathesis tries it against the running check and finds no fault."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings

from runwell.config.wsgi import application
from runwell.records.packs import the_pack

pytestmark = pytest.mark.django_db


@pytest.fixture
def described(db):
    return schemathesis.openapi.from_wsgi("/api/openapi.json", application)


schema = schemathesis.pytest.from_fixture("described")


@schema.parametrize()
@settings(
    max_examples=60,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_schemathesis_finds_no_fault(case):
    case.call_and_validate()


def test_the_description_lists_every_finding_and_every_answer(client):
    step = client.get("/api/openapi.json").json()["components"]["schemas"]["Step"]
    answers = step["properties"]["answers"]["properties"]
    pack = the_pack("hip")
    assert answers.keys() == pack.findings.keys()
    assert answers["sex"]["enum"] == ["female", "male", "unknown"]
    assert step["properties"]["asked"]["items"]["enum"] == sorted(pack.findings)
