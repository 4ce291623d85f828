// A run of digits: each digit moves on, the total is told as it is typed, and the numbers can be hidden from others.
document.querySelectorAll('.run[data-digits]').forEach(run => {
  const places = [...run.querySelectorAll('.digits input')]
  const told = run.querySelector('.score output')
  const alert = run.querySelector('.run__alert')
  const hint = run.querySelector('.run__hint')
  const typed = run.querySelector('[data-typed]')
  const veil = run.querySelector('[data-veil]')
  const highest = Number(run.dataset.digits)

  const fits = text => /^[0-9]$/.test(text) && Number(text) <= highest
  const whole = () => places.every(each => fits(each.value))

  const tell = () => {
    const done = whole()
    const total = places.reduce((sum, each) => sum + Number(each.value || 0), 0)
    const number = done ? String(total) : ''
    if (told.querySelector('b').textContent !== number) {
      const words = [told.dataset.of]
      if (done && run.dataset.cutoff) words.push(total >= Number(run.dataset.cutoff) ? run.dataset.over : run.dataset.under)
      told.querySelector('b').textContent = number
      told.querySelector('span').textContent = done ? words.filter(Boolean).join(' · ') : ''
    }
    if (typed) typed.textContent = String(places.filter(each => fits(each.value)).length)
    const warns = places.some(each => 'apart' in each.dataset && fits(each.value) && each.value !== '0')
    if (alert && alert.hidden === warns) alert.hidden = !warns
    if (hint && hint.hidden === warns) hint.hidden = !warns
  }

  const fold = () => run.classList.toggle('run--folded', Boolean(veil && veil.checked) && whole())

  const fill = (from, text) => {
    let at = from
    for (const sign of text.replace(/\D/g, '')) {
      if (at >= places.length) break
      places[at].value = sign
      if (!fits(sign)) break
      at += 1
    }
    const stop = places[Math.min(at, places.length - 1)]
    stop.focus()
    stop.select()
  }

  places.forEach((place, index) => {
    place.addEventListener('focus', () => place.select())
    place.addEventListener('beforeinput', event => {
      if (event.data && !/^[0-9]+$/.test(event.data)) event.preventDefault()
    })
    place.addEventListener('input', () => {
      if (fits(place.value) && index + 1 < places.length) places[index + 1].focus()
      else if (place.value) place.select()
      tell()
    })
    place.addEventListener('paste', event => {
      event.preventDefault()
      fill(index, event.clipboardData.getData('text'))
      place.dispatchEvent(new Event('change', { bubbles: true }))
      tell()
    })
    place.addEventListener('keydown', event => {
      if (event.key === 'Backspace' && !place.value && index > 0) {
        places[index - 1].value = ''
        places[index - 1].focus()
        event.preventDefault()
        tell()
      }
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
      if (step && places[index + step]) { places[index + step].focus(); event.preventDefault() }
    })
  })
  run.addEventListener('focusout', event => { if (!run.contains(event.relatedTarget)) fold() })
  if (veil) {
    veil.addEventListener('change', () => {
      fold()
      if (!veil.checked && places[0].checkVisibility()) places[0].focus()
    })
  }
  tell()
  fold()
})
