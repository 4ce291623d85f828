// `/` leads to the search in the bar, unless something is being typed. Single keys can be switched off (keys.js).
{
  const field = document.querySelector('[data-slash]')
  document.addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (event.target.matches('input, textarea, select, [contenteditable]')) return
    if (!field || !field.checkVisibility() || localStorage.getItem('vugge-single-keys') === 'no') return
    event.preventDefault()
    field.focus()
    field.select()
  })
}
