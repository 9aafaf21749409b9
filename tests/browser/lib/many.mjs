// A case of many events, the same at every run, and its site in a folder of its own.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** Numbers from 0 to 1 that a seed decides (a linear congruential generator). */
function numbers(seed) {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32
    return state / 2 ** 32
  }
}

const THREADS = ['contracts', 'inquiry', 'money', 'court']
const STATUSES = ['confirmed', 'reported', 'alleged', 'disputed', 'denied']
const VERBS = ['signed', 'paid', 'met', 'searched', 'denied', 'audited', 'published']
const THINGS = ['a contract', 'an invoice', 'the board', 'the offices', 'a witness', 'the ledger']

/** The date of an event in one of the forms that sources give. */
function date(draw) {
  const two = (n) => String(n).padStart(2, '0')
  const [year, month, day] = [1990 + Math.floor(draw() * 36), two(1 + Math.floor(draw() * 12)), two(1 + Math.floor(draw() * 28))]
  const forms = [`${year}`, `${year}-${month}`, `${year}-${month}-${day}?`, `${year}-${month}~`, `${year}-${month}-${day}/..`, null]
  return draw() < 0.75 ? `${year}-${month}-${day}` : forms[Math.floor(draw() * forms.length)]
}

/** The files of a case of `count` events, at most `page` of them on a page. */
export function files(count, page) {
  const draw = numbers(7)
  const one = (all) => all[Math.floor(draw() * all.length)]
  const people = Array.from({ length: 60 }, (_, n) => `person-${n}`)
  const events = Array.from({ length: count }, (_, n) => {
    const when = date(draw)
    const lines = [
      `- id: ev-${n}`,
      `  title: Somebody ${one(VERBS)} ${one(THINGS)}, number ${n}`,
      when ? `  date: "${when}"` : null,
      `  status: ${one(STATUSES)}`,
      `  threads: [${one(THREADS)}]`,
      `  participants: [${one(people)}, ${one(people)}]`,
      `  sources: [report-${Math.floor(draw() * 9)}]`,
      n % 97 === 0 ? '  significance: 1' : null,
    ]
    return lines.filter(Boolean).join('\n')
  })
  const sources = Array.from({ length: 9 }, (_, n) => `- {id: report-${n}, type: report, title: Report ${n}}`)
  const all = {
    'casebook.yaml': `title: Many\nbase_url: https://example.org/\nlanguage: en\nchronology: {page: ${page}}\n`,
    'content/events.yaml': `${events.join('\n')}\n`,
    'content/sources.yaml': `${sources.join('\n')}\n`,
    'content/articles/one.md': '---\ntitle: One\ndate: 2026-01-02\n---\nIt began.\n',
  }
  for (const [n, id] of people.entries()) {
    all[`content/entities/${id}.md`] = `---\nname: Person ${n} Somebody\ntype: person\n---\n`
  }
  return all
}

/** Builds a case; gives the folder of its site. */
export function build(case_) {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-many-'))
  for (const [name, text] of Object.entries(case_)) {
    const file = path.join(root, name)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, text)
  }
  const program = process.env.CASEBOOK
  if (!program) throw new Error('set CASEBOOK to the casebook program')
  execFileSync(path.resolve(program), ['build', '--quiet', '--root', root], { stdio: 'inherit' })
  return { site: path.join(root, 'public'), remove: () => fs.rmSync(root, { recursive: true, force: true }) }
}
