"""Two versions of a page side by side: what was chosen from a list is shown by its name, not by its id."""

from __future__ import annotations

from typing import Any

from django.utils.html import escape
from wagtail.admin.compare import BlockComparison, diff_text
from wagtail.blocks import ChoiceBlock


class ChoiceComparison(BlockComparison):
    """Compares the names of two choices."""

    def htmldiff(self) -> str:
        html: str = diff_text(self._named(self.val_a), self._named(self.val_b)).to_html()
        return html

    def htmlvalue(self, val: Any) -> str:
        return escape(self._named(val))

    def _named(self, value: Any) -> str:
        return self.block.name_of(value)


class NamedChoiceBlock(ChoiceBlock):
    """A choice that is compared by its names."""

    def name_of(self, value: Any) -> str:
        """The name of a choice; its id where it is offered no more."""
        return str(dict(self.field.choices).get(value, value or ""))

    def get_comparison_class(self) -> type[BlockComparison]:
        return ChoiceComparison
