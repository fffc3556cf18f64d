import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { pageOf, pageQuery } from '#kernel/pages'
import { dateShape, done, id, sentence } from '#kernel/shapes'
import { certificateKinds } from '#policy/contract'

export * from './contract-bodies.ts'
export * from './contract-credentials.ts'
export * from './contract-exceptions.ts'
export * from './contract-words.ts'

export const certificateShape = z.object({
  id,
  classId: id,
  enrollmentId: id,
  number: z.string(),
  kind: certificateKinds.schema,
  kindLabel: z.string(),
  personName: z.string(),
  tradeName: z.string(),
  passedOn: dateShape,
  issuedOn: dateShape,
  revokedOn: dateShape.nullable(),
  revokedReason: z.string().nullable(),
})

const classParams = z.object({ classId: id })

export const listCertificates = endpoint({
  method: 'GET',
  path: '/api/classes/:classId/certificates',
  summary: '班级证书',
  cites: ['lz-2019-63#6-2'],
  params: classParams,
  reply: z.object({ certificates: z.array(certificateShape) }),
})

export const searchCertificates = endpoint({
  method: 'GET',
  path: '/api/certificates',
  summary: '证书台账',
  query: pageQuery.extend({ search: z.string().trim().optional() }),
  reply: pageOf(certificateShape),
})

export const issueCertificates = endpoint({
  method: 'POST',
  path: '/api/classes/:classId/certificates',
  summary: '为考核合格学员颁发培训合格证书',
  cites: ['lz-2019-63#6-2'],
  params: classParams,
  reply: z.object({ issued: z.int() }),
})

export const revokeCertificate = endpoint({
  method: 'POST',
  path: '/api/certificates/:certificateId/revoke',
  summary: '撤销证书',
  params: z.object({ certificateId: id }),
  body: z.object({ reason: sentence('撤销原因', 200) }),
  reply: done,
})

export const printCertificate = endpoint({
  method: 'GET',
  path: '/api/certificates/:certificateId/certificate.pdf',
  summary: '打印证书（带核验二维码）',
  params: z.object({ certificateId: id }),
  reply: z.any(),
  replies: 'file',
})

/** POST, so that the name stands in no address and no log. The answer has the same shape whether or not there is one. */
export const checkCertificate = endpoint({
  method: 'POST',
  path: '/api/certificate-check',
  summary: '公开核验证书（编号和姓名须同时相符）',
  body: z.object({ number: sentence('证书编号', 40), name: sentence('姓名', 60) }),
  reply: z.object({
    result: z.enum(['valid', 'revoked', 'no-match']),
    number: z.string().nullable(),
    kindLabel: z.string().nullable(),
    tradeName: z.string().nullable(),
    issuer: z.string().nullable(),
    issuedOn: dateShape.nullable(),
    revokedOn: dateShape.nullable(),
  }),
})

export const listMyCertificates = endpoint({
  method: 'GET',
  path: '/api/my/certificates',
  summary: '我的证书',
  reply: z.object({ certificates: z.array(certificateShape) }),
})
