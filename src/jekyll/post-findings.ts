// The survey of a blog's posts, judged. Pure.
import { type Finding, failure, ok, warning } from '../core/finding.ts';
import type { PostFaultKind } from './post-faults.ts';
import type { FaultCount, PostSurvey } from './post-survey.ts';
import type { JekyllSite } from './site-config.ts';

interface Judgement {
  readonly kind: PostFaultKind;
  readonly state: 'warning' | 'failure';
  /** What follows the count of posts. */
  readonly what: string;
  readonly fix: string;
}

const judgements: readonly Judgement[] = [
  {
    kind: 'date',
    state: 'failure',
    what: 'with a date that Jekyll cannot read, which stops the build of the whole blog',
    fix: 'Write the date in these files as 2026-03-01T09:12:00.000Z.',
  },
  {
    kind: 'category',
    state: 'failure',
    what: 'with a colon in a category, which stops the build of the whole blog',
    fix: 'Take the colon out of the category in these files.',
  },
  {
    kind: 'front-matter',
    state: 'warning',
    what: 'whose front matter is no valid YAML, which costs title and date, and gives another address at each build',
    fix: 'Mend the named line in these files.',
  },
  {
    kind: 'shared-address',
    state: 'warning',
    what: 'with the address of another post, of which Jekyll shows only one',
    fix: 'Rename one file of each pair.',
  },
  {
    kind: 'windows-name',
    state: 'warning',
    what: 'with a name that Windows cannot check out',
    fix: 'Rename these files if the blog is to be checked out on Windows; "-" gives the same address.',
  },
  {
    kind: 'temporary-file',
    state: 'warning',
    what: 'by the look of it a leftover of a program, which Jekyll publishes as a post',
    fix: 'Delete these files, or give them a name without a date.',
  },
];

/** At least one finding: the number of posts. */
export function postFindings(survey: PostSurvey, site: JekyllSite): readonly Finding[] {
  const bad = judgements.flatMap((judgement): readonly Finding[] => {
    const found = survey.faults.get(judgement.kind);
    if (found === undefined) return [];
    const isFatal =
      judgement.state === 'failure' || (judgement.kind === 'front-matter' && site.strictFrontMatter);
    const message = `${counted(found.count)} ${judgement.what}: ${examples(found)}.`;
    return [(isFatal ? failure : warning)(`posts-${judgement.kind}`, message, judgement.fix)];
  });
  return [ok('posts', `${counted(survey.count)} in the folder.`), ...bad];
}

function counted(count: number): string {
  return count === 1 ? '1 post' : `${count} posts`;
}

/** The first few, and that there are more. */
export function examples({ count, examples: shown }: FaultCount): string {
  const list = shown.map(({ path, detail }) => `${path} (${detail})`).join('; ');
  return count > shown.length ? `${list}; and ${count - shown.length} more` : list;
}
