"""Whatever is written and looked at in whatever order: nothing is read or answered that no page showed."""

import pytest
from django.db import transaction
from django.test import RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from runwell.records.access.messages import needs_reply, unread_for_patient, unread_of_patients
from runwell.records.actions.messages import CameMeanwhile, settle_messages, write_message
from runwell.records.models import Message
from runwell.records.roles import Role
from runwell.web.messages import conversation as pages
from tests.people import somebody, somebody_with_a_record

pytestmark = pytest.mark.django_db
PEOPLE = ("patient", "one", "two")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.sampled_from(PEOPLE), st.just(0)),
        st.tuples(st.just("settle"), st.sampled_from(PEOPLE[1:]), st.just(0)),
        st.tuples(st.sampled_from(["open", "leaf", "fetch"]), st.sampled_from(PEOPLE), st.integers(1, 20)),
    ),
    max_size=24,
)


class Table:
    """Three people and one record, and what each of them was really shown, kept the slow way."""

    def __init__(self):
        self.people = {
            "patient": somebody_with_a_record("law@example.com"),
            "one": somebody("law-one@example.com", Role.CLINICIAN),
            "two": somebody("law-two@example.com", Role.CLINICIAN),
        }
        self.record = self.people["patient"].patient
        self.shown = {name: set() for name in PEOPLE}
        self.seen = dict.fromkeys(PEOPLE, 0)
        self.settled = 0

    def step(self, what, who, before):
        by = self.people[who]
        if what == "write":
            newest = Message.objects.filter(patient=self.record, clinician=None).last()
            due = newest is not None and newest.number > self.seen[who]
            words = f"{what} {Message.objects.count()}"
            try:
                write_message(by=by, patient_id=self.record.id, words=words, seen=self.seen[who])
                assert who == "patient" or not due
            except CameMeanwhile:
                assert who != "patient" and due
            return
        if what == "settle":
            self.settled = max(self.settled, self.seen[who])
            settle_messages(by=by, patient_id=self.record.id, seen=self.seen[who])
            return
        request = RequestFactory().get(
            "/",
            {"before": before} if what == "leaf" else {},
            headers={"Purpose": "prefetch"} if what == "fetch" else {},
        )
        request.user = by
        page = pages.conversation(request, self.record.id)
        if what != "fetch":
            self.shown[who] |= {line.message.number for day in page.days for line in day.lines}
            self.seen[who] = page.seen

    def others(self, who):
        """The numbers of what somebody did not write."""
        mine = None if who == "patient" else self.people[who]
        return {one.number for one in Message.objects.all() if one.clinician != mine}

    def unread(self, who):
        if who == "patient":
            return unread_for_patient(self.people[who])
        return unread_of_patients(self.people[who], [self.record.id]).get(self.record.id, 0)

    def hold(self):
        every = list(Message.objects.order_by("number"))
        answered = max((one.number for one in every if one.clinician), default=0)
        done = max(answered, self.settled)
        open_ones = [one for one in every if one.clinician is None and one.number > done]
        assert needs_reply([self.record.id]) == ({self.record.id: open_ones[0].at} if open_ones else {})
        for who in PEOPLE:
            asked = self.others(who) if who == "patient" else {one.number for one in open_ones}
            assert len(asked - self.shown[who]) <= self.unread(who) <= len(asked), who
            assert self.seen[who] < min(self.others(who) - self.shown[who], default=10**9), who


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_nothing_is_read_that_was_not_shown_and_everything_can_be(monkeypatch, steps):
    monkeypatch.setattr(pages, "A_PAGE", 3)
    with transaction.atomic():
        table = Table()
        for step in steps:
            table.step(*step)
            table.hold()
        for who in PEOPLE:
            for _ in range(len(steps)):
                table.step("open", who, 1)
            assert table.unread(who) == 0, "whoever opens the page often enough has read it all"
        transaction.set_rollback(True)
