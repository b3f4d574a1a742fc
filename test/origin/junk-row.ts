// One row of the junk table. Data only.

export interface JunkFragment {
  readonly id: string;
  readonly description: string;
  /** Found in the raw HTML of every page that declares the fragment. */
  readonly marker: RegExp;
  /** Found nowhere in a post. */
  readonly gone: RegExp;
}

/** Without `gone` the marker itself must be gone. */
export function row(id: string, description: string, marker: RegExp, gone: RegExp = marker): JunkFragment {
  return { id, description, marker, gone };
}
