#!/usr/bin/env node
// judge.mjs [FOLDER]: what the W3C's own parser (npm: webvtt-parser) makes of every .vtt file of
// the folder (this one, if none is given), written beside it as .json for tests/webvtt.rs, which
// then needs no Node. Run it after adding a file: `npm install webvtt-parser`, then `node judge.mjs`.
// Where the package lies elsewhere, NODE_PATH says where.
import fs from 'node:fs'
import path from 'node:path'
import { createRequire } from 'node:module'

const own = import.meta.dirname
const roots = (process.env.NODE_PATH ?? '').split(path.delimiter).filter(Boolean).map(p => path.dirname(p))
const find = createRequire(path.join(roots[0] ?? own, 'from-here.js'))
const { WebVTTParser } = find('webvtt-parser')
const entities = find('webvtt-parser/html-entities.json')

const milliseconds = seconds => Math.round(seconds * 1000)

function node(n) {
  if (n.type === 'text') return n.value
  if (n.type === 'timestamp') return { time: milliseconds(n.value) }
  return { tag: n.name, classes: n.classes, value: n.value ?? '', children: n.children.map(node) }
}

const folder = process.argv[2] ?? own
for (const name of fs.readdirSync(folder).filter(f => f.endsWith('.vtt')).sort()) {
  const text = fs.readFileSync(path.join(folder, name), 'utf8')
  const { cues, errors } = new WebVTTParser(entities).parse(text, 'subtitles/captions/descriptions')
  const found = {
    errors: errors.map(e => `line ${e.line}: ${e.message}`),
    cues: cues.map(c => ({
      id: c.id, start: milliseconds(c.startTime), end: milliseconds(c.endTime), text: c.tree.children.map(node)
    }))
  }
  fs.writeFileSync(path.join(folder, name.replace(/vtt$/, 'json')), JSON.stringify(found, null, 1) + '\n')
}
