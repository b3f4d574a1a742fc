// Counts what each rule took out.

export class Tally {
  readonly #counts = new Map<string, number>();

  add(id: string, count = 1): void {
    this.#counts.set(id, (this.#counts.get(id) ?? 0) + count);
  }

  /** By id, in the order in which the rules first took something. */
  counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#counts);
  }
}
