// Text that carries the residue of editors' tools: mail-server links, word-processor markup, broken metadata.
import { junkIds } from './junk-table.ts';
import type { Piece } from './model.ts';

/** A link wrapped by the newsroom's mail server; `separator` is what stands before URL= in the source. */
export function outlookLink(
  before: string,
  target: string,
  text: string,
  after: string,
  separator: '&' | '&amp;',
): Piece {
  const wrapped = `http://mail.francemm.com/owa/redir.aspx?C=Qk9HVVM0LXNhbXBsZQ..${separator}URL=${encodeURIComponent(target)}`;
  return {
    html: () => `<p>${before}<a href="${wrapped}" target="_blank">${text}</a>${after}</p>`,
    keep: [before + text + after],
    addresses: [target.split('?', 1)[0] ?? target],
    junk: junkIds('outlook-link'),
  };
}

/** The mail server blocked the address: nothing is left to link to. */
export function deadOutlookLink(before: string, text: string, after: string): Piece {
  return {
    html: () =>
      `<p>${before}<a href="http://mail.francemm.com/owa/UrlBlockedError.aspx" target="_blank">${text}</a>${after}</p>`,
    keep: [before + text + after],
    junk: junkIds('outlook-dead'),
  };
}

/** A heading and a paragraph as a word processor pastes them. */
export function wordResidue(halves: readonly [string, string], heading: string): Piece {
  return {
    html: () =>
      `<h1 style="margin:0cm"><span lang="ZH-CN" style="font-family:宋体;mso-ascii-font-family:Calibri">${heading}</span></h1>` +
      '<p class="MsoNormal" style="text-align:justify"><a name="_Hlk50000001"></a>' +
      `<span style="font-size:12.0pt;font-family:"SimSun",serif" lang="ZH-CN">${halves[0]}</span>` +
      `<span lang="EN-US"><o:p> </o:p></span><u1:p></u1:p><span lang=ZH-CN>${halves[1]}</span><strong>      </strong></p>`,
    keep: [heading, halves.join('')],
    junk: junkIds('word'),
  };
}

/** A JSON-LD block that no parser can read: must spoil neither the page nor the other blocks. */
export const brokenJsonLd: Piece = {
  html: () =>
    '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":</script>',
};
