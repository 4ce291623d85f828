// The same draft was changed in two places: shows both field by field, and goes on with what is chosen.
window.vugge.meet = (theirs, mine, goOn) => {
  const { vugge } = window
  const form = vugge.form
  const place = document.querySelector('[data-meeting]')
  const words = place.dataset
  const other = new URLSearchParams(theirs.typed)
  const hidden = name => form.elements[name] && form.elements[name].type === 'hidden'
  const names = [...new Set([...mine.keys(), ...other.keys()])]
  const text = (fields, name) => fields.getAll(name).filter(Boolean).join(', ')
  const differing = names.filter(name => !hidden(name) && text(mine, name) !== text(other, name))

  const set = (name, values) => form.querySelectorAll(`[name="${CSS.escape(name)}"]`).forEach(field => {
    if (field.type === 'radio' || field.type === 'checkbox') field.checked = values.includes(field.value)
    else field.value = values[0] || ''
  })

  const shown = (name, value) => {
    const one = form.querySelector(`[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`)
    const label = one && one.closest('label')
    return (label ? label.textContent.trim() : value) || words.empty
  }

  const called = name => {
    const field = form.querySelector(`[name="${CSS.escape(name)}"]`)
    const part = field && field.closest('[data-label]')
    return part ? part.dataset.label : name
  }

  const make = (tag, content, kind) => Object.assign(document.createElement(tag), { textContent: content, className: kind || '' })

  const choice = (name, value, words, chosen) => {
    const label = make('label', '')
    const radio = Object.assign(document.createElement('input'), { type: 'radio', name: `meet-${name}`, value, checked: chosen })
    label.append(radio, words)
    return label
  }

  const table = make('div', '', 'conf')
  table.append(make('b', words.field, 'strong hide-phone'), make('b', words.mine, 'strong'), make('b', `${words.theirs} ${theirs.saved}`, 'strong'))
  differing.forEach(name => {
    table.append(make('b', called(name), 'strong'))
    table.append(choice(name, 'mine', shown(name, text(mine, name)), text(other, name) === ''))
    table.append(choice(name, 'theirs', shown(name, text(other, name)), text(mine, name) === ''))
    const long = form.querySelector(`textarea[name="${CSS.escape(name)}"]`)
    if (long && text(mine, name) && text(other, name)) {
      const both = choice(name, 'both', `${words.both} ${text(other, name)} ${text(mine, name)}`, false)
      both.className = 'conf__both'
      table.append(make('span', ''), both)
    }
  })

  const button = make('button', words.keep, 'button button-primary')
  button.type = 'button'
  button.addEventListener('click', () => {
    const open = differing.find(name => !table.querySelector(`[name="meet-${CSS.escape(name)}"]:checked`))
    if (open) { table.querySelector(`[name="meet-${CSS.escape(open)}"]`).focus(); return }
    differing.forEach(name => {
      const chosen = table.querySelector(`[name="meet-${CSS.escape(name)}"]:checked`).value
      if (chosen === 'theirs') set(name, other.getAll(name))
      if (chosen === 'both') set(name, [`${text(other, name)} ${text(mine, name)}`])
    })
    names.filter(hidden).forEach(name => set(name, other.getAll(name))) // what nobody typed goes with the older one
    place.hidden = true
    place.replaceChildren()
    document.dispatchEvent(new CustomEvent('vugge:told'))
    goOn(theirs.revision)
  })
  place.replaceChildren(make('h2', words.title), make('p', words.lead, 'meta'), table, button)
  place.hidden = false
  place.tabIndex = -1
  place.focus()
}
