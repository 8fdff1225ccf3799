"""advice/<level>.toml: what a verdict says to do at one level."""

from __future__ import annotations

from runwell.knowledge.advice import LevelAdvice, SafetyNet
from runwell.knowledge.forms.fields import Fields
from runwell.knowledge.forms.layout import Values, block, document, listed
from runwell.knowledge.levels import Level

COMMENT = """What the answer says at this level. call: who is telephoned first, "emergency" or "practice".
A safety net names a day: days are counted from the day of the check, and {date} stands for that day."""


def read(level: Level, fields: Fields) -> LevelAdvice | None:
    """The level's advice, or None with its problems noted."""
    return fields.made(
        lambda: LevelAdvice(
            level=level,
            headline=fields.text("headline"),
            do_now=fields.text("do_now"),
            call=fields.text("call", ""),
            advice=fields.texts("advice", ()),
            safety_net=tuple(filter(None, map(_safety_net, fields.each("safety_net")))),
            come_back_signs=fields.texts("come_back_signs"),
        )
    )


def _safety_net(fields: Fields) -> SafetyNet | None:
    return fields.made(lambda: SafetyNet(fields.whole("days"), fields.text("sentence")))


def write(advice: LevelAdvice) -> str:
    """The text of the level's file."""
    above: Values = {
        "headline": advice.headline,
        "do_now": advice.do_now,
        "call": advice.call,
        "advice": advice.advice,
        "come_back_signs": advice.come_back_signs,
    }
    nets = (
        block(listed("safety_net"), {"days": one.days, "sentence": one.sentence}) for one in advice.safety_net
    )
    return document(COMMENT, block("", above), *nets)
