import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, launchBrowser } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

it('测试用的浏览器画得出汉字：不同的字不是同一个方框', async () => {
  const page = await browser.newPage()
  const draw = async (text: string) => {
    await page.setContent(`<p style="font-size:60px">${text}</p>`)
    return (await page.screenshot()).toString('base64')
  }
  expect(await draw('桥')).not.toBe(await draw('匠'))
  await page.close()
})

it('无障碍检查在严格的内容安全策略下也能跑，并指出是哪一处', async () => {
  const page = await browser.newPage()
  await page.setContent(`<html lang="zh-CN"><head><title>页</title>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'"></head><body><main><h1>页</h1><img src="x"></main></body></html>`)
  expect(await axeViolations(page, { serious: true })).toEqual(['critical image-alt: img'])
  await page.close()
})
