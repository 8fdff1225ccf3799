"""Beeps, voice, vibration and the screen that stays on: spies in the phone's place say what was asked."""

import pytest

from tests.browser.session_plan import PLAN, Phone

pytestmark = pytest.mark.browser
SPIES = """
window.heard = { beeps: 0, words: [], shakes: 0, locks: 0 }
window.AudioContext = class {
  state = 'running'
  currentTime = 0
  resume () { return Promise.resolve() }
  createGain () {
    return { gain: { setValueAtTime () {}, exponentialRampToValueAtTime () {} }, connect: next => next }
  }
  createOscillator () {
    return { frequency: {}, connect: next => next, start () { heard.beeps++ }, stop () {} }
  }
}
Object.defineProperty(window, 'speechSynthesis', { value: {
  cancel () {}, speak (spoken) { heard.words.push(spoken.text) }
} })
navigator.vibrate = () => { heard.shakes++ }
Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => {
  heard.locks++
  return { addEventListener () {}, release: async () => { heard.locks-- } }
} } })
"""
SWITCHES = ("Beeps", "Spoken words", "Vibration")


class SpiedPhone(Phone):
    def routed(self):
        super().routed()
        self.context.add_init_script(SPIES)


def heard(browser, site, runner, *wanted):
    """What is heard of get ready, a set, and the question after it, with those switches on."""
    one = SpiedPhone(browser, site, runner, PLAN)
    one.page.get_by_role("button", name="Sound and cues").click()
    for words in SWITCHES:
        one.page.locator("#cues").get_by_label(words).set_checked(words in wanted)
    one.page.locator("#cues").get_by_role("button", name="Close").click()
    one.press("Begin")
    one.press("Start")
    one.passes(15 + 20)
    locked = one.page.evaluate("heard.locks")
    one.passes(60)
    told = one.page.evaluate("heard")
    assert one.faults == [] and locked == 1
    one.context.close()
    return told


def test_with_everything_off_it_is_silent_and_the_screen_stays_on_while_the_clock_runs(browser, site, runner):
    told = heard(browser, site, runner)
    assert (told["beeps"], told["words"], told["shakes"]) == (0, [], 0)
    assert told["locks"] == 0  # the set is over and a question waits: the screen may go off


@pytest.mark.parametrize("only", SWITCHES)
def test_each_switch_gives_its_own_cue_and_no_other(browser, site, runner, only):
    told = heard(browser, site, runner, only)
    given = {"Beeps": told["beeps"], "Spoken words": len(told["words"]), "Vibration": told["shakes"]}
    # Ten repetitions of a bridge: at each turn of out, hold and back there is one.
    assert given.pop(only) >= 20
    assert set(given.values()) == {0}
    if only == "Spoken words":
        assert told["words"][:3] == ["Bridge", "Get ready. Bridge.", "Go"]
        assert "Hold" in told["words"] and told["words"][-1] == "Did you do all 10?"
