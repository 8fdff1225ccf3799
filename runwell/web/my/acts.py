"""What stands on the trail, as a person reads it who is not of the practice."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EMERGENCY = "opened a record in an emergency"

# An act that is not named here is shown as it stands: a sentence too few must hide nothing.
SENTENCES: Mapping[str, Promise | str] = MappingProxyType(
    {
        "opened their record": _("Opened this record"),
        "recorded a guardian's consent": _("Noted that a parent or guardian agreed"),
        "took back their consent": _("Took back the agreement to keep this record"),
        "agreed again": _("Agreed again that this record is kept"),
        "added a check to their record": _("Added an answer of the hip check"),
        "added what was said in a check": _("Added what was said in a hip check"),
        "deleted a check of their record": _("Deleted an answer of the hip check"),
        "asked for a visit": _("Asked for a visit"),
        "answered a visit request": _("Answered the request for a visit"),
        "said that a visit is urgent": _("Said that the visit is urgent"),
        "accepted a visit": _("Set the time of a visit"),
        "proposed another time for a visit": _("Proposed another time for a visit"),
        "agreed to a visit on the telephone": _("Agreed with you on a visit by phone"),
        "declined a visit": _("Declined the request for a visit"),
        "wrote down a request for a visit": _("Wrote down that you want a visit"),
        "booked a visit": _("Booked a visit for you"),
        "called off a visit": _("Canceled your visit"),
        "agreed to the time of a visit": _("Agreed to the time of a visit"),
        "moved a visit": _("Asked for another time for a visit"),
        "canceled a visit": _("Canceled a visit"),
        "noted that somebody came to a visit": _("Noted that you came to a visit"),
        "noted that somebody missed a visit": _("Noted that you missed a visit"),
        "sent a reminder of a visit": _("Sent a reminder of a visit"),
        "downloaded everything": _("Downloaded everything that is kept"),
        "assigned a clinician": _("Named a clinician who looks after you"),
        "ended an assignment": _("Noted that a clinician no longer looks after you"),
        "moved a patient to a location": _("Changed the office where you are seen"),
        "began an exercise program": _("Began an exercise program"),
        "carried on an exercise program": _("Changed the exercise program by its rules"),
        "changed an exercise program": _("Changed the exercise program"),
        "ended an exercise program": _("Ended the exercise program"),
        "looked at how an exercise program goes": _("Looked at how the exercise program goes"),
        "opened exercises for an injured bone": _("Opened exercises that wait for a bone to heal"),
        "closed exercises for an injured bone": _("Closed exercises that wait for a bone to heal"),
        "added what was done in exercise sessions": _("Added what was done in exercise sessions"),
        "sent what could not be understood": _("Sent something about a session that we could not read"),
        "looked at what could not be understood": _("Looked at what we could not read"),
        "answered about an exercise session": _("Answered questions about an exercise session"),
        "began a way back to running": _("Began a way back to running"),
        "changed the days of a way back to running": _("Changed the days of a way back to running"),
        "named the goal of a way back to running": _("Named the goal of a way back to running"),
        "ended a way back to running": _("Ended a way back to running"),
        "said when running may begin": _("Said when running may begin"),
        "said how a run went": _("Said how a run went"),
        "took back how a run went": _("Took back how a run went"),
        "wrote in the diary": _("Wrote in the diary"),
        "said that they read the warning": _("Said that you read the warning before exercises"),
        "entered the score of a questionnaire": _("Entered the score of a questionnaire"),
        "changed days or equipment of an exercise program": _("Changed the days or equipment of the program"),
        "moved an exercise program to another phase": _("Moved the exercise program to another phase"),
        "closed an exercise program": _("Closed the exercise program"),
        "opened an exercise program again": _("Opened the exercise program again"),
        "ticked a check of an exercise program": _("Ticked a check of the exercise program"),
        "took back a check of an exercise program": _("Took back a check of the exercise program"),
        "took back an answer about an exercise session": _("Took back an answer about a session"),
        "took back the score of a questionnaire": _("Took back the score of a questionnaire"),
        "took back what was in the diary": _("Took back something in the diary"),
        "changed when to be reminded of sessions": _("Changed when to be reminded of sessions"),
        "sent a reminder of a session": _("Sent a reminder of a session"),
        "opened a calendar of their sessions": _("Opened an address for a calendar of sessions"),
        "closed the calendar of their sessions": _("Closed the address for a calendar of sessions"),
        "began to hand in watch files": _("Began to hand in watch files"),
        "handed in watch files": _("Handed in watch files"),
        "took back watch files": _("Took back watch files that were on their way"),
        "read watch files": _("Read the watch files that were handed in"),
        "undid an import of runs": _("Took back everything that came with some watch files"),
        "corrected the distance of a run": _("Corrected the distance of a run"),
        "said how hard a run was": _("Said how hard a run was"),
        "put a run aside": _("Put a run aside, so that it counts for nothing"),
        "let a run count again": _("Let a run count again"),
        "deleted a run": _("Deleted a run and its file"),
        "opened the record of the runner of this machine": _(
            "Opened the record of the runner of this machine"
        ),
        "worked out runs anew": _("Worked out the runs anew from their files"),
        "wrote a note": _("Wrote a note, which you can read"),
        "corrected a note": _("Corrected a note, which you can read"),
        "wrote a message": _("Wrote a message"),
        "noted that messages need no answer": _("Read your messages, which need no answer"),
        "entered what an examination found": _("Entered what an examination found"),
        "confirmed a cause": _("Wrote down what your pain comes from"),
        "opened a cause again": _("Noted that the cause of your pain is open again"),
        "agreed that we learn from their case": _("Agreed that we learn from the case, without a name"),
        "took back that we learn from their case": _("Took back that we learn from the case"),
        "kept a case to learn from, without a name": _("Kept the case to learn from, without a name"),
        "told something before a visit": _("Answered questions before a visit"),
        "ended the care": _("Ended your care for now"),
        "began the care again": _("Began your care again"),
        "read a record": _("Read this record"),
        EMERGENCY: _("Opened this record in an emergency, and gave a reason"),
    }
)


def in_words(act: str) -> Promise | str:
    return SENTENCES.get(act, act)
