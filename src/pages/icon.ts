const shape = 'M8 1 1 5v1h14V5zM2 7h2v5H2zm5 0h2v5H7zm5 0h2v5h-2zM1 13h14v2H1z';
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#4d6f8f" d="${shape}"/></svg>`;

/** The colonnade beside the title of a page, as an address that needs no request. */
export const icon = `data:image/svg+xml,${encodeURIComponent(drawing)}`;

/** Our name with the colonnade, as it stands at the top of each page. */
export const nameSign = `<p class="name"><svg viewBox="0 0 16 16" aria-hidden="true"><path fill="currentColor" d="${shape}"/></svg> Stoa</p>`;
