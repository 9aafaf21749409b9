// What must hold of a page's shape: on the narrowest screen, without scripts, on paper, and in a
// script that runs from right to left.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { open, withPage } from './lib/browser.mjs'
import { ofKind, perKind } from './lib/pages.mjs'
import { suite } from './lib/suite.mjs'

const context = suite()

/** In the page: how far it scrolls sideways, and what reaches beyond the edge. */
function overflow() {
  const root = document.documentElement
  const scrolls = (element) => /auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX)
  const contained = (element) => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      if (scrolls(box)) return true
    }
    return false
  }
  const beyond = [...document.body.querySelectorAll('*')].filter((element) => {
    return element.getBoundingClientRect().right > root.clientWidth + 1 && !contained(element)
  })
  const name = ({ tagName, id, className }) => `${tagName.toLowerCase()}#${id}.${className}`
  return { by: root.scrollWidth - root.clientWidth, beyond: beyond.slice(0, 5).map(name) }
}

for (const target of perKind(context.pages, 3)) {
  test(`no sideways scrolling at 320 px: ${target.kind}: ${target.file}`, async () => {
    await withPage(context.browser, { viewport: { width: 320, height: 800 } }, async (page) => {
      await open(page, context.site, target)
      const { by, beyond } = await page.evaluate(overflow)
      assert.ok(by <= 0, `scrolls by ${by} px because of ${beyond.join(', ')}`)
    })
  })
}

for (const target of perKind(context.pages, 1)) {
  test(`works without scripts: ${target.kind}: ${target.file}`, async () => {
    await withPage(context.browser, { javaScriptEnabled: false }, async (page) => {
      assert.deepEqual(await open(page, context.site, target), [])
      for (const part of ['main', 'nav']) {
        const first = page.locator(part).first()
        assert.ok(await first.isVisible(), `${part} is not visible`)
        assert.notEqual((await first.innerText()).trim(), '', `${part} is empty`)
      }
    })
  })
}

test('an article can be printed', async () => {
  const [target] = ofKind(context.pages, 'articles')
  await withPage(context.browser, {}, async (page) => {
    const troubles = await open(page, context.site, target)
    const text = (await page.pdf({ format: 'A4' })).toString('latin1')
    assert.ok(text.startsWith('%PDF-'), 'not a PDF')
    const sheets = text.match(/\/Type\s*\/Page\b/g) ?? []
    assert.ok(sheets.length >= 1, 'no page was printed')
    await page.emulateMedia({ media: 'print' })
    const main = page.locator('main').first()
    assert.ok(await main.isVisible(), 'the article is not visible on paper')
    assert.deepEqual(troubles, [])
  })
})

/** In the page: where the last line of the longest paragraph ends, and where its box does. */
function lastLine() {
  const paragraphs = [...document.querySelectorAll('main p')]
  const longest = paragraphs.sort((a, b) => b.textContent.length - a.textContent.length)[0]
  const range = document.createRange()
  range.selectNodeContents(longest)
  const boxes = [...range.getClientRects()].filter((box) => box.width > 0)
  const bottom = Math.max(...boxes.map((box) => box.bottom))
  const line = boxes.filter((box) => box.bottom > bottom - 4)
  const style = getComputedStyle(longest)
  const outer = longest.getBoundingClientRect()
  return {
    direction: style.direction,
    startGap: outer.right - parseFloat(style.paddingRight) - Math.max(...line.map((box) => box.right)),
    endGap: Math.min(...line.map((box) => box.left)) - outer.left - parseFloat(style.paddingLeft),
    page: getComputedStyle(document.documentElement).direction,
  }
}

test('an Urdu page runs from right to left', async () => {
  // Not one whose text nobody has translated.
  const target = context.pages.find((page) => page.file === 'ur/articles/claimed-and-shown/index.html')
  assert.ok(target, 'the site has no article in Urdu')
  await withPage(context.browser, { viewport: { width: 800, height: 900 } }, async (page) => {
    await open(page, context.site, target)
    assert.equal(await page.locator('html').getAttribute('dir'), 'rtl')
    const line = await page.evaluate(lastLine)
    assert.equal(line.page, 'rtl')
    assert.equal(line.direction, 'rtl')
    assert.ok(Math.abs(line.startGap) <= 2, `the text begins ${line.startGap} px off the right edge`)
    assert.ok(line.endGap > line.startGap, 'the last line is not set from the right')
  })
})
