import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../src/core/ports.ts';
import { openState } from '../../src/store/state.ts';
import { budgetContract } from './budget-contract.ts';
import { handClock, scratchFolder } from './samples.ts';
import { stateContract } from './state-contract.ts';

function openFile(clock: Clock) {
  const opened = openState({ file: join(scratchFolder(), 'state.db'), clock, mode: 'write' });
  onTestFinished(() => opened.shut());
  return opened;
}

function openMemory(clock: Clock) {
  return openState({ file: join(scratchFolder(), 'none.db'), clock, mode: 'snapshot' });
}

stateContract('SQLite file', () => openFile(handClock()).state);
stateContract('SQLite in memory', () => openMemory(handClock()).state);
budgetContract('SQLite file', (clock) => openFile(clock).budget);
