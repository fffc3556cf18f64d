import { z } from 'zod'
import { endpoint } from '#kernel/endpoint'
import { pageOf, pageQuery } from '#kernel/pages'
import { amountShape, dateShape, id, sentence } from '#kernel/shapes'
import { listShape } from '#people/contract'
import { certificateKinds } from '#policy/contract'
import { credentialStates, levelGrounds, skillLevels, verifyWays } from './contract-words.ts'

/** 个人的职业资格、职业技能等级、专项职业能力证书（柳政规〔2019〕63号 二（三）（四）、六（二））. */

export const certificateTypeShape = z.object({
  code: z.string(),
  kind: certificateKinds.schema.nullable(),
  title: z.string(),
  titleEn: z.string(),
  leveled: z.boolean(),
  entered: z.boolean(),
  /** `9` a digit, `A` a letter, `*` either. */
  masks: z.array(z.string()),
  note: z.string(),
  documentNumber: z.string(),
})

export const listCertificateTypes = endpoint({
  method: 'GET',
  path: '/api/assessment/certificate-types',
  summary: '证书种类和编号样式',
  cites: ['lz-2019-63#6-2'],
  reply: z.object({ types: z.array(certificateTypeShape) }),
})

export const addCertificateType = endpoint({
  method: 'POST',
  path: '/api/assessment/certificate-types',
  summary: '按文件增加一种证书',
  cites: ['lz-2019-63#6-2'],
  body: z.object({
    title: sentence('证书名称', 40),
    titleEn: sentence('英文名称', 80),
    leveled: z.boolean(),
    masks: z
      .array(
        sentence('编号样式', 40).refine((mask) => /^[9A*\-/.]+$/.test(mask), {
          error: '编号样式用 9（数字）、A（字母）、*（数字或字母）和 - / . 写成',
        }),
      )
      .min(1, { error: '请填写编号样式' })
      .max(10),
    documentNumber: sentence('文号', 100),
  }),
  reply: z.object({ code: z.string() }),
})

export const credentialShape = z.object({
  id,
  typeCode: z.string(),
  typeTitle: z.string(),
  number: z.string(),
  personId: id,
  personName: z.string(),
  regionName: z.string(),
  issuer: z.string(),
  /** The issuer stands in the register of bodies. */
  issuerRegistered: z.boolean(),
  tradeCode: z.string(),
  tradeName: z.string(),
  level: skillLevels.schema.nullable(),
  issuedOn: dateShape,
  examinedOn: dateShape.nullable(),
  state: credentialStates.schema,
  madeOn: dateShape,
  checkedOn: dateShape.nullable(),
  verifiedByWay: verifyWays.schema.nullable(),
  verifiedReference: z.string().nullable(),
  levelGround: levelGrounds.schema.nullable(),
  /** Waits, and the order of levels stands against it: neither the level below nor an approved exception. */
  outOfOrder: z.boolean(),
  rejectReason: z.string().nullable(),
  revokedOn: dateShape.nullable(),
  revokedReason: z.string().nullable(),
  /** The reader entered it: another person has to verify. */
  madeByMe: z.boolean(),
})

export const listCredentials = endpoint({
  method: 'GET',
  path: '/api/assessment/credentials',
  summary: '职业证书台账',
  cites: ['lz-2019-63#6-2'],
  query: pageQuery.extend({
    typeCode: z.string().optional(),
    level: skillLevels.schema.optional(),
    state: credentialStates.schema.optional(),
    search: z.string().trim().optional(),
  }),
  reply: pageOf(credentialShape),
})

const credentialId = z.object({ credentialId: id })
const settled = z.object({ id, state: credentialStates.schema })

export const enterCredential = endpoint({
  method: 'POST',
  path: '/api/assessment/credentials',
  summary: '录入或颁发职业证书',
  cites: ['lz-2019-63#6-2', 'lz-2019-63#2-4'],
  body: z.object({
    name: sentence('姓名', 60),
    residentId: sentence('居民身份证号', 30),
    typeCode: sentence('证书种类', 60),
    number: sentence('证书编号', 40),
    tradeCode: sentence('职业（工种）', 40),
    level: skillLevels.schema.nullable(),
    issuedOn: dateShape,
    /** 考试、考评合格之日, where the certificate states it. */
    examinedOn: dateShape.nullish(),
    /** As printed; a body that enters its own leaves it out. */
    issuer: z.string().trim().max(80).optional(),
  }),
  reply: z.object({ id, outOfOrder: z.boolean() }),
})

export const importCredentials = endpoint({
  method: 'POST',
  path: '/api/assessment/credentials/imports',
  summary: '导入职业证书清单',
  cites: ['lz-2019-63#6-2', 'lz-2019-63#2-4'],
  accepts: 'file',
  reply: listShape,
})

export const downloadCredentialTemplate = endpoint({
  method: 'GET',
  path: '/api/assessment/credentials/template',
  summary: '下载职业证书清单模板',
  replies: 'file',
  reply: z.unknown(),
})

export const verifyCredential = endpoint({
  method: 'POST',
  path: '/api/assessment/credentials/:credentialId/verification',
  summary: '查验职业证书',
  cites: ['lz-2019-63#6-2', 'lz-2019-63#2-4'],
  params: credentialId,
  body: z.object({ way: verifyWays.schema, reference: sentence('查验凭据', 200) }),
  reply: settled,
})

export const rejectCredential = endpoint({
  method: 'POST',
  path: '/api/assessment/credentials/:credentialId/rejection',
  summary: '职业证书查验不符',
  params: credentialId,
  body: z.object({ reason: sentence('不符之处', 200) }),
  reply: settled,
})

export const revokeCredential = endpoint({
  method: 'POST',
  path: '/api/assessment/credentials/:credentialId/revocation',
  summary: '撤销职业证书',
  params: credentialId,
  body: z.object({ reason: sentence('撤销原因和文件', 200) }),
  reply: settled,
})

/** Found by the system among the verified certificates, never typed by anybody. */
export const listClaimableCredentials = endpoint({
  method: 'GET',
  path: '/api/assessment/credentials/claimable',
  summary: '可申领奖补的职业证书',
  cites: ['lz-2019-63#2-3', 'lz-2019-63#6-1'],
  reply: z.object({
    /** Of so many certificates the newest `looked` were looked through. */
    looked: z.int(),
    total: z.int(),
    claimable: z.array(
      z.object({
        credentialId: id,
        number: z.string(),
        title: z.string(),
        personName: z.string(),
        regionName: z.string(),
        issuedOn: dateShape,
        rules: z.array(
          z.object({
            ruleId: z.string(),
            title: z.string(),
            amountFen: amountShape.nullable(),
            /** Which table is still to be entered before there is an amount. */
            missing: z.string().nullable(),
          }),
        ),
      }),
    ),
  }),
})

/** Columns of the list of certificates. */
export const credentialTitles = {
  name: '姓名',
  residentId: '居民身份证号',
  type: '证书种类',
  number: '证书编号',
  trade: '职业（工种）编码',
  level: '等级',
  issuedOn: '发证日期',
  examinedOn: '考评合格日期',
  issuer: '发证机构',
} as const
