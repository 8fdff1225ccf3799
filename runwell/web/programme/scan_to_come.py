"""Which advice leads to a scan that is yet to be made: it says nothing to whoever had theirs."""

from __future__ import annotations

from runwell.knowledge.pack import Pack
from runwell.programme.causes import bones
from runwell.programme.plan import Plan
from runwell.records.models import Patient
from runwell.records.treatment_words import treatment_in_words
from runwell.web.my.own_cause import is_seen

# The pack has no mark for these, so here they are, word for word as it says them; a test finds each there.
SCAN_TO_COME = frozenset(
    {
        "same-day / next-day imaging",
        "imaging within days",
        "unsure of cause: doctor and MRI first",
        "never wait for a normal X-ray to exclude",
    }
)


def escalate_words(pack: Pack, plan: Plan, record: Patient) -> tuple[str, ...]:
    """When to ask for more help. Where a scan or an operation showed the bone, no first scan is asked for."""
    past = SCAN_TO_COME if is_seen(record, bones(pack, plan.situation)) else frozenset[str]()
    every = (one.escalate_when for one in plan.escalate)
    return tuple(treatment_in_words("escalate", said) for said in every if said not in past)
