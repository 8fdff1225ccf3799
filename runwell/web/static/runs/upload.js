// Hands in watch files in pieces. A lost connection costs one piece and a closed tab nothing: the server says
// how many bytes it has, and the device remembers which upload a file is, by its name, size and some bytes.

import { bundle } from './bundle.js'

const form = document.querySelector('#upload')
const input = form.querySelector('input[type=file]')
const panel = form.querySelector('#under-way')
const bar = form.querySelector('#bar')
const far = form.querySelector('#far')
const says = form.querySelector('#says')
const token = form.querySelector('[name=csrfmiddlewaretoken]').value
const PIECE = Number(form.dataset.piece)
const SAMPLE = 65536
const LONGEST = 30_000
const MOST_APART = 30_000
let stopped = false

class Halt extends Error {}

const filled = (words, facts) => Object.entries(facts).reduce((text, [key, value]) => text.replace(`{${key}}`, value), words)

function say (name, facts = {}) {
  says.textContent = filled(says.dataset[name] ?? name, facts)
}

// As Django's filesizeformat counts them, which the same page uses.
const inMegabytes = bytes => (bytes / 2 ** 20).toFixed(1)

function shown (at, size) {
  const percent = Math.floor(100 * at / size)
  far.textContent = filled(far.dataset.sent, { percent, here: inMegabytes(at), all: inMegabytes(size) })
  bar.value = percent
  says.textContent = ''
}

// FNV-1a over the first and the last bytes: enough to know a file again, and it needs no secure context.
async function markOf (name, blob) {
  const ends = [blob.slice(0, SAMPLE), blob.slice(Math.max(0, blob.size - SAMPLE))]
  let hash = 0x811c9dc5
  for (const end of ends) {
    for (const byte of new Uint8Array(await end.arrayBuffer())) hash = Math.imul(hash ^ byte, 0x01000193)
  }
  return `runwell-upload:${blob.size}:${(hash >>> 0).toString(16)}:${name}`
}

const kept = {
  get (mark) { try { return localStorage.getItem(mark) ?? '' } catch { return '' } },
  set (mark, id) { try { localStorage.setItem(mark, id) } catch { /* then it begins anew next time */ } },
  drop (mark) { try { localStorage.removeItem(mark) } catch { /* nothing was kept */ } }
}

async function ask (address, body) {
  const answer = await fetch(address, {
    method: 'POST', body, credentials: 'same-origin', cache: 'no-store', redirect: 'manual',
    headers: { 'X-CSRFToken': token }, signal: AbortSignal.timeout?.(LONGEST)
  })
  if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) throw new Halt('signin')
  if (answer.ok) return answer.json()
  const refusal = await answer.json().catch(() => null)
  if (refusal?.what) {
    const start = refusal.what[0].toUpperCase() + refusal.what.slice(1)
    throw new Halt(refusal.mend ? `${start}. ${refusal.mend}.` : `${start}.`)
  }
  throw new TypeError(`answered with ${answer.status}`)  // a server that is being restarted: tried again
}

// Resolves after that time, when the network is back, or when the reader has stopped it.
const later = time => new Promise(resolve => {
  const done = () => { clearTimeout(timer); removeEventListener('online', done); resolve() }
  const timer = setTimeout(done, time)
  addEventListener('online', done)
})

async function untilItWorks (act, percent) {
  for (let apart = 1000; ; apart = Math.min(2 * apart, MOST_APART)) {
    if (stopped) throw new Halt('stopped')
    try { return await act() } catch (problem) {
      if (problem instanceof Halt) throw problem
      say('again', { percent: percent() })
      await later(apart)
    }
  }
}

const fields = facts => {
  const data = new FormData()
  for (const [name, value] of Object.entries(facts)) data.append(name, value)
  return data
}

async function send (name, blob) {
  const mark = await markOf(name, blob)
  const percent = () => bar.value
  const begin = () => ask(form.dataset.begin, fields({ name, size: blob.size, known: kept.get(mark) }))
  const { id, received } = await untilItWorks(begin, percent)
  kept.set(mark, id)
  const base = new URL(`${id}/`, new URL(location.pathname, location.href))
  let at = received
  shown(at, blob.size)
  while (at < blob.size) {
    const part = blob.slice(at, at + PIECE, 'application/octet-stream')
    at = (await untilItWorks(() => ask(new URL(`piece/?at=${at}`, base), part), percent)).received
    shown(at, blob.size)
  }
  const { report } = await untilItWorks(() => ask(new URL('finish/', base), fields({})), percent)
  kept.drop(mark)
  say('done')
  location.assign(report)
}

async function begin (files) {
  stopped = false
  panel.hidden = false
  says.textContent = far.textContent = ''
  if (!files.length) return say('none')
  const submit = form.querySelector('button:not([type=button])')
  submit.disabled = true
  try {
    if (files.length > 1) say('bundling')
    const many = form.dataset.many?.replace('{n}', files.length) ?? `${files.length} files`
    await (files.length > 1 ? send(many, await bundle(files)) : send(files[0].name, files[0]))
  } catch (problem) {
    if (!(problem instanceof Halt)) throw problem
    say(problem.message)
  } finally {
    submit.disabled = false
  }
}

form.addEventListener('submit', event => {
  event.preventDefault()
  begin([...input.files])
})
form.querySelector('#stop').addEventListener('click', () => { stopped = true; say('stopped') })
