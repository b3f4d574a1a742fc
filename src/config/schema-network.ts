// Keys about requests: http and backfill.
import { duration, httpAddress, size, wholeNumber, z } from './schema-kit.ts';

export const httpSection = z
  .strictObject({
    gap: duration({ min: '0s', max: '1h' })
      .prefault('5s')
      .describe('Shortest time from one request to the next on the same host, start to start.'),
    timeout: duration({ min: '1s', max: '10m' })
      .prefault('30s')
      .describe(
        'Longest time for one answer, from the request to its last byte; each redirect is a request of its own.',
      ),
    maxBytes: size({ min: '1kB', max: '1GB' })
      .prefault('15MB')
      .describe('A larger answer is given up; counted after inflating.'),
    proxy: z
      .enum(['env', 'none'])
      .prefault('env')
      .describe('Use the proxy of HTTP_PROXY, HTTPS_PROXY and NO_PROXY, or none.'),
  })
  .prefault({})
  .describe('Requests to the sources.');

export const backfillSection = z
  .strictObject({
    gap: duration({ min: '0s', max: '1d' })
      .prefault('10s')
      .describe('Shortest time between two requests of a backfill on the same host.'),
    perDay: wholeNumber({ min: 1, max: 1_000_000 })
      .nullable()
      .prefault(null)
      .describe('Most requests of backfills to one host a day. Default: no limit but the gap.'),
    wayback: z
      .strictObject({
        use: z
          .enum(['never', 'ask', 'yes'])
          .prefault('never')
          .describe(
            'Take pages that the source no longer has from the Wayback Machine: never, when asked for, or always.',
          ),
        endpoint: httpAddress()
          .nullable()
          .prefault(null)
          .describe('Another Wayback service. Default: the Internet Archive.'),
      })
      .prefault({})
      .describe('The Wayback Machine.'),
  })
  .prefault({})
  .describe('Runs over past years.');
