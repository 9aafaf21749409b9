// An exhibit's player with its transcript, and the table of a dataset that can be sorted: what a
// reader clicks, hears and sees marked, with the demo's own recording.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { open, withPage } from './lib/browser.mjs'
import { suite } from './lib/suite.mjs'

const context = suite()

const page = (file) => context.pages.find((found) => found.file === file)
const TAPE = 'exhibits/narration/index.html'
const TABLE = 'exhibits/claims-table/index.html'

/** In the page: where the player is, and which cues are marked. */
function state() {
  const media = document.querySelector('.player audio')
  const marked = [...document.querySelectorAll('.cue[aria-current="true"]')]
  return { time: media.currentTime, paused: media.paused, marked: marked.map((row) => row.id), hash: location.hash }
}

test('a cue plays from its time, and the cue that is heard is marked', async () => {
  await withPage(context.browser, {}, async (tab) => {
    const troubles = await open(tab, context.site, page(TAPE))
    await tab.waitForFunction(() => document.querySelector('.player audio').readyState > 0)
    await tab.click('#t-0 .cue-time a')
    await tab.waitForFunction(() => document.querySelector('#t-0[aria-current="true"]'))
    const begun = await tab.evaluate(state)
    assert.equal(begun.paused, false)
    assert.equal(begun.hash, '#t-0')
    await tab.waitForFunction(() => document.querySelector('#t-5[aria-current="true"]'), null, { timeout: 15_000 })
    const later = await tab.evaluate(state)
    assert.deepEqual(later.marked, ['t-5'])
    assert.ok(later.time >= 5.5, `at ${later.time}`)
    assert.deepEqual(troubles, [])
  })
})

test('by keyboard, a time is a link that plays', async () => {
  await withPage(context.browser, {}, async (tab) => {
    await open(tab, context.site, page(TAPE))
    await tab.waitForFunction(() => document.querySelector('.player audio').readyState > 0)
    await tab.focus('#t-33 .cue-time a')
    await tab.keyboard.press('Enter')
    await tab.waitForFunction(() => document.querySelector('#t-33[aria-current="true"]'))
    const now = await tab.evaluate(state)
    assert.ok(!now.paused && now.time >= 33.5 && now.time < 40, `at ${now.time}`)
  })
})

test('an address with a cue puts the player there and does not start it', async () => {
  await withPage(context.browser, {}, async (tab) => {
    const troubles = await open(tab, context.site, page(TAPE))
    await tab.evaluate(() => { location.hash = '#t-40' })
    await tab.waitForFunction(() => document.querySelector('#t-40[aria-current="true"]'))
    const there = await tab.evaluate(state)
    assert.ok(there.paused && Math.abs(there.time - 40.125) < 0.1, `at ${there.time}`)
    await tab.reload()
    await tab.waitForFunction(() => document.querySelector('#t-40[aria-current="true"]'))
    assert.ok((await tab.evaluate(state)).paused)
    assert.deepEqual(troubles, [])
  })
})

test('a click on the outline seeks', async () => {
  await withPage(context.browser, {}, async (tab) => {
    await open(tab, context.site, page(TAPE))
    await tab.waitForFunction(() => document.querySelector('.player audio').readyState > 0)
    await tab.click('.wave')
    await tab.waitForFunction(() => document.querySelector('.player audio').currentTime > 1)
    const { time } = await tab.evaluate(state)
    const half = await tab.evaluate(() => document.querySelector('.player audio').duration / 2)
    assert.ok(Math.abs(time - half) < 1, `at ${time} of ${2 * half}`)
  })
})

test('rows are sorted by keyboard, and back', async () => {
  await withPage(context.browser, {}, async (tab) => {
    const troubles = await open(tab, context.site, page(TABLE))
    const column = () => [...document.querySelectorAll('tbody tr td:first-child')].map((cell) => cell.textContent)
    const before = await tab.evaluate(column)
    await tab.focus('thead th:first-child button')
    await tab.keyboard.press('Enter')
    const up = await tab.evaluate(column)
    assert.equal(await tab.getAttribute('thead th:first-child', 'aria-sort'), 'ascending')
    assert.deepEqual(up, [...before].sort())
    await tab.keyboard.press('Enter')
    assert.equal(await tab.getAttribute('thead th:first-child', 'aria-sort'), 'descending')
    assert.deepEqual(await tab.evaluate(column), up.toReversed())
    assert.deepEqual(troubles, [])
  })
})
