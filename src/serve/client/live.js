// Keeps one open page up with the site. Runs inside a function of the server's making, with
// `Idiomorph` beside it; leaves nothing on `window`.
//
// An event only says that something is new. What is done is decided by comparing the marks
// that this page was loaded with, on the script's own tag, with those the server has now.

const HOME = '/-/casebook/'
const SCROLL = 'casebook-scroll'
const tag = document.currentScript
/** The marks of what the tab shows now. */
let shown = marksOf(tag)

function marksOf(element) {
  const { run, since, status, page, frame, terms } = element.dataset
  return { run, since: Number(since), status, page, frame, terms }
}

// ---- hearing of news ---------------------------------------------------------------

let running = false
let again = false

/** Compares, and compares once more if something came in between. */
async function check() {
  again = true
  if (running) return
  running = true
  while (again) {
    again = false
    try {
      await compare()
    } catch {
      // The server is gone or was restarted in between: the next event comes with it.
    }
  }
  running = false
}

/** The last jump that was made or was old when this page came. */
let jumped = null

function heard(news) {
  const jump = news.jump && `${news.run} ${news.jump.turn}`
  const isNew = jumped !== null && jump && jump !== jumped
  jumped = jump ?? ''
  if (isNew && news.here && news.jump.path !== location.pathname) {
    location.assign(news.jump.path)
    return
  }
  check()
}

function listen() {
  if (typeof SharedWorker !== 'function') return listenAlone()
  let worker
  try {
    worker = new SharedWorker(`${HOME}worker.js`, { name: 'casebook' })
  } catch {
    return listenAlone()
  }
  // A policy that forbids workers shows only here.
  worker.onerror = () => listenAlone()
  const port = worker.port
  port.onmessage = ({ data }) => heard(data)
  const say = () => port.postMessage(document.visibilityState === 'visible' ? 'seen' : 'here')
  document.addEventListener('visibilitychange', say)
  addEventListener('focus', say)
  addEventListener('pagehide', () => port.postMessage('bye'))
  addEventListener('pageshow', ({ persisted }) => {
    say()
    if (persisted) check()
  })
  say()
}

let alone = null

function listenAlone() {
  if (alone) return
  const open = () => {
    alone?.close()
    alone = new EventSource(`${HOME}events`)
    alone.addEventListener('turn', (event) => {
      const here = document.visibilityState === 'visible'
      heard({ ...JSON.parse(event.data), here })
    })
  }
  open()
  setInterval(() => alone.readyState === EventSource.CLOSED && open(), 1000)
}

// ---- deciding ----------------------------------------------------------------------

async function compare() {
  const query = `path=${encodeURIComponent(location.pathname)}&run=${shown.run}&since=${shown.since}`
  const response = await fetch(`${HOME}state?${query}`, { cache: 'no-store' })
  const state = await response.json()
  await showFaults(state.faults)
  const { marks } = state
  if (!marks) return
  const samePage = marks.page === shown.page && marks.status === Number(shown.status)
  if (samePage && marks.terms === shown.terms) {
    if (!(await refresh(state))) return reload()
    shown = { ...shown, run: state.run, since: state.since }
    return
  }
  // Another status, other headers of the host, or a page of the server's own: only a
  // browser that loads the page anew obeys them.
  if (marks.status !== Number(shown.status) || marks.terms !== shown.terms || !marks.frame) {
    return reload()
  }
  const page = await load()
  if (!page) return reload()
  if (!(await refresh(state))) return reload()
  carryVersions(page.document)
  await swapStyles(page.document)
  if (page.marks.frame !== shown.frame && !morph(page.document)) return reload()
  shown = page.marks
}

/** The page as it is now, with its marks; nothing when it is not one page for another. */
async function load() {
  const response = await fetch(location.href, { cache: 'no-store', headers: { accept: 'text/html' } })
  const type = response.headers.get('content-type') ?? ''
  if (response.redirected || !type.startsWith('text/html')) return null
  const fresh = parsed(await response.text())
  if (!fresh) return null
  // Where scripts run, what stands in `noscript` is text; a parser alone makes elements of it.
  for (const element of fresh.querySelectorAll('noscript')) element.textContent = element.innerHTML
  const line = fresh.querySelector('script[data-casebook]')
  if (!line) return null
  const marks = marksOf(line)
  if (marks.status !== shown.status || marks.terms !== shown.terms) return null
  return { document: fresh, marks }
}

function parsed(text) {
  try {
    return new DOMParser().parseFromString(trusted(text), 'text/html')
  } catch {
    return null
  }
}

// ---- reloading ---------------------------------------------------------------------

function reload() {
  const place = { path: location.pathname, x: scrollX, y: scrollY }
  try {
    sessionStorage.setItem(SCROLL, JSON.stringify(place))
  } catch {
    // A browser that keeps nothing scrolls back by itself, as a rule.
  }
  location.reload()
}

function scrollBack() {
  let place
  try {
    place = JSON.parse(sessionStorage.getItem(SCROLL))
    sessionStorage.removeItem(SCROLL)
  } catch {
    return
  }
  if (place?.path !== location.pathname) return
  const back = () => scrollTo({ left: place.x, top: place.y, behavior: 'instant' })
  back()
  if (document.readyState !== 'complete') addEventListener('load', back, { once: true })
}

// ---- stylesheets and pictures in place ---------------------------------------------

/** Copied files that changed while this page was open: path to a version for its address. */
const versions = new Map()
let version = 0

/** The path an address of this server leads to, without its query. */
function pathOf(address) {
  if (!address) return null
  const url = new URL(address, document.baseURI)
  return url.origin === location.origin ? url.pathname : null
}

function versioned(address) {
  const url = new URL(address, document.baseURI)
  url.searchParams.set('casebook', versions.get(url.pathname))
  return url.href
}

const isChanged = (address) => versions.has(pathOf(address))

/** A `srcset` with the addresses of changed files made new. */
function versionedSet(set) {
  return set.replace(/(^|,\s*)([^\s,]+)/g, (all, comma, address) => {
    return isChanged(address) ? comma + versioned(address) : all
  })
}

const ADDRESSES = [
  ['img', 'src'],
  ['input[type=image]', 'src'],
  ['link[rel~=icon]', 'href'],
  ['image', 'href'],
]

/** Gives every picture of `root` that shows a changed file a new address. */
function freshenPictures(root, paths) {
  const wanted = (address) => isChanged(address) && paths.has(pathOf(address))
  for (const [selector, name] of ADDRESSES) {
    for (const element of root.querySelectorAll(`${selector}[${name}]`)) {
      const address = element.getAttribute(name)
      if (wanted(address)) element.setAttribute(name, versioned(address))
    }
  }
  for (const element of root.querySelectorAll('img[srcset], picture source[srcset]')) {
    const set = element.getAttribute('srcset')
    const fresh = versionedSet(set)
    if (fresh !== set) element.setAttribute('srcset', fresh)
  }
}

/**
 * Shows what changed among copied files. False when one is in use in a way that only loading
 * the page anew can show. `copied` is null when nobody can tell what changed.
 */
async function refresh({ copied }) {
  // Of a recording, a font, a script or what a stylesheet names there is no fresh copy to be
  // had in place: what asked for a file tells which it is.
  const used = performance.getEntriesByType('resource')
  const own = used.filter((entry) => pathOf(entry.name) && !pathOf(entry.name).startsWith(HOME))
  const paths = new Set(copied ?? own.map((entry) => pathOf(entry.name)))
  if (paths.size === 0) return true
  const inPlace = new Set(['img', 'input', 'image', 'link', 'icon', 'other'])
  if (copied) {
    const deep = (entry) => paths.has(pathOf(entry.name)) && !inPlace.has(entry.initiatorType)
    if (own.some(deep)) return false
  }
  version += 1
  for (const path of paths) versions.set(path, `${shown.run}-${Date.now()}-${version}`)
  freshenPictures(document, paths)
  const old = sheets(document).filter((link) => paths.has(pathOf(link.getAttribute('href'))))
  await Promise.all(old.map((link) => replaceSheet(link, versionedCopy(link))))
  return true
}

/** A page that is about to be shown gets the new addresses too. */
function carryVersions(fresh) {
  const paths = new Set(versions.keys())
  freshenPictures(fresh, paths)
  for (const link of sheets(fresh)) {
    const address = link.getAttribute('href')
    if (isChanged(address)) link.setAttribute('href', versioned(address))
  }
}

const LEAVING = 'data-casebook-leaving'

const sheets = (root) => [
  ...root.querySelectorAll(`link[rel~=stylesheet][href]:not([${LEAVING}])`),
]

function versionedCopy(link) {
  const copy = link.cloneNode()
  copy.setAttribute('href', versioned(link.getAttribute('href')))
  return copy
}

/** Puts a stylesheet in another's place; the old one goes when the new one holds. */
function replaceSheet(old, fresh) {
  old.setAttribute(LEAVING, '')
  old.after(fresh)
  return loaded(fresh).then(() => old.remove())
}

function loaded(link) {
  return new Promise((done) => {
    link.addEventListener('load', done, { once: true })
    link.addEventListener('error', done, { once: true })
    setTimeout(done, 5000)
  })
}

/** Brings the stylesheets of the head to those of `fresh`, without a moment without any. */
async function swapStyles(fresh) {
  const old = sheets(document.head)
  const left = new Set(old)
  const waiting = []
  let before = null
  for (const wanted of sheets(fresh.head)) {
    const same = old.find((link) => left.has(link) && link.isEqualNode(wanted))
    const link = same ?? document.importNode(wanted)
    left.delete(link)
    if (!same) {
      waiting.push(loaded(link))
      if (before) before.after(link)
      else if (old[0]) old[0].before(link)
      else document.head.append(link)
    }
    before = link
  }
  for (const link of left) link.setAttribute(LEAVING, '')
  await Promise.all(waiting)
  for (const link of left) link.remove()
}

// ---- morphing ----------------------------------------------------------------------

/** Scripts that would run: ours and blocks of data are none. */
function hasScripts(root) {
  const runs = (script) => {
    if (script.hasAttribute('data-casebook') || script.hasAttribute('data-morph')) return false
    const type = (script.getAttribute('type') ?? '').trim().toLowerCase()
    if (type === '') return true
    return /^(module|importmap|speculationrules|(text|application)\/(x-)?(java|ecma)script|text\/(jscript|livescript|javascript1\.\d))$/.test(type)
  }
  return [...root.querySelectorAll('script')].some(runs)
}

/** What a browser reads only while it loads a page. */
function fixed(root) {
  const all = root.querySelectorAll('base, meta[http-equiv], meta[charset]')
  return [...all].map((element) => element.outerHTML).join('\n')
}

/** Turns the document into `fresh`, keeping what did not change. False when that is unsound. */
function morph(fresh) {
  if (hasScripts(document) || hasScripts(fresh) || fixed(document) !== fixed(fresh)) return false
  const isOpen = (name, node) => name === 'open' && /^(details|dialog)$/.test(node.localName)
  // What scripts of the theme have set stays: the theme one chose, what they have revealed.
  const isSet = (name, node) => name === 'hidden' || (name === 'data-theme' && node === document.documentElement)
  try {
    Idiomorph.morph(document.documentElement, fresh.documentElement, {
      head: { style: 'morph' },
      ignoreActiveValue: true,
      callbacks: {
        beforeNodeRemoved: (node) => node !== overlay,
        beforeAttributeUpdated: (name, node) => !isOpen(name, node) && !isSet(name, node),
      },
    })
  } catch {
    return false
  }
  return true
}

// ---- faults ------------------------------------------------------------------------

/** The element that holds the overlay, in a tree of its own that no style of the page reaches. */
let overlay = null
/** What had the focus before. */
let before = null
/** The mark of the faults that are shown or were hidden. */
let told = null

async function showFaults(mark) {
  if (mark === told) return
  if (!mark) {
    told = null
    return hide()
  }
  const [faults, style] = await Promise.all(
    ['faults', 'overlay.css'].map(async (name) => (await fetch(HOME + name)).text()),
  )
  told = mark
  hide()
  before = document.activeElement
  overlay = document.createElement('casebook-faults')
  const root = overlay.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style)
  root.adoptedStyleSheets = [sheet]
  const shade = dialog(faults)
  root.append(shade)
  document.documentElement.append(overlay)
  shade.firstChild.focus({ preventScroll: true })
}

function make(name, attributes, ...inside) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...inside)
  return element
}

function dialog(faults) {
  const button = make('button', { type: 'button', class: 'hide' }, 'Hide')
  button.addEventListener('click', hide)
  const findings = make('div', { class: 'findings', tabindex: '0', role: 'group', 'aria-label': 'Findings' })
  try {
    findings.innerHTML = trusted(faults)
  } catch {
    findings.append(make('p', {}, make('a', { href: `${HOME}faults` }, 'What was found')))
  }
  const count = findings.querySelectorAll('.finding.error').length
  const title = count > 1 ? `${count} errors keep the site from being built` : 'An error keeps the site from being built'
  const words = 'Behind this is the site as it was. This goes by itself when the errors are mended.'
  const sheet = make(
    'section',
    {
      class: 'sheet',
      role: 'alertdialog',
      tabindex: '-1',
      lang: 'en',
      dir: 'ltr',
      'aria-labelledby': 'title',
      'aria-describedby': 'words',
    },
    make('header', {}, make('h1', { id: 'title' }, title), button, make('p', { id: 'words' }, words)),
    findings,
  )
  return make('div', { class: 'casebook veil' }, sheet)
}

let policy

/** A page's policy may ask that HTML be vouched for: ours comes from the server that sent it. */
function trusted(html) {
  if (policy === undefined) {
    try {
      policy = trustedTypes.createPolicy('casebook', { createHTML: (text) => text })
    } catch {
      policy = null
    }
  }
  return policy ? policy.createHTML(html) : html
}

function hide() {
  if (!overlay) return
  const had = document.activeElement === overlay
  overlay.remove()
  overlay = null
  if (had && before?.isConnected) before.focus({ preventScroll: true })
  before = null
}

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') check()
})

addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !overlay) return
  event.stopPropagation()
  hide()
}, true)

scrollBack()
listen()
