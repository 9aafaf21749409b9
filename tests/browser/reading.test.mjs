// Reading aids: previews of records by mouse, keys and touch; contents that go along; what is copied; the theme across reloads;
// the keys.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { judge } from './lib/axe.mjs'
import { open, withPage } from './lib/browser.mjs'
import { suite } from './lib/suite.mjs'

const context = suite()
const DESK = { viewport: { width: 1000, height: 800 } }
const PHONE = { viewport: { width: 375, height: 700 }, hasTouch: true, isMobile: true }

/** The page of a kind and language whose HTML has the most of what is sought. */
function most(kind, lang, sought) {
  const count = ({ file }) => fs.readFileSync(path.join(context.root, file), 'utf8').split(sought).length - 1
  const pages = context.pages.filter((one) => one.lang === lang && one.kind.startsWith(kind))
  const best = pages.map((one) => ({ one, count: count(one) })).sort((a, b) => b.count - a.count)[0]
  assert.ok(best?.count > 0, `no page of ${kind} has ${sought}`)
  return best.one
}

/** Opens a page, does the work, and wants no complaint. */
function onPage(options, file, work) {
  return withPage(context.browser, options, async (page) => {
    const asked = []
    page.on('request', (request) => request.url().endsWith('/preview.html') && asked.push(request.url()))
    const troubles = await open(page, context.site, file)
    await work(page, asked)
    assert.deepEqual(troubles, [])
  })
}

const ENTITY = 'class="entity"'
const article = (lang = 'en') => most('articles', lang, ENTITY)
const preview = (page) => page.getByRole('tooltip')

async function inWindow(page) {
  const box = await preview(page).boundingBox()
  const width = await page.evaluate(() => document.documentElement.clientWidth)
  assert.ok(box.x >= 4 && box.x + box.width <= width - 4, `beyond the window: ${JSON.stringify(box)}`)
  return box
}

for (const lang of ['en', 'ur']) {
  test(`pointing at a name shows who it is, asks once, and leaving hides it: ${lang}`, async () => {
    await onPage(DESK, article(lang), async (page, asked) => {
      const link = page.locator('.prose p a.entity').first()
      await link.scrollIntoViewIfNeeded()
      const name = (await link.innerText()).trim()
      await link.hover()
      assert.equal(await preview(page).count(), 0, 'shown at once, to everyone who passes by')
      await preview(page).waitFor()
      const words = await preview(page).innerText()
      const leads = await link.evaluate((one) => one.href)
      const shown = preview(page).locator('.preview-name a')
      assert.equal(await shown.evaluate((one) => one.href), leads)
      assert.ok(words.trim() !== '' && words !== name)
      assert.equal(await link.getAttribute('aria-describedby'), await preview(page).getAttribute('id'))
      // A record that is not translated is told of in its own language.
      const own = await page.evaluate(async (file) => /lang="([^"]+)"/.exec(await (await fetch(file)).text())[1], asked[0])
      assert.equal(await preview(page).getAttribute('lang'), own)
      asked.pop()
      assert.equal(await preview(page).locator('h1, [id], a[tabindex="0"]').count(), 0)
      const box = await inWindow(page)
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 })
      await page.waitForTimeout(400)
      assert.equal(await preview(page).count(), 1, 'gone while the pointer is on it')
      await page.mouse.move(2, 2)
      await preview(page).waitFor({ state: 'detached' })
      assert.equal(await link.getAttribute('aria-describedby'), null)
      await link.hover()
      await preview(page).waitFor()
      assert.deepEqual(asked, [new URL('preview.html', leads).href])
    })
  })
}

test('passing over links asks for nothing and shows nothing', async () => {
  await onPage(DESK, article(), async (page, asked) => {
    const links = page.locator('.prose p a.entity')
    await links.first().scrollIntoViewIfNeeded()
    const box = await links.first().boundingBox()
    await page.mouse.move(box.x + 4, box.y + 4)
    await page.mouse.move(2, 2)
    await page.waitForTimeout(400)
    assert.equal(await preview(page).count(), 0)
    assert.deepEqual(asked, [])
  })
})

test('a name in focus shows who it is; Escape hides it and keeps the focus; Tab goes on', async () => {
  await onPage(DESK, article(), async (page) => {
    const link = page.locator('.prose p a.entity').nth(1)
    await page.locator('.prose p a.entity').first().focus()
    for (let n = 0; n < 40 && !(await link.evaluate((one) => one === document.activeElement)); n++) {
      await page.keyboard.press('Tab')
    }
    await preview(page).waitFor()
    assert.equal(await preview(page).locator('.preview-name a').evaluate((one) => one.href), await link.evaluate((one) => one.href))
    await inWindow(page)
    assert.deepEqual((await judge(page)).faults, [])
    await page.keyboard.press('Escape')
    assert.equal(await preview(page).count(), 0)
    assert.ok(await link.evaluate((one) => one === document.activeElement), 'Escape took the focus')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Tab')
    await preview(page).waitFor()
    await page.keyboard.press('Tab')
    assert.ok(await page.evaluate(() => !document.activeElement.closest('.preview')), 'Tab went into the preview')
  })
})

test('Escape hides what the pointer brought up', async () => {
  await onPage(DESK, article(), async (page) => {
    const link = page.locator('.prose p a.entity').first()
    await link.scrollIntoViewIfNeeded()
    await link.hover()
    await preview(page).waitFor()
    await page.keyboard.press('Escape')
    assert.equal(await preview(page).count(), 0)
    await page.waitForTimeout(300)
    assert.equal(await preview(page).count(), 0, 'it came back by itself')
  })
})

test('a tap follows the link and shows nothing', async () => {
  await onPage(PHONE, article(), async (page, asked) => {
    const link = page.locator('.prose p a.entity').first()
    const leads = await link.evaluate((one) => one.href)
    await link.scrollIntoViewIfNeeded()
    await link.tap()
    await page.waitForURL(leads)
    assert.deepEqual(asked, [])
  })
})

for (const [kind, sought, link] of [
  ['articles', 'class="cite-source"', '.notes a.cite-source'],
  ['articles', 'class="event"', 'main a.event'],
  ['claims', 'class="entity"', 'main a.entity'],
  ['claims', '<cite><a href', '.pieces cite a'],
]) {
  test(`what ${link} on a page of ${kind} leads to is told`, async () => {
    await onPage(DESK, most(kind, 'en', sought), async (page, asked) => {
      const one = page.locator(link).first()
      await one.scrollIntoViewIfNeeded()
      await one.hover()
      await preview(page).waitFor()
      assert.ok((await preview(page).innerText()).trim().includes('\n'), 'there is nothing but a name')
      assert.equal(asked.length, 1)
    })
  })
}

test('menus, breadcrumbs and the picture of events have no previews', async () => {
  const file = most('home', 'en', 'class="picture"')
  await onPage({ viewport: { width: 1280, height: 900 } }, file, async (page, asked) => {
    for (const sought of ['.menu a', '.picture svg a']) {
      const link = page.locator(sought).locator('visible=true').first()
      await link.scrollIntoViewIfNeeded()
      await link.hover({ force: true })
      await page.waitForTimeout(350)
      assert.equal(await preview(page).count(), 0, sought)
    }
    assert.deepEqual(asked, [])
  })
})

test('what cannot be fetched is not shown', async () => {
  await onPage(DESK, article(), async (page) => {
    await page.route('**/preview.html', (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<main>Another page</main>' }))
    const link = page.locator('.prose p a.entity').first()
    await link.scrollIntoViewIfNeeded()
    await link.hover()
    await page.waitForTimeout(500)
    assert.equal(await preview(page).count(), 0)
  })
})

// The contents

const long = (lang = 'en') => most('articles', lang, 'class="level-2"')

for (const width of [1280, 375]) {
  test(`the contents tell where one is: ${width} px`, async () => {
    await onPage({ viewport: { width, height: 800 } }, long(), async (page) => {
      const list = page.locator('.contents')
      assert.equal(await list.locator('details').evaluate((one) => one.open), width === 1280)
      const links = list.locator('a')
      const last = (await links.count()) - 1
      for (const nth of [1, last, 0]) {
        const id = (await links.nth(nth).getAttribute('href')).slice(1)
        await page.evaluate((id) => document.getElementById(id).scrollIntoView(), id)
        await page.waitForFunction((nth) => document.querySelectorAll('.contents a')[nth].ariaCurrent === 'true', nth)
        assert.equal(await list.locator('[aria-current]').count(), 1)
        const words = await links.nth(nth).evaluate((one) => one.textContent)
        if (width === 375) assert.equal(await list.locator('.contents-now').innerText(), words)
        const box = await list.boundingBox()
        assert.ok(box.y >= -1 && box.y < 40, `the contents are at ${box.y}`)
        const heading = await page.evaluate((id) => document.getElementById(id).getBoundingClientRect().top, id)
        if (width === 375) assert.ok(heading >= box.y + box.height - 1, 'the contents cover the heading')
      }
      if (width === 1280) return
      await list.locator('summary').click()
      await links.nth(last).click()
      assert.equal(await list.locator('details').evaluate((one) => one.open), false)
    })
  })
}

test('without scripts the contents can be read', async () => {
  await onPage({ viewport: { width: 1280, height: 800 }, javaScriptEnabled: false }, long(), async (page) => {
    assert.ok(await page.locator('.contents a').first().isVisible())
  })
  await onPage({ viewport: { width: 375, height: 800 }, javaScriptEnabled: false }, long(), async (page) => {
    const first = page.locator('.contents a').first()
    assert.ok(!(await first.isVisible()))
    await page.locator('.contents summary').click()
    assert.ok(await first.isVisible())
    for (const dead of ['.take-tools', '.theme-switch', '.keys-open', '.keys']) {
      assert.equal(await page.locator(dead).locator('visible=true').count(), 0, dead)
    }
  })
})

// To take along

test('the address and the citation are copied', async () => {
  const options = { ...DESK, permissions: ['clipboard-read', 'clipboard-write'] }
  await onPage(options, article(), async (page) => {
    await page.locator('.cite-page > summary').click()
    for (const id of ['cite-address', 'cite-words', 'cite-bib', 'cite-csl']) {
      const button = page.locator(`[data-copy="${id}"]`)
      const words = await button.innerText()
      await button.click()
      await page.waitForFunction((id) => {
        const { textContent: told, dataset } = document.querySelector('.cite-page [role="status"]')
        return document.querySelector(`[data-copy="${id}"]`).dataset.was && told === dataset.copied
      }, id)
      const copied = await page.evaluate(() => navigator.clipboard.readText())
      assert.equal(copied, (await page.locator(`#${id}`).innerText()).trim())
      if (id === 'cite-address') assert.equal(copied, await page.locator('link[rel="canonical"]').getAttribute('href'))
      if (id === 'cite-csl') assert.equal(JSON.parse(copied).length, 1)
      await page.waitForFunction(([id, words]) => document.querySelector(`[data-copy="${id}"]`).textContent === words, [id, words])
    }
    assert.deepEqual((await judge(page)).faults, [])
  })
})

test('where nothing may be copied, the words are selected', async () => {
  await onPage(DESK, article(), async (page) => {
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))
    })
    await page.locator('.cite-page > summary').click()
    await page.locator('[data-copy="cite-words"]').click()
    await page.waitForFunction(() => document.querySelector('.cite-page [role="status"]').textContent !== '')
    const selected = await page.evaluate(() => getSelection().toString().trim())
    assert.equal(selected, (await page.locator('#cite-words').innerText()).trim())
  })
})

// The theme

const ground = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor)

/** In the page, before all else: the ground at the first frame. */
function firstFrame() {
  const look = () => {
    if (!document.body) return requestAnimationFrame(look)
    window.firstGround = getComputedStyle(document.body).backgroundColor
  }
  requestAnimationFrame(look)
}

for (const system of ['light', 'dark']) {
  test(`a chosen theme is kept, and there from the first frame on: ${system} system`, async () => {
    await onPage({ ...DESK, colorScheme: system }, article(), async (page) => {
      const other = system === 'light' ? 'dark' : 'light'
      const before = await ground(page)
      await page.locator(`.theme-switch [value="${other}"]`).check()
      const after = await ground(page)
      assert.notEqual(after, before)
      // What chooses comes too late to be what keeps the first frame right.
      await page.route('**/reading*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }))
      await page.addInitScript(firstFrame)
      await page.reload()
      await page.waitForFunction(() => window.firstGround)
      assert.equal(await page.evaluate(() => window.firstGround), after)
      await page.unroute('**/reading*.js')
      await page.reload()
      assert.ok(await page.locator(`.theme-switch [value="${other}"]`).isChecked())
      await page.emulateMedia({ media: 'print' })
      const paper = await ground(page)
      await page.emulateMedia({ media: 'screen' })
      await page.locator('.theme-switch [value="light"]').check()
      await page.emulateMedia({ media: 'print' })
      assert.equal(paper, await ground(page), 'paper is not always light')
      await page.emulateMedia({ media: 'screen' })
      await page.locator('.theme-switch [value="auto"]').check()
      assert.equal(await ground(page), before)
      assert.equal(await page.evaluate(() => localStorage.getItem('casebook-theme')), null)
    })
  })
}

// Keys

test('? shows the keys, Escape and the button close them, and the focus returns', async () => {
  await onPage(DESK, article(), async (page) => {
    const help = page.getByRole('dialog')
    const link = page.locator('.prose a.entity').first()
    await link.focus()
    await page.keyboard.press('?')
    await help.waitFor()
    const name = await page.locator('#keys-title').innerText()
    assert.ok(name !== '' && (await help.locator('dl > div').locator('visible=true').count()) >= 2)
    await page.waitForTimeout(300)
    assert.deepEqual((await judge(page)).faults, [])
    await page.keyboard.press('Escape')
    await help.waitFor({ state: 'hidden' })
    assert.ok(await link.evaluate((one) => one === document.activeElement))
    await page.locator('.keys-open').click()
    await help.waitFor()
    await help.getByRole('button').click()
    await help.waitFor({ state: 'hidden' })
    await page.keyboard.press('Control+?')
    assert.ok(!(await help.isVisible()), 'a key of the system was taken')
  })
})

test('n and p lead from story to story, unless they are turned off', async () => {
  const file = most('articles', 'en', 'rel="next"')
  await onPage(DESK, file, async (page) => {
    const here = page.url()
    const leads = await page.locator('.neighbours [rel="next"]').evaluate((one) => one.href)
    await page.keyboard.press('n')
    await page.waitForURL(leads)
    await page.keyboard.press('p')
    await page.waitForURL(here)
    await page.keyboard.press('?')
    await page.locator('.keys [name="single"]').uncheck()
    await page.keyboard.press('Escape')
    await page.reload()
    await page.keyboard.press('n')
    await page.keyboard.press('?')
    await page.waitForTimeout(300)
    assert.equal(page.url(), here)
    assert.ok(!(await page.getByRole('dialog').isVisible()))
  })
})

test('all that an article is read with weighs little', async () => {
  const { gzipSync } = await import('node:zlib')
  const html = fs.readFileSync(path.join(context.root, article().file), 'utf8')
  const own = [...html.matchAll(/<script src="(?:\.\.\/)*([^"]*\/(?:theme|reading|previews)\.[^"]*js)"/g)].map((one) => one[1])
  assert.equal(own.length, 3)
  const sizes = own.map((file) => gzipSync(fs.readFileSync(path.join(context.root, file))).length)
  assert.ok(sizes[0] <= 400 && sizes.reduce((a, b) => a + b) <= 6000, `${own}: ${sizes}`)
})
