"""Beliefs worked out slowly and plainly, from the pack's tables with Python's own numbers."""

from math import exp, log, sqrt


def slow_beliefs(pack, known):
    """cause -> probability after these answers (finding -> value); "unlisted" answers as the default does."""
    listed = sum(cause.prior.point for cause in pack.causes.values())
    share = 1 - pack.limits.unlisted_prior
    weight = {name: log(cause.prior.point / listed * share) for name, cause in pack.causes.items()}
    weight["unlisted"] = log(pack.limits.unlisted_prior)
    for finding, value in known.items():
        table = pack.likelihoods.get(finding)
        if table is None or value not in table.default.cells:
            continue
        for cause in pack.causes:
            chance, usual = table.row(cause).cells[value].point, table.default.cells[value].point
            weight[cause] += capped(chance / usual, pack.limits.pull_at_most) / sqrt(
                together(pack, known, finding)
            )
    total = sum(exp(one) for one in weight.values())
    return {cause: exp(one) / total for cause, one in weight.items()}


def capped(ratio, most):
    return log(min(max(ratio, 1 / most), most))


def together(pack, known, finding):
    """How many answers of the finding's correlation group carry likelihoods."""
    group = pack.findings[finding].correlation_group
    return sum(
        pack.findings[other].correlation_group == group
        and other in pack.likelihoods
        and value in pack.likelihoods[other].default.cells
        for other, value in known.items()
    )
