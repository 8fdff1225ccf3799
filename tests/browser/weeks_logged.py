"""Weeks of a program as a runner logs them, written by the actions themselves in the site's own process."""

from __future__ import annotations

from datetime import date

from tests.browser.practice_people import NOOR

# first, last: days. pains: of the mornings, in turn. scores: day -> pain as a score. Every set is done, and
# during the sessions it hurts as it did in the morning.
LOGGED = """
from datetime import date, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo
from runwell.records.access.planned_sessions import planned_sessions
from runwell.records.access.programmes import current_programme
from runwell.records.actions.mornings import keep_morning
from runwell.records.actions.outcome_scores import keep_outcome_score
from runwell.records.actions.programme_days import bring_up_to_date
from runwell.records.actions.session_sync import take_in_sessions
from runwell.records.models import Account

noor = Account.objects.get(email={email!r})
of = {{"by": noor, "patient_id": noor.patient.id}}
first, last, pains = date.fromisoformat({first!r}), date.fromisoformat({last!r}), {pains!r}
CHICAGO = ZoneInfo("America/Chicago")

def sets(one, session, at):
    whole = {{"kind": "set", "programme": str(kept.id), "pack": kept.pack, "planned": str(session.on)}}
    return [
        {{**whole, "nth": session.nth, "id": str(uuid4()), "at": at.isoformat(), "exercise": one.exercise,
         "set": number, "asked": one.sets, "repetitions": one.repetitions or 1}}
        for number in range(1, one.sets + 1)
    ]

def answer(session, at, pain):
    whole = {{"kind": "answer", "programme": str(kept.id), "pack": kept.pack, "planned": str(session.on)}}
    said = {{"during": pain, "hour_after": pain, "effort": 4, "limp": False}}
    return {{**whole, "nth": session.nth, "id": str(uuid4()), "at": at.isoformat(), **said}}

for number in range((last - first).days + 1):
    on = first + timedelta(days=number)
    pain = pains[min(len(pains) - 1, number * len(pains) // ((last - first).days + 1))]
    keep_morning(**of, on=on, pain=pain, woke=False)
kept = current_programme(noor.patient)
entries = []
for session in planned_sessions(kept, first, (last - first).days + 1):
    pain = pains[min(len(pains) - 1, (session.on - first).days * len(pains) // ((last - first).days + 1))]
    at = datetime.combine(session.on, time(11, 10 * session.nth), CHICAGO)
    for one in kept.programme().prescriptions:
        entries += sets(one, session, at)
    entries.append(answer(session, at, pain))
taken = take_in_sessions(**of, entries=entries)
assert not taken.waits, taken.waits
for day, score in {scores!r}.items():
    keep_outcome_score(**of, measure="nprs", score=score, on=date.fromisoformat(day))
bring_up_to_date(**of, today=last)
print(len(entries))
"""


def weeks_go_by(site, first: date, last: date, pains: tuple[int, ...], scores: dict[date, int]) -> int:
    """Every morning and every session of these days. How many entries her phone sent."""
    facts = {"first": str(first), "last": str(last), "pains": pains}
    days = {str(day): score for day, score in scores.items()}
    return int(site.shell(LOGGED.format(email=NOOR, scores=days, **facts)))
