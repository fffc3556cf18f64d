import { chineseDate } from '#kernel/dates'
import type { FileReply, InputOf } from '#kernel/endpoint'
import { findOrganization } from '#organizations'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { pdf } from '#platform/documents'
import type * as contract from '../contract.ts'
import { staffDuties } from '../contract.ts'
import { refuse } from '../refusals-staff.ts'
import { checkCertificate, findCertificate, insertCertificate, selectParticipation } from '../store-staff.ts'

/** Issues a certificate over the confirmed entries of a period, under a number of its own. @throws Refusal `participation-none` */
export async function certifyParticipation(tx: Tx, actor: Actor, given: InputOf<typeof contract.certifyParticipation>) {
  const { from, until, staffNumber } = given
  const school = actor.organizationId ? await findOrganization(tx, actor.organizationId) : undefined
  const confirmed = (await selectParticipation(tx, given)).filter(
    ({ confirmedOn, organizationId }) => confirmedOn !== null && organizationId === school?.id,
  )
  const [first] = confirmed
  if (!school || !first) throw refuse('participation-none', { number: staffNumber, from, until })
  const entries = confirmed.map(({ classNumber, classTitle, regionName, duty, days, fromOn, untilOn }) => ({
    classNumber,
    classTitle,
    regionName,
    duty,
    days,
    fromOn,
    untilOn,
  }))
  const days = entries.reduce((sum, one) => sum + one.days, 0)
  const issued = await insertCertificate(tx, {
    from,
    until,
    staffNumber,
    staffName: first.staffName,
    organizationId: school.id,
    regionCode: school.regionCode,
    entries,
    days,
  })
  tx.notes.push({ matterId: issued.id, facts: { days, entries: entries.length } })
  return issued
}

/** The certificate on paper, as it was issued. @throws Refusal `participation-certificate-unknown` */
export async function printParticipation(
  tx: Tx,
  _: Actor,
  { participationCertificateId }: { participationCertificateId: string },
): Promise<FileReply> {
  const of = await findCertificate(tx, participationCertificateId)
  if (!of) throw refuse('participation-certificate-unknown')
  const bytes = await pdf({
    title: '参与职业技能帮扶工作证明',
    meta: [
      ['证明编号', of.number],
      ['姓名', `${of.staffName}（工号${of.staffNumber}）`],
      ['期间', `${of.fromOn} 至 ${of.untilOn}`],
    ],
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: '班级' },
          { title: '培训班', width: '*' },
          { title: '地点' },
          { title: '工作' },
          { title: '起止' },
          { title: '天数', align: 'right' },
        ],
        rows: of.entries.map((one) => [
          one.classNumber,
          one.classTitle,
          one.regionName,
          staffDuties.label(one.duty),
          `${one.fromOn} 至 ${one.untilOn}`,
          String(one.days),
        ]),
        total: ['合计', '', '', '', '', String(of.days)],
      },
      {
        kind: 'paragraph',
        text: '本证明供考核评价、岗位聘用、评先评优、职称评审参考（桂人社发〔2022〕7号（十二））；平台只记事实，不评分。',
      },
      { kind: 'paragraph', text: of.school, align: 'right' },
      { kind: 'paragraph', text: chineseDate(of.issuedOn), align: 'right' },
    ],
    footnote: '凭证明编号和姓名在平台核验',
  })
  return { name: `${of.number}.pdf`, type: 'application/pdf', bytes, rows: 1 }
}

/** @throws Refusal `participation-certificate-unknown` unless number and name both fit */
export async function checkParticipation(tx: Tx, _: Actor, given: InputOf<typeof contract.checkParticipation>) {
  const found = await checkCertificate(tx, given.number, given.staffName)
  if (!found) throw refuse('participation-certificate-unknown')
  return found
}
