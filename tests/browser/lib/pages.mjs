// Which pages a built site has, and of what kind, read from the folder alone: the tests hold for
// whatever the content happens to be.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'

/** The folder of the built site, from the environment. */
export function siteRoot() {
  const root = process.env.SITE
  if (!root) throw new Error('set SITE to the folder of a built site')
  if (!fs.existsSync(path.join(root, 'index.html'))) throw new Error(`no built site in ${root}`)
  return path.resolve(root)
}

/**
 * Every HTML page as `{file, kind, lang}`, in order of address. Redirects are left out: they hold
 * no page. Kinds are told by the address: `home`, `not found`, `list of articles`, `articles`
 * (one article), `plain page`, and the same for every other folder.
 */
export function allPages(root) {
  const files = fs
    .readdirSync(root, { recursive: true })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.html'))
    .sort()
  const texts = new Map(files.map((file) => [file, fs.readFileSync(path.join(root, file), 'utf8')]))
  const siteLang = langOf(texts.get('index.html') ?? '')
  return files
    .filter((file) => !/<meta[^>]+http-equiv=["']?refresh/i.test(texts.get(file)))
    .map((file) => {
      const lang = langOf(texts.get(file))
      const prefix = lang !== siteLang && file.startsWith(`${lang}/`) ? `${lang}/` : ''
      const kind = kindOf(file.slice(prefix.length), files, prefix)
      return { file, lang, kind: prefix ? `${kind}, ${lang}` : kind }
    })
}

const langOf = (text) => /<html[^>]*\blang=["']?([\w-]+)/i.exec(text)?.[1] ?? ''

function kindOf(file, files, prefix) {
  if (file === '404.html') return 'not found'
  const parts = file.replace(/(^|\/)index\.html$/, '').split('/').filter(Boolean)
  if (parts.length === 0) return 'home'
  const paginated = parts.length === 3 && parts[1] === 'page'
  if (parts.length > 1 && !paginated) return parts[0]
  const beneath = files.some((other) => {
    return other !== prefix + file && other.startsWith(`${prefix}${parts[0]}/`)
  })
  return beneath ? `list of ${parts[0]}` : NAMED.has(parts[0]) ? parts[0] : 'plain page'
}

/** Pages that stand alone at the top and yet are not an author's own plain pages. */
const NAMED = new Set(['chronology', 'network', 'search'])

/** What every built case must have; a kind that is missing fails rather than going untested. */
const EXPECTED = [
  'home',
  'not found',
  'list of articles',
  'articles',
  'list of entities',
  'entities',
  'events',
  'tags',
  'chronology',
  'plain page',
]

export function assertKinds(pages) {
  // The chronology is one page, or a page with parts beneath it.
  const kinds = new Set(pages.map((page) => page.kind.replace(/^list of chronology$/, 'chronology')))
  const missing = EXPECTED.filter((kind) => !kinds.has(kind))
  assert.deepEqual(missing, [], `kinds of page that the site lacks; it has ${[...kinds].join(' · ')}`)
}

/** Up to `most` pages of each kind, spread over the kind's whole run. */
export function perKind(pages, most) {
  return [...groupByKind(pages).values()].flatMap((group) => {
    const count = Math.min(most, group.length)
    return Array.from({ length: count }, (_, nth) => group[Math.floor((nth * group.length) / count)])
  })
}

function groupByKind(pages) {
  const groups = new Map()
  for (const page of pages) groups.set(page.kind, [...(groups.get(page.kind) ?? []), page])
  return groups
}

/** The pages of one kind; none at all is a failure. */
export function ofKind(pages, kind) {
  const found = pages.filter((page) => page.kind === kind)
  assert.ok(found.length > 0, `the site has no page of the kind “${kind}”`)
  return found
}

/**
 * The path under which the site says it is published. Its 404 page is served at any depth, so it
 * may rely on that path, where every other page must not.
 */
export function declaredBase(root) {
  const home = fs.readFileSync(path.join(root, 'index.html'), 'utf8')
  const link = /<link\b[^>]*\brel=["']?canonical\b[^>]*>/i.exec(home)?.[0]
  const address = link && /\bhref=["']?([^"'\s>]+)/i.exec(link)?.[1]
  return address ? new URL(address, 'http://localhost/').pathname : '/'
}
