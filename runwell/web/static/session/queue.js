// Entries of a session (decision 0030) on their way to the server: none is lost, and twice does no harm.
//
//   await add(entry)     keeps it on the phone; then sends when it can. Resolves as soon as it is kept.
//   await pending()      those that the server has not answered for: [entry, ...]
//   await send()         tries now: { state, left, refusal, puzzled }
//   watch(listener)      listener({ state, left, refusal, puzzled }) after every try, in this tab
//   await refresh()      fetches plan.json and keeps it: { state, plan, refusal }
//
// state   sent      all is with the server        offline   no network, or no answer: it is tried again
//         sign-in   `needs sign-in`: the runner must sign in; all is kept here
//         refused   the server takes none now (consent withdrawn, no program); refusal says why:
//                   { what, where, mend }; all is kept here
//         other     what is left belongs to another person's program on this phone; it waits for them
// left    how many entries are still here      puzzled   how many a clinician will look at (they are sent)
//
// It tries by itself at the start, when the network is back, when the page is seen again, and a minute after
// a try that failed. An entry leaves the phone only when the server has named its id.

import * as store from './store.js'

const PLAN = '/my/session/plan.json'
const SYNC = '/my/session/sync/'
const MOST = 100
const AGAIN = 60_000
const LONGEST = 8000  // a network that does not answer is none; the plan that is here is shown then
const listeners = new Set()
let timer

export const watch = listener => { listeners.add(listener) }

export const pending = async () => (await store.entries()).map(([, entry]) => entry)

export async function add (entry) {
  await store.keepEntry(entry)
  navigator.storage?.persist?.().catch(() => {})
  send()
}

// What an answer means before anybody reads it; null where it is the answer that was asked for.
async function trouble (answer) {
  if (answer.type === 'opaqueredirect' || answer.status === 401) return { state: 'sign-in' }
  if (answer.status === 403 || answer.status === 404 || answer.status === 400) {
    const refusal = await answer.json().catch(() => null)
    // A 403 in no JSON is about the cookie of the form: with a new sign-in there is a new one.
    return refusal?.what ? { state: 'refused', refusal } : { state: 'sign-in' }
  }
  return answer.ok ? null : { state: 'offline' }
}

async function ask (address, more = {}) {
  try {
    const answer = await fetch(address, {
      credentials: 'same-origin', cache: 'no-store', redirect: 'manual', ...more
    })
    if (answer.status === 413) return { state: 'too-much' }
    return await trouble(answer) ?? { state: 'sent', told: await answer.json() }
  } catch {
    return { state: 'offline' }
  }
}

export async function refresh () {
  const { told: plan, ...rest } = await ask(PLAN, { signal: AbortSignal.timeout?.(LONGEST) })
  if (plan) {
    // Another program, or another person on this phone: where the last one stood is not theirs.
    if ((await store.plan())?.programme !== plan.programme) await store.saveState(undefined)
    await store.savePlan(plan)
  }
  return { ...rest, plan }
}

// Two tabs must not send at once: it would do no harm, but each would count what the other sends.
const alone = work => navigator.locks ? navigator.locks.request('runwell-session-send', work) : work()

async function sendAll () {
  if (!(await store.entries()).length) return { state: 'sent', puzzled: 0 }
  const { plan, ...met } = await refresh()
  if (!plan) return { puzzled: 0, ...met }
  let puzzled = 0
  let most = MOST
  for (;;) {
    const mine = (await store.entries()).filter(([, entry]) => plan.programmes.includes(entry.programme))
    const batch = mine.slice(0, most)
    if (!batch.length) return { state: 'sent', puzzled }
    const { told, ...why } = await post(batch, plan.csrf)
    if (why.state === 'too-much' && batch.length > 1) most = Math.ceil(batch.length / 2)
    else if (!told) return { ...why, state: why.state === 'too-much' ? 'offline' : why.state, puzzled }
    else if (!await drop(batch, told)) return { state: 'offline', puzzled }
    else puzzled += told.waits.length
  }
}

const post = (batch, csrf) => ask(SYNC, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'X-CSRFToken': csrf },
  body: JSON.stringify(batch.map(([, entry]) => entry))
})

// How many the server has answered for. Only these leave, by their own keys: a later word may have their id.
async function drop (batch, { kept, there, waits }) {
  const named = new Set([...kept, ...there])
  const places = new Set(waits.map(({ place }) => place))
  const keys = batch.filter(([, { id }], place) => named.has(id) || places.has(place)).map(([key]) => key)
  await store.dropEntries(keys)
  return keys.length
}

export async function send () {
  clearTimeout(timer)
  const met = await alone(sendAll)
  const left = (await store.entries()).length
  if (left && met.state === 'sent') met.state = 'other'
  if (met.state === 'offline') timer = setTimeout(send, AGAIN)
  const told = { refusal: null, ...met, left }
  listeners.forEach(listener => listener(told))
  return told
}

addEventListener('online', () => send())
document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') send() })
send()
