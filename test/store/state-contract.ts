// What every StateStore must do, whatever it is made of.
import { describe } from 'vitest';
import type { StateStore } from '../../src/core/state-port.ts';
import { adoptionContract } from './state-contract-adoption.ts';
import { claimContract } from './state-contract-claims.ts';
import { healthContract } from './state-contract-health.ts';
import { linkContract } from './state-contract-links.ts';
import { mediaContract } from './state-contract-media.ts';
import { nameContract } from './state-contract-names.ts';
import { pollContract } from './state-contract-polls.ts';
import { postContract } from './state-contract-posts.ts';
import { publishContract } from './state-contract-publish.ts';
import { repairContract } from './state-contract-repairs.ts';
import { reservationContract } from './state-contract-reservations.ts';

/** Gives an empty store and closes it when the test is over. */
export type StateFactory = () => StateStore;

export function stateContract(name: string, create: StateFactory): void {
  describe(`StateStore: ${name}`, () => {
    describe('polls', () => pollContract(create));
    describe('reservations', () => reservationContract(create));
    describe('names', () => nameContract(create));
    describe('claims', () => claimContract(create));
    describe('posts', () => postContract(create));
    describe('adoption', () => adoptionContract(create));
    describe('health', () => healthContract(create));
    describe('publishing', () => publishContract(create));
    describe('links', () => linkContract(create));
    describe('media', () => mediaContract(create));
    describe('repairs', () => repairContract(create));
  });
}
