// What is answered and what is missing, told as it is typed: the circles of the index, the save bar, and the ochre edge.
{
  const { vugge } = window
  const parts = [...document.querySelectorAll('section[data-part]')]
  const bar = document.querySelector('[data-missing]')
  const SHOWN = 4
  const CLASS = { done: 'tick--ok', half: 'tick--half' }

  const state = section => {
    const asked = [...section.querySelectorAll('[data-asked]')].filter(each => vugge.asked(each))
    const given = asked.filter(each => vugge.answered(each)).length
    if (asked.length) return given === asked.length ? 'done' : given ? 'half' : 'empty'
    return [...section.querySelectorAll('[data-field]')].some(each => vugge.answered(each)) ? 'done' : 'empty'
  }

  const show = section => {
    const link = document.querySelector(`.reg-nav a[data-section="${section.id}"]`)
    if (!link) return
    const now = state(section)
    const tick = link.querySelector('.tick')
    tick.className = `tick ${CLASS[now] || ''}`.trim()
    link.querySelector('[data-said]').textContent = ' ' + link.dataset[now]
  }

  const linkTo = part => {
    const link = document.createElement('a')
    link.href = '#' + part.dataset.field
    link.textContent = part.dataset.asked
    link.addEventListener('click', event => {
      const first = vugge.stops().find(each => part.contains(each))
      if (first) { event.preventDefault(); first.focus(); first.scrollIntoView({ block: 'center' }) }
    })
    return link
  }

  const tell = () => {
    if (!bar) return
    const missing = [...document.querySelectorAll('[data-asked]')].filter(each => vugge.asked(each) && !vugge.answered(each))
    if (bar.dataset.told === missing.map(each => each.dataset.field).join()) return
    bar.dataset.told = missing.map(each => each.dataset.field).join()
    bar.replaceChildren()
    if (!missing.length) { bar.textContent = bar.dataset.nothing; return }
    const word = document.createElement('b')
    word.className = 'strong'
    word.textContent = bar.dataset.word
    bar.append(word, ' ')
    const shown = missing.slice(0, SHOWN)
    shown.forEach((part, index) => {
      if (index) bar.append(index === shown.length - 1 && missing.length <= SHOWN ? ` ${bar.dataset.and} ` : ', ')
      bar.append(linkTo(part))
    })
    if (missing.length > SHOWN) bar.append(` ${bar.dataset.and} ${missing.length - SHOWN} ${bar.dataset.more}`)
  }

  const edge = () => document.querySelectorAll('.taken').forEach(each => {
    const others = each.closest('section').querySelectorAll('.taken')
    const begun = [...others].some(other => vugge.answered(other))
    each.classList.toggle('taken--miss', begun && vugge.asked(each) && !vugge.answered(each))
  })

  const all = () => { parts.forEach(show); tell(); edge() }
  document.addEventListener('input', all)
  document.addEventListener('change', all)
  document.addEventListener('vugge:told', all)
  document.addEventListener('focusin', event => {
    const here = event.target.closest('section[data-part]')
    if (!here) return
    document.querySelectorAll('.reg-nav a').forEach(link => {
      if (link.dataset.section === here.id) link.setAttribute('aria-current', 'step')
      else link.removeAttribute('aria-current')
    })
  })
  all()
}
