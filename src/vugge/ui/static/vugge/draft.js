// Keeps a draft as it is typed, and says what is so. Nothing is stored in the browser: what cannot be sent is tried again.
{
  const { vugge } = window
  const line = document.querySelector('[data-draft]')
  const form = vugge.form
  const said = line && line.dataset
  const PAUSE = 800, FIRST_WAIT = 2000, LONGEST_WAIT = 30000 // milliseconds
  const NOT_TYPED = new Set(['csrfmiddlewaretoken', 'revision', 'settled', 'plan', 'do'])
  let settled = false, waiting = null
  let kept = '', sending = false, again = false, timer = 0, wait = FIRST_WAIT, leaving = false, halted = false

  const typed = () => {
    const fields = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (!NOT_TYPED.has(name)) fields.append(name, value)
    return fields
  }
  const dirty = () => typed().toString() !== kept

  const tell = (text, warm) => {
    line.querySelector('[data-told]').textContent = text
    line.classList.toggle('draft--warm', Boolean(warm))
  }

  const later = pause => { clearTimeout(timer); timer = setTimeout(save, pause) }

  const taken = (answer, fields) => {
    kept = fields.toString()
    wait = FIRST_WAIT
    settled = false
    form.elements.revision.value = answer.revision
    tell(`${said.saved} ${answer.saved}`)
    const current = typed().toString() === kept // what was answered to is still what stands here
    for (const [id, html] of Object.entries(current ? answer.live || {} : {})) {
      const place = document.getElementById(id)
      if (place && !place.contains(document.activeElement) && place.innerHTML !== html) place.innerHTML = html
    }
    document.dispatchEvent(new CustomEvent('vugge:told'))
  }

  // After signing in again in another window the token of this page is old: fetch the page's new one.
  const renewToken = async () => {
    const page = await fetch(location.href, { redirect: 'manual', headers: { 'X-Asks': 'token' } })
    if (!page.ok) return false
    const fresh = new DOMParser().parseFromString(await page.text(), 'text/html').querySelector('[name=csrfmiddlewaretoken]')
    if (!fresh || fresh.value === form.elements.csrfmiddlewaretoken.value) return false
    form.elements.csrfmiddlewaretoken.value = fresh.value
    return true
  }

  const failed = text => {
    tell(text, true)
    later(wait)
    wait = Math.min(wait * 2, LONGEST_WAIT)
  }

  const answered = async (response, fields) => {
    if (response.ok) return taken(await response.json(), fields)
    if (response.type === 'opaqueredirect') return failed(said.out)
    if (response.status === 409) {
      halted = true
      tell(said.stale, true)
      return vugge.meet(await response.json(), typed(), revision => {
        halted = false
        settled = true
        kept = ''
        form.elements.revision.value = revision
        later(0)
      })
    }
    if (response.status === 410) {
      halted = true
      tell(said.signed, true)
      return line.append(' ', Object.assign(document.createElement('a'), { href: (await response.json()).signed, textContent: said.open }))
    }
    if (response.status === 403 && await renewToken()) return later(0)
    return failed(response.status >= 500 ? said.waiting : said.refused)
  }

  async function save () {
    clearTimeout(timer)
    if (leaving || halted || !dirty()) return
    if (sending) { again = true; return }
    sending = true
    const fields = typed()
    const body = new URLSearchParams(fields)
    body.append('csrfmiddlewaretoken', form.elements.csrfmiddlewaretoken.value)
    body.append('revision', form.elements.revision.value)
    if (settled || document.querySelector('[data-settled]:checked')) body.append('settled', '1')
    tell(said.saving)
    try {
      await answered(await fetch(said.draft, { method: 'POST', body, redirect: 'manual', keepalive: true }), fields)
    } catch {
      failed(said.waiting)
    } finally {
      sending = false
      if (waiting) { const button = waiting; waiting = null; form.requestSubmit(button); return }
      if (again) { again = false; later(0) }
    }
  }

  if (line && form) {
    kept = typed().toString()
    form.addEventListener('input', () => later(PAUSE))
    form.addEventListener('change', () => later(0))
    form.addEventListener('submit', event => {
      if (leaving) { event.preventDefault(); return } // a second press sends nothing twice
      if (sending) { event.preventDefault(); waiting = event.submitter; return } // what is on its way comes first
      leaving = true
      clearTimeout(timer)
    })
    addEventListener('pageshow', () => { leaving = false })
    addEventListener('online', () => later(0))
    document.addEventListener('visibilitychange', () => { if (document.hidden) save() })
    addEventListener('beforeunload', event => { if (!leaving && dirty()) { save(); event.preventDefault() } })
  }
}
