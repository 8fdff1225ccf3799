// The service worker of /my/session/: the player opens without a network. Served by web/session/worker.py,
// which writes KEPT before it: { version, shell, files }. Registered by the player:
//   navigator.serviceWorker.register('/my/session/worker.js')
// It keeps the shell and its code, all of one version, and gives out figures that the page has kept. Nothing
// else: what is personal is in no cache, but in store.js.

const CACHE = `runwell-session ${KEPT.version}`
const FIGURES = 'runwell-figures'

async function install () {
  const cache = await caches.open(CACHE)
  await Promise.all(KEPT.files.map(async address => {
    const answer = await fetch(address, { cache: 'reload' })
    // Redirected: to the page for signing in, which must never stand in the player's place.
    if (!answer.ok || answer.redirected) throw new Error(`${address}: ${answer.status}`)
    await cache.put(address, answer)
  }))
  await self.skipWaiting()
}

async function activate () {
  const names = await caches.keys()
  const old = names.filter(name => name.startsWith('runwell-session ') && name !== CACHE)
  await Promise.all(old.map(name => caches.delete(name)))
  await self.clients.claim()
}

const inCache = async (name, address) =>
  (await caches.open(name)).match(address, { ignoreVary: true, ignoreSearch: true })

// The words around the player may have changed, and be newer than its code; they may not name other code.
async function lookAgain () {
  const answer = await fetch(KEPT.shell, { cache: 'no-store' }).catch(() => null)
  if (!answer?.ok || answer.redirected) return
  const named = (await answer.clone().text()).match(/\/static\/session\/[^"']+\.(?:js|css)/g) ?? []
  if (named.every(address => KEPT.files.includes(address))) await (await caches.open(CACHE)).put(KEPT.shell, answer)
}

self.addEventListener('install', event => event.waitUntil(install()))
self.addEventListener('activate', event => event.waitUntil(activate()))
self.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  const figure = pathname.startsWith('/figures/')
  if (!figure && !KEPT.files.includes(pathname)) return
  const kept = inCache(figure ? FIGURES : CACHE, pathname)
  event.respondWith(kept.then(answer => answer ?? fetch(request)))
  if (pathname === KEPT.shell) event.waitUntil(lookAgain())
})
