// The player of an exhibit and its transcript: a cue's time plays from there, the cue that is
// heard is marked, an address with a cue's anchor begins there. Without this the times are
// links to their cues and the browser's own player plays.
(() => {
  'use strict';
  const player = document.querySelector('.shown .player');
  const media = player?.querySelector('audio, video');
  if (!media) return;

  const cues = [...document.querySelectorAll('.cue[data-start]')].map(row => ({
    row,
    start: Number(row.dataset.start),
    end: Number(row.dataset.end),
  }));
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  let current = null;
  let moved = false;

  const length = () => (Number.isFinite(media.duration) ? media.duration : Number(player.dataset.seconds));

  const show = () => {
    const now = media.currentTime + 0.01;
    const heard = cues.findLast(cue => cue.start <= now) ?? null;
    const cue = heard && now < heard.end ? heard : null;
    const all = length();
    player.style.setProperty('--played', all ? Math.min(1, media.currentTime / all) : 0);
    if (cue === current) return;
    current?.row.removeAttribute('aria-current');
    cue?.row.setAttribute('aria-current', 'true');
    current = cue;
    if (cue && !media.paused && !moved) {
      cue.row.scrollIntoView({ block: 'nearest', behavior: calm.matches ? 'auto' : 'smooth' });
    }
  };

  // Before the file's head is there, a time is remembered until it is.
  const seek = time => {
    const go = () => {
      media.currentTime = time;
      show();
    };
    if (media.readyState) go();
    else media.addEventListener('loadedmetadata', go, { once: true });
  };

  const byHash = () => {
    const cue = cues.find(({ row }) => row.id && `#${row.id}` === location.hash);
    if (cue) seek(cue.start);
  };

  for (const { row, start } of cues) {
    row.querySelector('.cue-time a')?.addEventListener('click', event => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      history.replaceState(null, '', `#${row.id}`);
      moved = false;
      seek(start);
      // A browser that may not play yet says so in the player itself.
      media.play().catch(() => {});
    });
  }

  player.querySelector('.wave')?.addEventListener('click', event => {
    const box = event.currentTarget.getBoundingClientRect();
    seek(Math.max(0, (event.clientX - box.left) / box.width) * length());
  });

  for (const name of ['timeupdate', 'seeked', 'play', 'ended']) media.addEventListener(name, show);
  // Between two events of the player a cue may have begun a quarter of a second ago.
  media.addEventListener('play', () => {
    moved = false;
    const step = () => {
      show();
      if (!media.paused) requestAnimationFrame(step);
    };
    step();
  });
  // Who scrolls reads elsewhere, and is left there.
  for (const name of ['wheel', 'touchmove']) addEventListener(name, () => { moved = true; }, { passive: true });
  addEventListener('keydown', ({ key }) => {
    if (/^(Page|Arrow(Up|Down)|Home|End)/.test(key)) moved = true;
  });
  addEventListener('hashchange', byHash);
  byHash();
})();
