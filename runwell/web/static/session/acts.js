// What the runner can do, at any step. Pure: each takes (steps, state, now, ...) and gives the next state.

import { LEAD, asksReserve, at, isDone, record, whole } from './timeline.js'

const GRAVITY = ['too-easy', 'too-hard', 'hurts']
const ahead = now => now + LEAD * 1000

export const pause = (steps, state, now) =>
  state.paused === null ? { ...state, paused: now, seen: now } : state

export function resume (steps, state, now) {
  if (state.paused === null) return state
  const elapsed = state.paused - state.began
  // At the very beginning of a set there is time to put the phone down.
  const began = elapsed < 500 && steps[state.index].kind === 'work' ? ahead(now) : now - elapsed
  return { ...state, began, paused: null, seen: now, away: 0 }
}

// The large button where no question is open: start, enough of this, or go on at once.
export function go (steps, state, now) {
  if (state.paused !== null) return resume(steps, state, now)
  const step = steps[state.index]
  if (step.kind === 'end' || state.open) return state
  if (step.kind === 'work') return state.began > now ? { ...state, began: now } : enough(steps, state, now)
  const work = steps[state.index + 1].kind === 'work'
  return at(state, state.index + 1, work ? ahead(now) : now)
}

// A set that the runner ends before the clock does: of time only what passed is claimed, of repetitions none.
function enough (steps, state, now) {
  const step = steps[state.index]
  const next = at(state, state.index + 1, now)
  const seconds = Math.min(step.seconds, Math.floor((now - state.began) / 1000))
  if (step.counted || !seconds) return { ...next, open: step.key, asks: 'done' }
  const results = record(state, step, { ...whole(step), seconds })
  return { ...next, results, ...asksReserve(steps, next.index) }
}

// The answer to "did you do all?". said: { repetitions } or { seconds }, or { skipped }.
export function confirm (steps, state, now, said) {
  const step = steps.find(one => one.kind === 'work' && one.key === state.open)
  if (!step) return state
  const result = said ?? whole(step)
  const asked = result.skipped ? { open: '', asks: '' } : asksReserve(steps, state.index)
  return { ...state, results: record(state, step, result), ...asked, ranOut: false, free: now, seen: now }
}

// reserve: a number, or null where the runner does not know.
export const reserve = (steps, state, now, reserve) => ({
  ...state, open: '', asks: '', free: now, seen: now, results: record(state, { key: state.open }, { reserve })
})

// "too-hard", "too-easy", "hurts": about the set under way, else the last one, else the first that comes.
export function said (steps, state, now, word, pain = null) {
  const key = steps[state.index].key
  const had = state.results[key] ?? {}
  const gravest = [had.said, word].filter(Boolean)
    .sort((a, b) => GRAVITY.indexOf(b) - GRAVITY.indexOf(a))[0]
  const worst = pain === null ? had.pain ?? null : Math.max(pain, had.pain ?? 0)
  return { ...state, seen: now, results: { ...state.results, [key]: { ...had, said: gravest, pain: worst } } }
}

// Leave out what is not done yet of this exercise, or of the session ("session"), and go on after it.
export function skip (steps, state, now, scope, why) {
  const { exercise } = steps[state.index]
  const results = { ...state.results }
  const left = steps.filter(one => one.kind === 'work' && (scope === 'session' || one.exercise === exercise))
  for (const { key } of left) {
    if (!isDone(results[key])) results[key] = { ...results[key], skipped: why }
  }
  const after = steps.findIndex((one, index) =>
    index > state.index && (one.kind === 'end' || (scope !== 'session' && one.kind === 'intro')))
  return after < 0 ? state : at({ ...state, results }, after, now)
}

// To the beginning of the step before, and wait there.
export function previous (steps, state, now) {
  const before = steps.slice(0, state.index).findLastIndex(one => one.kind === 'work' || one.kind === 'intro')
  if (before < 0) return state
  return at(state, before, now, steps[before].kind === 'work' ? { paused: now } : {})
}
