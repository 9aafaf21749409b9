// Notes of an article: previews by mouse, keys and touch; notes in the margin where there is room;
// notes at the end on paper and without scripts.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judge } from './lib/axe.mjs'
import { open, withPage } from './lib/browser.mjs'
import { suite } from './lib/suite.mjs'

const context = suite()
const MARKS = '.prose [role="doc-noteref"]'
const NARROW = { viewport: { width: 1000, height: 800 } }
const WIDE = { viewport: { width: 1280, height: 900 } }

/** Opens the article with the most notes in a language, does the work, and wants no complaint. */
function onArticle(options, work, lang = 'en') {
  return withPage(context.browser, options, async (page) => {
    const articles = context.pages.filter((one) => one.lang === lang && one.kind.startsWith('articles'))
    let most = null
    for (const article of articles) {
      await open(page, context.site, article)
      const count = await page.locator(MARKS).count()
      if (!most || count > most.count) most = { article, count }
    }
    assert.ok(most?.count > 0, 'no article has a note')
    const troubles = await open(page, context.site, most.article)
    await work(page, page.locator(MARKS))
    assert.deepEqual(troubles, [])
  })
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
