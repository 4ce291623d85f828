// J and K go up and down among rows, each by its one button; Enter is the button's own. Single keys can be switched off.
{
  const rows = () => [...document.querySelectorAll('[data-rows] [data-row]')]
  const TEXT = 'input, textarea, select, [contenteditable]'

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (event.target.matches(TEXT) || localStorage.getItem('vugge-single-keys') === 'no') return
    const step = { j: 1, k: -1 }[event.key]
    if (!step) return
    const all = rows()
    const here = all.findIndex(each => each.closest('li').contains(document.activeElement))
    const next = all[here === -1 && step < 0 ? all.length - 1 : Math.min(Math.max(here + step, 0), all.length - 1)]
    if (!next) return
    event.preventDefault()
    next.focus()
    next.closest('li').scrollIntoView({ block: 'nearest' })
  })
}
