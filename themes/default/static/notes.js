// Notes and marked claims. Where there is room the notes of an article stand in its margin,
// each beside its mark; elsewhere a mark shows what its note tells when it is pointed at, comes
// into focus, or is tapped. Without this script marks lead to the notes, and notes back.
(() => {
  'use strict';
  const MARKS = 'a[role="doc-noteref"], a.claim[data-preview]';
  const wide = matchMedia('screen and (min-width: 80rem)');
  const byId = id => document.getElementById(id);
  const markOf = event => event.target.closest?.(MARKS);
  const targetOf = mark => byId(mark.dataset.preview || decodeURIComponent(mark.hash.slice(1)));
  const beside = note => wide.matches && note.closest('.sidenotes');

  // Previews

  let shown = null;
  let lit = null;
  let box = null;
  let timer;
  let touch = false;

  const hide = () => {
    clearTimeout(timer);
    lit?.classList.remove('lit');
    shown?.removeAttribute('aria-describedby');
    box?.remove();
    shown = lit = box = null;
  };

  const show = mark => {
    clearTimeout(timer);
    if (mark === shown) return;
    hide();
    const target = targetOf(mark);
    if (!target) return;
    shown = mark;
    if (beside(target)) {
      lit = target;
      target.classList.add('lit');
      mark.setAttribute('aria-describedby', target.id);
      return;
    }
    box = document.createElement('div');
    box.className = 'preview';
    box.id = 'preview';
    box.setAttribute('role', 'tooltip');
    box.append(...target.cloneNode(true).childNodes);
    for (const link of box.querySelectorAll('.footnote-back')) link.remove();
    for (const part of box.querySelectorAll('[id]')) part.removeAttribute('id');
    // Those who use keys go on to the next mark, or through the mark to the note itself.
    for (const link of box.querySelectorAll('a, button, [tabindex]')) link.tabIndex = -1;
    const own = target.closest('[lang]');
    box.lang = own.lang;
    box.dir = getComputedStyle(own).direction;
    byId('main').append(box);
    mark.setAttribute('aria-describedby', box.id);
    settle(mark);
  };

  // Beneath the mark, or above it where there is no room; never beyond the window.
  const settle = mark => {
    const at = mark.getClientRects()[0];
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const own = box.getBoundingClientRect();
    const from = getComputedStyle(mark).direction === 'rtl' ? at.right - own.width + 12 : at.left - 12;
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

  document.addEventListener('pointerover', event => {
    if (event.pointerType !== 'mouse') return;
    const mark = markOf(event);
    if (mark) later(() => show(mark), 200);
    else if (box?.contains(event.target)) clearTimeout(timer);
    else if (shown && shown !== document.activeElement) later(hide, 150);
    else clearTimeout(timer);
  });
  document.addEventListener('focusin', event => {
    const mark = markOf(event);
    if (mark?.matches(':focus-visible') && !touch) show(mark);
    else if (shown && shown !== mark && !box?.contains(event.target)) hide();
  });
  document.addEventListener('focusout', event => {
    if (event.target === shown && !box?.contains(event.relatedTarget)) hide();
  });
  document.addEventListener('keydown', event => {
    touch = false;
    if (event.key === 'Escape') hide();
  });
  document.addEventListener('pointerdown', event => {
    touch = event.pointerType !== 'mouse';
    if (shown && !box?.contains(event.target) && markOf(event) !== shown) hide();
  });
  // A first tap shows, a second one follows the link.
  document.addEventListener('click', event => {
    const mark = markOf(event);
    if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = targetOf(mark);
    if (touch && target && mark !== shown && !beside(target)) {
      event.preventDefault();
      show(mark);
    } else hide();
  });
  addEventListener('resize', hide);

  // The margin

  const place = rail => {
    const origin = rail.getBoundingClientRect().top;
    let end = 0;
    for (const note of rail.querySelectorAll('.notes > ol > li')) {
      const mark = [...rail.querySelectorAll('[role="doc-noteref"]')]
        .find(one => !one.closest('.notes') && one.hash === `#${note.id}`);
      const wanted = mark ? mark.getBoundingClientRect().top - origin - 4 : end;
      const top = Math.max(wanted, end);
      note.style.setProperty('--at', `${top}px`);
      end = top + note.getBoundingClientRect().height + 14;
    }
    rail.style.setProperty('--end', `${end}px`);
  };

  for (const rail of document.querySelectorAll('.with-rail:has(.notes)')) {
    rail.classList.add('sidenotes');
    const again = () => wide.matches && place(rail);
    new ResizeObserver(again).observe(rail.querySelector('.prose'));
    wide.addEventListener('change', again);
    document.fonts?.ready.then(again);
    again();
  }
})();
