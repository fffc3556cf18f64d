import ApartmentOutlined from '@ant-design/icons/ApartmentOutlined'
import AuditOutlined from '@ant-design/icons/AuditOutlined'
import DatabaseOutlined from '@ant-design/icons/DatabaseOutlined'
import GiftOutlined from '@ant-design/icons/GiftOutlined'
import KeyOutlined from '@ant-design/icons/KeyOutlined'
import MessageOutlined from '@ant-design/icons/MessageOutlined'
import ScheduleOutlined from '@ant-design/icons/ScheduleOutlined'
import ShareAltOutlined from '@ant-design/icons/ShareAltOutlined'
import SolutionOutlined from '@ant-design/icons/SolutionOutlined'
import TeamOutlined from '@ant-design/icons/TeamOutlined'

/** Pictures of the menu: people, employers, classes. */
export const peopleIcons = {
  people: TeamOutlined,
  aid: GiftOutlined,
  contracts: SolutionOutlined,
  organizations: ApartmentOutlined,
  pairing: ShareAltOutlined,
  classes: ScheduleOutlined,
  complaint: MessageOutlined,
  users: KeyOutlined,
  audit: AuditOutlined,
  register: DatabaseOutlined,
} as const
