// Notes of an article, and claims marked in its text: previews by mouse, keys and touch; notes in the margin where there is room;
// notes at the end on paper and without scripts.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { judge } from './lib/axe.mjs'
import { open, withPage } from './lib/browser.mjs'
import { suite } from './lib/suite.mjs'

const context = suite()
const MARKS = '.prose [role="doc-noteref"]'
const NARROW = { viewport: { width: 1000, height: 800 } }
const WIDE = { viewport: { width: 1280, height: 900 } }

/** The page, of those of a language whose kind begins so, that has the most of what is sought. */
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
    const troubles = await open(page, context.site, file)
    await work(page)
    assert.deepEqual(troubles, [])
  })
}

/** The same on the article with the most notes in a language. */
function onArticle(options, work, lang = 'en') {
  const article = most('articles', lang, 'role="doc-noteref"')
  return onPage(options, article, (page) => work(page, page.locator(MARKS)))
}

const preview = (page) => page.getByRole('tooltip')

/** What is wrong with where the preview stands, beside a mark. */
async function standing(page, mark) {
  const [box, at] = [await preview(page).boundingBox(), await mark.boundingBox()]
  const width = await page.evaluate(() => document.documentElement.clientWidth)
  const wrong = []
  if (box.x < 4 || box.x + box.width > width - 4) wrong.push(`beyond the window: ${JSON.stringify(box)}`)
  const beneath = box.y - (at.y + at.height)
  const above = at.y - (box.y + box.height)
  if (Math.min(Math.abs(beneath), Math.abs(above)) > 24) wrong.push(`far from its mark: ${beneath}, ${above}`)
  return wrong
}

test('pointing at a mark shows its note, and leaving hides it', async () => {
  await onArticle(NARROW, async (page, marks) => {
    const mark = marks.first()
    await mark.scrollIntoViewIfNeeded()
    await mark.hover()
    assert.equal(await preview(page).count(), 0, 'shown at once, to everyone who passes by')
    await preview(page).waitFor()
    const note = await page.locator('.notes li').first().innerText()
    const words = (await preview(page).innerText()).trim()
    assert.ok(words !== '' && note.startsWith(words), `${words} / ${note}`)
    assert.equal(await preview(page).locator('[id], .footnote-back').count(), 0)
    assert.equal(await mark.getAttribute('aria-describedby'), 'preview')
    assert.deepEqual(await standing(page, mark), [])
    const box = await preview(page).boundingBox()
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 })
    await page.waitForTimeout(400)
    assert.equal(await preview(page).count(), 1, 'gone while the pointer is on it')
    await page.mouse.move(2, 2)
    await preview(page).waitFor({ state: 'detached' })
    assert.equal(await mark.getAttribute('aria-describedby'), null)
  })
})

/** In the page: where the focus is among all that takes it. */
function focused() {
  const all = [...document.querySelectorAll('a[href], button, summary, [tabindex]')]
  return all.filter((element) => element.tabIndex >= 0).indexOf(document.activeElement)
}

test('a mark in focus shows its note; Escape hides it and keeps the focus; Tab goes on', async () => {
  await onArticle(NARROW, async (page, marks) => {
    const mark = marks.nth(1)
    const before = marks.first()
    await before.focus()
    // From the mark before it, by keys alone.
    for (let n = 0; n < 60 && !(await mark.evaluate((one) => one === document.activeElement)); n++) {
      await page.keyboard.press('Tab')
    }
    await preview(page).waitFor()
    assert.deepEqual(await standing(page, mark), [])
    assert.deepEqual((await judge(page)).faults, [])
    await page.keyboard.press('Escape')
    assert.equal(await preview(page).count(), 0)
    assert.ok(await mark.evaluate((one) => one === document.activeElement), 'Escape took the focus')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Tab')
    await preview(page).waitFor()
    const next = (await page.evaluate(focused)) + 1
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate(focused), next, 'Tab does not go on to what follows the mark')
    assert.equal(await page.locator('.preview a[tabindex="0"]').count(), 0)
  })
})

for (const lang of ['en', 'ur']) test(`a first tap shows the note, one elsewhere hides it, a second goes to it: ${lang}`, async () => {
  const phone = { viewport: { width: 375, height: 700 }, hasTouch: true, isMobile: true }
  await onArticle(phone, async (page, marks) => {
    const mark = marks.first()
    await mark.scrollIntoViewIfNeeded()
    await mark.tap()
    await preview(page).waitFor()
    assert.deepEqual(await standing(page, mark), [])
    assert.equal(new URL(page.url()).hash, '')
    await page.touchscreen.tap(5, 5)
    await preview(page).waitFor({ state: 'detached' })
    await mark.tap()
    await preview(page).waitFor()
    await mark.tap()
    await page.waitForURL(/#fn-/)
    assert.equal(await preview(page).count(), 0)
  }, lang)
})

/** In the page: the notes as boxes, with the heights of their marks. */
function boxes() {
  const place = (element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    return { left, right, top: top + scrollY, bottom: bottom + scrollY }
  }
  return [...document.querySelectorAll('.with-rail .notes > ol > li')].map((note) => {
    const mark = document.querySelector(`.prose [role="doc-noteref"][href="#${note.id}"]`)
    return { id: note.id, ...place(note), mark: mark && place(mark) }
  })
}

for (const lang of ['en', 'ur']) {
  test(`notes stand in the margin, beside their marks and clear of one another: ${lang}`, async () => {
    await onArticle(WIDE, async (page, marks) => {
      await page.waitForFunction(() => document.fonts.status === 'loaded')
      const notes = await page.evaluate(boxes)
      const text = await page.locator('.with-rail > .prose > p').first().boundingBox()
      let last = 0
      for (const note of notes) {
        const apart = lang === 'ur' ? note.right <= text.x : note.left >= text.x + text.width
        assert.ok(apart, `${note.id} lies over the text`)
        assert.ok(note.left >= 0 && note.right <= 1280, `${note.id} is beyond the window`)
        assert.ok(note.top >= last - 1, `${note.id} lies over the one before it`)
        const pushed = note.top > last + 20 ? Math.abs(note.top - note.mark.top) : 0
        assert.ok(pushed < 24, `${note.id} is ${pushed} px off its mark`)
        last = note.bottom
      }
      const contents = page.locator('.with-rail > .contents')
      if (await contents.count()) {
        const own = await contents.boundingBox()
        for (const note of notes) assert.ok(note.right <= own.x || note.left >= own.x + own.width, note.id)
      }
      const after = await page.locator('.with-rail + *, .with-rail ~ section').first().boundingBox()
      assert.ok(after.y + (await page.evaluate(() => scrollY)) >= last, 'the last note runs into what follows')
      // What is seen already is lit, not shown twice.
      const mark = marks.first()
      await mark.hover()
      await page.locator('.notes li.lit').waitFor()
      assert.equal(await preview(page).count(), 0)
    }, lang)
  })
}

test('a narrower window brings the notes back to the end', async () => {
  await onArticle(WIDE, async (page) => {
    await page.setViewportSize({ width: 1000, height: 900 })
    const notes = await page.evaluate(boxes)
    for (const note of notes) assert.ok(note.top > note.mark.bottom, `${note.id} stands before its mark`)
    assert.ok(notes.every((note) => note.left === notes[0].left))
    assert.equal(await page.locator('.notes li').first().evaluate((one) => getComputedStyle(one).position), 'static')
  })
})

test('on paper and without scripts the notes stand at the end', async () => {
  const atEnd = async (page) => {
    const notes = await page.evaluate(boxes)
    const last = Math.max(...notes.map((note) => note.mark.bottom))
    for (const note of notes) assert.ok(note.top > last, `${note.id} does not stand after the text`)
    const order = notes.every((note, n) => n === 0 || note.top >= notes[n - 1].bottom - 1)
    assert.ok(order, 'they lie over one another')
  }
  await onArticle(WIDE, async (page) => {
    await page.emulateMedia({ media: 'print' })
    await atEnd(page)
  })
  await onArticle({ ...WIDE, javaScriptEnabled: false }, atEnd)
})

test('without scripts marks lead to their notes and back', async () => {
  await onArticle({ ...NARROW, javaScriptEnabled: false }, async (page, marks) => {
    const mark = marks.first()
    const id = await mark.getAttribute('id')
    await mark.click()
    assert.match(page.url(), /#fn-/)
    await page.locator(':target .footnote-back').first().click()
    assert.equal(new URL(page.url()).hash, `#${id}`)
  })
})

/** In the page: the claims marked in the text, each with whether the page tells of it. */
function marked() {
  const marks = [...document.querySelectorAll('.prose a.claim[data-preview]')]
  return marks.map((mark) => document.getElementById(mark.dataset.preview) !== null)
}

for (const kind of ['articles', 'home']) {
  for (const width of [1000, 1280]) {
    test(`a claim marked in the text shows what is said of it: ${kind}, ${width} px`, async () => {
      const file = most(kind, 'en', 'data-preview="claim-')
      await onPage({ viewport: { width, height: 900 } }, file, async (page) => {
        const told = await page.evaluate(marked)
        assert.ok(told.length > 0 && told.every(Boolean), `claims without an entry: ${told}`)
        const mark = page.locator('.prose a.claim[data-preview]').last()
        await mark.scrollIntoViewIfNeeded()
        await mark.hover()
        await preview(page).waitFor()
        assert.deepEqual(await standing(page, mark), [])
        const entry = page.locator(`[id="${await mark.getAttribute('data-preview')}"]`)
        assert.equal(await preview(page).innerText(), await entry.innerText())
        const status = (await mark.locator('.claim-status').innerText()).replace(/[()\s]/g, '')
        assert.ok((await preview(page).innerText()).includes(status), `${status} is not told`)
        await page.keyboard.press('Escape')
        assert.equal(await preview(page).count(), 0)
        await page.mouse.move(2, 2)
        await page.keyboard.press('Tab')
        await mark.focus()
        await preview(page).waitFor()
        assert.deepEqual((await judge(page)).faults, [])
      })
    })
  }
}

test('a claim that its page tells nothing of is a plain link', async () => {
  const bare = context.pages.find(({ file }) => {
    const html = fs.readFileSync(path.join(context.root, file), 'utf8')
    const ids = [...html.matchAll(/data-preview="([^"]+)"/g)].map((found) => found[1])
    return ids.some((id) => !html.includes(`id="${id}"`))
  })
  assert.ok(bare, 'every page tells of every claim it marks')
  const phone = { viewport: { width: 375, height: 700 }, hasTouch: true, isMobile: true }
  await onPage(phone, bare, async (page) => {
    const dead = (await page.evaluate(marked)).indexOf(false)
    const mark = page.locator('.prose a.claim[data-preview]').nth(dead)
    const leads = await mark.evaluate((one) => one.href)
    await mark.tap()
    await page.waitForURL(leads)
  })
})
