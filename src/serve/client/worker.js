// One stream of events for all open tabs: a browser keeps only six connections to a host,
// and each stream takes one for as long as its tab is open.

const SILENCE = 15000

/** Every tab, with when it was last looked at. */
const tabs = new Map()
let stream = null
let heard = 0
let last = null
let clock = 0

function connect() {
  stream?.close()
  heard = Date.now()
  stream = new EventSource('/-/casebook/events')
  stream.onopen = () => {
    heard = Date.now()
  }
  stream.addEventListener('pulse', () => {
    heard = Date.now()
  })
  stream.addEventListener('turn', (event) => {
    heard = Date.now()
    last = JSON.parse(event.data)
    const seen = latest()
    for (const tab of tabs.keys()) tab.postMessage({ ...last, here: tab === seen })
  })
}

/** The tab that was looked at last. */
function latest() {
  const all = [...tabs].sort(([, a], [, b]) => b - a)
  return all[0]?.[0]
}

// A stream that broke for good, or that a sleeping laptop left hanging, is opened anew.
setInterval(() => {
  if (!stream || tabs.size === 0) return
  const closed = stream.readyState === EventSource.CLOSED
  if (closed || Date.now() - heard > SILENCE) connect()
}, 1000)

self.onconnect = ({ ports: [tab] }) => {
  tabs.set(tab, 0)
  tab.onmessage = ({ data }) => {
    if (data === 'bye') tabs.delete(tab)
    else {
      if (data === 'seen') clock += 1
      tabs.set(tab, data === 'seen' ? clock : (tabs.get(tab) ?? 0))
    }
  }
  if (last) tab.postMessage({ ...last, here: false })
  if (!stream) connect()
}
