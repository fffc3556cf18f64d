import AccountBookOutlined from '@ant-design/icons/AccountBookOutlined'
import AimOutlined from '@ant-design/icons/AimOutlined'
import AlertOutlined from '@ant-design/icons/AlertOutlined'
import ApartmentOutlined from '@ant-design/icons/ApartmentOutlined'
import AuditOutlined from '@ant-design/icons/AuditOutlined'
import BankOutlined from '@ant-design/icons/BankOutlined'
import BarChartOutlined from '@ant-design/icons/BarChartOutlined'
import BookOutlined from '@ant-design/icons/BookOutlined'
import CheckSquareOutlined from '@ant-design/icons/CheckSquareOutlined'
import ContactsOutlined from '@ant-design/icons/ContactsOutlined'
import CrownOutlined from '@ant-design/icons/CrownOutlined'
import DatabaseOutlined from '@ant-design/icons/DatabaseOutlined'
import ExceptionOutlined from '@ant-design/icons/ExceptionOutlined'
import ExperimentOutlined from '@ant-design/icons/ExperimentOutlined'
import EyeOutlined from '@ant-design/icons/EyeOutlined'
import FileProtectOutlined from '@ant-design/icons/FileProtectOutlined'
import FileSearchOutlined from '@ant-design/icons/FileSearchOutlined'
import FolderOpenOutlined from '@ant-design/icons/FolderOpenOutlined'
import GiftOutlined from '@ant-design/icons/GiftOutlined'
import IdcardOutlined from '@ant-design/icons/IdcardOutlined'
import InsuranceOutlined from '@ant-design/icons/InsuranceOutlined'
import IssuesCloseOutlined from '@ant-design/icons/IssuesCloseOutlined'
import LineChartOutlined from '@ant-design/icons/LineChartOutlined'
import MessageOutlined from '@ant-design/icons/MessageOutlined'
import MoneyCollectOutlined from '@ant-design/icons/MoneyCollectOutlined'
import NotificationOutlined from '@ant-design/icons/NotificationOutlined'
import PartitionOutlined from '@ant-design/icons/PartitionOutlined'
import ReadOutlined from '@ant-design/icons/ReadOutlined'
import SafetyCertificateOutlined from '@ant-design/icons/SafetyCertificateOutlined'
import SafetyOutlined from '@ant-design/icons/SafetyOutlined'
import ScheduleOutlined from '@ant-design/icons/ScheduleOutlined'
import ShareAltOutlined from '@ant-design/icons/ShareAltOutlined'
import ShopOutlined from '@ant-design/icons/ShopOutlined'
import SolutionOutlined from '@ant-design/icons/SolutionOutlined'
import StarOutlined from '@ant-design/icons/StarOutlined'
import SwapOutlined from '@ant-design/icons/SwapOutlined'
import TagsOutlined from '@ant-design/icons/TagsOutlined'
import TeamOutlined from '@ant-design/icons/TeamOutlined'
import ToolOutlined from '@ant-design/icons/ToolOutlined'
import TrophyOutlined from '@ant-design/icons/TrophyOutlined'
import UserSwitchOutlined from '@ant-design/icons/UserSwitchOutlined'
import WarningOutlined from '@ant-design/icons/WarningOutlined'

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
  credential: IdcardOutlined,
  body: FileProtectOutlined,
  exception: ExceptionOutlined,
  contest: TrophyOutlined,
  selection: StarOutlined,
  recognition: CrownOutlined,
  pool: ContactsOutlined,
  aid: GiftOutlined,
  complaint: MessageOutlined,
  allocation: PartitionOutlined,
  placement: UserSwitchOutlined,
  workshop: ToolOutlined,
  insurance: InsuranceOutlined,
  danger: WarningOutlined,
  disclosure: EyeOutlined,
  occupations: TagsOutlined,
  dictionary: ReadOutlined,
  trial: ExperimentOutlined,
  target: AimOutlined,
  risk: AlertOutlined,
  check: FileSearchOutlined,
  finding: IssuesCloseOutlined,
  case: FolderOpenOutlined,
  interest: SafetyOutlined,
  results: LineChartOutlined,
  exchange: SwapOutlined,
  subsidies: AccountBookOutlined,
  funds: MoneyCollectOutlined,
  notices: NotificationOutlined,
  employment: ShopOutlined,
  statistics: BarChartOutlined,
  audit: AuditOutlined,
  users: TeamOutlined,
  register: DatabaseOutlined,
} as const

export type MenuIcon = keyof typeof menuIcons
