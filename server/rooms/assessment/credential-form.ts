import type { FileReply } from '#kernel/endpoint'
import { type ListForm, listTemplate } from '#people'
import type { Tx } from '#platform/db'
import { credentialTitles, type SkillLevel, skillLevels } from './contract.ts'
import { type CredentialEntry, readCredential } from './domain/read-credential.ts'
import { selectTypes } from './store-types.ts'

type Key = keyof typeof credentialTitles

/** The list of certificates: its types are those of the open list. */
export async function credentialForm(tx: Tx): Promise<ListForm<Key, CredentialEntry>> {
  const types = (await selectTypes(tx)).filter(({ entered }) => entered)
  const labels = skillLevels.values.map((level: SkillLevel) => skillLevels.label(level))
  return {
    kind: 'certificates',
    titles: credentialTitles,
    dates: ['issuedOn', 'examinedOn'],
    choices: { type: types.map(({ title }) => title), level: labels },
    notes: {
      trade: '必填。职业目录里的编码，例如 6-18-02-04',
      level: '不分等级的证书留空',
      examinedOn: '证书或考评记录写明的才填；本人去世后才发证的必填',
      issuer: '证书上的发证机构；认定机构导入自己颁发的证书可以留空',
    },
    optional: ['level', 'issuer', 'examinedOn'],
    read: (cells) => readCredential(cells, new Map(types.map(({ title, code }) => [title, code]))),
    once: ({ typeCode, number }) => `${typeCode} ${number}`,
  }
}

/** The empty workbook. */
export async function downloadCredentialTemplate(tx: Tx): Promise<FileReply> {
  return {
    name: '职业证书清单模板.xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: await listTemplate(await credentialForm(tx)),
    rows: 0,
  }
}
