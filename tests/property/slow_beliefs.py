"""Beliefs worked out slowly and plainly, cause by cause and picture by picture, with Python's own numbers."""

from math import exp, log

from runwell.check.weights import values_of, weigh


def slow_beliefs(pack, known):
    """cause -> probability after these answers (finding -> value); "unlisted" answers as the default does."""
    listed = sum(cause.prior.point for cause in pack.causes.values())
    share = 1 - pack.limits.unlisted_prior
    weight, column = {}, 0
    for name, cause in pack.causes.items():
        shares = pack.presentations[name].shares if name in pack.presentations else (1.0,)
        before = cause.prior.point / listed * share
        logs = [
            log(before * part / sum(shares)) + pulled(pack, known, column + number)
            for number, part in enumerate(shares)
        ]
        weight[name] = sum(map(exp, logs))
        column += len(shares)
    weight["unlisted"] = pack.limits.unlisted_prior
    total = sum(weight.values())
    return {cause: one / total for cause, one in weight.items()}


def slow_fits(pack, known):
    """cause -> fit: the probabilities with each listed cause's prior softened."""
    listed = sum(cause.prior.point for cause in pack.causes.values())
    share = 1 - pack.limits.unlisted_prior
    prior = {name: cause.prior.point / listed * share for name, cause in pack.causes.items()}
    power = pack.limits.prior_power
    soft = sum(one**power for one in prior.values())
    lifted = {
        cause: one * (prior[cause] ** power / soft * share / prior[cause] if cause in prior else 1)
        for cause, one in slow_beliefs(pack, known).items()
    }
    return {cause: one / sum(lifted.values()) for cause, one in lifted.items()}


def pulled(pack, known, column):
    """How far the answers pull one picture (the number of its column), as a natural log."""
    total = 0.0
    for finding, value in known.items():
        if finding not in pack.likelihoods or value not in values_of(pack, finding):
            continue
        count = speaking(pack, known, pack.findings[finding].correlation_group)
        total += pull(pack, finding, value, column) * count**-pack.limits.repetition
    return total


def pull(pack, finding, value, column):
    chance = weigh(pack).chance[weigh(pack).row[finding, value]]
    most = pack.limits.pull_at_most
    return log(min(max(chance[column] / chance[-1], 1 / most), most))


def speaking(pack, known, group):
    """How many answers of the group speak: (sum of loudness)^2 / sum of its squares, 1 or more."""
    loud = [
        sum(
            abs(pull(pack, finding, value, column)) * before
            for column, before in enumerate(weigh(pack).prior)
        )
        for finding, value in known.items()
        if pack.findings[finding].correlation_group == group
        and finding in pack.likelihoods
        and value in values_of(pack, finding)
    ]
    return max(sum(loud) ** 2 / max(sum(one**2 for one in loud), 1e-12), 1)
