// Property tests try the same cases at every run, so that a red test means a changed program.
// FEEDMIRROR_SEED=random (or a number) looks further.
import { configureGlobal } from 'fast-check';

const asked = process.env['FEEDMIRROR_SEED'];
if (asked !== 'random') configureGlobal({ seed: asked === undefined ? 20_260_301 : Number(asked) });
