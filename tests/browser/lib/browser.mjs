// A Chromium that talks to nobody but the site under test, and a record of all that goes wrong.
import { chromium } from 'playwright-core'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: FLAGS })
}

/** Runs `work` with a fresh page, and closes it whatever happens. */
export async function withPage(browser, options, work) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
  try {
    return await work(await context.newPage())
  } finally {
    await context.close()
  }
}

/**
 * Collects what a reader's browser would complain of: console errors, uncaught exceptions, failed
 * or refused requests, and requests to anyone else. The returned list grows while the page lives.
 * `expected` is the one address that may answer 404.
 */
export function watch(page, origin, expected = null) {
  const troubles = []
  page.on('console', (message) => {
    if (message.type() !== 'error' || message.location().url === expected) return
    troubles.push(`console: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => troubles.push(`uncaught: ${error}`))
  page.on('request', (request) => {
    const url = request.url()
    if (/^(https?|wss?):/.test(url) && !url.startsWith(`${origin}/`)) {
      troubles.push(`request to another host: ${url}`)
    }
  })
  page.on('requestfailed', (request) => {
    // A player stops loading once it knows the length of a recording.
    const why = request.failure()?.errorText ?? ''
    if (request.resourceType() === 'media' && why.includes('ABORTED')) return
    // Whoever goes on before the icon of a page is there needs it no more.
    if (/\/(favicon|icon-|apple-touch-icon)[^/]*$/.test(request.url()) && why.includes('ABORTED')) return
    troubles.push(`failed request: ${request.url()} ${why}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400 && response.url() !== expected) {
      troubles.push(`status ${response.status()}: ${response.url()}`)
    }
  })
  return troubles
}

/**
 * Opens a page of the site. The 404 page is opened as readers meet it: at an address, some way
 * down, where nothing is.
 */
export async function open(page, site, { file, kind }) {
  const missing = kind === 'not found'
  const url = missing ? site.url('no/such/page/') : site.url(file)
  const troubles = watch(page, site.origin, missing ? url : null)
  const response = await page.goto(url, { waitUntil: 'load' })
  if (response.status() !== (missing ? 404 : 200)) troubles.push(`${url}: ${response.status()}`)
  return troubles
}
