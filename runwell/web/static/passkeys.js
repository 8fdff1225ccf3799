// Shows what needs a passkey only where the browser has them, and says it kindly when one did not work.
// The rest is allauth's: mfa/js/webauthn.js.
(function () {
  if (window.PublicKeyCredential) {
    for (const part of document.querySelectorAll('[data-passkeys]')) part.hidden = false
  }
  document.addEventListener('allauth.error', function (event) {
    const problem = document.getElementById('passkey-problem')
    if (!problem) return
    event.preventDefault()
    problem.hidden = false
    problem.focus()
  })
})()
