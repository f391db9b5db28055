// As theme.ts does it, before the page is drawn.
try {
  const theme = globalThis.localStorage.getItem('stoa.theme');
  if (theme === 'light' || theme === 'dark') globalThis.document.documentElement.dataset.theme = theme;
} catch {
  // a browser that keeps nothing shows the page as the system is
}
