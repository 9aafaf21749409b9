// What the server itself shows: the overlay over a page, and the page in place of a site.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { judge } from './lib/axe.mjs'
import { launch, withPage } from './lib/browser.mjs'
import { article, drafting } from './lib/draft.mjs'

const ONE = 'content/articles/one.md'
const LONG = `[[nobody-${'x'.repeat(200)}]] <script>alert(1)</script>`
const BROKEN = `---\ntitel: One\ndate: 2022-13-45\n---\n${LONG}\n`

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

/** Runs `work` on both widths in both colour schemes. */
async function looks(work) {
  for (const width of [1280, 375]) {
    for (const colorScheme of ['light', 'dark']) {
      const look = { viewport: { width, height: 700 }, colorScheme, bypassCSP: true }
      await withPage(browser, look, (page) => work(page, `${width} px, ${colorScheme}`))
    }
  }
}

async function sound(page, where) {
  const { faults, passed } = await judge(page)
  assert.deepEqual(faults, [], where)
  assert.ok(passed > 0, 'axe found nothing to judge')
  const beyond = await page.evaluate(() => {
    const root = document.documentElement
    return root.scrollWidth - root.clientWidth
  })
  assert.ok(beyond <= 0, `scrolls sideways by ${beyond} px at ${where}`)
}

test('the page in place of a site is readable everywhere', async () => {
  await drafting({ [ONE]: BROKEN }, {}, async (draft) => {
    await looks(async (page, where) => {
      await page.goto(draft.url('articles/one/'))
      await page.getByText('one.md:2:1').first().waitFor({ timeout: 8000 })
      await sound(page, where)
    })
  })
})

test('the overlay is readable everywhere, and holds the focus while it is there', async () => {
  await drafting({}, {}, async (draft) => {
    await looks(async (page, where) => {
      draft.write(ONE, article('One', `Words [for a link](two.md) at ${where}.`))
      await page.goto(draft.url('articles/one/'))
      await page.getByText(`at ${where}.`).waitFor({ timeout: 8000 })
      const link = page.getByRole('link', { name: 'for a link' })
      await link.focus()
      draft.write(ONE, BROKEN)
      const dialog = page.getByRole('alertdialog')
      await dialog.waitFor({ timeout: 8000 })
      assert.ok(await dialog.evaluate((e) => e.getRootNode().activeElement === e), 'no focus')
      const box = await dialog.boundingBox()
      assert.ok(box.x >= 0 && box.x + box.width <= page.viewportSize().width, where)
      // The page beneath is judged elsewhere, and its colours lie under a veil here.
      const { faults } = await judge(page)
      assert.deepEqual(faults.filter((fault) => fault.includes('casebook-faults')), [], where)
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
    })
    const page = await browser.newPage()
    draft.write(ONE, article('One', 'Words [for a link](two.md) again.'))
    await page.goto(draft.url('articles/one/'))
    await page.getByText('again.').waitFor({ timeout: 8000 })
    await page.getByRole('link', { name: 'for a link' }).focus()
    draft.write(ONE, BROKEN)
    await page.getByRole('alertdialog').waitFor({ timeout: 8000 })
    await page.keyboard.press('Escape')
    const focus = () => document.activeElement?.textContent
    assert.equal(await page.evaluate(focus), 'for a link')
    await page.close()
  })
})
