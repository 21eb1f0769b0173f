import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const ofBuilder = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
/** The same program as the builder's own, in half the letters: it is sent into every page that is looked at. */
const axe = readFileSync(ofBuilder.resolve('axe-core/axe.min.js'), 'utf8');

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const colourRules = ['color-contrast', 'link-in-text-block'];

/**
 * What keeps people with other eyes, ears or hands from using this screen: WCAG 2.2 A and AA, as lines of text. Another theme changes
 * nothing but colours, another language nothing of them: a screen that is looked at whole is asked there for what can differ.
 */
export async function findBarriers(page: Page, asked: 'all' | 'colours' | 'but-colours' = 'all'): Promise<string[]> {
  // A megabyte of script is laid into a page once, not twice at each look.
  const isThere = await page.evaluate(() => 'axe' in window);
  const look = new AxeBuilder({ page, axeSource: isThere ? ';' : axe })
    // Naming every node that is well made would take longer than the look itself.
    .options({ resultTypes: ['violations'] })
    .setLegacyMode(true);
  if (asked === 'colours') look.withRules(colourRules);
  else look.withTags(tags);
  if (asked === 'but-colours') look.disableRules(colourRules);
  const { violations } = await look.analyze();
  return violations.flatMap((violation) =>
    violation.nodes.map(
      (node) => `${violation.id}: ${node.target.join(' ')} – ${node.failureSummary?.replaceAll('\n', ' ') ?? ''}`,
    ),
  );
}
