import { describe, expect, it } from 'vitest';
import { loadCommonRules, siteFolders } from '../../src/config/sites.ts';
import { embedAt, filled, frameHosts, isHostOf } from '../../src/core/common-rules.ts';

const common = await loadCommonRules(siteFolders(null));

/** Service, id and the three addresses that come of one address. */
function about(address: string) {
  const found = embedAt(address, common.embeds);
  if (found === null) return null;
  const { service, id } = found;
  return [
    service.service,
    id,
    filled(service.frame, id),
    filled(service.watch, id),
    filled(service.poster, id),
  ];
}

describe('the services of config/sites/common.yaml', () => {
  const film = [
    'youtube',
    'aBcDeFgH-_1',
    'https://www.youtube.com/embed/aBcDeFgH-_1',
    'https://www.youtube.com/watch?v=aBcDeFgH-_1',
    'https://i.ytimg.com/vi/aBcDeFgH-_1/hqdefault.jpg',
  ];
  it.each([
    'https://www.youtube.com/embed/aBcDeFgH-_1',
    'https://www.youtube.com/embed/aBcDeFgH-_1?rel=0',
    'http://m.youtube.com/watch?app=m&v=aBcDeFgH-_1&t=3',
    'https://youtu.be/aBcDeFgH-_1',
    'https://www.youtube.com/shorts/aBcDeFgH-_1',
    'https://www.youtube.com/live/aBcDeFgH-_1?si=x',
    'https://www.youtube-nocookie.com/embed/aBcDeFgH-_1',
  ])('know the film behind %s', (address) => {
    expect(about(address)).toEqual(film);
  });

  it.each([
    ['https://www.youtube.com/embed/videoseries?list=PL1', ['youtube', null, null, null, null]],
    ['https://www.youtube.com/embed/aBcDeFgH-_1x', ['youtube', null, null, null, null]],
    [
      'https://geo.dailymotion.com/player.html?video=x7abcde',
      [
        'dailymotion',
        'x7abcde',
        'https://www.dailymotion.com/embed/video/x7abcde',
        'https://www.dailymotion.com/video/x7abcde',
        'https://www.dailymotion.com/thumbnail/video/x7abcde',
      ],
    ],
    [
      'https://dai.ly/x7abcde',
      [
        'dailymotion',
        'x7abcde',
        'https://www.dailymotion.com/embed/video/x7abcde',
        'https://www.dailymotion.com/video/x7abcde',
        'https://www.dailymotion.com/thumbnail/video/x7abcde',
      ],
    ],
    [
      'https://player.vimeo.com/video/123456?h=1',
      ['vimeo', '123456', 'https://player.vimeo.com/video/123456', 'https://vimeo.com/123456', null],
    ],
    ['https://w.soundcloud.com/player/?url=x', ['soundcloud', null, null, null, null]],
    ['https://open.spotify.com/embed/track/1', ['spotify', null, null, null, null]],
    [
      'https://platform.twitter.com/embed/Tweet.html?dnt=1&id=190',
      ['twitter', '190', null, 'https://twitter.com/i/status/190', null],
    ],
    [
      'https://www.instagram.com/p/Ab_1/embed/',
      ['instagram', 'Ab_1', null, 'https://www.instagram.com/p/Ab_1/', null],
    ],
    [
      'https://www.tiktok.com/embed/v2/71',
      ['tiktok', '71', null, 'https://www.tiktok.com/embed/v2/71', null],
    ],
    ['https://www.facebook.com/plugins/video.php', ['facebook', null, null, null, null]],
    ['https://t.me/sample/1?embed=1', ['telegram', null, null, null, null]],
    ['https://notyoutube.com/embed/aBcDeFgH-_1', null],
    ['https://example.org/?u=https://www.youtube.com/embed/aBcDeFgH-_1', null],
    ['javascript:alert(1)', null],
  ])('know %s', (address, expected) => {
    expect(about(address)).toEqual(expected);
  });

  it('allow frames of players only', () => {
    const hosts = frameHosts(common);
    for (const host of ['www.youtube.com', 'geo.dailymotion.com', 'player.vimeo.com', 'w.soundcloud.com'])
      expect([host, isHostOf(host, hosts)]).toEqual([host, true]);
    for (const host of [
      'www.instagram.com',
      'www.facebook.com',
      't.me',
      'www.tiktok.com',
      'soundcloud.com',
      'evil-youtube.com',
    ])
      expect([host, isHostOf(host, hosts)]).toEqual([host, false]);
  });
});
