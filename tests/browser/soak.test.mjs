// A long stretch of drafting: many edits of many kinds with a page open and others polled.
// SOAK_EDITS and SOAK_SECONDS make it longer.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { launch, withPage } from './lib/browser.mjs'
import { drafting } from './lib/draft.mjs'

const EDITS = Number(process.env.SOAK_EDITS || 120)
const SECONDS = Number(process.env.SOAK_SECONDS || 20)
/** After so many edits everything has been touched once, and memory is what it will be. */
const SETTLED = 50
/** No save may take longer than this to be served. */
const PATIENCE = 5000

const ARTICLE = 'content/articles/soaked.md'
const STATUS = 'themes/soaked/templates/partials/status.html'

/** The project's own demonstration, in a theme of its own that can be edited. */
function demo() {
  const root = path.resolve(import.meta.dirname, '../..')
  const files = {}
  const take = (name) => {
    const file = path.join(root, name)
    if (!fs.statSync(file).isDirectory()) files[name] = fs.readFileSync(file)
    else for (const inside of fs.readdirSync(file)) take(`${name}/${inside}`)
  }
  take('content')
  const config = fs.readFileSync(path.join(root, 'casebook.yaml'), 'utf8')
  files['casebook.yaml'] = `${config.replace(/^theme:.*$/m, '')}\ntheme: soaked\n`
  files['themes/soaked/theme.yaml'] = 'name: soaked\nextends: default\napi: {min: 1, max: 1}\n'
  files[STATUS] = fs.readFileSync(path.join(root, 'themes/default/templates/partials/status.html'), 'utf8')
  files['content/articles/one.md'] = null
  files['content/articles/two.md'] = null
  files[ARTICLE] = soaked('Nothing yet.')
  return files
}

const soaked = (words) => `---
title: Soaked
date: 2026-01-01
summary: An article that is edited again and again.
---
${words}
`

/** The resident memory of a process, in KiB. */
function resident(pid) {
  const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)[1])
}

/** Asks for pages again and again; counts the answers, collects what is wrong with them. */
function poll(urls) {
  const state = { answers: 0, wrong: [], on: true }
  state.done = (async () => {
    while (state.on) {
      for (const url of urls) {
        const answer = await fetch(url)
        await answer.arrayBuffer()
        state.answers += 1
        if (answer.status !== 200) state.wrong.push(`${answer.status} ${url}`)
      }
      await sleep(25)
    }
  })()
  return state
}

/** Waits until `url` has `words`; says whether it came to it. */
async function arrives(url, words) {
  const end = Date.now() + PATIENCE
  while (Date.now() < end) {
    if ((await (await fetch(url)).text()).includes(words)) return true
    await sleep(5)
  }
  return false
}

/** One edit; gives the page on which its mark must come to stand. */
function edit(n, draft) {
  const mark = `mark-${n}-${n}`
  const file = (name) => path.join(draft.root, name)
  const own = 'articles/soaked/'
  switch (n % 10) {
    case 2: {
      // As editors save that write beside and rename.
      draft.write('content/articles/.soaked.md.tmp', soaked(`Renamed ${mark}.`))
      fs.renameSync(file('content/articles/.soaked.md.tmp'), file(ARTICLE))
      return [own, mark]
    }
    case 4:
      draft.write(`content/articles/extra.md`, soaked(`Beside it ${mark}.`))
      return ['articles/extra/', mark]
    case 5:
      draft.write(`content/articles/extra.md`, null)
      draft.write(ARTICLE, soaked(`Without the other ${mark}.`))
      return [own, mark]
    case 6:
      // Broken, then mended at once.
      draft.write(ARTICLE, '---\ntitle: [broken\n---\n')
      draft.write(ARTICLE, soaked(`Mended ${mark}.`))
      return [own, mark]
    case 7: {
      const text = `<!-- ${mark} --><span class="status status-{{ status }}">{{ t.status[status] }}</span>{# nothing after it -#}`
      draft.write(STATUS, text)
      return ['chronology/', mark]
    }
    case 8:
      draft.write('content/entities/soaked-entity.md', `---\nname: Soaked entity ${mark}\ntype: other\n---\n`)
      return ['entities/soaked-entity/', mark]
    default:
      draft.write(ARTICLE, soaked(`Words ${mark}.`))
      return [own, mark]
  }
}

test(`${EDITS} edits are served, every one, and leave no weight behind`, async () => {
  const browser = await launch()
  try {
    await drafting(demo(), {}, async (draft) => {
      await withPage(browser, {}, async (page) => {
        await page.goto(draft.url('articles/soaked/'))
        const polled = ['', 'articles/', 'articles/soaked/', 'entities/', 'chronology/', 'feed.xml']
        const polling = poll(polled.map(draft.url))
        const pause = (SECONDS * 1000) / EDITS
        const missed = []
        let settled = 0
        for (let n = 1; n <= EDITS; n += 1) {
          const begun = Date.now()
          const [where, mark] = edit(n, draft)
          if (!(await arrives(draft.url(where), mark))) missed.push(`${n}: ${mark} at ${where}`)
          if (n === SETTLED) settled = resident(draft.pid())
          await sleep(Math.max(0, pause - (Date.now() - begun)))
        }
        const weight = resident(draft.pid())
        polling.on = false
        await polling.done
        assert.deepEqual(missed, [])
        assert.deepEqual(polling.wrong, [])
        assert.ok(polling.answers > EDITS, `only ${polling.answers} answers`)
        draft.write(ARTICLE, soaked('The last words.'))
        await page.getByText('The last words.').waitFor({ timeout: PATIENCE })
        console.log(`${EDITS} edits, ${polling.answers} answers, ${settled} KiB settled, ${weight} KiB at the end`)
        assert.ok(weight <= settled * 1.2, `${settled} KiB grew to ${weight} KiB`)
      })
    })
  } finally {
    await browser.close()
  }
})
