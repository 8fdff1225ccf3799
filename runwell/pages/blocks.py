"""What the text of a page is made of, for the editor and for the template."""

from __future__ import annotations

from typing import Any

from wagtail.blocks import CharBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock

from runwell.pages import pack_choices
from runwell.pages.comparing import NamedChoiceBlock

WORDS = ["bold", "link"]  # what a paragraph may hold: a page that looks the same wherever it is read


class HeadingBlock(StructBlock):
    """A heading below the page's own."""

    level = NamedChoiceBlock(choices=[("2", "Section"), ("3", "Part of a section")], default="2")
    text = CharBlock()

    class Meta:
        icon = "title"
        template = "pages/blocks/heading.html"


class ExerciseBlock(NamedChoiceBlock):
    """An exercise of the pack, with the pack's own steps and dose."""

    choices = staticmethod(pack_choices.exercises)

    def get_context(self, value: str, parent_context: Any = None) -> dict[str, Any]:
        one = pack_choices.exercise_in_words(value)
        more = {"exercise": one, "dose": "", "address": ""}
        if one:
            more |= {"dose": pack_choices.dose_in_words(one), "address": pack_choices.exercise_address(one)}
        return {**super().get_context(value, parent_context), **more}

    class Meta:
        icon = "list-ol"
        group = "From the pack"
        template = "pages/blocks/exercise.html"


class CauseBlock(NamedChoiceBlock):
    """A cause of the pack, in the pack's own words."""

    choices = staticmethod(pack_choices.causes)

    def get_context(self, value: str, parent_context: Any = None) -> dict[str, Any]:
        return {**super().get_context(value, parent_context), "cause": pack_choices.cause(value)}

    class Meta:
        icon = "help"
        group = "From the pack"
        template = "pages/blocks/cause.html"


class TreatmentBlock(NamedChoiceBlock):
    """A treatment of the pack, in the pack's own words."""

    choices = staticmethod(pack_choices.treatments)

    def get_context(self, value: str, parent_context: Any = None) -> dict[str, Any]:
        told = pack_choices.told("treatment", value)
        one = pack_choices.treatment(value)
        more = {"treatment": one, "name": told.name, "advice": pack_choices.advice(one) if one else ""}
        return {**super().get_context(value, parent_context), **more}

    class Meta:
        icon = "tick"
        group = "From the pack"
        template = "pages/blocks/treatment.html"


class BodyBlock(StreamBlock):
    """A page's text in order."""

    heading = HeadingBlock()
    paragraph = RichTextBlock(features=WORDS, template="pages/blocks/paragraph.html")
    bullets = ListBlock(RichTextBlock(features=WORDS), template="pages/blocks/bullets.html")
    steps = ListBlock(RichTextBlock(features=WORDS), icon="list-ol", template="pages/blocks/steps.html")
    exercise = ExerciseBlock()
    cause = CauseBlock()
    treatment = TreatmentBlock()
