"""A runner's program as it is asked for now, or as it was when it ended."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from runwell.programme.prescription import Prescription, Programme
from runwell.programme.situation import Situation
from runwell.records import plain_values
from runwell.records.models.identified import Identified
from runwell.records.models.patient import Patient


class KeptProgramme(Identified):
    """One for a patient at a time; earlier ones stay, with when and why they ended.

    cause, also, phase, equipment, locks: what it was made for, as in Situation. pack, weekdays, a_day,
    prescriptions, locked, fewer: as in Programme, in the JSON of `plain_values`.

    base, base_flares, base_on, base_pack: from what, from which morning and by which version the mornings are
    replayed; base_on None: not yet. stands: what the last replay gave, with the mark of what it read.
    remind_at: hour of the practice's clock at which the runner wants to be reminded; None: never.
    gates_from: entries of gates up to this number were for an injury before this one.
    rested_on: every version of the knowledge that it rested on.
    """

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="programmes")
    cause = models.CharField(max_length=60)
    also = models.JSONField(default=list)
    phase = models.PositiveSmallIntegerField()
    equipment = models.JSONField(default=list)
    locks = models.JSONField(default=list)
    pack = models.CharField(max_length=60)
    weekdays = models.JSONField()
    a_day = models.PositiveSmallIntegerField(default=1)
    prescriptions = models.JSONField(default=list)
    locked = models.JSONField(default=list)
    fewer = models.JSONField(default=list)
    began_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_why = models.CharField(max_length=300, blank=True)
    base = models.JSONField(default=dict)
    base_flares = models.JSONField(default=list)
    base_on = models.DateField(null=True, blank=True)
    base_pack = models.CharField(max_length=60, blank=True)
    stands = models.JSONField(default=dict)
    remind_at = models.PositiveSmallIntegerField(null=True, blank=True)
    remind_by_mail = models.BooleanField(default=False)
    gates_from = models.PositiveIntegerField(default=0)
    rested_on = models.JSONField(default=list)

    class Meta:
        ordering = ["-began_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["patient"], condition=Q(ended_at=None), name="a_patient_has_one_program_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_why="") | (Q(ended_at__isnull=False) & ~Q(ended_why="")),
                name="a_program_that_ended_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"program {self.id}"

    def hold(self, programme: Programme, situation: Situation | None = None) -> None:
        """Take it over, and what it was made for where that is given; not saved yet."""
        for name in ("cause", "phase", "pack", "weekdays", "a_day", "prescriptions", "locked", "fewer"):
            setattr(self, name, plain_values.plain(getattr(programme, name)))
        self.rested_on = list(dict.fromkeys((*self.rested_on, programme.pack)))
        if situation:
            self.also, self.equipment = list(situation.also), sorted(situation.equipment)
            self.locks = plain_values.plain(situation.locks)

    def programme(self) -> Programme:
        """It as the programme's room knows it. Refusal: what is kept does not read any more."""
        whole = {name: getattr(self, name) for name in ("pack", "cause", "phase", "weekdays", "a_day")}
        parts = {name: getattr(self, name) for name in ("prescriptions", "locked", "fewer")}
        return plain_values.read(Programme, {**whole, **parts})

    def asked(self) -> tuple[Prescription, ...]:
        """Its exercises."""
        return self.programme().prescriptions
