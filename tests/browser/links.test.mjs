// Links lead somewhere: under any path the site is mounted at, from the 404 page, and from an
// entity's page back to the very words that name it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { open, watch, withPage } from './lib/browser.mjs'
import { declaredBase, ofKind, siteRoot } from './lib/pages.mjs'
import { serve } from './lib/site.mjs'
import { suite } from './lib/suite.mjs'

const context = suite('/a/b/')

/** In the page: every address it refers to, resolved. */
const references = () => {
  const selector = 'a[href], link[rel~=stylesheet], link[rel~=icon], script[src], img[src], source[src]'
  // A link inside a drawing has its address as an animated value, and unresolved.
  const address = ({ href, src }) => (href?.baseVal === undefined ? href || src : new URL(href.baseVal, document.baseURI).href)
  const all = [...document.querySelectorAll(selector)].map(address)
  return [...new Set(all)]
}

const statuses = new Map()
const statusOf = async (url) => {
  if (!statuses.has(url)) statuses.set(url, (await fetch(url)).status)
  return statuses.get(url)
}

for (const kind of ['home', 'articles', 'entities']) {
  test(`under a sub-path every link leads somewhere: ${kind}`, async () => {
    const [target] = ofKind(context.pages, kind)
    await withPage(context.browser, {}, async (page) => {
      assert.deepEqual(await open(page, context.site, target), [])
      const { origin, base } = context.site
      const own = (await page.evaluate(references)).filter((url) => url.startsWith(`${origin}/`))
      assert.ok(own.length > 0, `${target.file} links to no page of the site`)
      const dead = []
      for (const url of own) {
        const plain = url.split('#')[0]
        const status = await statusOf(plain)
        if (status !== 200) dead.push(`${status} ${url}`)
        if (!plain.startsWith(origin + base)) dead.push(`leaves ${base}: ${url}`)
      }
      assert.deepEqual(dead, [], target.file)
    })
  })
}

test('an unknown address shows the 404 page, from which home can be reached', async () => {
  const root = siteRoot()
  const site = await serve(root, declaredBase(root))
  try {
    await withPage(context.browser, {}, async (page) => {
      const url = site.url('no/such/page/anywhere')
      const troubles = watch(page, site.origin, url)
      const response = await page.goto(url)
      assert.equal(response.status(), 404)
      assert.ok(await page.locator('h1').first().isVisible())
      const home = (await page.evaluate(references)).find((link) => link === site.url('index.html'))
      assert.ok(home, 'the 404 page does not link to the home page')
      assert.deepEqual(troubles, [])
    })
  } finally {
    await site.close()
  }
})

/** Links to a place within a page. */
const PLACES = 'main a[href*="#"]'

/**
 * In an entity's page: its links into articles, each with the names it may promise to lead to,
 * the words marked beside it or else the page's title.
 */
function backlinks([selector, articles]) {
  const title = document.querySelector('h1').textContent
  const links = [...document.querySelectorAll(selector)]
  return links.flatMap((link, place) => {
    if (!link.href.startsWith(articles)) return []
    const item = link.closest('li') ?? link.closest('blockquote, article, section, p') ?? link
    const marked = [...item.querySelectorAll('mark')].map((mark) => mark.textContent)
    return [{ place, href: link.href, names: marked.length > 0 ? marked : [title] }]
  })
}

/** In the article: the element the address points at, as a reader sees it on arriving. */
function arrival() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  if (!target) return null
  const [box] = target.getClientRects()
  const middle = box && [box.left + box.width / 2, box.top + Math.min(box.height, innerHeight) / 2]
  const seen = middle && document.elementFromPoint(...middle)
  const block = target.closest('p, li, td, th, dd, dt, figcaption, h1, h2, h3, h4, h5, h6') ?? target
  return {
    inView: Boolean(seen) && (target.contains(seen) || seen.contains(target)),
    inMain: Boolean(target.closest('main')),
    text: block.textContent.replace(/\s+/g, ' '),
  }
}

test('a backlink leads to the very words that name the entity', async () => {
  const { origin, base } = context.site
  let followed = 0
  for (const target of ofKind(context.pages, 'entities')) {
    await withPage(context.browser, {}, async (page) => {
      await open(page, context.site, target)
      const [link] = await page.evaluate(backlinks, [PLACES, `${origin}${base}articles/`])
      if (!link) return
      const troubles = watch(page, origin)
      await page.locator(PLACES).nth(link.place).click({ timeout: 5000 })
      await page.waitForURL(link.href)
      const found = await page.evaluate(arrival)
      assert.ok(found, `${target.file}: nothing at ${link.href}`)
      assert.ok(found.inMain, `${link.href} is not in the article`)
      assert.ok(found.inView, `${link.href} is not in view on arriving`)
      const named = link.names.some((name) => found.text.includes(name.replace(/\s+/g, ' ').trim()))
      assert.ok(named, `${link.href}: “${found.text}” names none of ${link.names.join(' · ')}`)
      assert.deepEqual(troubles, [])
      followed += 1
    })
    if (followed === 8) break
  }
  assert.ok(followed > 0, 'no entity page has a link to the place in an article that names it')
})
