// Draws what a view (timeline.js) says. Ten times a second, so that no second is late; only what changed.

import { list, longInWords, part, say, screen, shown, text } from './dom.js'
import { READY } from './timeline.js'

const still = matchMedia('(prefers-reduced-motion: reduce)')
let drawn = {}

// "Left", or what the exercise calls it: "One way".
const sideWords = (side, { sides, side_names: names }) =>
  side ? names?.[sides.indexOf(side)] ?? say(side) : ''
const line = words => words.filter(Boolean).join(' · ')

export function what ({ step, stands, lead, part: now, asked, state }) {
  if (state.asks === 'reserve') return say('reserve')
  if (asked) return say(state.ranOut ? 'over' : step.kind === 'check' ? 'check' : step.kind)
  if (stands) return say('paused')
  if (lead) return say('ready')
  if (step.kind === 'work') return say(now)
  return say(step.kind === 'intro' ? 'look' : step.kind)
}

function place ({ step, one, repetition, side }) {
  if (step.kind === 'intro' || step.kind === 'ready') return line([one.dose, sideWords(step.side, one)])
  const count = repetition ? say('repetition', { n: repetition, all: step.repetitions }) : ''
  return line([say('set', { n: step.set, all: one.sets }), sideWords(side, one), count])
}

function comes ({ next, step, one: now }, exercises) {
  if (step.kind === 'intro') return say('next_ready', { n: READY })
  if (step.kind === 'ready') return now.dose
  if (next.kind === 'end') return say('next_end')
  if (next.kind === 'rest') return say('next_rest', { n: next.seconds })
  const one = exercises[next.exercise]
  const other = next.side === 'left' ? 'right' : 'left'
  if (next.kind === 'change') return say('next_change', { side: sideWords(other, one) })
  const { name, sets } = one
  const set = next.kind === 'intro' ? name : sets > 1 ? say('next_set', { n: next.set, all: sets }) : name
  return next.side ? say('next_side', { what: set, side: sideWords(next.side, one) }) : set
}

// The words of the large button; '' where there is none.
export function button ({ step, stands, asked, state }) {
  if (state.asks === 'reserve') return ''
  if (asked) {
    if (asked.counted) return say('all_done', { n: asked.repetitions })
    return asked.repetitions ? say('held_all', { n: asked.seconds }) : say('whole_time')
  }
  if (stands) return say('go_on')
  return say({ intro: 'start', ready: 'start_now', work: 'finished' }[step.kind] ?? 'go_on')
}

function question ({ asked, state }) {
  if (state.asks !== 'done') return ''
  if (asked.counted) return say('did_all', { n: asked.repetitions })
  return asked.repetitions ? say('did_hold', { n: asked.seconds }) : say('did_time')
}

function note (seen, hint) {
  const asks = question(seen)
  if (seen.state.ranOut) return `${say('ran_out')} ${asks}`
  if (asks) return asks
  if (seen.state.away) return say('away', { long: longInWords(seen.state.seen - seen.state.away) })
  return hint
}

function exercise (one, place, all) {
  if (drawn.exercise === place) return
  drawn.exercise = place
  text(part('where'), say('where', { n: place + 1, all }))
  text(part('name'), one.name)
  text(part('dose'), one.dose)
  list(part('steps'), one.steps)
  list(part('why'), one.why)
  text(part('care'), one.care)
  shown(part('care'), Boolean(one.care))
  picture(one, false)
}

// The moments of an exercise, or its motion: that only on demand, and never for who asked for less of it.
export function picture (one, moving) {
  const figure = part('figure')
  const source = moving ? one.figure : one.still
  figure.removeAttribute('src')  // else the one before stands there until this one has come
  if (source) figure.src = source
  figure.alt = one.name
  shown(figure, Boolean(source))
  shown(part('move'), Boolean(one.figure) && !moving && !still.matches)
}

export function draw (seen, exercises, hint) {
  const { step, one, stands, lead, left, state } = seen
  screen('stage')
  exercise(one, step.exercise, exercises.length)
  const clock = lead || (step.seconds && (step.kind === 'work' || left) ? left : '')
  text(part('what'), what(seen))
  text(part('count'), String(clock))
  shown(part('count'), clock !== '')
  text(part('of'), place(seen))
  text(part('next'), say('next', { what: comes(seen, exercises) }))
  const words = note(seen, hint)
  text(part('note'), words)
  shown(part('note'), Boolean(words))
  buttons(seen)
  part('main').dataset.kind = stands ? 'paused' : lead ? 'ready' : step.kind
  return state
}

function buttons (seen) {
  const { step, stands, state } = seen
  const words = button(seen)
  text(part('go'), words)
  shown(part('go'), Boolean(words))
  shown(part('less'), state.asks === 'done')
  shown(part('reserve'), state.asks === 'reserve')
  shown(part('pause'), !stands && step.seconds > 0 && seen.left > 0)
  shown(part('previous'), state.index > 0)
}

// What is read aloud, and said by a screen reader, when a step begins.
export function announced (seen, exercises) {
  const { step, one, asked, lead, stands } = seen
  const asks = question(seen) || (seen.state.asks === 'reserve' ? say('reserve') : '')
  if (stands) return { spoken: '', written: [what(seen), note(seen, '')].filter(Boolean).join('. ') }
  const next = say('next', { what: comes(seen, exercises) })
  const spoken = asked && step.kind !== 'rest' && step.kind !== 'change' ? asks
    : step.kind === 'ready' ? say('say_get_ready', { name: one.name, side: sideWords(step.side, one) })
      : step.kind === 'rest' ? say('say_rest', { n: step.seconds })
        : lead ? say('ready') : step.kind === 'work' ? say('say_go') : step.kind === 'intro' ? one.name : what(seen)
  const written = [one.name, what(seen), place(seen), asks, next].filter(Boolean).join('. ')
  return { spoken, written }
}

export const forget = () => { drawn = {} }
