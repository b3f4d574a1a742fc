// Search over search.json, in the reader's browser. Chinese has no spaces between words: every part of the query must
// stand somewhere in title, source or standfirst.
const form = document.getElementById('search');
const field = document.getElementById('query');
const state = document.getElementById('state');
const results = document.getElementById('results');
const mostShown = 100;

/** Full-width letters and upper case are the same to a reader. */
const plain = (text) => String(text).normalize('NFKC').toLowerCase();

/** @type {{ address: string, title: string, day: string, source: string, standfirst: string, text: string }[]} */
let posts = [];

function itemFor(post) {
  const item = document.createElement('li');
  item.className = 'item';
  const link = document.createElement('a');
  link.href = post.address;
  link.textContent = post.title;
  const meta = document.createElement('span');
  meta.className = 'meta';
  meta.textContent = [post.day, post.source].filter((part) => part !== '').join(' · ');
  item.append(link, ' ', meta);
  return item;
}

function show() {
  const parts = plain(field.value)
    .split(/\s+/)
    .filter((part) => part !== '');
  if (parts.length === 0) {
    results.replaceChildren();
    state.textContent = `${form.dataset.ready} ${posts.length}`;
    return;
  }
  const found = posts.filter((post) => parts.every((part) => post.text.includes(part)));
  results.replaceChildren(...found.slice(0, mostShown).map(itemFor));
  if (found.length === 0) state.textContent = form.dataset.none;
  else if (found.length <= mostShown) state.textContent = `${form.dataset.found} ${found.length}`;
  else state.textContent = `${form.dataset.found} ${found.length} ${form.dataset.first} ${mostShown}`;
}

async function load() {
  state.textContent = form.dataset.loading;
  try {
    const answer = await fetch(form.dataset.index);
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const rows = await answer.json();
    posts = rows.map(([address, title, day, source, standfirst]) => {
      const post = { address, title: title ?? '', day, source: source ?? '', standfirst: standfirst ?? '' };
      return { ...post, text: plain(`${post.title}\n${post.source}\n${post.standfirst}`) };
    });
    field.addEventListener('input', show);
    show();
  } catch {
    state.textContent = form.dataset.failed;
  }
}

form.addEventListener('submit', (event) => event.preventDefault());
field.value = new URLSearchParams(location.search).get('q') ?? '';
load();
