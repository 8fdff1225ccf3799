// What is sent of a session: entries of decision 0030, made from what the runner said of each set.

import { isDone } from './timeline.js'

const two = number => String(number).padStart(2, '0')

// A day as the phone's own clock has it: 2026-11-28.
export const dayOf = now => {
  const date = new Date(now)
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

// The same moment with its difference from UTC, since the server takes the day from it.
export function moment (now) {
  const ahead = -new Date(now).getTimezoneOffset()
  const local = new Date(now + ahead * 60_000).toISOString().slice(0, 19)
  const [hours, minutes] = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60]
  return `${local}${ahead < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`
}

const uuid = () => crypto.randomUUID?.() ??
  '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, c =>
    (c ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> c / 4).toString(16))

const withoutGaps = said =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null && value !== undefined && value !== ''))

export function answer (session, now, said) {
  return withoutGaps({ kind: 'answer', id: uuid(), ...session, at: moment(now), ...said })
}

// Sides that take turns are shown as pairs and counted in all, as the program asks for them.
const inAll = (one, repetitions) => one.alternating && repetitions ? 2 * repetitions : repetitions

function setEntry (session, step, one, now, result) {
  const { skipped, said, pain, repetitions, seconds, reserve } = result
  const done = skipped ? {} : { repetitions: inAll(one, repetitions), seconds, reserve }
  const where = { exercise: one.id, set: step.set, side: step.side, asked: one.sets }
  return withoutGaps({
    kind: 'set', id: uuid(), ...session, at: moment(now), ...where, ...done, said, pain, skipped
  })
}

// Entries for the sets that are settled and were not told in these words yet, and what was told with them.
// A set about which something is still asked waits.
export function news (session, steps, exercises, state, told, now) {
  const entries = []
  const all = { ...told }
  for (const step of steps.filter(one => one.kind === 'work')) {
    const result = state.results[step.key]
    if (!result || step.key === state.open || !(isDone(result) || result.skipped)) continue
    const words = JSON.stringify(result)
    if (told[step.key] === words) continue
    entries.push(setEntry(session, step, exercises[step.exercise], now, result))
    all[step.key] = words
  }
  return { entries, told: all }
}

// Per exercise: how many of its sets were done on every side, and why others were not.
export function summary (steps, exercises, state) {
  return exercises.map((one, exercise) => {
    const works = steps.filter(step => step.kind === 'work' && step.exercise === exercise)
    const missing = new Set(works.filter(({ key }) => !isDone(state.results[key])).map(({ set }) => set))
    const why = works.map(({ key }) => state.results[key]?.skipped).find(Boolean) ?? ''
    return { name: one.name, done: one.sets - missing.size, sets: one.sets, why }
  })
}
