// The panels that open over a session. While one that asks something is open, the clock stands still.

import { all, part, say } from './dom.js'

const waiting = new Map()

// opens, closed: told the panel's id. What was chosen in it is told by itself, before `closed`.
export function panels ({ opens, closed }) {
  document.addEventListener('click', ({ target }) => {
    const opener = target.closest('[data-opens]')
    if (opener) open(opener.dataset.opens)
    if (target.closest('[data-closes]')) target.closest('dialog').close()
  })
  for (const panel of all('dialog')) panel.addEventListener('close', () => closed(panel.id))

  function open (id) {
    const panel = part(id)
    panel.querySelector('form')?.reset()
    for (const one of all('input[type=radio]', panel)) one.checked = false
    opens(id)
    panel.showModal()
  }
}

export const close = id => part(id).close()

// Every button with this attribute, by what it stands for: chosen('hurts', what => …) for data-hurts.
export function chosen (attribute, listener) {
  for (const one of all(`[data-${attribute}]`)) {
    one.addEventListener('click', () => listener(one.dataset[attribute]))
  }
}

export const picked = (form, name) => form.querySelector(`[name="${name}"]:checked`)?.value ?? ''

export const number = words => words === '' ? null : Number(words)

// Buttons for less than a whole set. taken(n): so many repetitions, or seconds.
export function fewer (asked, taken) {
  const most = asked.counted ? asked.repetitions : Math.max(1, asked.seconds)
  const step = asked.counted ? 1 : Math.ceil(most / 60) * 5
  const row = part('fewer').querySelector('[data-slot="fewer"]')
  row.replaceChildren()
  for (let n = 0; n < most; n += step) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'second'
    button.textContent = asked.counted ? String(n) : say('seconds', { n })
    button.addEventListener('click', () => { waiting.get('fewer')?.(n); close('fewer') })
    row.append(button)
  }
  waiting.set('fewer', taken)
}
