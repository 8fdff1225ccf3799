"""The OpenAPI description is true: schemathesis tries it against the running check and finds no fault."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode

from runwell.records.packs import the_pack

pytestmark = pytest.mark.django_db
quietly = settings(
    max_examples=80,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_schemathesis_finds_no_fault(mode, live_server):
    described = schemathesis.openapi.from_url(f"{live_server.url}/api/openapi.json")

    @quietly
    @given(case=described["/api/check/"]["POST"].as_strategy(generation_mode=mode))
    def holds(case):
        case.call_and_validate()

    holds()


def test_the_description_lists_every_finding_and_every_answer(client):
    step = client.get("/api/openapi.json").json()["components"]["schemas"]["Step"]
    answers = step["properties"]["answers"]["properties"]
    pack = the_pack("hip")
    assert answers.keys() == pack.findings.keys()
    assert answers["sex"]["enum"] == ["female", "male", "unknown"]
    assert step["properties"]["asked"]["items"]["enum"] == sorted(pack.findings)
