// A person as feeds write one on a line: name, address, both. Strings only.

const address = String.raw`[^\s<>()@"]+@[^\s<>()@"]+`;
/** `desk@example.org (The Desk)`, as RSS 2.0 wants it. */
const addressFirst = new RegExp(String.raw`^(?:mailto:)?${address}\s*\((.+)\)$`, 'i');
/** `The Desk (desk@example.org)` and `The Desk <desk@example.org>`. */
const nameFirst = new RegExp(String.raw`^(.*\S)\s*[(<](?:mailto:)?${address}[)>]$`, 'i');
const addressOnly = new RegExp(`^[(<](?:mailto:)?(${address})[)>]$|^mailto:(${address})$`, 'i');

/** The name where there is one, else the address. `text` is not empty. */
export function personName(text: string): string {
  const folded = text.replace(/\s+/g, ' ').trim();
  const name = addressFirst.exec(folded)?.[1] ?? nameFirst.exec(folded)?.[1];
  const bare = addressOnly.exec(folded);
  const found = (name ?? bare?.[1] ?? bare?.[2] ?? folded).trim();
  return found.replace(/^"(.+)"$/, '$1').trim();
}
