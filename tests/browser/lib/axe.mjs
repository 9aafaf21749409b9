// axe-core's verdict on what a page shows.
import fs from 'node:fs'
import { createRequire } from 'node:module'

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** In the page: axe's verdict, cut down to what a person needs to find the fault. */
async function verdict(rules) {
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

/** Judges a page of a context that was opened with `bypassCSP`. */
export async function judge(page) {
  await page.evaluate(axe)
  return page.evaluate(verdict, RULES)
}
