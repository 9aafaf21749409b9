// The theme that a reader chose, known before anything is painted.
try {
  const theme = localStorage.getItem('casebook-theme');
  if (theme) document.documentElement.dataset.theme = theme;
} catch {}
