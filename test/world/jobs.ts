import { publishPost } from '#employment/contract'
import type { DateText } from '#kernel/dates'
import type { Worker } from './client.ts'

const POSTS = [
  ['藤编工', '演示·融水苗家工艺厂', '融水镇', '月薪3200–4500元，可居家'],
  ['缝纫工', '演示·柳州童装有限公司', '柳州市柳南区', '月薪4000–5500元，包住'],
  ['汽配装配工', '演示·柳南汽配制造有限公司', '柳州市柳江区', '月薪4500–6000元，五险'],
  ['养老护理员', '演示·桥头养老服务中心', '柳州市鱼峰区', '月薪3800–5000元'],
  ['茶园采摘工', '演示·元宝山茶业合作社', '洞头镇', '日薪120–180元'],
  ['电子厂普工', '演示·东莞电子有限公司（粤桂协作）', '广东省东莞市', '月薪5000–7000元，包吃住'],
] as const

/** Open posts of the demo, from the HR agency and from the county. */
export async function publishPosts(agency: Worker, clerk: Worker): Promise<void> {
  for (const [index, [title, employer, workplace, payText]] of POSTS.entries()) {
    const worker = index % 2 === 0 ? agency : clerk
    await worker.do(publishPost, {
      body: {
        title,
        employer,
        workplace,
        payText,
        heads: 10 + index * 5,
        openFrom: '2022-12-05' as DateText,
        openUntil: '2025-12-31' as DateText,
      },
    })
  }
}
