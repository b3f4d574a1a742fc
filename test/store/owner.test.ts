import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { isDeadOwner, newOwner } from '../../src/store/owner.ts';

/** This process's text with some of its parts changed. */
function ownerWith(changes: { host?: string; id?: number; namespace?: string; startedAt?: string }): string {
  const [host, id, mark = '', unique] = newOwner().split(':');
  const [namespace, startedAt] = mark.split('.');
  const changedMark = `${changes.namespace ?? namespace}.${changes.startedAt ?? startedAt}`;
  return `${changes.host ?? host}:${changes.id ?? id}:${mark === '' ? '' : changedMark}:${unique}`;
}

function endedProcess(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

/** Makes every question for a process be answered with this error. */
function answerKill(code: string): void {
  const spy = vi.spyOn(process, 'kill').mockImplementation(() => {
    throw Object.assign(new Error(code), { code });
  });
  onTestFinished(() => spy.mockRestore());
}

/** Only there can start times and containers be told apart; elsewhere the process id alone decides. */
const isLinux = process.platform === 'linux';

describe('an owner of leases', () => {
  it('names host and process, never the same twice', () => {
    const owner = newOwner();
    expect(owner.split(':').slice(0, 2)).toEqual([hostname(), String(process.pid)]);
    expect(owner.split(':')).toHaveLength(4);
    expect(newOwner()).not.toBe(owner);
  });

  it('is alive while its process runs', () => {
    expect(isDeadOwner(newOwner())).toBe(false);
    expect(isDeadOwner(ownerWith({}))).toBe(false);
  });

  it('is dead when there is no such process', () => {
    expect(isDeadOwner(ownerWith({ id: endedProcess() }))).toBe(true);
  });

  it('is alive as the process of another user', () => {
    answerKill('EPERM');
    expect(isDeadOwner(newOwner())).toBe(false);
  });

  it('is dead when another process has its number now', () => {
    expect(isDeadOwner(ownerWith({ startedAt: '1' }))).toBe(isLinux);
  });

  it.each([
    ['another host', ownerWith({ host: 'elsewhere', id: 1 })],
    ['no such form', 'one'],
    ['an empty text', ''],
    ['a bare unique text', '6f0e8e0c-6f4c-4b0e-9c1e-0d6d5f1b2a3c'],
  ])('is never called dead when nothing is known of it: %s', (_, owner) => {
    answerKill('ESRCH');
    expect(isDeadOwner(owner)).toBe(false);
  });

  it('is never called dead from another container, whose processes have numbers of their own', () => {
    answerKill('ESRCH');
    expect(isDeadOwner(ownerWith({ namespace: '1' }))).toBe(!isLinux);
    expect(isDeadOwner(ownerWith({}))).toBe(true);
  });
});
