// Search, in a dialog and on a page of its own. Pagefind's engine and index are fetched when
// somebody first searches.
(() => {
  'use strict';
  const { root, index } = document.currentScript.dataset;
  const box = document.getElementById('search');
  if (!box) return;
  const dialog = box.showModal && box;
  const form = box.querySelector('[role="search"]');
  const field = form.elements.q;
  const site = new URL(root || './', document.baseURI);
  const folder = new URL('pagefind/', site).href;
  const lang = document.documentElement.lang;
  const part = (name) => box.querySelector(`.search-${name}`);
  const kinds = () => [...form.elements.kind];
  const make = (name, ...inside) => {
    const one = document.createElement(name);
    one.append(...inside);
    return one;
  };
  const quietly = (work) => work.catch(() => {});

  let engine;
  let entry;
  let fresh;
  const load = async () => {
    await fresh;
    return engine ??= start();
  };
  const start = async () => {
    let from = `${folder}pagefind.js`;
    if (index === 'folder') {
      const script = make('script');
      script.src = `${folder}offline.js`;
      await new Promise((done, failed) => {
        script.onload = done;
        script.onerror = failed;
        document.head.append(script);
      });
      from = URL.createObjectURL(new Blob([casebookIndex.engine], { type: 'text/javascript' }));
    }
    const { createInstance } = await import(from);
    // Names first.
    const ranking = { metaWeights: { title: 8, names: 8 } };
    const made = createInstance({ basePath: folder, noWorker: true, excerptLength: 24, excerptEllipsis: '…', ranking });
    await made.filters();
    return made;
  };
  // The site may be another since this page was opened.
  const renew = async () => {
    if (index === 'folder') return;
    const now = await (await fetch(`${folder}pagefind-entry.json`, { cache: 'no-store' })).text();
    if (entry && entry !== now) engine = null;
    entry = now;
  };

  const plain = (text) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>');
  // Texts begin with their title, which has been said.
  const told = (excerpt, title) => {
    const words = excerpt.split(' ');
    const text = excerpt.replace(/<\/?mark>/g, '');
    const said = title.replace(/\.$/, '');
    const left = said.startsWith(text.slice(0, -2)) ? ''
      : text.startsWith(said) ? words.slice(said.split(/\s+/).length).join(' ') : excerpt;
    return make('p', ...left.split(/<\/?mark>/).map((part, n) => n % 2 ? make('mark', plain(part)) : plain(part)));
  };
  const link = (words, href) => {
    const one = make('a', words);
    one.href = href;
    return one;
  };
  const sub = (path, { title, anchor, excerpt }) => {
    const hit = /<mark>(.*?)[.,;:!?۔،؟]*<\/mark>/.exec(excerpt)?.[1] ?? '';
    const words = encodeURIComponent(plain(hit)).replace(/-/g, '%2D');
    return make('li', link(title.replace(/\.$/, ''), `${path}#${anchor.id}:~:text=${words}`), told(excerpt, title));
  };
  const weight = ({ weighted_locations: all }) => all.reduce((sum, one) => sum + one.balanced_score, 0);
  const item = ({ meta, filters, raw_url: at, excerpt, sub_results: subs }) => {
    const path = new URL(at, site).href;
    const li = make('li', link(meta.title, path));
    const kind = kinds().find((one) => one.value === filters.kind?.[0]);
    if (kind) li.append(' ', make('small', kind.dataset.one));
    const best = subs.filter((one) => one.anchor).sort((a, b) => weight(b) - weight(a)).slice(0, 3);
    const lead = subs[0]?.anchor ? '' : subs[0]?.excerpt ?? excerpt;
    li.append(told(lead, meta.title));
    if (best.length) li.append(make('ul', ...best.map((one) => sub(path, one))));
    return li;
  };

  let turn = 0;
  let rest = [];
  const show = async (fresh) => {
    const mine = turn;
    const data = await Promise.all(rest.splice(0, 10).map((one) => one.data()));
    if (mine !== turn) return;
    const items = data.map(item);
    if (fresh) part('results').replaceChildren();
    part('results').append(...items);
    part('more').hidden = !rest.length;
    if (!fresh) items[0].querySelector('a').focus();
  };

  const count = (n) => {
    const { dataset } = part('count');
    const words = n ? dataset[new Intl.PluralRules(lang).select(n)] ?? dataset.other : dataset.none;
    return words.replace('{n}', n.toLocaleString(lang));
  };
  const find = async () => {
    const mine = ++turn;
    const words = field.value.trim();
    const asked = new FormData(form);
    const address = `?${new URLSearchParams(asked)}`;
    for (const other of box.querySelectorAll('.search-others a')) other.search = address;
    if (!dialog && index !== 'folder') history.replaceState(null, '', address);
    try {
      const any = asked.getAll('kind');
      const filters = any.length ? { kind: { any } } : {};
      const found = words ? await (await load()).search(words, { filters }) : { results: [] };
      if (mine !== turn) return;
      for (const one of kinds()) {
        const n = found.totalFilters?.kind?.[one.value] ?? 0;
        one.parentNode.hidden = !n && !one.checked;
        one.nextElementSibling.textContent = n.toLocaleString(lang);
      }
      part('kinds').hidden = kinds().every((one) => one.parentNode.hidden);
      rest = found.results;
      part('count').textContent = words && count(rest.length);
      await show(true);
    } catch {
      engine = null;
      part('count').textContent = part('count').dataset.failed;
    }
  };

  let filled;
  const fill = async () => {
    if (!part('results')) {
      const page = await (await fetch(form.action)).text();
      const parts = new DOMParser().parseFromString(page, 'text/html').querySelectorAll('#search > :not(form)');
      box.append(...parts);
      for (const other of box.querySelectorAll('.search-others a')) {
        other.href = new URL(other.getAttribute('href'), form.action);
      }
    }
    part('kinds').onchange = find;
    part('more').onclick = () => show(false);
  };
  const ready = () => (filled ??= fill());
  const open = (event) => {
    event.preventDefault();
    if (dialog && !dialog.open) dialog.showModal();
    field.select();
    field.focus();
    quietly(ready());
    fresh = quietly(renew());
    quietly(load());
  };

  let timer;
  field.oninput = () => {
    clearTimeout(timer);
    timer = setTimeout(() => quietly(ready().then(find)), 120);
  };
  form.onsubmit = (event) => {
    if (dialog) return;
    event.preventDefault();
    find();
  };
  box.addEventListener('keydown', (event) => {
    if (dialog && event.key === 'Escape') {
      // A field of this kind would be emptied first.
      event.preventDefault();
      dialog.close();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.target.type === 'checkbox') return;
    const stops = [field, ...box.querySelectorAll('.search-results a')];
    event.preventDefault();
    stops[stops.indexOf(event.target) + step]?.focus();
  });
  dialog && dialog.addEventListener('click', ({ target }) => {
    if (target === dialog || target.closest('li a')) dialog.close();
  });
  document.addEventListener('keydown', (event) => {
    const { key, altKey, target } = event;
    const command = event.ctrlKey || event.metaKey;
    const typing = target.matches('input, textarea, select');
    if (!altKey && (command ? key.toLowerCase() === 'k' : key === '/' && !typing && document.documentElement.dataset.keys !== 'off')) open(event);
  });

  const opener = document.querySelector('.search-open a');
  if (opener) {
    const key = opener.querySelector('kbd');
    if (/Mac|iP/.test(navigator.platform)) key.textContent = '⌘K';
    key.classList.add('works');
    if (dialog) opener.setAttribute('role', 'button');
    opener.onclick = (event) => event.ctrlKey || event.metaKey || event.shiftKey || open(event);
    opener.onkeydown = (event) => event.key !== ' ' || open(event);
  }

  if (!dialog) {
    const params = new URLSearchParams(location.search);
    for (const one of kinds()) one.checked = params.getAll('kind').includes(one.value);
    field.value = params.get('q') ?? '';
    field.focus();
    ready().then(() => field.value && find());
  }
})();
