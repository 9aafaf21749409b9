// Filters of a chronology. On a page that holds its events, entries that do not answer are
// hidden and nothing is moved; where they are on several pages, an index of all of them is
// fetched when the filters are first touched, and what answers is listed.
(() => {
  'use strict';
  const $ = id => document.getElementById(id);
  const form = $('filters');
  if (!form) return;

  const data = form.dataset;
  const fields = form.elements;
  const lists = ['who', 'thread', 'status', 'source'];
  const names = ['q', ...lists, 'from', 'to'];
  const numbers = new Intl.NumberFormat(data.locale);
  const plurals = new Intl.PluralRules(data.locale);
  const words = new Map(data.words.split('|').map(pair => /^(.*?)=(.*)$/.exec(pair).slice(1)));
  const panel = form.parentElement;
  const seen = $('filters-count');
  const told = $('filters-told');
  const indexed = data.index;
  const total = Number(indexed ? data.count : data.shown);

  // What is looked for, of each event; days are numbers (20220924).
  let events = null;
  let labels = null;
  // What the address asks for, and its query as last read or written.
  let wanted;
  let query;

  const fold = text => text.normalize('NFKD').replace(/[\u0300-\u036f\u064b-\u065f\u0670]/g, '').toLowerCase();

  // Digits of Arabic and Urdu keyboards count as others do.
  const day = (text, last) => {
    const parts = /^(-?\d{4,})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/.exec(text.replace(/[٠-٩۰-۹]/g, digit => digit.charCodeAt(0) & 15));
    return parts && parts[1] * 10000 + (parts[2] || (last ? 12 : 1)) * 100 + Number(parts[3] || (last ? 31 : 1));
  };

  const span = bounds => {
    if (!bounds) return null;
    const [from, to] = bounds.split('/');
    // What has no stated beginning or end may lie arbitrarily far.
    return [day(from, false) ?? -Infinity, day(to, true) ?? Infinity];
  };

  // Headings stand only over what is shown: the groups that an entry is in, from within.
  const groups = new Map();
  const groupsOf = element => {
    if (!element || element.id === 'events') return null;
    let group = groups.get(element);
    if (!group) groups.set(element, group = { element, around: groupsOf(element.parentElement) });
    return group;
  };

  const gather = () => {
    labels = Object.fromEntries(lists.map(name => [name, new Map()]));
    events = [...document.querySelectorAll('#events .entry')].map(entry => {
      const event = { entry, text: null, span: span(entry.dataset.bounds), within: groupsOf(entry.parentElement) };
      for (const name of lists) {
        event[name] = entry.dataset[name]?.split(' ') || [];
        event[name].forEach((id, n) => {
          if (labels[name].has(id)) return;
          const all = entry.querySelectorAll(name === 'status' ? '.status' : `.${name} > :is(a, bdi)`);
          labels[name].set(id, all[n]?.textContent || id);
        });
      }
      return event;
    });
  };

  const read = index => {
    labels = Object.fromEntries(lists.map(name => [name, new Map(index[name])]));
    const keys = Object.fromEntries(lists.map(name => [name, index[name].map(([id]) => id)]));
    const base = new URL(data.index, document.baseURI);
    events = index.events.map(([href, title, date, bounds, status, who, thread, source, more, place, tongue]) => ({
      href: new URL(href, base).href, title, date, tongue,
      text: fold(`${title} ${date} ${more} ${who.map(n => index.who[n][1]).join(' ')}`),
      span: span(bounds),
      status: status < 0 ? [] : [keys.status[status]],
      who: who.map(n => keys.who[n]),
      thread: thread.map(n => keys.thread[n]),
      source: source.map(n => keys.source[n]),
      place: place < 0 ? null : keys.who[place],
    }));
    const { thread, entity } = data;
    if (thread) events = events.filter(event => event.thread.includes(thread));
    if (entity) events = events.filter(event => event.who.includes(entity) || event.place === entity);
  };

  const options = () => {
    const collator = new Intl.Collator(data.locale);
    for (const name of lists) {
      const select = fields[name];
      const counts = new Map();
      for (const event of events) for (const id of event[name]) counts.set(id, (counts.get(id) || 0) + 1);
      const all = [...counts].map(([id, n]) => [labels[name].get(id), id, n]);
      all.sort((a, b) => collator.compare(a[0], b[0]));
      select.append(...all.map(([label, id, n]) => new Option(`${label} (${numbers.format(n)})`, id)));
      select.closest('p').hidden = all.length === 0;
    }
    restore(lists);
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
    if (want.none) return false;
    for (const name of lists) if (want[name] && !event[name].includes(want[name])) return false;
    const { from, to } = want;
    if ((from ?? to ?? null) !== null) {
      if (!event.span || event.span[1] < (from ?? -Infinity) || event.span[0] > (to ?? Infinity)) return false;
    }
    if (want.q) {
      event.text ??= fold(event.entry.textContent.replace(/\s+/g, ' '));
      return want.q.every(word => event.text.includes(word));
    }
    return true;
  };

  const STEP = 100;
  const found = $('found');

  const make = (tag, name, ...inside) => {
    const made = document.createElement(tag);
    made.className = name;
    made.append(...inside);
    return made;
  };

  const item = event => {
    const link = make('a', 'event', event.title);
    link.href = event.href;
    if (event.tongue) [link.lang, link.dir] = event.tongue;
    const status = event.status.flatMap(id => [' ', make('span', `status status-${id}`, labels.status.get(id))]);
    return make('li', event.date ? 'entry' : 'entry undated',
      make('p', 'entry-date', event.date || data.undated), make('p', 'entry-title', link, ...status));
  };

  const list = some => {
    const made = document.createDocumentFragment();
    for (const event of some.slice(0, STEP)) made.append(item(event));
    if (some.length > STEP) {
      const button = make('button', '', data.more);
      const rest = make('li', 'entry', button);
      button.type = 'button';
      button.addEventListener('click', () => {
        const before = rest.previousElementSibling;
        rest.replaceWith(list(some.slice(STEP)));
        before.nextElementSibling.querySelector('a').focus();
      });
      made.append(rest);
    }
    return made;
  };

  let telling = 0;
  const tell = (n, some) => {
    const text = !some ? '' : n === 0 ? data.none
      : (words.get(plurals.select(n)) || words.get('other'))
        .replace('{n}', numbers.format(n)).replace('{m}', numbers.format(total));
    seen.textContent = text;
    // Typing is not interrupted: the count is announced when it rests.
    clearTimeout(telling);
    telling = setTimeout(() => { if (told.textContent !== text) told.textContent = text; }, 400);
  };

  // What is wrong with a date is said beside it, but not while it is being typed.
  const say = (name, words) => {
    fields[name].ariaInvalid = Boolean(words);
    $(`filter-${name}-wrong`).textContent = words;
  };

  const apply = isDone => {
    const given = asked();
    const want = { ...given };
    const some = Object.keys(given).length > 0;
    for (const name of ['from', 'to']) {
      const value = given[name];
      want[name] = value && day(value, name === 'to');
      const isTyped = !isDone && document.activeElement === fields[name];
      say(name, want[name] === null && !isTyped ? data.wrong.replace('{text}', () => `\u2068${value}\u2069`) : '');
    }
    want.none = want.from && want.to && want.to < want.from;
    if (want.none) say('to', data.reversed);
    want.q = given.q ? fold(given.q).split(/\s+/).filter(Boolean) : null;
    if (indexed) {
      const all = some ? events.filter(event => answers(event, want)) : [];
      found.replaceChildren(list(all));
      found.hidden = all.length === 0;
      tell(all.length, some);
      return;
    }
    let n = 0;
    for (const group of groups.values()) group.shown = false;
    for (const event of events) {
      const is = answers(event, want);
      if (event.entry.hidden === is) event.entry.hidden = !is;
      if (!is) continue;
      n += 1;
      for (let group = event.within; group && !group.shown; group = group.around) group.shown = true;
    }
    for (const group of groups.values()) {
      group.element.hidden = !group.shown;
    }
    tell(n, some);
  };

  // The state is the address's query, so that what is found can be sent to a colleague.
  let noting = 0;
  const note = () => {
    clearTimeout(noting);
    noting = setTimeout(() => {
      const asks = new URLSearchParams(asked()).toString();
      query = asks && `?${asks}`;
      history.replaceState(history.state, '', location.pathname + query + location.hash);
    }, 200);
  };

  const act = async isDone => {
    try {
      await ready();
      apply(isDone);
      note();
    } catch {
      loading = null;
      seen.textContent = told.textContent = data.failed;
    }
  };

  // Lists have nothing to choose from until the events are known; what they shall say waits.
  const restore = some => {
    for (const name of some) {
      const field = fields[name];
      field.value = wanted.get(name) || '';
      if (field.selectedIndex < 0) field.value = '';
    }
  };
  const recall = () => {
    query = location.search;
    wanted = new URLSearchParams(query);
    restore(names);
  };

  panel.hidden = false;
  recall();
  form.addEventListener('input', () => act(false));
  // A moment later, lest what is being clicked on give way.
  form.addEventListener('focusout', ({ target }) => { if (/^(from|to)$/.test(target.name) && target.value) setTimeout(act, 250, true); });
  form.addEventListener('submit', event => { event.preventDefault(); act(true); });
  form.addEventListener('reset', () => setTimeout(() => act(true), 0));
  const prepare = () => ready().catch(() => {});
  for (const begun of ['focusin', 'pointerover', 'toggle']) panel.addEventListener(begun, prepare, { once: true });
  window.addEventListener('popstate', () => {
    if (location.search === query) return;
    recall();
    act(true);
  });
  if (names.some(name => wanted.get(name))) {
    panel.open = true;
    act(true);
  }

  // An address of an entry on the whole chronology still leads to it after a split.
  const entry = location.hash.slice(1);
  if (indexed && entry.startsWith('event-') && !$(entry)) {
    ready().then(() => {
      const event = events.find(one => one.href.endsWith(`#${entry}`));
      if (event) location.replace(event.href);
    }).catch(() => {});
  }
})();
