"""What to expect from a first visit."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def first_visit(request: HttpRequest) -> HttpResponse:
    """The same for everybody: the practice writes nothing about a visit anywhere else."""
    return render(request, "site/first_visit.html")
