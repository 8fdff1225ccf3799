"""Which tables hold something of a person: the one list from which everything is exported and erased.

A test walks every model and fails where a relation to an account, a patient or one of these is missing.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.apps import apps
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class OwnTable:
    """model: "app.Model". owner: how a row leads to the account. part: its name in the export.

    words: what it holds, in words for the person. hidden: fields that open doors (hashes and keys), which
    are left out of the export, since a download lies about on telephones; and bytes that follow from others.
    """

    model: str
    owner: str
    part: str
    words: Promise | str
    hidden: frozenset[str] = frozenset()

    def rows(self, account: models.Model) -> models.QuerySet[models.Model]:
        """What it holds of this account."""
        return apps.get_model(self.model)._default_manager.filter(**{self.owner: account})


# In the order in which they are erased: what hangs on another row before that row.
OWN = (
    OwnTable(
        "records.SetEntry",
        "session__programme__patient__account",
        "exercise_sets",
        _("the sets of your exercises, as each of your devices sent them"),
    ),
    OwnTable(
        "records.SessionAnswer",
        "session__programme__patient__account",
        "exercise_answers",
        _("what you answered about an exercise session"),
    ),
    OwnTable(
        "records.KeptSession",
        "programme__patient__account",
        "exercise_sessions",
        _("the exercise sessions that you did"),
    ),
    OwnTable(
        "records.ProgrammeChange",
        "programme__patient__account",
        "program_changes",
        _("what was changed in your exercise program, by whom, and why"),
    ),
    OwnTable(
        "records.PhaseTick",
        "programme__patient__account",
        "program_checks",
        _("the checks that you did to leave a phase of your exercise program"),
    ),
    OwnTable("records.KeptProgramme", "patient__account", "programs", _("your exercise programs")),
    OwnTable(
        "records.GateEntry",
        "patient__account",
        "gates",
        _("which exercises a clinician opened or closed for an injured bone, and why"),
    ),
    OwnTable(
        "records.EntryToLookAt",
        "patient__account",
        "entries_to_look_at",
        _("what a device of yours sent that we could not understand"),
    ),
    OwnTable(
        "records.ImportedFile",
        "run_import__patient__account",
        "files_handed_in",
        _("what became of each watch file that you handed in"),
    ),
    OwnTable(
        "records.RunImport", "patient__account", "imports", _("when you handed in watch files, and how many")
    ),
    OwnTable(
        "records.Upload", "patient__account", "uploads", _("watch files that are still on their way to us")
    ),
    OwnTable(
        "records.RunSource",
        "run__patient__account",
        "run_sources",
        _("from which file and watch each of your runs came"),
    ),
    OwnTable(
        "records.RunStreams",
        "run__patient__account",
        "run_tracks",
        _("where each of your runs went; all that your watch recorded is in the files themselves"),
        hidden=frozenset({"packed"}),
    ),
    OwnTable("records.KeptRun", "patient__account", "runs", _("your runs")),
    OwnTable(
        "records.OriginalFile",
        "patient__account",
        "watch_files",
        _("your watch files; those that hold runs are in it as you handed them in"),
    ),
    OwnTable("records.RunWeek", "patient__account", "run_weeks", _("your runs, added up week by week")),
    OwnTable("records.KeptComeback", "patient__account", "ways_back", _("your way back to running")),
    OwnTable("records.RunWord", "patient__account", "run_words", _("what you said of your runs")),
    OwnTable("records.KeptMorning", "patient__account", "mornings", _("your diary, morning by morning")),
    OwnTable(
        "records.SafetyWord",
        "patient__account",
        "safety_words",
        _("when you said that you read our warning, and how you answered about danger signs"),
    ),
    OwnTable(
        "records.CalendarFeed",
        "patient__account",
        "calendar",
        _("since when a calendar of yours reads your sessions"),
        hidden=frozenset({"token_hash"}),
    ),
    OwnTable("records.OutcomeScore", "patient__account", "scores", _("your scores in questionnaires")),
    OwnTable(
        "records.OwnCheck", "patient__account", "checks", _("answers of the hip check, and what you said")
    ),
    OwnTable("records.Consent", "patient__account", "agreements", _("what you agreed to, and when")),
    OwnTable("records.Assignment", "patient__account", "clinicians", _("who looks after you, or did")),
    OwnTable(
        "records.OpenedRecord",
        "patient__account",
        "opened_in_an_emergency",
        _("when somebody opened your record in an emergency, and why"),
    ),
    OwnTable(
        "records.TakenQuarter",
        "visit__request__patient__account",
        "times_taken",
        _("the quarters of an hour that are kept for your visits"),
    ),
    OwnTable("records.Visit", "request__patient__account", "visits", _("the times of your visits")),
    OwnTable(
        "records.VisitRequest",
        "patient__account",
        "requests",
        _("requests for a visit"),
        hidden=frozenset({"token_hash"}),
    ),
    OwnTable(
        "records.ReadMark",
        "patient__account",
        "read_marks",
        _("how far you and your clinicians have read your messages"),
    ),
    OwnTable(
        "records.Message", "patient__account", "messages", _("what you and the practice wrote to each other")
    ),
    OwnTable(
        "records.Examination",
        "patient__account",
        "examinations",
        _("what a clinician found when they tested you"),
    ),
    OwnTable(
        "records.ConfirmedCause",
        "patient__account",
        "confirmed_causes",
        _("what your pain comes from, as a clinician found out"),
    ),
    OwnTable("records.Note", "patient__account", "notes", _("what a clinician wrote down of you")),
    OwnTable("records.Intake", "patient__account", "intakes", _("what you told us before a visit")),
    OwnTable("records.Discharge", "patient__account", "discharges", _("how your care with us ended")),
    OwnTable(
        "records.Standing",
        "patient__account",
        "standing",
        _("how it stands with you, as the list of your clinician shows it"),
    ),
    OwnTable("records.Patient", "account", "record", _("your record itself, and your office")),
    OwnTable(
        "records.SignInLink",
        "account",
        "sign_in_links",
        _("when a link to sign in was sent to you"),
        hidden=frozenset({"token_hash"}),
    ),
    OwnTable(
        "account.EmailConfirmation",
        "email_address__user",
        "email_confirmations",
        _("when your email address was to be confirmed"),
        hidden=frozenset({"key"}),
    ),
    OwnTable("account.EmailAddress", "user", "email_addresses", _("your email addresses")),
    OwnTable(
        "mfa.Authenticator",
        "user",
        "ways_to_sign_in",
        _("your passkeys, authenticator app and recovery codes"),
        hidden=frozenset({"data"}),
    ),
    OwnTable(
        "usersessions.UserSession",
        "user",
        "sessions",
        _("the browsers in which you are signed in"),
        hidden=frozenset({"session_key", "data"}),
    ),
)

# Relations between two rows of the same person, each of which has its own way to them above.
BETWEEN_OWN = frozenset(
    {
        ("records.ImportedFile", "original"),
        ("records.ImportedFile", "run"),
        ("records.RunImport", "upload"),
        ("records.RunSource", "original"),
    }
)

# What a person has through their work. Whoever has any of it answers for what they did in the records of
# others, so their account is closed by the practice and not erased.
THROUGH_WORK = frozenset(
    {
        ("pages.PageSignature", "signed_by"),
        ("records.Account_groups", "account"),
        ("records.Account_user_permissions", "account"),
        ("records.Assignment", "clinician"),
        ("records.ConfirmedCause", "clinician"),
        ("records.Consent", "recorded_by"),
        ("records.Discharge", "clinician"),
        ("records.Examination", "clinician"),
        ("records.GateEntry", "clinician"),
        ("records.KeptComeback", "clinician"),
        ("records.GivenRole", "account"),
        ("records.Message", "clinician"),
        ("records.Note", "clinician"),
        ("records.OpenedRecord", "clinician"),
        ("records.OpenedRecord", "seen_by"),
        ("records.PhaseTick", "clinician"),
        ("records.ProgrammeChange", "clinician"),
        ("records.ReadMark", "clinician"),
        ("records.TeamMember", "account"),
        ("records.VisitRequest", "answered_by"),
        ("wagtailadmin.EditingSession", "user"),
        ("wagtailadmin.FormState", "user"),
        ("wagtailcore.APIToken", "user"),
        ("wagtailcore.Comment", "resolved_by"),
        ("wagtailcore.Comment", "user"),
        ("wagtailcore.CommentReply", "user"),
        ("wagtailcore.ModelLogEntry", "user"),
        ("wagtailcore.Page", "locked_by"),
        ("wagtailcore.Page", "owner"),
        ("wagtailcore.PageLogEntry", "user"),
        ("wagtailcore.PageSubscription", "user"),
        ("wagtailcore.Revision", "user"),
        ("wagtailcore.TaskState", "finished_by"),
        ("wagtailcore.UploadedFile", "uploaded_by_user"),
        ("wagtailcore.WorkflowState", "requested_by"),
        ("wagtaildocs.Document", "uploaded_by_user"),
        ("wagtailimages.Image", "uploaded_by_user"),
        ("wagtailusers.UserProfile", "user"),
    }
)

# (model, why): what the practice must keep by law although the person wants it erased. Nothing: what a
# clinician enters here steers the runner's own program; their chart is kept elsewhere (decision 0031).
# Whoever adds the first makes its rows stand without the patient (decision 0018).
RETAINED: tuple[tuple[str, Promise | str], ...] = ()

HIDDEN_OF_ACCOUNT = frozenset({"password"})


def through_work(account: models.Model) -> bool:
    """True where something hangs on this account that is not its own."""
    return any(
        apps.get_model(model)._base_manager.filter(**{field: account}).exists()
        for model, field in sorted(THROUGH_WORK)
    )
