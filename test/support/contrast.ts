/** How much an element's text stands out from what is behind it (WCAG 2.2, 1.4.3). Runs in the page. */
export function contrastOf(element: any): number {
  const styleOf = (one: any) => (globalThis as any).getComputedStyle(one);
  const lightness = (colour: string): number => {
    const [red, green, blue] = (colour.match(/\d+/g) ?? []).map(Number).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
  };
  let behind = element;
  while (styleOf(behind).backgroundColor === 'rgba(0, 0, 0, 0)') behind = behind.parentElement;
  const [text, ground] = [lightness(styleOf(element).color), lightness(styleOf(behind).backgroundColor)];
  return (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
}
