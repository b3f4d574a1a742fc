import { expect, it } from 'vitest';
import { openMirrorBench } from './mirror-bench.ts';

/** The post of the sample article about the ferry, which has a player in its text. */
async function ferryPost(embeds: 'iframe' | 'link'): Promise<string> {
  const bench = await openMirrorBench({ embeds });
  await bench.pass();
  const name = (await bench.posts()).find((post) => post.includes('双湾渡轮首航'));
  return bench.read(name ?? 'no such post');
}

it('post.embeds decides whether a player is a frame or a picture that leads to it', async () => {
  const framed = await ferryPost('iframe');
  expect(framed).toContain('<iframe src="https://www.youtube.com/embed/Bq7tR3xLw0k" title="渡轮首航"');
  const linked = await ferryPost('link');
  expect(linked).not.toContain('<iframe');
  expect(linked).toContain(
    '<figure><a href="https://www.youtube.com/watch?v=Bq7tR3xLw0k"><img src="https://i.ytimg.com/vi/Bq7tR3xLw0k/hqdefault.jpg" alt="渡轮首航"></a><figcaption>渡轮首航</figcaption></figure>',
  );
});
