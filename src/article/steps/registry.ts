// The named steps that site rules may ask for. A new step is one file and one line here.

import type { StepName } from '../../core/site-rules.ts';
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
const steps: Readonly<Record<StepName, Step>> = {
  'fmm-free-swallowed-text': freeSwallowedText,
  'fmm-rejoin-split-body': rejoinSplitBody,
  'drop-adware': dropAdware,
  'fmm-video': fmmVideo,
  'fmm-audio': fmmAudio,
  frames: frames,
  'network-posts': networkPosts,
  'fmm-slideshow': fmmSlideshow,
  'fmm-quote': fmmQuote,
  figures: figures,
  'blocks-from-headings': blocksFromHeadings,
};

/** Runs the steps in their order. */
export function runSteps(names: readonly StepName[], scene: StepScene): void {
  for (const name of names) steps[name](scene);
}
