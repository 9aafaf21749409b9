// Several languages: the switch by keyboard, from a text to its translation and to the page of a text that nobody has translated;
// the frame turned round, and nothing wider than a phone.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { open, withPage } from './lib/browser.mjs'
import { suite } from './lib/suite.mjs'

const context = suite()
const read = ({ file }) => fs.readFileSync(path.join(context.root, file), 'utf8')
const stands = (one) => read(one).includes('class="fallback"')
const frame = (page) => page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])

/** An article in Urdu, or one that nobody has translated into it. */
function article(untranslated) {
  const all = context.pages.filter((one) => one.kind === 'articles, ur' && stands(one) === untranslated)
  assert.ok(all.length > 0, `no article that is ${untranslated ? 'not ' : ''}translated`)
  return { file: all[0].file.replace(/^ur\//, ''), urdu: all[0].file }
}

/** Moves along with the Tab key to the link to a language, and follows it. */
async function follow(page, lang) {
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => document.activeElement?.closest('.languages a')?.hreflang ?? '')
    if (at === lang) {
      await page.keyboard.press('Enter')
      await page.waitForFunction((wanted) => document.documentElement.lang === wanted, lang)
      return
    }
  }
  assert.fail(`the Tab key never comes to ${lang}`)
}

test('the switch leads to the translation and back, by keyboard', async () => {
  await withPage(context.browser, {}, async (page) => {
    const troubles = await open(page, context.site, article(false))
    assert.deepEqual(await frame(page), ['en', 'ltr'])
    await follow(page, 'ur')
    assert.deepEqual(await frame(page), ['ur', 'rtl'])
    assert.equal(await page.locator('.fallback').count(), 0)
    await follow(page, 'en')
    assert.deepEqual(await frame(page), ['en', 'ltr'])
    assert.deepEqual(troubles, [])
  })
})

test('a text that nobody has translated stands in the other frame, with a notice', async () => {
  await withPage(context.browser, {}, async (page) => {
    const troubles = await open(page, context.site, article(true))
    await follow(page, 'ur')
    assert.deepEqual(await frame(page), ['ur', 'rtl'])
    assert.ok(await page.locator('.fallback').isVisible())
    assert.equal(await page.locator('.prose').first().getAttribute('dir'), 'ltr')
    const sides = await page.evaluate(() => {
      const style = (selector) => getComputedStyle(document.querySelector(selector))
      return [style('.prose').direction, style('.masthead').direction]
    })
    assert.deepEqual(sides, ['ltr', 'rtl'])
    // The menu stays in the language of the frame.
    await page.locator('.menu a').nth(1).click()
    assert.deepEqual(await frame(page), ['ur', 'rtl'])
    assert.deepEqual(troubles, [])
  })
})

test('no page in Urdu is wider than a small phone', async () => {
  await withPage(context.browser, { viewport: { width: 320, height: 640 } }, async (page) => {
    const wide = []
    for (const one of context.pages.filter(({ lang }) => lang === 'ur')) {
      await open(page, context.site, one)
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      if (over > 0) wide.push(`${one.file} by ${over}`)
    }
    assert.deepEqual(wide, [])
  })
})
