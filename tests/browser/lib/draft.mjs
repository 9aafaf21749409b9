// A project in a folder of its own, served by the program while a test edits it.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const PARAGRAPHS = Array.from({ length: 60 }, (_, n) => `Line ${n + 1} of the story.\n`).join('\n')

/** The text of an article; long enough to be scrolled. */
export const article = (title, words = '') => `---
title: ${title}
date: 2022-09-28
---
${words}

${PARAGRAPHS}
`

export const CASE = {
  'casebook.yaml': 'title: A case\nbase_url: https://example.org/\nlanguage: en\n',
  'content/articles/one.md': article('One', 'First words.'),
  'content/articles/two.md': article('Two', 'Other words.'),
}

/** The program under test. */
function program() {
  const file = process.env.CASEBOOK
  if (!file) throw new Error('set CASEBOOK to the casebook program')
  return path.resolve(file)
}

/** Writes `files` into a new project; `null` for a text removes the file. */
export function project(files = {}) {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-draft-'))
  const write = (name, text) => {
    const file = path.join(root, name)
    if (text === null) return fs.rmSync(file, { force: true })
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, text)
  }
  for (const [name, text] of Object.entries({ ...CASE, ...files })) write(name, text)
  return { root, write, remove: () => fs.rmSync(root, { recursive: true, force: true }) }
}

/** Starts `casebook serve --watch` and waits until it says where. */
export async function serve(root, { port = 0, flags = [] } = {}) {
  const words = ['serve', '--watch', '--root', root, '--port', String(port), ...flags]
  const child = spawn(program(), words, { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8')
  const ended = new Promise((done) => child.once('exit', (code) => done(code)))
  const origin = await new Promise((found, failed) => {
    child.stderr.on('data', (text) => {
      said += text
      const url = /Serving (http:\/\/\S+)\/ from/.exec(said)
      if (url) found(url[1])
    })
    ended.then((code) => failed(new Error(`it ended with ${code}: ${said}`)))
  })
  return {
    origin,
    port: Number(new URL(origin).port),
    pid: child.pid,
    said: () => said,
    stop: () => {
      child.kill('SIGINT')
      return ended
    },
  }
}

/** A project that is served, with all that a test needs, put away afterwards. */
export async function drafting(files, options, work) {
  const draft = project(files)
  let server
  try {
    server = await serve(draft.root, options)
    return await work({
      ...draft,
      origin: server.origin,
      said: () => server.said(),
      pid: () => server.pid,
      url: (where) => new URL(where, `${server.origin}/`).href,
      stop: () => server.stop(),
      start: async () => {
        server = await serve(draft.root, { ...options, port: server.port })
      },
    })
  } finally {
    await server?.stop()
    draft.remove()
  }
}
