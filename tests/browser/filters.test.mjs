// The filters of a chronology of 5,000 events, on one page and on many: what they show, what they
// announce, what the address remembers, and how long a reader waits.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { judge } from './lib/axe.mjs'
import { launch, open, watch, withPage } from './lib/browser.mjs'
import { build, files } from './lib/many.mjs'
import { serve } from './lib/site.mjs'

const COUNT = 5000
const CHRONOLOGY = { file: 'chronology/index.html', kind: 'chronology' }
/** Of a first answer on a machine of its own; where tests share one, a reader's patience. */
const PATIENCE = Number(process.env.FILTER_MS ?? 400)

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

/** In the page: what can be seen of the events. */
function seen() {
  const visible = (entry) => entry.checkVisibility({ contentVisibilityAuto: false })
  const entries = [...document.querySelectorAll('.entry')].filter(visible)
  return {
    titles: entries.map((entry) => entry.querySelector('.event')?.textContent).filter(Boolean),
    statuses: entries.map((entry) => entry.querySelector('.status')?.textContent).filter(Boolean),
    headings: [...document.querySelectorAll('#events :is(h2, h3)')].filter(visible).length,
    count: document.getElementById('filters-count').textContent,
    told: document.getElementById('filters-told').textContent,
    query: location.search,
  }
}

/** In the page: chooses in a list and measures until what answers is painted. */
function choose([name, value]) {
  const form = document.getElementById('filters')
  const count = document.getElementById('filters-count')
  return new Promise((done) => {
    const begun = performance.now()
    new MutationObserver((_, observer) => {
      observer.disconnect()
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun), 0))
    }).observe(count, { childList: true, characterData: true, subtree: true })
    form.elements[name].value = value
    form.elements[name].dispatchEvent(new Event('input', { bubbles: true }))
  })
}

const ready = (page) => page.waitForFunction(() => document.getElementById('filter-who').options.length > 1)

for (const [kind, most] of [['on one page', 100_000], ['on many pages', 400]]) {
  describe(`${COUNT} events ${kind}`, () => {
    let made
    let site
    before(async () => {
      made = build(files(COUNT, most))
      site = await serve(made.site)
    })
    after(async () => {
      await site?.close()
      made?.remove()
    })
    const visit = (work, query = '', options = {}) => {
      return withPage(browser, { viewport: { width: 1280, height: 900 }, ...options }, async (page) => {
        const troubles = watch(page, site.origin)
        await page.goto(site.url(CHRONOLOGY.file) + query, { waitUntil: 'load' })
        await work(page)
        assert.deepEqual(troubles, [])
      })
    }

    test('a first choice is answered at once', async () => {
      const times = []
      for (let n = 0; n < 3; n += 1) {
        await visit(async (page) => {
          await page.locator('#filter-q').focus()
          await ready(page)
          times.push(await page.evaluate(choose, ['status', 'denied']))
          const { statuses, count } = await page.evaluate(seen)
          assert.ok(statuses.length > 0 && statuses.every((word) => word === 'denied'), count)
        })
      }
      const median = times.sort((a, b) => a - b)[1]
      console.log(`first answer ${kind}: ${median.toFixed(1)} ms`)
      assert.ok(median < PATIENCE, `${median} ms`)
    })

    test('the count is shown, announced, and kept in the address', async () => {
      await visit(async (page) => {
        await page.locator('#filter-q').focus()
        await ready(page)
        await page.locator('#filter-thread').selectOption('money')
        await page.locator('#filter-q').fill('LEDGER number')
        await page.waitForURL(/thread=money/)
        await page.waitForFunction(() => {
          const [told, count] = ['told', 'count'].map((name) => document.getElementById(`filters-${name}`).textContent)
          return told !== '' && told === count && location.search.includes('number')
        })
        const { titles, count, told, query } = await page.evaluate(seen)
        assert.match(count, /^[\d,]+ of 5,000 events (is|are) shown$/)
        assert.equal(told, count)
        assert.ok(titles.length > 0 && titles.every((title) => title.includes('the ledger')))
        assert.equal(query, '?q=LEDGER+number&thread=money')
        // Whoever is sent the address sees the same.
        await page.reload()
        await page.waitForFunction(() => document.getElementById('filters-count').textContent !== '')
        const again = await page.evaluate(seen)
        assert.deepEqual([again.titles, again.count], [titles, count])
        // And back.
        await page.getByRole('button', { name: 'Show all' }).click()
        await page.waitForFunction(() => location.search === '')
        assert.equal((await page.evaluate(seen)).count, '')
      })
    })

    test('a period shows what may lie within it, and nothing undated', async () => {
      await visit(async (page) => {
        await page.waitForFunction(() => document.getElementById('filters-count').textContent !== '')
        const { titles, count } = await page.evaluate(seen)
        assert.ok(titles.length > 0, count)
        const texts = await page.locator('.entry:visible .entry-date').allTextContents()
        assert.ok(texts.length > 0)
        for (const text of texts) {
          // What is still open may reach into any later year.
          assert.ok(/2003|still open|from/.test(text), text)
        }
      }, '?from=2003-05&to=2003-08')
    })

    test('nothing moves: what is left stands in the order it stood in', async () => {
      const numbers = (all) => all.map((title) => Number(/number (\d+)$/.exec(title)[1]))
      let whole
      if (most > COUNT) await visit(async (page) => (whole = numbers((await page.evaluate(seen)).titles)))
      await visit(async (page) => {
        await page.waitForFunction(() => document.getElementById('filters-count').textContent !== '')
        const left = numbers((await page.evaluate(seen)).titles)
        if (!whole) return assert.ok(left.length > 20)
        const set = new Set(left)
        assert.deepEqual(left, whole.filter((n) => set.has(n)))
        const { headings } = await page.evaluate(seen)
        assert.ok(headings <= left.length * 2, 'headings without entries are left')
      }, '?who=person-7')
    })

    test('what cannot be answered is said', async () => {
      await visit(async (page) => {
        await page.waitForFunction(() => document.getElementById('filters-count').textContent !== '')
        const { titles, count } = await page.evaluate(seen)
        assert.equal(titles.length, 0)
        assert.match(count, /^No event/)
      }, '?q=zzzz')
    })

    test('the keyboard reaches every filter, in order', async () => {
      await visit(async (page) => {
        await page.locator('#filter-q').focus()
        await ready(page)
        const names = []
        for (let n = 0; n < 7; n += 1) {
          names.push(await page.evaluate(() => document.activeElement.name))
          await page.keyboard.press('Tab')
        }
        assert.deepEqual(names, ['q', 'who', 'thread', 'status', 'source', 'from', 'to'])
      })
    })

    test('a date that is none is told in words beside its field, and left aside', async () => {
      await visit(async (page) => {
        await page.locator('#filter-from').fill('2003-13')
        await ready(page)
        assert.equal(await page.locator('#filter-from-wrong').textContent(), '', 'told while it is being typed')
        await page.keyboard.press('Tab')
        await page.locator('#filter-from-wrong:not(:empty)').waitFor()
        assert.match(await page.locator('#filter-from-wrong').textContent(), /2003-13.* is not a year/)
        assert.equal(await page.locator('#filter-from').getAttribute('aria-invalid'), 'true')
        const described = await page.locator('#filter-from').getAttribute('aria-describedby')
        assert.ok(described.split(' ').includes('filter-from-wrong'))
        // Digits of an Urdu keyboard, and a period the wrong way round.
        await page.locator('#filter-from').fill('۲۰۰۳-۰۵')
        await page.locator('#filter-to').fill('2002')
        await page.locator('#filter-to-wrong:not(:empty)').waitFor()
        assert.equal(await page.locator('#filter-from-wrong').textContent(), '')
        assert.equal((await page.evaluate(seen)).titles.length, 0)
        await page.getByRole('button', { name: 'Show all' }).click()
        await page.locator('#filter-to-wrong:empty').waitFor({ state: 'attached' })
        assert.equal(await page.locator('#filter-to').getAttribute('aria-invalid'), 'false')
      })
    })

    test('whatever an address asks for breaks nothing, and what it may not ask for is dropped', async () => {
      await visit(async (page) => {
        await page.waitForFunction(() => !location.search.includes('nobody'))
        const { titles, query } = await page.evaluate(seen)
        assert.equal(titles.length, 0)
        assert.match(query, /from=xyz/)
        assert.equal(await page.locator('#filter-who').inputValue(), '')
        assert.match(await page.locator('#filter-from-wrong').textContent(), /xyz/)
        assert.equal(await page.locator('#events script, #found script').count(), 0)
      }, '?from=xyz&who=nobody&q=%00%3Cscript%3Ealert(1)%3C/script%3E&to=%F0%9F%92%A3&status=__proto__#%E0%A4%A')
    })

    test('back and forward lead through what was found', async () => {
      await visit(async (page) => {
        await page.waitForFunction(() => document.getElementById('filters-count').textContent !== '')
        const { count } = await page.evaluate(seen)
        const here = page.url()
        await page.locator('.entry a.event:visible').first().click()
        await page.waitForURL((url) => url.href !== here)
        await page.goBack()
        await page.waitForFunction(() => document.getElementById('filters-count')?.textContent)
        const again = await page.evaluate(seen)
        assert.deepEqual([again.count, again.query], [count, '?status=denied'])
      }, '?status=denied')
    })

    test('the keyboard gets past the picture and the years at one step each', async () => {
      await visit(async (page) => {
        for (const [inside, target] of [['.picture', /-told$/], ['nav.map', /past-map$/]]) {
          const past = page.locator(`${inside} .past`)
          await past.focus()
          const { width, height } = await past.boundingBox()
          assert.ok(width > 60 && height >= 24, `${inside}: ${width} by ${height}`)
          await page.keyboard.press('Enter')
          await page.waitForURL((url) => target.test(url.hash))
          await page.keyboard.press('Tab')
          const isPast = await page.evaluate((s) => !document.activeElement.closest(s), inside)
          assert.ok(isPast, `still in ${inside}`)
        }
      })
    })

    test('on paper every entry is laid out, and none of what only a screen needs', async () => {
      await visit(async (page) => {
        await page.emulateMedia({ media: 'print' })
        const { blank, shown } = await page.evaluate(() => {
          const all = [...document.querySelectorAll('.entry, .brief')]
          const visible = (s) => document.querySelector(s)?.checkVisibility()
          return {
            blank: all.filter((one) => !one.checkVisibility({ contentVisibilityAuto: true })).length,
            shown: ['.filters', '.map', '.exports', '.choices'].filter(visible),
          }
        })
        assert.deepEqual([blank, shown], [0, []])
      })
    })

    test('without scripts there is no form, and every event can be reached', async () => {
      await withPage(browser, { javaScriptEnabled: false }, async (page) => {
        await open(page, site, CHRONOLOGY)
        assert.ok(!(await page.locator('#filters').isVisible()))
        const links = await page.locator('nav.map a').count()
        assert.ok(links > 36, `${links} links`)
      })
    })
  })
}

test('a link to an entry finds it after the chronology was split', async () => {
  const made = build(files(450, 400))
  const site = await serve(made.site)
  try {
    await withPage(browser, {}, async (page) => {
      await page.goto(`${site.url(CHRONOLOGY.file)}#event-ev-123`)
      await page.waitForURL(/chronology\/[^/]+\/#event-ev-123$/)
      assert.ok(await page.locator('#event-ev-123').isVisible())
    })
  } finally {
    await site.close()
    made.remove()
  }
})

// A judge of pages reads every element, so it is given the form on many pages, and a page of 300.
for (const [kind, count, most] of [['on one page', 300, 100_000], ['on many pages', COUNT, 400]]) {
  describe(`axe on ${count} events ${kind}`, () => {
    let made
    let site
    before(async () => {
      made = build(files(count, most))
      site = await serve(made.site)
    })
    after(async () => {
      await site?.close()
      made?.remove()
    })

    for (const colorScheme of ['light', 'dark']) {
      for (const query of ['?status=denied', '?q=zzzz&from=xyz']) {
        test(`it has nothing to say of what is shown, ${colorScheme}, ${query}`, async () => {
          const options = { colorScheme, viewport: { width: 375, height: 800 }, bypassCSP: true }
          await withPage(browser, options, async (page) => {
            await page.goto(site.url(CHRONOLOGY.file) + query, { waitUntil: 'load' })
            await page.waitForFunction(() => document.getElementById('filters-count').textContent !== '')
            const { faults, passed } = await judge(page)
            assert.deepEqual(faults.slice(0, 3), [])
            assert.ok(passed > 10)
          })
        })
      }
    }

    test('nothing is wider than a narrow screen, however long a name is', async () => {
      await withPage(browser, { viewport: { width: 320, height: 800 } }, async (page) => {
        await page.goto(`${site.url(CHRONOLOGY.file)}?status=denied&from=xyz`, { waitUntil: 'load' })
        await ready(page)
        const over = await page.evaluate(() => {
          document.querySelectorAll('select').forEach((list) => list.append(new Option('A very long name of an office '.repeat(9))))
          return document.documentElement.scrollWidth - window.innerWidth
        })
        assert.ok(over <= 0, `${over} pixels`)
      })
    })
  })
}
