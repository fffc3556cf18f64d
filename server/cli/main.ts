import { run } from './run.ts'

const code = await run(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  env: process.env,
  folder: process.cwd(),
})
if (code !== 0) process.exit(code)
