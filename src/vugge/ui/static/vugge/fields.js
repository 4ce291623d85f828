// What the other files ask of a long form: which field comes next, and whether something has been answered.
document.documentElement.classList.add('js')

window.vugge = {
  TEXT: 'input:not([type]), input[type=text], input[type=search], input[type=date], input[type=time], input[type=email], textarea',

  form: document.querySelector('form[data-entry]'),

  // The fields of the form in order; a group of radio buttons is one stop, and what excuses or hides is none.
  stops () {
    const seen = new Set()
    const all = this.form.querySelectorAll('input, select, textarea')
    return [...all].filter(each => {
      if (each.type === 'hidden' || each.disabled || 'not' in each.dataset || 'veil' in each.dataset) return false
      if (!each.checkVisibility()) return false
      if (each.type !== 'radio') return true
      if (seen.has(each.name)) return false
      seen.add(each.name)
      return true
    })
  },

  next (from) {
    const after = this.stops().find(each => each.name !== from.name &&
      from.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING)
    const stop = after && this.form.querySelector(`input[type=radio][name="${CSS.escape(after.name)}"]:checked`)
    const target = stop || after || document.querySelector('[data-sign]')
    if (target) target.focus()
  },

  // Whether a part is asked for just now: some are only while a box is ticked, or not while another is.
  asked (part) {
    const ticked = pair => {
      const [name, value] = pair.split('=')
      return Boolean(this.form.querySelector(`[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]:checked`))
    }
    const { asked, when, unless } = part.dataset
    return Boolean(asked) && (!when || ticked(when)) && !(unless && unless.split(' ').some(ticked))
  },

  // Whether a part is answered; that there is no answer counts when it says why.
  answered (part) {
    const own = selector => [...part.querySelectorAll(selector)]
    if (own('[data-not]:checked').length || own('option[value="-"]:checked').length) {
      return own('[name$="-why"]').some(each => each.value.trim())
    }
    if (part.dataset.digits) return own('.digits input').every(each => each.value && each.checkValidity())
    const ticked = own('input[type=radio]:checked, input[type=checkbox]:checked')
    if (ticked.some(each => !('veil' in each.dataset || 'notCounted' in each.dataset))) return true
    const chosen = part.querySelector('select:not([name$="-why"])')
    if (chosen) return chosen.value !== ''
    const typed = part.querySelector(this.TEXT)
    return Boolean(typed && typed.value.trim())
  }
}

// A button that puts the number in that was meant.
document.addEventListener('click', event => {
  const button = event.target.closest('[data-fills]')
  if (!button) return
  const field = document.getElementById(button.dataset.fills)
  field.value = button.dataset.with
  field.focus()
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.dispatchEvent(new Event('change', { bubbles: true }))
})

// A form that came back with something wrong: stand in the first field that is.
const wrong = document.querySelector('.form-input[aria-invalid], .form-select[aria-invalid], .obs--fault input, .picked--fault input, .run--fault .digits input')
if (wrong) wrong.focus()

// What was wrong with a field is not said any more once it is changed; the server judges it anew.
document.addEventListener('input', event => {
  const part = event.target.closest('[data-field]')
  if (!part) return
  part.classList.remove('obs--fault', 'picked--fault', 'run--fault', 'field--fault')
  part.querySelectorAll('[aria-invalid]').forEach(each => each.removeAttribute('aria-invalid'))
  part.querySelectorAll('.field__fault').forEach(each => { if (!each.closest('[data-live]')) each.remove() })
})
