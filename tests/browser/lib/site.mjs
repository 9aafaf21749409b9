// A static server for one built site: what any plain web host does, and nothing more.
import fs from 'node:fs/promises'
import http from 'node:http'
import path from 'node:path'

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.vtt': 'text/vtt; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.wav': 'audio/wav',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.pdf': 'application/pdf',
  '.woff2': 'font/woff2',
}

/**
 * Serves `root` under the path `base`, on a free port of this machine.
 * An address outside `base` has no site behind it and gets a bare 404.
 */
export async function serve(root, base = '/') {
  if (!base.startsWith('/') || !base.endsWith('/')) throw new Error(`not a base path: ${base}`)
  const server = http.createServer((request, response) => {
    answer(root, base, request, response).catch((error) => {
      response.writeHead(500).end(String(error))
    })
  })
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
  const origin = `http://127.0.0.1:${server.address().port}`
  return {
    origin,
    base,
    /** The address of a file of the site, as a reader would write it: without `index.html`. */
    url: (file) => new URL(encodeURI(file).replace(/(^|\/)index\.html$/, '$1'), origin + base).href,
    close: () => {
      server.closeAllConnections()
      return new Promise((closed) => server.close(closed))
    },
  }
}

async function answer(root, base, request, response) {
  const address = new URL(request.url, 'http://localhost')
  const wanted = decodeURIComponent(address.pathname)
  if (!wanted.startsWith(base)) return response.writeHead(404).end('nothing is served here')
  const file = path.join(root, wanted.slice(base.length))
  const within = file === path.resolve(root) || file.startsWith(path.resolve(root) + path.sep)
  if (!within) return response.writeHead(400).end('outside the site')

  const found = await fs.stat(file).catch(() => null)
  if (found?.isDirectory() && !wanted.endsWith('/')) {
    return response.writeHead(301, { location: `${address.pathname}/${address.search}` }).end()
  }
  const target = found?.isDirectory() ? path.join(file, 'index.html') : file
  const body = wanted.endsWith('/') && found?.isFile() ? null : await read(target)
  if (body) return send(request, response, 200, target, body)
  const missing = path.join(root, '404.html')
  return send(request, response, 404, missing, (await read(missing)) ?? Buffer.from('not found'))
}

const read = (file) => fs.readFile(file).catch(() => null)

/** Players ask for parts of a recording; a host that cannot give them breaks seeking. */
function send(request, response, status, file, body) {
  const headers = {
    'content-type': TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream',
    'accept-ranges': 'bytes',
  }
  const range = status === 200 && /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '')
  if (range) {
    const start = Number(range[1])
    const end = range[2] === '' ? body.length - 1 : Math.min(Number(range[2]), body.length - 1)
    if (start > end) {
      return response.writeHead(416, { 'content-range': `bytes */${body.length}` }).end()
    }
    headers['content-range'] = `bytes ${start}-${end}/${body.length}`
    status = 206
    body = body.subarray(start, end + 1)
  }
  response.writeHead(status, { ...headers, 'content-length': body.length })
  response.end(request.method === 'HEAD' ? undefined : body)
}
