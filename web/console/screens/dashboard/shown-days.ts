/** The month that is shown, today included. */
export const shownDays = 30;
