import CalculatorOutlined from '@ant-design/icons/CalculatorOutlined'
import ContactsOutlined from '@ant-design/icons/ContactsOutlined'
import CrownOutlined from '@ant-design/icons/CrownOutlined'
import DiffOutlined from '@ant-design/icons/DiffOutlined'
import ExceptionOutlined from '@ant-design/icons/ExceptionOutlined'
import FileProtectOutlined from '@ant-design/icons/FileProtectOutlined'
import FundOutlined from '@ant-design/icons/FundOutlined'
import IdcardOutlined from '@ant-design/icons/IdcardOutlined'
import SafetyCertificateOutlined from '@ant-design/icons/SafetyCertificateOutlined'
import StarOutlined from '@ant-design/icons/StarOutlined'
import TrophyOutlined from '@ant-design/icons/TrophyOutlined'
import UsergroupAddOutlined from '@ant-design/icons/UsergroupAddOutlined'

/** Pictures of the menu: certificates and talent, the yearly returns about schools and staff. */
export const skillIcons = {
  certificate: SafetyCertificateOutlined,
  credential: IdcardOutlined,
  body: FileProtectOutlined,
  exception: ExceptionOutlined,
  contest: TrophyOutlined,
  selection: StarOutlined,
  recognition: CrownOutlined,
  pool: ContactsOutlined,
  school: CalculatorOutlined,
  education: FundOutlined,
  staff: UsergroupAddOutlined,
  equal: DiffOutlined,
} as const
