// Ends the leases of killed processes at once instead of by time. Knows where leases are kept, not what they are for.
import type { Connection } from './connection.ts';
import { isDeadOwner } from './owner.ts';

/**
 * Frees the entries, hosts and the publisher's place that dead processes of this machine hold. A failure is no failure of the opening: the
 * leases then end by time, and what is wrong with the file shows when it is used.
 */
export function endDeadLeases({ db }: Connection): void {
  try {
    const entryOwners = db.prepare<[], string>(
      'SELECT DISTINCT claim_owner FROM entries WHERE claim_owner IS NOT NULL',
    );
    const hostOwners = db.prepare<[], string>('SELECT lease_token FROM hosts WHERE lease_token IS NOT NULL');
    const freeEntries = db.prepare<[string]>(
      'UPDATE entries SET claim_owner = NULL, claim_until = NULL WHERE claim_owner = ?',
    );
    // The start of the dead request still counts for the pause before the next one.
    const freeHosts = db.prepare<[string]>(
      'UPDATE hosts SET lease_token = NULL, lease_kind = NULL WHERE lease_token = ?',
    );
    const publishers = db.prepare<[], string>(
      'SELECT lease_owner FROM publisher WHERE lease_owner IS NOT NULL',
    );
    const freePublisher = db.prepare<[string]>(
      'UPDATE publisher SET lease_owner = NULL, lease_until = NULL WHERE lease_owner = ?',
    );
    const owners = [entryOwners, hostOwners, publishers].flatMap((leases) => leases.pluck().all());
    const dead = owners.filter(isDeadOwner);
    if (dead.length === 0) return;
    db.transaction(() => {
      for (const owner of dead) {
        freeEntries.run(owner);
        freeHosts.run(owner);
        freePublisher.run(owner);
      }
    }).immediate();
  } catch {
    return;
  }
}
