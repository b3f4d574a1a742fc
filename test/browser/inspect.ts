/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// Runs inside the page: looks for anything in a document that is not allowed there. Knows nothing of the test round it.

export interface Allowed {
  /** Elements and, for each, the attributes that may stand in a post. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  readonly frameHosts: readonly string[];
}

export interface Inspection {
  /** `where` is the nearest `data-vector`, or empty. */
  readonly faults: readonly { readonly where: string; readonly what: string }[];
  /** Addresses that the document's own pictures, players and frames may ask for. */
  readonly expected: readonly string[];
  readonly elements: number;
}

/** A reader's every move, so that a handler that waits for one gets it. What the canary heard. Uses nothing from outside. */
export function touchEverything(): readonly string[] {
  const moves = [
    'mouseover',
    'mouseenter',
    'focus',
    'focusin',
    'click',
    'load',
    'error',
    'toggle',
    'animationend',
  ];
  for (const element of Document.prototype.querySelectorAll.call(document, '*')) {
    for (const name of moves)
      if (name !== 'click' || element.localName !== 'a')
        EventTarget.prototype.dispatchEvent.call(element, new Event(name));
  }
  const { told } = window as unknown as { readonly told: unknown };
  return Array.isArray(told) ? told.map(String) : ['the canary is gone'];
}

/** Uses nothing from outside either: Playwright sends both as text. */
export function inspectDocument({ attributes, frameHosts }: Allowed): Inspection {
  const faults: { where: string; what: string }[] = [];
  const expected: string[] = [];
  const native = document.implementation.createHTMLDocument();
  const all = [...Document.prototype.querySelectorAll.call(document, '*')];
  for (const element of all) {
    const where = Element.prototype.closest.call(element, '[data-vector]')?.getAttribute('data-vector') ?? '';
    const fault = (what: string) => faults.push({ where, what });
    const allowed = Object.hasOwn(attributes, element.localName) ? attributes[element.localName] : undefined;
    if (allowed === undefined) fault(`<${element.localName}>`);
    if (element.namespaceURI !== 'http://www.w3.org/1999/xhtml')
      fault(`${element.localName} of ${element.namespaceURI}`);
    for (const name of element.getAttributeNames()) {
      const value = element.getAttribute(name) ?? '';
      if (allowed?.includes(name) !== true) fault(`<${element.localName} ${name}="${value.slice(0, 80)}">`);
      const isAddress = ['href', 'src', 'poster', 'cite'].includes(name);
      if (isAddress && !/^https?:\/\/[^/]/.test(value)) fault(`${name}="${value.slice(0, 80)}"`);
      if (['src', 'poster'].includes(name) && URL.canParse(value, document.baseURI))
        expected.push(new URL(value, document.baseURI).href.replace(/#.*$/, ''));
    }
    if (element.localName === 'iframe') {
      const { src } = element as HTMLIFrameElement;
      const host = URL.canParse(src) ? new URL(src).hostname : 'nowhere';
      if (!frameHosts.some((one) => host === one || host.endsWith(`.${one}`))) fault(`frame of ${host}`);
      if (element.getAttribute('title') === null) fault('a frame without a title');
    }
    if (element instanceof HTMLMediaElement && (element.autoplay || !element.controls))
      fault('a player that plays by itself');
  }
  const own = document as unknown as Readonly<Record<string, unknown>>;
  const usual = native as unknown as Readonly<Record<string, unknown>>;
  for (const name of [
    'body',
    'head',
    'cookie',
    'forms',
    'images',
    'getElementById',
    'querySelector',
    'createElement',
    'attributes',
    'parentNode',
    'children',
    'currentScript',
    'baseURI',
    'defaultView',
    'constructor',
    'toString',
  ]) {
    const isSame = Object.prototype.toString.call(own[name]) === Object.prototype.toString.call(usual[name]);
    if (!isSame && name !== 'defaultView' && name !== 'currentScript')
      faults.push({ where: '', what: `document.${name} is clobbered` });
  }
  if (document.forms.length > 0) faults.push({ where: '', what: 'a form' });
  return { faults, expected, elements: all.length };
}
