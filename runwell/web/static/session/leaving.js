// On the page for signing out: it erases what is on this phone (Clear-Site-Data), so what waits there is sent
// first. What cannot be sent is said; the button then asks no more.

const LONGEST = 5000
const note = document.getElementById('unsent')

async function waiting () {
  try {
    const { send, pending } = await import('./queue.js')
    await Promise.race([send(), new Promise(done => setTimeout(done, LONGEST))])
    return (await pending()).length
  } catch {
    return 0
  }
}

for (const form of document.querySelectorAll('form[action="/account/logout/"]')) {
  form.addEventListener('submit', async event => {
    if (!note.hidden) return
    event.preventDefault()
    if (!await waiting()) form.submit()
    else note.hidden = false
  })
}
waiting().then(left => { note.hidden = !left })
