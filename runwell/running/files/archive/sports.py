"""The word of a sport in Strava's list, in the languages whose words are publicly known."""

from __future__ import annotations

from runwell.running.files.run import Sport

RUNNING = (
    "run trailrun virtualrun treadmill treadmillrun trackrun racerun laufen lauf traillauf trailrun "
    "virtuellerlauf hardlopen hardloopsessie hardloop trailloop virtuelehardloopsessie courseàpied trail "
    "courseàpiedvirtuelle carrera correr carreravirtual traillauf corsa corsavirtuale corsainmontagna "
    "corrida corridavirtual corridadetrilha løb løpetur løping löpning löprunda bieg bieganie "
    "ランニング 跑步 跑步機 跑步机 달리기 бег забег"
)
WALKING = (
    "walk walking spaziergang gehen wandeling marche marcheàpied caminata caminar camminata caminhada "
    "gåtur promenad spacer ウォーキング 步行 散步 健走 걷기 ходьба прогулка"
)
HIKING = "hike hiking wanderung wandern randonnée senderismo excursión escursione escursionismo trilha hiken"
OTHER = (
    "ride virtualride ebikeride emountainbikeride mountainbikeride gravelride handcycle velomobile swim "
    "alpineski backcountryski nordicski rollerski snowboard snowshoe iceskate inlineskate skateboard "
    "canoeing kayaking rowing virtualrow kitesurf windsurf surfing sail "
    "standuppaddling rockclimbing crossfit elliptical stairstepper weighttraining workout hiit "
    "highintensityintervaltraining "
    "pilates yoga golf tennis tabletennis badminton pickleball racquetball squash "
    "soccer football basketball volleyball "
    "cricket padel dance wheelchair physicaltherapy "
    "radfahrt virtuelleradfahrt radfahren ebikefahrt mountainbikefahrt gravelfahrt schwimmen training "
    "gewichtstraining krafttraining skilanglaufen skialpin kajakfahren inlineskaten "
    "rudern skitour langlauf fietsrit virtuelefietsrit ebikerit mountainbikerit gravelrit zwemmen "
    "krachttraining roeien schaatsen vélo sortieàvélo sortieàvélovirtuelle sortievtt natation musculation "
    "entraînement aviron skinordique bicicleta ciclismo vueltaenbicicleta natación natação nadar "
    "entrenamientoconpesas treinodecarga giroinbicicletta pedalata nuoto pedalada cykeltur sykkeltur "
    "cykling svømning svømming simning jazdanarowerze pływanie サイクリング 水泳 骑行 騎行 游泳 라이딩 수영"
)
WORDS = {
    word: sport
    for sport, words in (
        (Sport.OTHER, OTHER),
        (Sport.HIKING, HIKING),
        (Sport.WALKING, WALKING),
        (Sport.RUNNING, RUNNING),
    )
    for word in words.split()
}


def sport_of(word: str) -> Sport:
    """Which sport the word means; UNKNOWN where it is not in the table, for a file is then read to know."""
    plain = "".join(letter for letter in word.casefold() if letter.isalnum())
    return WORDS.get(plain, Sport.UNKNOWN)
