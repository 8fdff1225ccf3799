"""What the player says with a number or a name in it, so that the page carries it in its own language.

Everything else that it says stands in its template. {n}, {all} and the like are filled in on the phone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: Mapping[str, Promise] = MappingProxyType(
    {
        "where": _("Exercise {n} of {all}"),
        "set": _("Set {n} of {all}"),
        "repetition": _("Repetition {n} of {all}"),
        "left": _("Left"),
        "right": _("Right"),
        "minutes": _("About {n} minutes"),
        "planned_today": _("Today"),
        "planned_on": _("{day}, not done yet"),
        "nth": _("session {n} of the day"),
        "done_here": _("done on this phone"),
        "next_day": _("The next one is on {day}."),
        "old_plan": _("There is no connection now. This is your program as it stood on {day}."),
        "old_plan_today": _("There is no connection now. This is your program as this phone got it today."),
        "stale_since": _("This phone got your program on {day}, and there is no connection now."),
        "go_on_here": _("Do you want to go on where you were?"),
        "end_only": _(
            "Your program may not be the same any more. End it there, and begin anew from what holds now."
        ),
        # What to do now
        "look": _("Look first"),
        "ready": _("Get ready"),
        "move": _("Move"),
        "hold": _("Hold"),
        "back": _("Slowly back"),
        "go_on_moving": _("Keep going"),
        "rest": _("Rest"),
        "change": _("Change sides"),
        "over": _("Time is over"),
        "paused": _("Paused"),
        "check": _("Set done?"),
        "reserve": _("How many more could you have done?"),
        # Buttons
        "start": _("Start"),
        "start_now": _("Start now"),
        "finished": _("Done"),
        "go_on": _("Go on"),
        "all_done": _("Yes, all {n}"),
        "held_all": _("Yes, {n} seconds"),
        "whole_time": _("Yes, all of it"),
        "seconds": _("{n} s"),
        # What comes next
        "next": _("Next: {what}"),
        "next_ready": _("get ready, {n} seconds"),
        "next_set": _("set {n} of {all}"),
        "next_rest": _("rest, {n} seconds"),
        "next_change": _("change sides, then {side}"),
        "next_end": _("a few questions, and you are done"),
        "next_side": _("{what}, {side}"),
        # Notes
        "did_all": _("Did you do all {n}?"),
        "did_hold": _("Did you hold for {n} seconds?"),
        "did_time": _("Did you keep going to the end?"),
        "ran_out": _("The time ran out while nobody looked at this screen."),
        "away": _("You were away for {long}. The clock went on, and stopped here to wait for you."),
        "long_minutes": _("{n} min"),
        "long_hours": _("{n} h"),
        "long_days": _("{n} days"),
        "not_done": _("Not done"),
        "no_reason": _("No reason given"),
        "stopped": _("Stopped in the middle"),
        "noted": _("Noted: {what}"),
        "no_lock": _("Your phone may lock its screen. Then it is silent, and the time goes on."),
        "nothing_kept": _("This browser keeps nothing. Leave this page open until the session is sent."),
        # Said aloud at the change of a step
        "say_get_ready": _("Get ready. {name}. {side}"),
        "say_go": _("Go"),
        "say_rest": _("Rest. {n} seconds"),
        # The summary
        "sets_done": _("{name}: {n} of {all} sets done"),
        "sets_skipped": _("{name}: {n} of {all} sets done. Left out: {why}"),
        "saved_sent": _("Saved with your record."),
        "saved_here": _("Saved on this phone. It is sent as soon as there is a network."),
        "saved_sign_in": _("Saved on this phone. Sign in again, and it is sent."),
    }
)


def as_json() -> str:
    """All sentences in the language of the request, as one JSON object."""
    return json.dumps({name: str(words) for name, words in SENTENCES.items()}, ensure_ascii=False)
