// What each test file begins with: the site served, a browser, and both closed at the end.
import { after, before } from 'node:test'
import { launch } from './browser.mjs'
import { allPages, declaredBase, siteRoot } from './pages.mjs'
import { serve } from './site.mjs'

/** `base` is the path the site is mounted at: by default the one it declares for itself. */
export function suite(base) {
  const root = siteRoot()
  const context = { root, pages: allPages(root) }
  before(async () => {
    context.site = await serve(root, base ?? declaredBase(root))
    context.browser = await launch()
  })
  after(async () => {
    await context.browser?.close()
    await context.site?.close()
  })
  return context
}
