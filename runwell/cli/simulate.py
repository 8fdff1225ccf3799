"""`runwell simulate -n N`: the check on drawn runners; with `--programme`, twelve weeks of patients."""

from __future__ import annotations

import argparse
import json
import os
from math import inf
from typing import Any, TypeVar

from runwell.check.evaluation import Evaluation
from runwell.check.proportions import Proportion
from runwell.cli import programme_figures, programme_pool
from runwell.cli.evaluation_json import as_json, proportion
from runwell.cli.evaluation_tables import interval, middle, percent, table, tables
from runwell.cli.problems import WrongCall
from runwell.cli.runner_pool import Draw, simulated
from runwell.knowledge.levels import Level
from runwell.knowledge.pack import Pack
from runwell.records.packs import the_pack

MOST = 1_000_000  # runners: a day's work
Number = TypeVar("Number", int, float)


def register(words: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = words.add_parser("simulate", help="score the check on runners drawn from the pack")
    command.add_argument(
        "-n", dest="runners", type=_count, required=True, metavar="N", help="how many runners"
    )
    command.add_argument(
        "--noise", type=_noise, default=0.0, metavar="S", help="log-normal noise, such as 0.7"
    )
    command.add_argument("--seed", type=_seed, default=1, metavar="K", help="another seed, other runners (1)")
    command.add_argument("--cause", metavar="ID", help="only runners with this cause")
    command.add_argument(
        "--processes", type=_count, default=os.cpu_count() or 1, metavar="P", help="at a time"
    )
    command.add_argument("--region", default="hip", help="the region of the body (default: hip)")
    command.add_argument("--json", action="store_true", help="print one JSON value and nothing else")
    command.add_argument("--programme", action="store_true", help="twelve weeks of the program instead")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    pack = the_pack(args.region)
    if args.programme:
        return _programme(pack, args)
    if args.cause is not None and args.cause not in pack.causes:
        causes = ", ".join(pack.causes)
        raise WrongCall(f"“{args.cause}” is not a cause of {pack.region}", "--cause", f"Use one of: {causes}")
    draw = Draw(args.region, args.runners, args.seed, args.noise, args.cause)
    evaluation = simulated(draw, args.processes)
    said = (
        json.dumps(in_json(pack, draw, evaluation), indent=2)
        if args.json
        else in_words(pack, draw, evaluation)
    )
    print(said)
    return 0


def _programme(pack: Pack, args: argparse.Namespace) -> int:
    """1 where something was that must never be."""
    if args.cause is not None or args.noise:
        raise WrongCall("Patients of the program are drawn without it", "--cause, --noise", "Leave it out")
    patients = programme_pool.Patients(args.region, args.runners, args.seed)
    every = programme_pool.simulated(patients, args.processes)
    in_figures = programme_figures.in_json(patients, every)
    said = programme_figures.in_words(patients, every)
    print(json.dumps(in_figures, indent=2) if args.json else f"{said}\n\nKnowledge: {pack.version}")
    return 1 if programme_figures.unsafe(every) else 0


def headline(pack: Pack, evaluation: Evaluation) -> list[tuple[str, Proportion]]:
    """What is looked at first: bone stress caught, self-care causes sent to a doctor, right in three."""
    drawn = evaluation.apart["cause"]
    looked_at = [c.id for c in pack.causes.values() if c.bone or c.default_triage is Level.SELF_CARE]
    sent = {name: drawn[name].measures["doctor_or_higher"] for name in looked_at if name in drawn}
    rows = [(f"{name}: doctor or higher", of) for name, of in sent.items()]
    return [*rows, ("right group in three", evaluation.whole.measures["in_three"])]


def in_words(pack: Pack, draw: Draw, evaluation: Evaluation) -> str:
    """The headline and every table."""
    about = f"{draw.runners} simulated runners, noise {draw.noise:g}, seed {draw.seed}"
    rows = [
        (says, f"{of.hits}/{of.of}", percent(of.share), interval(of))
        for says, of in headline(pack, evaluation)
    ]
    note = (
        f"Pages, median: {middle(evaluation.whole.pages)}. The right level, and the least safe one, "
        "is here the default level of the runner's own cause: what a rule adds on purpose counts as too high."
    )
    first = table(("headline", "runners", "share", "95 % interval"), rows)
    return "\n\n".join([f"## {about}, knowledge {pack.version}", first, note, tables(evaluation)])


def in_json(pack: Pack, draw: Draw, evaluation: Evaluation) -> dict[str, Any]:
    """What was drawn, the headline, and all figures."""
    drawn = {"runners": draw.runners, "seed": draw.seed, "noise": draw.noise, "cause": draw.cause}
    first = [{"says": says, **proportion(of)} for says, of in headline(pack, evaluation)]
    return {**drawn, "headline": first, **as_json(evaluation)}


def _count(text: str) -> int:
    return _number(int, text, 1, MOST, f"a whole number from 1 to {MOST}")


def _seed(text: str) -> int:
    return _number(int, text, 0, inf, "a whole number from 0")


def _noise(text: str) -> float:
    return _number(float, text, 0, 10, "a number from 0 to 10")


def _number(kind: type[Number], text: str, least: int, most: float, wanted: str) -> Number:
    try:
        value = kind(text)
    except ValueError:
        value = None
    if value is None or not least <= value <= most:
        raise argparse.ArgumentTypeError(f"“{text}” is not {wanted}")
    return value
