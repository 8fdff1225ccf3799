"""A clinician who tests a patient and says what it is, for the tests of everything that follows from that."""

from datetime import date, timedelta

from django.utils import timezone

from runwell.check.answers import Answers
from runwell.check.verdict import conclude
from runwell.records.access.findings_of import cause_state, examination_state
from runwell.records.actions.confirmed_causes import confirm_cause, open_cause_again
from runwell.records.actions.examinations import record_examination
from runwell.records.actions.learning_consent import agree_to_learning
from runwell.records.learning_words import newest
from runwell.records.models import ConfirmedCause, OwnCheck
from runwell.records.packs import the_pack
from tests.web.check.runners import OUTER_HIP, STRESS_FRACTURE

GTPS, BONE, OA = "gluteal-tendinopathy", "femoral-neck-bsi", "hip-oa"
IMAGING, EXAM = ConfirmedCause.IMAGING, ConfirmedCause.EXAMINATION
CLUSTER = {"ct-gtps-cluster": "both-positive"}


def told(patient, answers=OUTER_HIP, days_ago=3):
    """A check in the record, with its answers."""
    pack = the_pack()
    known = {name: value for name, value in answers.items() if name in pack.findings}
    said = conclude(pack, Answers.of(pack, known), today=date(2026, 11, 24), show_causes=True)
    return OwnCheck.objects.create(
        patient=patient,
        verdict=said.as_json(),
        answers=answers,
        asked=list(answers),
        kept_at=timezone.now() - timedelta(days=days_ago),
    )


def told_of_a_bone(patient):
    return told(patient, STRESS_FRACTURE)


def entered(by, patient, results=CLUSTER, words="", seen=None):
    state = examination_state(patient) if seen is None else seen
    return record_examination(by=by, patient_id=patient.id, seen=state, results=results, words=words)


def confirmed(by, patient, cause=GTPS, how=IMAGING, words="", seen=None):
    state = cause_state(patient) if seen is None else seen
    return confirm_cause(by=by, patient_id=patient.id, seen=state, cause=cause, how=how, words=words)


def opened_again(by, patient, words="The scan was of the other hip"):
    return open_cause_again(by=by, patient_id=patient.id, seen=cause_state(patient), words=words)


def lets_learn(account):
    return agree_to_learning(by=account, words=newest().id)
