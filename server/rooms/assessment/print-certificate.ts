import { chineseDate } from '#kernel/dates'
import type { Tx } from '#platform/db'
import { pdf } from '#platform/documents'
import { certificateKinds } from '#policy/contract'
import { refuse } from './refusals.ts'
import { findCertificate } from './store.ts'

/** The certificate as a PDF; its QR code leads to the public check with the number filled in, the name is asked there. */
export async function printCertificate(tx: Tx, { certificateId }: { certificateId: string }) {
  const certificate = await findCertificate(tx, certificateId)
  if (!certificate) throw refuse('certificate-unknown')
  const { number, personName, issuer, tradeName, issuedOn, revokedOn } = certificate
  const bytes = await pdf({
    title: certificateKinds.label(certificate.kind),
    ...(revokedOn ? { subtitle: `（本证书已于${chineseDate(revokedOn)}撤销）` } : {}),
    meta: [['证书编号', number]],
    blocks: [
      {
        kind: 'paragraph',
        text: `${personName}：参加“${tradeName}”培训，考核合格，特发此证。`,
      },
      { kind: 'paragraph', text: issuer, align: 'right' },
      { kind: 'paragraph', text: chineseDate(issuedOn), align: 'right' },
      { kind: 'qr', text: `${tx.publicUrl}/p/certificate?number=${number}`, caption: '扫码核验，输入姓名即可' },
    ],
  })
  return { name: `${number}.pdf`, type: 'application/pdf', bytes, rows: 1 }
}
