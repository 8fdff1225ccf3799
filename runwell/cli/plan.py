"""`runwell plan`: the plan of one cause and its first week, for reading or as JSON. Needs no database."""

from __future__ import annotations

import argparse
import json
from typing import Any

from runwell.cli.django_start import words_only
from runwell.knowledge.pack import Pack
from runwell.programme.choose import programme_of
from runwell.programme.dosing import DAYS
from runwell.programme.plan import Plan, plan_of
from runwell.programme.prescription import Programme
from runwell.programme.situation import Situation, everyday
from runwell.records.packs import the_pack
from runwell.refusals import Refusal


def register(words: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    plan = words.add_parser("plan", help="the plan of one cause and its first week of exercises")
    plan.add_argument("--cause", required=True, metavar="ID", help="a cause or impairment of the pack")
    plan.add_argument("--also", default="", metavar="IDS", help="what is open beside it, with commas between")
    plan.add_argument(
        "--phase", type=int, default=1, metavar="N", help="1 settle, 2 load, 3 strengthen, 4 run"
    )
    plan.add_argument("--gate", default="", metavar="G", help="the last bone gate that a clinician opened")
    plan.add_argument("--equipment", metavar="IDS", help="what is at hand (default: what most homes have)")
    plan.add_argument("--region", default="hip", help="the region of the body (default: hip)")
    plan.add_argument("--json", action="store_true", help="print one JSON value and nothing else")
    plan.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    pack = the_pack(args.region)
    situation = situation_of(pack, args)
    plan, programme = plan_of(pack, situation), programme_of(pack, situation)
    words_only()
    print(
        json.dumps(as_json(pack, plan, programme), ensure_ascii=False, indent=2)
        if args.json
        else in_words(pack, plan, programme)
    )
    return 0


def situation_of(pack: Pack, args: argparse.Namespace) -> Situation:
    """What the call says. Refusal: a cause that the pack does not have, with all that it has."""
    for cause in (args.cause, *_ids(args.also)):
        if cause not in pack.causes and cause not in pack.impairments:
            known = ", ".join([*pack.causes, *pack.impairments])
            raise Refusal(f"“{cause}” is no cause of {pack.region}", "--cause", f"Use one of: {known}")
    given = args.equipment
    return Situation(
        cause=args.cause,
        also=_ids(args.also),
        phase=args.phase,
        gate=args.gate,
        equipment=everyday(pack) if given is None else frozenset(_ids(given)),
        weekdays=DAYS.get(args.phase, (1,)),
    )


def in_words(pack: Pack, plan: Plan, programme: Programme) -> str:
    """The whole as lines for a runner."""
    from runwell.web.plan_text import parts, title

    lines = [title(pack, plan).upper()]
    for part in parts(pack, plan, programme, steps=True):
        lines += ["", part.title, *(f"  {line}" for line in part.lines)]
    signed = "signed" if pack.signed else "unsigned: no clinician has signed it yet"
    return "\n".join([*lines, "", f"Knowledge {pack.version}, {signed}."])


def as_json(pack: Pack, plan: Plan, programme: Programme) -> dict[str, Any]:
    """The same for a program, with ids beside the words."""
    from runwell.web.plan_text import parts
    from runwell.web.programme_words import sentence

    return {
        "pack": pack.version,
        "signed": pack.signed,
        "cause": plan.situation.cause,
        "phase": programme.phase,
        "level": plan.level.id,
        "locked": [{"why": one.why, "says": sentence(pack, one)} for one in plan.locked],
        "weekdays": list(programme.weekdays),
        "exercises": [
            {
                "id": one.exercise,
                "sets": one.sets,
                "repetitions": one.repetitions,
                "hold": one.hold,
                "rest": one.rest,
                "because": [{"why": why.why, "says": sentence(pack, why)} for why in one.because],
            }
            for one in programme.prescriptions
        ],
        "fewer": [{"why": one.why, "says": sentence(pack, one)} for one in programme.fewer],
        "parts": [{"title": part.title, "lines": list(part.lines)} for part in parts(pack, plan, programme)],
    }


def _ids(given: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in given.split(",") if part.strip())
