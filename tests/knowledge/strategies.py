"""Small packs made at random: every kind of file, with ids that agree."""

from datetime import date

from hypothesis import strategies as st

from runwell.knowledge.advice import LevelAdvice, SafetyNet
from runwell.knowledge.causes import Cause, Family
from runwell.knowledge.changes import GroupMove, ListChange, NumberChange, StatementChange
from runwell.knowledge.conditions import All, AnyOf, Has, Not, Posterior
from runwell.knowledge.equipment import Equipment
from runwell.knowledge.exit_checks import ExitCheck
from runwell.knowledge.facts import Fact, Standing
from runwell.knowledge.findings import Choice, Finding, Sheet, TickList
from runwell.knowledge.harms import UNLISTED, Harms, TooLate, TooSoon
from runwell.knowledge.impairments import Impairment
from runwell.knowledge.levels import Level
from runwell.knowledge.likelihoods import Basis, CellNote, Likelihoods, Row
from runwell.knowledge.limits import CheckLimits
from runwell.knowledge.links import Link, Measured
from runwell.knowledge.load_rules import LoadRules, MusclePeak, SpikeBand
from runwell.knowledge.look_alikes import LookAlikes
from runwell.knowledge.next_tests import NextTests, Scan
from runwell.knowledge.numbers import Grade, Interval
from runwell.knowledge.outcome_measures import OutcomeMeasure
from runwell.knowledge.pack import Pack, Signature
from runwell.knowledge.presentations import Presentation, Presentations
from runwell.knowledge.progressions import (
    BoneGate,
    PainBand,
    PhaseExits,
    Progressions,
    RunStage,
    RunTable,
)
from runwell.knowledge.red_flags import Rule
from runwell.knowledge.sources import Source
from runwell.knowledge.treatments import CauseTreatments, Recommendation, Strength, Treatment, Treatments

words = st.text(min_size=1, max_size=12).map(lambda text: f"a{text}")
maybe_words = st.just("") | words
case_groups = st.from_regex(r"[a-z]{1,6}(-[a-z0-9]{1,6})?", fullmatch=True)
some_words = st.lists(words, max_size=3).map(tuple)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
shares = st.floats(0.001, 0.999)
amounts = st.floats(0, 1e6)
intervals = st.lists(shares, min_size=3, max_size=3).map(sorted).map(lambda three: Interval(*three))
grades = st.sampled_from(Grade)
ANSWERS = ("yes", "no")


def conditions(findings, causes):
    """Conditions over findings (id -> values) and causes."""
    single = st.sampled_from(sorted(findings)).flatmap(
        lambda name: st.lists(st.sampled_from(findings[name]), min_size=1, unique=True).map(
            lambda values: Has(name, tuple(values))
        )
    )
    tests = single | st.builds(Posterior, st.sampled_from(causes), shares)
    return st.recursive(tests, lambda part: _joined(part), max_leaves=6)


def _joined(part):
    several = st.lists(part, min_size=2, max_size=4).map(tuple)
    return several.map(All) | several.map(AnyOf) | part.map(Not)


@st.composite
def rows(draw, choices):
    """A row of chances whose points add up to one."""
    weights = [draw(st.floats(0.05, 1)) for _ in choices]
    points = [weight / sum(weights) for weight in weights]  # two or more, so none of them is one
    return Row({choice: _around(point) for choice, point in zip(choices, points, strict=True)})


def _around(point):
    return Interval(point / 2, point, (1 + point) / 2)


@st.composite
def findings(draw, name, shown_when):
    return Finding(
        id=name,
        kind=draw(st.sampled_from(("history", "red-flag", "symptom"))),
        question=draw(words),
        why=draw(maybe_words),
        hint=draw(maybe_words),
        answer_type="yes-no",
        choices=tuple(Choice(one, draw(words), draw(maybe_words), draw(maybe_words)) for one in ANSWERS),
        who="runner",
        correlation_group=draw(words),
        note=draw(maybe_words),
        shown_when=draw(shown_when),
    )


@st.composite
def tables(draw, finding, causes, sources):
    own = draw(st.lists(st.sampled_from(causes), unique=True))
    notes = st.builds(
        CellNote,
        st.lists(st.sampled_from(["*", *own]), unique=True).map(tuple),
        st.lists(st.sampled_from(ANSWERS), unique=True).map(tuple),
        st.builds(Basis, grades, words, st.just(sources)),
    )
    return Likelihoods(
        finding=finding,
        reason=draw(words),
        sources=sources,
        default=draw(rows(ANSWERS)),
        rows={cause: draw(rows(ANSWERS)) for cause in own},
        grade=draw(grades),
        notes=tuple(draw(st.lists(notes, max_size=3))),
    )


@st.composite
def causes(draw, name, share, sources):
    weeks = draw(st.none() | st.tuples(amounts, amounts).map(lambda two: (min(two), max(two))))
    return Cause(
        id=name,
        plain_name=draw(words),
        clinical_name=draw(words),
        family=draw(words),
        case_group=draw(case_groups),
        prior=_around(share),
        prior_grade=draw(grades),
        prior_reason=draw(words),
        sources=sources,
        recovery_weeks=weeks,
        recovery_source=draw(maybe_words),
        recovery_note=draw(maybe_words),
        default_triage=draw(st.sampled_from(Level)),
        one_line=draw(words),
        this_week=draw(some_words),
        do_now=draw(some_words),
        bone=draw(st.booleans()),
        may_run=draw(st.booleans()),
    )


@st.composite
def rules(draw, name, condition, source):
    level = draw(st.sampled_from(Level))
    return Rule(
        id=name,
        condition=draw(condition),
        level=level,
        what_to_do=draw(words),
        reason=draw(words),
        source=source,
        stop_running=level.ends_the_check or draw(st.booleans()),
        subject=draw(st.sampled_from(("nerve", "bone"))),
    )


@st.composite
def advice(draw, level):
    nets = st.builds(SafetyNet, st.integers(0, 60), words.map(lambda text: f"{text} {{date}}"))
    return LevelAdvice(
        level=level,
        headline=draw(words),
        do_now=draw(words),
        call=draw(st.sampled_from(("emergency", "practice", ""))),
        advice=draw(some_words),
        safety_net=tuple(draw(st.lists(nets, min_size=1, max_size=2))),
        come_back_signs=(draw(words),),
    )


@st.composite
def limits(draw):
    partly, well = sorted(draw(st.lists(shares, min_size=2, max_size=2, unique=True)))
    return CheckLimits(
        pages_at_most=draw(st.integers(1, 30)),
        pull_at_most=draw(st.floats(1.5, 50)),
        unlisted_prior=draw(shares),
        shown_at_most=draw(shares),
        fits_well=well,
        fits_partly=partly,
        bone_open=draw(shares),
        worth_asking=draw(shares),
        first_pages=draw(st.sampled_from([(), ("f0",), ("f0", "list")])),
        reasons=dict.fromkeys(CheckLimits.__dataclass_fields__.keys() - {"reasons"}, draw(words)),
    )


@st.composite
def facts(draw, name):
    rests_on = draw(st.sampled_from(Standing))
    return Fact(
        id=name,
        says=draw(words),
        rests_on=rests_on,
        value=tuple(draw(st.lists(amounts, max_size=3))),
        unit=draw(maybe_words),
        urls=draw(some_words) if rests_on is Standing.EXPERT else (draw(words),),
    )


@st.composite
def treatments(draw, name):
    strength = draw(st.sampled_from(Strength))
    return Treatment(
        id=name,
        recommendation=draw(st.sampled_from(Recommendation)),
        stage=draw(st.integers(0, 4)),
        summary=draw(words),
        strength=strength,
        key_number=draw(maybe_words),
        url="" if strength is Strength.EXPERT else draw(words),
    )


@st.composite
def programmes(draw):
    """Treatments, progressions and load rules of one group."""
    group = {"rest": draw(treatments("rest")), "ice": draw(treatments("ice"))}
    own = draw(st.sampled_from([{}, {"ice": draw(treatments("ice"))}]))
    stage = RunStage("S1", draw(words), draw(st.none() | amounts), repeat=draw(st.none() | st.integers(1, 9)))
    band = PainBand("joint", Standing.EXPERT, 3, 5, also_red=draw(maybe_words))
    exits = PhaseExits("joint", ("a",), draw(some_words), (), draw(words), Standing.EXPERT)
    table = RunTable("easy", draw(words), ("joint",), True, 2, 48, (), Standing.EXPERT, (), (stage,))
    bands = {"low": SpikeBand("low", 0.0, 1.0, Standing.EXPERT, (), 1.1)}
    bands["high"] = SpikeBand("high", 1.1, draw(amounts), Standing.EXPERT, ())
    peaks = {"psoas": MusclePeak("psoas", draw(words), "swing", 1.0, draw(amounts), 2.5, Standing.EXPERT, ())}
    gates = {"G1": BoneGate("G1", draw(words), draw(words), Standing.EXPERT)}
    return {
        "treatments": Treatments({"joint": group}, {"c0": CauseTreatments("c0", "joint", own)}),
        "progressions": Progressions(
            {"joint": band},
            {"joint": exits},
            gates,
            {"easy": table},
            {"flare": {"days": draw(facts("days"))}},
            {"walk": ExitCheck(id="walk", groups=("joint",), leaves="settle", says=draw(words), at_most=2)},
        ),
        "load_rules": LoadRules(bands, peaks, {"watch": {"pause": draw(facts("pause"))}}),
        "impairments": {
            "stiff": Impairment(
                "stiff",
                draw(words),
                draw(words),
                draw(words),
                unstable=draw(st.booleans()),
                recovery_weeks=draw(st.sampled_from([(), (4.0, 8.5)])),
                do_now=draw(some_words),
                this_week=draw(some_words),
            )
        },
        "equipment": {"band": Equipment("band", draw(words), everyday=draw(st.booleans()))},
        "outcome_measures": {
            "nprs": OutcomeMeasure("nprs", draw(words), draw(words), 1, "0-10", "sum", "0-10", draw(words))
        },
    }


@st.composite
def harms(draw, causes, sources):
    """Harms for these causes: convex, and for exactly the levels below what each cause needs."""
    rise = sorted(draw(st.lists(st.floats(0.1, 9), min_size=4, max_size=4)))
    bases = st.builds(Basis, grades, words, st.just(sources))
    needs = {name: cause.default_triage for name, cause in causes.items() if cause.default_triage}
    late = {name: draw(_too_late(name, need, bases)) for name, need in {**needs, UNLISTED: 1}.items()}
    return Harms(TooSoon({level: sum(rise[:level]) for level in Level}, draw(bases)), late)


@st.composite
def _too_late(draw, name, need, bases):
    fall = sorted(draw(st.lists(st.floats(0, 100), min_size=need, max_size=need)), reverse=True)
    return TooLate(name, {Level(level): float(sum(fall[level:])) for level in range(need)}, draw(bases))


@st.composite
def presentations(draw, cause, findings, sources):
    """Two or three pictures of a cause that lean to some of these findings."""
    ids = [f"p{number}" for number in range(draw(st.integers(2, 3)))]
    return Presentations(
        cause,
        draw(words),
        tuple(draw(_picture(name, cause, 1 / len(ids), findings, sources)) for name in ids),
    )


@st.composite
def _picture(draw, name, cause, share, findings, sources):
    factors = st.dictionaries(st.sampled_from(ANSWERS), st.floats(0.01, 100), min_size=1)
    leans = {finding: draw(factors) for finding in findings if draw(st.booleans())}
    return Presentation(
        id=name,
        cause=cause,
        name=draw(words),
        clinical_name=draw(words),
        share=_around(share),
        share_reason=draw(words),
        grade=draw(grades),
        sources=sources,
        leans=leans,
        reasons={finding: draw(words) for finding in leans},
    )


@st.composite
def look_alikes(draw, causes, sources):
    alike = tuple(draw(st.permutations(causes)))
    return {"alike": LookAlikes("alike", alike, draw(words), draw(grades), sources)}


@st.composite
def scans(draw, causes, sources):
    return {"scan": Scan("scan", (causes[0],), draw(words), draw(words), draw(grades), sources)}


@st.composite
def logged(draw):
    """What was changed: a number, a group, a statement and a list."""
    change = NumberChange("f0", draw(days), draw(words), draw(grades), {("yes", "c0"): (0.1, draw(shares))})
    move = GroupMove("f0", draw(days), draw(words), draw(grades), draw(words), draw(words))
    stated = StatementChange(
        "advice", draw(days), draw(words), draw(words), draw(words), draw(words), draw(grades), ("s",)
    )
    listed = ListChange("advice", draw(days), "suits", (), draw(words), draw(grades), removed=("c0",))
    return {"advice": (stated, listed), "f0": (change, move)}


@st.composite
def packs(draw):
    """A pack whose files agree."""
    sources = {"s": Source("s", "https://example.org/s", draw(words), seen=draw(maybe_words))}
    names = [f"f{number}" for number in range(draw(st.integers(2, 4)))]
    ids = [f"c{number}" for number in range(draw(st.integers(2, 3)))]
    asked = dict.fromkeys(names, ANSWERS)
    first = conditions({"f0": ANSWERS}, ("c0",)).filter(lambda one: not _beliefs(one))
    shown = {name: st.none() if name == "f0" else st.none() | first for name in names}
    of_causes = {name: draw(causes(name, 1 / len(ids), ("s",))) for name in ids}
    with_table = draw(st.lists(st.sampled_from(names), unique=True).map(sorted))
    link = Link("f0", "yes", "c0", Grade.EXPERT, Measured(0.5, 0.25, 0.75), note=draw(maybe_words))
    return Pack(
        region="knee",
        title=draw(words),
        written_by=(draw(words),),
        written_on=draw(days),
        review_due=draw(days),
        signatures=tuple(draw(st.lists(st.builds(Signature, words, words, days, words), max_size=2))),
        version="",
        limits=draw(limits()),
        findings={name: draw(findings(name, shown[name])) for name in names},
        tick_lists={
            "list": TickList("list", draw(words), draw(maybe_words), draw(words), ("f0", "f1"), _ticks(draw))
        },
        causes=of_causes,
        families={"fam": Family("fam", draw(words), draw(words), draw(words), ("c0",))},
        likelihoods={name: draw(tables(name, ids, ("s",))) for name in with_table},
        rules=tuple(
            draw(rules(f"R{number}", conditions(asked, ids), "s"))
            for number in range(draw(st.integers(0, 3)))
        ),
        advice={level: draw(advice(level)) for level in Level},
        sources=sources,
        minor_note=draw(some_words),
        not_known=draw(some_words),
        links={"f0": (link,)},
        changes=draw(logged()),
        harms=draw(st.none() | harms(of_causes, ("s",))),
        presentations=draw(
            st.just({}) | st.fixed_dictionaries({"c0": presentations("c0", with_table, ("s",))})
        ),
        sheets=_sheets(draw, names),
        look_alikes=draw(st.just({}) | look_alikes(ids, ("s",))),
        next_tests=NextTests({}, draw(st.just({}) | scans(ids, ("s",)))),
        **draw(programmes()),
    )


def _ticks(draw):
    return {"f0": draw(words), "f1": draw(words)}


def _sheets(draw, names):
    """A sheet of the questions that no tick list holds, where there are enough."""
    if len(names) < 4:
        return {}
    return {"sheet": Sheet("sheet", draw(words), draw(maybe_words), draw(maybe_words), tuple(names[2:]))}


def _beliefs(condition):
    return "Posterior" in repr(condition)
