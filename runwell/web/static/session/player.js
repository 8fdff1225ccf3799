// The guided session: it puts the clock (timeline.js), what the runner does (acts.js), the page and the store
// together. What is shown follows from the state and the time; the state is kept at each change.

import * as acts from './acts.js'
import { keep as keepAwake, onRefusal } from './awake.js'
import * as cues from './cues.js'
import { heard } from './cueing.js'
import { all, list, main, part, say, screen, shown, slot, slots, text } from './dom.js'
import { door, isStale, nameOf, withoutPlan } from './door.js'
import { entryOf, questions, showEnd, showSaved } from './ending.js'
import { dayOf, news } from './log.js'
import { chosen, close, fewer, number, panels, picked } from './panels.js'
import { add, refresh, send, watch } from './queue.js'
import { announced, draw, forget, picture } from './screen.js'
import * as store from './store.js'
import { fresh, settled, stepsOf, view } from './timeline.js'

const DRAWN_EACH = 100  // milliseconds; drawing only, the clock is the phone's
const STALE = 30 * 60_000  // longer away than this, and the player asks before it goes on
const DOOR = 60_000  // a door that stood open for longer is opened anew
const FLASH = 4000

// current: { session, exercises, signs, clock, told }. finished: names of sessions ended on this phone.
let current = null
let finished = []
let steps = []
let last = ''
let hint = ''
let flash = { words: '', until: 0 }
let drawing
let seenAtDoor = 0  // when it was opened; 0 once it was left
let paused = ''  // the panel for which the clock stands
let keeping = Promise.resolve()

const seen = now => view(steps, current.clock, current.exercises, now)

// Entries first: should the tab die between the two, one is told twice, which does no harm.
function keep () {
  const now = Date.now()
  const fresh = current ? news(current.session, steps, current.exercises, current.clock, current.told, now) : null
  if (fresh) current.told = fresh.told
  const state = structuredClone({ current, finished, programme: current?.session.programme })
  keeping = keeping.then(async () => {
    for (const entry of fresh?.entries ?? []) await add(entry)
    await store.saveState(state)
  })
  return keeping
}

function show (now) {
  if (steps[current.clock.index].kind === 'end') return toTheEnd()
  const words = flash.until > now ? flash.words : ['intro', 'ready'].includes(steps[current.clock.index].kind) ? hint : ''
  const now_shown = seen(now)
  draw(now_shown, current.exercises, words)
  keepAwake(now_shown.runs)
  heard(now_shown)
  const key = [current.clock.index, now_shown.stands, now_shown.lead > 0, current.clock.asks].join()
  if (key === last) return
  last = key
  const { spoken, written } = announced(now_shown, current.exercises)
  part('live').textContent = written
  cues.say(spoken)
  keep()
}

// Out of sight nothing moves on: what happens then is worked out when somebody looks again.
function tick () {
  if (!current || document.visibilityState !== 'visible') return
  const now = Date.now()
  current.clock = settled(steps, current.clock, now)
  show(now)
}

function act (does, ...more) {
  if (!current) return
  const now = Date.now()
  const before = settled(steps, current.clock, now)
  current.clock = does(steps, before, now, ...more)
  cues.wake()
  tick()
  keep()
}

function run () {
  steps = stepsOf(current.exercises)
  forget()
  last = ''
  clearInterval(drawing)
  drawing = setInterval(tick, DRAWN_EACH)
  tick()
}

function toTheEnd () {
  clearInterval(drawing)
  keepAwake(false)
  cues.hush()
  showEnd(steps, current.exercises, current.clock)
  keep()
}

async function save (said) {
  const { session } = current
  if (said) await add(entryOf(session, said))
  finished = [...finished, nameOf(session.programme, session)].slice(-60)
  await keep()
  current = null
  await keep()
  showSaved(await send())
}

function begin (plan, { planned, nth }) {
  seenAtDoor = 0
  const { programme, pack, exercises, signs } = plan
  current = { session: { programme, pack, planned, nth }, exercises, signs, clock: fresh(Date.now()), told: {} }
  cues.wake()
  run()
  keep()
}

function toTheDoor (plan, fresh) {
  seenAtDoor = Date.now()
  door(plan, finished, dayOf(Date.now()), fresh, one => begin(plan, one))
}

// What this phone knows of the program: as it is now, or, without a network, as it last was.
async function known () {
  const kept = await store.plan()
  const met = await refresh()
  return { met, plan: met.plan ?? (met.state === 'offline' ? kept : undefined) }
}

const doses = ({ exercises }) => JSON.stringify(exercises.map(({ id, dose, rest }) => [id, dose, rest]))

// Whether what was begun may still be done: the program may have been closed or changed since.
function stillHolds (met, plan) {
  if (!plan || (!met.plan && isStale(plan, dayOf(Date.now())))) return false
  const open = !plan.locked.length && !plan.before && plan.programme === current.session.programme
  return open && doses(plan) === doses(current)
}

// A session that was left for long: go on with it where it still holds, or end it with what was done.
function askWhetherToGoOn (met, plan) {
  const holds = stillHolds(met, plan)
  shown(main.querySelector('[data-does="resume"]'), holds)
  text(slot('may-go-on'), say(holds ? 'go_on_here' : 'end_only'))
  screen('resume')
  main.querySelector('[data-does="resume"]').onclick = () => { cues.wake(); run() }
  main.querySelector('[data-does="end"]').onclick = () => { run(); act(acts.skip, 'session', say('stopped')) }
}

// Gone on with at once after a short while away. Where the site answers that the program was closed since, or
// is another person's, it stops: what was done is kept and sent.
async function stopWhatIsClosed () {
  const { met } = await known()
  const { plan } = met
  if (!plan || !current) return
  const theirs = plan.programmes.includes(current.session.programme)
  if (theirs && !plan.locked.length && !plan.before) return
  clearInterval(drawing)
  keepAwake(false)
  cues.hush()
  if (theirs) await keep()
  current = null
  await keep()
  toTheDoor(plan, true)
  send()
}

async function start () {
  screen('loading', false)
  const [state, settings, lasts] = await Promise.all([store.state(), store.settings(), store.lasts()])
  if (settings) cues.want(settings)
  if (!lasts) hint = say('nothing_kept')
  finished = state?.finished ?? []
  current = state?.current ?? null
  if (current) {
    steps = stepsOf(current.exercises)
    for (const one of slots('signs')) list(one, current.signs)
    if (Date.now() - current.clock.seen <= STALE) {
      run()
      return stopWhatIsClosed()
    }
  }
  const { met, plan } = await known()
  const theirs = met.plan && !met.plan.programmes.includes(current?.session.programme)
  if (current && !theirs) return askWhetherToGoOn(met, plan)
  current = null
  if (!plan) return withoutPlan(met)
  toTheDoor(plan, Boolean(met.plan))
  if (met.plan) store.keepFigures(plan)
}

function noted (words) {
  flash = { words: say('noted', { what: words }), until: Date.now() + FLASH }
}

function skipFor (scope, why, word, pain) {
  if (word) act(acts.said, word, pain)
  act(acts.skip, scope, why)
}

const runs = () => current && main.dataset.on === 'stage'

panels({
  opens (id) {
    if (id === 'cues') for (const one of all('input', part('cues'))) one.checked = cues.wants()[one.name]
    shown(part('signs').querySelector('[data-stops]'), Boolean(runs()))
    if (!runs() || id === 'fewer' || current.clock.paused !== null) return
    paused = id
    act(acts.pause)
  },
  closed (id) {
    if (paused !== id) return
    paused = ''
    if (runs()) act(acts.resume)
  }
})

part('go').addEventListener('click', () => act(current?.clock.asks === 'done' ? acts.confirm : acts.go))
part('pause').addEventListener('click', () => act(acts.pause))
part('previous').addEventListener('click', () => act(acts.previous))
part('move').addEventListener('click', () => picture(current.exercises[steps[current.clock.index].exercise], true))
part('too-easy').addEventListener('click', () => {
  noted(part('too-easy').textContent)
  act(acts.said, 'too-easy')
})
part('less').addEventListener('click', () => {
  const { asked } = seen(Date.now())
  fewer(asked, n => act(acts.confirm, lessOf(asked, n)))
})

function lessOf (asked, n) {
  if (!n) return { skipped: say('not_done') }
  return asked.counted ? { repetitions: n } : { ...(asked.repetitions && { repetitions: 1 }), seconds: n }
}

chosen('reserve', words => act(acts.reserve, number(words)))
chosen('hard', what => {
  act(acts.said, 'too-hard')
  if (what === 'exercise') act(acts.skip, 'exercise', part('too-hard').textContent)
  else noted(part('too-hard').textContent)
  close('hard')
})
chosen('hurts', what => {
  const hurts = part('hurts')
  const pain = number(picked(hurts, 'pain'))
  if (what === 'on') act(acts.said, 'hurts', pain)
  else skipFor(what, part('hurts-title').textContent, 'hurts', pain)
  close('hurts')
})
chosen('stops', () => {
  skipFor('session', part('signs-title').textContent, '', null)
  close('signs')
})
part('skipping').addEventListener('submit', event => {
  event.preventDefault()
  const form = event.target
  const radio = form.querySelector('[name="why"]:checked')
  const why = [radio?.nextElementSibling.textContent, form.elements.other.value.trim()].filter(Boolean).join(': ')
  const word = { hurts: 'hurts', 'too-hard': 'too-hard' }[radio?.value] ?? ''
  if (word === 'hurts') return askHowMuch()
  skipFor(event.submitter.value, (why || say('no_reason')).slice(0, 300), word, null)
  close('skip')
})

// Pain is not only a reason: how much, and whether to go on at all, is asked in its own panel.
function askHowMuch () {
  if (paused) paused = 'hurts'
  close('skip')
  part('hurts').showModal()
}

part('cues').addEventListener('change', ({ target }) => {
  cues.want({ [target.name]: target.checked })
  cues.wake()
  store.saveSettings(cues.wants())
})
for (const one of all('input', part('cues'))) shown(one.closest('label'), cues.can[one.name])
questions(save)
watch(told => { if (main.dataset.on === 'saved') showSaved(told) })
onRefusal(() => { hint = say('no_lock') })
for (const one of all('[data-does="again"]')) one.addEventListener('click', start)
addEventListener('online', () => { if (['stale', 'unreachable'].includes(main.dataset.on)) start() })

document.addEventListener('visibilitychange', () => {
  const visible = document.visibilityState === 'visible'
  // A door that stood open for a while is asked for anew: the day may be another, or the program closed.
  if (!current && seenAtDoor && visible && Date.now() - seenAtDoor > DOOR) return start()
  if (!runs()) return
  if (visible) return tick()
  // The last look: up to here what ran out was seen.
  current.clock = settled(steps, current.clock, Date.now())
  keep()
})
addEventListener('pageshow', event => { if (event.persisted) tick() })
// The worker lets the player also open without a network. Where that is not allowed it works with one.
start().finally(() => navigator.serviceWorker?.register('/my/session/worker.js').catch(() => {}))
