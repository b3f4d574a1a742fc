import { describe, expect, it } from 'vitest';
import { pageWith, paragraphs, prose, proseText, read } from './pages.ts';

const [first, second, third, fourth] = paragraphs;

describe('what a reader of articles loses is won back', () => {
  it('paragraphs that are only parted by two line breaks', () => {
    const page = `<body><div class="nav"><a href="/">Home</a></div><div>${first}<br><br>${second}<br>\n<br>${third}<br/><br/><br/>${fourth}</div></body>`;
    expect(read(page)?.html).toBe(paragraphs.map((text) => `<p>${text}</p>`).join(''));
  });

  it('a body in several boxes of the same name', () => {
    const boxes = paragraphs
      .map((text) => `<div class="part"><p>${text}</p></div><div class="gap"></div>`)
      .join('');
    expect(read(`<body><div class="page"><div class="parts">${boxes}</div></div></body>`)?.text).toBe(
      proseText,
    );
  });

  it('a first paragraph in front of the box that holds the rest', () => {
    const page = `<body><div class="page"><h1>Ice</h1><div class="story"><p>${first}</p><div class="rest"><p>${second}</p><p>${third}</p><p>${fourth}</p></div></div></div></body>`;
    expect(read(page)?.text).toBe(proseText);
  });

  it('a short last sentence in a box like those of the long paragraphs', () => {
    const boxes = [...paragraphs.slice(0, 3), 'Nobody was hurt, and no boat was lost in the ice.']
      .map((text, number) => `<div class="entry"><h3>Entry ${number}</h3><p>${text}</p></div>`)
      .join('');
    expect(read(`<body><div class="page"><h1>Ice</h1>${boxes}</div></body>`)?.text).toMatch(
      /\nEntry 3\nNobody was hurt, and no boat was lost in the ice\.$/,
    );
  });

  it('short parts of a text in parts', () => {
    const parts = [
      paragraphs.slice(0, 2),
      ['The tide came at noon, as the old men had said it would.'],
      ['Nobody was hurt in the ice.'],
    ].map((texts) => `<div class="part">${texts.map((text) => `<p>${text}</p>`).join('')}</div>`);
    expect(read(`<body><article><h1>Ice</h1>${parts.join('<hr>')}</article></body>`)?.text).toMatch(
      /it would\.\nNobody was hurt in the ice\.$/,
    );
  });

  it('short sentences around a list whose items are the only long ones', () => {
    const list = `<ol>${paragraphs.map((text) => `<li>${text}</li>`).join('')}</ol>`;
    const page = `<body><article><h1>Ice</h1><p>Four things happened.</p>${list}<p>That was all.</p></article></body>`;
    expect(read(page)?.text).toBe(['Four things happened.', proseText, 'That was all.'].join('\n'));
  });

  it('a list with links among the paragraphs', () => {
    const list = `<ul><li>the <a href="/a">large ferry</a>, built of wood</li><li>the <a href="/b">small boat</a></li><li>a raft</li></ul>`;
    const reading = read(pageWith({ between: list }));
    expect(reading?.text).toBe(
      [first, second, 'the large ferry, built of wood', 'the small boat', 'a raft', third, fourth].join('\n'),
    );
  });

  it('headings and quotations between the paragraphs', () => {
    const between =
      '<h2 class="com-head">The morning</h2><blockquote><p>It was cold, she said.</p></blockquote>';
    expect(read(pageWith({ between }))?.text).toBe(
      [first, second, 'The morning', 'It was cold, she said.', third, fourth].join('\n'),
    );
  });

  it('a table of figures', () => {
    const between = '<table><tr><th>Day</th><th>Ice</th></tr><tr><td>Monday</td><td>12 cm</td></tr></table>';
    expect(read(pageWith({ between }))?.text).toContain('Monday\n12 cm');
  });

  it('text in a table that is only layout', () => {
    const page = `<body><table><tr><td width="150"><a href="/">Home</a><br><a href="/b">Boats</a></td><td><font size="2">${first}<br><br>${second}<br><br>${third}<br><br>${fourth}</font></td></tr></table></body>`;
    expect(read(page)?.text).toBe(proseText);
  });

  it('a paragraph whose name makes it look unlikely', () => {
    const reading = read(
      pageWith({ between: '<p class="extra-remark">Nobody was hurt, and no boat was lost.</p>' }),
    );
    expect(reading?.text).toBe(
      [first, second, 'Nobody was hurt, and no boat was lost.', third, fourth].join('\n'),
    );
  });

  it('a first and a last paragraph whose names make them look unlikely', () => {
    const odd = (text: string) => `<p class="extra-remark">${text}</p>`;
    const opening = 'It began with a noise on the roof, some time after three.';
    const ending = 'The noise was a heron, and it is still there, at this hour.';
    const reading = read(pageWith({ before: odd(opening), after: odd(ending) }));
    expect(reading?.text).toBe(`${opening}\n${proseText}\n${ending}`);
  });

  it('a list with many links and a name that makes it look unlikely', () => {
    const item = (word: string) =>
      `<li><a href="/${word}">the ${word} of the</a> harbour is in the hall</li>`;
    const reading = read(
      pageWith({ between: `<ul class="media-list">${['map', 'bell', 'lamp'].map(item).join('')}</ul>` }),
    );
    expect(reading?.text).toContain('the bell of the harbour is in the hall\n');
  });

  it('text in divisions that have no paragraphs', () => {
    const page = `<body><article><h1>Ice</h1>${paragraphs.map((text) => `<div>${text}</div>`).join('<h2>Then</h2>')}</article></body>`;
    expect(read(page)?.text).toBe(paragraphs.join('\nThen\n'));
  });

  it('text straight in the box, beside its paragraphs', () => {
    const reading = read(pageWith({ between: 'It was the <b>coldest</b> day of the year, by far.' }));
    expect(reading?.text).toContain('It was the coldest day of the year, by far.');
  });
});

describe('what stands round the text goes', () => {
  it('the headline and the site’s name', () => {
    const reading = read(pageWith({ before: '<h2>Ice stops the ferry</h2>' }));
    expect(reading?.text).toBe(proseText);
    expect(reading?.removed['title']).toBeGreaterThan(0);
  });

  it('a short headline, but not the headings of a text that has several h1', () => {
    const page = (inside: string) => `<body><div><h1>Ice</h1>${prose}${inside}</div></body>`;
    expect(read(page(''))?.text).toBe(proseText);
    expect(read(page(`<h1>Snow</h1><p>${first}</p>`))?.text).toBe(`Ice\n${proseText}\nSnow\n${first}`);
  });

  it('a heading that the byline parts from the text, but not one that heads it', () => {
    const deck = '<h2>An hour on the quay</h2><p>By Anna Quay</p>';
    expect(read(pageWith({ before: deck }))?.text).toBe(proseText);
    expect(read(pageWith({ before: '<h2>An hour on the quay</h2>' }))?.text).toBe(
      `An hour on the quay\n${proseText}`,
    );
  });

  it('a list of nothing but links, with its label, in a language that nobody foresaw', () => {
    const list =
      '<h4>Nauji straipsniai</h4><ul><li><a href="/1">Ledas uoste</a></li><li><a href="/2">Keltas</a></li></ul>';
    const reading = read(pageWith({ between: list }));
    expect(reading?.text).toBe(proseText);
    expect(reading?.removed['link-list']).toBe(3);
  });

  it('the author’s note, known by the name that the page gives', () => {
    const head = '<meta name="author" content="Anna Quay">';
    const after =
      '<p>Anna Quay has lived on boats, under bridges and in a lighthouse; she likes all three, and soup.</p>';
    expect(read(pageWith({ head, after }))?.text).toBe(proseText);
    expect(read(pageWith({ after }))?.text).toContain('Anna Quay has lived');
  });

  it('a heading with nothing below it', () => {
    const reading = read(pageWith({ after: '<h3>Elsewhere in the harbour</h3>' }));
    expect(reading?.text).toBe(proseText);
  });

  it('short lines that stand elsewhere than the paragraphs', () => {
    const reading = read(pageWith({ before: '<div><div>Please wait while we look</div></div>' }));
    expect(reading?.text).toBe(proseText);
  });
});

describe('pictures and captions', () => {
  const figure = (caption: string) =>
    `<figure><img src="/ice.jpg"><figcaption>${caption}</figcaption></figure>`;
  const shareImage = '<meta property="og:image" content="/share.jpg">';

  it('keeps a figure in the text with its caption', () => {
    const reading = read(pageWith({ between: figure('Ice in the harbour'), head: shareImage }));
    expect(reading?.html).toContain(
      '<figure><img src="https://news.example.org/ice.jpg" /><figcaption>Ice in the harbour</figcaption></figure>',
    );
  });

  it('keeps a figure whose box has a name that makes it look unlikely', () => {
    const reading = read(
      pageWith({ between: `<div class="media-wide">${figure('Ice in the harbour')}</div>` }),
    );
    expect(reading?.html).toContain('ice.jpg" /><figcaption>Ice in the harbour</figcaption>');
  });

  it('keeps a picture inside a paragraph that is won back', () => {
    const between = '<p class="extra-remark">This is how it looked, <img src="/ice.jpg"> at noon.</p>';
    expect(read(pageWith({ between }))?.html).toContain(
      '<img src="https://news.example.org/ice.jpg" /> at noon.',
    );
  });

  it('drops a caption that only names the photographer, and keeps the picture', () => {
    const reading = read(pageWith({ between: figure('Photo: Anna Quay / AFP') }));
    expect(reading?.text).toBe(proseText);
    expect(reading?.html).toContain('ice.jpg');
  });

  it('drops the lead picture and its caption when the head names a picture, and keeps it when none is named', () => {
    const before = figure('Ice in the harbour');
    const named = read(pageWith({ before, head: shareImage }));
    expect(named?.text).toBe(proseText);
    expect(named?.html).not.toContain('ice.jpg');
    expect(read(pageWith({ before }))?.html).toContain('ice.jpg');
  });

  it('knows a caption by the picture that it is alone with', () => {
    const caption =
      'Ice in the harbour on Tuesday, seen from the roof of the town hall, before the boats came in.';
    const before = `<div><div><img src="/ice.jpg"></div><div>${caption}</div></div>`;
    expect(read(pageWith({ before, head: shareImage }))?.text).toBe(proseText);
    expect(read(pageWith({ before: `<div>${caption}</div>`, head: shareImage }))?.text).toContain(caption);
  });
});

describe('a page without an article', () => {
  it.each([
    ['nothing', '<body></body>'],
    ['a footer', paragraphs.reduce((page, text) => page.replace(text, ''), pageWith({}))],
    [
      'a list of links',
      `<body><ul>${paragraphs.map((text) => `<li><a href="/a">${text}</a></li>`).join('')}</ul></body>`,
    ],
    [
      'a list of links with a few words each',
      `<body><div>${paragraphs.map((text) => `<p><a href="/a">${text}</a></p><p>It was a cold day, and that is all that can be said of it here.</p>`).join('')}</div></body>`,
    ],
    [
      'a form',
      '<body><form><p>Your name, please:</p><input><p>Your town:</p><input><button>Send</button></form></body>',
    ],
  ])('%s gives null', (_, page) => {
    expect(read(page)).toBeNull();
  });
});

describe('scripts without spaces and without stops', () => {
  it('Chinese text counts by its characters', () => {
    const text = '河面上结了冰，渡轮晚点了一个小时。船长说，他在等潮水，不着急。';
    const page = `<body><div><h1>冰</h1><p>${text}</p><p>${text}</p></div><div>版权所有 示例新闻</div></body>`;
    expect(read(page)?.text).toBe(`${text}\n${text}`);
  });

  it('Thai text needs no full stop', () => {
    const text = 'เรือข้ามฟากออกช้าไปหนึ่งชั่วโมงเพราะท่าเรือเต็มไปด้วยน้ำแข็งและกัปตันรอน้ำขึ้น'.repeat(2);
    expect(read(`<body><div><p>${text}</p><p>${text}</p></div></body>`)?.text).toBe(`${text}\n${text}`);
  });
});

describe('beyond what the reader is asked for', () => {
  it('reads a page of very many elements by itself', () => {
    const page = `<body><div>${prose}</div><ul>${'<li><a href="/x">x</a></li>'.repeat(21_000)}</ul></body>`;
    expect(read(page)?.text).toBe(proseText);
  });

  it('reads a page that is very deep and long', () => {
    const page = `<body>${'<div class="a">'.repeat(450)}${`<p>${first}</p>`.repeat(2_000)}`;
    const lines = read(page)?.text.split('\n') ?? [];
    expect(lines).toHaveLength(2_000);
    expect(lines.at(-1)).toBe(first);
  });
});
