// Filters of a chronology: what does not answer is hidden, nothing is moved. On a page that
// holds its events, entries are hidden; where they are on several pages, an index of all
// of them is fetched when the filters are first touched, and what answers is listed.
(() => {
  'use strict';
  const form = document.getElementById('filters');
  if (!form) return;

  const $ = id => document.getElementById(id);
  const data = form.dataset;
  const fields = form.elements;
  const names = ['q', 'who', 'thread', 'status', 'source', 'from', 'to'];
  const lists = ['who', 'thread', 'status', 'source'];
  const numbers = new Intl.NumberFormat(data.locale);
  const plurals = new Intl.PluralRules(data.locale);
  const words = new Map(data.words.split('|').map(pair => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), pair.slice(at + 1)];
  }));
  const panel = form.parentElement;
  const seen = $('filters-count');
  const told = $('filters-told');
  const indexed = Boolean(data.index);
  const total = Number(indexed ? data.count : data.shown);

  // An event: what is looked for in it. `bounds` are ISO 8601, which orders as text does
  // for years of four digits; others are compared by number.
  let events = null;
  let labels = null;

  const fold = text => text.normalize('NFKD').replace(/[\u0300-\u036f\u064b-\u065f\u0670]/g, '').toLowerCase();

  const day = (text, last) => {
    const parts = /^(-?\d{4,})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text);
    if (!parts) return null;
    return Number(parts[1]) * 10000 + Number(parts[2] || (last ? 12 : 1)) * 100 + Number(parts[3] || (last ? 31 : 1));
  };

  const span = bounds => {
    if (!bounds) return null;
    const at = bounds.indexOf('/', 1);
    const [from, to] = [bounds.slice(0, at), bounds.slice(at + 1)];
    // What has no stated beginning or end may lie arbitrarily far.
    return [day(from, false) ?? -Infinity, day(to, true) ?? Infinity];
  };

  const ids = text => (text ? text.split(' ') : []);

  // Entries of the page, with the names of all they mention.
  const gather = () => {
    labels = { who: new Map(), thread: new Map(), status: new Map(), source: new Map() };
    events = [...document.querySelectorAll('#events .entry')].map(entry => {
      const event = { entry, text: null, span: span(entry.dataset.bounds) };
      for (const name of lists) {
        event[name] = ids(entry.dataset[name]);
        event[name].forEach((id, n) => {
          if (labels[name].has(id)) return;
          const all = name === 'status'
            ? entry.querySelectorAll('.entry-title .status')
            : entry.querySelectorAll(`.${name} > a, .${name} > bdi`);
          labels[name].set(id, all[n] ? all[n].textContent : id);
        });
      }
      return event;
    });
  };

  const read = index => {
    labels = {};
    for (const name of lists) labels[name] = new Map(index[name]);
    const keys = Object.fromEntries(lists.map(name => [name, index[name].map(([id]) => id)]));
    const base = new URL(data.index, document.baseURI);
    events = index.events.map(([href, title, date, bounds, status, who, thread, source, more, place]) => ({
      href: new URL(href, base).href, title, date,
      text: fold(`${title} ${date} ${more} ${who.map(n => index.who[n][1]).join(' ')}`),
      span: span(bounds),
      status: status < 0 ? [] : [keys.status[status]],
      who: who.map(n => keys.who[n]),
      thread: thread.map(n => keys.thread[n]),
      source: source.map(n => keys.source[n]),
      place: place < 0 ? null : keys.who[place],
    }));
    const limit = data.thread;
    if (limit) events = events.filter(event => event.thread.includes(limit));
    const entity = data.entity;
    if (entity) events = events.filter(event => event.who.includes(entity) || event.place === entity);
  };

  const options = () => {
    const collator = new Intl.Collator(data.locale);
    for (const name of lists) {
      const select = fields[name];
      const counts = new Map();
      for (const event of events) for (const id of event[name]) counts.set(id, (counts.get(id) || 0) + 1);
      const all = [...counts].map(([id, n]) => [labels[name].get(id) || id, id, n]);
      all.sort((a, b) => collator.compare(a[0], b[0]));
      const made = document.createDocumentFragment();
      for (const [label, id, n] of all) made.append(new Option(`${label} (${numbers.format(n)})`, id));
      select.append(made);
      select.closest('p').hidden = all.length === 0;
      select.value = wanted.get(name) || '';
      if (select.selectedIndex < 0) select.value = '';
    }
  };

  let loading = null;
  const ready = () => {
    loading ||= (async () => {
      if (indexed) {
        const answer = await fetch(data.index);
        if (!answer.ok) throw new Error(String(answer.status));
        read(await answer.json());
      } else {
        gather();
      }
      options();
    })();
    return loading;
  };

  const asked = () => {
    const all = {};
    for (const name of names) {
      const value = fields[name].value.trim();
      if (value) all[name] = value;
    }
    return all;
  };

  const answers = (event, want) => {
    for (const name of lists) if (want[name] && !event[name].includes(want[name])) return false;
    if (want.from !== undefined || want.to !== undefined) {
      if (!event.span) return false;
      if (want.from !== undefined && event.span[1] < want.from) return false;
      if (want.to !== undefined && event.span[0] > want.to) return false;
    }
    if (want.q) {
      event.text ??= fold(event.entry.textContent.replace(/\s+/g, ' '));
      return want.q.every(word => event.text.includes(word));
    }
    return true;
  };

  const STEP = 200;
  const found = $('found');

  const item = event => {
    const li = document.createElement('li');
    li.className = event.date ? 'entry' : 'entry undated';
    const date = document.createElement('p');
    date.className = 'entry-date';
    date.textContent = event.date || data.undated;
    const title = document.createElement('p');
    title.className = 'entry-title';
    const link = document.createElement('a');
    link.className = 'event';
    link.href = event.href;
    link.textContent = event.title;
    title.append(link);
    for (const id of event.status) {
      const status = document.createElement('span');
      status.className = `status status-${id}`;
      status.textContent = labels.status.get(id);
      title.append(' ', status);
    }
    li.append(date, title);
    return li;
  };

  const list = some => {
    const made = document.createDocumentFragment();
    for (const event of some.slice(0, STEP)) made.append(item(event));
    if (some.length > STEP) {
      const rest = document.createElement('li');
      rest.className = 'entry';
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = data.more;
      button.addEventListener('click', () => {
        const next = some.slice(STEP);
        const before = rest.previousElementSibling;
        rest.remove();
        found.append(list(next));
        before?.nextElementSibling?.querySelector('a')?.focus();
      });
      rest.append(button);
      made.append(rest);
    }
    return made;
  };

  // Headings stand only over what is shown.
  const headings = () => {
    for (const group of document.querySelectorAll('#events :is(.entries, .stretch, .year)')) {
      group.hidden = !group.querySelector('.entry:not([hidden])');
    }
  };

  let telling = 0;
  const tell = (n, some) => {
    const text = !some ? '' : n === 0 ? data.none
      : (words.get(plurals.select(n)) || words.get('other'))
        .replace('{n}', numbers.format(n)).replace('{m}', numbers.format(total));
    seen.textContent = text;
    // Typing is not interrupted: the count is announced when it rests.
    clearTimeout(telling);
    telling = setTimeout(() => { told.textContent = text; }, 400);
  };

  const apply = () => {
    const given = asked();
    const want = { ...given };
    const some = Object.keys(given).length > 0;
    for (const name of ['from', 'to']) {
      const value = given[name] === undefined ? undefined : day(given[name], name === 'to');
      fields[name].setAttribute('aria-invalid', String(value === null));
      want[name] = value ?? undefined;
    }
    want.q = given.q ? fold(given.q).split(/\s+/).filter(Boolean) : null;
    if (indexed) {
      const all = some ? events.filter(event => answers(event, want)) : [];
      found.replaceChildren(list(all));
      found.hidden = all.length === 0;
      tell(all.length, some);
      return;
    }
    let n = 0;
    for (const event of events) {
      const is = answers(event, want);
      if (is) n += 1;
      if (event.entry.hidden === is) event.entry.hidden = !is;
    }
    headings();
    tell(n, some);
  };

  // The state is the address's query, so that what is found can be sent to a colleague.
  let noting = 0;
  const note = () => {
    clearTimeout(noting);
    noting = setTimeout(() => {
      const query = new URLSearchParams(asked()).toString();
      const { pathname, hash } = location;
      history.replaceState(history.state, '', pathname + (query ? `?${query}` : '') + hash);
    }, 200);
  };

  const act = async () => {
    try {
      await ready();
      apply();
    } catch {
      loading = null;
      seen.textContent = data.failed;
      told.textContent = data.failed;
    }
  };

  let wanted = new URLSearchParams(location.search);
  const restore = () => {
    wanted = new URLSearchParams(location.search);
    for (const name of names) fields[name].value = wanted.get(name) || '';
  };

  panel.hidden = false;
  restore();
  form.addEventListener('input', () => { act(); note(); });
  form.addEventListener('submit', event => { event.preventDefault(); act(); });
  form.addEventListener('reset', () => setTimeout(() => { act(); note(); }, 0));
  for (const begun of ['focusin', 'pointerover']) form.addEventListener(begun, () => { ready().catch(() => {}); }, { once: true });
  panel.addEventListener('toggle', () => { if (panel.open) ready().catch(() => {}); });
  window.addEventListener('popstate', () => { restore(); act(); });
  if (names.some(name => wanted.get(name))) {
    panel.open = true;
    act();
  }

  // An address of an entry on the whole chronology still leads to it after a split.
  const entry = decodeURIComponent(location.hash.slice(1));
  if (indexed && entry.startsWith('event-') && !$(entry)) {
    ready().then(() => {
      const event = events.find(one => one.href.endsWith(`#${entry}`));
      if (event) location.replace(event.href);
    }).catch(() => {});
  }
})();
