"""What holds for every set of answers, whatever the pack's numbers are."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from runwell.check.answers import UNKNOWN, Answers
from runwell.check.beliefs import after
from runwell.check.level import judge
from runwell.check.pages import applies
from runwell.check.red_flags import answer_level, fired, first, holds, judged
from runwell.check.said import day
from runwell.check.verdict import conclude
from tests.property.strategies import EVERY_ANSWER, HIP, RED_FLAG_ANSWERS, answer_pairs, answers

TODAY = date(2026, 11, 24)


def verdict(known):
    return conclude(HIP, Answers.of(HIP, known), today=TODAY, show_causes=True)


@given(answer_pairs(), st.randoms(use_true_random=False))
def test_the_order_of_answers_never_matters(known, random):
    shuffled = list(known.items())
    random.shuffle(shuffled)
    assert verdict(dict(shuffled)).as_json() == verdict(known).as_json()


@given(answer_pairs(), st.lists(st.sampled_from([finding for finding, _ in EVERY_ANSWER]), max_size=8))
def test_saying_i_dont_know_changes_nothing_but_what_is_listed_as_asked(known, unknown):
    silent = {finding: UNKNOWN for finding in unknown if finding not in known}
    plain, with_unknown = verdict(known), verdict({**known, **silent})
    assert (with_unknown.level, with_unknown.stop_running) == (plain.level, plain.stop_running)
    if not plain.ended_early and not with_unknown.ended_early:
        assert with_unknown.why == plain.why
    assert {q.finding for q in with_unknown.open_questions} == {q.finding for q in plain.open_questions}
    assert after(HIP, Answers.of(HIP, {**known, **silent})).as_mapping() == (
        after(HIP, Answers.of(HIP, known)).as_mapping()
    )


@given(answer_pairs(), st.sampled_from(RED_FLAG_ANSWERS))
def test_no_added_red_flag_answer_lowers_the_level_of_the_answer_rules(known, added):
    known.pop(added[0], None)
    before = answer_level(HIP, Answers.of(HIP, known))
    assert answer_level(HIP, Answers.of(HIP, {**known, added[0]: added[1]})) >= before


@given(answers())
def test_no_verdict_ends_below_a_rule_that_fired(known):
    beliefs = after(HIP, known)
    level = judge(HIP, known, beliefs).level
    assert all(level >= rule.level for rule in fired(HIP, known, beliefs.for_rules(HIP)))


@given(answers())
def test_a_rule_that_ends_the_check_still_stands_at_its_end(known):
    ending = first(HIP, known)
    if ending is not None:
        assert holds(ending.condition, known)
        assert conclude(HIP, known, today=TODAY, show_causes=True).level >= ending.level


@given(answers())
def test_what_is_judged_while_questions_are_open_is_what_holds_at_the_end(known):
    for rule in HIP.rules:
        if not rule.on_beliefs and (truth := judged(rule.condition, known)) is not None:
            assert truth == holds(rule.condition, known)


@given(answers(), st.dates(date(2026, 1, 1), date(2030, 12, 31)))
def test_every_verdict_has_a_safety_net_with_its_days(known, today):
    found = conclude(HIP, known, today=today, show_causes=False)
    nets = HIP.advice[found.level].safety_net
    assert found.safety_net
    assert found.come_back_signs
    for sentence, net in zip(found.safety_net, nets, strict=True):
        assert day(today + timedelta(net.days)) in sentence


@given(answers())
def test_a_verdict_that_ends_early_names_no_cause_and_stops_the_running(known):
    found = conclude(HIP, known, today=TODAY, show_causes=True)
    if found.ended_early:
        assert found.causes == ()
        assert found.stop_running


@given(answers())
def test_a_practice_that_has_not_signed_shows_level_and_advice_without_causes(known):
    shown = conclude(HIP, known, today=TODAY, show_causes=True)
    hidden = conclude(HIP, known, today=TODAY, show_causes=False)
    assert hidden.causes == ()
    assert (hidden.level, hidden.stop_running) == (shown.level, shown.stop_running)


@given(answers())
def test_no_safety_question_that_could_still_raise_the_level_stays_open_unsaid(known):
    found = conclude(HIP, known, today=TODAY, show_causes=False)
    listed = {question.finding for question in found.open_questions}
    only_known = Answers(known.values, frozenset(known.values))
    for rule in HIP.rules:
        if rule.level > found.level and not rule.on_beliefs and judged(rule.condition, only_known) is None:
            flags = {name for name in rule.findings if HIP.findings[name].kind == "red-flag"}
            open_flags = {name for name in flags - set(known.values) if applies(HIP, name, known)}
            assert open_flags <= listed | set(pointless(rule, only_known, open_flags))


def pointless(rule, known, flags):
    """The findings of which no answer that the rule looks for leaves it possible."""
    for name in flags:
        said = (Answers({**known.values, name: v}, known.asked | {name}) for v in HIP.findings[name].values)
        if all(judged(rule.condition, one) is False for one in said):
            yield name
