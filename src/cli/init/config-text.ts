// The text of a new configuration: the template with comments in the owner's language. Knows no disk.
import type { InitComments } from './comments.ts';

/** `#: name`, at any depth: the comment of that name stands here. */
const commentLine = /^( *)#: (\w+)$/;
/** `#+site…` stands only in the configuration of a new site, `#-site…` only in the others. */
const variantLine = /^#([+-])site(.*)$/;

/** @throws an Error for a comment that the catalogue does not have, which is a fault of the package */
export function configText(
  template: string,
  about: { readonly comments: InitComments['config']; readonly kind: 'site' | 'mirror' },
): string {
  const known = new Map(Object.entries(about.comments));
  return template
    .split('\n')
    .flatMap((line) => {
      const [, sign, rest = ''] = variantLine.exec(line) ?? [];
      if (sign === undefined) return [line];
      return (sign === '+') === (about.kind === 'site') ? [rest] : [];
    })
    .flatMap((line) => {
      const [, indent = '', name] = commentLine.exec(line) ?? [];
      if (name === undefined) return [line];
      const comment = known.get(name);
      if (comment === undefined) throw new Error(`there is no comment named ${name}`);
      return comment.split('\n').map((part) => `${indent}# ${part}`);
    })
    .join('\n');
}
