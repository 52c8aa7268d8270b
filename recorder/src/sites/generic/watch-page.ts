import type { Page } from 'playwright-core';
import { z } from 'zod';
import { failureCode } from '../../../protocol/index';
import { within } from '../../clock';
import type { PageSelectors } from '../page-selectors';
import type { Site } from '../site';
import { driveMedia } from './drive';
import { lookAtMedia } from './media';
import { dismissConsent } from './prepare';

const STEP_MS = 2500;
const seen = z.object({ notice: z.string().nullable(), wall: failureCode.nullable() });

/** A watch page: the generic one, plus what its selectors say. */
export function watchPage(selectors: PageSelectors): Pick<Site, 'prepare' | 'tend' | 'look' | 'drive'> {
  const pressKnown = async (page: Page) => {
    await within(
      STEP_MS,
      page.evaluate(pressAll, selectors.press).catch(() => undefined),
    );
  };
  return {
    prepare: async (page) => {
      await dismissConsent(page);
      await pressKnown(page);
    },
    tend: pressKnown,
    look: async (page) => {
      const [look, told] = await Promise.all([lookAtMedia(page), readSigns(page, selectors)]);
      if (told.wall) return { ...look, wall: told.wall };
      // What plays under an offline sign is a trailer, an old broadcast or another channel.
      return told.notice === null ? look : { ...look, sample: null, notice: told.notice };
    },
    drive: driveMedia,
  };
}

async function readSigns(page: Page, selectors: PageSelectors): Promise<z.infer<typeof seen>> {
  const { offline, walls } = selectors;
  const answer = await within(
    STEP_MS,
    page.evaluate(findSigns, { offline, walls }).catch(() => null),
  );
  return seen.catch({ notice: null, wall: null }).parse(answer);
}

/** Runs inside the page. */
function pressAll(selectors: readonly string[]): void {
  for (const selector of selectors) {
    for (const button of document.querySelectorAll(selector)) {
      const box = button.getBoundingClientRect();
      if (button instanceof HTMLElement && box.width > 0 && box.height > 0) button.click();
    }
  }
}

/** Runs inside the page. */
function findSigns(selectors: Pick<PageSelectors, 'offline' | 'walls'>): {
  notice: string | null;
  wall: string | null;
} {
  const shown = (selector: string) =>
    [...document.querySelectorAll(selector)].filter((element) => {
      const box = element.getBoundingClientRect();
      // Filling the frame hides all else on the page; what is only hidden by that still counts.
      return box.width > 0 && box.height > 0 && getComputedStyle(element).display !== 'none';
    });
  const textOf = (element: Element | undefined) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
  let wall: string | null = null;
  for (const { selector, words, code } of selectors.walls) {
    const there = shown(selector).some((element) => !words || new RegExp(words, 'i').test(textOf(element)));
    if (there) wall ??= code;
  }
  let notice: string | null = null;
  for (const selector of selectors.offline) {
    const element = shown(selector)[0];
    if (element) notice ??= textOf(element).slice(0, 200) || 'The channel is offline.';
  }
  return { notice, wall };
}
