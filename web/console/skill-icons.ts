import ContactsOutlined from '@ant-design/icons/ContactsOutlined'
import CrownOutlined from '@ant-design/icons/CrownOutlined'
import ExceptionOutlined from '@ant-design/icons/ExceptionOutlined'
import FileProtectOutlined from '@ant-design/icons/FileProtectOutlined'
import IdcardOutlined from '@ant-design/icons/IdcardOutlined'
import SafetyCertificateOutlined from '@ant-design/icons/SafetyCertificateOutlined'
import StarOutlined from '@ant-design/icons/StarOutlined'
import TrophyOutlined from '@ant-design/icons/TrophyOutlined'

/** Pictures of the menu: certificates and talent. */
export const skillIcons = {
  certificate: SafetyCertificateOutlined,
  credential: IdcardOutlined,
  body: FileProtectOutlined,
  exception: ExceptionOutlined,
  contest: TrophyOutlined,
  selection: StarOutlined,
  recognition: CrownOutlined,
  pool: ContactsOutlined,
} as const
