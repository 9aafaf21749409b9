// Pages that keep up with what is written: `casebook serve --watch` in a real browser.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { launch, watch, withPage } from './lib/browser.mjs'
import { article, drafting } from './lib/draft.mjs'

const ONE = 'content/articles/one.md'
const TWO = 'content/articles/two.md'

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

/** A served project with one of its pages open. */
function live(files, where, work, options = {}) {
  return drafting(files, options, (draft) => {
    return withPage(browser, options.page ?? {}, async (page) => {
      const troubles = watch(page, draft.origin)
      const compared = page.waitForResponse(/\/-\/casebook\/state\?/)
      await page.goto(draft.url(where), { waitUntil: 'load' })
      await compared
      await mark(page)
      await work(page, draft, troubles)
    })
  })
}

/** Something on the window that a reload takes away. */
function mark(page) {
  return page.evaluate(() => {
    window.kept = true
  })
}

/**
 * A worker that runs already is not loaded again, and a stream ends with its page: Chromium calls
 * such requests aborted.
 */
function noTroubles(troubles) {
  const idle = /^failed request: \S+\/-\/casebook\/(worker\.js|events) net::ERR_ABORTED$/
  assert.deepEqual(troubles.filter((trouble) => !idle.test(trouble)), [])
}

const isKept = (page) => page.evaluate(() => window.kept === true)
const shows = (page, words) => page.getByText(words).first().waitFor({ timeout: 8000 })
/** Longer than a save takes to reach the page. */
const quietly = (page) => page.waitForTimeout(900)

test('a page follows its own file, and only that', async () => {
  await live({}, 'articles/one/', async (page, draft, troubles) => {
    draft.write(TWO, article('Two', 'Changed elsewhere.'))
    await quietly(page)
    assert.ok(await isKept(page), 'an edit of another page reloaded this one')
    draft.write(ONE, article('One', 'Second words.'))
    await shows(page, 'Second words.')
    assert.equal(await page.getByText('First words.').count(), 0)
    assert.ok(await isKept(page), 'a page without scripts is changed without a reload')
    noTroubles(troubles)
  })
})

test('a change morphs the page: scroll, focus and open details stay', async () => {
  const details = '<details id="more"><summary>More</summary>\n\nInside.\n\n</details>\n\n'
  const text = (words, title) => article(title, `${details}<a id="link" href="/articles/two/">a link</a> ${words}`)
  await live({ [ONE]: text('First words.', 'One') }, 'articles/one/', async (page, draft) => {
    await page.locator('#more summary').click()
    await page.locator('#link').focus()
    await page.evaluate(() => scrollTo(0, 400))
    draft.write(ONE, text('Second words.', 'Renamed'))
    await shows(page, 'Second words.')
    const now = await page.evaluate(() => ({
      kept: window.kept === true,
      y: scrollY,
      focus: document.activeElement.id,
      open: document.querySelector('#more').open,
      title: document.title,
    }))
    assert.deepEqual(now, { kept: true, y: 400, focus: 'link', open: true, title: now.title })
    assert.match(now.title, /^Renamed/)
  })
})

test('the language and direction of a page follow its file', async () => {
  const text = (extra) => article('One', 'Words.').replace('date:', `${extra}date:`)
  await live({ [ONE]: text('') }, 'articles/one/', async (page, draft) => {
    draft.write('casebook.yaml', 'title: A case\nbase_url: https://example.org/\nlanguage: ur\n')
    await page.waitForFunction(() => document.documentElement.lang === 'ur', null, { timeout: 8000 })
    assert.equal(await page.evaluate(() => document.documentElement.dir), 'rtl')
    draft.write(ONE, text(''))
  })
})

const SCRIPT = '<script src="/own.js"></script>'

test('a page with scripts of its own is loaded anew, where it was', async () => {
  const files = { 'content/_static/own.js': 'window.ran = true\n', ...withBody(SCRIPT) }
  await live(files, 'articles/one/', async (page, draft, troubles) => {
    assert.ok(await page.evaluate(() => window.ran), 'the script of the page did not run')
    await page.evaluate(() => scrollTo(0, 500))
    draft.write(ONE, article('One', 'Second words.'))
    await shows(page, 'Second words.')
    await page.waitForFunction(() => document.readyState === 'complete')
    assert.ok(!(await isKept(page)), 'it was not loaded anew')
    assert.equal(await page.evaluate(() => scrollY), 500)
    noTroubles(troubles)
  })
})

test('scripts that allow it do not stand in the way of morphing', async () => {
  const files = {
    'content/_static/own.js': 'window.ran = true\n',
    ...withBody(SCRIPT.replace('<script', '<script data-morph')),
  }
  await live(files, 'articles/one/', async (page, draft) => {
    draft.write(ONE, article('One', 'Second words.'))
    await shows(page, 'Second words.')
    assert.ok(await isKept(page))
  })
})

/** A theme of the project's own, with something more in the body. */
function withBody(html) {
  return { 'themes/default/templates/base.html': BASE(html) }
}

const BASE = (html) => `<!doctype html>
<html lang="{{ page.lang }}" dir="{{ page.dir }}">
<head>
<meta charset="utf-8">
<title>{% block title %}{{ page.title }}{% endblock title %}</title>
<link rel="icon" href="{% if site.icon %}{{ page.root }}{{ site.icon }}{% else %}data:,{% endif %}">
<link rel="stylesheet" href="{{ page.root }}{{ site.assets["site.css"] }}">
{% block head %}{% endblock head %}</head>
<body>
<main id="main">{% block main %}{% endblock main %}</main>
${html}
</body>
</html>
`

test('a stylesheet of the theme is changed in place', async () => {
  const css = (colour) => `body { background: ${colour} }\n`
  const files = { 'themes/default/static/site.css': css('rgb(1, 2, 3)') }
  await live(files, 'articles/one/', async (page, draft, troubles) => {
    const background = () => getComputedStyle(document.body).backgroundColor
    assert.equal(await page.evaluate(background), 'rgb(1, 2, 3)')
    await page.evaluate(() => {
      window.seen = new Set()
      const look = () => {
        window.seen.add(getComputedStyle(document.body).backgroundColor)
        requestAnimationFrame(look)
      }
      look()
    })
    // On a slow line the page would stand bare if the old stylesheet went before the new one came.
    await page.route('**/*.css', async (route) => {
      await new Promise((done) => setTimeout(done, 300))
      await route.continue()
    })
    draft.write('themes/default/static/site.css', css('rgb(4, 5, 6)'))
    await page.waitForFunction(() => getComputedStyle(document.body).backgroundColor === 'rgb(4, 5, 6)', null, {
      timeout: 8000,
    })
    assert.ok(await isKept(page))
    const seen = await page.evaluate(() => [...window.seen])
    assert.deepEqual(seen.filter((colour) => !/\((1, 2, 3|4, 5, 6)\)/.test(colour)), [], 'it flashed')
    await page.waitForFunction(() => document.querySelectorAll('link[rel=stylesheet]').length === 1)
    noTroubles(troubles)
  })
})

test('a stylesheet of the site itself is changed in place', async () => {
  const css = (size) => `main { letter-spacing: ${size}px }\n`
  const files = {
    'content/_static/own.css': css(1),
    ...withBody('<link rel="stylesheet" href="/own.css">'),
  }
  await live(files, 'articles/one/', async (page, draft) => {
    const spacing = (size) => {
      return page.waitForFunction(
        (wanted) => getComputedStyle(document.querySelector('main')).letterSpacing === wanted,
        `${size}px`,
        { timeout: 8000 },
      )
    }
    await spacing(1)
    for (const size of [2, 3]) {
      draft.write('content/_static/own.css', css(size))
      await spacing(size)
    }
    // A change of the page keeps the stylesheet as it is now.
    draft.write(ONE, article('One', 'Second words.'))
    await shows(page, 'Second words.')
    await spacing(3)
    assert.ok(await isKept(page))
  })
})

const picture = (width) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20"><rect width="9" height="9"/></svg>`

test('a picture is changed in place', async () => {
  const text = (words) => article('One', `![A drawing](drawing.svg)\n\n${words}`)
  const files = { [ONE]: text('First words.'), 'content/articles/drawing.svg': picture(100) }
  await live(files, 'articles/one/', async (page, draft, troubles) => {
    const width = (wanted) => {
      return page.waitForFunction((w) => document.querySelector('main img')?.naturalWidth === w, wanted, {
        timeout: 8000,
      })
    }
    await width(100)
    for (const size of [120, 140]) {
      draft.write('content/articles/drawing.svg', picture(size))
      await width(size)
    }
    assert.ok(await isKept(page))
    draft.write(ONE, text('Second words.'))
    await shows(page, 'Second words.')
    await width(140)
    noTroubles(troubles)
  })
})

test('a picture that only a stylesheet names is shown anew by a reload', async () => {
  const files = {
    'content/_static/back.svg': picture(10),
    'content/_static/own.css': 'main { background: url(back.svg) }\n',
    ...withBody('<link rel="stylesheet" href="/own.css">'),
  }
  await live(files, 'articles/one/', async (page, draft) => {
    draft.write('content/_static/back.svg', picture(30))
    await page.waitForFunction(() => !window.kept, null, { timeout: 8000 })
    await page.waitForLoadState('load')
    const length = await page.evaluate(async () => (await (await fetch('/back.svg')).text()).length)
    assert.equal(length, picture(30).length)
  })
})

test('an error lies over the last good page and goes when it is mended', async () => {
  await live({}, 'articles/one/', async (page, draft, troubles) => {
    draft.write(ONE, article('One', 'Second words. [[nobody <script>window.broken = 1</script>]]'))
    const dialog = page.getByRole('alertdialog')
    await dialog.waitFor({ timeout: 8000 })
    const text = await dialog.innerText()
    assert.match(text, /content\/articles\/one\.md:5:/)
    assert.ok(text.includes('<script>window.broken = 1</script>'), text)
    assert.equal(await page.evaluate(() => window.broken), undefined)
    assert.notEqual(await dialog.getAttribute('aria-labelledby'), null)
    assert.ok(await page.getByText('First words.').isVisible(), 'the last good page is gone')

    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await quietly(page)
    assert.equal(await dialog.count(), 0, 'what was hidden came back by itself')
    draft.write(ONE, article('One', 'Third words. [[nobody-else]]'))
    await dialog.waitFor({ timeout: 8000 })
    await page.getByRole('button', { name: 'Hide' }).click()
    await dialog.waitFor({ state: 'detached' })
    draft.write(ONE, article('One', 'Fourth words. [[no-one-at-all]]'))
    await dialog.waitFor({ timeout: 8000 })

    draft.write(ONE, article('One', 'Mended words.'))
    await dialog.waitFor({ state: 'detached', timeout: 8000 })
    await shows(page, 'Mended words.')
    assert.ok(await isKept(page))
    noTroubles(troubles)
  })
})

test('a project that begins with an error shows it, and the site once it is mended', async () => {
  await live({ [ONE]: article('One', '[[nobody]]') }, 'articles/one/', async (page, draft, troubles) => {
    await shows(page, 'The site cannot be built yet')
    await shows(page, 'content/articles/one.md:5:1')
    draft.write(ONE, article('One', '[[no-other]]'))
    await shows(page, 'no-other')
    draft.write(ONE, article('One', 'Mended words.'))
    await shows(page, 'Mended words.')
    noTroubles(troubles)
  })
})

test('a new page shows up where it was missing, and goes again', async () => {
  await drafting({}, {}, async (draft) => {
    await withPage(browser, {}, async (page) => {
      const where = draft.url('articles/new/')
      const troubles = watch(page, draft.origin, where)
      assert.equal((await page.goto(where)).status(), 404)
      draft.write('content/articles/new.md', article('New', 'New words.'))
      await shows(page, 'New words.')
      draft.write('content/articles/new.md', null)
      await page.getByText('New words.').waitFor({ state: 'detached', timeout: 8000 })
      noTroubles(troubles)
    })
  })
})

test('ten tabs all follow', async () => {
  await drafting({}, {}, async (draft) => {
    const context = await browser.newContext({ reducedMotion: 'reduce' })
    try {
      const tabs = await Promise.all(Array.from({ length: 10 }, () => context.newPage()))
      await Promise.all(tabs.map((tab) => tab.goto(draft.url('articles/one/'), { timeout: 15000 })))
      draft.write(ONE, article('One', 'Second words.'))
      await Promise.all(tabs.map((tab) => shows(tab, 'Second words.')))
      // The connections are not used up: an eleventh page loads.
      const more = await context.newPage()
      assert.equal((await more.goto(draft.url('articles/two/'), { timeout: 5000 })).status(), 200)
    } finally {
      await context.close()
    }
  })
})

test('tabs without a shared worker follow too', async () => {
  await drafting({}, {}, async (draft) => {
    await withPage(browser, {}, async (page) => {
      await page.addInitScript(() => delete window.SharedWorker)
      await page.goto(draft.url('articles/one/'))
      draft.write(ONE, article('One', 'Second words.'))
      await shows(page, 'Second words.')
    })
  })
})

test('tabs that may not have a worker follow too', async () => {
  const policy = "/*\n  Content-Security-Policy: default-src 'self'; worker-src 'none'\n"
  await live({ 'content/_static/_headers': policy }, 'articles/one/', async (page, draft) => {
    draft.write(ONE, article('One', 'Second words.'))
    await shows(page, 'Second words.')
    assert.ok(await isKept(page))
  })
})

test('a page finds a server that was started again', async () => {
  await live({}, 'articles/one/', async (page, draft) => {
    assert.equal(await draft.stop(), 0)
    draft.write(ONE, article('One', 'Written meanwhile.'))
    await draft.start()
    await shows(page, 'Written meanwhile.')
    draft.write(ONE, article('One', 'Written after.'))
    await shows(page, 'Written after.')
  })
})

test('a strict policy of the site holds, and ours works under it', async () => {
  const headers = (more) => `/*\n  Content-Security-Policy: default-src 'self'${more}\n`
  const files = {
    'content/_static/_headers': headers(''),
    'content/_static/favicon.svg': picture(16),
    ...withBody('<script>window.inline = true</script>'),
  }
  await drafting(files, {}, async (draft) => {
    await withPage(browser, {}, async (page) => {
      const refused = []
      page.on('console', (message) => message.type() === 'error' && refused.push(message.text()))
      await page.goto(draft.url('articles/one/'))
      assert.equal(await page.evaluate(() => window.inline), undefined, 'the policy did not hold')
      assert.equal(refused.length, 1, refused.join('\n'))
    })
  })
  delete files['themes/default/templates/base.html']
  await live(files, 'articles/one/', async (page, draft, troubles) => {
    draft.write(ONE, article('One', 'Second words.'))
    await shows(page, 'Second words.')
    draft.write(ONE, article('One', '[[nobody]]'))
    const dialog = page.getByRole('alertdialog')
    await dialog.waitFor({ timeout: 8000 })
    assert.ok((await dialog.boundingBox()).width > 300, 'the overlay has no style')
    assert.equal(await dialog.evaluate((e) => getComputedStyle(e).display), 'flex')
    draft.write(ONE, article('One', 'Third words.'))
    await shows(page, 'Third words.')
    assert.ok(await isKept(page))
    // Another policy holds only for a page that is loaded anew.
    draft.write('content/_static/_headers', headers("; object-src 'none'"))
    await page.waitForFunction(() => !window.kept, null, { timeout: 8000 })
    noTroubles(troubles)
  })
})

test('where HTML must be vouched for, pages keep up still', async () => {
  const headers = (types) => ({
    'content/_static/_headers': `/*\n  Content-Security-Policy: require-trusted-types-for 'script'${types}\n`,
  })
  const follow = async (page, draft, isMorphed) => {
    draft.write(ONE, article('One', 'Second words.'))
    await shows(page, 'Second words.')
    assert.equal(await isKept(page), isMorphed)
    draft.write(ONE, article('One', '[[nobody]]'))
    await page.getByRole('alertdialog').waitFor({ timeout: 8000 })
    draft.write(ONE, article('One', 'Third words.'))
    await shows(page, 'Third words.')
  }
  await live(headers(''), 'articles/one/', (page, draft) => follow(page, draft, true))
  await live(headers("; trusted-types 'none'"), 'articles/one/', (page, draft) => follow(page, draft, false))
})

test('the visible tab goes to the page that is edited, if asked to', async () => {
  const flags = ['--open-changed']
  await live(
    {},
    'articles/one/',
    async (page, draft) => {
      draft.write(TWO, article('Two', 'Edited words.'))
      await page.waitForURL('**/articles/two/', { timeout: 8000 })
      await shows(page, 'Edited words.')
      // Going elsewhere by hand is not undone.
      await page.goto(draft.url('articles/one/'))
      await quietly(page)
      assert.ok(page.url().endsWith('/articles/one/'), page.url())
    },
    { flags },
  )
})
