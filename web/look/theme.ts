/** How the page looks: as the system does, or as somebody chose. */
export type Theme = 'system' | 'light' | 'dark';

const kept = 'stoa.theme';

/** What was chosen on this device. */
export function chosenTheme(): Theme {
  try {
    const theme = localStorage.getItem(kept);
    return theme === 'light' || theme === 'dark' ? theme : 'system';
  } catch {
    return 'system';
  }
}

/** Shows the page so from now on, and on the next visit. */
export function chooseTheme(theme: Theme): void {
  try {
    if (theme === 'system') localStorage.removeItem(kept);
    else localStorage.setItem(kept, theme);
  } catch {
    // a browser that keeps nothing forgets it with the page
  }
  showTheme(theme);
}

/** Shows the page as it was chosen. */
export function showTheme(theme = chosenTheme()): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
