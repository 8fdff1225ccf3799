// While an import is being read, says how far it is; when it has ended, shows the report.

const says = document.querySelector('#how-far')
const APART = 1500

async function look () {
  let told
  try {
    const answer = await fetch(says.dataset.from, { credentials: 'same-origin', cache: 'no-store', redirect: 'manual' })
    told = answer.ok ? await answer.json() : null
  } catch { /* no network: looked at again */ }
  if (told?.done) return location.reload()
  if (told && says.textContent !== told.says) says.textContent = told.says
  setTimeout(look, document.hidden ? 10 * APART : APART)
}

if (says) setTimeout(look, APART)
