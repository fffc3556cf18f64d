import { serve } from '../serve.ts'
import type { Command } from './command.ts'

/** `jiangqiao start`: serves until SIGTERM or SIGINT, then stops gracefully within ten seconds. */
export const start: Command = {
  usage: '启动（不带配置即演示版）',
  async run({ config, say }) {
    const serving = await serve(config, say)
    let stopping = false
    const stop = () => {
      if (stopping) return
      stopping = true
      setTimeout(() => process.exit(1), 10_000).unref()
      void serving.stop().then(() => process.exit(0))
    }
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
    // Whoever reads this may end it at once.
    say(`匠桥已启动：${serving.url}${config.profile === 'demo' ? '（演示版，人员均为虚构）' : ''}`)
    if (config.allowHttp) say('注意：正以明文 http 对外服务（--allow-http），只可用于可信的内部网络')
    return undefined
  },
}
