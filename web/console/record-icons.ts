import CreditCardOutlined from '@ant-design/icons/CreditCardOutlined'
import FileAddOutlined from '@ant-design/icons/FileAddOutlined'
import FileDoneOutlined from '@ant-design/icons/FileDoneOutlined'
import FilterOutlined from '@ant-design/icons/FilterOutlined'
import HourglassOutlined from '@ant-design/icons/HourglassOutlined'
import NodeIndexOutlined from '@ant-design/icons/NodeIndexOutlined'
import QuestionCircleOutlined from '@ant-design/icons/QuestionCircleOutlined'
import SignatureOutlined from '@ant-design/icons/SignatureOutlined'
import TransactionOutlined from '@ant-design/icons/TransactionOutlined'

/** Pictures of the menu: claims and what became of them, what was signed, drawn, judged. */
export const recordIcons = {
  claim: FileAddOutlined,
  ageing: HourglassOutlined,
  trace: NodeIndexOutlined,
  changes: CreditCardOutlined,
  payer: TransactionOutlined,
  commitment: SignatureOutlined,
  sample: FileDoneOutlined,
  questions: QuestionCircleOutlined,
  scope: FilterOutlined,
} as const
