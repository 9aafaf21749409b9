// Filters of the ledger: claims that do not answer are hidden, and nothing is moved.
(() => {
  'use strict';
  const form = document.getElementById('filters');
  if (!form) return;
  const { locale, words, none } = form.dataset;
  const fields = [...form.querySelectorAll('select')];
  const claims = [...document.querySelectorAll('#claims > li')];
  const links = [...document.querySelectorAll('.strip a')];
  const count = document.getElementById('filters-count');
  const numbers = new Intl.NumberFormat(locale);
  const plurals = new Intl.PluralRules(locale);
  const forms = new Map(words.split('|').map(pair => /^(.*?)=(.*)$/.exec(pair).slice(1)));

  const show = () => {
    const asked = fields.filter(field => field.value);
    const has = (claim, field) => (claim.dataset[field.name] || '').split(' ').includes(field.value);
    let n = 0;
    for (const claim of claims) {
      claim.hidden = !asked.every(field => has(claim, field));
      if (!claim.hidden) n += 1;
    }
    const told = n ? (forms.get(plurals.select(n)) || forms.get('other'))
      .replace('{n}', numbers.format(n)).replace('{m}', numbers.format(claims.length)) : none;
    count.textContent = asked.length ? told : '';
    const { value } = form.elements.status;
    for (const link of links) {
      if (value && link.search === `?status=${value}`) link.ariaCurrent = 'true';
      else link.ariaCurrent = null;
    }
    return new URLSearchParams(asked.map(field => [field.name, field.value])).toString();
  };

  // The state is the address's query, so that what is found can be sent to a colleague.
  const act = () => {
    const asks = show();
    history.replaceState(history.state, '', location.pathname + (asks && `?${asks}`) + location.hash);
  };

  const recall = () => {
    const wanted = new URLSearchParams(location.search);
    for (const field of fields) {
      field.value = wanted.get(field.name) || '';
      if (field.selectedIndex < 0) field.value = '';
    }
    show();
  };

  form.parentElement.hidden = false;
  form.addEventListener('input', act);
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(act, 0));
  window.addEventListener('popstate', recall);
  recall();
})();
