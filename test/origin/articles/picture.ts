// Names the pictures of the sample articles. The bytes are made in images.ts.
import type { Picture } from '../model.ts';

/** `number` tells the pictures apart; the identifier is made from it in the source's form. */
export function picture(
  number: number,
  file: string,
  text: { readonly alt?: string; readonly legend?: string; readonly credits?: string } = {},
): Picture {
  const head = (0x3a5c1000 + number * 7919).toString(16);
  return {
    uuid: `${head}-0c3f-11f0-9a5e-005056bf30b7`,
    file,
    alt: text.alt ?? '',
    legend: text.legend ?? null,
    credits: text.credits ?? null,
  };
}
