// The named steps that site rules may ask for. A new step is one file and one line here.
import { blocksFromHeadings } from './blocks-from-headings.ts';
import { dropAdware } from './drop-adware.ts';
import { figures } from './figures.ts';
import { fmmAudio } from './fmm-audio.ts';
import { freeSwallowedText } from './fmm-free-swallowed-text.ts';
import { fmmQuote } from './fmm-quote.ts';
import { rejoinSplitBody } from './fmm-rejoin-split-body.ts';
import { fmmSlideshow } from './fmm-slideshow.ts';
import { fmmVideo } from './fmm-video.ts';
import { frames } from './frames.ts';
import { networkPosts } from './network-posts.ts';
import type { Step, StepScene } from './step.ts';

/** `fmm-` steps know the markup of France Médias Monde's content system (RFI, France 24, MCD). */
const steps: ReadonlyMap<string, Step> = new Map([
  ['fmm-free-swallowed-text', freeSwallowedText],
  ['fmm-rejoin-split-body', rejoinSplitBody],
  ['drop-adware', dropAdware],
  ['fmm-video', fmmVideo],
  ['fmm-audio', fmmAudio],
  ['frames', frames],
  ['network-posts', networkPosts],
  ['fmm-slideshow', fmmSlideshow],
  ['fmm-quote', fmmQuote],
  ['figures', figures],
  ['blocks-from-headings', blocksFromHeadings],
]);

export const stepNames: readonly string[] = [...steps.keys()];

/** Runs the steps in their order; gives a warning for each name that is none. */
export function runSteps(names: readonly string[], scene: StepScene): readonly string[] {
  const unknown: string[] = [];
  for (const name of names) {
    const step = steps.get(name);
    if (step === undefined)
      unknown.push(`the rules of ${scene.rules.id} ask for a step "${name}" that does not exist`);
    else step(scene);
  }
  return unknown;
}
