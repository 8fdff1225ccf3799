// The page's parts and words.

export const main = document.getElementById('main')
const words = JSON.parse(main.dataset.words)

export const part = id => document.getElementById(id)
export const all = (query, within = document) => [...within.querySelectorAll(query)]
export const slot = (name, within = document) => within.querySelector(`[data-slot="${name}"]`)
export const slots = name => all(`[data-slot="${name}"]`)

// A sentence of the page with its gaps filled: say('set', { n: 1, all: 3 }).
export const say = (name, facts = {}) =>
  (words[name] ?? '').replace(/\{(\w+)\}/g, (_, fact) => facts[fact] ?? '').trim()

const locale = document.documentElement.lang

export const dayInWords = day => new Date(`${day}T12:00`).toLocaleDateString(locale, {
  weekday: 'long', month: 'long', day: 'numeric'
})

// Writes only what is new, ten times a second.
export function text (element, wanted) {
  if (element.textContent !== wanted) element.textContent = wanted
}

export function shown (element, on) {
  if (element.hidden === on) element.hidden = !on
}

// A list of sentences; none hides it.
export function list (element, sentences) {
  element.replaceChildren(...sentences.map(sentence => {
    const line = document.createElement('li')
    line.textContent = sentence
    return line
  }))
  element.hidden = !sentences.length
}

export const longInWords = passed => {
  const minutes = Math.max(1, Math.round(passed / 60_000))
  if (minutes < 90) return say('long_minutes', { n: minutes })
  const hours = Math.round(minutes / 60)
  return hours < 48 ? say('long_hours', { n: hours }) : say('long_days', { n: Math.round(hours / 24) })
}

// One screen of the page at a time. Its heading gets the focus, so that it is read and keys start there.
export function screen (name, focus = true) {
  if (main.dataset.on === name) return
  main.dataset.on = name
  for (const one of all('[data-screen]')) one.hidden = one.dataset.screen !== name
  const heading = document.querySelector(`[data-screen="${name}"] h1`)
  if (!focus || !heading) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  scrollTo(0, 0)
}
