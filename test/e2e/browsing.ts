import type { AddressInfo } from 'node:net'
import type { Page, ViewportSize } from 'playwright-core'
import { expect } from 'vitest'
import { readConfig } from '#platform/config'
import type { Database } from '#platform/db'
import { build } from '../../server/app.ts'
import { axeViolations, launchBrowser, still } from '../browser.ts'
import { builtWeb } from '../built-web.ts'

/** The product with its pages, and a browser looking at it. */
export async function openBrowsing(database: Database) {
  const [browser, webDir] = await Promise.all([launchBrowser(), builtWeb()])
  const env = { JIANGQIAO_PROFILE: 'test', JIANGQIAO_LOG: 'silent', JIANGQIAO_DIST: webDir }
  const app = await build(database, readConfig(env, new Set(), '/'))
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const complaints: string[] = []
  return {
    /** Errors of the pages and in their consoles, since a test last emptied the list. */
    complaints,
    /** A window without cookies. */
    window: async (viewport?: ViewportSize): Promise<Page> => {
      const context = await browser.newContext({
        ...still,
        ...(viewport && { viewport }),
        baseURL: `http://127.0.0.1:${port}`,
        locale: 'zh-CN',
      })
      const page = await context.newPage()
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      return page
    },
    /** What a page must be free of: serious findings of axe, errors in the console. */
    expectClean: async (page: Page): Promise<void> => {
      expect(await axeViolations(page, { serious: true })).toEqual([])
      expect(complaints).toEqual([])
    },
    close: async () => {
      await browser.close()
      await app.close()
    },
  }
}
export type Browsing = Awaited<ReturnType<typeof openBrowsing>>
