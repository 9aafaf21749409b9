// Paper: an article and the whole case as PDF, nothing clipped, paragraphs that can be named.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { open, withPage } from './lib/browser.mjs'
import { suite } from './lib/suite.mjs'

const context = suite()
// The text area of A4 between the margins of the style sheet, in CSS pixels.
const PAPER = { viewport: { width: 657, height: 960 } }

/** Opens one page and wants no complaint. */
function onPage(options, file, work) {
  return withPage(context.browser, options, async (page) => {
    const troubles = await open(page, context.site, file)
    await work(page)
    assert.deepEqual(troubles, [])
  })
}

const named = (part) => context.pages.find(({ file }) => file === part)
const article = context.pages.find(({ file }) => /^articles\/[^/]+\/index\.html$/.test(file) && !/^articles\/\d/.test(file))

async function sheets(page) {
  const pdf = await page.pdf({ preferCSSPageSize: true, format: 'A4' })
  return (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length
}

/** In the page: what reaches beyond the paper, and paragraphs whose number does not show. */
function faults() {
  const width = document.documentElement.clientWidth
  const wrong = []
  for (const one of document.querySelectorAll('main *')) {
    const box = one.getBoundingClientRect()
    if (box.width > 1 && box.right > width + 1) wrong.push(`clipped: <${one.localName} class="${one.className}">`)
  }
  for (const one of document.querySelectorAll('.pilcrow')) {
    const box = one.getBoundingClientRect()
    if (box.width && (box.left < 0 || getComputedStyle(one).opacity !== '1')) wrong.push(`no number: ${one.hash}`)
  }
  const ground = getComputedStyle(document.body).backgroundColor
  if (ground !== 'rgb(255, 255, 255)') wrong.push(`a ground of ${ground}`)
  return wrong.slice(0, 10)
}

for (const [what, file, least, most] of [['an article', article, 2, 20], ['the whole case', named('print/index.html'), 20, 150]]) {
  test(`${what} is printed whole`, () =>
    onPage({ ...PAPER, colorScheme: 'dark' }, file, async (page) => {
      const count = await sheets(page)
      assert.ok(count >= least && count <= most, `${count} sheets`)
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
      assert.deepEqual(await page.evaluate(faults), [])
    }))
}

test('the sign of a paragraph shows when it is pointed at, and leads to it', () =>
  onPage({ viewport: { width: 1280, height: 900 } }, article, async (page) => {
    const sign = page.locator('#p-1 > .pilcrow')
    const opacity = () => sign.evaluate((one) => getComputedStyle(one).opacity)
    assert.equal(await opacity(), '0')
    await page.locator('#p-1').hover()
    assert.equal(await opacity(), '1')
    assert.match(await sign.innerText(), /1/)
    await sign.click()
    assert.equal(new URL(page.url()).hash, '#p-1')
    await page.mouse.move(0, 0)
    assert.equal(await opacity(), '1')
  }))
