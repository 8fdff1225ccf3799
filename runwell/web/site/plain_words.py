"""The pack's short clinical words in words for runners. What is not here is shown as the pack has it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = Mapping[str, str | Promise]

GOALS: Words = {
    "activation": _("Wake up the muscles"),
    "mobility": _("Move more freely"),
    "strength": _("Get stronger"),
    "balance": _("Balance"),
    "plyometric": _("Jump and land"),
    "running-drill": _("Run again"),
}
PHASES: Mapping[int, str | Promise] = {
    1: _("settle"),
    2: _("load"),
    3: _("strengthen"),
    4: _("run"),
}
SIDES: Words = {
    "both": _("Both sides at once"),
    "each": _("One side, then the other"),
    "alternating": _("Switch sides each time"),
    "each direction": _("One way, then the other way"),
}
EQUIPMENT: Words = {
    "none": _("nothing"),
    "anchor or partner": _("something firm that holds your feet, or a partner"),
    "ankle weight optional": _("an ankle weight, if you like"),
    "ball or cushion": _("a ball or a cushion"),
    "band optional": _("a band, if you like"),
    "belt or band round thighs": _("a belt or band around the thighs"),
    "bench or chair": _("a bench or a chair"),
    "bench or partner": _("a bench, or a partner"),
    "bench, weight": _("a bench and a weight"),
    "box or chair": _("a box or a chair"),
    "chair": _("a chair"),
    "dumbbell optional": _("a dumbbell, if you like"),
    "dumbbells optional": _("dumbbells, if you like"),
    "loop band on feet": _("a loop band around the feet"),
    "loop band round ankles": _("a loop band around the ankles"),
    "mat": _("a mat"),
    "sliders or towel": _("sliders or a towel"),
    "step 10-20 cm": _("a step, 4 to 8 inches (10 to 20 cm) high"),
    "step 15-30 cm": _("a step, 6 to 12 inches (15 to 30 cm) high"),
    "step, wall": _("a step and a wall"),
    "stick, then weights": _("a stick, later weights"),
    "watch with cadence, metronome": _("a watch that shows cadence, and a metronome"),
}
MUSCLES: Words = {
    "abdominals": _("belly muscles"),
    "adductors": _("inner thigh (adductors)"),
    "adductor longus": _("inner thigh (adductor longus)"),
    "gastrocnemius": _("calf (gastrocnemius)"),
    "gluteals": _("buttock muscles"),
    "gluteus maximus": _("buttock (gluteus maximus)"),
    "gluteus medius": _("side of the hip (gluteus medius)"),
    "gluteus medius/minimus": _("side of the hip (gluteus medius and minimus)"),
    "hamstrings": _("back of the thigh (hamstrings)"),
    "iliopsoas": _("front of the hip (iliopsoas)"),
    "obliques": _("sides of the trunk (obliques)"),
    "piriformis": _("deep in the buttock (piriformis)"),
    "quadriceps": _("front of the thigh (quadriceps)"),
    "rectus femoris": _("front of the thigh (rectus femoris)"),
    "soleus": _("calf (soleus)"),
    "stance gluteals": _("buttock of the leg you stand on"),
    "adductors (top)": _("inner thigh of the upper leg (adductors)"),
    "back extensors": _("long muscles of the back"),
    "bone loading": "",  # nothing that one feels
    "capsule": _("deep in the hip joint"),
    "deep rotators": _("deep in the buttock"),
    "deep trunk": _("deep in the belly and back"),
    "gluteus medius (bottom)": _("side of the lower hip (gluteus medius)"),
    "gluteus medius (posterior)": _("back of the outer hip (gluteus medius)"),
    "gluteus minimus": _("deep at the side of the hip (gluteus minimus)"),
    "hip flexion range": _("the hip as it bends"),
    "hip flexors": _("front of the hip"),
    "hip rotators": _("deep around the hip"),
    "sciatic nerve glide": _("a light pull along the back of the leg"),
    "TFL": _("front of the outer hip (tensor fasciae latae)"),
    "tendons": _("tendons of the leg"),
    "trunk control": _("trunk"),
}
SHORT: Words = {
    "GTPS": _("pain on the outer hip (GTPS)"),
    "PHT": _("pain at the sit bone (PHT)"),
    "FAI/labrum": _("a pinching hip joint (FAI) or a torn labrum"),
    "FAI": _("a pinching hip joint (FAI)"),
    "dysplasia": _("a shallow hip socket (dysplasia)"),
    "lateral hip": _("outer-hip"),
    "adduction": _("inward"),
}
# What stands between brackets is there beside its words already.
_SHORT = re.compile(r"(?<!\()\b(" + "|".join(map(re.escape, SHORT)) + r")\b")


def plain(word: str, words: Words) -> str:
    """The word as runners say it, or as it stands."""
    return str(words.get(word, word))


def spelled(text: str) -> str:
    """A sentence of the pack with its abbreviations spelled out, beginning with a capital."""
    said = _SHORT.sub(lambda found: str(SHORT[found[1]]), text)
    return said[:1].upper() + said[1:]
