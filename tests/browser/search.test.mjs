// Search in the demo: by keyboard from one page to another, kinds, addresses that can be shared,
// Urdu, narrow screens, from a folder without a host, and in a draft that changes.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { judge } from './lib/axe.mjs'
import { watch, withPage } from './lib/browser.mjs'
import { article, drafting } from './lib/draft.mjs'
import { suite } from './lib/suite.mjs'

const context = suite()
const WIDE = { viewport: { width: 1280, height: 900 } }

/** The demo once more, for a folder. */
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-offline-'))
const program = path.resolve(process.env.CASEBOOK)
const demo = path.resolve(import.meta.dirname, '../..')
execFileSync(program, ['build', '--offline', '--quiet', '--root', demo, '--output', path.join(folder, 'site')])
after(() => fs.rmSync(folder, { recursive: true, force: true }))
const file = (name) => pathToFileURL(path.join(folder, 'site', name)).href

/** Opens an address, does the work, and wants no complaint. */
function at(url, work, options = WIDE) {
  return withPage(context.browser, options, async (page) => {
    const troubles = watch(page, new URL(url).origin)
    await page.goto(url)
    await work(page, troubles)
    assert.deepEqual(troubles, [])
  })
}

const site = (name) => context.site.url(name)
const results = (page) => page.locator('.search-results > li')
const first = (page) => results(page).first().locator('a').first()
const focused = (page) => page.evaluate(() => document.activeElement.textContent)
/** Waits until as many pages are found as the words beneath the field say. */
const found = (page, words) => page.locator('.search-count', { hasText: words }).waitFor()

async function ask(page, words) {
  await page.keyboard.press('/')
  await page.keyboard.type(words)
}

for (const [where, start] of [['a host', () => site('index.html')], ['a folder', () => file('index.html')]]) {
  test(`from ${where}, by keyboard, from a page to another`, async () => {
    await at(start(), async (page) => {
      await ask(page, 'PMO')
      await found(page, /^\d+ pages found$/)
      assert.equal(await first(page).textContent(), "Prime Minister's Office", 'an alias finds its owner first')
      assert.ok((await results(page).first().locator('mark').count()) > 0)
      await page.keyboard.press('ArrowDown')
      assert.equal(await focused(page), "Prime Minister's Office")
      await page.keyboard.press('ArrowDown')
      assert.notEqual(await focused(page), "Prime Minister's Office")
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('ArrowUp')
      assert.equal(await page.evaluate(() => document.activeElement.name), 'q')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.waitForURL(/entities\/prime-ministers-office/)
      assert.equal((await page.locator('h1').textContent()).trim(), "Prime Minister's Office")
    })
  })

  test(`from ${where}, a name in another script finds its owner`, async () => {
    await at(start(), async (page) => {
      await ask(page, 'وزیراعظم آفس')
      await found(page, /found$/)
      assert.equal(await first(page).textContent(), "Prime Minister's Office")
    })
  })
}

test('the engine is not fetched before it is wanted', async () => {
  await at(site('index.html'), async (page) => {
    const asked = []
    page.on('request', (request) => asked.push(request.url()))
    await page.waitForTimeout(300)
    assert.deepEqual(asked.filter((url) => url.includes('pagefind')), [])
    await page.keyboard.press('Control+k')
    await page.waitForRequest(/wasm\.en\.pagefind/)
  })
})

test('Escape closes, and the focus goes back to where it was', async () => {
  await at(site('index.html'), async (page) => {
    const opener = page.getByRole('button', { name: 'Search' })
    await opener.focus()
    for (const key of ['Enter', ' ', 'Control+k']) {
      await page.keyboard.press(key)
      await page.locator('dialog[open]').waitFor()
      await page.keyboard.press('Escape')
      await page.locator('dialog[open]').waitFor({ state: 'detached' })
      assert.ok(await opener.evaluate((one) => one === document.activeElement), key)
    }
  })
})

test('a slash in a field is a slash', async () => {
  await at(site('chronology/index.html'), async (page) => {
    const field = page.locator('main input[type="search"], main input[type="text"]').first()
    await field.evaluate((one) => one.closest('details')?.setAttribute('open', ''))
    await field.fill('')
    await field.press('/')
    assert.equal(await field.inputValue(), '/')
    assert.equal(await page.locator('dialog[open]').count(), 0)
  })
})

test('a choice of kinds narrows what is found, and the address tells it', async () => {
  await at(site('search/index.html'), async (page) => {
    await page.keyboard.type('recordings')
    await found(page, /^\d+ pages found$/)
    const all = Number((await page.locator('.search-count').textContent()).match(/\d+/)[0])
    await page.getByRole('checkbox', { name: /^Claims \d+$/ }).focus()
    await page.keyboard.press('Space')
    await page.waitForURL(/\?q=recordings&kind=claim$/)
    const few = Number((await page.locator('.search-kinds label', { hasText: 'Claims' }).textContent()).match(/\d+/)[0])
    assert.ok(few > 0 && few < all)
    await found(page, new RegExp(`^${few} pages? found$`))
    const kinds = await results(page).locator('small').allTextContents()
    assert.ok(kinds.length > 0 && kinds.every((kind) => kind === 'Claim'), String(kinds))
    await page.reload()
    await found(page, new RegExp(`^${few} pages? found$`))
    assert.equal(await page.locator('[name="q"]').inputValue(), 'recordings')
    assert.deepEqual(await page.locator('[name="kind"]:checked').evaluateAll((all) => all.map((one) => one.value)), ['claim'])
  })
})

test('Enter in the dialog leads to the page of search with what was asked', async () => {
  await at(site('index.html'), async (page) => {
    await ask(page, 'apps')
    await found(page, /found$/)
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(500)
    await page.keyboard.press('Enter')
    await page.waitForURL(/search\/\?q=apps$/)
    await found(page, /found$/)
  })
})

test('a section that is found is what its link leads to', async () => {
  await at(site('index.html'), async (page) => {
    await ask(page, 'defaced websites hacked apps')
    await found(page, /found$/)
    const section = page.locator('.search-results li li a').first()
    const id = new URL(await section.getAttribute('href')).hash.slice(1).split(':~:')[0]
    await section.click()
    await page.waitForURL(new RegExp(`#${id}`))
    assert.equal(await page.locator(`[id="${id}"]`).count(), 1)
  })
})

test('Urdu pages search the Urdu index, from right to left, and lead to the English one', async () => {
  await at(site('ur/search/index.html'), async (page) => {
    await page.keyboard.type('ریکارڈنگز')
    await found(page, /ملے?$/)
    for (const href of await results(page).locator('> a').evaluateAll((all) => all.map((one) => one.pathname))) {
      assert.match(href, /\/ur\//)
    }
    assert.equal(await page.locator('.search-results').evaluate((one) => getComputedStyle(one).direction), 'rtl')
    await page.getByRole('link', { name: 'English' }).last().click()
    await page.waitForURL(/search\/\?q=/)
    assert.equal(await page.locator('html').getAttribute('lang'), 'en')
  })
})

test('words nobody wrote are answered in words', async () => {
  await at(site('search/index.html'), async (page) => {
    await page.keyboard.type('xyzzyplugh')
    await found(page, /^Nothing found/)
    assert.equal(await page.locator('.search-count').getAttribute('role'), 'status')
  })
})

test('without scripts the page of search leads to the lists', async () => {
  await at(site('search/index.html'), async (page) => {
    assert.match(await page.locator('main noscript').innerText(), /Search needs JavaScript/)
    for (const name of ['Names', 'Stories', 'Chronology']) {
      assert.equal(await page.locator('.search-lists').getByRole('link', { name }).count(), 1, name)
    }
  }, { ...WIDE, javaScriptEnabled: false })
})

test('the dialog is accessible, light and dark, wide and narrow, and nothing is cut off', async () => {
  for (const [width, colorScheme, name, words] of [
    [1280, 'light', 'index.html', 'recordings'],
    [320, 'dark', 'index.html', 'recordings'],
    [320, 'light', 'ur/search/index.html', 'ریکارڈنگز'],
  ]) {
    const options = { viewport: { width, height: 800 }, colorScheme, bypassCSP: true }
    await at(site(name), async (page) => {
      if (!name.includes('search')) await page.keyboard.press('Control+k')
      await page.keyboard.type(words)
      await found(page, /found|مل/)
      const { faults } = await judge(page)
      assert.deepEqual(faults, [])
      const over = await page.evaluate(() => [document.documentElement, document.getElementById('search')]
        .map((one) => one.scrollWidth - one.clientWidth))
      assert.deepEqual(over, [0, 0], `${name} at ${width}`)
    }, options)
  }
})

test('a draft that changes is searched as it is now', async () => {
  const files = {
    'content/articles/one.md': article('One', 'About a lighthouse.'),
    'content/about.md': '---\ntitle: About\n---\nWho we are.\n',
  }
  await drafting(files, {}, async (draft) => {
    await at(draft.url('about/'), async (page) => {
      await ask(page, 'lighthouse')
      await found(page, /^1 page found$/)
      await page.keyboard.press('Escape')
      draft.write('content/articles/two.md', article('Two', 'Another lighthouse.'))
      for (let n = 0; n < 20; n += 1) {
        await page.waitForTimeout(500)
        await ask(page, 'lighthouse')
        const two = page.locator('.search-count', { hasText: /^2 pages found$/ })
        if (await two.waitFor({ timeout: 3000 }).then(() => true, () => false)) return
        await page.keyboard.press('Escape')
      }
      assert.fail('the new page is not found')
    })
  })
})
