// What the player keeps on this phone, in IndexedDB "runwell-session". Erased at sign-out; see decision 0033.
//
//   await savePlan(plan)      plan.json as it came              await plan()      it, or undefined
//   await saveState(state)    where the runner is in a session  await state()     it, or undefined
//   await saveSettings(s)     sound, voice, vibration           await settings()  it, or undefined
//   await lasts()             false: this browser keeps nothing (private mode), and all is gone with the tab
//   await keepFigures(plan)   its drawings, for worker.js to give out, and no others
//   await clear()             erases everything here, the entries that were not sent too
//
// For queue.js: await keepEntry(entry), await entries() -> [[key, entry], ...] oldest first,
// await dropEntries(keys). A promise is kept only when it is written, so a tab may die after any of them.

const NAME = 'runwell-session'
const FIGURES = 'runwell-figures'
const memory = { kept: new Map(), entries: new Map(), next: 1 }
let opened

function open () {
  opened ??= new Promise(resolve => {
    let asked
    try {
      asked = indexedDB.open(NAME, 1)
    } catch {
      return resolve(null)
    }
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('kept')
      asked.result.createObjectStore('entries', { autoIncrement: true })
    }
    asked.onerror = event => { event.preventDefault(); resolve(null) }
    asked.onsuccess = () => {
      const forget = () => { opened = undefined }
      // Another tab, or "clear site data", wants it gone: the next call opens it anew.
      asked.result.onversionchange = () => { asked.result.close(); forget() }
      asked.result.onclose = forget
      resolve(asked.result)
    }
  })
  return opened
}

// One transaction; work(store) gives a request, or nothing. Resolves when all of it is on the disk.
async function within (table, mode, work) {
  const base = await open()
  return new Promise((resolve, reject) => {
    const both = base.transaction(table, mode, { durability: 'strict' })
    const request = work(both.objectStore(table))
    both.oncomplete = () => resolve(request?.result)
    both.onabort = both.onerror = () => reject(both.error)
  })
}

export const lasts = async () => Boolean(await open())

const get = async name =>
  await lasts() ? within('kept', 'readonly', store => store.get(name)) : memory.kept.get(name)

async function set (name, value) {
  if (await lasts()) await within('kept', 'readwrite', store => store.put(value, name))
  else memory.kept.set(name, structuredClone(value))
}

export const plan = () => get('plan')
export const savePlan = value => set('plan', value)
export const state = () => get('state')
export const saveState = value => set('state', value)
export const settings = () => get('settings')
export const saveSettings = value => set('settings', value)

export async function keepEntry (entry) {
  if (await lasts()) await within('entries', 'readwrite', store => store.add(entry))
  else memory.entries.set(memory.next++, structuredClone(entry))
}

export async function entries () {
  if (!await lasts()) return [...memory.entries]
  const base = await open()
  return new Promise((resolve, reject) => {
    const both = base.transaction('entries', 'readonly')
    const keys = both.objectStore('entries').getAllKeys()
    const values = both.objectStore('entries').getAll()
    both.oncomplete = () => resolve(keys.result.map((key, place) => [key, values.result[place]]))
    both.onabort = () => reject(both.error)
  })
}

export async function dropEntries (keys) {
  if (await lasts()) await within('entries', 'readwrite', store => { keys.forEach(key => store.delete(key)) })
  else keys.forEach(key => memory.entries.delete(key))
}

// Without cookies, so that the browser may take what it has. Which ones are here says what the runner does.
export async function keepFigures (plan) {
  if (!self.caches) return
  const wanted = plan.exercises.flatMap(({ figure, still }) => [figure, still]).filter(Boolean)
  const cache = await caches.open(FIGURES)
  for (const { url } of await cache.keys()) {
    if (!wanted.includes(new URL(url).pathname)) await cache.delete(url)
  }
  await Promise.all(wanted.map(async address => {
    const answer = await fetch(address, { credentials: 'omit' }).catch(() => null)
    if (answer?.ok) await cache.put(address, answer)
  }))
}

export async function clear () {
  memory.kept.clear()
  memory.entries.clear()
  await self.caches?.delete(FIGURES)
  if (!await lasts()) return
  for (const table of ['kept', 'entries']) await within(table, 'readwrite', store => { store.clear() })
}
