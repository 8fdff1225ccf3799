"""Everybody who may come to a door: the columns of the access matrix, in its order."""

# Names of columns -> how `world.py` makes the person. "here" is Oak Lawn, "elsewhere" is Hinsdale.
COLUMNS = {
    "stranger": "nobody is signed in",
    "patient": "the runner whose record it is; seen here",
    "other patient": "another runner, seen here too",
    "assigned clinician": "works elsewhere, and this patient is assigned to them",
    "clinician here": "works here",
    "clinician elsewhere": "works elsewhere, not assigned",
    "emergency reader": "a clinician elsewhere who opened this record in an emergency",
    "front desk here": "works here",
    "front desk elsewhere": "works elsewhere",
    "editor": "edits pages, everywhere",
    "owner": "the practice's owner",
    "administrator": "keeps the system running",
    "former clinician": "was assigned and worked here; the role has ended",
}
GROUPS = {
    "everybody": list(COLUMNS),
    "signed in": [name for name in COLUMNS if name != "stranger"],
    "patients": ["patient", "other patient"],
    "clinicians": ["assigned clinician", "clinician here", "clinician elsewhere", "emergency reader"],
    "treating": ["assigned clinician", "clinician here"],
    "reading": ["assigned clinician", "clinician here", "emergency reader"],
    "front desks": ["front desk here", "front desk elsewhere"],
    "staff": [
        name for name in COLUMNS if name not in ("stranger", "patient", "other patient", "former clinician")
    ],
    "nobody": [],
}


def named(words):
    """The columns that a cell of the matrix names: a role, a group, or a list of both."""
    listed = [words] if isinstance(words, str) else words
    return {column for word in listed for column in GROUPS.get(word, [word])}
