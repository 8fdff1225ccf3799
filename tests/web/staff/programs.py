"""A patient's program in the hands of a clinician, for the tests of its pages."""

import re

from django.urls import reverse

GTPS, BONE = "gluteal-tendinopathy", "femoral-neck-bsi"
WHY = "Seen today, and talked over"


def at(name, patient, *more):
    return reverse(f"staff:{name}", args=[patient.id, *more])


def begun(clinician, patient, cause=GTPS, **changes):
    from runwell.records.actions.clinicians_programmes import begin_for_patient

    return begin_for_patient(by=clinician, patient_id=patient.id, cause=cause, **changes)


def seen(browser, path):
    """How the program stood when the page was opened, as its forms send it back."""
    return re.search(r'name="seen" value="([^"]+)"', browser.get(path).content.decode())[1]


def send(browser, patient, name, opened="", **fields):
    """A form, opened and sent. opened: the page on which it stands, if it has another address."""
    path = at(name, patient)
    return browser.post(path, {"seen": seen(browser, at(opened, patient) if opened else path), **fields})


def changes(patient):
    from runwell.records.models import ProgrammeChange

    return list(ProgrammeChange.objects.filter(programme__patient=patient).order_by("programme", "number"))
