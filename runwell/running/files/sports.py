"""Which sport the words of a GPX or TCX file mean."""

from __future__ import annotations

from runwell.running.files.run import Sport

BY_NUMBER = {"9": Sport.RUNNING, "10": Sport.WALKING, "4": Sport.HIKING}  # as Strava exports them
PARTS = {
    Sport.RUNNING: ("run", "jog", "lauf", "correr", "corsa", "course a pied", "course à pied", "hardlopen"),
    Sport.WALKING: ("walk",),
    Sport.HIKING: ("hik",),
}


def sport_of(said: str) -> Sport:
    """UNKNOWN where nothing is said; a word that is none of ours is another sport."""
    word = said.strip().lower().replace("_", " ")
    if not any(map(str.isalnum, word)):
        return Sport.UNKNOWN
    for sport, parts in PARTS.items():
        if any(part in word for part in parts):
            return sport
    return BY_NUMBER.get(word, Sport.OTHER)
