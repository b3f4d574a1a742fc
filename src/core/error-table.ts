// The one table of errors: code → retry rule and sentence. Everything else refers to a code by name.

/**
 * What the pipeline does after an error:
 * - `later`: the work stays pending and is tried again by itself;
 * - `refused`: the source does not give it now; the entry becomes a summary-only post and is completed later;
 * - `never`: trying again changes nothing until a person or the source does.
 */
export type RetryRule = 'later' | 'refused' | 'never';

export interface ErrorRow {
  readonly retry: RetryRule;
  /** `{name}` is filled from the error's context. */
  readonly sentence: string;
}

export const errorTable = {
  'config.unreadable': { retry: 'never', sentence: 'Cannot read the configuration {file}: {detail}.' },
  'config.syntax': { retry: 'never', sentence: '{file} is not valid YAML: {detail}.' },
  'config.invalid': { retry: 'never', sentence: '{file}: {key}: {detail}.' },
  'config.environment': {
    retry: 'never',
    sentence: '{file}: {key}: the environment variable {name} is not set.',
  },
  'config.site-missing': {
    retry: 'never',
    sentence: '{file}: {key}: there are no site rules named "{name}" (looked for {looked}).',
  },
  'usage.invalid': { retry: 'never', sentence: '{detail}.' },
  'init.exists': { retry: 'never', sentence: '{file} is there already and nothing was changed: {advice}.' },
  'init.write': { retry: 'never', sentence: 'Cannot write {file}: {detail}.' },

  'fetch.bad-url': { retry: 'never', sentence: '{url} is not an http or https address.' },
  'fetch.private-address': {
    retry: 'never',
    sentence: '{url} leads to the private address {address}; use --allow-private-hosts if that is wanted.',
  },
  'fetch.unresolved': { retry: 'later', sentence: 'The name of {url} cannot be resolved: {detail}.' },
  'fetch.network': { retry: 'later', sentence: 'The connection to {url} failed: {detail}.' },
  'fetch.timeout': { retry: 'later', sentence: '{url} did not answer in full within {seconds} s.' },
  'fetch.too-large': {
    retry: 'refused',
    sentence: '{url} is larger than {limit} bytes (http.maxBytes; of pictures media.maxBytes).',
  },
  'fetch.redirects': { retry: 'refused', sentence: '{url} redirects too often or in a circle.' },
  'fetch.forbidden': {
    retry: 'refused',
    sentence: '{url} was refused with status {status}; the host is left alone until {until}.',
  },
  'fetch.challenge': {
    retry: 'refused',
    sentence: '{url} answered with a challenge or consent page; the host is left alone until {until}.',
  },
  'fetch.gone': { retry: 'refused', sentence: '{url} is not there (status {status}).' },
  'fetch.status': { retry: 'refused', sentence: '{url} answered with status {status}.' },
  'fetch.server': { retry: 'later', sentence: '{url} answered with server error {status}.' },
  'fetch.hold': { retry: 'later', sentence: '{host} wants no requests until {until}.' },
  'fetch.breaker': {
    retry: 'refused',
    sentence: '{host} refused a request before; it is left alone until {until}.',
  },
  'fetch.robots': { retry: 'refused', sentence: 'robots.txt of {host} forbids {url}.' },
  'fetch.robots-unreachable': {
    retry: 'later',
    sentence: 'robots.txt of {host} cannot be read ({detail}), so nothing is fetched from it now.',
  },
  'fetch.troubled': {
    retry: 'later',
    sentence: '{host} fails at present; the rest of its pages wait for the next pass.',
  },
  'fetch.aborted': { retry: 'later', sentence: 'The request for {url} was stopped.' },

  'feed.empty': { retry: 'later', sentence: '{source} is empty.' },
  'feed.not-a-feed': { retry: 'later', sentence: '{source} is not a feed but {what}.' },
  'feed.challenge': { retry: 'later', sentence: '{source} is not a feed but a challenge page.' },
  'feed.unparsable': { retry: 'later', sentence: '{source} cannot be read as a feed: {detail}.' },

  'article.challenge': {
    retry: 'refused',
    sentence: '{url} is a challenge or consent page, not an article.',
  },
  'article.live-blog': { retry: 'refused', sentence: '{url} is a live blog, whose text arrives by script.' },
  'article.section-page': { retry: 'refused', sentence: '{url} is a list of articles, not an article.' },
  'article.not-found': { retry: 'refused', sentence: '{url} is the "page not found" of its site.' },
  'article.elsewhere': { retry: 'refused', sentence: '{url} leads to {target}, which is another page.' },
  'article.no-body': {
    retry: 'refused',
    sentence: '{url} has no article body that the rules {method} can find.',
  },
  'article.drift': {
    retry: 'refused',
    sentence: 'The article of {url} is held back: {detail}.',
  },
  'article.noarchive': {
    retry: 'refused',
    sentence: '{url} asks that no copy of it be kept (noarchive): the post is a summary with a link.',
  },
  'article.encoding': { retry: 'refused', sentence: '{url} cannot be decoded: no encoding fits its bytes.' },
  'article.unexpected': {
    retry: 'refused',
    sentence: 'Reading {url} failed unexpectedly ({detail}): please report this.',
  },
  'article.no-address': {
    retry: 'never',
    sentence: '{source} names no canonical address; give it with --url.',
  },
  'article.no-title': { retry: 'never', sentence: '{source} has no title.' },
  'article.no-date': { retry: 'never', sentence: '{source} has no date to build a post from.' },
  'article.not-html': { retry: 'refused', sentence: '{url} is {type}, not an HTML page.' },
  'article.too-complex': {
    retry: 'refused',
    sentence: '{url} is too large or too deep to be an article ({detail}).',
  },

  'rule.too-slow': {
    retry: 'refused',
    sentence:
      'Reading {subject} took more than {seconds} s and was broken off at {expression}: write that rule so that nothing repeated is repeated in it.',
  },

  'post.write': { retry: 'later', sentence: 'Cannot write {file}: {detail}.' },
  'post.read': { retry: 'later', sentence: 'Cannot read {file}: {detail}.' },
  'post.edited': { retry: 'never', sentence: '{file} was edited by hand and is left as it is.' },
  'post.vanished': {
    retry: 'never',
    sentence:
      '{count} of {total} known posts are gone from {folder}: nothing was changed. Bring the folder back, or accept the deletions with "feedmirror adopt {folder} --accept-deletions".',
  },

  'store.open': { retry: 'never', sentence: 'Cannot open the state {file}: {detail}.' },
  'store.newer': {
    retry: 'never',
    sentence:
      'The state {file} was written by a newer feedmirror (schema {found}, this one knows {known}): update the program.',
  },
  'store.write': { retry: 'later', sentence: 'Cannot write the state {file}: {detail}.' },
  'store.read-file': { retry: 'never', sentence: 'Cannot read {file}: {detail}.' },

  'publish.git': { retry: 'never', sentence: 'git does not work in {dir}: {detail}.' },
  'publish.no-repository': {
    retry: 'never',
    sentence:
      '{dir} lies in no git repository, so nothing is committed or pushed: make it one, or empty publish.git.remotes.',
  },
  'publish.outside': {
    retry: 'never',
    sentence: '{folder} lies outside the git repository {top}, so it cannot be published from there.',
  },
  'publish.detached': {
    retry: 'never',
    sentence:
      '{top} has no branch checked out (detached HEAD): nothing was committed. Check out the branch that the blog is published from.',
  },
  'publish.branch': {
    retry: 'never',
    sentence:
      '{top} has the branch {found} checked out, not {wanted} (publish.git.branch): nothing was committed.',
  },
  'publish.busy': {
    retry: 'later',
    sentence: 'In {top} {work} is not finished: nothing was committed. Finish it or abort it.',
  },
  'publish.locked': {
    retry: 'later',
    sentence:
      'Another git works in {top}, or left {file} behind: nothing was committed. Remove that file when no git runs.',
  },
  'publish.commit': { retry: 'never', sentence: 'git did not commit in {top}: {detail}.' },
  'publish.network': { retry: 'later', sentence: '{remote} cannot be reached: {detail}.' },
  'publish.auth': {
    retry: 'never',
    sentence:
      '{remote} does not let us in ({detail}): give git a credential helper or an ssh key for it; feedmirror keeps no passwords.',
  },
  'publish.refused': { retry: 'never', sentence: '{remote} refused the push: {detail}.' },
  'publish.conflict': {
    retry: 'never',
    sentence:
      '{remote} has changed {files} in another way than this mirror: nothing was pushed there. Bring both together by hand in {top}.',
  },
  'publish.in-the-way': {
    retry: 'never',
    sentence:
      '{remote} has new commits that touch files with changes of yours in {top} ({detail}): nothing was pushed there. Commit or put aside your changes.',
  },
  'publish.rewritten': {
    retry: 'never',
    sentence:
      'The history of {branch} at {remote} was written anew, without commits that {top} has: nothing was pushed there, since that would bring them back. Bring both together by hand.',
  },
  'publish.branch-gone': {
    retry: 'never',
    sentence:
      '{remote} has no branch {branch} any more: nothing was pushed there. Check out the branch that the blog is published from in {top}, or push {branch} there once by hand.',
  },
  'publish.ignored': {
    retry: 'never',
    sentence:
      'git ignores new posts in {folder} (.gitignore in {top} says so): nothing was committed. Take that line out, or empty publish.git.remotes.',
  },
  'publish.unrelated': {
    retry: 'never',
    sentence:
      '{remote} has a branch {branch} whose history has nothing to do with that of {top}: nothing was pushed there.',
  },
} as const satisfies Record<string, ErrorRow>;
