"""What the text of a page is made of, for the editor and for the template."""

from __future__ import annotations

from wagtail.blocks import CharBlock, ChoiceBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock

WORDS = ["bold", "link"]  # what a paragraph may hold: a page that looks the same wherever it is read


class HeadingBlock(StructBlock):
    """A heading below the page's own."""

    level = ChoiceBlock(choices=[("2", "Section"), ("3", "Part of a section")], default="2")
    text = CharBlock()

    class Meta:
        icon = "title"
        template = "pages/blocks/heading.html"


class BodyBlock(StreamBlock):
    """A page's text in order."""

    heading = HeadingBlock()
    paragraph = RichTextBlock(features=WORDS, template="pages/blocks/paragraph.html")
    bullets = ListBlock(RichTextBlock(features=WORDS), template="pages/blocks/bullets.html")
    steps = ListBlock(RichTextBlock(features=WORDS), icon="list-ol", template="pages/blocks/steps.html")
