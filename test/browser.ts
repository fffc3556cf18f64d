import { execFile } from 'node:child_process'
import { lstatSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'

const require = createRequire(import.meta.url)
const PACKAGE = '@sparticuz/chromium'
const FONT = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'

/**
 * Starts the Chromium that npm ships, with Chinese type and without any package of the machine. The first call of a version
 * unpacks ≈ 270 MB into the temporary folder (about 3 s), later ones start at once. The caller closes the browser.
 */
export async function launchBrowser(): Promise<Browser> {
  const home = await unpackedBrowser()
  return chromium.launch({
    executablePath: join(home, 'chromium'),
    chromiumSandbox: false,
    env: {
      HOME: home,
      PATH: process.env.PATH ?? '',
      FONTCONFIG_FILE: join(home, 'fonts.conf'),
      LD_LIBRARY_PATH: join(home, 'al2023/lib'),
    },
  })
}

/** The setting of a browser window in which nothing moves: what is clicked next stands where it will stay. */
export const still = { reducedMotion: 'reduce' } as const

/** What axe-core finds wrong with the page, one line per rule and place; with `serious` only what bars people from using it. */
export async function axeViolations(page: Page, { serious = false } = {}): Promise<string[]> {
  // As a string, so that a strict Content-Security-Policy stays switched on.
  await page.evaluate(axe.source)
  // What is still fading in has the contrast of neither its beginning nor its end.
  await page.evaluate(`Promise.allSettled(document.getAnimations()
    .filter((one) => one.effect?.getComputedTiming().iterations !== Infinity).map((one) => one.finished))`)
  const { violations } = await page.evaluate<axe.AxeResults>('axe.run(document)')
  return violations
    .filter(({ impact }) => !serious || impact === 'serious' || impact === 'critical')
    .flatMap(({ id, impact, nodes }) => nodes.map(({ target }) => `${impact} ${id}: ${target.join(' ')}`))
}

/** A complete browser in a folder named by version and user: made beside it under a private name, then renamed in one step. */
async function unpackedBrowser(): Promise<string> {
  const root = dirname(dirname(require.resolve(PACKAGE)))
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const home = join(tmpdir(), `jiangqiao-chromium-${version}-${process.getuid?.()}`)
  if (isOurs(home)) return home
  const unfinished = await mkdtemp(`${home}.`)
  try {
    await Promise.all([inflate(root, unfinished), layFonts(unfinished, home)])
    await rename(unfinished, home).catch((error: unknown) => {
      if (!isOurs(home)) throw error
    })
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
  return home
}

/** Everybody may write into the temporary folder: a browser somebody else laid there is not started. */
function isOurs(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false })
  if (found && found.uid !== process.getuid?.()) throw new Error(`${folder} belongs to uid ${found.uid}; remove it`)
  return found?.isDirectory() ?? false
}

/** The package unpacks only into "the" temporary folder, so it gets a process in which that is ours. */
async function inflate(root: string, folder: string): Promise<void> {
  const archives = ['chromium.br', 'al2023.tar.br', 'swiftshader.tar.br'].map((name) => join(root, 'bin', name))
  const script = `const { inflate } = await import(${JSON.stringify(pathToFileURL(require.resolve(PACKAGE)))})
    await Promise.all(${JSON.stringify(archives)}.map(inflate))`
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, TMPDIR: folder },
  })
}

async function layFonts(folder: string, home: string): Promise<void> {
  await mkdir(join(folder, 'fonts'))
  await copyFile(require.resolve(FONT), join(folder, 'fonts/NotoSansSC.ttf'))
  await writeFile(
    join(folder, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${home}/fonts</dir><cachedir>${home}/font-cache</cachedir></fontconfig>\n`,
  )
}
