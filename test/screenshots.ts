import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { readConfig } from '#platform/config'
import { serve } from '../server/serve.ts'
import { axeViolations, launchBrowser, still } from './browser.ts'

/** A page of the documentation: who looks, where, and what is clicked until it shows what it should. */
interface Picture {
  readonly name: string
  /** Account of the landing page; without one, the public looks. */
  readonly account?: string
  readonly path: string
  readonly clicks?: readonly string[]
}

const FIRST_ROW = '.data-table .row-opener'
/** The opener of a row that holds the words, in the table and in the cards of a phone. */
const rowOf = (words: string) => `.data-table :is(tr, li):has-text("${words}") .row-opener`

const pictures: readonly Picture[] = [
  { name: 'landing', path: '/' },
  { name: 'work-queue', account: 'demo-county-clerk', path: '/console' },
  {
    name: 'class-file',
    account: 'demo-approver',
    path: '/console/classes?state=applied',
    clicks: [FIRST_ROW],
  },
  {
    name: 'explained-amount',
    account: 'demo-county-clerk',
    path: '/console/classes?state=completed',
    clicks: [
      rowOf('竹编技能班第54期'),
      '[role=tab]:has-text("补贴")',
      '#main a[href*="/subsidies/matters/"]',
      rowOf('封顶'),
    ],
  },
  { name: 'public-notice', path: '/p/notices', clicks: ['main .identities a'] },
  { name: 'phone', account: 'demo-trainee', path: '/p/me/money' },
]

const screens = [
  { width: 1366, height: 768 },
  { width: 360, height: 640 },
] as const

const folder = join(import.meta.dirname, '../docs/screenshots')

/**
 * `npm run -s screenshots [address]`: starts the demo (or looks at a running one), draws every picture in both sizes into
 * docs/screenshots and has axe look at each page. Ends with 1 when a page has a serious finding or scrolls sideways.
 */
async function main(address?: string): Promise<number> {
  if (address) return draw(address)
  const home = await mkdtemp(join(tmpdir(), 'jiangqiao-pictures-'))
  // Run as root, the database is another account's and must come through; else it would be left behind elsewhere.
  await chmod(home, 0o711)
  const env = { JIANGQIAO_DATA: home, JIANGQIAO_DIST: join(home, 'dist'), JIANGQIAO_LOG: 'error', PORT: '0' }
  const serving = await serve(readConfig(env, new Set(), home), console.log)
  try {
    return await draw(serving.url)
  } finally {
    await serving.stop()
    await rm(home, { recursive: true })
  }
}

/** @returns how many things are wrong with the pages */
async function draw(address: string): Promise<number> {
  const browser = await launchBrowser()
  let wrong = 0
  try {
    for (const picture of pictures) {
      for (const viewport of screens) {
        const context = await browser.newContext({
          viewport,
          baseURL: address,
          locale: 'zh-CN',
          ...still,
        })
        const page = await context.newPage()
        await open(page, picture)
        const found = await faults(page)
        const file = `${picture.name}-${viewport.width}.png`
        await page.screenshot({ path: join(folder, file) })
        console.log([`${found.length === 0 ? '✓' : '✗'} ${file}`, ...found].join('\n    '))
        wrong += found.length
        await context.close()
      }
    }
  } finally {
    await browser.close()
  }
  return wrong
}

async function open(page: Page, { account, path, clicks = [] }: Picture): Promise<void> {
  if (account) await page.request.post('/api/session/demo', { data: { account }, failOnStatusCode: true })
  await page.goto(path, { waitUntil: 'networkidle' })
  for (const target of clicks) {
    await page.locator(target).first().click()
    await page.waitForLoadState('networkidle')
  }
  // Chips of clauses ask for their words themselves.
  await page.locator('.clause-chip', { hasText: '…' }).first().waitFor({ state: 'detached' })
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)))
}

async function faults(page: Page): Promise<string[]> {
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  return [
    ...(await axeViolations(page, { serious: true })),
    ...(sideways > 0 ? [`scrolls sideways by ${sideways} px`] : []),
  ]
}

process.exitCode = (await main(process.argv[2])) > 0 ? 1 : 0
