// axe-core over pages of different kinds, wide and narrow, in light and in dark.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judge } from './lib/axe.mjs'
import { open, withPage } from './lib/browser.mjs'
import { perKind } from './lib/pages.mjs'
import { suite } from './lib/suite.mjs'

const context = suite()

for (const target of perKind(context.pages, 1)) {
  test(`accessible: ${target.kind}: ${target.file}`, async () => {
    for (const width of [1280, 375]) {
      for (const colorScheme of ['light', 'dark']) {
        const look = { viewport: { width, height: 900 }, colorScheme }
        // The site's own policy would rightly refuse a script from outside it.
        await withPage(context.browser, { ...look, bypassCSP: true }, async (page) => {
          await open(page, context.site, target)
          const { faults, passed } = await judge(page)
          assert.deepEqual(faults, [], `at ${width} px, ${colorScheme}`)
          assert.ok(passed > 0, 'axe found nothing to judge')
        })
      }
    }
  })
}
