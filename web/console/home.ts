/** The path in front of all addresses of the service, or empty: as the service wrote it into the page. */
export const home = document.querySelector<HTMLMetaElement>('meta[name="stoa-home"]')?.content ?? '';
