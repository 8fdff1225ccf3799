"""A runner with runs in their record, and whoever may and may not look at them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.people import sign_in
from tests.web.runs.watch_files import tcx


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    """Files of runners in a folder of this test."""
    settings.RUNWELL_DATA = tmp_path


@pytest.fixture
def own(client, patient):
    sign_in(client, patient)
    return client


@pytest.fixture
def treating(patient, clinician):
    from runwell.records.actions.patients import assign

    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    return clinician


@pytest.fixture
def hand_in(own):
    """Send files as the form does, and have them read. Files: name -> bytes."""

    def sent(files, *, read=True):
        from runwell.records.jobs.working import work_off

        given = [SimpleUploadedFile(name, data) for name, data in files.items()]
        answer = own.post("/my/runs/add/", {"files": given})
        assert answer.status_code == 302, answer.content
        if read:
            assert [one.failure for one in work_off("a") if one.failure] == []
        return answer.url

    return sent


@pytest.fixture
def runs(hand_in, patient):
    """Three even weeks and then a run of twice the length, five days ago; the last one was indoors."""
    from runwell.records.access.runs import summaries

    files = {f"{ago}.tcx": tcx(ago, km=8.0) for ago in (26, 24, 19, 17, 12, 10)}
    hand_in({**files, "5.tcx": tcx(5, km=17.0), "3.tcx": tcx(3, km=5.0, indoor=True)})
    return summaries(patient, patient.patient.id)


def text(response):
    """What the page says, without its style and with single spaces."""
    from re import DOTALL, sub

    return " ".join(sub(r"<style>.*?</style>", "", response.content.decode(), flags=DOTALL).split())
