// Beeps, spoken words and vibration, each only where the runner wants it and the phone can.

let context
let wanted = { sound: true, voice: false, vibration: true }

export const can = {
  sound: 'AudioContext' in window || 'webkitAudioContext' in window,
  voice: 'speechSynthesis' in window,
  vibration: 'vibrate' in navigator
}

export const want = settings => { wanted = { ...wanted, ...settings } }
export const wants = () => wanted

// Browsers let a page make a sound only after it was touched.
export function wake () {
  if (!wanted.sound || !can.sound) return
  context ??= new (window.AudioContext ?? window.webkitAudioContext)()
  context.resume?.().catch(() => {})
}

// pitch: Hz. long: seconds.
function beep (pitch, long) {
  if (!wanted.sound || context?.state !== 'running') return
  const tone = context.createOscillator()
  const volume = context.createGain()
  const from = context.currentTime
  tone.frequency.value = pitch
  volume.gain.setValueAtTime(0.3, from)
  volume.gain.exponentialRampToValueAtTime(0.001, from + long)
  tone.connect(volume).connect(context.destination)
  tone.start(from)
  tone.stop(from + long)
}

export function say (words) {
  if (!wanted.voice || !can.voice || !words) return
  speechSynthesis.cancel()
  const spoken = new SpeechSynthesisUtterance(words)
  spoken.lang = document.documentElement.lang
  speechSynthesis.speak(spoken)
}

export const hush = () => { if (can.voice) speechSynthesis.cancel() }

const shake = pattern => { if (wanted.vibration && can.vibration) navigator.vibrate(pattern) }

export const tick = () => beep(660, 0.12)
export const turn = () => { beep(520, 0.15); shake(60) }
export const begin = () => { beep(880, 0.45); shake(300) }
export const end = () => { beep(440, 0.6); shake([200, 100, 200]) }
