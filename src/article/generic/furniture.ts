// The names that sites everywhere give to what stands round an article. Data: each rule takes the blocks whose id,
// class or role it matches; furniture-removal.ts says when a match is believed.

export interface FurnitureRule {
  readonly id: string;
  /** Tested on each name of `class`, on `id` and on `role`, in lower case, words parted by single hyphens. */
  readonly name: RegExp;
  /** Weight of text beyond which the name is not believed; none for most. */
  readonly most?: number;
  /** It points to other pages: a single paragraph without links, or a longer text with few, is not believed to be it. */
  readonly isOfLinks?: boolean;
}

const words = (list: string): RegExp => new RegExp(`(?:^|-)(?:${list.trim().split(/\s+/).join('|')})(?:-|$)`);

export const furnitureRules: readonly FurnitureRule[] = [
  {
    id: 'comments',
    name: /^(?:user-|reader-|article-|post-|disqus-|fb-|the-|view-)?(?:comments?|kommentare?|commentaires?|comentarios|commenti|reacties|disqus|respond)(?:-(?:list|area|section|block|box|wrap|wrapper|container|form|thread|threads|body|content|count|link|links|template|title|holder|main|module|stream|item|\d+))*$|^(?:comment|reply)-(?:respond|form|list|text|body)|^li-comment|^leave-(?:a-)?(?:comment|reply)/,
  },
  {
    id: 'share',
    name: words(
      `share shares shared sharing sharebar sharebox sharetools sharethis addthis addtoany sharedaddy social socials socialmedia
      socialbar socialbuttons social-links social-media partage partager teilen compartir condividi delen followus
      follow-us tweetbutton tweetmeme fb-like facebook-like sociable sharrre shariff`,
    ),
    isOfLinks: true,
  },
  {
    id: 'related',
    name: words(
      `related relateds relatedstories relatedlinks relatedarticles relatedcontent relatedposts related\\w* recommended recommendations recommend recirc
      recirculation also-read read-also readmore read-more read-next more-stories more-news more-from more-on morefrom moreon
      more-articles more-headlines see-also seealso most-read most-popular mostpopular most-viewed most-commented mostread trending
      popular outbrain taboola zergnet revcontent nrelate gravity upnext up-next next-up nextup crosslink crosslinks teaser teasers
      teaserlist promo promos promotion promobox promoted further-reading story-package storypackage similar othernews other-news latest-news latestnews
      editors-picks top-stories topstories hotnews headlines newslist recent-posts lire-aussi a-lire-aussi mehr-zum-thema
      zum-thema weiterlesen leggi-anche relacionadas relacionados correlati xiangguan recommand inline-link jp-relatedposts wp-related you-may-like
      you-might-like youmaylike interlinking backlinks linklist link-list post-navigation nav-links nav-below nav-above`,
    ),
    isOfLinks: true,
  },
  {
    id: 'newsletter',
    name: words(
      `newsletter newsletters subscribe subscription subscriptions subscriber subscribebox signup sign-up mailinglist mailing-list
      paywall regwall reg-wall meter-wall abo abonnement abonnez optin opt-in mailchimp mc-embed email-signup emailsignup`,
    ),
    most: 600,
  },
  {
    id: 'advertisement',
    name: words(
      `ad ads adv advert adverts advertisement advertisements advertising adbox adblock adcontainer adunit adslot adslug adwrapper adsense
      adsbygoogle google-ad dfp gpt sponsor sponsored sponsors sponsorship sponsoredlinks banner banners mpu leaderboard skyscraper publicite pub werbung anzeige
      publicidad pubblicita reklama advertentie commercial affiliate`,
    ),
    most: 500,
  },
  {
    id: 'tags',
    name: words(
      `tags taglist tag-list tag-links tagcloud tagged article-tags post-tags entry-tags keywords keyword topics topic-list topiclist
      post-categories cat-links catlinks categories article-topics mots-cles schlagworte etiquetas hashtags filed-under posted-in`,
    ),
    most: 500,
  },
  {
    id: 'author',
    name: words(
      `author-bio authorbio author-box authorbox author-info authorinfo author-card author-profile author-desc author-description author-about author-details
      author-block about-author about-the-author aboutauthor writer-bio bio biography biobox contributor contributors contributor-info user-profile
      autor-info auteur-bio post-author-info profile-box`,
    ),
    most: 900,
  },
  {
    id: 'byline',
    name: words(
      `byline bylines by-line author authors authorname author-name article-author article-authors post-author entry-author story-author writtenby written-by
      autor auteur autore auteurs signature signatures reporter writer vcard`,
    ),
    most: 150,
  },
  {
    id: 'dateline',
    name: words(
      `date dates datetime date-time datestamp date-stamp date-published datepublished pubdate pub-date publish-date published publication-date post-date
      entry-date article-date story-date posted-on postdate timestamp time-stamp updated last-updated article-info article-meta articlemeta articleinfo post-meta
      postmeta postinfo post-info entry-meta entrymeta story-meta storymeta meta metadata meta-data meta-info metainfo news-info byline-date time-read
      reading-time readtime read-time infos-date datum fecha`,
    ),
    most: 150,
  },
  {
    id: 'navigation',
    name: words(
      `breadcrumb breadcrumbs bread-crumb crumbs pagination pager paginator paging pagenav page-nav page-links navigation nav navbar menu submenu
      toolbar toolbox article-tools articletools tools utilities print-link skip-link skiplink skip-to jump-to sitemap search searchform
      search-form language-switcher fil-ariane kruimelpad toc-mobile`,
    ),
    most: 400,
  },
  {
    id: 'prompt',
    name: words(
      `cookie cookies cookie-notice cookiebar gdpr consent poll polls quiz survey rating ratings vote votes star-rating feedback report-error
      login signin sign-in register popup pop-up modal lightbox overlay tooltip donate donation donations support-us app-promo download-app print-only printonly
      screen-reader-text sr-only visually-hidden visuallyhidden screenreader noprint no-print offscreen copyright disclaimer-box`,
    ),
    most: 400,
  },
  {
    id: 'player',
    name: words(
      `jwplayer jw-player video-js vjs player-error video-playlist videoplaylist playlist video-metadata vid-info video-info flashcontent
      audio-player listen-button read-aloud`,
    ),
    most: 500,
  },
  {
    id: 'beside',
    name: words(
      `sidebar side-bar sidebars rail right-rail rightrail left-rail widget-area complementary footer foot colophon masthead rightcol right-col
      right-column rightcolumn leftcol left-column leftcolumn`,
    ),
    isOfLinks: true,
  },
];

/** Elements that are never part of the text of an article. */
export const frameSelectors: readonly { readonly id: string; readonly selector: string }[] = [
  {
    id: 'navigation',
    selector: 'nav, [role="navigation"], [role="search"], [role="menu"], [role="menubar"]',
  },
  {
    id: 'frame',
    selector: 'body > header, body > footer, [role="banner"], [role="contentinfo"], footer',
  },
  { id: 'aside', selector: 'aside, [role="complementary"], [role="dialog"], [role="alertdialog"]' },
  {
    id: 'hidden',
    selector:
      '[hidden], [aria-hidden="true"], [style*="display:none" i], [style*="display: none" i], [style*="visibility:hidden" i], [style*="visibility: hidden" i]',
  },
];
