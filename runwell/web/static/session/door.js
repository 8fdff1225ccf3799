// Before a session: which one it is, or why there is none.

import { dayInWords, list, main, part, say, screen, shown, slot, slots, text } from './dom.js'

const DAY = 86_400_000
const MISSED = 3  // days back that a session may still be done
const OLDEST = 3  // days that a plan may be played without a newer one; decision 0033

const dayBefore = (day, days) => new Date(Date.parse(`${day}T12:00Z`) - days * DAY).toISOString().slice(0, 10)
export const nameOf = (programme, { planned, nth }) => `${programme}/${planned}/${nth}`

// Too old to be played: it may have been locked or changed meanwhile.
export const isStale = (plan, today) => Date.parse(today) - Date.parse(plan.today) > OLDEST * DAY

// Those that may be done on this day: its own first, then those that were missed, the latest first.
export function choices (plan, finished, today) {
  const done = one => finished.includes(nameOf(plan.programme, one))
  const known = [...plan.sessions, ...plan.missed ?? []].map(one => ({ ...one, done: done(one) }))
  const since = dayBefore(today, MISSED)
  const own = known.filter(one => one.planned === today)
  const missed = known.filter(one => one.planned < today && one.planned >= since && !one.done)
    .sort((a, b) => b.planned.localeCompare(a.planned) || a.nth - b.nth)
  const later = known.map(one => one.planned).filter(day => day > today).sort()
  return { own, missed, next: later[0] ?? '' }
}

function words (one, today) {
  const day = one.planned === today ? say('planned_today') : say('planned_on', { day: dayInWords(one.planned) })
  const nth = one.nth > 1 || one.several ? `, ${say('nth', { n: one.nth })}` : ''
  return `${day}${nth}${one.done ? ` (${say('done_here')})` : ''}`
}

function choice (one, place, today, checked) {
  const label = document.createElement('label')
  const input = document.createElement('input')
  const span = document.createElement('span')
  Object.assign(input, { type: 'radio', name: 'session', value: String(place), checked })
  label.className = 'choice'
  span.textContent = words(one, today)
  label.append(input, span)
  return label
}

function from (day, today) {
  return day === today ? say('old_plan_today') : say('old_plan', { day: dayInWords(day) })
}

function toChoose (plan, offered, today, fresh) {
  screen('choose')
  const first = Math.max(0, offered.findIndex(one => !one.done))
  const several = ({ planned }) => offered.filter(one => one.planned === planned).length > 1
  slot('sessions').replaceChildren(...offered.map((one, place) =>
    choice({ ...one, several: several(one) }, place, today, place === first)))
  shown(slot('which'), offered.length > 1)
  text(slot('minutes'), say('minutes', { n: plan.minutes }))
  list(slot('fewer-why'), plan.fewer ?? [])
  list(slot('list'), plan.exercises.map(({ name, dose }) => `${name}: ${dose}`))
  list(slot('meanwhile-why'), plan.meanwhile_why ?? [])
  text(slot('old-plan'), fresh ? '' : from(plan.today, today))
  shown(slot('old-plan'), !fresh)
}

// What a phone without a plan shows; met: the answer of queue.js.
export function withoutPlan (met) {
  if (met.state === 'refused') {
    screen('refused')
    text(slot('refusal'), [met.refusal.what, met.refusal.mend].filter(Boolean).join('. ') + '.')
  } else screen(met.state === 'sign-in' ? 'sign-in' : 'unreachable')
}

// Shows the door. fresh: the plan came just now. chosen(session): the one to begin with.
export function door (plan, finished, today, fresh, chosen) {
  for (const one of slots('signs')) list(one, plan.signs)
  if (!fresh && isStale(plan, today)) {
    screen('stale')
    return text(slot('stale-since'), say('stale_since', { day: dayInWords(plan.today) }))
  }
  if (plan.locked.length) {
    screen('locked')
    return list(slot('locked'), [...plan.meanwhile_why ?? [], ...plan.locked])
  }
  if (plan.before) {
    screen('before')
    slot('before').href = plan.before
    return
  }
  if (!plan.exercises.length) {
    slot('begin').href = plan.begin || '/my/program/'
    return screen('none')
  }
  const { own, missed, next } = choices(plan, finished, today)
  const offer = offered => {
    toChoose(plan, offered, today, fresh)
    main.querySelector('[data-does="begin"]').onclick = () => {
      const place = slot('sessions').querySelector(':checked')?.value ?? 0
      chosen({ planned: offered[place].planned, nth: offered[place].nth })
    }
  }
  if (own.length) return offer([...own, ...missed])
  screen('day-off')
  text(slot('next-day'), next ? say('next_day', { day: dayInWords(next) }) : '')
  shown(slot('missed'), missed.length > 0)
  part('main').querySelector('[data-does="missed"]').onclick = () => offer(missed)
}
