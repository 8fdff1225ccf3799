// Keeps the panel of problems in step with the form. Without it the panel says what was last saved.
const WAIT = 900;
const panel = document.querySelector("[data-page-review]");
const form = panel?.closest("form");

if (form) {
  const shown = panel.querySelector("[data-page-review-shown]");
  let waiting;
  let said = written();

  // What the form says, without files and without what changes by itself.
  function written() {
    const fields = [...new FormData(form)];
    return JSON.stringify(fields.filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken"));
  }

  async function ask() {
    const now = written();
    if (now === said) return;
    said = now;
    const answer = await fetch(panel.dataset.pageReview, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
      credentials: "same-origin",
    }).catch(() => null);
    if (!answer?.ok || now !== said) return;
    const { html } = await answer.json();
    if (html) shown.innerHTML = html;
  }

  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, WAIT);
  };
  for (const kind of ["input", "change", "click", "keyup"]) form.addEventListener(kind, soon);
}
