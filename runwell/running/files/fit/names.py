"""Words for numbers of FIT's profile, and what they mean to Runwell.

Source: global profile of Garmin's public FIT SDK, types file, sport, sub_sport, manufacturer, product. Kinds
of file that are not in it (44, 49, 68) are known from what Garmin's account export calls them.
"""

from __future__ import annotations

from runwell.running.files.run import Sport

ACTIVITY = 4
KINDS = {
    1: "a description of the device", 2: "a settings file of the watch", 3: "a file of sport settings",
    5: "a workout plan", 6: "a course to follow", 7: "a schedule of workouts", 9: "a file of body weight",
    10: "a file of totals", 11: "a file of goals", 14: "a file of blood pressure",
    15: "a day's monitoring by the watch", 20: "a summary of activities",
    28: "a day's monitoring by the watch", 32: "a day's monitoring by the watch",
    34: "a segment to race on", 35: "a list of segments",
    40: "a file of display settings", 44: "a file of fitness figures of the watch", 49: "a night's sleep",
    68: "a file of heart rate variability",
}  # fmt: skip

SPORTS = {
    0: "generic", 1: "running", 2: "cycling", 3: "transition", 4: "fitness_equipment", 5: "swimming",
    6: "basketball", 7: "soccer", 8: "tennis", 9: "american_football", 10: "training", 11: "walking",
    12: "cross_country_skiing", 13: "alpine_skiing", 14: "snowboarding", 15: "rowing", 16: "mountaineering",
    17: "hiking", 18: "multisport", 19: "paddling", 20: "flying", 21: "e_biking", 22: "motorcycling",
    23: "boating", 24: "driving", 25: "golf", 26: "hang_gliding", 27: "horseback_riding", 28: "hunting",
    29: "fishing", 30: "inline_skating", 31: "rock_climbing", 32: "sailing", 33: "ice_skating",
    34: "sky_diving", 35: "snowshoeing", 36: "snowmobiling", 37: "stand_up_paddleboarding", 38: "surfing",
    39: "wakeboarding", 40: "water_skiing", 41: "kayaking", 42: "rafting", 43: "windsurfing",
    44: "kitesurfing", 45: "tactical", 46: "jumpmaster", 47: "boxing", 48: "floor_climbing", 53: "diving",
    62: "hiit", 64: "racket", 65: "wheelchair_push_walk", 66: "wheelchair_push_run", 67: "meditation",
    69: "disc_golf", 71: "cricket", 72: "rugby", 73: "hockey", 74: "lacrosse", 75: "volleyball",
    76: "water_tubing", 77: "wakesurfing", 80: "mixed_martial_arts", 82: "snorkeling", 83: "dance",
    84: "jump_rope",
}  # fmt: skip
OURS = {0: Sport.UNKNOWN, 1: Sport.RUNNING, 11: Sport.WALKING, 17: Sport.HIKING}

SUB_SPORTS = {
    1: "treadmill", 2: "street", 3: "trail", 4: "track", 5: "spin", 6: "indoor_cycling", 7: "road",
    8: "mountain", 9: "downhill", 10: "recumbent", 11: "cyclocross", 12: "hand_cycling", 13: "track_cycling",
    14: "indoor_rowing", 15: "elliptical", 16: "stair_climbing", 17: "lap_swimming", 18: "open_water",
    19: "flexibility_training", 20: "strength_training", 21: "warm_up", 22: "match", 23: "exercise",
    24: "challenge", 25: "indoor_skiing", 26: "cardio_training", 27: "indoor_walking", 28: "e_bike_fitness",
    30: "casual_walking", 31: "speed_walking", 32: "bike_to_run_transition", 33: "run_to_bike_transition",
    34: "swim_to_bike_transition", 37: "backcountry", 43: "yoga", 44: "pilates", 45: "indoor_running",
    46: "gravel_cycling", 48: "commuting", 49: "mixed_surface", 58: "virtual_activity", 59: "obstacle",
    67: "ultra", 68: "indoor_climbing", 69: "bouldering", 70: "hiit", 78: "triathlon", 79: "duathlon",
    81: "swim_run", 82: "adventure_race", 86: "indoor_wheelchair_walk", 87: "indoor_wheelchair_run",
    88: "indoor_hand_cycling", 124: "rucking",
}  # fmt: skip
# A run in a virtual world is run on a treadmill.
INDOOR = frozenset((1, 5, 6, 14, 15, 16, 17, 20, 25, 26, 27, 45, 58, 68, 86, 87, 88))

MAKERS = {
    1: "Garmin", 13: "Dynastream", 15: "Dynastream", 16: "Timex", 23: "Suunto", 28: "Peaksware", 32: "Wahoo",
    40: "Concept2", 61: "Geonaute", 69: "Stages", 70: "SIGMA", 71: "TomTom", 89: "Tacx", 95: "Stryd",
    115: "iGPSPORT", 123: "Polar", 129: "COROS", 136: "GEOID", 140: "Decathlon", 142: "TAG Heuer",
    144: "Zwift", 148: "EZON", 258: "Lezyne", 259: "Scribe Labs", 260: "Zwift", 265: "Strava", 267: "Bryton",
    289: "Hammerhead", 294: "COROS", 300: "NURVV", 305: "WHOOP", 307: "OneLap", 310: "Decathlon",
    326: "Nike", 337: "Runna", 339: "Zepp", 340: "Peloton", 348: "Huawei", 351: "UNA",
}  # fmt: skip


# Of Garmin, which writes numbers alone; other makers write a name into the file.
WATCHES = {
    717: "Forerunner 405", 988: "FR60", 1018: "Forerunner 310XT", 1124: "Forerunner 110",
    1328: "Forerunner 910XT", 1345: "Forerunner 610", 1436: "FR70", 1482: "Forerunner 10", 1551: "fenix",
    1623: "Forerunner 620", 1632: "Forerunner 220", 1765: "Forerunner 920XT", 1903: "Forerunner 15",
    1907: "vivoactive", 1967: "fenix 2", 1988: "epix", 2050: "fenix 3", 2148: "Forerunner 25",
    2153: "Forerunner 225", 2156: "Forerunner 630", 2157: "Forerunner 230", 2158: "Forerunner 735XT",
    2337: "vivoactive HR", 2413: "fenix 3 HR", 2431: "Forerunner 235", 2503: "Forerunner 35",
    2544: "fenix 5S", 2604: "fenix 5X", 2691: "Forerunner 935", 2697: "fenix 5", 2700: "vivoactive 3",
    2886: "Forerunner 645", 2888: "Forerunner 645 Music", 2891: "Forerunner 30", 2900: "fenix 5S Plus",
    3076: "Forerunner 245", 3077: "Forerunner 245 Music", 3110: "fenix 5 Plus", 3111: "fenix 5X Plus",
    3113: "Forerunner 945", 3224: "vivoactive 4S", 3225: "vivoactive 4", 3226: "Venu",
    3282: "Forerunner 45", 3287: "fenix 6S", 3288: "fenix 6S Pro", 3289: "fenix 6", 3290: "fenix 6 Pro",
    3291: "fenix 6X", 3466: "Instinct Solar", 3589: "Forerunner 745", 3600: "Venu Sq", 3638: "Enduro",
    3652: "Forerunner 945 LTE", 3703: "Venu 2", 3704: "Venu 2S", 3851: "Venu 2 Plus", 3869: "Forerunner 55",
    3888: "Instinct 2", 3889: "Instinct 2S", 3905: "fenix 7S", 3906: "fenix 7", 3907: "fenix 7X",
    3943: "epix (Gen 2)", 3990: "Forerunner 255 Music", 3991: "Forerunner 255S Music",
    3992: "Forerunner 255", 3993: "Forerunner 255S", 4024: "Forerunner 955", 4115: "Venu Sq 2",
    4155: "Instinct Crossover", 4257: "Forerunner 265", 4258: "Forerunner 265S", 4260: "Venu 3",
    4261: "Venu 3S", 4312: "epix Pro 42 mm", 4313: "epix Pro 47 mm", 4314: "epix Pro 51 mm",
    4315: "Forerunner 965", 4341: "Enduro 2", 4374: "fenix 7S Pro", 4375: "fenix 7 Pro",
    4376: "fenix 7X Pro", 4394: "Instinct 2X", 4426: "vivoactive 5", 4432: "Forerunner 165",
    4433: "Forerunner 165 Music", 4532: "fenix 8 Solar", 4533: "fenix 8 Solar 51 mm", 4534: "fenix 8 43 mm",
    4536: "fenix 8", 4565: "Forerunner 970", 4570: "Forerunner 570 47 mm", 4574: "Forerunner 570 42 mm",
    4575: "Enduro 3", 4625: "vivoactive 6", 4631: "fenix 8 Pro", 4643: "Venu 4", 4666: "fenix E",
}  # fmt: skip


def of_sport(number: int | None) -> tuple[Sport, str]:
    """What it means to us, and the file's own word."""
    if number is None:
        return Sport.UNKNOWN, ""
    return OURS.get(number, Sport.OTHER), SPORTS.get(number, f"sport {number}")


def of_sub_sport(number: int | None) -> str:
    """The file's own word for the finer kind; nothing for the generic one."""
    return SUB_SPORTS.get(number, f"sub-sport {number}") if number else ""


def of_device(maker: int | None, product: int | None, said: str) -> tuple[str, str]:
    """Maker and product in words; a number where there is no word for it."""
    made_by = "" if maker is None else MAKERS.get(maker, f"maker {maker}")
    if said or product is None:
        return made_by, said
    return made_by, WATCHES.get(product, f"product {product}") if maker == 1 else f"product {product}"
