// Ties each form marked data-passkey to allauth's own passkey functions; the policy allows no script in the markup.
document.addEventListener('DOMContentLoaded', () => {
  const forms = document.querySelectorAll('form[data-passkey]')
  if (!window.webauthnJSON.supported()) {
    forms.forEach(form => { form.hidden = true })
    document.querySelectorAll('[data-passkey-missing]').forEach(each => { each.hidden = false })
    return
  }
  forms.forEach(form => {
    const kind = form.dataset.passkey
    const part = { loginForm: 'login', authenticateForm: 'authenticate', signupForm: 'signup' }[kind]
    const ids = { [part]: form.querySelector('button').id, credential: form.querySelector('[name=credential]').id }
    if (document.getElementById('js_data')) ids.data = 'js_data'
    window.allauth.webauthn.forms[kind]({ ids })
  })
})

document.addEventListener('allauth.error', event => {
  event.preventDefault()
  document.querySelectorAll('[data-passkey-fault]').forEach(each => { each.hidden = false })
})
