// What every page is held to: WCAG 2.2 AA by axe, targets that a thumb can hit, no scrolling sideways, no complaint of policy or code.
import AxeBuilderModule from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const AxeBuilder = (AxeBuilderModule as unknown as { default?: typeof AxeBuilderModule }).default ?? AxeBuilderModule
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
export const screens = [{ width: 768, height: 1024 }, { width: 1024, height: 768 }]
/** 1280 pixels at 400 per cent. */
export const enlarged = { width: 320, height: 640 }

/** What the policy or the code complains of on a page, as it comes; but for what is expected, such as a line that a test has cut. */
export function complaintsOf(page: Page, expected: (complaint: string) => boolean = () => false): string[] {
  const complaints: string[] = []
  page.on('console', message => { if (['error', 'warning'].includes(message.type()) && !expected(message.text())) complaints.push(message.text()) })
  page.on('pageerror', error => complaints.push(String(error)))
  return complaints
}

async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).withTags(tags).analyze()
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary?.split('\n')[1] ?? ''}`))
}

/** What is hit when a control is meant: its label too. Controls below 24 pixels, and main ones below 44. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => [...document.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, summary')].flatMap(control => {
    // The link of a task spreads over its whole line.
    const line = control.closest('.govuk-task-list__item--with-link')
    const own = (line ?? control).getBoundingClientRect()
    if (own.width === 0 || own.height === 0 || control.closest('.govuk-skip-link')) return []
    const label = control instanceof HTMLInputElement ? control.labels?.[0]?.getBoundingClientRect() : undefined
    const [width, height] = [Math.max(own.width, label?.width ?? 0), Math.max(own.height, label?.height ?? 0)]
    const main = line !== null || control.matches('.govuk-button, .govuk-radios__input, .govuk-checkboxes__input, .govuk-input, .govuk-select, textarea')
    const least = main ? 44 : 24
    return width + 0.01 < least || height + 0.01 < least ? [`${control.outerHTML.slice(0, 120)} ${Math.round(width)} x ${Math.round(height)}`] : []
  }))
}

/** Holds a page to WCAG 2.2 AA, to targets that a thumb hits, to its width, and to silence. */
export async function check(page: Page, complaints: string[]): Promise<void> {
  expect(await violations(page)).toEqual([])
  expect(await tooSmall(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
  expect(complaints).toEqual([])
}
