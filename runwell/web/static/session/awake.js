// Keeps the screen on while a session runs, where the browser can; tells the page where it cannot.

let lock = null
let wanted = false
let cannot = () => {}

export const onRefusal = told => { cannot = told }

async function ask () {
  if (!wanted || lock || document.visibilityState !== 'visible') return
  try {
    lock = await navigator.wakeLock.request('screen')
    lock.addEventListener('release', () => { lock = null })
    if (!wanted) keep(false)
  } catch {
    cannot()  // no such thing here, or the battery is low
  }
}

export function keep (on) {
  if (on === wanted) return
  wanted = on
  if (on) ask()
  else lock?.release().catch(() => {})
}

// The browser takes it away whenever the page is out of sight.
document.addEventListener('visibilitychange', ask)
