import AccountBookOutlined from '@ant-design/icons/AccountBookOutlined'
import ApartmentOutlined from '@ant-design/icons/ApartmentOutlined'
import AuditOutlined from '@ant-design/icons/AuditOutlined'
import BankOutlined from '@ant-design/icons/BankOutlined'
import BarChartOutlined from '@ant-design/icons/BarChartOutlined'
import BookOutlined from '@ant-design/icons/BookOutlined'
import CheckSquareOutlined from '@ant-design/icons/CheckSquareOutlined'
import MoneyCollectOutlined from '@ant-design/icons/MoneyCollectOutlined'
import NotificationOutlined from '@ant-design/icons/NotificationOutlined'
import SafetyCertificateOutlined from '@ant-design/icons/SafetyCertificateOutlined'
import ScheduleOutlined from '@ant-design/icons/ScheduleOutlined'
import ShareAltOutlined from '@ant-design/icons/ShareAltOutlined'
import ShopOutlined from '@ant-design/icons/ShopOutlined'
import SolutionOutlined from '@ant-design/icons/SolutionOutlined'
import TeamOutlined from '@ant-design/icons/TeamOutlined'

/** Imported one by one: the package's index would put 800 icons through the build. */
export const menuIcons = {
  queue: CheckSquareOutlined,
  people: TeamOutlined,
  contracts: SolutionOutlined,
  organizations: ApartmentOutlined,
  pairing: ShareAltOutlined,
  accounts: BankOutlined,
  policy: BookOutlined,
  classes: ScheduleOutlined,
  certificate: SafetyCertificateOutlined,
  subsidies: AccountBookOutlined,
  funds: MoneyCollectOutlined,
  notices: NotificationOutlined,
  employment: ShopOutlined,
  statistics: BarChartOutlined,
  audit: AuditOutlined,
  users: TeamOutlined,
  register: ApartmentOutlined,
} as const

export type MenuIcon = keyof typeof menuIcons
