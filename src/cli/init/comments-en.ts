// What `init` says, in English.
import type { InitComments } from './comments.ts';

export const english: InitComments = {
  config: {
    intro: `What feedmirror mirrors, and how. Every key has a default; lines with a # show defaults or examples.
Unknown keys are errors. \${NAME} inside a value is replaced by the environment variable of that name.`,
    contact: `How the sources can reach you: a web or e-mail address. It is sent with every request, so that a site that is
bothered by your mirror can write to you instead of blocking you. Please fill it in and take the # away.`,
    feeds: `Which feeds. id: short name in commands and logs. site: rules for the article pages (sites/rfi.yaml).
name: author, tag and category of the posts. For another feed only id and url are needed.`,
    wire: `Articles by news agencies (© AFP and the like): full, summary (a few lines and a link) or skip.
Agencies sell these texts and the source may not pass that right on to you: full is your decision and your risk.`,
    traditional: 'The same source in traditional Chinese: take the "# " away from these lines.',
    media: `Pictures. link: they stay on the source's server, so readers who cannot reach the source do not see them.
copy: they are kept beside the posts (assets/mirror), which takes room; pictures have copyright as texts do.`,
    embeds: `Players of other sites (video, posts of networks). iframe: they are shown, and those sites see your readers.
link: a picture or a title leads to them. links: where links between mirrored articles go, source or mirror.`,
    jekyll: `The Jekyll blog that the posts go into, and its folder of posts. Without dir they go into archive/_posts.
Before the first request the posts that are there are learned, so nothing is written twice or overwritten.`,
    ownSite: `The posts go into the site in this folder; what the program remembers goes into .feedmirror, which git ignores.
Paths are relative to the folder that feedmirror is started in.`,
    publish: `New posts can be committed and pushed: give the names of git remotes, such as remotes: [origin]. Posts of
everyMinutes make one commit; perHour is the most pushes an hour (GitHub Pages builds ten times an hour at most).`,
    http: 'The shortest time from one request to the next on the same host. Longer is kinder.',
    more: 'All keys are listed in the README.',
  },
  report: {
    made: 'Written:',
    others: 'and {count} more files',
    left: 'There already, and left as they are:',
    edit: 'Now look through {file}; at least give your contact. Then:',
    look: 'asks the feeds and says what would be written',
    mirror: 'mirrors',
    build: 'builds the site and shows it at http://127.0.0.1:4000',
  },
};
