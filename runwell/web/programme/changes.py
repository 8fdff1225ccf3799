"""The changes of a program as its pages name them; the words are those of every page."""

from runwell.web.change_words import Line, lines, who_to_runner

__all__ = ["Line", "lines", "who_to_runner"]
