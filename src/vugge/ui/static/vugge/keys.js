// Keys: 1 2 3 choose a step, Enter goes on, Alt+number leads to a section, Alt+N to its note, Ctrl+Enter sends, ? tells.
{
  const { vugge } = window
  const SINGLE = 'vugge-single-keys' // whether single keys are used: a liking of this browser's reader, nothing clinical
  const help = document.querySelector('dialog.shortcuts')
  const liked = help && help.querySelector('[data-single-keys]')

  const single = () => !liked || liked.checked
  if (liked) {
    liked.checked = localStorage.getItem(SINGLE) !== 'no'
    liked.addEventListener('change', () => localStorage.setItem(SINGLE, liked.checked ? 'yes' : 'no'))
  }
  document.querySelectorAll('[data-opens-shortcuts]').forEach(each => each.addEventListener('click', () => help.showModal()))

  const section = () => {
    const here = document.activeElement.closest('section[data-part]')
    const there = document.querySelector('.reg-nav a[aria-current]')
    return here || (there && document.getElementById(there.dataset.section)) || document.querySelector('section[data-part]')
  }

  const toSection = number => {
    const link = document.querySelectorAll('.reg-nav a')[number - 1]
    if (!link) return false
    const part = document.getElementById(link.dataset.section)
    part.scrollIntoView({ block: 'start' })
    const first = vugge.stops().find(each => part.contains(each))
    const chosen = first && part.querySelector(`input[type=radio][name="${CSS.escape(first.name)}"]:checked`)
    const target = chosen || first || part
    if (target) target.focus({ preventScroll: target === part })
    return true
  }

  const toNote = () => {
    const note = section().querySelector('[data-note]') || document.querySelector('[data-note]')
    if (!note) return false
    const folded = note.closest('details')
    if (folded) folded.open = true
    note.focus()
    return true
  }

  const withAlt = event => {
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)
    if (digit) return toSection(Number(digit[1]))
    return event.code === 'KeyN' && toNote()
  }

  const choose = (event, field) => {
    const group = field.type === 'radio' && field.closest('.obs')
    const step = group && group.querySelectorAll('.three input')[Number(event.key) - 1]
    if (!step) return false
    step.focus()
    step.click()
    return true
  }

  document.addEventListener('keydown', event => {
    const field = event.target
    if (event.isComposing || (help && help.open)) return
    if (event.ctrlKey && event.key === 'Enter') {
      const button = document.querySelector('[data-sign]')
      if (button) { event.preventDefault(); button.form.requestSubmit(button) }
      return
    }
    if (event.ctrlKey || event.metaKey) return
    if (event.altKey) {
      if (withAlt(event)) event.preventDefault()
      return
    }
    const inForm = vugge.form && vugge.form.contains(field)
    if (event.key === 'Enter' && inForm && field.matches('input, select')) {
      event.preventDefault() // Enter never sends by accident
      vugge.next(field)
      return
    }
    if (!single() || field.matches(vugge.TEXT)) return
    if (event.key === '?' && help) { event.preventDefault(); help.showModal(); return }
    if (/^[1-9]$/.test(event.key) && inForm && choose(event, field)) event.preventDefault()
  })
}
