// Every kind of page loads without a complaint and without asking anyone else for anything.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { open, withPage } from './lib/browser.mjs'
import { assertKinds, perKind } from './lib/pages.mjs'
import { suite } from './lib/suite.mjs'

const context = suite()

test('the site has every kind of page', () => assertKinds(context.pages))

for (const target of perKind(context.pages, 5)) {
  test(`no errors: ${target.kind}: ${target.file}`, async () => {
    await withPage(context.browser, {}, async (page) => {
      const troubles = await open(page, context.site, target)
      await page.waitForLoadState('networkidle')
      assert.deepEqual(troubles, [])
    })
  })
}
