// axe-core over pages of different kinds, wide and narrow, in light and in dark.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { open, withPage } from './lib/browser.mjs'
import { perKind } from './lib/pages.mjs'
import { suite } from './lib/suite.mjs'

const context = suite()
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** In the page: axe's verdict, cut down to what a person needs to find the fault. */
async function judge(rules) {
  const options = {
    runOnly: { type: 'tag', values: rules },
    // Off by default in axe, although WCAG 2.2 AA asks for it.
    rules: { 'target-size': { enabled: true } },
    resultTypes: ['violations'],
  }
  const { violations, passes } = await window.axe.run(document, options)
  const faults = violations.flatMap(({ id, help, nodes }) => {
    return nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}: ${node.html.slice(0, 160)}`)
  })
  return { faults, passed: passes.length }
}

for (const target of perKind(context.pages, 1)) {
  test(`accessible: ${target.kind}: ${target.file}`, async () => {
    for (const width of [1280, 375]) {
      for (const colorScheme of ['light', 'dark']) {
        const look = { viewport: { width, height: 900 }, colorScheme }
        // The site's own policy would rightly refuse a script from outside it.
        await withPage(context.browser, { ...look, bypassCSP: true }, async (page) => {
          await open(page, context.site, target)
          await page.evaluate(axe)
          const { faults, passed } = await page.evaluate(judge, RULES)
          assert.deepEqual(faults, [], `at ${width} px, ${colorScheme}`)
          assert.ok(passed > 0, 'axe found nothing to judge')
        })
      }
    }
  })
}
