// Previews. Whoever points at a link to a record, or comes to it by keys, is shown what the record
// is: from this page where it says so, else from the small file beside the record's own page. Notes
// stand in the margin where there is room. Without this script links lead where they lead.
(() => {
  'use strict';
  const SOON = 80;
  const WAIT = 200;
  const LEAVE = 150;
  const HERE = 'a[role="doc-noteref"], a.claim[data-preview]';
  const RECORD = /^(?:[a-z]{2,3}(?:-[\w-]+)?\/)?(?:entities|events|claims|exhibits|sources)\/[^/]+\/(?:index\.html)?$/;
  // Links that stand beside the words a preview would show, or lead on rather than tell of something.
  const PLAIN = 'nav, svg, .preview, .entry-title, .claim-title, .card-title, .sources, .roster, [data-no-preview]';
  const root = new URL(document.currentScript.dataset.root || './', location.href).href;
  const wide = matchMedia('screen and (min-width: 80rem)');
  const byId = id => document.getElementById(id);
  const beside = target => wide.matches && target.closest('.sidenotes');

  // The part of this page that a link is previewed by.
  const targetOf = link => link.matches(HERE)
    && byId(link.dataset.preview || decodeURIComponent(link.hash.slice(1)));

  // The file that a link is previewed by.
  const fileOf = link => {
    const at = link.href.split('#')[0];
    if (!/^http/.test(at) || !at.startsWith(root) || at === location.href.split('#')[0]) return null;
    if (link.closest(PLAIN) || !link.closest('main') || navigator.connection?.saveData) return null;
    if (!link.matches('a.article') && !RECORD.test(at.slice(root.length))) return null;
    return new URL('preview.html', at).href;
  };

  const linkOf = event => {
    const link = event.target.closest?.('a[href]');
    // What is drawn has links of another kind.
    if (!(link instanceof HTMLAnchorElement)) return null;
    return targetOf(link) || fileOf(link) ? link : null;
  };

  const files = new Map();
  const load = file => {
    if (!files.has(file)) files.set(file, read(file).catch(() => null));
    return files.get(file);
  };
  const read = async file => {
    const answer = await fetch(file);
    if (!answer.ok) return null;
    const { documentElement: own } = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const main = own.querySelector('main:has(> .preview-kind)');
    // Some hosts answer with another page for a file that is not there.
    if (!main) return null;
    for (const link of main.querySelectorAll('a')) link.href = new URL(link.getAttribute('href'), file);
    // What heads a file of its own heads nothing here.
    const head = main.querySelector('h1');
    const name = document.createElement('p');
    name.className = 'preview-name';
    name.append(...head.childNodes);
    head.replaceWith(name);
    return { nodes: [...main.childNodes], lang: own.lang, dir: own.dir };
  };

  let shown = null;
  let wanted = null;
  let lit = null;
  let box = null;
  let timer;
  let touch = false;

  const hide = () => {
    clearTimeout(timer);
    lit?.classList.remove('lit');
    shown?.removeAttribute('aria-describedby');
    box?.remove();
    shown = wanted = lit = box = null;
  };

  const show = async link => {
    clearTimeout(timer);
    if (link === shown) return;
    hide();
    wanted = link;
    const target = targetOf(link);
    if (target && beside(target)) {
      shown = link;
      lit = target;
      target.classList.add('lit');
      link.setAttribute('aria-describedby', target.id);
      return;
    }
    const told = target ? copy(target) : await load(fileOf(link));
    if (!told || wanted !== link) return;
    shown = link;
    box = document.createElement('div');
    box.className = 'preview';
    box.id = 'preview';
    box.setAttribute('role', 'tooltip');
    box.append(...told.nodes.map(node => node.cloneNode(true)));
    // Those who use keys go on to the next link, or through this one to the record itself.
    for (const part of box.querySelectorAll('a, button, [tabindex]')) part.tabIndex = -1;
    box.lang = told.lang;
    box.dir = told.dir;
    byId('main').append(box);
    link.setAttribute('aria-describedby', box.id);
    settle(link);
  };

  const copy = target => {
    const all = target.cloneNode(true);
    for (const link of all.querySelectorAll('.footnote-back')) link.remove();
    for (const part of all.querySelectorAll('[id]')) part.removeAttribute('id');
    const own = target.closest('[lang]');
    return { nodes: [...all.childNodes], lang: own.lang, dir: getComputedStyle(own).direction };
  };

  // Beneath the link, or above it where there is no room; never beyond the window.
  const settle = link => {
    const at = link.getClientRects()[0];
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const own = box.getBoundingClientRect();
    const from = getComputedStyle(link).direction === 'rtl' ? at.right - own.width + 12 : at.left - 12;
    const left = Math.max(8, Math.min(from, width - own.width - 8));
    const under = at.bottom + 8;
    const above = at.top - own.height - 8;
    const top = under + own.height > height && above > 0 ? above : under;
    box.style.left = `${left + scrollX}px`;
    box.style.top = `${top + scrollY}px`;
  };

  const later = (work, wait) => {
    clearTimeout(timer);
    timer = setTimeout(work, wait);
  };
  // The file is asked for while the rest of the wait runs.
  const soon = link => later(() => {
    if (!targetOf(link)) load(fileOf(link));
    later(() => show(link), WAIT - SOON);
  }, SOON);

  document.addEventListener('pointerover', event => {
    if (event.pointerType !== 'mouse') return;
    if (box?.contains(event.target)) return clearTimeout(timer);
    const link = linkOf(event);
    if (link && link !== shown) soon(link);
    else if (link) clearTimeout(timer);
    else if (shown && shown !== document.activeElement) later(hide, LEAVE);
    else {
      clearTimeout(timer);
      wanted = shown;
    }
  });
  document.documentElement.addEventListener('pointerleave', () => {
    if (shown && shown !== document.activeElement) later(hide, LEAVE);
    else clearTimeout(timer);
  });
  document.addEventListener('focusin', event => {
    const link = linkOf(event);
    if (link?.matches(':focus-visible') && !touch) {
      if (targetOf(link)) show(link);
      else soon(link);
    } else if (shown && shown !== link && !box?.contains(event.target)) hide();
  });
  document.addEventListener('focusout', event => {
    if (box?.contains(event.relatedTarget)) return;
    if (event.target === shown || event.target === wanted) hide();
    else clearTimeout(timer);
  });
  document.addEventListener('keydown', event => {
    touch = false;
    if (event.key === 'Escape') hide();
  });
  document.addEventListener('pointerdown', event => {
    touch = event.pointerType !== 'mouse';
    if (!box?.contains(event.target) && linkOf(event) !== shown) hide();
  });
  // A tap follows a link. That of a note leads about this page only, so a first tap shows the note.
  document.addEventListener('click', event => {
    const link = linkOf(event);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = link.matches('[role="doc-noteref"]') && targetOf(link);
    if (touch && target && link !== shown && !beside(target)) {
      event.preventDefault();
      show(link);
    } else hide();
  });
  addEventListener('resize', hide);
  addEventListener('pagehide', hide);

  // The margin

  const place = rail => {
    const origin = rail.getBoundingClientRect().top;
    let end = 0;
    for (const note of rail.querySelectorAll('.notes > ol > li')) {
      const mark = [...rail.querySelectorAll('[role="doc-noteref"]')]
        .find(one => !one.closest('.notes') && one.hash === `#${note.id}`);
      const level = mark ? mark.getBoundingClientRect().top - origin - 4 : end;
      const top = Math.max(level, end);
      note.style.setProperty('--at', `${top}px`);
      end = top + note.getBoundingClientRect().height + 14;
    }
    rail.style.setProperty('--end', `${end}px`);
  };

  for (const rail of document.querySelectorAll('.with-rail:has(.notes)')) {
    const again = () => {
      rail.classList.add('sidenotes');
      if (wide.matches) place(rail);
    };
    new ResizeObserver(again).observe(rail.querySelector('.prose'));
    wide.addEventListener('change', again);
    document.fonts?.ready.then(again);
    again();
  }
})();
