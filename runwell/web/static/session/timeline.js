// The clock of a session. Pure: (steps, state, now) -> what is shown. Nothing here counts; `now` is given, in
// milliseconds, so a phone that was locked or a tab that was killed is where the clock says, not behind it.
//
//   stepsOf(exercises)           the steps of a session, from the exercises of plan.json
//   fresh(now)                   the state before the first of them
//   settled(steps, state, now)   the state after the clock did its part
//   view(steps, state, now)      what is to be shown of a settled state
//
// began, paused, seen: moments. began may lie ahead: the time to put the phone down. seen: when somebody last
// had this on the screen. open: the key of the set that the runner is asked about, or ''; asks: 'done' or 'reserve'. See decision 0032.

export const READY = 15
export const CHANGE = 5
export const LEAD = 3
const BLOCK = 60
const GRACE = 2000

export const keyOf = (id, set, side) => `${id}/${set}/${side}`

function workOf (one, set, side) {
  const counted = one.repetitions > 1
  const halves = one.alternating ? 2 : 1
  const once = one.rep_seconds + one.hold
  const seconds = counted ? once * halves * one.repetitions : one.repetitions ? one.hold || once : BLOCK
  return { kind: 'work', set, side, counted, halves, once, seconds, repetitions: one.repetitions }
}

export function stepsOf (exercises) {
  const steps = []
  exercises.forEach((one, exercise) => {
    const sides = one.sides.length && !one.alternating ? one.sides : ['']
    const add = (set, side, step) => steps.push({ exercise, set, side, key: keyOf(one.id, set, side), ...step })
    add(1, sides[0], { kind: 'intro', seconds: 0 })
    add(1, sides[0], { kind: 'ready', seconds: READY })
    for (let set = 1; set <= one.sets; set++) {
      sides.forEach((side, place) => {
        const sided = place < sides.length - 1
        const after = sided ? ['change', CHANGE] : set < one.sets ? ['rest', one.rest] : ['check', 0]
        add(set, side, workOf(one, set, side))
        add(set, side, { kind: after[0], seconds: after[1], reserve: after[0] === 'check' && one.reserve })
      })
    }
  })
  return [...steps, { kind: 'end', seconds: 0, key: '' }]
}

export const fresh = now => (
  { index: 0, began: now, paused: null, seen: now, free: 0, away: 0, ranOut: false, open: '', asks: '', results: {} }
)

// The runner did something: from here on the clock starts at `index`.
export const at = (state, index, now, more = {}) => (
  { ...state, ...fresh(now), index, results: state.results, ...more }
)

export const isDone = result =>
  Boolean(result) && !result.skipped && (result.repetitions ?? result.seconds ?? null) !== null

export const record = (state, step, said) => (
  { ...state.results, [step.key]: { ...state.results[step.key], skipped: '', ...said } }
)

// What a whole set is, in the words of an entry.
export const whole = step => (
  step.repetitions ? { repetitions: step.repetitions, ...(!step.counted && { seconds: step.seconds }) }
    : { seconds: step.seconds }
)

// What is asked after a set that is done.
export const asksReserve = (steps, index) =>
  steps[index].reserve ? { open: steps[index].key, asks: 'reserve' } : { open: '', asks: '' }

function pastWork (steps, state, end, unseen) {
  const step = steps[state.index]
  const next = { ...state, index: state.index + 1, began: end, open: step.key, asks: 'done', ranOut: unseen }
  // Repetitions that nobody confirmed, and time that nobody watched, are asked about and not claimed.
  if (step.counted || unseen) return next
  return { ...next, results: record(state, step, whole(step)), ...asksReserve(steps, next.index) }
}

function pastPause (steps, state, end, unseen) {
  const work = steps[state.index + 1].kind === 'work'
  const began = work && end < state.free ? state.free + LEAD * 1000 : end
  const next = { ...state, index: state.index + 1, began, free: 0, ranOut: false }
  // No set begins while nobody looks.
  const alone = work && unseen
  return alone ? { ...next, paused: began, away: state.seen } : next
}

const waits = (step, state) =>
  step.kind === 'intro' || step.kind === 'end' || (step.kind !== 'work' && state.open !== '')

export function settled (steps, state, now) {
  // A clock that was put back must not make anybody wait for it.
  let next = now < state.seen - 1000 ? { ...state, began: state.began + now - state.seen, seen: now } : state
  while (next.paused === null) {
    const step = steps[next.index]
    const end = next.began + step.seconds * 1000
    if (now < end || waits(step, next)) break
    const unseen = end - next.seen > GRACE
    next = (step.kind === 'work' ? pastWork : pastPause)(steps, next, end, unseen)
  }
  return { ...next, seen: now }
}

// Where in a repetition the runner is: out, held, slowly back. Of a set without repetitions: held all along.
function moment (step, one, elapsed) {
  if (!step.counted) return { part: one.hold ? 'hold' : 'go_on_moving', repetition: 0, side: step.side }
  const each = step.once * step.halves * 1000
  const repetition = Math.min(Math.floor(elapsed / each), step.repetitions - 1)
  const within = Math.min(elapsed - repetition * each, each - 1)
  const half = Math.floor(within / (step.once * 1000))
  const into = within / 1000 - half * step.once
  const out = (step.once - one.hold) / 2
  const part = into < out ? 'move' : into < out + one.hold ? 'hold' : 'back'
  const side = step.halves === 2 ? ['left', 'right'][half] : step.side
  return { part, side, repetition: repetition + 1 }
}

export function view (steps, state, exercises, now) {
  const step = steps[state.index]
  const then = state.paused ?? now
  const elapsed = Math.max(0, then - state.began)
  const lead = Math.max(0, Math.ceil((state.began - then) / 1000))
  const left = Math.max(0, Math.ceil((step.seconds * 1000 - elapsed) / 1000))
  const next = steps.slice(state.index + 1).find(one => !['check', 'ready'].includes(one.kind)) ?? null
  const one = exercises[step.exercise]
  const where = step.kind === 'work' ? moment(step, one, elapsed) : { part: '', repetition: 0, side: step.side }
  const stands = state.paused !== null
  const asked = steps.find(work => work.kind === 'work' && work.key === state.open) ?? null
  const runs = !stands && (left > 0 || lead > 0)
  return { step, one, next, asked, stands, runs, lead, left, elapsed, ...where, state }
}
