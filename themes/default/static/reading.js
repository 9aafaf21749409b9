// Reading aids: the section one reads is marked in the contents, what is to be taken along can be
// copied, the theme can be chosen, and a few keys lead about. What needs this script is hidden
// until it runs.
(() => {
  'use strict';
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const root = document.documentElement;
  const kept = (key, value) => {
    // A browser may keep nothing for this site, and then says so by an error.
    try {
      if (value === undefined) return localStorage.getItem(key);
      if (value) localStorage.setItem(key, value);
      else localStorage.removeItem(key);
    } catch {}
    return null;
  };

  // Contents

  const contents = document.querySelector('.contents');
  if (contents) {
    const folded = contents.querySelector('details');
    const now = contents.querySelector('.contents-now');
    const narrow = matchMedia('(max-width: 63.99rem)');
    const fold = () => { folded.open = !narrow.matches; };
    narrow.addEventListener('change', fold);
    fold();
    const parts = all('a', contents)
      .map(link => [link, document.getElementById(decodeURIComponent(link.hash.slice(1)))])
      .filter(([, heading]) => heading);
    const mark = () => {
      const line = innerHeight * 0.3;
      const [current] = parts.filter(([, heading]) => heading.getBoundingClientRect().top < line).pop() || [];
      if (current?.hasAttribute('aria-current')) return;
      for (const [link] of parts) link.removeAttribute('aria-current');
      current?.setAttribute('aria-current', 'true');
      now.textContent = current?.textContent ?? '';
      // Long contents beside the text scroll by themselves.
      if (current && !narrow.matches) contents.scrollTop = current.offsetTop - contents.clientHeight / 2;
    };
    const eye = new IntersectionObserver(mark, { rootMargin: '0px 0px -70% 0px', threshold: [0, 1] });
    for (const [, heading] of parts) eye.observe(heading);
    contents.addEventListener('click', event => {
      if (narrow.matches && event.target.closest('a')) folded.open = false;
    });
  }

  // To take along

  const say = (from, word) => {
    const status = from.closest('details').querySelector('[role="status"]');
    status.textContent = '';
    // A text that is there already is not told again.
    requestAnimationFrame(() => { status.textContent = status.dataset[word]; });
    const words = from.textContent;
    if (word !== 'copied' || from.dataset.was) return;
    from.dataset.was = words;
    from.textContent = status.dataset.copied;
    setTimeout(() => {
      from.textContent = words;
      delete from.dataset.was;
    }, 2000);
  };
  for (const tools of all('.take-tools')) tools.hidden = false;
  for (const button of all('[data-copy]')) {
    const text = document.getElementById(button.dataset.copy);
    button.addEventListener('click', () => {
      navigator.clipboard.writeText(text.innerText.trim()).then(
        () => say(button, 'copied'),
        () => select(button, text)
      );
    });
    if (!navigator.clipboard) button.addEventListener('click', event => {
      event.stopImmediatePropagation();
      select(button, text);
    }, true);
  }
  const select = (button, text) => {
    getSelection().selectAllChildren(text);
    say(button, 'selected');
  };
  for (const button of all('[data-share]')) {
    button.hidden = !navigator.share;
    button.addEventListener('click', () => {
      navigator.share({ title: document.title, url: button.dataset.share }).catch(() => {});
    });
  }

  // The theme

  const themes = document.querySelector('.theme-switch');
  if (themes) {
    const choose = theme => {
      if (theme) root.dataset.theme = theme;
      else delete root.dataset.theme;
      for (const radio of all('input', themes)) radio.checked = radio.value === (theme || 'auto');
    };
    choose(root.dataset.theme);
    themes.hidden = false;
    themes.addEventListener('change', event => {
      const theme = event.target.value === 'auto' ? '' : event.target.value;
      kept('casebook-theme', theme);
      choose(theme);
    });
    addEventListener('storage', event => {
      if (event.key === 'casebook-theme') choose(event.newValue);
    });
  }

  // Keys

  const help = document.querySelector('dialog.keys');
  if (!help) return;
  for (const row of all('[data-needs]', help)) row.hidden = !document.querySelector(row.dataset.needs);
  const single = help.querySelector('[name="single"]');
  // Whoever speaks to the computer may press keys without meaning to.
  single.checked = kept('casebook-keys') !== 'off';
  root.dataset.keys = single.checked ? 'on' : 'off';
  single.addEventListener('change', () => {
    kept('casebook-keys', single.checked ? '' : 'off');
    root.dataset.keys = single.checked ? 'on' : 'off';
  });
  for (const button of all('.keys-open')) {
    button.hidden = false;
    button.addEventListener('click', () => help.showModal());
  }
  help.addEventListener('click', event => {
    if (event.target === help) help.close();
  });
  document.addEventListener('keydown', event => {
    const { key, target } = event;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (root.dataset.keys === 'off' || document.querySelector('dialog[open]')) return;
    if (target.isContentEditable || target.closest?.('input, select, textarea, audio, video')) return;
    const lead = { n: 'next', p: 'prev' }[key];
    if (key === '?') help.showModal();
    else if (lead) document.querySelector(`.neighbours [rel="${lead}"]`)?.click();
    else return;
    event.preventDefault();
  });
})();
