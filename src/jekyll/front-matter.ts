// A post's front matter as Jekyll reads it: YAML 1.1. Knows no meaning but that of the date, whose form counts. Pure.
import { readYamlText } from '../core/yaml.ts';
import { continuationOf, keyOf, splitPost, withoutLineEnd } from '../post/head.ts';
import { plainHead } from './plain-head.ts';

export interface FrontMatter {
  readonly values: Readonly<Record<string, unknown>>;
  /** The date as it stands; null: there is none, or it is no single line. */
  readonly date: { readonly text: string; readonly isText: boolean } | null;
  readonly hasDate: boolean;
}

export type HeadReading =
  | { readonly mistake: null; readonly head: FrontMatter }
  /** A clause. Jekyll builds such a post without its head, dated by the day of the build. */
  | { readonly mistake: string };

/** A post without front matter has an empty one. */
export function readFrontMatter(text: string): HeadReading {
  const { lines } = splitPost(text);
  const plain = plainHead(lines);
  if (plain !== null) return { mistake: null, head: { values: plain, ...dateLine(lines) } };
  try {
    const reading = readYamlText(lines.join(''), 'jekyll');
    if (reading.mistake !== null) {
      // One line for the opening `---`.
      return {
        mistake: `line ${reading.mistake.line + 1}: ${reading.mistake.message.split('\n')[0]}`,
      };
    }
    return { mistake: null, head: { values: valuesOf(reading.value), ...dateLine(lines) } };
  } catch (error) {
    return { mistake: error instanceof Error ? error.message : String(error) };
  }
}

function valuesOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

/** Of several the last one counts. */
function dateLine(lines: readonly string[]): Pick<FrontMatter, 'date' | 'hasDate'> {
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const found = keyOf(withoutLineEnd(lines[index] ?? ''));
    if (found?.key !== 'date') continue;
    if (continuationOf(lines, index).length > 0) return { date: null, hasDate: true };
    const [, double, single] = /^(?:"([^"\\]*)"|'([^']*)')(?:[ \t]+#.*)?$/.exec(found.value) ?? [];
    const quoted = double ?? single;
    const text = quoted ?? found.value.replace(/(?:^|(?<![ \t])[ \t]+)#.*$/, '');
    return { date: { text, isText: quoted !== undefined }, hasDate: true };
  }
  return { date: null, hasDate: false };
}
