// Tables whose rows can be sorted by a column: as numbers where all its cells are numbers,
// else by the words of the page's language. Rows that are alike keep their order.
(() => {
  'use strict';
  const words = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const number = text => (/^[-+−]?[\d,.\s]*\d\s?%?$/.test(text) ? Number(text.replace(/[,\s%]/g, '').replace('−', '-')) : NaN);

  for (const table of document.querySelectorAll('table[data-sortable]')) {
    const body = table.tBodies[0];
    if (body.rows.length < 2) continue;
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener('click', () => {
        const down = head.getAttribute('aria-sort') === 'ascending';
        heads.forEach(other => other.removeAttribute('aria-sort'));
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        const rows = [...body.rows].map(row => ({ row, text: row.cells[column].textContent.trim() }));
        const filled = rows.filter(({ text }) => text);
        const numeric = filled.every(({ text }) => !Number.isNaN(number(text)));
        const order = numeric ? (a, b) => number(a) - number(b) : words.compare;
        // Empty cells come last either way.
        filled.sort((a, b) => (down ? order(b.text, a.text) : order(a.text, b.text)));
        body.append(...filled.concat(rows.filter(({ text }) => !text)).map(({ row }) => row));
      });
    });
  }
})();
