// After a session: what was done and left out, a few questions, and where it goes from there.

import { list, part, say, screen, shown, slot, text } from './dom.js'
import { answer, summary } from './log.js'
import { number, picked } from './panels.js'

const lineOf = ({ name, done, sets, why }) => why && done < sets
  ? say('sets_skipped', { name, n: done, all: sets, why })
  : say('sets_done', { name, n: done, all: sets })

export function showEnd (steps, exercises, clock) {
  if (part('main').dataset.on === 'end') return
  screen('end')
  list(slot('done'), summary(steps, exercises, clock).map(lineOf))
}

// saved(entry): entry is null where nothing was answered.
export function questions (saved) {
  const form = part('questions')
  form.addEventListener('submit', event => {
    event.preventDefault()
    const limp = { yes: true, no: false }[picked(form, 'limp')]
    const said = { during: number(picked(form, 'during')), effort: number(picked(form, 'effort')), limp }
    saved(Object.values(said).some(one => one !== null && one !== undefined) ? said : null)
    form.reset()
  })
}

export const entryOf = (session, said) => said && answer(session, Date.now(), said)

const WORDS = { sent: 'saved_sent', 'sign-in': 'saved_sign_in' }

export function showSaved (told) {
  screen('saved')
  const refused = told?.state === 'refused' ? told.refusal.what : ''
  text(slot('sent'), refused || say(WORDS[told?.state] ?? 'saved_here'))
  shown(slot('puzzled'), Boolean(told?.puzzled))
}
