import type { Page, Route } from 'playwright-core';

/**
 * Answers calls of the page in the place of the host. Use it instead of `page.route`: where an answer cannot be made (the host has been
 * closed, the page has gone, the test's own answer throws) the call is broken off, and the page that is still there complains of it in its
 * own test. A failure that nobody catches would belong to no test and fail the whole run.
 */
export async function answerCalls(page: Page, pattern: string, answer: (route: Route) => Promise<void>): Promise<void> {
  await page.route(pattern, async (route) => {
    try {
      await answer(route);
    } catch (error) {
      // At the closing of a page its calls are let go by, and whoever answers then is too late.
      const isLate = page.isClosed() || String(error).includes('Route is already handled');
      if (!isLate) console.error(`no answer to ${route.request().url()}: ${String(error)}`);
      await route.abort().catch(() => undefined);
    }
  });
}
