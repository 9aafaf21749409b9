// The filters of the ledger: what they hide, what they announce, what the address remembers,
// and that nothing is lost without them.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { judge } from './lib/axe.mjs'
import { launch, watch, withPage } from './lib/browser.mjs'
import { build } from './lib/many.mjs'
import { serve } from './lib/site.mjs'

const STATUSES = ['reported', 'alleged', 'disputed']
const COUNT = 60

/** A case of claims, whose ledger is in the order of their statements. */
function files() {
  const two = (n) => String(n).padStart(2, '0')
  const claims = Array.from({ length: COUNT }, (_, n) => [
    `- id: claim-${n}`,
    `  statement: Statement ${two(n)}`,
    `  status: ${STATUSES[n % 3]}`,
    `  by: [person-${n % 4}]`,
    n % 2 ? '  about: [person-0]' : null,
    `  evidence: [{source: ${n % 4 === 0 ? 'paper' : 'report'}}]`,
  ].filter(Boolean).join('\n'))
  const all = {
    'casebook.yaml': 'title: Claims\nbase_url: https://example.org/\nlanguage: en\n',
    'content/claims.yaml': `${claims.join('\n')}\n`,
    'content/sources.yaml': '- {id: report, title: The report}\n- {id: paper, title: The paper}\n',
  }
  for (let n = 0; n < 4; n += 1) all[`content/entities/person-${n}.md`] = `---\nname: Person ${n}\ntype: person\n---\n`
  return all
}

/** In the page: the claims that can be seen, and what is said of them. */
function seen() {
  const entries = [...document.querySelectorAll('#claims > li')].filter((entry) => entry.checkVisibility())
  return {
    titles: entries.map((entry) => entry.querySelector('.claim-title').textContent),
    statuses: [...new Set(entries.map((entry) => entry.querySelector('.status').textContent))],
    count: document.getElementById('filters-count')?.textContent,
    current: [...document.querySelectorAll('.strip [aria-current]')].map((link) => link.textContent.trim()),
    query: location.search,
  }
}

describe('the ledger', () => {
  let browser
  let made
  let site
  before(async () => {
    browser = await launch()
    made = build(files())
    site = await serve(made.site)
  })
  after(async () => {
    await browser?.close()
    await site?.close()
    made?.remove()
  })
  const visit = (work, query = '', options = {}) => {
    return withPage(browser, { viewport: { width: 1280, height: 900 }, ...options }, async (page) => {
      const troubles = watch(page, site.origin)
      await page.goto(site.url('claims/index.html') + query, { waitUntil: 'load' })
      await work(page)
      assert.deepEqual(troubles, [])
    })
  }

  test('without a script all of it is there and nothing is offered', async () => {
    await visit(async (page) => {
      assert.equal(await page.locator('#claims > li').count(), COUNT)
      assert.equal(await page.locator('#filters').isVisible(), false)
      assert.equal(await page.locator('.strip').isVisible(), true)
    }, '?status=alleged', { javaScriptEnabled: false })
  })

  test('choices hide, are announced and kept, and move nothing', async () => {
    await visit(async (page) => {
      const all = await page.evaluate(seen)
      assert.equal(all.titles.length, COUNT)
      assert.equal(all.count, '')
      await page.locator('#filter-status').selectOption('disputed')
      await page.locator('#filter-source').selectOption('paper')
      const found = await page.evaluate(seen)
      assert.deepEqual(found.statuses, ['disputed'])
      assert.equal(found.titles.length, 5)
      assert.equal(found.count, '5 of 60 claims are shown')
      assert.equal(found.query, '?status=disputed&source=paper')
      assert.deepEqual(found.titles, all.titles.filter((title) => found.titles.includes(title)), 'in the same order')
      assert.equal(await page.locator('#filters-count').getAttribute('role'), 'status')
      // Whoever is sent the address sees the same.
      await page.reload()
      assert.deepEqual(await page.evaluate(seen), found)
      await page.getByRole('button', { name: 'Show all' }).click()
      await page.waitForFunction(() => location.search === '')
      assert.deepEqual(await page.evaluate(seen), all)
    })
  })

  test('a person is found who claims and who is claimed about', async () => {
    await visit(async (page) => {
      await page.locator('#filter-who').selectOption('person-0')
      const { titles } = await page.evaluate(seen)
      assert.equal(titles.length, 45)
      await page.locator('#filter-who').selectOption('person-2')
      assert.equal((await page.evaluate(seen)).titles.length, 15)
    })
  })

  test('the strip leads to one standing and back', async () => {
    await visit(async (page) => {
      await page.locator('.strip a', { hasText: 'alleged' }).click()
      await page.waitForURL(/status=alleged/)
      const found = await page.evaluate(seen)
      assert.deepEqual(found.statuses, ['alleged'])
      assert.equal(found.count, '20 of 60 claims are shown')
      assert.deepEqual(found.current, ['20 alleged'])
      assert.equal(await page.locator('#filter-status').inputValue(), 'alleged')
      await page.goBack()
      assert.equal((await page.evaluate(seen)).titles.length, COUNT)
    })
  })

  test('what is asked for and does not exist is left aside', async () => {
    await visit(async (page) => {
      const { titles, count } = await page.evaluate(seen)
      assert.equal(titles.length, COUNT)
      assert.equal(count, '')
    }, '?status=nonsense&who=nobody')
  })

  test('nothing that answers is said, and axe finds nothing', async () => {
    await visit(async (page) => {
      await page.locator('#filter-status').selectOption('reported')
      await page.locator('#filter-who').selectOption('person-1')
      await page.locator('#filter-source').selectOption('paper')
      const { titles, count } = await page.evaluate(seen)
      assert.deepEqual(titles, [])
      assert.equal(count, 'No claim answers to all of this. Take something out, or show all.')
      const { faults, passed } = await judge(page)
      assert.deepEqual(faults, [])
      assert.ok(passed > 10)
    }, '', { bypassCSP: true })
  })
})
