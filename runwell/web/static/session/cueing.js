// Which beep belongs to what is shown: only the change from one picture to the next is heard.

import * as cues from './cues.js'
import { say } from './dom.js'

const COUNTED_DOWN = 3
let before = { step: '', within: '', left: 0 }

export function heard (seen) {
  const { step, stands, lead, left, repetition, part, side, state } = seen
  const now = {
    step: [state.index, stands, lead > 0].join(),
    within: [repetition, part, side].join(),
    left: lead || left
  }
  if (before.step !== now.step) atTheTurn(seen)
  else if (!stands && !lead && step.kind === 'work' && before.within !== now.within) within(seen)
  const down = now.left <= COUNTED_DOWN && now.left > 0 && now.left !== before.left
  if (down && !stands && before.step === now.step && (lead || !step.counted)) cues.tick()
  before = now
}

function atTheTurn ({ step, stands, lead }) {
  if (stands) return
  if (step.kind === 'work') lead ? cues.turn() : cues.begin()
  else if (step.kind !== 'intro') cues.end()
}

function within ({ part, repetition, side, step }) {
  cues.turn()
  if (part === 'hold') cues.say(say('hold'))
  else if (part === 'move') cues.say(step.halves === 2 ? say(side) : String(repetition))
}
