/** Whether this process does the work that nobody waits for: deliveries, jobs, what runs by the clock. */
export class Background {
  constructor(readonly isOn: boolean) {}
}
